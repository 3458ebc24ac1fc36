"""`tonghop` as real processes: killed at work, two at once, a secret to keep, a target held open, hostile words."""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from smtpserver import Server
from tonghop import commands_delivery, editions, main
from tonghop.settings import data_root

SPEC = """\
report:
  regime: dang36
  subject: kết quả <học tập> & làm theo ‹Bác›
  issuer: {{parent: TỈNH ỦY HẬU GIANG, name: BAN TUYÊN GIÁO, code: BTGTU}}
  place: Vị Thanh
  date: 2024-06-30
  signer: {{title: TRƯỞNG BAN}}
sources: [{{path: bai}}]
sections:
  - heading: Kết quả
    blocks: [{{figures: {{as: list, total: none}}}}, {{quotations: {{}}}}, {{articles: {{as: table}}}}]
mail:
  from: Ban Tuyên giáo <btg@example.vn>
  to: a@example.vn; b@example.vn
  host: 127.0.0.1
  port: {port}
  security: none
"""
KILLS = 5


class Office:
    """A folder with a spec and sample articles, and the state of the program beside them."""

    def __init__(self, home: Path, port: int, more: str = "") -> None:
        self.home, self.spec, self.report = home, home / "tuần.yaml", home / "tuần.docx"
        self.spec.write_text(SPEC.format(port=port) + more, "utf-8")
        shutil.copytree(data_root() / "seeds", home / "bai")
        self.environment = {**os.environ, "TONGHOP_STATE": str(home / "state"), "TONGHOP_LANG": "vi"}

    def add(self, number: int) -> None:
        """An article more: a new edition."""
        text = f"Xã số {number} đổi thay\n\nĐến nay, xã Tân An có {number + 500} mô hình học tập và làm theo Bác.\n"
        (self.home / "bai" / f"{number}.txt").write_text(text, "utf-8")

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "tonghop", *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(words, env=self.environment, stdout=pipe, stderr=pipe, cwd=self.home)

    def call(self, *arguments: str | Path) -> tuple[int, str]:
        run = self.start(*arguments)
        out, error = run.communicate()
        said = (out + error).decode()
        assert "Traceback" not in said
        return run.returncode, said


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_kill_9_of_a_run_leaves_whole_files_and_no_mail_twice(tmp_path: Path) -> None:
    dice = random.Random(5)
    with Server(None, starttls=False, every_session=True) as server:
        office = Office(tmp_path, server.port)
        office.add(0)
        start = time.monotonic()
        assert office.call("run", office.spec)[0] == 0
        span = time.monotonic() - start
        for number in range(1, KILLS + 1):
            office.add(number)
            run = office.start("run", office.spec)
            time.sleep(dice.uniform(0.3, 1.0) * span)
            run.kill()
            run.communicate()
            with zipfile.ZipFile(office.report) as archive:
                assert archive.testzip() is None
            status, said = office.call("run", office.spec)
            # 3: what was cut off at the final dot is in doubt, and is said.
            assert status in (0, 3), said
        # What was cut off before its first byte waits for its next attempt, five minutes on: "retry" sends it now.
        office.call("outbox", "retry")
        box = json.loads(office.call("outbox", "list", "--all", "--format", "json")[1])
        history = json.loads(office.call("history", office.spec, "--format", "json")[1])
    states = {(entry["key"], r["address"]): r["state"] for entry in box for r in entry["recipients"]}
    made = [run for run in history if run["result"] == "made"]
    assert len(made) == KILLS + 1
    got = Counter(
        (line.decode().partition(":")[2].strip(), address)
        for mail in server.mails
        for line in mail.data.split(b"\r\n\r\n", 1)[0].splitlines()
        if line.lower().startswith(b"message-id:")
        for address in mail.recipients
    )
    assert set(got.values()) == {1}
    for run in made:
        for key in run["messages"]:
            for address in ("a@example.vn", "b@example.vn"):
                assert states[key, address] == "doubt" or got[key, address] == 1


def test_a_second_run_leaves_at_once_with_75(tmp_path: Path) -> None:
    office = Office(tmp_path, 9)
    office.add(0)
    with editions.lock(editions.folder_of(office.spec)):
        status, said = office.call("run", office.spec)
    assert status == 75
    assert "RUN001" in said
    assert not office.report.exists()


