"""When: the time that a span of an article is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tonghop import holders, periods, sentences
from tonghop.model import Article, Status
from tonghop.periods import PeriodSpan

Span = tuple[int, int]

_BREAK = re.compile(r"[;:.,!?()\d]")
_PRESENT = re.compile(
    r"(?:hiện(?<!phát hiện)(?<!thực hiện)(?<!thể hiện)(?<!xuất hiện) (?:nay|có|tại|đang|còn|toàn)|Hiện|đến nay|Đến nay"
    r"|tới nay|Tới nay|vừa qua|Vừa qua|thời gian qua|Thời gian qua|h[àằ]ng năm|H[àằ]ng năm|mỗi năm|Mỗi năm|trước đây"
    r"|Trước đây)(?!\w)"
)
_PRESENT_PARTS = ("hiện", "Hiện", "ến nay", "ới nay", "a qua", "n qua", "ng năm", "ỗi năm", "ước đây")
_STATED = re.compile(r"ngày (?<!trước ngày )(?<!đến ngày )(?<!hết ngày )\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d")
_ACTING = re.compile(
    r"(?:^|[.;,] )(?:[Tt]ại )?(?:Nghị quyết|Quyết định|Kế hoạch|Báo cáo|Đề án|Thông báo|Văn bản)[^;.]*$"
    r"|[Tt]ại (?:nghị quyết|quyết định|kế hoạch|báo cáo|Nghị quyết|Quyết định|Kế hoạch|Báo cáo)[^;]*$"
)
_CARRY = 6
"""How many sentences a time named before may carry on."""


def _present(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` speaks of the present, or of no time in particular."""
    if all(text.find(part, start, end) < 0 for part in _PRESENT_PARTS):
        return False
    return _PRESENT.search(text, start, end) is not None


class Time(NamedTuple):
    """A time a figure may be of; `until` is how far it reaches."""

    start: int
    end: int
    period: str | None
    until: int


class Moments:
    """The sentences and times of an article, asked for by position in `Article.text`.

    Lines are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [line.start for line in article.lines]
        self._sentences: dict[int, list[Span]] = {}
        self._times: dict[int, tuple[list[Time], list[int], list[PeriodSpan]]] = {}
        self._days: list[tuple[int, dt.date]] | None = None

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        index = self.line(start)
        if index < 0:
            return None
        text = self.article.text
        spans = self.sentences(index)
        here = sentences.around(spans, start)
        times, starts, dates = self._periods(index)
        at = bisect_left(starts, end)
        after = times[at] if at < len(times) and times[at].start < here[1] else None
        if after and after.start - end < 60 and not _BREAK.search(text, end, after.start):
            return after.period
        before = self._time_before(index, here[0], start)
        if before:
            return None if _present(text, before.end, start) else before.period
        if after and text.find(";", end, after.start) < 0 and text.find("(", end, after.start) < 0:
            return after.period
        dated = next((t for t in reversed(dates) if here[0] <= t.start < start), None)
        if dated and _ACTING.search(text, here[0], dated.start):
            return dated.period
        if status == "norm" or _present(text, here[0], here[1]):
            return None
        first = spans[max(0, bisect_right(spans, here) - 1 - _CARRY)][0]
        earlier = self._time_before(index, first, here[0])
        return earlier.period if earlier and not _present(text, earlier.end, here[0]) else None

    def line(self, position: int) -> int:
        """The index of the line that holds a position, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def sentences(self, index: int) -> list[Span]:
        """The sentences of a line."""
        if index not in self._sentences:
            line = self.article.lines[index]
            self._sentences[index] = sentences.split(self.article.text, line.start, line.end)
        return self._sentences[index]

    def _periods(self, index: int) -> tuple[list[Time], list[int], list[PeriodSpan]]:
        """The times of the line that a figure can be of, where they start, and those that only date something."""
        if index not in self._times:
            line = self.article.lines[index]
            text, day = self.article.text, self.article.published
            stated = self._stated(line.end) if day is None else None
            spans = periods.scan(text, line.start, line.end, day, stated)
            times = [
                Time(span.start, span.end, span.period, holders.bracket(text, span.start, span.end, line.end))
                for span in spans
                if not (span.compared or span.dated)
            ]
            dates = [span for span in spans if span.dated]
            self._times[index] = (times, [time.start for time in times], dates)
        return self._times[index]

    def _time_before(self, index: int, start: int, end: int) -> Time | None:
        """The last time between two positions; one in brackets does not reach beyond them."""
        times, starts, _ = self._periods(index)
        for at in range(bisect_left(starts, end) - 1, -1, -1):
            time = times[at]
            if time.start < start:
                return None
            if time.end <= end <= time.until:
                return time
        return None

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
