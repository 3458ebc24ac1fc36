"""When: the time that a span of an article is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tonghop import holders, sentences, signals, timeforms
from tonghop.model import Article, Status
from tonghop.patterns import lazy
from tonghop.signals import PAST, PRESENT, TIME
from tonghop.timeforms import PeriodSpan

Span = tuple[int, int]

_BREAK = re.compile(r"[;:.,!?()\d]| thì ")
_ALONE = re.compile(r"[^;:.,!?()\d]*$")
_STATED = re.compile(r"ngày (?<!trước ngày )(?<!đến ngày )(?<!hết ngày )\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d")
_ACTING = lazy(
    r"(?:^|[.;,] )(?:[Tt]ại )?(?:Nghị quyết|Quyết định|Kế hoạch|Báo cáo|Đề án|Thông báo|Văn bản)[^;.]*$"
    r"|[Tt]ại (?:nghị quyết|quyết định|kế hoạch|báo cáo|Nghị quyết|Quyết định|Kế hoạch|Báo cáo)[^;]*$"
)
_HOWEVER = re.compile(r", (?:tuy nhiên|tuy vậy|nhưng|song)(?!\w)")
_AHEAD = (" sẽ ", ", sẽ ")
"""After a time: what is told before it did not happen then."""
_CARRY = 6
"""How many sentences a time named before may carry on."""
_NEAR, _FAR = 400, 2000
"""Characters that a time may be away, so that a sentence without end takes no time without end."""
_BACK = 100
"""How many times back one may reach in a sentence that goes on and on."""


_INTENDED = ("đăng ký đạt", "đăng ký về đích", "đăng ký hoàn thành", "đăng ký thực hiện", "đăng ký xây dựng")
"""What one signs up to reach by a time: the sentences after it are not of that time."""
_EVENT = lazy(
    r"(?<!\w)(?:(?P<since>(?:kể )?từ (?:khi|lúc|thời điểm))|(?:trước|đến|tới) (?:khi|lúc|thời điểm))(?!\w)[^,;.:!?]*$"
)
_EVENT_WORDS = (" khi ", " lúc ", " thời điểm ")
_NO_EVENT = (", đến ", " đến ", " tới ", "-", " -")
"""After a time these open its end: "từ khi thành lập năm 2015 đến năm 2020"."""
_SPELLED = lazy(
    r"(?i)(?<![\w/])(?:năm|giai đoạn|thời kỳ|thời gian|vụ|mùa|quý|tháng|kỳ|đợt|hôm)"
    r"(?: (?:qua|vừa qua|gần đây|liền|liên tiếp|liên tục|này|đó|ấy|đầu|trước))*\s?$"
    r"|(?<!\w)(?:sau|qua|trong|hơn|gần) \w+ năm (?:thực hiện|triển khai|xây dựng|hoạt động|thi hành)[^,;.()]{0,40}$"
)
"""Before brackets that only spell out the time named: "qua từng năm (2016 - 2017)", "hôm đó (10/9)"."""
_SPELLED_REACH = 80
_BACKGROUND = re.compile(
    r"[\s*•+–-]*(?:Vốn là|Là|(?:Được |Chính thức )?(?:[Tt]hành lập|[Tt]ái lập|[Kk]hởi công|[Kk]hánh thành|[Rr]a đời)"
    r"|Được (?:công nhận|chọn|giao|xây dựng|đầu tư|chia tách|sáp nhập|đưa vào)|(?:Chính thức )?[Đđ]i vào hoạt động"
    r"|Về đích)(?!\w)[^,;.:]*$"
)
"""A clause before the main one that says what its subject is or how it came to be: "Là xã được chọn năm 2018, …"."""
_STILL_BACKGROUND = tuple(
    f"{word} " for word in "trên với do từ theo nhờ gồm bằng thông qua và được sau".split()
)
_CLAUSE = 160


class Time(NamedTuple):
    """A time a figure may be of; `until` is how far it reaches."""

    start: int
    end: int
    period: str | None
    until: int


class Told:
    """What a sentence says of time.

    `times` are those that a figure can be of, `starts` where they begin, `dates` those that only date something,
    `present` where it speaks of the present or of no time in particular. `before` is the time that goes on into
    it from the sentences before, `_UNREAD` until a figure asks for it; `planned` where it is the time of a plan,
    in which nothing has been done yet.
    """

    __slots__ = ("before", "dates", "end", "planned", "present", "start", "starts", "times")

    def __init__(
        self, start: int, end: int, times: list[Time], dates: list[PeriodSpan], present: list[Span]
    ) -> None:
        self.start, self.end = start, end
        self.times = times
        self.starts = [time.start for time in times]
        self.dates = dates
        self.present = present
        self.before: str | None = _UNREAD
        self.planned = False

    def now(self, start: int, end: int) -> bool:
        """Whether it speaks of the present between two positions."""
        at = bisect_left(self.present, (start,))
        return at < len(self.present) and self.present[at][1] <= end

    def last(self, end: int) -> Time | None:
        """The last time before a position; one in brackets does not reach beyond them."""
        last = bisect_left(self.starts, end) - 1
        for at in range(last, max(-1, last - _BACK), -1):
            time = self.times[at]
            if time.end <= end <= time.until:
                return time
        return None


_UNREAD = "?"


class Moments:
    """The sentences and times of an article, asked for by position in `Article.text`.

    Sentences are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [line.start for line in article.lines]
        self._sentences: dict[int, list[Span]] = {}
        self._told: dict[int, Told] = {}
        self._at = (-1, (0, 0))
        self._here: Told | None = None
        self._days: list[tuple[int, dt.date]] | None = None

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        here = self._here
        if here is None or not here.start <= start < here.end:  # most figures follow one in the same sentence
            index, sentence = self.around(start)
            if index < 0:
                return None
            here = self._here = self._tell(sentence, index)
        if here.times:
            text = self.article.text
            at = bisect_left(here.starts, end)
            after = here.times[at] if at < len(here.times) else None
            if after and after.start - end < 60:
                gap = _BREAK.search(text, end, after.start)
                if not gap or (
                    gap[0] == "("
                    and text.startswith(")", after.end)
                    and _ALONE.match(text, gap.end(), after.start)
                ):
                    return after.period
            before = here.last(start)
            if before:
                return None if here.now(before.end, start) else before.period
            if (
                after
                and after.start - end < _FAR
                and text.find(";", end, after.start) < 0
                and text.find("(", end, after.start) < 0
                and not _HOWEVER.search(text, end, after.start)
                and not (status == "result" and text.startswith(_AHEAD, after.end))
            ):
                return after.period
        if here.dates:
            dated = next((time for time in reversed(here.dates[-_BACK:]) if time.start < start), None)
            if dated and _ACTING.search(self.article.text, max(here.start, dated.start - _NEAR), dated.start):
                return dated.period
        if status == "norm" or here.present:
            return None
        if here.before is _UNREAD:
            here.before, here.planned = self._carried(here)
        return None if here.planned and status == "result" else here.before

    def _carried(self, here: Told) -> tuple[str | None, bool]:
        """The time that the sentences before it in the line hand on, and whether it is that of a plan."""
        index = bisect_right(self._starts, here.start) - 1
        spans = self.sentences(index)
        number = bisect_right(spans, (here.start, here.end)) - 1
        for back in range(number - 1, max(-1, number - 1 - _CARRY), -1):
            earlier = self._tell(spans[back], index)
            time = earlier.last(here.start)
            if time:
                now = earlier.now(time.end, here.start)
                return (None, False) if now else (time.period, self._planned(earlier, time))
            if earlier.present:
                break
        return None, False

    def _planned(self, told: Told, time: Time) -> bool:
        """Whether the time is the one set for a plan: "dự kiến hoàn thành vào cuối năm 2025"."""
        kinds, found = signals.of(self.article.text, told.start, time.start)
        if not kinds & signals.TARGET:
            return False
        return bool(next(kind for _, _, kind in reversed(found) if kind & signals.CUE) & signals.TARGET)

    def around(self, position: int) -> tuple[int, Span]:
        """The index of the line and the sentence that hold a position; -1 before the first line."""
        index, (start, end) = self._at
        if not start <= position < end:  # most ask for the same as the one before
            index = bisect_right(self._starts, position) - 1
            if index >= 0:
                self._at = index, sentences.around(self.sentences(index), position)
            else:
                self._at = -1, (0, 0)
        return self._at

    def sentences(self, index: int) -> list[Span]:
        """The sentences of a line."""
        if index not in self._sentences:
            line = self.article.lines[index]
            self._sentences[index] = sentences.split(self.article.text, line.start, line.end)
        return self._sentences[index]

    def _tell(self, sentence: Span, index: int) -> Told:
        """What a sentence of a line says of time."""
        told = self._told.get(sentence[0])
        if told is None:
            told = self._told[sentence[0]] = self._read(*sentence, self.article.lines[index].end)
        return told

    def _read(self, start: int, end: int, line_end: int) -> Told:
        text, day = self.article.text, self.article.published
        times: list[Time] = []
        dates: list[PeriodSpan] = []
        present: list[Span] = []
        kinds, found = signals.times(text, start, end)
        if kinds & PRESENT:
            present = [(at, stop) for at, stop, kind in found if kind == PRESENT and _now(text, at, stop)]
        if kinds & TIME:
            stated = self._stated(line_end) if day is None and kinds & PAST else None
            for span in timeforms.scan(text, start, end, day, stated):
                if span.compared:
                    if span.dated:
                        dates.append(span)
                    continue
                bound = _event(text, start, span)
                if span.dated and not bound:
                    dates.append(span)
                    continue
                if bound:
                    now = timeforms.TILL_NOW.match(text, span.end) if bound.endswith("..") else None
                    times.append(Time(span.start, now.end() if now else span.end, bound, end - 1))
                else:
                    until = _reach(text, start, span, end, line_end)
                    times.append(Time(span.start, span.end, span.period, until))
        return Told(start, end, times, dates, present)

    def _stated(self, end: int) -> dt.date | None:
        """The newest day that an article without a date has dated anything by, up to `end`."""
        if self._days is None:
            self._days = []
            for match in _STATED.finditer(self.article.text):
                day = timeforms.day(match[0])
                if day is not None:
                    newest = max(day, self._days[-1][1]) if self._days else day
                    self._days.append((match.start(), newest))
        at = bisect_left(self._days, (end, dt.date.min)) - 1
        return self._days[at][1] if at >= 0 else None


