"""Where and when: the place and the period that a span of an article is about."""

from __future__ import annotations

import re
from bisect import bisect_right

from tonghop import mentions, periods, sentences
from tonghop.mentions import Mention
from tonghop.model import Article, Line, Status
from tonghop.periods import PeriodSpan
from tonghop.subject import article_place as article_place

Span = tuple[int, int]

# Before a class word without a name, these make it a place that is talked about: "toàn tỉnh", "của xã", "ở huyện".
_MEANING = frozenset(
    {"toàn", "của", "trong", "trên", "ở", "tại", "bàn", "cho", "về", "do", "cả", "và", "mà", "nay", "hiện", "riêng"}
    | {"thì", "là", "khi", "giúp", "để", "qua", "được", "", ",", ".", ";", ":", "-", "–", "“", '"', "(", "•", "+", "*"}
)
# After a figure, these tie it to the place that follows: "7 xã của huyện A", "151 điểm trường tại B".
_TYING = re.compile(r"(?:tại|ở|của|thuộc|toàn|trên địa bàn|trong|trên phạm vi|địa bàn)(?: (?:toàn|các|địa bàn))? $")
_BREAK = re.compile(r"[;:.,!?()\d]")
_NOW = re.compile(r"(?<!\w)(?:[Hh]iện|[Đđ]ến nay|[Tt]ới nay|[Nn]ay|vừa qua|[Vv]ừa qua|[Tt]hời gian qua)(?!\w)")


class Scene:
    """The places and times an article names, asked for by position in `Article.text`.

    Lines are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [line.start for line in article.lines]
        self._sentences: dict[int, list[Span]] = {}
        self._places: dict[int, list[Mention]] = {}
        self._times: dict[int, list[PeriodSpan]] = {}

    def place(self, start: int, end: int) -> str | None:
        """The administrative unit or body that `text[start:end]` is about, `None` where none can be told."""
        index = self._line(start)
        if index < 0:
            return self.article.place
        spans = self._spans(index)
        here = sentences.around(spans, start)
        found = [m for m in self._mentions(index) if m.start < here[1]]
        mention = self._tied(found, here, end) or self._last(found, here[0], start) or self._last(found, 0, here[0])
        if mention is None:
            return self.article.place
        return self._name(mention, index)

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        index = self._line(start)
        if index < 0:
            return None
        here = sentences.around(self._spans(index), start)
        times = [time for time in self._periods(index) if not (time.compared or time.dated)]
        text = self.article.text
        after = next((t for t in times if t.start >= end and t.start < here[1]), None)
        before = next((t for t in reversed(times) if here[0] <= t.start and t.end <= start), None)
        if after and not _BREAK.search(text, end, after.start) and after.start - end < 60:
            return after.period
        if before:
            return before.period
        if after and not re.search("[;]", text[end : after.start]):
            return after.period
        if status == "norm" or _NOW.search(text, here[0], here[1]):
            return None
        earlier = next((t for t in reversed(times) if t.end <= here[0]), None)
        return earlier.period if earlier else None

    # ------------------------------------------------------------ lines

    def _line(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _bounds(self, index: int) -> Span:
        line: Line = self.article.lines[index]
        return line.start, line.end

    def _spans(self, index: int) -> list[Span]:
        if index not in self._sentences:
            self._sentences[index] = sentences.split(self.article.text, *self._bounds(index))
        return self._sentences[index]

    def _mentions(self, index: int) -> list[Mention]:
        """The mentions of the line that can be what a figure is about."""
        if index not in self._places:
            text = self.article.text
            self._places[index] = [
                mention
                for mention in mentions.mentions(text, *self._bounds(index))
                if not mention.plural and (mention.named or self._meant(mention))
            ]
        return self._places[index]

    def _periods(self, index: int) -> list[PeriodSpan]:
        if index not in self._times:
            self._times[index] = periods.scan(self.article.text, *self._bounds(index), self.article.published)
        return self._times[index]

    # ------------------------------------------------------------ places

    def _meant(self, mention: Mention) -> bool:
        """Whether a class word without a name stands for a unit here, not for a body's level ("UBND huyện")."""
        return mentions.word_before(self.article.text, mention.start) in _MEANING

    def _tied(self, found: list[Mention], here: Span, end: int) -> Mention | None:
        """The place after the figure that its own phrase names."""
        text = self.article.text
        for mention in found:
            if mention.start >= end:
                if mention.start - end > 70 or _BREAK.search(text, end, mention.start):
                    return None
                return mention if _TYING.search(text, end, mention.start) else None
        return None

    def _last(self, found: list[Mention], start: int, end: int) -> Mention | None:
        """The last place named between two positions: of a chain ("xã A, huyện B") its head."""
        inside = [mention for mention in found if start <= mention.start and mention.end <= end]
        if not inside:
            return None
        at = len(inside) - 1
        text = self.article.text
        while at > 0 and _RANK[inside[at - 1].level] > _RANK[inside[at].level]:
            gap = text[inside[at - 1].end : inside[at].start]
            if gap.strip(" ,-–(") or not inside[at - 1].named or inside[at - 1].level == "village":
                break
            at -= 1
        return inside[at]

    def _name(self, mention: Mention, index: int) -> str | None:
        """The name of a mention; of a class word alone, that of the unit it stands for."""
        if mention.named:
            return mention.name
        for at in range(index, -1, -1):
            for other in reversed(self._mentions(at)):
                if other.named and other.start < mention.start and _fits(mention, other):
                    return other.name
        return self.article.place


_RANK = {"country": 0, "province": 1, "district": 2, "commune": 3, "village": 4}


def _fits(mention: Mention, other: Mention) -> bool:
    """Whether the class word of `mention` can stand for `other`."""
    if mention.word == "thành phố":
        return other.word == "thành phố" or (other.word == "" and other.level == "province")
    return other.word == mention.word or (other.word == "" and other.level == mention.level)
