"""The one catalogue of user-facing text: Vietnamese first, English beside it.

`PROBLEMS` has an entry per problem code; `TEXTS` has everything else that the terminal shows. Texts are
`str.format` templates. A code's prefix names its stage: READ, SPEC, FACT, AGG, DOC, LINT, RUN, MAIL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tonghop.problems import Problem

Severity = Literal["error", "warning", "note"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a problem code says, in both languages, with its remedy."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


PROBLEMS: dict[str, Entry] = {
    "READ001": Entry("error", "không đọc được: {reason}", "cannot be read: {reason}"),
}

TEXTS: dict[str, tuple[str, str]] = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
}


def text(key: str, language: Language, **values: object) -> str:
    """The text of `key`, its values filled in."""
    vi, en = TEXTS[key]
    return (vi if language == "vi" else en).format(**values)


def severity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return PROBLEMS[problem.code].severity


def describe(problem: Problem, language: Language) -> str:
    """`file:line:column CODE message (hint)` on one line; control characters are escaped."""
    entry = PROBLEMS[problem.code]
    message = (entry.vi if language == "vi" else entry.en).format(**problem.values)
    hint = problem.hint or (entry.hint_vi if language == "vi" else entry.hint_en).format(**problem.values)
    line = f"{problem.where} {problem.code} {message}" + (f" ({hint})" if hint else "")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
