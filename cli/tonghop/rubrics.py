"""Passages of an article and what each is for in a report: its rubric.

A paragraph's rubric is weighed from cue words, from how it opens, and from what stands before it (the
question it answers, the subheading it is under, the list of tasks it goes on with). A paragraph without
cues reports results.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tonghop import sentences
from tonghop.identity import fact_id
from tonghop.model import Article, Line, Passage, Rubric
from tonghop.rubric_cues import CUES, NO_CUES
from tonghop.rubric_openings import DEFINES, DEFINES_WEIGHT, GOES_ON, HEADINGS, OPENINGS
from tonghop.scan import Hit, Scan, Topic, views
from tonghop.scene import Scene

_BASE: dict[Rubric, int] = {
    "result": 90, "task": 0, "limitation": 0, "event": 0, "context": 30, "proposal": -40, "cause": -80,
}  # fmt: skip
"""What every paragraph has, in hundredths; of rubrics that weigh the same the first is taken."""
_RUBRICS = tuple(_BASE)
_START = list(_BASE.values())
_TASK, _CONTEXT = _RUBRICS.index("task"), _RUBRICS.index("context")
_CLEAR = 130
"""A sentence that weighs less goes on with the one before it."""
_HEAD_CHARS = 150
_WEIGHED_CHARS = 1_000
"""A paragraph says early what it is for."""
_OPENING_CHARS = 200
_DEFINED_CHARS = 64
"""The subject of a definition is so long, and the verb."""
_KEY = 3
"""Openings are looked up by so many of their first characters."""
_RUN_CHARS = 900
"""A body line longer than this is told apart by sentences too, when it is all the body there is."""
_MARKS_BEFORE = frozenset('-–*•+“"( \t')
_BEFORE = re.compile(r"(?:[-–*•+“\"(\s]+|(?:\w{2,6}|[\w.]+\.vn)\)?\s?- )+")
_NUMBER = re.compile(r"\d+[.)]\s?")
_LONGEST = 40
"""No cue is longer."""
_WEIGHED = frozenset({"body", "lead", "answer"})
_TELLING = frozenset({*_WEIGHED, "question", "kicker", "caption"})
"""Lines with a place of their own; the others belong to the article as a whole."""
_ASKING = frozenset({"question", "kicker"})
_QUOTED_CHARS = 1_500
"""A mark that is not closed so far on was left open."""

Run = tuple[int, int, Rubric]
"""Start and end of sentences, and what they are for."""
Asked = list[tuple[int, int]]
"""What a heading asks for: rubrics by their number in `_RUBRICS`, in hundredths."""
Cue = tuple[int, int, int]
"""A cue's number, that of its rubric in `_RUBRICS`, and its weight."""


class _Seen(NamedTuple):
    """An article in lower case, the cues in it by their ends, and these ends; `denied`: phrases that are none."""

    text: str
    low: str
    cues: list[Hit[Cue]]
    ends: list[int]
    denied: bool


def find(article: Article, scene: Scene) -> list[Passage]:
    """A passage for every line; where the whole body is one long line, also for its runs of sentences.

    The rubric of that line is the one that prevails in it.
    """
    passages: list[Passage] = []
    text = article.text
    spaced = views(text).spaced
    seen = _seen(text)
    bodies = [line for line in article.lines if line.role == "body"]
    asked: Asked = []
    before: Rubric | None = None
    for index, line in enumerate(article.lines):
        rubric: Rubric | None = None
        runs: list[Run] = []
        if len(bodies) == 1 and line is bodies[0] and line.end - line.start > _RUN_CHARS:
            runs = list(_runs(seen, line))
            rubric = before = _prevailing(runs)
        elif line.role in _WEIGHED:
            scores = _scores(seen, line.start, line.end, asked, before)
            rubric = before = _RUBRICS[scores.index(max(scores))]
        elif line.role in _ASKING:
            asked, before = _asked(spaced[line.start : line.end + 2]), None
        told = line.role in _TELLING and not runs
        place = scene.passage(index, line.start) if told else article.place
        passages.append(_passage(article, line, line.start, line.end, rubric, place, True))
        for start, end, kind in runs:
            place = scene.passage(index, start)
            passages.append(_passage(article, line, start, end, kind, place, False))
    return passages


def _seen(text: str) -> _Seen:
    """What one scan finds in an article, without the cues that a phrase of another meaning reaches into."""
    cues, others = _CUES.find(text), _NO_CUES.find(text)
    ends = [end for _, end, _ in cues]
    denied = set()
    for start, end, _ in others:
        first = bisect_right(ends, start)
        near = cues[first : bisect_right(ends, end + _LONGEST, first)]
        denied.update([i for i, cue in enumerate(near, first) if cue[0] < end])
    if denied:
        cues = [cue for i, cue in enumerate(cues) if i not in denied]
        ends = [end for _, end, _ in cues]
    return _Seen(text, views(text).low, cues, ends, bool(others))


def _passage(
    article: Article, line: Line, start: int, end: int, rubric: Rubric | None, place: str | None, whole: bool
) -> Passage:
    first, last = article.origin(start), article.origin(end)
    return Passage(
        id=fact_id(article.id, "P" if whole else "R", first, last),
        article=article.id,
        line=line.number,
        start=first,
        end=last,
        surface=article.text[start:end],
        role=line.role,
        rubric=rubric,
        place=place,
        whole=whole,
    )


def _prevailing(runs: list[Run]) -> Rubric:
    """The rubric of most of the text; results, which nothing needs to tell, only where they fill half of it."""
    length = dict.fromkeys(_RUBRICS, 0)
    for start, end, rubric in runs:
        length[rubric] += end - start
    if 2 * length["result"] < sum(length.values()):
        del length["result"]
    return max(length, key=length.__getitem__)


