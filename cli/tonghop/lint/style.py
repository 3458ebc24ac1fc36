"""What a paragraph looks like beside what a rule allows: size, weight, slant, case, alignment, indent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tonghop.lint.components import upper
from tonghop.lint.document import Par
from tonghop.lint.rules import Hit, Rule

ALIGNED = {
    "left": "căn trái", "right": "căn phải", "center": "căn giữa", "both": "căn đều hai bên",
    "distribute": "dàn đều",
}  # fmt: skip
INDENT = 17  # twips: 0,3 mm, as real files carry 851 or 1418 for 15 and 25 mm


def points(half_points: float) -> str:
    """A size as people write it: 13, 13,5."""
    return f"{half_points / 2:g}".replace(".", ",")


def millimetres(length: float) -> str:
    """A length in twips as millimetres, one decimal."""
    return f"{length / 56.6929:.1f}".replace(".", ",").removesuffix(",0") + " mm"


def deviations(par: Par, allowed: Mapping[str, Any]) -> tuple[list[str], dict[str, object]]:
    """What of a paragraph's looks is not allowed, in words, and the values that would be."""
    found: list[str] = []
    mend: dict[str, object] = {}
    runs = par.inked
    if "pt" in allowed:
        low, high = (int(2 * float(size)) for size in allowed["pt"])
        sizes = {run.props["sz"] for run in runs}
        wrong = sorted(size for size in sizes if not low <= size <= high)
        if wrong:
            found.append("cỡ chữ " + " và ".join(map(points, wrong)))
            mend["size"] = min(max(wrong[0], low), high)
    for key, name, yes, no in (("bold", "b", "đậm", "không đậm"), ("italic", "i", "nghiêng", "đứng")):
        if key in allowed and any(bool(run.props[name]) != allowed[key] for run in runs):
            found.append(no if allowed[key] else yes)
            mend[key] = allowed[key]
    if "underline" in allowed:
        wanted = allowed["underline"] or "none"
        if any((run.props.get("u") or "none") != wanted for run in runs):
            found.append("không gạch chân" if wanted == "single" else "gạch chân")
            mend["underline"] = wanted
    if "jc" in allowed:
        actual = par.props.get("jc") or "left"
        if actual != allowed["jc"] and not (allowed["jc"] == "left" and actual == "both"):
            found.append(ALIGNED.get(actual, actual))
            mend["jc"] = allowed["jc"]
    if "case" in allowed and runs:
        shown = par.shown
        if allowed["case"] == "upper" and not upper(shown):
            found.append("không IN HOA")
            mend["caps"] = True
        elif allowed["case"] != "upper" and upper(shown) and sum(c.isalpha() for c in shown) > 3:
            found.append("IN HOA")
            if not upper(par.text):
                mend["caps"] = False
    if "first_line" in allowed:
        actual = par.props.get("firstLine") or 0
        if abs(actual - allowed["first_line"]) > INDENT:
            found.append(f"thụt dòng đầu {millimetres(actual)}")
            mend["first_line"] = allowed["first_line"]
    return found, mend


def style_hits(pars: Iterable[Par], rule: Rule) -> Iterator[Hit]:
    """A hit for each paragraph that does not look as the rule allows."""
    for par in pars:
        if par.inked:
            found, mend = deviations(par, rule.allowed)
            if found:
                yield Hit(par, ", ".join(found), mend)
