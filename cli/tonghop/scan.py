"""Many words and phrases found in one pass over a text: the cheap scan that stages begin with.

An automaton (Aho and Corasick) reads a text once, whatever the number of phrases: a fifth of the time that `re`
needs for an alternation of twenty words. Only around what it finds do the stages look closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

T = TypeVar("T")
MARKS = "\t\n\xa0!\"#$%&'()*+,-./:;<=>?@[]|~«»·–—‘’“”•…●▪■►"
"""What stands for a space in `Views.spaced`; asked one by one, for most are not in a text (C, no set of it all)."""


class Views(NamedTuple):
    """A text in lower case, and the same with a space for every usual mark and one more at either end; see `Scan`."""

    low: str
    spaced: str


@lru_cache(maxsize=4)
def views(text: str) -> Views:
    """The views of an article's text: made once, asked for by every stage."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)  # İ has no capital's length
    spaced = low
    for mark in MARKS:
        spaced = spaced.replace(mark, " ")
    return Views(low, f" {spaced} ")


class Scan(Generic[T]):
    """Phrases in lower case, each with what it stands for; found as whole words only."""

    __slots__ = ("_automaton",)

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        automaton = ahocorasick.Automaton()
        for phrase, value in phrases.items() if isinstance(phrases, Mapping) else phrases:
            automaton.add_word(f" {phrase} ", (len(phrase) + 1, value))
        automaton.make_automaton()
        self._automaton = automaton

    def find(self, spaced: str, start: int, end: int) -> list[tuple[int, int, T]]:
        """Start, end and value of every phrase in `text[start:end]`, by their ends, shorter ones inside longer too.

        `spaced` is that view of the whole text; the places are of the text itself.
        """
        # The automaton copies the whole string that it is given, as four bytes a character.
        found = self._automaton.iter(spaced[start : end + 2])
        return [(start + stop - size, start + stop - 1, value) for stop, (size, value) in found]
