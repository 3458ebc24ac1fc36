"""The program as a process, with odd names, closed and full outputs, and wrong command lines: one clear line each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tonghop.settings import data_root

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="names and outputs of this kind are POSIX")
TEXT = """\
Xã A đổi thay

Ngày 5/6/2024, xã A có 30 mô hình, thu 5 tỷ đồng.
Ông Nguyễn Văn A, Bí thư xã, nói: “Bà con ta ai cũng \x1b[31mvui mừng và tin tưởng”.
"""
SPEC = """\
report:
  regime: dang36
  subject: thử & <nghiệm>
  issuer: {parent: TỈNH ỦY A, name: BAN TUYÊN GIÁO, code: BTG}
  place: Vị Thanh
  date: 2024-06-30
  signer: {title: TRƯỞNG BAN}
sources: [{path: bai}]
sections: [{heading: Kết quả, blocks: [{figures: {as: table, total: none}}, {quotations: {}}]}]
"""


def run(
    *arguments: str | bytes, cwd: Path, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tonghop", *arguments],
        cwd=cwd,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "TONGHOP_LANG": "vi", **environment},
        check=False,
    )


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    said = done.stderr.decode()
    assert "Traceback" not in said
    return said.splitlines()


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (("build", "--foo"), "không có tùy chọn “--foo”", "no such option: “--foo”"),
        (("dựng",), "không có lệnh “dựng”", "no such command: “dựng”"),
        (("verify",), "thiếu “REPORT.docx”", "“REPORT.docx” is missing"),
        (("build", "--as-of", "2024-13-45"), "không hiểu ngày “2024-13-45”", "not a day: “2024-13-45”"),
        (("build", "a", "b"), "dòng lệnh không đúng", "extra argument"),
        (("build", "-o", "thiếu/a.docx"), "không có tệp hoặc thư mục này", "cannot be written"),
        (("build", "-o", "a\nb.docx"), "có ký tự điều khiển", "a control character"),
        (("build", "không-có.yaml"), "không có tệp hoặc thư mục này", "the file cannot be read"),
    ],
)
def test_what_is_wrong_is_one_line_in_both_languages(
    arguments: tuple[str, ...], vi: str, en: str, tmp_path: Path
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        done = run(*arguments, cwd=tmp_path, TONGHOP_LANG=language)
        assert done.returncode == 2
        (line,) = lines(done)
        assert words in line
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_names_with_escapes_and_broken_bytes_are_read_and_shown_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "bai"
    folder.mkdir()
    for number, name in enumerate((b"d\xc3\xb2ng\nm\x1b[31m.txt", b"x\xff.txt")):
        try:
            (folder / os.fsdecode(name)).write_text(TEXT.replace("30", f"{30 + number}"), "utf-8")
        except OSError:
            pytest.skip("this file system takes no such names")
    (folder / "rỗng\x1b[2J.txt").touch()
    (tmp_path / "s.yaml").write_text(SPEC, "utf-8")
    for form in ("table", "jsonl", "csv"):
        done = run("extract", "bai", "--format", form, cwd=tmp_path)
        assert done.returncode == 0
        assert "rỗng\\u001b[2J.txt READ002" in "".join(lines(done))
        text = done.stdout.decode()
        assert "\x1b" not in text + done.stderr.decode()
        assert all(
            name in text.replace("\\\\", "\\") for name in ("dòng\\u000am\\u001b[31m.txt", "x\\udcff.txt")
        )
    rows = run("extract", "bai", "--format", "jsonl", cwd=tmp_path).stdout.decode().splitlines()
    assert {json.loads(row)["type"] for row in rows} >= {"figure", "article"}
    assert run("build", "s.yaml", "--format", "docx,json,html", cwd=tmp_path).returncode == 0
    checked = run("verify", "bao-cao.docx", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()


@POSIX
@pytest.mark.parametrize("command", [("explain",), ("schema",), ("extract", "bai"), ("--help",)])
def test_a_closed_or_full_output_is_no_traceback(command: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copytree(data_root() / "seeds", tmp_path / "bai")
    read, write = os.pipe()
    os.close(read)
    done = run(*command, cwd=tmp_path, stdout=write)
    os.close(write)
    lines(done)
    assert done.returncode == 1
    shell = f'exec "{sys.executable}" -m tonghop {" ".join(command)} >&-'
    closed = subprocess.run(["sh", "-c", shell], cwd=tmp_path, stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 0
    lines(closed)
    if Path("/dev/full").exists():
        full = os.open("/dev/full", os.O_WRONLY)
        done = run(*command, cwd=tmp_path, stdout=full)
        os.close(full)
        assert done.returncode == 2
        assert "RUN034" in lines(done)[-1]


def test_a_terminal_that_is_not_utf_8_gets_it_all(tmp_path: Path) -> None:
    done = run("extract", "không-có", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 2
    assert "không tìm thấy tệp nào" in lines(done)[0]


@pytest.mark.parametrize("change", ["bom", "crlf"])
def test_a_spec_saved_by_notepad_is_read(change: str, tmp_path: Path) -> None:
    (tmp_path / "bai").mkdir()
    (tmp_path / "bai" / "a.txt").write_text(TEXT, "utf-8")
    data = SPEC.encode()
    data = b"\xef\xbb\xbf" + data if change == "bom" else data.replace(b"\n", b"\r\n")
    (tmp_path / "s.yaml").write_bytes(data)
    done = run("build", "s.yaml", cwd=tmp_path)
    assert done.returncode == 0, lines(done)
    assert zipfile.is_zipfile(tmp_path / "bao-cao.docx")
