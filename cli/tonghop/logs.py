"""The log: one JSON object a line for each event, rotated by size. Callers pass no secrets."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tonghop.problems import Problem, Where

MAX_BYTES = 1_000_000
KEPT = 3


class Log:
    """A log file. An event that cannot be written must not stop the run: `problem` then says so."""

    def __init__(self, path: Path, clock: Callable[[], dt.datetime]) -> None:
        self.path = path
        self.clock = clock
        self.problem: Problem | None = None

    def event(self, name: str, **fields: str | int | float | list[str] | None) -> None:
        """Adds a line: time, event, fields. Control characters come out escaped."""
        row = {"at": self.clock().isoformat(timespec="seconds"), "event": name, **fields}
        line = json.dumps(row, ensure_ascii=False)
        line = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._rotate()
            with self.path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(line + "\n")
        except OSError as error:
            self.problem = Problem(
                "RUN015", Where(self.path.as_posix()), {"reason": error.strerror or str(error)}
            )

    def _rotate(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < MAX_BYTES:
            return
        # Another process may hold or have moved a file (Windows): the log then just grows on.
        with suppress(OSError):
            for number in range(KEPT, 0, -1):
                older = self.path.with_name(f"{self.path.name}.{number}")
                newer = self.path.with_name(f"{self.path.name}.{number - 1}") if number > 1 else self.path
                if newer.exists():
                    newer.replace(older)