def test_the_password_is_nowhere(tmp_path: Path) -> None:
    canary = "mật-khẩu-4711-xyz"
    with Server(None, {"auth": "echo"}, starttls=False, every_session=True) as server:
        office = Office(tmp_path, server.port, "  user: vp\n  password: {env: TONGHOP_CANARY}\n")
        office.environment |= {"TONGHOP_CANARY": canary}
        office.add(0)
        said = [office.call("run", office.spec)[1]]
        server.faults = {}
        office.add(1)
        commands: tuple[tuple[str | Path, ...], ...] = (
            ("run", office.spec),
            ("outbox", "list", "--all"),
            ("outbox", "show", "1"),
            ("outbox", "retry"),
            ("history", office.spec, "--format", "json"),
            ("mail", "test", office.spec),
            ("check", office.spec),
            ("verify", office.report),
        )
        said += [office.call(*command)[1] for command in commands]
    secret = canary.encode()
    forms = [secret, base64.b64encode(secret).rstrip(b"="), base64.b64encode(b"\0vp\0" + secret).rstrip(b"=")]
    contents = [text.encode() for text in said] + [mail.data for mail in server.mails]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            contents.append(path.read_bytes())
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    contents += [archive.read(name) for name in archive.namelist()]
    assert len(contents) > 20
    assert not any(form in content for form in forms for content in contents)


@pytest.mark.parametrize("command", ["build", "run"])
def test_a_report_open_in_word_gets_a_sibling(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, 9)
    office.spec.write_text(office.spec.read_text("utf-8").partition("mail:")[0], "utf-8")
    office.add(0)
    office.report.write_bytes(b"open in Word")
    (tmp_path / "bai" / "~$0.docx").write_bytes(b"a lock file of Word")
    rename = Path.replace

    def as_on_windows(self: Path, other: Path) -> Path:
        if other == office.report:
            raise PermissionError(13, "used by another process")
        return rename(self, other)

    monkeypatch.setattr(Path, "replace", as_on_windows)
    monkeypatch.setenv("TONGHOP_STATE", str(tmp_path / "state"))
    if command == "run":
        made = typer.Typer()
        commands_delivery.register(made)
    else:
        made = main.app
    result = CliRunner().invoke(made, [command, str(office.spec), "-o", str(office.report)])
    assert result.exit_code == 0, result.output
    assert "DOC011" in result.output
    assert "tuần (2).docx" in result.output
    assert "~$" not in result.output
    assert office.report.read_bytes() == b"open in Word"
    assert zipfile.is_zipfile(tmp_path / "tuần (2).docx")


def test_words_of_articles_are_no_fields_links_or_templates(tmp_path: Path) -> None:
    hostile = (
        "=cmd|' /C calc'!A0 {{ 7 * 7 }} {% raw %} ‹b› <w:instrText>DDEAUTO c:\\calc.exe</w:instrText>"
        " INCLUDEPICTURE \\\\may\\a.png javascript:alert(1) file:///etc/passwd &amp; ]]>"
    )
    office = Office(tmp_path, 9)
    text = (
        f"Xã A & <B>\n\nXã A có 30 mô hình.\nÔng Nguyễn Văn A, Bí thư xã, nói: “Bà con rất vui {hostile}”.\n"
    )
    (tmp_path / "bai" / "a.txt").write_text(text, "utf-8")
    assert office.call("build", office.spec, "-o", office.report)[0] == 0
    with zipfile.ZipFile(office.report) as archive:
        parts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    fields = "".join(
        piece.partition("</w:instrText>")[0] for piece in parts["word/document.xml"].split("<w:instrText")[1:]
    )
    assert not any(word in fields for word in ("DDE", "INCLUDE", "HYPERLINK", "cmd"))
    assert not any('TargetMode="External"' in part for part in parts.values())
    document = parts["word/document.xml"]
    for word in (
        "{{ 7 * 7 }}",
        "{% raw %}",
        "‹b›",
        "&lt;w:instrText&gt;DDEAUTO",
        "&amp;amp;",
        "‹Bác›",
        "&lt;học tập&gt; &amp;",
    ):
        assert word in document, word
    checked, said = office.call("verify", office.report)
    assert checked == 0, said


def test_a_folder_without_write_permission_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path, 9)
    office.add(0)
    office.report.mkdir()
    status, said = office.call("run", office.spec)
    assert (status, "DOC012" in said) == (2, True)
    shutil.rmtree(office.report)
    (tmp_path / ".tonghop").write_text("a file where the state should be", "utf-8")
    status, said = office.call("run", office.spec)
    assert (status, "RUN002" in said) == (2, True)