def _runs(seen: _Seen, line: Line) -> Iterable[Run]:
    """Neighbouring sentences of one rubric; a sentence without a cue of its own goes on with the last."""
    run: Run | None = None
    before: Rubric | None = None
    for start, end in _whole(seen.text, line):
        scores = _scores(seen, start, end, [], before)
        most = max(scores)
        best = _RUBRICS[scores.index(most)]
        if run and (best == run[2] or most < _CLEAR):
            run = run[0], end, run[2]
        else:
            if run:
                yield run
            run = start, end, best
        before = run[2]
    if run:
        yield run


def _whole(text: str, line: Line) -> Iterable[tuple[int, int]]:
    """The sentences of a line; those between two quotation marks are one, and so is one with its bracket."""
    whole: tuple[int, int] | None = None
    opened = -1
    for start, end in sentences.split(text, line.start, line.end):
        bracket = text[start] == "(" and text[start + 1 : start + 2].islower()
        if whole and (bracket or (opened >= 0 and start - opened < _QUOTED_CHARS)):
            whole = whole[0], end
        else:
            if whole:
                yield whole
            whole = start, end
        opens, closes = text.rfind("“", start, end), text.rfind("”", start, end)
        if opens > closes:
            opened = opens
        elif closes >= 0:
            opened = -1
        elif text.count('"', start, end) % 2:
            opened = -1 if opened >= 0 else start
    if whole:
        yield whole


def _scores(seen: _Seen, start: int, end: int, asked: Asked, before: Rubric | None) -> list[int]:
    """How much speaks for each of `_RUBRICS`, in hundredths.

    A cue counts once, and half as much again in the opening.
    """
    scores = _START.copy()
    text, low, cues, ends, denied = seen
    head = start + _HEAD_CHARS
    if denied:
        # The opening is as long as it is without the phrases that are no cues.
        head += sum([stop - at for at, stop, _ in _NO_CUES.within(text, start, head)])
    counted = set()
    weighed = min(end, start + _WEIGHED_CHARS)
    for at, stop, (cue, rubric, weight) in cues[bisect_right(ends, start) : bisect_right(ends, weighed)]:
        if cue not in counted and at >= start:
            counted.add(cue)
            scores[rubric] += weight * 15 if stop <= head else weight * 10
    for rubric, points in asked:
        scores[rubric] += points
    _opening(low, start, min(end, start + _OPENING_CHARS), before, scores)
    return scores


def _cues() -> dict[str, Cue]:
    rows = [
        (phrase, _RUBRICS.index(rubric), weight)
        for rubric, by_weight in CUES.items()
        for weight, row in by_weight.items()
        for phrase in row.split(", ")
    ]
    return {phrase: (number, rubric, weight) for number, (phrase, rubric, weight) in enumerate(rows)}


def _no_cues() -> dict[str, None]:
    """Phrases of another meaning, with and without the comma that may stand in them."""
    return {
        phrase.replace(" ~ ", gap): None
        for phrase in NO_CUES.split(", ")
        for gap in ((" ", "  ") if "~" in phrase else (" ",))
    }


_CUES = Topic(_cues)
_NO_CUES = Topic(_no_cues)


def _opening(low: str, at: int, end: int, before: Rubric | None, scores: list[int]) -> None:
    """Adds to `scores` what the opening of a paragraph says."""
    # Most paragraphs open with a letter and without an agency's mark, which a dash ends.
    if low[at] in _MARKS_BEFORE or low.find("-", at, at + 40) > 0:
        mark = _BEFORE.match(low, at, end)
        at = mark.end() if mark else at
    if low[at : at + 1].isdigit() and (number := _NUMBER.match(low, at, end)):
        at = number.end()
    key = low[at : at + _KEY]
    rows = _openings().get(key, ())
    if before == "task":
        rows = (*_going_on().get(key, ()), *rows)
    for phrase, rubric, points, following in rows:
        if low.startswith(phrase, at, end):
            after = at + len(phrase)
            if not low[after : after + 1].isalnum() and (
                not following or _pattern(following).match(low, after, end)
            ):
                scores[rubric] += points
    if low.find(" là ", at, at + _DEFINED_CHARS) > 0 and _pattern(DEFINES).match(low, at, end):
        scores[_CONTEXT] += DEFINES_WEIGHT * 10


_Openings = dict[str, tuple[tuple[str, int, int, str], ...]]


@cache
def _openings() -> _Openings:
    return _by_start(OPENINGS)


@cache
def _going_on() -> _Openings:
    return _by_start(GOES_ON)


def _by_start(rows: Iterable[tuple[Rubric, int, str, str]]) -> _Openings:
    """Openings by their first characters: phrase, rubric, weight in hundredths, what must follow."""
    found: _Openings = {}
    for rubric, weight, phrases, following in rows:
        for phrase in phrases.split(", "):
            key = f"{phrase} "[:_KEY]
            found[key] = (*found.get(key, ()), (phrase, _RUBRICS.index(rubric), weight * 10, following))
    return found


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _asked(spaced: str) -> Asked:
    """What a heading asks for; the paragraphs under it ask in turn. `spaced` is that view of it."""
    plain = f" {' '.join(spaced.split())} "
    rows = {row for _, _, row in _headings().find(plain, 0, len(plain) - 2)}
    return [(_RUBRICS.index(HEADINGS[row][0]), HEADINGS[row][1] * 10) for row in rows]


@cache
def _headings() -> Scan[int]:
    return Scan((phrase, row) for row, (*_, phrases) in enumerate(HEADINGS) for phrase in phrases.split(", "))