def _event(text: str, start: int, span: PeriodSpan) -> str | None:
    """The time since or until something happened: "từ khi mở cổng (21/3/2022)", "trước khi có Công điện ngày …"."""
    if span.since or not span.period or "/" in span.period:
        return None
    before = text[max(start, span.start - _CLAUSE) : span.start].lower()
    if not any(word in before for word in _EVENT_WORDS):
        return None
    event = _EVENT.search(before)
    if not event or (text.startswith(_NO_EVENT, span.end) and not text.startswith(" đến nay", span.end)):
        return None
    return f"{span.period}/.." if event["since"] else f"../{span.period}"


def _reach(text: str, start: int, span: PeriodSpan, end: int, line_end: int) -> int:
    """How far a time reaches: brackets and clauses apart hold it, unless they spell out a time named before."""
    at = span.start
    until = holders.bracket(text, at, span.end, line_end)
    if until < holders.FAR:
        opening = at if text[at] == "(" else at - 1
        return end - 1 if _SPELLED.search(text, max(start, opening - _SPELLED_REACH), opening) else until
    if (
        text.startswith(", ", span.end)
        and "/" not in (span.period or "")
        and not text.startswith(_STILL_BACKGROUND, span.end + 2)
        and _BACKGROUND.match(text, start, at)
    ):
        return span.end + 1
    if at - start > 3 and (text.endswith("trước", at, span.end) or text.startswith("cách đây", at)):
        return end - 1  # "dự án cấp phép 12 năm trước": no time of what comes after
    intended = text.rfind("đăng ký ", max(start, at - _CLAUSE), at)
    if intended >= 0 and text.startswith(_INTENDED, intended) and not _BREAK.search(text, intended, at):
        return end - 1
    return until


_HIDDEN = ("phát ", "thực ", "thể ", "xuất ")
"""Before "hiện" these make another word of it: "phát hiện có", "thực hiện đang"."""


def _now(text: str, at: int, stop: int) -> bool:
    """Whether the words found are no part of others; "Hiện" alone only where a sentence or name begins with it."""
    if not text.startswith("hiện", at):
        return not (text[at - 2 : at - 1].isdigit() and text.startswith("vừa qua", at))  # "năm 2018 vừa qua"
    return stop - at > 4 and not text.endswith(_HIDDEN, 0, at)
