"""What tells that somebody speaks or is named: found in one pass over an article, asked for by position.

Verbs of saying, "theo", titles of address, words for documents and quotation marks. The readers of quotations
look only around these, and leave alone the lines that have none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tonghop import cues, grammar
from tonghop.patterns import lazy
from tonghop.scan import Topic, views

_BEFORE_CUE = frozenset(' \u00a0,;)”"–—-')
_BEFORE_TITLE = frozenset(' \t\n\u00a0,;:.(“”"*•+–—-')
_TESTIMONY = "khai"
"""The one verb of saying that is a syllable of many other words."""
_MARKS = "“”„‟\"«»‘’'"


_HEARING = ("PV", "phóng viên", "chúng tôi", "nhà báo", "báo chí", "người viết", "báo")
_TOLD = lazy(rf"cho (?:{'|'.join(_HEARING)}|Báo)(?: [^\W\d_][\w.&-]*){{0,5}}? (biết|hay)(?!\w)")
"""Those whom a speaker tells something: they may stand inside the verb, "cho phóng viên hay"."""


class Cue(NamedTuple):
    """A verb of saying and where it stands."""

    start: int
    end: int
    verb: str


class Clues(NamedTuple):
    """Places in a text, each list in text order.

    `titles` begin a title of address, a rank or a degree, `papers` a word for a document in any case; `marks` are
    quotation marks and apostrophes.
    """

    cues: list[Cue]
    theo: list[int]
    titles: list[int]
    papers: list[int]
    marks: list[int]

    def cue(self, left: int, right: int) -> Cue | None:
        """The first verb of saying in `text[left:right]`."""
        at = bisect_left(self.cues, (left,))
        return self.cues[at] if at < len(self.cues) and self.cues[at].end <= right else None


@lru_cache(maxsize=2)
def clues(text: str) -> Clues:
    """The clues of an article's text."""
    verbs: list[Cue] = []
    done = 0  # where the last verb ends
    for start, end, verb in _VERBS.find(text):
        if text[start:end] != verb or text[start - 1] not in _BEFORE_CUE or not start:
            continue
        # The first verb wins where two overlap, the longer where they begin together: "nói vui".
        if verb == _TESTIMONY and not cues.testifies(text, start, end):
            continue
        if start >= done:
            verbs.append(Cue(start, end, verb))
            done = end
        elif start == verbs[-1].start:
            verbs[-1] = Cue(start, end, verb)
            done = end
    told = [cue for start, _, _ in _HEARERS.find(text) if (cue := _told(text, start))]
    if told:
        verbs = sorted(v for v in (*verbs, *told) if v in told or not any(_overlap(v, t) for t in told))
    forms = grammar.title_forms()
    titles = [
        start
        for start, end, _ in _TITLES.find(text)
        if text[start:end] in forms and (not start or text[start - 1] in _BEFORE_TITLE)
    ]
    theo = [start for start, _, _ in _SOURCES.find(text)]
    papers = [start for start, _, _ in _PAPERS.find(text)]
    titles.sort()
    papers.sort()
    marks: list[int] = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            marks.append(at)
            at = text.find(mark, at + 1)
    marks.sort()
    return Clues(verbs, theo, titles, papers, marks)


def _told(text: str, at: int) -> Cue | None:
    """The verb that a hearer parts: "cho PV Báo A biết" is "cho biết"."""
    match = _TOLD.match(text, at)
    return Cue(at, match.end(), f"cho {match[1]}") if match and text[at - 1] in _BEFORE_CUE and at else None


def _overlap(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _spaced(words: Iterable[str]) -> dict[str, str]:
    """The words as they stand in the text that is scanned, where the marks inside one are spaces."""
    return {phrase: phrase for phrase in (views(word).spaced.strip() for word in words)}


_VERBS = Topic(lambda: _spaced(cues.CUES))
_HEARERS = Topic(lambda: _spaced(f"cho {hearer}".lower() for hearer in _HEARING))
_TITLES = Topic(lambda: _spaced(grammar.title_forms()))
_SOURCES = Topic(lambda: _spaced(("theo",)))
_PAPERS = Topic(lambda: _spaced(grammar.PAPERS))
