"""The word lists of config/lexicon, read once when first needed.

units.txt has a unit a line with its class and an example; the other files are plain words, where "_" joins
the words of one entry and "#" opens a remark. A program looks words up; it never scans the lists.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from tonghop.settings import config_file

UnitClass = Literal["money", "share", "points", "measure", "duration", "age", "times"]

STOP, BEGINS_STOP, BEGINS_GO, COUNTED, BEGINS_COUNTED = 1, 2, 4, 8, 16
HeadSort = Literal["strict", "soft", "verb", "none"]


class Unit(msgspec.Struct, frozen=True):
    """A unit of measure as texts write it, and what sort of thing it measures."""

    name: str
    sort: UnitClass
    example: str


def _lines(name: str) -> list[str]:
    text = config_file("lexicon", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(line: str) -> list[str]:
    return [word.replace("_", " ") for word in line.split()]


@cache
def units() -> dict[str, Unit]:
    """Unit by the name texts give it."""
    out = {}
    for line in _lines("units.txt"):
        name, sort, example = (part.strip() for part in line.split("|"))
        out[name] = Unit(name, sort, example)  # type: ignore[arg-type]
    return out


@cache
def units_by_first() -> dict[str, dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]]:
    """First token of a unit's name, in lower case → as written → the other tokens and the unit, longest first."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Unit]]]] = {}
    for name, unit in units().items():
        first, *rest = name.replace("-", " - ").replace("°", "° ").split()
        written = table.setdefault(first.lower(), {})
        written.setdefault(first, []).append((tuple(word.lower() for word in rest), unit))
    return {
        low: {word: tuple(sorted(group, key=lambda entry: -len(entry[0]))) for word, group in written.items()}
        for low, written in table.items()
    }


@cache
def heads() -> dict[str, HeadSort]:
    """Nouns that make an ordinal or a name of the number after them → how firmly they do so."""
    table: dict[str, HeadSort] = {}
    sorts: dict[str, HeadSort] = {"~": "soft", "^": "verb", "=": "none"}
    for line in _lines("heads.txt"):
        sort = sorts.get(line[0], "strict")
        table.update(dict.fromkeys(_words(line.lstrip("~^= ")), sort))
    return table


@cache
def last_words_of_heads() -> frozenset[str]:
    """The words that entries of `heads()` end with: what else stands before a number makes no ordinal."""
    return frozenset(head.rpartition(" ")[2] for head in heads())


@cache
def counted() -> frozenset[str]:
    """Nouns that are counted, of one word or two, in lower case."""
    return frozenset(word for line in _lines("counted.txt") for word in _words(line))


@cache
def families() -> dict[str, int]:
    """Counted nouns that lists join ("xã, thị trấn") → 0 for persons, 1 for bodies and places."""
    return {word: min(n, 1) for n, line in enumerate(_lines("counted.txt")[:3]) for word in _words(line)}


@cache
def coordinated() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Words before and after a mark that may be one notion → the whole of what stands on either side of it."""
    table: dict[tuple[str, str], list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for line in _lines("coordinated.txt"):
        for entry in _words(line):
            before, after = (tuple(side.split()) for side in entry.split(","))
            table.setdefault((before[-1], after[0]), []).append((before, after))
    return {beside: tuple(sides) for beside, sides in table.items()}


@cache
def people() -> frozenset[str]:
    """The counted nouns of the first line of counted.txt: persons and what stands for them."""
    return frozenset(_words(_lines("counted.txt")[0])) | {"hộ", "hộ dân", "nhân khẩu", "hộ gia đình"}


@cache
def ends() -> tuple[frozenset[str], frozenset[str]]:
    """Where a noun phrase ends (words and pairs of words), and the pairs that go on nevertheless."""
    stop: set[str] = set()
    go: set[str] = set()
    for line in _lines("ends.txt"):
        (go if line.startswith("- ") else stop).update(_words(line.removeprefix("- ")))
    return frozenset(stop), frozenset(go)


@cache
def word_traits() -> dict[str, int]:
    """Word → its part in noun phrases, as a sum of the constants above; words without any are left out."""
    stops, go = ends()
    table: dict[str, int] = {}

    def mark(phrases: frozenset[str], alone: int, begins: int) -> None:
        for phrase in phrases:
            first, space, _ = phrase.partition(" ")
            table[first] = table.get(first, 0) | (begins if space else alone)

    mark(stops, STOP, BEGINS_STOP)
    mark(go, 0, BEGINS_GO)
    mark(counted(), COUNTED, BEGINS_COUNTED)
    return table
