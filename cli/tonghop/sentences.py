"""Where sentences begin and end.

A full stop ends a sentence when a space and a capital, a digit or an opening mark follow, and when what
stands before it is no abbreviation ("TP. Cần Thơ", "PGS. TS. Lê A") and no list number ("1. Mục tiêu").
Numbers ("3.181") and initials ("T.Ư") have no space after their stops and never come into question.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from tonghop import seams

_ABBREVIATIONS = frozenset(
    {
        *("tp", "tx", "tt", "q", "p", "h", "x", "t", "ô", "b", "đ/c", "đc", "ubnd", "hđnd", "nxb", "tr"),
        *("ts", "ths", "gs", "pgs", "bs", "bsck", "bscki", "bsckii", "cn", "ks", "kts", "ls", "pts"),
        *("nsnd", "nsưt", "ngnd", "ngưt", "mr", "mrs", "ms", "dr", "prof", "st", "jr", "no", "vol"),
    }
)
"""Words that a stop shortens, before a name or a number; in lower case."""

_ENDINGS = frozenset(word[-2:] for word in _ABBREVIATIONS)

_CENTRAL = ("T.Ư", "T.W")
"""Trung ương: a stop of its own after it ends the sentence, as it has none when it goes on ("T.Ư Đảng")."""

_RULE = "___"
"""What a page draws between two parts of a text."""

_GLUED_CHARS = 1_000
"""Only in a longer line are headings glued to sentences: it is an article without its line ends."""

_MARKS = ".!?…"
_OPENERS = frozenset("“\"‘'«([-–—•*+")
_CLOSERS = frozenset("”\"’»'")
_BEHIND = _CLOSERS | {")", "]"}
"""What may stand between the stop and the end of its sentence."""


@lru_cache(maxsize=1 << 8)
def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as spans of `text`, without the white space around them.

    A line end always ends a sentence. An attribution after closing marks ("… .” - ông A nói.") belongs to
    the sentence of the words it attributes. Several stages ask for the same lines: the list is kept, and not
    to be changed.

    >>> [ "TP. A có 3.181 hộ. Hết."[a:b] for a, b in split("TP. A có 3.181 hộ. Hết.") ]
    ['TP. A có 3.181 hộ.', 'Hết.']
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    at = past = _skip(text, start, end)
    for stop in _stops(text, start, end):
        if stop < past:
            continue
        past = stop + 1
        if past == end:
            break
        if text[stop] != "\n":
            after = text[past : past + 2]
            if "0" <= after[:1] <= "9":
                continue  # "3.181": by far the most frequent stop that ends nothing
            if after[:1] == " " and after[1:].isupper() and past + 1 < end:
                if text[stop] != "." or not _shortens(text, at, stop):
                    spans.append((at, past))
                    at = past + 1
                continue
            while past < end and text[past] in _MARKS:
                past += 1
            while past < end and text[past] in _BEHIND:
                past += 1
        if _ends(text, at, stop, past, end):
            _add(spans, text, at, past)
            at = past = _skip(text, past, end)
            if text.startswith(_RULE, at):
                at = past = _skip_rule(text, at, end)
    _add(spans, text, at, end)
    return seams.cut(text, spans) if spans and end - start > _GLUED_CHARS else spans


def around(spans: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The span of `spans` that holds `position`, or the nearest one before it."""
    if len(spans) == 1:
        return spans[0]
    return spans[max(0, bisect_right(spans, (position, 1 << 60)) - 1)]


def _skip_rule(text: str, start: int, end: int) -> int:
    """Where the sentence after a rule begins."""
    while start < end and text[start] in _RULE:
        start += 1
    return _skip(text, start, end)


def _skip(text: str, start: int, end: int) -> int:
    """Where the white space at `start` ends."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


@lru_cache(maxsize=4)
def _marks(text: str) -> str:
    """Which marks that may end a sentence are in a text at all."""
    return "".join(mark for mark in "\n" + _MARKS if mark in text)


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where the marks stand that may end a sentence, in order."""
    found: list[int] = []
    kinds = 0
    for mark in _marks(text):
        at = text.find(mark, start, end)
        if at >= 0:
            kinds += 1
            while at >= 0:
                found.append(at)
                at = text.find(mark, at + 1, end)
    if kinds > 1:
        found.sort()
    return found


def _ends(text: str, start: int, stop: int, past: int, end: int) -> bool:
    """Whether the mark at `stop` ends the sentence that began at `start`; `past` is behind it and what closes."""
    if past == end or text[stop] == "\n":
        return True
    alone = past == stop + 1 and text[stop] == "."
    if not text[past].isspace():
        # "… hoàn thành.Tiếp theo": a space was forgotten. "TP.Hà Nội" and "vnexpress.net" are none.
        if not (alone and text[past].isupper() and text[past + 1 : past + 2].islower()):
            return False
        word = _word_before(text, start, stop)
        return len(word) > 1 and word.islower() and word not in _ABBREVIATIONS
    begin = _skip(text, past, end)
    if begin == end:
        return False
    if "\n" in text[past:begin]:
        return True
    after = text[begin]
    if after.islower() or after in ",;:)”’»":
        return False
    if after == "(" and text[begin + 1 : begin + 2].islower():
        return False
    if after in "-–—" and text[past - 1] in _CLOSERS:
        return False
    if not (after.isupper() or after.isdigit() or after in _OPENERS or not after.isalnum()):
        return False
    return not (alone and _shortens(text, start, stop))


def _shortens(text: str, start: int, stop: int) -> bool:
    """Whether the dot at `stop` belongs to an abbreviation, an initial or the number of an item."""
    tail = text[stop - 2 : stop]
    if stop - 2 >= start and tail.isalpha() and tail.lower() not in _ENDINGS:
        return False  # most words, at a glance
    word = _word_before(text, start, stop)
    if word.lower() in _ABBREVIATIONS:
        return True
    if len(word) > 2:
        return False
    if word.isdigit():
        return not text[start : stop - len(word)].strip()
    return len(word) == 1 and word.isupper() and not text.startswith(_CENTRAL, stop - 3)


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that ends at `stop`; a dot, a space or a mark ends it on the left."""
    low = max(start, stop - 12)
    word = text[max(low, text.rfind(" ", low, stop) + 1) : stop]
    if word.isalnum():
        return word
    at = stop
    while at > start and stop - at < 12 and (text[at - 1].isalnum() or text[at - 1] == "/"):
        at -= 1
    return text[at:stop]
