"""When: the time that a span of an article is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tonghop import holders, periods, sentences, signals
from tonghop.model import Article, Status
from tonghop.periods import PeriodSpan
from tonghop.signals import PRESENT, TIME

Span = tuple[int, int]

_BREAK = re.compile(r"[;:.,!?()\d]")
_STATED = re.compile(r"ngày (?<!trước ngày )(?<!đến ngày )(?<!hết ngày )\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d")
_ACTING = re.compile(
    r"(?:^|[.;,] )(?:[Tt]ại )?(?:Nghị quyết|Quyết định|Kế hoạch|Báo cáo|Đề án|Thông báo|Văn bản)[^;.]*$"
    r"|[Tt]ại (?:nghị quyết|quyết định|kế hoạch|báo cáo|Nghị quyết|Quyết định|Kế hoạch|Báo cáo)[^;]*$"
)
_CARRY = 6
"""How many sentences a time named before may carry on."""
_BACK = 100
"""How many times back one may reach in a sentence that goes on and on."""


class Time(NamedTuple):
    """A time a figure may be of; `until` is how far it reaches."""

    start: int
    end: int
    period: str | None
    until: int


class Told(NamedTuple):
    """What a sentence says of time.

    Its times that a figure can be of, where they start, those that only date something, and where it speaks of
    the present or of no time in particular.
    """

    times: list[Time]
    starts: list[int]
    dates: list[PeriodSpan]
    present: list[Span]

    def now(self, start: int, end: int) -> bool:
        """Whether it speaks of the present between two positions."""
        at = bisect_left(self.present, (start,))
        return at < len(self.present) and self.present[at][1] <= end

    def before(self, end: int) -> Time | None:
        """The last time before a position; one in brackets does not reach beyond them."""
        last = bisect_left(self.starts, end) - 1
        for at in range(last, max(-1, last - _BACK), -1):
            time = self.times[at]
            if time.end <= end <= time.until:
                return time
        return None


_NOTHING = Told([], [], [], [])


class Moments:
    """The sentences and times of an article, asked for by position in `Article.text`.

    Sentences are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [line.start for line in article.lines]
        self._sentences: dict[int, list[Span]] = {}
        self._told: dict[Span, Told] = {}
        self._days: list[tuple[int, dt.date]] | None = None

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        index = self.line(start)
        if index < 0:
            return None
        text, line_end = self.article.text, self.article.lines[index].end
        spans = self.sentences(index)
        number = max(0, bisect_right(spans, (start, line_end)) - 1)
        here = spans[number]
        told = self._tell(here, line_end)
        if told.times:
            at = bisect_left(told.starts, end)
            after = told.times[at] if at < len(told.times) else None
            if after and after.start - end < 60 and not _BREAK.search(text, end, after.start):
                return after.period
            before = told.before(start)
            if before:
                return None if told.now(before.end, start) else before.period
            if after and text.find(";", end, after.start) < 0 and text.find("(", end, after.start) < 0:
                return after.period
        for dated in reversed(told.dates[-_BACK:]):
            if dated.start < start:
                if _ACTING.search(text, here[0], dated.start):
                    return dated.period
                break
        if status == "norm" or told.present:
            return None
        for back in range(number - 1, max(-1, number - 1 - _CARRY), -1):
            earlier = self._tell(spans[back], line_end)
            time = earlier.before(here[0])
            if time:
                return None if earlier.now(time.end, here[0]) else time.period
            if earlier.present:
                return None
        return None

    def line(self, position: int) -> int:
        """The index of the line that holds a position, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def sentences(self, index: int) -> list[Span]:
        """The sentences of a line."""
        if index not in self._sentences:
            line = self.article.lines[index]
            self._sentences[index] = sentences.split(self.article.text, line.start, line.end)
        return self._sentences[index]

    def _tell(self, sentence: Span, line_end: int) -> Told:
        """What a sentence of the line that ends at `line_end` says of time."""
        told = self._told.get(sentence)
        if told is None:
            told = self._told[sentence] = self._read(*sentence, line_end)
        return told

    def _read(self, start: int, end: int, line_end: int) -> Told:
        text, day = self.article.text, self.article.published
        kinds = 0
        present: list[Span] = []
        for at, stop, kind in signals.of(text, start, end):
            kinds |= kind
            if kind & PRESENT and _now(text, at, stop):
                present.append((at, stop))
        if not kinds & TIME:
            return Told([], [], [], present) if present else _NOTHING
        stated = self._stated(line_end) if day is None else None
        times: list[Time] = []
        dates: list[PeriodSpan] = []
        for span in periods.scan(text, start, end, day, stated):
            if span.dated:
                dates.append(span)
            elif not span.compared:
                until = holders.bracket(text, span.start, span.end, line_end)
                times.append(Time(span.start, span.end, span.period, until))
        return Told(times, [time.start for time in times], dates, present)

    def _stated(self, end: int) -> dt.date | None:
        """The newest day that an article without a date has dated anything by, up to `end`."""
        if self._days is None:
            self._days = []
            for match in _STATED.finditer(self.article.text):
                day = periods.day(match[0])
                if day is not None:
                    newest = max(day, self._days[-1][1]) if self._days else day
                    self._days.append((match.start(), newest))
        at = bisect_left(self._days, (end, dt.date.min)) - 1
        return self._days[at][1] if at >= 0 else None


_HIDDEN = ("phát ", "thực ", "thể ", "xuất ")
"""Before "hiện" these make another word of it: "phát hiện có", "thực hiện đang"."""


def _now(text: str, at: int, stop: int) -> bool:
    """Whether the words found are no part of others; "Hiện" alone only where a sentence or name begins with it."""
    if not text.startswith("hiện", at):
        return True
    return stop - at > 4 and not text.endswith(_HIDDEN, 0, at)
