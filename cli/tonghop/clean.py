"""Draft → Article: NFC text with a map to the source, line roles, and what the article says of itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial

from tonghop import layout, metadata
from tonghop.model import Article, Draft
from tonghop.patterns import lazy
from tonghop.problems import Problem, Where
from tonghop.subject import article_place

_SPACES = lazy("[\x0b\x0c\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\xad\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff"
_BIDI = lazy(f"[{_DIRECTIONS}]")
_INVISIBLE = lazy(f"[{_UNSEEN}]")
_HIDDEN = lazy(f"[{_DIRECTIONS}{_UNSEEN}]+")
_BROKEN = lazy("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
_COMBINING = lazy("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_NOT_LATIN = lazy("[^\x00-\u02ff\u1e00-\u1eff\u2010-\u206f]+")
_is_composed = partial(unicodedata.is_normalized, "NFC")


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
            place=draft.place or article_place(about.title, text, lines, about.outlet),
            form=form,
            outlets=(about.outlet,) if about.outlet else (),
        ),
        problems,
    )


def _tidy(text: str, path: str) -> tuple[str, list[int] | None, tuple[Problem, ...]]:
    """NFC text without characters that no reader sees, its offsets, and what was wrong with it."""
    problems: list[Problem] = []
    offsets: list[int] | None = None
    text = text.replace("\xa0", " ")
    # Whatever is untidy has no glyph: C finds that out in a tenth of the time that a pattern takes.
    if not text.replace("\n", " ").replace("\t", " ").isprintable():
        for code, pattern in (("READ010", _BROKEN), ("READ011", _BIDI), ("READ012", _INVISIBLE)):
            found = pattern.search(text)
            if found:
                count = sum(1 for _ in pattern.finditer(text))
                problems.append(Problem(code, _where(text, found.start(), path), {"count": count}))
        text = _SPACES.sub(" ", readable(text))
        hidden = _HIDDEN.finditer(text)
        text, offsets = _replace(text, offsets, ((*match.span(), "") for match in hidden))
    # Line by line: to tell about one loose mark, all that it is asked about with is composed.
    if not all(map(_is_composed, text.split("\n"))):
        text, offsets = _replace(text, offsets, _composed(text))
    return text, offsets, tuple(problems)


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """What may change under NFC, and its composed form.

    That is a letter with combining marks after it, or a run outside the Latin blocks: no composition reaches
    across the ends of such a piece.
    """
    for match in _NOT_LATIN.finditer(text):
        start, end = match.span()
        if marks := _COMBINING.match(text, start):
            before, start = max(0, start - 1), marks.end()
            yield before, start, unicodedata.normalize("NFC", text[before:start])
        if start < end:
            yield start, end, unicodedata.normalize("NFC", text[start:end])


def _replace(
    text: str, offsets: list[int] | None, pieces: Iterable[tuple[int, int, str]]
) -> tuple[str, list[int] | None]:
    """`text` with other words in the place of some pieces, and the offsets; they stay `None` while nothing moves."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for start, end, put in pieces:
        if put == text[start:end]:
            continue
        parts += (text[at:start], put)
        kept.extend(range(at, start))
        kept.extend([min(start + i, end - 1) for i in range(len(put))])
        at = end
    if not parts:
        return text, offsets
    kept.extend(range(at, len(text) + 1))
    parts.append(text[at:])
    return "".join(parts), kept if offsets is None else [offsets[i] for i in kept]


def readable(text: str) -> str:
    """A text with U+FFFD in the place of control characters, and of what is no character."""
    return _BROKEN.sub("\ufffd", text)


def _where(text: str, at: int, path: str) -> Where:
    """Line and column of a position."""
    return Where(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
