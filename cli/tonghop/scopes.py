"""The stories of an article of several: a subheading "Thái Bình: …" opens one about that province."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from tonghop import gazetteer, mentions
from tonghop.model import Article, Line
from tonghop.subject import article_place, official

_HEADING = 200
"""No subheading is longer."""

_NAME = 60
"""Its place stands within so many characters."""

# Before the place of a subheading, and after it.
_LEADING = re.compile(r"(?:(?:Tại|Ở) )?")
_CLAUSE = re.compile(r" ?: (?=[^\W\d_a-z])")
_TITLES = frozenset({"title", "lead", "caption", "dateline", "byline", "furniture"})


class Scope(NamedTuple):
    """From that line of the article on, figures that name no place are about this one."""

    line: int
    place: str | None


def read(article: Article) -> list[Scope]:
    """The scopes of an article, in order; none if it is all one story."""
    lines, text = article.lines, article.text
    found: list[Scope] = []
    begun = named = False
    for index, line in enumerate(lines):
        role = line.role
        if role in _TITLES:
            continue
        place = _heading(text, line) if begun and line.end - line.start < _HEADING else None
        if place is not None and role != "kicker" and not _told(text, lines, index):
            place = None
        if place is not None:
            named = True
            found.append(Scope(index, place))
        elif role == "kicker" and begun:
            found.append(Scope(index, article.place))
        begun = begun or role == "body"
    if not named:
        return []
    if article.place and not _speaks_of(text[: lines[found[0].line].start], article.place):
        # The article's place is that of a later story.
        found.insert(0, Scope(0, article_place(None, text, lines[: found[0].line], None)))
    return found


def at(scopes: list[Scope], index: int, place: str | None) -> str | None:
    """The place at a line: `place` where none of the scopes has opened."""
    last = bisect_right(scopes, index, key=_line) - 1
    return scopes[last].place if last >= 0 else place


def _line(scope: Scope) -> int:
    return scope.line


def _heading(text: str, line: Line) -> str | None:
    """The place that a line has as its heading: "Huyện A: Đẩy mạnh …", or alone on a line of its own."""
    start, end = line.start, line.end
    kicker = line.role == "kicker"
    if text[end - 1] in '.!?;,…”"' or (not kicker and text.find(":", start, start + _NAME) < 0):
        return None
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead is not None else start
    here = mentions.mentions(text, start, start + 1)
    if not here or not here[0].name or here[0].plural or here[0].level in {"village", "country"}:
        return None
    stop = here[0].end
    if (kicker and stop == end) or _CLAUSE.match(text, stop, end):
        name, level = here[0].name, here[0].level
        return name if here[0].word else official(gazetteer.fold(name), level) or name
    return None


def _told(text: str, lines: tuple[Line, ...], index: int) -> bool:
    """Whether sentences follow a line, as they do after a heading but not after an item of a list."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is not None and text[after.end - 1] in ".”)" and _heading(text, after) is None


def _speaks_of(text: str, place: str) -> bool:
    """Whether a text names a place, by whatever class word."""
    name = place.split(" ", 1)[-1] if place[:1].islower() else place
    return name.lower() in text.lower()
