"""Kills `run` with SIGKILL at random moments, and counts what was broken, doubled or lost.

    python tests/faults/kill_run.py [KILLS] [SEED]

Every child is a real process that builds a report, writes it, queues and sends its mail to a server in another
process. After each kill the files are looked at as they stand; then a run is let through, as
the next one on the schedule would be. At the end, for every edition in the history: nobody got its mail
twice, and whoever did not get it is in the outbox, waiting or in doubt. POSIX only, as it forks.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made import build_of, figure, manifest
from tonghop import deliver, editions, mailing
from tonghop.deliver import Choices
from tonghop.editions import Editions
from tonghop.outbox import Outbox
from tonghop.problems import Where

START = dt.datetime(2026, 1, 5, 7, tzinfo=dt.UTC)
TO = ("a@example.vn", "b@example.vn", "c@example.vn")


@dataclass
class Tally:
    """What was seen: kills that hit a running process, broken files, mail doubled or lost."""

    kills: int = 0
    broken: int = 0
    doubled: int = 0
    lost: int = 0
    doubt: int = 0
    editions: int = 0
    mails: int = 0
    inconsistent: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing was broken, doubled, lost or inconsistent."""
        return not (self.broken or self.doubled or self.lost or self.inconsistent)


def serve(listener: socket.socket, journal: Path, seed: int) -> None:
    """An SMTP server that writes down, durably and before it answers, whom it took a message for."""
    dice = random.Random(seed)
    with journal.open("a", encoding="utf-8") as out:
        while True:
            connection, _ = listener.accept()
            try:
                session(connection, lambda row: note(out.fileno(), row), dice)
            except OSError:
                pass
            finally:
                connection.close()


def note(descriptor: int, row: list[str]) -> None:
    """One line, on disk."""
    os.write(descriptor, (json.dumps(row) + "\n").encode())


def session(connection: socket.socket, took: Callable[[list[str]], None], dice: random.Random) -> None:
    """One SMTP session; it dawdles a little at every step, so that kills fall everywhere."""
    stream = connection.makefile("rb")
    recipients: list[str] = []

    def say(line: str) -> None:
        time.sleep(dice.random() * 0.002)
        connection.sendall(line.encode() + b"\r\n")

    say("220 hello")
    while line := stream.readline():
        verb = line[:4].upper()
        if verb == b"RCPT":
            recipients.append(line.decode().partition("<")[2].partition(">")[0])
        if verb == b"DATA":
            say("354 go")
            key, body = "", stream.readline()
            while body not in (b".\r\n", b""):
                if body.lower().startswith(b"message-id:"):
                    key = body.decode().partition(":")[2].strip()
                body = stream.readline()
            if not body:
                return
            for address in recipients:
                took([key, address])
            recipients = []
        say("221 bye" if verb == b"QUIT" else "250 ok")


def child(spec: Path, port: int, turn: int) -> None:
    """One run, in a process of its own."""
    values = {"sender": "btg@example.vn", "to": TO, "host": "127.0.0.1", "port": port, "security": "none"}
    mailer = mailing.Mailer(mailing.Settings(**values), "settings", spec.parent, Where("mail"))  # type: ignore[arg-type]
    report = manifest(*(figure(turn * 100 + i, turn * 7 + i) for i in range(40)))
    # Half an hour a turn: a thousand turns stay within the time that sent mail is remembered.
    moment = START + dt.timedelta(minutes=30 * turn)
    deliver.run(
        spec,
        build_of(lambda: report, lambda: time.sleep(0.002)),
        mailer,
        spec.parent / "outbox.sqlite",
        lambda: moment,
        Choices(keep=1_000_000),
    )


def forked(work: Callable[[], None]) -> int:
    """The process id of a child that does `work` and leaves without looking back."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def whole(path: Path) -> bool:
    """Whether a report can be opened and every part of it checks."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, EOFError):
        return False


def check_files(spec: Path, tally: Tally) -> None:
    """Looks at the report and the kept copies as a kill left them."""
    target = spec.with_suffix(".docx")
    for path in (target, *(editions.folder_of(spec) / "editions").glob("*.docx")):
        if path.exists() and not path.name.startswith(".") and not whole(path):
            tally.broken += 1


def check_mail(spec: Path, journal: Path, tally: Tally) -> None:
    """Holds what the server took against the history and the outbox."""
    got = Counter(tuple(json.loads(line)) for line in journal.read_text("utf-8").splitlines())
    tally.mails = got.total()
    tally.doubled = sum(count > 1 for count in got.values())
    with Editions(editions.folder_of(spec)) as history, Outbox(spec.parent / "outbox.sqlite") as box:
        runs = [run for run in history.runs() if run.result == "made"]
        tally.editions = len(runs)
        states = {(e.key, r.address): r.state for e in box.entries() for r in e.recipients}
        tally.doubt = sum(state == "doubt" for state in states.values())
        for run in runs:
            if history.path(run) is None:
                tally.inconsistent.append(f"run {run.number}: its copy is gone or not what was recorded")
            for key in run.messages:
                for address in TO:
                    state = states.get((key, address))
                    if state is None or (state == "sent" and not got[key, address]) or state == "queued":
                        tally.lost += 1
        for (key, address), count in got.items():
            if count and states.get((key, address)) not in ("sent", "doubt"):
                tally.inconsistent.append(
                    f"{key} {address}: taken by the server, {states.get((key, address))} here"
                )


def main(kills: int, seed: int = 1) -> Tally:
    """Runs until `kills` processes were killed at work; a new edition every turn."""
    dice = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        spec = Path(folder) / "báo cáo.yaml"
        spec.write_text("report: {}\n", "utf-8")
        journal = Path(folder) / "journal"
        journal.touch()
        port = listener.getsockname()[1]
        # A kill in the middle of an import would test Python, so all is imported before the first fork.
        for name in ("filelock", "jinja2.sandbox", "lxml.etree", "tonghop.channels.email"):
            importlib.import_module(name)
        server = forked(lambda: serve(listener, journal, seed))
        span, turn = 0.0, 0
        try:
            for _ in range(5):
                start = time.monotonic()
                os.waitpid(forked(partial(child, spec, port, turn)), 0)
                span = max(span, time.monotonic() - start)
                turn += 1
            while tally.kills < kills:
                pid = forked(partial(child, spec, port, turn))
                time.sleep(dice.random() * span)
                os.kill(pid, signal.SIGKILL)
                _, status = os.waitpid(pid, 0)
                tally.kills += os.WIFSIGNALED(status)
                check_files(spec, tally)
                if dice.random() < 0.5:
                    # Half of the kills are followed by another one of the same edition.
                    continue
                os.waitpid(forked(partial(child, spec, port, turn)), 0)
                turn += 1
            # What waits is tried again after its back-off, as on later days.
            for _ in range(3):
                turn += 30
                os.waitpid(forked(partial(child, spec, port, turn)), 0)
            check_mail(spec, journal, tally)
        finally:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
    return tally


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]] or [1000]
    outcome = main(*numbers)
    print(outcome if outcome.clean else replace(outcome, inconsistent=outcome.inconsistent[:5]))
    sys.exit(0 if outcome.clean else 1)
