"""Every rule of the linter and the ways to break it: a clean document, one fault, the rule that must find it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import lint_mutants_dang
import lint_mutants_nd30
import lint_mutants_nd30_body
import lint_mutants_report
from lint_changes import Change, Ways
from tonghop.lint.rules import rules_of


@dataclass(frozen=True)
class Mutant:
    """A clean document of `regime` with one fault that `rule` must find."""

    rule: str
    name: str
    regime: str
    change: Change

    def __str__(self) -> str:
        return f"{self.rule}-{self.name}-{self.regime}".replace(" ", "_")


HOMES = {"N": "nd30", "D": "dang dang36", "R": "nd30 dang"}


def spread(table: Iterable[Ways]) -> Iterable[Mutant]:
    """The mutants of a table: of two rules (`ND30-X DANG-Y`) each in its own regimes."""
    for rules, ways, regimes in table:
        for rule in rules.split():
            homes = (regimes or HOMES[rule[0]]).split()
            for regime in (home for home in homes if rule in rules_of(home)):
                yield from (Mutant(rule, name, regime, change) for name, change in ways.items())


MUTANTS = [
    *spread(lint_mutants_nd30.WAYS),
    *spread(lint_mutants_nd30_body.WAYS),
    *spread(lint_mutants_dang.WAYS),
    *spread(lint_mutants_report.WAYS),
]
