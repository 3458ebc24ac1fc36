"""Where sentences begin and end.

A full stop ends a sentence when a space and a capital, a digit or an opening mark follow, and when what
stands before it is no abbreviation ("TP. Cần Thơ", "PGS. TS. Lê A") and no list number ("1. Mục tiêu").
Numbers ("3.181") and initials ("T.Ư") have no space after their stops and never come into question.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_STOP = re.compile(r"\n|[.!?…]+[\"”’»')\]]*(?=(\s+)(\S)|([^\W\d_])|\Z)")

_ABBREVIATIONS = frozenset(
    {
        *("tp", "tx", "tt", "q", "p", "h", "x", "t", "ô", "b", "đ/c", "đc", "ubnd", "hđnd", "nxb", "tr"),
        *("ts", "ths", "gs", "pgs", "bs", "bsck", "bscki", "bsckii", "cn", "ks", "kts", "ls", "pts"),
        *("nsnd", "nsưt", "ngnd", "ngưt", "mr", "mrs", "ms", "dr", "prof", "st", "jr", "no", "vol"),
    }
)
"""Words that a stop shortens, before a name or a number; in lower case."""

_CENTRAL = ("T.Ư", "T.W")
"""Trung ương: a stop of its own after it ends the sentence, as it has none when it goes on ("T.Ư Đảng")."""

_OPENERS = frozenset("“\"‘'«([-–—•*+")
_CLOSERS = frozenset("”\"’»'")


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
    at = start
    for match in _STOP.finditer(text, start, end):
        if match[0] == "\n" or _ends(text, at, match):
            stop = match.end()
            _add(spans, text, at, stop)
            at = stop
    _add(spans, text, at, end)
    return spans


def around(spans: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The span of `spans` that holds `position`, or the nearest one before it."""
    return spans[max(0, bisect_right(spans, (position, 1 << 60)) - 1)]


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends the sentence that began at `start`."""
    stop, after, glued = match.start(), match[2], match[3]
    if glued:
        # "… hoàn thành.Tiếp theo": a space was forgotten. "TP.Hà Nội" and "vnexpress.net" are none.
        word = _word_before(text, start, stop)
        return (
            match[0] == "."
            and glued.isupper()
            and len(word) > 1
            and word.islower()
            and word not in _ABBREVIATIONS
            and text[match.end() + 1 : match.end() + 2].islower()
        )
    if after is None or "\n" in match[1]:
        return True
    if after.islower() or after in ",;:)”’»":
        return False
    closed = match[0][-1] in _CLOSERS
    if after in "-–—" and closed:
        return False
    if not (after.isupper() or after.isdigit() or after in _OPENERS or not after.isalnum()):
        return False
    if match[0] != ".":
        return True
    word = _word_before(text, start, stop)
    if text.startswith(_CENTRAL, stop - 3):
        return True
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return False
    return not (word.isdigit() and len(word) < 3 and not text[start : stop - len(word)].strip())


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that ends at `stop`; a dot, a space or a mark ends it on the left."""
    word = text[max(start, text.rfind(" ", start, stop) + 1, stop - 12) : stop]
    if word.isalnum():
        return word
    at = stop
    while at > start and stop - at < 12 and (text[at - 1].isalnum() or text[at - 1] == "/"):
        at -= 1
    return text[at:stop]
