"""The rules as data: config/lint/*.yaml, a rule an entry, with its clause, its check and its manual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tonghop.lint.document import Par
from tonghop.settings import config_file

REGIMES = ("nd30", "dang", "dang36")
NUMBERED_CLAUSE = re.compile(r"Phụ lục|[IVX]+[.;,]|[IVX]+$")
Severity = Literal["must", "should"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `allowed` holds what its check compares with; `check` names the function that runs.

    `confidence`: A primary text and an independent copy, B one copy, C secondary sources, D a single
    one, M custom. `what` states the demand; `why`, `wrong`, `right` are its manual.
    """

    id: str
    regimes: tuple[str, ...]
    component: str
    severity: Severity
    clause: str
    confidence: str
    check: str
    allowed: Mapping[str, Any]
    what: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: `par` is where, `None` for the page or the whole; `mend` what would cure it.

    `mend` maps a property (see `fix.py`) to the value that the rule demands; empty where only a
    person can decide. `section` is the section a page property belongs to.
    """

    par: Par | None
    found: str
    mend: Mapping[str, object]
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a place of the document breaks.

    `text` is the paragraph, `paragraph` its number among those of `part` (from 0), `None` when the
    finding is about the page or something missing; `page` is `None` where the file does not record pages.
    """

    rule: Rule
    component: str
    text: str
    part: str
    paragraph: int | None
    page: int | None
    found: str
    demanded: str
    mend: Mapping[str, object]
    section: int | None = None

    @property
    def fixable(self) -> bool:
        """Whether `--fix` mends it."""
        return bool(self.mend)


def load(path: Path) -> Any:
    """The data of a shipped YAML file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506  a safe loader either way


@cache
def regime_data(regime: str) -> Mapping[str, Any]:
    """The regime's own YAML (sizes, margins, words), which the renderer follows too."""
    path = config_file("regimes", f"{regime}.yaml")
    data = load(path) if path.is_file() else {}
    base = data.get("extends") if isinstance(data, dict) else None
    return merged(regime_data(base), data) if base else data


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """`base` with the values of `own` in their place, maps merged in depth."""
    both = dict(base)
    for key, value in own.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def looked_up(value: Any, regime: str) -> Any:
    """A value of a rule; `@a.b` is what the regime's own YAML has at a.b, so that it stands in one place."""
    if isinstance(value, list):
        return [looked_up(item, regime) for item in value]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    found: Any = regime_data(regime)
    for key in value[1:].split("."):
        found = found[key]
    return found


@cache
def all_rules() -> Mapping[str, Mapping[str, Rule]]:
    """Every shipped rule: regime → id → rule."""
    rules: dict[str, dict[str, Rule]] = {regime: {} for regime in REGIMES}
    for path in sorted(config_file("lint").glob("*.yaml")):
        data = load(path)
        for name, entry in data["rules"].items():
            for regime in entry.get("regimes", data["regimes"]):
                own = {**entry, **(entry.get(regime) or {})}
                clause = own["clause"]
                if regime in data["text"] and NUMBERED_CLAUSE.match(clause):
                    clause = f"{data['text'][regime]}, {clause}"
                allowed = {key: looked_up(value, regime) for key, value in (own.get("allowed") or {}).items()}
                rules[regime][name] = Rule(
                    name, tuple(entry.get("regimes", data["regimes"])), own["component"], own["severity"], clause,
                    own["confidence"], own["check"], allowed, own["what"], own["why"], own["wrong"], own["right"],
                )  # fmt: skip
    return rules


def rules_of(regime: str) -> Mapping[str, Rule]:
    """The rules that a document of this regime is held against."""
    return all_rules()[regime]


def find_rule(name: str) -> Rule | None:
    """The rule of that id, for `explain`; `None` when there is none."""
    wanted = name.upper()
    return next((rules[wanted] for rules in all_rules().values() if wanted in rules), None)
