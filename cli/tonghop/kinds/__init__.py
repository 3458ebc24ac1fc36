"""The kinds of figures, in the order they are tried.

A kind is a module with a docstring (its entry in `explain`), `RULES`, `EXAMPLES` and `COUNTER_EXAMPLES`.
The first rule that holds names the figure. A new kind is a new file and a place in `KINDS`.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from tonghop.kinds import age, count, duration, measure, money, points, rate, ratio, share, times
from tonghop.kinds.base import Mention, Rule
from tonghop.lexicon import UnitClass
from tonghop.quantities import Shape

KINDS: tuple[ModuleType, ...] = (rate, money, points, share, age, times, duration, measure, ratio, count)

RULES: tuple[tuple[str, Rule], ...] = tuple(
    (module.__name__.rpartition(".")[2], rule) for module in KINDS for rule in module.RULES
)


@cache
def name(sort: UnitClass | None, rate: bool, shape: Shape, scaled: bool) -> tuple[str, str] | None:
    """Kind and rule id of a number, `None` where no rule takes it; see `Mention`."""
    mention = Mention(sort, rate, shape, scaled)
    for kind, rule in RULES:
        if rule.when(mention):
            return kind, rule.id
    return None
