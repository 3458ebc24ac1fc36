"""What runs of a report made: every run in a history, every edition's file kept until retention takes it.

The state of a spec stands beside it, in `.tonghop/<name of the spec>/`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from tonghop import files
from tonghop.model import Manifest
from tonghop.problems import BusyError, Problem, Where, WriteError
from tonghop.records import Records

Result = Literal["made", "rebuilt", "empty", "unchanged", "failed"]
"""made: a new edition; rebuilt: the same facts by another spec; empty: no facts; unchanged: nothing done."""

EDITIONS = ("made", "rebuilt", "empty")
KEEP = 104
KEEP_RUNS = 2000

MIGRATIONS = (
    """
    CREATE TABLE run (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        as_of TEXT NOT NULL,
        period TEXT NOT NULL,
        result TEXT NOT NULL,
        facts TEXT NOT NULL,
        spec TEXT NOT NULL,
        file TEXT NOT NULL,
        archive TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        sources INTEGER NOT NULL,
        figures INTEGER NOT NULL,
        quotations INTEGER NOT NULL,
        seconds REAL NOT NULL,
        messages TEXT NOT NULL,
        note TEXT NOT NULL
    )
    """,
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run. An edition where `result` is in `EDITIONS`; the other fields are then those of its file.

    `period` is the edition's key, `facts` the digest of its facts, `archive` the name of the copy that is
    kept, `messages` the Message-IDs of its mail, `note` the codes of what went wrong.
    """

    number: int
    at: dt.datetime
    as_of: dt.date
    period: str
    result: Result
    facts: str = ""
    spec: str = ""
    file: str = ""
    archive: str = ""
    sha256: str = ""
    sources: int = 0
    figures: int = 0
    quotations: int = 0
    seconds: float = 0.0
    messages: tuple[str, ...] = ()
    note: str = ""


def digest(manifest: Manifest) -> str:
    """The digest of a report's facts: what it says, whatever order, page or date it says it in."""
    rows = {
        json.dumps([f.type, f.id, f.surface, f.value, *map(list, f.attributes)], ensure_ascii=False)
        for f in manifest.facts
    }
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def folder_of(spec: Path) -> Path:
    """Where the state of a spec stands."""
    return spec.parent / ".tonghop" / spec.stem


def unwritable(error: OSError, path: Path) -> WriteError:
    """The one-line error of a place that the system will not let us write to."""
    return WriteError(Problem("RUN002", Where(path.as_posix()), {"reason": error.strerror or str(error)}))


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Holds a report's lock. Raises `BusyError` at once where another run has it.

    The system frees the lock of a killed process, so that none is ever left behind.
    """
    import filelock

    place = folder / "lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = filelock.FileLock(place, timeout=0)
        held.acquire()
    except filelock.Timeout:
        raise BusyError(Problem("RUN001", Where(folder.parent.parent.as_posix()))) from None
    except OSError as error:
        raise unwritable(error, place) from None
    try:
        yield
    finally:
        held.release()


class Editions:
    """The history of one report. Use it as a context manager, and write to it under its lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = folder / "editions"
        self.records = Records(folder / "history.sqlite", MIGRATIONS)

    def __enter__(self) -> Editions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.records.close()

    def runs(self, limit: int = -1) -> tuple[Run, ...]:
        """The runs, newest first."""
        rows = self.records.rows("SELECT * FROM run ORDER BY number DESC LIMIT ?", (limit,))
        return tuple(_run(dict(row)) for row in rows)

    def last(self) -> Run | None:
        """The last edition, `None` before the first."""
        row = self.records.row(
            "SELECT * FROM run WHERE result IN ('made', 'rebuilt', 'empty') ORDER BY number DESC LIMIT 1"
        )
        return _run(dict(row)) if row is not None else None

    def next_number(self) -> int:
        """The number that the next run to be recorded gets."""
        row = self.records.row("SELECT coalesce(max(number), 0) + 1 AS number FROM run")
        assert row is not None
        return int(row["number"])

    def path(self, run: Run) -> Path | None:
        """The kept file of an edition, `None` where it is gone or damaged."""
        place = self.archive / run.archive
        try:
            content = place.read_bytes()
        except OSError:
            return None
        return place if hashlib.sha256(content).hexdigest() == run.sha256 else None

    def keep(self, name: str, content: bytes) -> None:
        """Keeps the file of an edition. Raises `WriteError`."""
        try:
            self.archive.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritable(error, self.archive) from None
        files.write_atomic(self.archive / name, content)

    def record(self, run: Run) -> None:
        """Writes a run to the history, durably."""
        row = {
            "number": run.number,
            "at": run.at.isoformat(timespec="seconds"),
            "as_of": run.as_of.isoformat(),
            "messages": json.dumps(run.messages),
        }
        names = run.__slots__
        values = [row.get(name, getattr(run, name)) for name in names]
        marks = ", ".join("?" * len(names))
        with self.records.transaction() as db:
            db.execute(f"INSERT INTO run ({', '.join(names)}) VALUES ({marks})", values)  # noqa: S608

    def prune(self, keep: int = KEEP) -> int:
        """Forgets all but the last `keep` editions with their files, and long past runs; how many files went."""
        names = {run.archive for run in self._editions()[:keep] if run.archive}
        with self.records.transaction() as db:
            db.execute(
                "DELETE FROM run WHERE result NOT IN ('made', 'rebuilt', 'empty') AND number <="
                " (SELECT max(number) FROM run) - ?",
                (KEEP_RUNS,),
            )
            for run in self._editions()[max(keep, 1) :]:
                db.execute("DELETE FROM run WHERE number = ?", (run.number,))
        gone = 0
        with suppress(OSError):
            for place in sorted(self.archive.glob("*.docx")):
                if place.name not in names:
                    place.unlink()
                    gone += 1
        return gone

    def _editions(self) -> list[Run]:
        return [run for run in self.runs() if run.result in EDITIONS]


def _run(row: dict[str, object]) -> Run:
    row |= {
        "at": dt.datetime.fromisoformat(str(row["at"])),
        "as_of": dt.date.fromisoformat(str(row["as_of"])),
        "messages": tuple(json.loads(str(row["messages"]))),
    }
    return Run(**row)  # type: ignore[arg-type]
