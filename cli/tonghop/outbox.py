"""The outbox: messages frozen in SQLite, and per recipient what became of them.

A message is written before anything is sent, its bytes never change, and its key (the Message-ID) is
unique, so that queueing the same edition twice queues it once. Recipients in `doubt` are never
sent to again unless a human asks: exactly once over SMTP cannot be had.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from tonghop.channels import ChannelError, Outcome, Parcel, Send, State
from tonghop.problems import AppError, BusyError, Problem, UsageError, Where
from tonghop.records import Records

ATTEMPTS = 12
BACK_OFF = (5, 15, 60, 180, 360, 720)
"""Minutes until the next try, by the number of tries so far; the last one repeats."""

LOCK_SECONDS = 60.0

MIGRATIONS = (
    """
    CREATE TABLE message (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL,
        account TEXT NOT NULL,
        sender TEXT NOT NULL,
        subject TEXT NOT NULL,
        data BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        queued TEXT NOT NULL,
        due TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE recipient (
        message INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        address TEXT NOT NULL,
        state TEXT NOT NULL,
        code INTEGER NOT NULL DEFAULT 0,
        reply TEXT NOT NULL DEFAULT '',
        at TEXT NOT NULL,
        PRIMARY KEY (message, address)
    );
    """,
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a message, and what the server said of it last."""

    address: str
    state: State
    code: int
    reply: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A message in the outbox. `account` is the settings file it is sent by; `due` is the next try."""

    id: int
    key: str
    channel: str
    account: str
    subject: str
    size: int
    queued: dt.datetime
    due: dt.datetime
    attempts: int
    recipients: tuple[Recipient, ...]

    @property
    def done(self) -> bool:
        """Whether everybody got it."""
        return all(recipient.state == "sent" for recipient in self.recipients)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to send a message: its entry afterwards, and the problem that ended it early."""

    entry: Entry
    problem: Problem | None


class Outbox:
    """The outbox in one SQLite file. Use it as a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = Records(path, MIGRATIONS)

    def __enter__(self) -> Outbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.records.close()

    def queue(self, parcel: Parcel, channel: str, account: str, subject: str, now: dt.datetime) -> Entry:
        """Freezes a message; one whose key is there already stays as it is. Returns its entry."""
        stamp = _stamp(now)
        digest = hashlib.sha256(parcel.data).hexdigest()
        row = (parcel.key, channel, account, parcel.sender, subject, parcel.data, digest, stamp, stamp)
        with self.records.transaction() as db:
            done = db.execute(
                "INSERT INTO message (key, channel, account, sender, subject, data, sha256, queued, due)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                row,
            )
            if done.rowcount:
                db.executemany(
                    "INSERT INTO recipient (message, position, address, state, at)"
                    " VALUES (?, ?, ?, 'queued', ?)",
                    [(done.lastrowid, i, address, stamp) for i, address in enumerate(parcel.recipients)],
                )
        return self.find(parcel.key)

    def entries(self, states: Iterable[State] = ()) -> tuple[Entry, ...]:
        """Every message, oldest first; with `states`, those with a recipient in one of them."""
        wanted = set(states)
        rows = self.records.rows("SELECT * FROM message ORDER BY id")
        entries = tuple(self._entry(row) for row in rows)
        return tuple(e for e in entries if not wanted or any(r.state in wanted for r in e.recipients))

    def show(self, number: int) -> tuple[Entry, bytes]:
        """A message and its frozen bytes. Raises `UsageError` where there is none of that number."""
        row = self._row(number)
        return self._entry(row), bytes(row["data"])

    def find(self, key: str) -> Entry:
        """The message with a Message-ID. Raises `UsageError` where there is none."""
        row = self.records.row("SELECT * FROM message WHERE key = ?", (key,))
        if row is None:
            raise UsageError(Problem("MAIL016", Where(self.path.as_posix()), {"id": key}))
        return self._entry(row)

    def retry(self, number: int, now: dt.datetime) -> Entry:
        """Makes a message due now; refused and failed recipients are queued again."""
        return self._requeue(number, ("queued", "refused", "failed"), now)

    def resend(self, number: int, now: dt.datetime) -> Entry:
        """Queues the recipients in doubt again: by hand only, as they may get the mail twice."""
        return self._requeue(number, ("doubt",), now)

    def drop(self, number: int) -> Entry:
        """Forgets a message. Returns what it was."""
        entry = self._entry(self._row(number))
        with self.records.transaction() as db:
            db.execute("DELETE FROM message WHERE id = ?", (number,))
        return entry

    def prune(self, before: dt.datetime) -> int:
        """Forgets messages that everybody got, queued before a day. Returns how many."""
        with self.records.transaction() as db:
            done = db.execute(
                "DELETE FROM message WHERE queued < ? AND NOT EXISTS"
                " (SELECT 1 FROM recipient WHERE message = id AND state <> 'sent')",
                (_stamp(before),),
            )
        return done.rowcount

    def send_due(
        self,
        transports: Mapping[str, Send],
        account: str,
        now: dt.datetime,
        *,
        only: Sequence[int] = (),
    ) -> tuple[Attempt, ...]:
        """Sends what is due of an account, or `only` the messages named, one sender at a time.

        Raises `BusyError` where another process has been sending for a minute.
        """
        import filelock

        lock = filelock.FileLock(self.path.with_suffix(".lock"), timeout=LOCK_SECONDS)
        try:
            with lock:
                return tuple(self._try(row, transports, now) for row in self._due(account, now, only))
        except filelock.Timeout:
            raise BusyError(Problem("MAIL022", Where(self.path.as_posix()))) from None

    def _due(self, account: str, now: dt.datetime, only: Sequence[int]) -> list[sqlite3.Row]:
        rows = self.records.rows(
            "SELECT * FROM message WHERE account = ? AND EXISTS"
            " (SELECT 1 FROM recipient WHERE message = id AND state = 'queued') ORDER BY id",
            (account,),
        )
        if only:
            return [row for row in rows if row["id"] in only]
        return [row for row in rows if row["due"] <= _stamp(now)]

    def _try(self, row: sqlite3.Row, transports: Mapping[str, Send], now: dt.datetime) -> Attempt:
        """One try of one message. The attempt is counted first, so that a crash cannot repeat it for ever."""
        number, data = row["id"], bytes(row["data"])
        waiting = tuple(r.address for r in self._entry(row).recipients if r.state == "queued")
        attempts = row["attempts"] + 1
        due = now + dt.timedelta(minutes=BACK_OFF[min(attempts, len(BACK_OFF)) - 1])
        with self.records.transaction() as db:
            db.execute(
                "UPDATE message SET attempts = ?, due = ? WHERE id = ?", (attempts, _stamp(due), number)
            )
        problem = None
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            problem = Problem("MAIL017", Where(self.path.as_posix()), {"id": number})
            self._mark(number, [Outcome(address, "failed", 0, "sha256") for address in waiting], now)
        else:
            parcel = Parcel(row["key"], row["sender"], waiting, data)
            problem = self._hand_over(number, parcel, transports[row["channel"]], now)
        if attempts >= ATTEMPTS:
            self._give_up(number, now)
        return Attempt(self._entry(self._row(number)), problem)

    def _hand_over(self, number: int, parcel: Parcel, send: Send, now: dt.datetime) -> Problem | None:
        try:
            send(parcel, lambda outcomes: self._mark(number, outcomes, now))
        except ChannelError as error:
            state: State = "refused" if error.refused else "failed" if error.permanent else "queued"
            left = [r.address for r in self._entry(self._row(number)).recipients if r.state == "queued"]
            self._mark(number, [Outcome(a, state, error.code, error.reply) for a in left], now)
            return error.problems[0]
        except AppError as error:
            # A missing password or certificate file is ours to mend: the message waits.
            return error.problems[0]
        return None

    def _give_up(self, number: int, now: dt.datetime) -> None:
        with self.records.transaction() as db:
            db.execute(
                "UPDATE recipient SET state = 'failed', at = ? WHERE message = ? AND state = 'queued'",
                (_stamp(now), number),
            )

    def _mark(self, number: int, outcomes: Sequence[Outcome], now: dt.datetime) -> None:
        """Writes outcomes durably: the channel goes on only when this has returned."""
        with self.records.transaction() as db:
            db.executemany(
                "UPDATE recipient SET state = ?, code = ?, reply = ?, at = ?"
                " WHERE message = ? AND address = ?",
                [(o.state, o.code, o.reply, _stamp(now), number, o.address) for o in outcomes],
            )

    def _requeue(self, number: int, states: tuple[State, ...], now: dt.datetime) -> Entry:
        entry = self._entry(self._row(number))
        if not any(recipient.state in states for recipient in entry.recipients):
            values = {"id": number, "states": ", ".join(states)}
            raise UsageError(Problem("MAIL018", Where(self.path.as_posix()), values))
        marks = ", ".join("?" * len(states))
        with self.records.transaction() as db:
            db.execute(
                f"UPDATE recipient SET state = 'queued' WHERE message = ? AND state IN ({marks})",  # noqa: S608
                (number, *states),
            )
            db.execute("UPDATE message SET due = ?, attempts = 0 WHERE id = ?", (_stamp(now), number))
        return self._entry(self._row(number))

    def _row(self, number: int) -> sqlite3.Row:
        row = self.records.row("SELECT * FROM message WHERE id = ?", (number,))
        if row is None:
            raise UsageError(Problem("MAIL016", Where(self.path.as_posix()), {"id": number}))
        return row

    def _entry(self, row: sqlite3.Row) -> Entry:
        recipients: list[dict[str, Any]] = [
            dict(r)
            for r in self.records.rows(
                "SELECT address, state, code, reply, at FROM recipient WHERE message = ? ORDER BY position",
                (row["id"],),
            )
        ]
        return Entry(
            id=row["id"],
            key=row["key"],
            channel=row["channel"],
            account=row["account"],
            subject=row["subject"],
            size=len(row["data"]),
            queued=dt.datetime.fromisoformat(row["queued"]),
            due=dt.datetime.fromisoformat(row["due"]),
            attempts=row["attempts"],
            recipients=tuple(
                Recipient(**(r | {"at": dt.datetime.fromisoformat(r["at"])})) for r in recipients
            ),
        )


def _stamp(moment: dt.datetime) -> str:
    """A moment as text that sorts: UTC, to the second."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def default_path() -> Path:
    """The user's outbox: under TONGHOP_STATE, else where the system keeps the state of programs."""
    if given := os.environ.get("TONGHOP_STATE"):
        return Path(given) / "outbox.sqlite"
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Application Support"
    else:
        root = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return root / "tonghop" / "outbox.sqlite"
