"""Where and when: the place and the period that a span of an article is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import NamedTuple

from tonghop import bodies, gazetteer, mentions, periods, places, sentences
from tonghop.bodies import Body
from tonghop.mentions import Mention
from tonghop.model import Article, Status
from tonghop.periods import PeriodSpan
from tonghop.subject import article_place as article_place

Span = tuple[int, int]

# After a figure, these tie it to the place that follows: "7 xã của huyện A", "151 điểm trường tại B".
_TYING = re.compile(
    r"(?:tại|ở|của|thuộc|toàn|trên địa bàn|trong|trên phạm vi|địa bàn)(?: (?:toàn|các|địa bàn))? $"
)
_ADJOINING = re.compile(r"(?: (?!cho |về |với |đến |từ |do |và |là |có |theo )[a-zà-ỹđ]+){1,3} ")
_BREAK = re.compile(r"[;:.,!?()\d]")
_LISTED = re.compile(r"(?: \w+){0,3}, (?:\w+ ){1,3}$")
# What a figure is held against: "cao hơn giá ở Nghệ An".
_COMPARED = re.compile(r"(?:so với|hơn)(?! \d)(?:[^;,.]|\.(?=\d)){0,45}$")
# Who acts for the whole country, when they open a clause.
_NATIONAL = re.compile(
    r"(?:^|[.;:“] ?|(?:qua|nay|đó|\d{4}|\d/\d+), |[Tt]heo (?:\w+ ){0,4}(?:của )?|Bằng khen của |Trưởng )"
    r"(?:Thủ tướng|Chính phủ|Chủ tịch nước|Quốc hội(?! khóa)|Bộ Chính trị|Ban Bí thư"
    r"|(?:Trưởng )?[Bb]an (?:[A-ZĐ]\w+ ){1,3}(?:Trung ương|T\.?Ư|TW)"
    r"|Bộ (?:GD|Giáo|Y tế|Công|Nông|Lao|Tài|Kế|Xây|Giao|Nội|Tư|Văn|Thông|Khoa|Quốc|Ngoại|Dân))"
)
_PRESENT = re.compile(
    r"(?<!\w)(?:[Hh]iện (?:nay|có|tại|đang|còn|toàn)|Hiện|(?:[Đđ]ến|[Tt]ới) nay|[Vv]ừa qua|[Tt]hời gian qua"
    r"|[Hh][àằ]ng năm|[Mm]ỗi năm|[Tt]rước đây)(?!\w)"
)
_STATED = re.compile(r"(?<!trước )(?<!đến )(?<!hết )ngày \d\d?[/.-]\d\d?[/.-](?:19|20)\d\d")
_CARRY = 6
"""How many sentences a time named before may carry on."""

_CARRY_LINES = 3
"""How many lines a place named before may carry on."""


class Scene:
    """The places and times an article names, asked for by position in `Article.text`.

    Lines are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._starts = [line.start for line in article.lines]
        self._sentences: dict[int, list[Span]] = {}
        self._places: dict[int, list[Holder]] = {}
        self._times: dict[int, list[PeriodSpan]] = {}

    def place(self, start: int, end: int) -> str | None:
        """The administrative unit or body that `text[start:end]` is about, `None` where none can be told."""
        index = self._line(start)
        if index < 0:
            return self.article.place
        here = sentences.around(self._spans(index), start)
        found = self._holders(index)
        holder = (
            self._tied(found, here, end)
            or self._last(found, here[0], start)
            or self._later(found, here, end)
            or self._last(found, 0, here[0])
        )
        if holder is None:
            holder = self._carried(index)
        return holder.name if holder is not None else self.article.place

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        index = self._line(start)
        if index < 0:
            return None
        spans = self._spans(index)
        here = sentences.around(spans, start)
        text = self.article.text
        times = [time for time in self._periods(index) if not (time.compared or time.dated)]
        after = next((t for t in times if end <= t.start < here[1]), None)
        before = next((t for t in reversed(times) if self._holds(t, here[0], start)), None)
        if after and after.start - end < 60 and not _BREAK.search(text, end, after.start):
            return after.period
        if before:
            return None if _PRESENT.search(text, before.end, start) else before.period
        if after and not re.search("[;(]", text[end : after.start]):
            return after.period
        dated = next(
            (t for t in reversed(self._periods(index)) if t.dated and here[0] <= t.start < start), None
        )
        if dated and _ACTING.search(text, here[0], dated.start):
            return dated.period
        if status == "norm" or _PRESENT.search(text, here[0], here[1]):
            return None
        first = spans[max(0, bisect_right(spans, (here[0], here[1])) - 1 - _CARRY)][0]
        earlier = next((t for t in reversed(times) if self._holds(t, first, here[0])), None)
        return earlier.period if earlier and not _PRESENT.search(text, earlier.end, here[0]) else None

    # ------------------------------------------------------------ lines

    def _line(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _spans(self, index: int) -> list[Span]:
        if index not in self._sentences:
            line = self.article.lines[index]
            self._sentences[index] = sentences.split(self.article.text, line.start, line.end)
        return self._sentences[index]

    def _periods(self, index: int) -> list[PeriodSpan]:
        if index not in self._times:
            line = self.article.lines[index]
            text, day = self.article.text, self.article.published
            stated = self._stated(line.end) if day is None else None
            self._times[index] = periods.scan(text, line.start, line.end, day, stated)
        return self._times[index]

    def _stated(self, end: int) -> dt.date | None:
        """The newest day that an article without a date has dated anything by, up to `end`."""
        found = [periods.day(match[0]) for match in _STATED.finditer(self.article.text, 0, end)]
        return max((day for day in found if day), default=None)

    def _holders(self, index: int) -> list[Holder]:
        """What the line names that a figure can be about, in order."""
        if index not in self._places:
            line = self.article.lines[index]
            text = self.article.text
            self._places[index] = found = []
            wide = self.article.place in {None, *_WIDE}
            named = [m for m in mentions.mentions(text, line.start, line.end) if not m.plural]
            for mention in named:
                if mention.named and self._stands(mention):
                    name = "cả nước" if mention.level == "country" and mention.word else mention.name
                    found.append(Holder(mention.start, mention.end, name, mention.level, mention.word))
                elif not mention.named and self._meant(mention):
                    unit = self._meaning(mention, index, found)
                    if unit or wide:
                        found.append(
                            Holder(mention.start, mention.end, unit, mention.level, mention.word, True)
                        )
            for body in bodies.bodies(text, line.start, line.end):
                holder = body.name or self._body(body, index, found)
                if holder:
                    found[:] = [h for h in found if not body.start <= h.start < body.end]
                    found.append(Holder(body.start, body.end, holder, "body", body.kind))
            found.extend(
                Holder(match.start(), match.end(), "cả nước", "country", _ACTOR)
                for match in _NATIONAL.finditer(text, line.start, line.end)
            )
            found.sort(key=lambda holder: holder[:2])
        return self._places[index]

    # ------------------------------------------------------------ times

    def _holds(self, time: PeriodSpan, start: int, end: int) -> bool:
        """Whether a time between two positions reaches on to the second: one in brackets does not."""
        if not start <= time.start or time.end > end:
            return False
        return not self._enclosed(time, start, end)

    def _enclosed(self, what: PeriodSpan | Holder, start: int, end: int) -> bool:
        """Whether it stands in brackets that are closed before `end`."""
        text = self.article.text
        closing = text.find(")", what.end - 1, min(end, what.end + 300))
        opening = text.rfind("(", max(start, what.start - 300), what.start + 1) if closing >= 0 else -1
        return closing >= 0 and opening >= 0 and not any(mark in text[opening + 1 : closing] for mark in "()")

    # ------------------------------------------------------------ places

    def _stands(self, mention: Mention) -> bool:
        """Whether a unit named here can be what a figure is about."""
        text = self.article.text
        before = mentions.word_before(text, mention.start)
        after = text[mention.end : mention.end + 1]
        if _COMPARED.search(text, max(0, mention.start - 60), mention.start):
            return False
        if text[mention.start - 1 : mention.start] in {'"', "“"} and mention.level == "village":
            return False
        if mention.word:
            if mention.word == "toàn quốc":
                return before in {"trên", "trong", "vi", "", ".", ",", ";", "“"}
            return before not in {"từ", "lên"}
        if mention.level == "country":
            return True
        follows = text[mention.end : mention.end + 4]
        return not (
            before in {",", ":", "từ", "lên", "như"}
            and (after in ",.;)" or follows.startswith((" và", " - ")))
        )

    def _meant(self, mention: Mention) -> bool:
        """Whether a class word without a name stands for a unit here, not for a body's level ("UBND huyện")."""
        text = self.article.text
        before = mentions.word_before(text, mention.start)
        after = text[mention.end : mention.end + 1]
        if _COMPARED.search(text, max(0, mention.start - 60), mention.start):
            return False
        if text.startswith(_GENERAL, mention.end):
            return False
        if before == ",":
            return (
                after == " "
                and mention.level != "village"
                and not _CLASS_END.search(text, max(0, mention.start - 14), mention.start)
            )
        return before in mentions.MEANING and not (
            after == "," and text[mention.end :].startswith((", xã", ", huyện", ", thị"))
        )

    def _tied(self, found: list[Holder], here: Span, end: int) -> Holder | None:
        """The place after the figure that its own phrase names."""
        text = self.article.text
        for holder in found:
            if end <= holder.start < here[1]:
                if holder.start - end > 70:
                    return None
                if not holder.meant and holder.word and _ADJOINING.fullmatch(text, end, holder.start):
                    return holder
                if not _TYING.search(text, end, holder.start):
                    return None
                gap = _BREAK.search(text, end, holder.start)
                return holder if gap is None or _LISTED.match(text, end, holder.start) else None
        return None

    def _last(self, found: list[Holder], start: int, end: int) -> Holder | None:
        """The last place named between two positions: of a chain ("xã A, huyện B") its head."""
        inside = [h for h in found if start <= h.start and h.end <= end and not self._enclosed(h, start, end)]
        inside = self._topics(inside, start, end) or inside
        if not inside:
            return None
        at = len(inside) - 1
        if inside[at].word == _ACTOR:
            # What the Thủ tướng gives, he gives to those the paragraph is about; else it is told of the country.
            others = [h for h in found if h.end <= inside[at].start and h.level not in {"country", "body"}]
            return others[-1] if others else inside[at]
        text = self.article.text
        while at > 0 and _RANK[inside[at - 1].level] > _RANK[inside[at].level]:
            gap = text[inside[at - 1].end : inside[at].start]
            if gap.strip(" ,-–(") or inside[at - 1].level == "village":
                break
            at -= 1
        first = at
        while first > 0 and inside[first - 1].level == inside[at].level and inside[at].name:
            if not _LIST.fullmatch(text, inside[first - 1].end, inside[first].start):
                break
            first -= 1
        if first == at:
            return inside[at]
        # A list: the figure is about what holds them all, or else about them together.
        if first > 0 and _RANK[inside[first - 1].level] < _RANK[inside[at].level]:
            return inside[first - 1]
        whole = text[inside[first].start : inside[at].end]
        return inside[first]._replace(end=inside[at].end, name=whole)

    def _topics(self, inside: list[Holder], start: int, end: int) -> list[Holder]:
        """Without those that only say where a figure of an earlier clause is: "57 nhà tại huyện A; 40 ha …"."""
        text = self.article.text
        kept = []
        for holder in inside:
            clause = max(start, *(text.rfind(mark, start, holder.start) for mark in (";", ". ", ": ")))
            open_clause = not _CLAUSE_END.search(text, holder.end, end)
            if open_clause or not _AMOUNT.search(text, clause, holder.start):
                kept.append(holder)
        return kept

    def _later(self, found: list[Holder], here: Span, end: int) -> Holder | None:
        """A class word after the figure: it goes on with what the sentence is about."""
        return next((h for h in found if end <= h.start < here[1] and h.meant), None)

    def _carried(self, index: int) -> Holder | None:
        """The place of the lines before, where the article as a whole is about many."""
        place = self.article.place
        resumes = place in {None, *_WIDE}
        speech = self.article.text[self.article.lines[index].start] in "“\"'‘"
        small = place is not None and place.lower().startswith(("xã", "phường", "thị trấn"))
        for at in range(index - 1, max(-1, index - 1 - _CARRY_LINES), -1):
            line = self.article.lines[at]
            if line.role == "kicker":
                return None
            holder = self._last(self._holders(at), line.start, line.end)
            if holder is not None:
                return holder if speech or resumes or (holder.level == "village" and not small) else None
        return None

    def _meaning(self, mention: Mention, index: int, found: list[Holder]) -> str | None:
        """The name of the unit that a class word stands for: the last one named of its class."""
        for at in range(index, max(-1, index - 40), -1):
            for other in reversed(found if at == index else self._holders(at)):
                if other.name and _fits(mention, other):
                    return other.name
        return self._above(mention.word)

    def _above(self, word: str) -> str | None:
        """The article's own unit, or the one it lies in, if that is of the class; `None` if neither is."""
        place = self.article.place
        if place is None:
            return None
        name = place.lower()
        if name.startswith(word) or (word == "thành phố" and name.startswith("tp")):
            return place
        unit = places.resolve(place, None, self.article.published)
        if unit is None:
            return None
        names = [unit.name, *(gazetteer.unit(code).name for code in unit.parents)]
        return next((name for name in names if name.lower().startswith(word + " ")), None)

    def _body(self, body: Body, index: int, found: list[Holder]) -> str | None:
        """The name of the body that "Công ty" or "nhà trường" means; `None` where none was named."""
        for at in range(index, max(-1, index - 8), -1):
            for other in reversed(found if at == index else self._holders(at)):
                if other.level == "body" and other.word == body.kind and other.start < body.start:
                    return other.name
        return None


class Holder(NamedTuple):
    """What a figure may be about: a unit or a body, with its level ("body" for bodies) and class word or kind.

    `meant` is true for a class word alone; its `name` is `None` where nothing tells which unit it stands for.
    """

    start: int
    end: int
    name: str | None
    level: str
    word: str
    meant: bool = False


_ACTOR = "actor"
_WIDE = frozenset({"cả nước", "Việt Nam"})
_RANK = {"country": 0, "province": 1, "district": 2, "commune": 3, "village": 4, "body": 5}
# After a class word these speak of units in general: "xã nghèo", "thành phố thông minh".
_GENERAL = (
    *(
        " cũ",
        " mới",
        " khác",
        " nghèo",
        " đặc biệt",
        " khó khăn",
        " nông thôn",
        " biên giới",
        " miền núi",
        " vùng",
    ),
    *(
        " đạt chuẩn",
        " văn hóa",
        " thông minh",
        " đáng sống",
        " anh hùng",
        " NTM",
        " loại",
        " trực thuộc",
        " lân cận",
    ),
)
_LIST = re.compile(r",? và |, |(?:,(?: [^\W\d_a-zà-ỹđ]\w*)+)+(?: và |, )")
_CLAUSE_END = re.compile(r";|\.(?=\s)")
_AMOUNT = re.compile(
    r"(?<!năm )(?<!tháng )(?<!ngày )(?<!số )(?<![\d/.,-])\d[\d.,]*(?:ha|km|kg|m2|%)? ?[a-zđ]"
)
_CLASS_END = re.compile(
    r"(?:tỉnh|huyện|xã|thôn|thị trấn|thị xã|phường|quận|thành phố|khóm|ấp|buôn|bon|bản|sở|ngành), $"
)
_ACTING = re.compile(
    r"(?:^|[.;,] )(?:[Tt]ại )?(?:Nghị quyết|Quyết định|Kế hoạch|Báo cáo|Đề án|Thông báo|Văn bản)[^;.]*$"
    r"|[Tt]ại (?:nghị quyết|quyết định|kế hoạch|báo cáo|Nghị quyết|Quyết định|Kế hoạch|Báo cáo)[^;]*$"
)


def _fits(mention: Mention, other: Holder) -> bool:
    """Whether the class word of `mention` can stand for `other`."""
    if other.level == "body":
        return False
    if mention.word == "thành phố":
        return other.word == "thành phố" or (other.word == "" and other.level == "province")
    return other.word == mention.word or (other.word == "" and other.level == mention.level)
