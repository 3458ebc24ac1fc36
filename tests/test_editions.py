"""Runs over real files, locks and sockets: what is written, mailed and recorded, and what is left alone."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from made import build_of, figure, manifest, quotation
from smtpserver import Server
from tonghop import deliver, editions, mailing
from tonghop.deliver import Choices, RunResult
from tonghop.editions import Editions, Run
from tonghop.model import Manifest
from tonghop.outbox import Outbox
from tonghop.problems import BusyError, Problem, UsageError, Where, WriteError

NOW = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
FIRST = manifest(figure(1, 12), quotation(1, "Học Bác suốt đời"))
SECOND = manifest(figure(2, 15), quotation(1, "Học Bác suốt đời"))


class Desk:
    """A spec in a folder, a clock that moves a day with every run, and mail settings where asked for."""

    def __init__(self, home: Path, server: Server | None = None, **more: object) -> None:
        self.spec = home / "bao cao tuần.yaml"
        self.spec.write_text("report: {}\n", "utf-8")
        self.target = home / "bao cao tuần.docx"
        self.outbox = home / "state" / "outbox.sqlite"
        self.day = 0
        self.mailer = None
        if server is not None:
            values: dict[str, object] = {"sender": "Ban Tuyên giáo <btg@example.vn>", "host": "127.0.0.1"}
            values |= {
                "to": "a@example.vn; b@example.vn",
                "port": server.port,
                "security": "none",
                "timeout": 5,
            }
            settings = mailing.Settings(**(values | more))  # type: ignore[arg-type]
            self.mailer = mailing.Mailer(settings, "settings", home, Where("mail"))

    def run(self, content: Manifest, **choices: object) -> RunResult:
        self.day += 1
        moment = NOW + dt.timedelta(days=self.day)
        chosen = Choices(**choices)  # type: ignore[arg-type]
        return deliver.run(
            self.spec, build_of(lambda: content), self.mailer, self.outbox, lambda: moment, chosen
        )

    def history(self) -> tuple[Run, ...]:
        with Editions(editions.folder_of(self.spec)) as history:
            return history.runs()


def codes(result: RunResult) -> list[str]:
    return [problem.code for problem in result.problems]


def received(server: Server) -> Counter[str]:
    return Counter(address for mail in server.mails for address in mail.recipients)


def test_first_run_writes_mails_and_records(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        result = desk.run(FIRST)
    assert result.exit_code == 0
    assert received(server) == {"a@example.vn": 1, "b@example.vn": 1}
    (run,) = desk.history()
    assert (run.result, run.period, run.figures, run.quotations) == ("made", "2026-Q1", 1, 1)
    assert zipfile.ZipFile(desk.target).testzip() is None
    message = email.message_from_bytes(server.mails[0].data, policy=email.policy.default)
    assert message["Message-ID"] == run.messages[0]
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "Báo cáo kết quả học tập và làm theo Bác.docx"
    assert attachment.get_payload(decode=True) == desk.target.read_bytes()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".tonghop-")]


def test_nothing_new_is_not_mailed_and_leaves_the_file_alone(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
        before = desk.target.stat().st_mtime_ns
        result = desk.run(FIRST)
    assert (result.exit_code, codes(result)) == (0, ["RUN004"])
    assert received(server).total() == 2
    assert desk.target.stat().st_mtime_ns == before
    assert [run.result for run in desk.history()] == ["unchanged", "made"]


def test_new_facts_are_mailed_with_what_changed(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
        result = desk.run(SECOND)
    assert result.changes is not None
    assert [(c.old.fact.value, c.new.fact.value) for c in result.changes.revised if c.old and c.new] == [
        ("12", "15")
    ]
    message = email.message_from_bytes(server.mails[1].data, policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    assert "12 (Báo Hậu Giang: Nêu gương), nay là 15" in body.get_content()


def test_force_and_always_send_what_is_not_new(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
        desk.run(FIRST, force=True)
        desk.run(FIRST, always=True)
    assert received(server) == {"a@example.vn": 3, "b@example.vn": 3}
    assert len({run.messages for run in desk.history()}) == 3


def test_an_empty_report_is_written_and_not_mailed(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        result = desk.run(manifest())
        assert codes(result) == ["RUN005"]
        assert desk.target.is_file()
        assert not server.mails
        desk.run(manifest(), always=True)
        assert received(server).total() == 2


def test_a_changed_spec_rewrites_the_file_without_mail(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
        result = desk.run(manifest(*FIRST.facts, spec="t" * 64))
    assert result.run is not None
    assert result.run.result == "rebuilt"
    assert received(server).total() == 2


def test_a_report_that_was_deleted_is_put_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run(FIRST)
    desk.target.unlink()
    result = desk.run(FIRST)
    assert result.run is not None
    assert result.run.result == "rebuilt"
    assert desk.target.is_file()


def test_dry_run_changes_nothing(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        result = desk.run(FIRST, dry_run=True)
        assert codes(result) == ["RUN006"]
        assert not server.mails
    assert not desk.target.exists()
    assert not desk.outbox.exists()
    assert desk.history() == ()


def test_a_server_that_is_away_leaves_the_mail_waiting_for_the_next_run(tmp_path: Path) -> None:
    with Server(None, {"mail": "4xx"}, starttls=False) as server:
        desk = Desk(tmp_path, server)
        result = desk.run(FIRST)
        assert result.exit_code == 3
        assert not server.mails
        result = desk.run(FIRST)
        assert result.exit_code == 0
        assert received(server) == {"a@example.vn": 1, "b@example.vn": 1}


def test_on_failure_hears_of_a_refused_recipient_once(tmp_path: Path) -> None:
    with Server(None, {"rcpt:b@example.vn": "5xx"}, starttls=False, every_session=True) as server:
        desk = Desk(tmp_path, server, on_failure="admin@example.vn")
        result = desk.run(FIRST)
        assert result.exit_code == 3
        assert "MAIL014" in codes(result)
        assert received(server) == {"a@example.vn": 1, "admin@example.vn": 1}
        assert desk.run(FIRST).exit_code == 0
        assert received(server) == {"a@example.vn": 1, "admin@example.vn": 1}


def test_on_failure_hears_of_a_build_that_failed(tmp_path: Path) -> None:
    def broken() -> Manifest:
        raise UsageError(Problem("MAIL004", Where("spec.yaml", 3)))

    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server, on_failure="admin@example.vn")
        with pytest.raises(UsageError):
            deliver.run(desk.spec, build_of(broken), desk.mailer, desk.outbox, lambda: NOW, Choices())
        assert received(server) == {"admin@example.vn": 1}
    assert [(run.result, run.note) for run in desk.history()] == [("failed", "MAIL004")]


def test_a_mail_that_cannot_be_composed_stops_the_run_before_anything_is_written(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        (tmp_path / "mail.subject.j2").write_text("Báo cáo\n=?utf-8?q?=0A?=Bcc: x@example.vn", "utf-8")
        with pytest.raises(UsageError) as caught:
            desk.run(FIRST)
    assert [p.code for p in caught.value.problems] == ["MAIL003"]
    assert not desk.target.exists()
    assert not server.seen


def test_a_missed_run_is_caught_up_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    due = NOW + dt.timedelta(hours=12)
    assert desk.run(FIRST, since=due).run is not None
    result = desk.run(SECOND, since=due)
    assert (result.run, codes(result)) == (None, ["RUN013"])
    assert desk.run(SECOND, since=due + dt.timedelta(days=30)).run is not None


def test_of_two_runs_at_once_the_second_is_told_at_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    building, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        building.set()
        assert go_on.wait(60)

    slow = build_of(lambda: FIRST, pause)
    thread = threading.Thread(
        target=deliver.run, args=(desk.spec, slow, None, desk.outbox, lambda: NOW, Choices())
    )
    thread.start()
    assert building.wait(60)
    with pytest.raises(BusyError) as caught:
        desk.run(FIRST)
    go_on.set()
    thread.join()
    assert caught.value.exit_code == 75
    assert len(desk.history()) == 1


def test_the_lock_of_a_killed_run_does_not_block(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    code = "import sys,time; from pathlib import Path; from tonghop import editions\n"
    code += "with editions.lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    folder = editions.folder_of(desk.spec)
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(BusyError):
            desk.run(FIRST)
        other.kill()
    assert desk.run(FIRST).exit_code == 0


def test_strays_of_killed_runs_are_swept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run(FIRST)
    building = editions.folder_of(desk.spec) / "building"
    building.mkdir()
    (building / "x.docx").write_bytes(b"half")
    desk.run(FIRST)
    assert not building.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Unix")
def test_a_read_only_folder_is_one_clear_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    target = tmp_path / "chỉ đọc"
    target.mkdir()
    old = target / "b.docx"
    old.write_bytes(b"old")
    # Root may write anywhere, so the folder is something that cannot hold files at all.
    place = Path("/proc/self/b.docx") if os.geteuid() == 0 else old
    target.chmod(0o555)
    with pytest.raises(WriteError) as caught:
        desk.run(FIRST, output=place)
    target.chmod(0o755)
    assert old.read_bytes() == b"old"
    assert len(caught.value.problems) == 1


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small tmpfs takes root on Linux"
)
def test_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False
    ).returncode:
        pytest.skip("this machine does not let root mount")
    try:
        desk = Desk(tmp_path)
        target = small / "b.docx"
        desk.run(FIRST, output=target)
        old = target.read_bytes()
        many = manifest(*(figure(number, number, noun=os.urandom(400).hex()) for number in range(400)))
        with pytest.raises(WriteError) as caught:
            desk.run(many, output=target)
        assert target.read_bytes() == old
        assert [entry.name for entry in small.iterdir()] == ["b.docx"]
        assert len(caught.value.problems) == 1
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_file_that_cannot_grow_leaves_the_old_report(tmp_path: Path) -> None:
    import resource

    desk = Desk(tmp_path)
    desk.run(FIRST)
    old = desk.target.read_bytes()
    many = manifest(*(figure(number, number, noun=os.urandom(400).hex()) for number in range(400)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (128 * 1024, hard))
    try:
        with pytest.raises(WriteError) as caught:
            desk.run(many)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(caught.value.problems) == 1
    assert desk.target.read_bytes() == old
    assert desk.history()[0].result == "failed"
    assert desk.run(many).exit_code == 0


def test_retention_keeps_the_last_editions(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(5):
        desk.run(manifest(figure(number, number)), keep=2)
    archive = editions.folder_of(desk.spec) / "editions"
    assert len(list(archive.iterdir())) == 2
    assert len(desk.history()) == 2


def test_a_damaged_copy_of_the_last_edition_is_said_and_does_not_stop_the_run(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run(FIRST)
    (copy,) = (editions.folder_of(desk.spec) / "editions").iterdir()
    copy.write_bytes(copy.read_bytes()[:50])
    result = desk.run(SECOND)
    assert "RUN016" in codes(result)
    assert result.changes is None


def test_canary_password_is_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = "canary-4711-xyz"
    monkeypatch.setenv("TONGHOP_CANARY", canary)
    from tonghop.credentials import Secret

    with Server(None, {"auth": "echo"}, starttls=False, every_session=True) as server:
        secret = Secret(env="TONGHOP_CANARY")
        desk = Desk(tmp_path, server, user="vp", password=secret, on_failure="admin@example.vn")
        result = desk.run(FIRST)
        assert result.exit_code == 3
        assert canary not in str(result)
    import base64

    forms = [canary.encode(), base64.b64encode(canary.encode()), base64.b64encode(f"\0vp\0{canary}".encode())]
    looked = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(looked) >= 6
    for path in looked:
        assert not any(form.rstrip(b"=") in path.read_bytes() for form in forms), path


def test_the_log_is_json_a_line_an_event(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
    lines = (editions.folder_of(desk.spec) / "log.jsonl").read_text("utf-8").splitlines()
    events = [json.loads(line)["event"] for line in lines]
    assert events == ["run.start", "mail.queued", "mail.state", "mail.state", "run.end"]


def test_folder_channel_gets_a_copy(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server:
        desk = Desk(tmp_path, server, copies={"folder": {"paths": ["chung/báo cáo"]}})
        assert desk.run(FIRST).exit_code == 0
    (copy,) = (tmp_path / "chung" / "báo cáo").iterdir()
    assert copy.read_bytes() == desk.target.read_bytes()


def test_two_specs_share_an_outbox_and_each_keeps_its_account(tmp_path: Path) -> None:
    with Server(None, starttls=False) as server, Outbox(tmp_path / "state" / "outbox.sqlite") as box:
        desk = Desk(tmp_path, server)
        desk.run(FIRST)
        (entry,) = box.entries()
        assert entry.account == "settings"
        assert box.send_due({}, "another", NOW) == ()


def test_runs_in_a_row_are_quick_to_refuse(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    with editions.lock(folder):
        start = time.monotonic()
        with pytest.raises(BusyError), editions.lock(folder):
            pass
        assert time.monotonic() - start < 60
