"""The outbox: frozen bytes, states, back-off, and what only a human may do."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smtpserver import Server
from tonghop import credentials, outbox
from tonghop.channels import ChannelError, Mark, Outcome, Parcel, State, email, folder, sendmail
from tonghop.credentials import Secret
from tonghop.outbox import Outbox
from tonghop.problems import BusyError, Problem, UsageError, Where, WriteError

NOW = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
PARCEL = Parcel("<1@x>", "tu@x.vn", ("a@x.vn", "b@x.vn"), b"Subject: x\r\n\r\nx\r\n")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for sendmail")


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path / "outbox.sqlite") as box:
        yield box


def put(box: Outbox, parcel: Parcel = PARCEL) -> int:
    return box.queue(parcel, "email", "acc", "x", NOW).id


def states(box: Outbox, number: int) -> list[State]:
    return [recipient.state for recipient in box.show(number)[0].recipients]


def marking(state: State) -> object:
    def send(parcel: Parcel, mark: Mark) -> None:
        mark([Outcome(address, state) for address in parcel.recipients])

    return send


def run(box: Outbox, send: object, now: dt.datetime = NOW, *only: int) -> int:
    return len(box.send_due({"email": send}, "acc", now, only=only))  # type: ignore[dict-item]


def test_the_same_message_is_queued_once(box: Outbox) -> None:
    first = put(box)
    assert put(box, Parcel(PARCEL.key, "other@x.vn", ("c@x.vn",), b"other")) == first
    assert box.show(first)[1] == PARCEL.data
    assert len(box.entries()) == 1


def test_sent_is_not_sent_again(box: Outbox) -> None:
    number = put(box)
    assert run(box, marking("sent")) == 1
    assert run(box, marking("sent"), NOW + dt.timedelta(days=30)) == 0
    assert states(box, number) == ["sent", "sent"]


@pytest.mark.parametrize("state", ["doubt", "refused", "failed"])
def test_what_is_parked_is_not_tried_again_by_itself(box: Outbox, state: State) -> None:
    number = put(box)
    run(box, marking(state))
    assert run(box, marking("sent"), NOW + dt.timedelta(days=30)) == 0
    if state == "doubt":
        with pytest.raises(UsageError):
            box.retry(number, NOW)
        box.resend(number, NOW)
    else:
        with pytest.raises(UsageError):
            box.resend(number, NOW)
        box.retry(number, NOW)
    assert run(box, marking("sent")) == 1
    assert states(box, number) == ["sent", "sent"]


def test_retries_back_off_and_end(box: Outbox) -> None:
    number = put(box)
    now, tries = NOW, []
    while "queued" in states(box, number):
        if run(box, marking("queued"), now):
            tries.append((now - NOW).total_seconds() / 60)
        now += dt.timedelta(minutes=5)
    gaps = [b - a for a, b in itertools.pairwise(tries)]
    assert gaps[:6] == list(outbox.BACK_OFF)
    assert len(tries) == outbox.ATTEMPTS
    assert states(box, number) == ["failed", "failed"]


def test_a_crash_in_the_middle_counts_as_a_try(box: Outbox) -> None:
    number = put(box)

    def crash(parcel: Parcel, mark: Mark) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(box, crash)
    assert box.show(number)[0].attempts == 1
    assert run(box, marking("sent")) == 0
    assert run(box, marking("sent"), NOW + dt.timedelta(minutes=6)) == 1


def test_a_password_that_is_missing_leaves_the_mail_waiting(box: Outbox) -> None:
    number = put(box)

    def send(parcel: Parcel, mark: Mark) -> None:
        credentials.resolve(Secret(env="TONGHOP_NO_SUCH_VARIABLE"), "x")

    (attempt,) = box.send_due({"email": send}, "acc", NOW)
    assert attempt.problem is not None
    assert attempt.problem.code == "MAIL005"
    assert states(box, number) == ["queued", "queued"]


def test_a_full_disk_before_the_dot_sends_nothing(box: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    number = put(box)
    mark = Outbox._mark

    def full(self: Outbox, *values: object) -> None:
        raise WriteError(Problem("RUN002", Where("outbox"), {"reason": "full"}))

    with Server(None, starttls=False) as server:
        options = email.Options(host="127.0.0.1", port=server.port, security="none")
        monkeypatch.setattr(Outbox, "_mark", full)
        run(box, lambda parcel, note: email.send(parcel, options, note))
        monkeypatch.setattr(Outbox, "_mark", mark)
        assert not server.mails
    assert states(box, number) == ["queued", "queued"]


def test_damaged_bytes_are_not_sent(box: Outbox) -> None:
    number = put(box)
    with sqlite3.connect(box.path) as db:
        db.execute("UPDATE message SET data = ?", (b"Subject: y\r\n\r\n",))
    db.close()
    (attempt,) = box.send_due({}, "acc", NOW)
    assert attempt.problem is not None
    assert attempt.problem.code == "MAIL017"
    assert states(box, number) == ["failed", "failed"]


def test_two_senders_never_send_at_once(box: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    put(box)
    inside, go_on = threading.Event(), threading.Event()
    monkeypatch.setattr(outbox, "LOCK_SECONDS", 0.2)

    def slow(parcel: Parcel, mark: Mark) -> None:
        inside.set()
        assert go_on.wait(60)
        mark([Outcome(address, "sent") for address in parcel.recipients])

    def work() -> None:
        with Outbox(box.path) as own:
            run(own, slow)

    thread = threading.Thread(target=work)
    thread.start()
    assert inside.wait(60)
    with pytest.raises(BusyError):
        run(box, marking("sent"))
    go_on.set()
    thread.join()
    assert run(box, marking("sent")) == 0


def test_drop_and_prune(box: Outbox) -> None:
    one, two = put(box), put(box, Parcel("<2@x>", "tu@x.vn", ("a@x.vn",), b"x"))
    run(box, marking("sent"), NOW, one)
    assert box.prune(NOW + dt.timedelta(days=1)) == 1
    assert [entry.id for entry in box.entries()] == [two]
    assert box.drop(two).subject == "x"
    for action in (box.show, box.drop):
        with pytest.raises(UsageError):
            action(two)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    path.write_bytes(b"not a database at all, " * 100)
    with pytest.raises(WriteError) as caught:
        Outbox(path)
    assert caught.value.problems[0].code == "RUN012"


def test_a_place_that_cannot_hold_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError) as caught:
        Outbox(tmp_path / "file" / "outbox.sqlite")
    assert caught.value.problems[0].code == "RUN002"


outcomes = st.lists(st.sampled_from(["queued", "doubt", "sent", "refused"]), min_size=3, max_size=3)


@settings(max_examples=40)
@given(tries=st.lists(outcomes, max_size=6))
def test_whatever_happens_nobody_is_sent_to_after_sent_or_doubt(
    tries: list[list[State]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    given_to: list[str] = []
    with Outbox(tmp_path_factory.mktemp("box") / "outbox.sqlite") as box:
        number = put(box, Parcel("<1@x>", "tu@x.vn", ("a@x", "b@x", "c@x"), b"x"))
        for turn, states_now in enumerate(tries):
            known = dict(zip(("a@x", "b@x", "c@x"), states_now, strict=True))

            def send(parcel: Parcel, mark: Mark, known: dict[str, State] = known) -> None:
                mark([Outcome(address, known[address]) for address in parcel.recipients])
                given_to.extend(a for a in parcel.recipients if known[a] in ("sent", "doubt"))

            run(box, send, NOW + dt.timedelta(days=turn))
        assert len(given_to) == len(set(given_to))
        reached = {r.address for r in box.show(number)[0].recipients if r.state in ("sent", "doubt")}
        assert reached == set(given_to)


# ---------------------------------------------------------------- sendmail and folder


def program(place: Path, text: str) -> tuple[str, ...]:
    """A shell script that stands in for sendmail."""
    script = place / "my sendmail"
    script.write_text("#!/bin/sh\n" + text)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return (str(script),)


@POSIX
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cat > /dev/null", "sent"),
        ("cat > /dev/null; exit 75", "queued"),
        ("cat > /dev/null; exit 68", "queued"),
        ("cat > /dev/null; echo no such user >&2; exit 67", "failed"),
        ("cat > /dev/null; exit 78", "failed"),
        ("cat > /dev/null; exit 74", "doubt"),
        ("cat > /dev/null; kill -9 $$", "doubt"),
        ("exec sleep 600", "queued"),
        ("exit 75", "queued"),
    ],
)
def test_sendmail(text: str, expected: State, tmp_path: Path, box: Outbox) -> None:
    patience = 2 if "sleep" in text else 120
    options = sendmail.Options(command=program(tmp_path, text), timeout=patience)
    large = Parcel("<1@x>", "tu@x.vn", ("a@x.vn", "b@x.vn"), b"x" * 70 + b"\r\n" + b"y\r\n" * 2_000_000)
    number = put(box, large)
    run(box, lambda parcel, mark: sendmail.send(parcel, options, mark))
    assert states(box, number) == [expected, expected]


@POSIX
def test_sendmail_gets_the_message_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = sendmail.Options(command=program(tmp_path, f'echo "$@" > "{out}"; cat >> "{out}"'))
    sendmail.send(PARCEL, options, lambda outcomes: None)
    assert out.read_text() == "-i -f tu@x.vn -- a@x.vn b@x.vn\nSubject: x\n\nx\n"


def test_sendmail_that_is_missing_is_said() -> None:
    with pytest.raises(ChannelError) as caught:
        sendmail.send(PARCEL, sendmail.Options(command=("no-such-program",)), lambda outcomes: None)
    assert caught.value.problems[0].code == "MAIL020"
    assert not caught.value.permanent


@pytest.mark.skipif(shutil.which("msmtp") is None, reason="msmtp is not installed")
def test_msmtp_delivers(tmp_path: Path, box: Outbox) -> None:
    with Server(None, starttls=False) as server:
        config = tmp_path / "msmtprc"
        config.write_text(f"account default\nhost 127.0.0.1\nport {server.port}\ntls off\nauth off\n")
        config.chmod(0o600)
        options = sendmail.Options(command=("msmtp", "-C", str(config)))
        number = put(box)
        run(box, lambda parcel, mark: sendmail.send(parcel, options, mark))
        assert states(box, number) == ["sent", "sent"]
        assert [mail.recipients for mail in server.mails] == [["a@x.vn", "b@x.vn"]]


def test_a_folder_that_cannot_be_written_waits(tmp_path: Path, box: Outbox) -> None:
    (tmp_path / "file").write_bytes(b"")
    data = b'Content-Disposition: attachment; filename="../x.docx"\r\n\r\nhello\r\n'
    parcel = Parcel("<1@x>", "tu@x.vn", (str(tmp_path / "file" / "y"), str(tmp_path / "z")), data)
    number = put(box, parcel)
    run(box, lambda one, mark: folder.send(one, folder.Options(paths=()), mark))
    assert states(box, number) == ["queued", "sent"]
    assert [path.name for path in (tmp_path / "z").iterdir()] == ["x.docx"]


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        (Secret(), "MAIL006"),
        (Secret(env="A", keyring="b"), "MAIL006"),
        (Secret(env="TONGHOP_NO_SUCH_VARIABLE"), "MAIL005"),
        (Secret(command=("false",)), "MAIL005"),
        (Secret(command=("no-such-program",)), "MAIL005"),
    ],
)
def test_a_secret_that_cannot_be_had_is_said(secret: Secret, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        credentials.resolve(secret, "user")
    assert caught.value.problems[0].code == code


def test_secret_of_a_command_is_its_first_line(tmp_path: Path) -> None:
    code = "print('mật khẩu 1'); print('more')"
    assert (
        credentials.resolve(Secret(command=(sys.executable, "-X", "utf8", "-c", code)), "u") == "mật khẩu 1"
    )


@given(st.text(min_size=8, max_size=30).filter(str.isprintable), st.text(max_size=10), st.text(max_size=10))
def test_scrub_takes_out_every_form(secret: str, before: str, after: str) -> None:
    import base64

    for form in (secret, base64.b64encode(secret.encode()).decode()):
        assert form not in credentials.scrub(before + form + after, (secret,))
