"""Draft → Article: NFC text with a map to the source, line roles, and what the article says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from tonghop import layout, metadata
from tonghop.model import Article, Draft
from tonghop.problems import Problem, Where

_UNTIDY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile("[\x0b\x0c\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\xad\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff]")
BROKEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")


# What may change under NFC: a Latin letter with combining marks after it, or a run outside the Latin
# blocks. No composition reaches across the ends of such a piece.
@cache
def _composable() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\u02ff\u1e00-\u1eff]?[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
        "|[^\x00-\u02ff\u1e00-\u1eff\u2010-\u206f]+"
    )


def clean(draft: Draft) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a draft. Its id is the first 16 digits of the source's sha256.

    Problems: READ010 control characters replaced, READ011 direction marks and READ012 invisible
    characters taken out; each says how many and where the first one stands.
    """
    text, offsets, problems = _tidy(draft.text, draft.source.path)
    lines, form = layout.read(text, draft.roles, draft.title)
    about = metadata.read(text, lines, draft)
    return (
        Article(
            id=draft.source.sha256[:16],
            source=draft.source,
            text=text,
            offsets=None if offsets is None else tuple(offsets),
            lines=lines,
            title=about.title,
            outlet=about.outlet,
            published=about.published,
            author=about.author,
            place=draft.place or _place(about.title, [text[i.start : i.end] for i in lines], about.outlet),
            form=form,
            outlets=(about.outlet,) if about.outlet else (),
        ),
        problems,
    )


def _place(title: str | None, paragraphs: list[str], outlet: str | None) -> str | None:
    """The administrative unit the article is about."""
    from tonghop import scene

    find: Callable[[str | None, list[str], str | None], str | None] | None = getattr(
        scene, "article_place", None
    )
    return find(title, paragraphs, outlet) if find else None


def _tidy(text: str, path: str) -> tuple[str, list[int] | None, tuple[Problem, ...]]:
    """NFC text without characters that no reader sees, its offsets, and what was wrong with it."""
    problems: list[Problem] = []
    offsets: list[int] | None = None
    if _UNTIDY.search(text):
        for code, pattern in (("READ010", BROKEN), ("READ011", _BIDI), ("READ012", _INVISIBLE)):
            count = sum(1 for _ in pattern.finditer(text))
            if count:
                first = pattern.search(text)
                assert first is not None
                problems.append(Problem(code, _where(text, first.start(), path), {"count": count}))
        text = _SPACES.sub(" ", BROKEN.sub("\ufffd", text))
        if _BIDI.search(text) or _INVISIBLE.search(text):
            taken_out = re.compile(f"(?:{_BIDI.pattern}|{_INVISIBLE.pattern})+")
            text, offsets = _replace(text, offsets, taken_out, lambda _: "")
    if not unicodedata.is_normalized("NFC", text):
        text, offsets = _replace(
            text, offsets, _composable(), lambda m: unicodedata.normalize("NFC", m.group())
        )
    return text, offsets, tuple(problems)


def _replace(
    text: str, offsets: list[int] | None, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> tuple[str, list[int] | None]:
    """`pattern.sub` that carries the offsets along; they stay `None` while nothing moves."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        put = new(match)
        if put == match.group():
            continue
        start, end = match.span()
        parts += (text[at:start], put)
        kept.extend(range(at, start))
        kept.extend(min(start + i, end - 1) for i in range(len(put)))
        at = end
    if not parts:
        return text, offsets
    kept.extend(range(at, len(text) + 1))
    parts.append(text[at:])
    return "".join(parts), kept if offsets is None else [offsets[i] for i in kept]


def _where(text: str, at: int, path: str) -> Where:
    """Line and column of a position."""
    return Where(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
