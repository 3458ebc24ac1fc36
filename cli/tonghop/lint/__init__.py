"""The linter: holds any Word file against the thể thức of its regime, and a report against what reports owe.

`lint` reads a .docx, finds its components and regime, and runs the rules of config/lint on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tonghop.lint.components import Layout, recognise
from tonghop.lint.document import Par, Word
from tonghop.lint.package import Package, read_package
from tonghop.lint.rules import REGIMES, Finding, Hit, Rule, rules_of
from tonghop.problems import Problem, UsageError, Where

__all__ = ["Finding", "lint", "lint_package"]


def lint(docx: Path, regime: str = "auto") -> tuple[list[Finding], list[Problem]]:
    """The findings on a .docx in reading order, and the problems met (no regime recognised).

    `regime` is auto, nd30, dang or dang36. Raises `UnreadableError` for what is no readable .docx and
    `UsageError` for an unknown regime.
    """
    findings, problems, _ = lint_package(read_package(docx), regime)
    return findings, problems


def lint_package(package: Package, regime: str = "auto") -> tuple[list[Finding], list[Problem], Layout]:
    """As `lint`, on a package that is already read; also what was recognised."""
    if regime not in ("auto", *REGIMES):
        values = {"regime": regime, "known": ", ".join(("auto", *REGIMES))}
        raise UsageError(Problem("LINT003", Where(package.path), values))
    layout = recognise(Word(package))
    if regime != "auto":
        layout.regime = regime
    if layout.regime is None:
        fonts = legacy_fonts(layout)
        if fonts:
            return [], [Problem("LINT004", Where(package.path), {"fonts": ", ".join(fonts)})], layout
        return [], [Problem("LINT001", Where(package.path))], layout
    found = [finding for rule in rules_of(layout.regime).values() for finding in run(rule, layout)]
    found.sort(key=lambda finding: (finding.part != layout.word.main, finding.paragraph or 0))
    return found, [], layout


def legacy_fonts(layout: Layout) -> list[str]:
    """The TCVN3 and VNI fonts of a text whose words cannot be recognised for that reason."""
    from tonghop.lint.checks_page import is_legacy

    names = {run.props["ascii"] for par in layout.word.paragraphs for run in par.inked}
    return sorted(name for name in names if is_legacy(name))


def run(rule: Rule, layout: Layout) -> Iterable[Finding]:
    """The findings of one rule."""
    from tonghop.lint.checks import CHECKS

    for hit in CHECKS[rule.check](layout, rule):
        yield finding(rule, hit, layout)


def finding(rule: Rule, hit: Hit, layout: Layout) -> Finding:
    """A hit with what the reader needs: component, place, demand."""
    par: Par | None = hit.par
    return Finding(
        rule,
        rule.component,
        " ".join(par.whole.split()) if par else "",
        par.part if par else layout.word.main,
        par.index if par else None,
        par.page if par else None,
        hit.found,
        rule.what,
        {} if par is not None and par.piece else hit.mend,  # a mend would reach the paragraph's other lines
        hit.section,
    )
