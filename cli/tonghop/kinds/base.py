"""What a rule of a kind looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens


class Mention(NamedTuple):
    """A number that no mask hides, with its unit. `counts` says that a noun phrase follows it."""

    tokens: Tokens
    quantity: Quantity
    measured: Measured | None
    counts: bool

    @property
    def sort(self) -> str | None:
        """The class of the unit, `None` without one."""
        return self.measured.unit.sort if self.measured else None

    @property
    def scaled(self) -> bool:
        """Whether scale words or number words belong to the number."""
        return self.quantity.last - self.quantity.first > 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise a kind. `id` is "kind.name"; `doc` is its entry in `explain`."""

    id: str
    doc: str
    when: Callable[[Mention], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase with exactly one figure: its surface, its value in plain units, its unit."""

    text: str
    surface: str
    value: str
    unit: str | None = None
    max: str | None = None
    of: str | None = None
