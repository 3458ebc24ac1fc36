"""The command line, as whole processes: results on standard output, messages on standard error, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tonghop import __version__, settings

SEEDS = settings.data_root() / "seeds"

SPEC = """\
report:
  regime: nd30
  subject: về việc thử nghiệm
  issuer: {parent: UBND TỈNH A, name: SỞ B, code: SB}
  signer: {title: GIÁM ĐỐC}
  date: 2024-06-30
sources:
  - path: bài báo/*.txt
sections:
  - heading: Số liệu
    blocks:
      - figures: {group_by: [place, period], as: list}
"""


def run(*arguments: str, cwd: Path, language: str = "vi") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TONGHOP_LANG": language, "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "tonghop", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a space and Vietnamese letters, a spec, and two of the sample articles."""
    base = tmp_path / "Báo cáo tháng 6"
    (base / "bài báo").mkdir(parents=True)
    for path in sorted(SEEDS.glob("*.txt"))[:2]:
        (base / "bài báo" / path.name).write_bytes(path.read_bytes())
    (base / "bao-cao.yaml").write_text(SPEC, "utf-8")
    return base


def test_version_and_help_in_both_languages(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"tonghop {__version__}\n"
    assert "Lập báo cáo từ tệp đặc tả" in run("--help", cwd=tmp_path).stdout
    assert "Build a report from a spec" in run("--lang", "en", "--help", cwd=tmp_path).stdout
    assert "Build a report from a spec" in run("--help", cwd=tmp_path, language="en").stdout


def test_build_without_a_spec_writes_the_sample(tmp_path: Path) -> None:
    done = run("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Đã lập báo cáo: bao-cao.docx" in done.stderr
    assert "Đã đọc 5 bài báo" in done.stderr
    assert zipfile.ZipFile(tmp_path / "bao-cao.docx").testzip() is None
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.docx"]


def test_json_goes_to_standard_output_and_messages_do_not(folder: Path) -> None:
    done = run("build", "bao-cao.yaml", "--format", "json", "-o", "-", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["regime"] == "nd30"
    assert json.loads(done.stdout) == json.loads(
        run("build", "bao-cao.yaml", "--format", "json", "-o", "-", cwd=folder, language="en").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("build", "none.yaml"), 2),
        (("build", "--format", "odt"), 2),
        (("build", "--as-of", "hôm qua"), 2),
        (("build", "-o", "-"), 2),
        (("nonsense",), 2),
        (("extract", "none/*.txt"), 2),
        (("explain", "SPEC011"), 0),
        (("explain", "SPEC999"), 2),
        (("explain", "money"), 0),
        (("explain",), 0),
        (("schema",), 0),
        (("check", "bao-cao.yaml"), 0),
    ],
)
def test_exit_status_without_a_traceback(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert "\n".join(done.stderr.split("\n")[:1]) or status == 0


def test_a_bad_spec_is_2_for_build_and_1_for_check_with_the_same_messages(folder: Path) -> None:
    text = SPEC.replace("subject", "subjekt").replace("as: list", "as: danh sách")
    (folder / "bao-cao.yaml").write_text(text, "utf-8")
    built, checked = run("build", "bao-cao.yaml", cwd=folder), run("check", "bao-cao.yaml", cwd=folder)
    assert (built.returncode, checked.returncode) == (2, 1)
    assert built.stderr == checked.stderr
    assert [line.split()[1] for line in built.stderr.splitlines()] == [
        "bao-cao.yaml:3:3",
        "bao-cao.yaml:12:50",
    ]


def test_what_cannot_be_read_is_named_and_the_rest_is_built(folder: Path) -> None:
    (folder / "bài báo" / "trống.txt").write_bytes(b"")
    (folder / "bài báo" / "hỏng.txt").write_bytes(bytes(range(256)) * 40)
    done = run("build", "bao-cao.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "bài báo/trống.txt" in done.stderr
    assert "bài báo/hỏng.txt" in done.stderr
    assert "Đã đọc 2 bài báo" in done.stderr
    assert run("build", "bao-cao.yaml", "--strict", cwd=folder).returncode == 1


def test_a_folder_without_articles_leaves_the_old_report(folder: Path) -> None:
    assert run("build", "bao-cao.yaml", cwd=folder).returncode == 0
    before = (folder / "bao-cao.docx").read_bytes()
    for path in (folder / "bài báo").iterdir():
        path.unlink()
    done = run("build", "bao-cao.yaml", cwd=folder)
    assert done.returncode == 2
    assert "READ031" in done.stderr
    assert (folder / "bao-cao.docx").read_bytes() == before


def test_extract_in_every_form(folder: Path) -> None:
    rows = [
        json.loads(line)
        for line in run("extract", "bài báo", "--format", "jsonl", cwd=folder).stdout.splitlines()
    ]
    assert {row["type"] for row in rows} >= {"article", "figure", "quotation", "paragraph"}
    for row in rows:
        if row["type"] == "figure":
            text = (folder / "bài báo" / row["file"]).read_bytes().decode().replace("\r\n", "\n")
            assert text[row["start"] : row["end"]] == row["surface"]
    table = run("extract", "bài báo", cwd=folder).stdout
    assert "mô hình tập thể" in table
    csv_text = run("extract", "bài báo", "--format", "csv", cwd=folder).stdout
    assert csv_text.startswith("\ufeff")
    assert len(list(csv.DictReader(io.StringIO(csv_text.removeprefix("\ufeff"))))) == sum(
        row["type"] in ("figure", "quotation") for row in rows
    )
    pytest.importorskip("openpyxl")
    assert run("extract", "bài báo", "--format", "xlsx", "-o", "a.xlsx", cwd=folder).returncode == 0
    assert zipfile.is_zipfile(folder / "a.xlsx")


def test_cells_that_open_like_formulas_are_neutralised() -> None:
    from tonghop.tabular import safe

    assert [safe(x) for x in ("=1+1", "+84", "-5", "@x", "a=1", 5, None)] == [
        "'=1+1",
        "'+84",
        "'-5",
        "'@x",
        "a=1",
        5,
        None,
    ]


def test_init_writes_a_spec_that_build_takes(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tonghop", "init", "mới.yaml"],
        cwd=folder,
        input="\n\nSỞ Y TẾ\n\n\n\n\nbài báo\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"TONGHOP_LANG": "vi", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    built = run("build", "mới.yaml", "-o", "mới.docx", "--as-of", "30/6/2024", cwd=folder)
    assert built.returncode == 0, built.stderr
    assert run("init", "mới.yaml", cwd=folder).returncode == 2


def test_a_fact_and_a_table_explain_themselves(folder: Path) -> None:
    rows = [
        json.loads(line)
        for line in run("extract", "bài báo", "--format", "jsonl", cwd=folder).stdout.splitlines()
    ]
    figure = next(row for row in rows if row["type"] == "figure" and row["value"] == 191)
    shown = run("explain", "--fact", figure["id"], "--spec", "bao-cao.yaml", cwd=folder)
    assert shown.returncode == 0, shown.stderr
    assert "191 mô hình tập thể" in shown.stdout
    assert f"{figure['file']}:33" in shown.stdout
    table = run("explain", "--total", "Số liệu", "--spec", "bao-cao.yaml", cwd=folder)
    assert table.returncode == 0, table.stderr
    assert f"{figure['file']}:33 [{figure['id']}" in table.stdout
    assert run("explain", "--total", "không có", "--spec", "bao-cao.yaml", cwd=folder).returncode == 2


def test_review_lists_vague_amounts_and_drafts_corrections_that_build_takes(folder: Path) -> None:
    listed = run("review", "bao-cao.yaml", cwd=folder)
    assert listed.returncode == 0, listed.stderr
    assert "hàng ngàn" in listed.stdout
    drafted = run("review", "bao-cao.yaml", "--yaml", cwd=folder).stdout
    filled = drafted.replace("set: {}", "set: {value: 1200}").replace(
        'reason: ""', 'reason: "toà soạn đính chính"'
    )
    (folder / "hiệu chỉnh.yaml").write_text(filled.replace('by: ""', "by: Nguyễn Văn A"), "utf-8")
    (folder / "bao-cao.yaml").write_text(
        SPEC + "corrections: hiệu chỉnh.yaml\nannexes:\n  - sources: {}\n", "utf-8"
    )
    built = run("build", "bao-cao.yaml", cwd=folder)
    assert built.returncode == 0, built.stderr
    xml = zipfile.ZipFile(folder / "bao-cao.docx").read("word/document.xml").decode()
    assert "1.200" in xml
    assert "toà soạn đính chính" in xml
