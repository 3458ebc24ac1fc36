"""Problems in data are values; what cannot go on is an `AppError`.

A problem names its code; `messages.py` has the text in both languages. Only `main.py` prints them.

AppError
├── UsageError        the command line, the spec or the settings are wrong      exit 2
├── UnreadableError   a source or document cannot be read                       exit 2
├── WriteError        the result cannot be written                              exit 2
├── DeliveryError     built, but not delivered; it waits in the outbox          exit 3
└── BusyError         another run holds the lock                                exit 75
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file. `line` and `column` are 1-based; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, without the parts that are not known."""
        tail = f":{self.line}" + (f":{self.column}" if self.column else "") if self.line else ""
        return self.path + tail


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell the user: a code of the catalogue, its place, and the values its text names.

    `hint` replaces the catalogue's own hint where the remedy depends on the case ("did you mean …").
    """

    code: str
    where: Where
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str | None = None


class AppError(Exception):
    """Cannot go on. Carries the problems that say why."""

    exit_code = 2

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class UsageError(AppError):
    """The command line, the spec or the settings are wrong."""


class UnreadableError(AppError):
    """A source or document cannot be read."""


class WriteError(AppError):
    """The result cannot be written; what stood there before is untouched."""


class DeliveryError(AppError):
    """Built but not delivered: it waits in the outbox."""

    exit_code = 3


class BusyError(AppError):
    """Another run holds the lock."""

    exit_code = 75
