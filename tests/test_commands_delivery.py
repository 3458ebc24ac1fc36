"""The commands of delivery and comparison, with the sample articles, a real server and real files."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from smtpserver import Server
from tonghop import commands_delivery, commands_reports, editions
from tonghop import settings as data

SPEC = """\
report:
  regime: dang36
  subject: kết quả học tập và làm theo Bác
  issuer: {parent: TỈNH ỦY HẬU GIANG, name: BAN TUYÊN GIÁO, code: BTGTU}
  place: Vị Thanh
  date: 2024-06-30
  signer: {title: TRƯỞNG BAN}
sources: [{path: bai/*.txt}]
sections:
  - heading: Kết quả
    blocks:
      - figures: {where: {status: result}, as: list, total: none}
      - changes: {since: last-edition}
"""
MAIL = """\
mail:
  from: Ban Tuyên giáo <btg@example.vn>
  to: a@example.vn; b@example.vn
  host: 127.0.0.1
  port: {port}
  security: none
"""


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer(pretty_exceptions_enable=False)
    commands_delivery.register(made)
    commands_reports.register(made)
    return made


class Office:
    """A folder with a spec, two of the sample articles, a state of its own and a mail server."""

    def __init__(self, home: Path, server: Server, app: typer.Typer) -> None:
        self.home, self.server, self.app = home, server, app
        self.spec = home / "tuần.yaml"
        self.report = home / "tuần.docx"
        self.spec.write_text(SPEC + MAIL.format(port=server.port), "utf-8")
        self.articles = home / "bai"
        self.articles.mkdir()
        self.samples = sorted((data.data_root() / "seeds").glob("*.txt"))
        for path in self.samples[:2]:
            shutil.copy(path, self.articles)

    def call(self, *arguments: str | Path) -> Result:
        result = CliRunner().invoke(self.app, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result


@pytest.fixture
def office(tmp_path: Path, app: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("TONGHOP_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("TONGHOP_MAIL", raising=False)
    with Server(None, starttls=False, every_session=True) as server:
        yield Office(tmp_path, server, app)


def test_two_editions_from_run_to_diff(office: Office) -> None:
    first = office.call("run", office.spec)
    assert first.exit_code == 0, first.output
    assert len(office.server.mails) == 1
    old = office.home / "cũ.docx"
    shutil.copy(office.report, old)

    again = office.call("run", office.spec)
    assert again.exit_code == 0
    assert "RUN004" in again.output
    assert len(office.server.mails) == 1

    shutil.copy(office.samples[2], office.articles)
    second = office.call("run", office.spec)
    assert second.exit_code == 0, second.output
    assert "So với kỳ trước" in second.output
    assert len(office.server.mails) == 2

    rows = json.loads(office.call("history", office.spec, "--format", "json").stdout)
    assert [row["result"] for row in rows] == ["made", "unchanged", "made"]
    assert rows[0]["mail"] == {"sent": 2}
    assert "kỳ mới" in office.call("history", office.spec).stdout

    changed = office.call("diff", old, office.report)
    assert changed.exit_code == 1
    assert "Mới: " in changed.output
    found = json.loads(office.call("diff", old, office.report, "--format", "json").stdout)
    assert {row["change"] for row in found} >= {"new"}
    assert office.call("diff", old, old).exit_code == 0

    assert office.call("verify", office.report).exit_code == 0
    article = office.articles / office.samples[2].name
    article.unlink()
    gone = office.call("verify", office.report, "--base", office.spec)
    assert gone.exit_code == 1
    assert "không còn nguồn" in gone.output


def test_mail_that_waits_is_listed_shown_retried_and_dropped(office: Office) -> None:
    office.server.faults = {"data": "4xx"}
    assert office.call("run", office.spec).exit_code == 3
    listed = office.call("outbox", "list")
    assert "a@example.vn: đang chờ" in listed.output
    (row,) = json.loads(office.call("outbox", "list", "--format", "json").stdout)
    assert row["attempts"] == 1
    shown = office.call("outbox", "show", "1")
    assert "Subject: Báo cáo kết quả học tập" in shown.output
    assert "Kính gửi" in shown.output
    assert office.call("outbox", "retry", "--due").exit_code == 0
    assert not office.server.mails

    status = office.call("schedule", office.spec, "--status", "--with", "cron")
    if shutil.which("crontab"):
        assert status.exit_code == 1
        assert "Thư chưa tới nơi" in status.output

    office.server.faults = {"dot": "disconnect"}
    assert office.call("outbox", "retry", "1").exit_code == 3
    assert "không rõ đã tới" in office.call("outbox", "list").output
    assert office.call("outbox", "retry", "1").exit_code == 2
    office.server.faults = {}
    assert office.call("outbox", "resend", "1").exit_code == 0
    assert len(office.server.mails) == 1
    assert "trống" in office.call("outbox", "list").output
    assert office.call("outbox", "drop", "1").exit_code == 0
    assert office.call("outbox", "drop", "1").exit_code == 2


def test_mail_test_names_the_step_that_fails(office: Office) -> None:
    fine = office.call("mail", "test", office.spec)
    assert fine.exit_code == 0
    assert "Thiết đặt thư dùng được." in fine.output
    office.server.faults = {"mail": "5xx"}
    broken = office.call("mail", "test", office.spec)
    assert broken.exit_code == 1
    assert "Địa chỉ người gửi: hỏng" in broken.output
    assert not office.server.mails


def test_mail_test_looks_for_the_mail_program(office: Office) -> None:
    text = office.spec.read_text("utf-8")
    office.spec.write_text(text + "  transport: sendmail\n  sendmail: [no-such-program]\n", "utf-8")
    assert "MAIL020" in office.call("mail", "test", office.spec).output
    office.spec.write_text(
        text + f"  transport: sendmail\n  sendmail: [{json.dumps(sys.executable)}]\n", "utf-8"
    )
    assert office.call("mail", "test", office.spec).exit_code == 0


def test_send_a_file(office: Office) -> None:
    file = office.home / "Báo cáo.docx"
    file.write_bytes(b"PK")
    sent = office.call("send", file, "--to", "c@example.vn; d@example.vn", "--settings", office.spec)
    assert sent.exit_code == 0, sent.output
    assert office.server.mails[0].recipients == ["c@example.vn", "d@example.vn"]
    assert office.call("send", file, "--to", "c@", "--settings", office.spec).exit_code == 2
    assert office.call("send", file, "--to", "c@example.vn").exit_code == 2
    assert (
        office.call(
            "send", office.home / "no.docx", "--to", "a@example.vn", "--settings", office.spec
        ).exit_code
        == 2
    )


def test_another_run_holds_the_lock(office: Office) -> None:
    with editions.lock(editions.folder_of(office.spec)):
        assert office.call("run", office.spec).exit_code == 75


def test_a_broken_spec_is_exit_2_and_in_the_history(office: Office) -> None:
    office.spec.write_text(office.spec.read_text("utf-8").replace("regime:", "regimee:"), "utf-8")
    assert office.call("run", office.spec).exit_code == 2
    (row,) = json.loads(office.call("history", office.spec, "--format", "json").stdout)
    assert row["result"] == "failed"
    assert "SPEC" in row["note"]


@pytest.mark.parametrize("kind", ["systemd", "cron", "windows"])
def test_schedule_prints_its_entry(kind: str, office: Office) -> None:
    printed = office.call("schedule", office.spec, "--at", "thứ hai 07:00", "--print", "--with", kind)
    assert printed.exit_code == 0, printed.output
    assert str(office.spec.resolve()) in printed.stdout
    assert not office.report.exists()


def test_schedule_wants_one_thing_at_a_time(office: Office) -> None:
    assert office.call("schedule", office.spec).exit_code == 2
    assert office.call("schedule", office.spec, "--at", "hằng ngày", "--remove").exit_code == 2
    assert (
        office.call("schedule", office.spec, "--at", "khi rảnh", "--print", "--with", "cron").exit_code == 2
    )


def test_a_spec_that_cannot_run_is_not_scheduled(office: Office) -> None:
    refused = office.call("schedule", office.home / "không-có.yaml", "--at", "hằng ngày", "--print")
    assert refused.exit_code == 2
    assert "SPEC009" in refused.output


def test_catch_up_runs_once(office: Office) -> None:
    arguments = ("run", office.spec, "--catch-up", "0 0 * * *")
    assert office.call(*arguments).exit_code == 0
    assert office.report.exists()
    office.report.unlink()
    assert "RUN013" in office.call(*arguments).output
    assert not office.report.exists()


def test_no_secret_in_any_output(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGHOP_CANARY", "canary-4711")
    text = office.spec.read_text("utf-8") + "  user: vp\n  password: {env: TONGHOP_CANARY}\n"
    office.spec.write_text(text, "utf-8")
    office.server.faults = {"auth": "echo"}
    outputs = [
        office.call(*arguments).output
        for arguments in (
            ("run", office.spec),
            ("outbox", "list"),
            ("outbox", "show", "1"),
            ("mail", "test", office.spec),
            ("history", office.spec),
        )
    ]
    assert "canary-4711" not in "".join(outputs)
    assert "MAIL007" in outputs[0]
    assert os.environ["TONGHOP_CANARY"] == "canary-4711"
