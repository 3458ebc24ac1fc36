"""Near-identical articles: a wire text run by several papers counts as one article with several outlets.

MinHash with one permutation (Li, Owen, Zhang 2012) over three-word shingles, in our own forty lines: the kept
libraries cost more than they give here (datasketch imports numpy and scipy, simhash numpy, for what is a
minimum per bin). Articles meet through bands of bins, so that time grows with their number, and what the
bands propose is confirmed on the shingles themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import adler32, crc32

from msgspec.structs import replace

from tonghop.model import Article

SAME = 0.7
"""Share of shingles in common from which two texts are one (Jaccard): a few words cut or a new headline."""

_BINS, _ROWS, _SHINGLE, _MOST = 64, 4, 3, 4000
_MIX, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_SPOKEN = frozenset(("title", "lead", "body", "question", "answer"))
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def group(articles: Sequence[Article]) -> list[list[int]]:
    """The articles that are one text, as lists of indices: in the order given, singles included.

    A copy may leave numbers out, but one that says another number stands alone.
    """
    shingles = [_shingles(article) for article in articles]
    numbers = [_numbers(article) for article in articles]
    stands: list[int] = list(range(len(articles)))
    buckets: dict[object, list[int]] = {}
    # The longest text of a group stands for it: a bucket does not grow with the copies of one text.
    for index in sorted(stands, key=lambda index: -len(articles[index].text)):
        keys = _keys(shingles[index], articles[index])
        for other in dict.fromkeys(other for key in keys for other in buckets.get(key, ())):
            if numbers[index] <= numbers[other] and _alike(shingles[index], shingles[other]):
                stands[index] = other
                break
        else:
            for key in keys:
                bucket = buckets.setdefault(key, [])
                if len(bucket) < _FULL:
                    bucket.append(index)
    groups: dict[int, list[int]] = {}
    for index, other in enumerate(stands):
        groups.setdefault(other, []).append(index)
    return sorted(groups.values())


def merge(articles: Sequence[Article]) -> list[Article]:
    """One article for each group: the longest, the first given among equals, with the outlets of all.

    `outlets` names them in the order given; `published` is the earliest date any of them states.
    """
    merged = []
    for members in group(articles):
        copies = [articles[index] for index in members]
        best = max(copies, key=lambda article: len(article.text))
        if len(copies) > 1:
            names = [
                name for copy in copies for name in (copy.outlets or ((copy.outlet,) if copy.outlet else ()))
            ]
            outlets = tuple(dict.fromkeys(names))
            dates = [copy.published for copy in copies if copy.published]
            best = replace(
                best,
                outlet=best.outlet or (outlets[0] if outlets else None),
                outlets=outlets,
                published=min(dates) if dates else None,
            )
        merged.append(best)
    return merged


_FULL = 64
"""So many different texts may share a band before it says nothing."""


def _numbers(article: Article) -> Counter[str]:
    """The numbers in digits that the article itself says, each with how often.

    A copy that says another one is a contradiction to show.
    """
    lines = (article.text[line.start : line.end] for line in article.lines if line.role in _SPOKEN)
    return Counter(number for line in lines for number in _NUMBER.findall(line))


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of the runs of three words in what the article itself says, without case and punctuation."""
    words: list[str] = []
    for line in article.lines:
        if line.role in _SPOKEN:
            words += _WORD.findall(article.text[line.start : line.end].lower())
        if len(words) > _MOST:
            break
    del words[_MOST:]
    hashes = [_hash(word) for word in words]
    if len(words) < _SHINGLE:
        return frozenset(hashes)
    return frozenset(
        [
            ((a * _MIX & _MASK ^ b) * _MIX + c) & _MASK
            for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
        ]
    )


@lru_cache(maxsize=1 << 15)
def _hash(word: str) -> int:
    data = word.encode()
    return crc32(data) << 32 | crc32(data, adler32(data))


def _keys(shingles: frozenset[int], article: Article) -> list[object]:
    """What proposes an article as a copy: bands of the least hash in each bin; a text without words, itself.

    Two texts of Jaccard 0.7 share a band with probability 0.99, two of 0.3 with 0.12.
    """
    if not shingles:
        return [article.text]
    least: list[int | None] = [None] * _BINS
    for shingle in shingles:
        found = least[shingle % _BINS]
        if found is None or shingle < found:
            least[shingle % _BINS] = shingle
    # An empty bin of a short text takes what the next full one holds, as it would in its copy.
    filled = next(value for value in least if value is not None)
    for at in range(_BINS - 1, -1, -1):
        if least[at] is None:
            least[at] = filled
        else:
            filled = least[at] or 0
    return [(at, *least[at : at + _ROWS]) for at in range(0, _BINS, _ROWS)]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts share most of their shingles; two without any are alike only by their key."""
    if not one or not other:
        return one == other
    if min(len(one), len(other)) < SAME * max(len(one), len(other)):
        return False
    common = len(one & other)
    return common >= SAME * (len(one) + len(other) - common)
