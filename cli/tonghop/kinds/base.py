"""What a rule of a kind looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from tonghop.lexicon import UnitClass
from tonghop.quantities import Shape


class Mention(NamedTuple):
    """What a rule sees of a number that no mask hides.

    `sort` is the class of its unit, `None` without one; `rate` whether the unit is per something; `shape`
    how the number is written; `scaled` whether scale words or several number words belong to it.
    """

    sort: UnitClass | None
    rate: bool
    shape: Shape
    scaled: bool


class Rule(msgspec.Struct, frozen=True):
    """One way to recognise a kind. `id` is "kind.name"; `doc` is its entry in `explain`."""

    id: str
    doc: str
    when: Callable[[Mention], bool]


class Example(msgspec.Struct, frozen=True):
    """A phrase with exactly one figure: its surface, its value in plain units, its unit."""

    text: str
    surface: str
    value: str
    unit: str | None = None
    max: str | None = None
    of: str | None = None
