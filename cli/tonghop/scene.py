"""Where: the place that a span of an article is about; when (moments.py) is asked here too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TypeVar

from tonghop import again, bodies, gazetteer, holders, mentions, places, scopes
from tonghop.bodies import Body
from tonghop.holders import Holder
from tonghop.mentions import Mention
from tonghop.model import Article, Status
from tonghop.moments import Moments
from tonghop.patterns import lazy
from tonghop.scopes import Scope
from tonghop.unitnames import UPPER, bare_name

Span = tuple[int, int]

# After a figure, these tie it to the place that follows: "7 xã của huyện A", "151 điểm trường tại B".
_TYING = lazy(
    r"(?:toàn|trên địa bàn|trong|trên phạm vi|địa bàn|của(?: [a-zà-ỹđ]+){0,3}"
    r"|(?:tại|ở|thuộc)(?: (?:khu|tổ|đội|km|Km) \d+,?| [^\W\d_]+){0,3})"
    r"(?: (?:toàn|địa bàn))? $"
)
_ADJOINING = lazy(r"(?: (?!cho |về |với |đến |từ |do |và |là |có |theo )[a-zà-ỹđ]+){1,3} ")
# "2 công trình (huyện A) bị hỏng", "1 người bị thương (chị Trần Thị B, huyện A)".
_COUNTED = lazy(rf"[^\W\d_]{{0,3}}(?: (?![{UPPER}])[^\W\d_]+){{1,9}} ")
_PERSON = r"(?:ông|bà|anh|chị|em|cháu|cụ) [^\d(),;.]{3,30}, (?:\d+ tuổi, )?"
_INSIDE = lazy(rf"(?:{_PERSON})?(?:tại |ở |thuộc |ngụ |trú |trú tại )?")
# What has a clause of its own is no part of the list: "… tại xã A và xã B có 5 hộ".
_OWN_CLAUSE = re.compile(r" (?:có|bị|làm|là|cũng|thì|sẽ|còn) ")
# "Thôn A, xã B có 50 hộ"; but "anh C ở thôn A, xã B có 5 ha"
_HAVING = re.compile(r" (?:(?:hiện|đang|cũng|vẫn) )*(?:có|còn) ")
_HOMES = frozenset({"ở", "tại", "trú", "ngụ", "dân", "hộ", "của", "trưởng", "bộ"})
# "thi thể 2 cháu tại khu 5 thị trấn A"
_NUMBERED = lazy(r"(?:khu|tổ|đội|km|Km) \d+,? $")
_BREAK = re.compile(r"[;:.,!?()\d]")
_LISTED = re.compile(r"(?: \w+){0,3}, (?:\w+ ){1,3}$")
_OWN = (" tôi,", " chúng tôi,", " mình,")
_SIGNED, _REACH = 5, 800
"""Whose "xã tôi" it is stands within so many names and characters."""

_CARRY_LINES = 3
"""How many lines a place named before may carry on."""

_BACK_LINES = 20
"""How many lines back a class word may find its unit."""

_BACK_NAMES = 300
"""How many names back it may."""

_BODY_LINES = 8
"""How many lines back "Công ty" may find its name."""


class Scene:
    """The places and times an article names, asked for by position in `Article.text`.

    Lines are read when they are first asked for, and only once.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._moments = Moments(article)
        self._wide = article.place is None or article.place in _WIDE
        self._units = [
            mention for mention in mentions.read(article.text)[0] if mention.name and not mention.plural
        ]
        text = article.text
        self._bodies = bodies.bodies(text, 0, len(text))
        self._acting = holders.actors(text, 0, len(text)) + holders.givers(text, 0, len(text))
        for office in bodies.offices(text, 0, len(text)):
            self._acting.append(
                Holder(office.start, office.end, office.name, "body", "office", False, text, len(text))
            )
        if article.place:
            self._acting += holders.wholes(text, article.place)
        self._acting += again.again(text, self._units)
        self._acting.sort(key=_start)
        self._addresses = holders.addresses(text)
        self._above: dict[str, str | None] = {}
        self._places: dict[int, tuple[list[Holder], list[int]]] = {}
        self._before: dict[int, str | None] = {}
        self._scopes: list[Scope] | None = None
        self._classed: dict[tuple[str, str], str] | None = None

    def place(self, start: int, end: int) -> str | None:
        """The administrative unit or body that `text[start:end]` is about, `None` where none can be told."""
        index, here = self._moments.around(start)
        if index < 0:
            return self.article.place
        found, starts = self._holders(index)
        if not found:
            return self._place_before(index, 0, 0)
        first = bisect_left(starts, here[0])
        if first < len(starts) and starts[first] < here[1]:
            after = bisect_left(starts, end, first)
            ahead = after < len(found) and found[after].start < here[1]
            holder = self._commune(found, after, self._tied(found, after, end)) if ahead else None
            holder = holder or self._last(found, bisect_left(starts, start, first), here[0], start)
            if holder is None and ahead:
                holder = self._fronted(found, after, here[0], start) or self._later(found, after, here)
            if holder is not None:
                return holder.name
        return self._place_before(index, first, here[0])

    def _place_before(self, index: int, first: int, start: int) -> str | None:
        """What a sentence that starts at `start`, or a line that names nothing, goes on with."""
        at = start if first else self.article.lines[index].start
        if at not in self._before:
            holder = self._last(self._holders(index)[0], first, 0, start) if first else None
            holder = holder or self._carried(index)
            self._before[at] = holder.name if holder is not None else self._home(index)
        return self._before[at]

    def _home(self, index: int) -> str | None:
        """The place of the story that a line belongs to: that of the article, unless a subheading names another."""
        if self._scopes is None:
            self._scopes = scopes.read(self.article)
        return scopes.at(self._scopes, index, self.article.place)

    def passage(self, index: int, start: int) -> str | None:
        """The place of the paragraph at `index`, or of its sentences from `start` on: "Tại tỉnh A, …"."""
        text, line = self.article.text, self.article.lines[index]
        if text.startswith(_FRONTS, start):
            here = self._opens(index, start)
            if here is not None:
                return here
        if start > line.start:
            # A story of another province goes on until another place is named.
            head = max(line.start, start - _STORY)
            for match in _HEAD.finditer(text, head, start):
                head = match.end()
            above = self._opens(index, head)
            if above is not None and self._elsewhere(above) and self._goes_on(index, head, start, above):
                return above
        return self._home(index)

    def _goes_on(self, index: int, first: int, last: int, name: str) -> bool:
        """Whether only places of the unit `name` are named between two positions, and soon after."""
        unit = places.resolve(name)
        found, starts = self._holders(index)
        named = found[bisect_left(starts, first) : bisect_left(starts, last + _SOON)]
        others = [places.resolve(h.name) for h in named if h.name and h.level in _PASSAGE_LEVELS]
        return unit is not None and all(other is None or places.overlaps(unit, other) for other in others)

    def _opens(self, index: int, start: int) -> str | None:
        """The unit that the sentence at `start` opens with: "Tại huyện A, …"."""
        found, starts = self._holders(index)
        at = bisect_left(starts, start)
        if at == len(found) or not _OPENING.fullmatch(self.article.text, start, found[at].start):
            return None
        holder = self._commune(found, at, found[at])
        return holder.name if holder is not None and holder.level in _PASSAGE_LEVELS else None

    def period(self, start: int, end: int, status: Status) -> str | None:
        """The time that `text[start:end]` is about, in the notation of `Figure.period`."""
        return self._moments.period(start, end, status)

    def _holders(self, index: int) -> tuple[list[Holder], list[int]]:
        """What the line names that a figure can be about, in order, and where each starts."""
        kept = self._places.get(index)
        if kept is None:
            kept = self._places[index] = self._read(index)
        return kept

    def _read(self, index: int) -> tuple[list[Holder], list[int]]:
        line = self.article.lines[index]
        text, begin, stop = self.article.text, line.start, line.end
        found: list[Holder] = []
        owners: list[Holder] = []
        for mention in mentions.mentions(text, begin, stop):
            start, end, name, level, word, plural, _ = mention
            if plural:
                continue
            if name:
                if holders.stands(text, mention):
                    if not word or name == "Hà Nội":  # as "thủ đô" leaves it
                        name = self._known().get((level, gazetteer.fold(name)), name)
                    elif level == "country":
                        name = "cả nước"
                    links = word and text[end : end + 2] in holders.LINKS
                    last = holders.listed(text, mention, stop) if links else end
                    if last > end:
                        end, name = last, text[start:last]
                    elif found and start < found[-1].end:
                        continue  # one of a list
                    found.append(Holder(start, end, name, level, word, False, text, stop))
                elif holders.end_of_road(text, start) and not (
                    found and text.find(". ", found[-1].end, start) < 0
                ):
                    # A road between places is at none of them, nor where the sentence before was.
                    found.append(Holder(start, end, self._home(index), "country", holders.ROAD))
            elif holders.means(text, mention):
                unit = self._meaning(mention, index)
                if unit or self._wide:
                    found.append(Holder(start, end, unit, level, word, True, text, stop))
        for body in _between(self._bodies, begin, stop):
            whole = body.name or self._body(body, index)
            if whole:
                owners.append(Holder(body.start, body.end, whole, "body", body.kind, False, text, stop))
        if owners:
            # What stands inside a body's name ("Bệnh viện Đa khoa Hà Nội") is no place of its own.
            heads = [owner.start for owner in owners]
            ends = [0, *[owner.end for owner in owners]]
            found = [holder for holder in found if holder.start >= ends[bisect_right(heads, holder.start)]]
            found += owners
        found += _between(self._acting, begin, stop)
        if self._addresses:
            at = bisect_left(self._addresses, begin)
            if at < len(self._addresses) and self._addresses[at] < stop:
                found += holders.residents(text, begin, stop)
        if len(found) > 1:
            found.sort(key=_span)
            holders.visitors(text, found)
        if found:
            holders.examples(text, found, stop)
        return found, [holder.start for holder in found]

    def _known(self) -> dict[tuple[str, str], str]:
        """Level and bare name of the units that the article names by their class → that name."""
        if self._classed is None:
            known = self._classed = {}
            named = dict.fromkeys([(unit.name, unit.word, unit.level) for unit in self._units])
            if self.article.place:
                word = gazetteer.split_class(self.article.place)[0] or ""
                for level in gazetteer.CLASSES.get(word, ())[:1]:
                    named[self.article.place, word, level] = None
            for name, word, level in named:
                bare = gazetteer.fold(bare_name(name, word))
                if len(bare) < len(name):
                    known.setdefault((level, bare), name)
                    if level == "commune":
                        known.setdefault(("district", bare), name)
        return self._classed

    def _tied(self, found: list[Holder], at: int, end: int) -> Holder | None:
        """`found[at]`, if the phrase of the figure that ends at `end` names it."""
        text, holder = self.article.text, found[at]
        if holder.start - end > 70:
            return None
        if not holder.meant and holder.word and _ADJOINING.fullmatch(text, end, holder.start):
            return self._list_from(found, at)
        if text[holder.start - 1] in "( " and self._glosses(holder, end):
            return self._list_from(found, at)
        if not _TYING.search(text, end, holder.start):
            return None
        gap = _BREAK.search(text, end, holder.start)
        if gap is None or _NUMBERED.search(text, end, holder.start):
            return self._list_from(found, at)
        return holder if _LISTED.match(text, end, holder.start) else None

    def _list_from(self, found: list[Holder], at: int) -> Holder:
        """`found[at]` with those of its level that a list goes on with."""
        text, last = self.article.text, at
        while last + 1 < len(found):
            holder = found[last + 1]
            joined = holder.level == found[at].level != "body" and not holder.meant
            if not joined or not _LIST.fullmatch(text, found[last].end, holder.start):
                break
            if _OWN_CLAUSE.match(text, holder.end):
                break
            last += 1
        return self._together(found, at, last)

    def _glosses(self, holder: Holder, end: int) -> bool:
        """Whether brackets hold the place alone, or after a name, behind what the figure at `end` counts."""
        text = self.article.text
        opening = text.rfind("(", end, holder.start)
        if (
            holder.meant
            or holder.level == "body"
            or opening < 0
            or not _COUNTED.fullmatch(text, end, opening)
        ):
            return False
        return _INSIDE.fullmatch(text, opening + 1, holder.start) is not None

    def _commune(self, found: list[Holder], at: int, tied: Holder | None) -> Holder | None:
        """The commune of "thôn A, xã B", for a village is no unit; else what is `tied` itself."""
        if tied is None or tied.level != "village" or at + 1 == len(found):
            return tied
        around = found[at + 1]
        return around if around.level == "commune" and around.start - tied.end < 3 else tied

    def _last(
        self, found: list[Holder], until: int, start: int, end: int, *, beyond: bool = True
    ) -> Holder | None:
        """The last holder between two positions, one of `found[:until]`, that reaches on to the second.

        Where none does, one that does not reach so far will do if `beyond`.
        """
        text, spare, past = self.article.text, None, None
        for at in range(until - 1, -1, -1):
            holder = found[at]
            if holder.start < start:
                break
            if holder.end <= end and holder.heard(end):
                if holder.reaches(end):
                    return self._head(found, at, start)
                if holder.level == "body" or text.find("; ", holder.end, end) < 0:
                    spare = at if spare is None else spare
                elif past is None and holder.name and self._elsewhere(holder.name):
                    past = holder
        if not beyond:
            return None
        return past if spare is None else self._head(found, spare, start)

    def _elsewhere(self, name: str) -> bool:
        """Whether a unit lies outside of what the article is about."""
        home = places.resolve(self.article.place) if self.article.place else None
        unit = places.resolve(name) if home is not None else None
        return home is not None and unit is not None and not places.overlaps(home, unit)

    def _head(self, found: list[Holder], at: int, start: int) -> Holder:
        """The head of the chain that `found[at]` closes ("xã A, huyện B"), or what holds a list of places."""
        text = self.article.text
        if found[at].word == holders.WHOLE:
            others = (found[i] for i in range(at - 1, max(-1, at - _BACK_NAMES), -1))
            province = next((h for h in others if h.level == "province"), None)
            return province if province is not None and self._wide else found[at]
        if found[at].word == holders.ACTOR:
            # What the Thủ tướng gives, he gives to those the paragraph is about; else it is told of the country.
            others = (found[i] for i in range(at - 1, max(-1, at - _BACK_NAMES), -1))
            return next((h for h in others if h.level not in {"country", "body"}), found[at])
        close = found[at].end
        while at > 0 and found[at - 1].start >= start and _RANK[found[at - 1].level] > _RANK[found[at].level]:
            gap = text[found[at - 1].end : found[at].start]
            if not _WITHIN.fullmatch(gap):
                break
            if found[at - 1].level == "village":
                # A village is no unit, but what is told of it is not told of its commune.
                return found[at - 1] if self._has(found[at - 1], close) else found[at]
            at -= 1
        first = at
        while first > 0 and found[first - 1].start >= start and found[first - 1].level == found[at].level:
            if not _LIST.fullmatch(text, found[first - 1].end, found[first].start):
                break
            first -= 1
        if (first == at and not _listed(found[at])) or not found[at].name:
            return found[at]
        # The figure is about what holds them all, or else about them together.
        over = found[first - 1] if first > 0 else None
        if over and over.start >= start and _RANK[over.level] < _RANK[found[at].level]:
            return over
        return self._together(found, first, at)

    def _has(self, village: Holder, close: int) -> bool:
        """Whether a village, whose address ends at `close`, is the subject that has something, and no one's home."""
        text = self.article.text
        before = text[text.rfind(" ", 0, village.start - 1) + 1 : village.start].rstrip()
        home = before[-1:] == "," or before[:1].isupper() or before in _HOMES
        return not home and _HAVING.match(text, close) is not None

    def _together(self, found: list[Holder], first: int, last: int) -> Holder:
        """A list of places as one."""
        start, end = found[first].start, found[last].end
        return found[first].moved(start, end, self.article.text[start:end]) if last > first else found[first]

    def _later(self, found: list[Holder], at: int, here: Span) -> Holder | None:
        """A class word after the figure, from `found[at]` on: it goes on with what the sentence is about."""
        text = self.article.text
        for holder in found[at:]:
            if holder.start >= here[1]:
                return None
            if holder.meant:
                return holder if text.find(";", here[0], holder.start) < 0 else None
        return None

    def _fronted(self, found: list[Holder], at: int, first: int, start: int) -> Holder | None:
        """`found[at]`, if it is the subject after the comma that closes a fronted phrase.

        So in "Với 17 thành viên, Hợp tác xã A …", where the sentence begins at `first`, the figure at `start`.
        """
        text, subject = self.article.text, found[at].start
        if text.endswith(_FRONTED, start, subject) and _FRONT.match(text, first, start):
            return self._head(found, at, subject)
        return None

    def _carried(self, index: int) -> Holder | None:
        """The place of the lines before, where the article as a whole is about many."""
        place = self.article.place
        resumes = self._wide
        speech = self.article.text[self.article.lines[index].start] in "“\"'‘"
        district = place is not None and place.lower().startswith(("huyện", "quận", "thị xã"))
        if not (speech or resumes or district):
            return None
        for at in range(index - 1, max(-1, index - 1 - _CARRY_LINES), -1):
            line = self.article.lines[at]
            if line.role == "kicker":
                return None
            found, _ = self._holders(at)
            holder = self._last(found, len(found), line.start, line.end, beyond=speech) if found else None
            if holder is not None:
                if holder.word == holders.ACTOR if speech else holder.level == "body":
                    return None
                return holder if speech or resumes or holder.level == "village" else None
        return None

    def _meaning(self, mention: Mention, index: int) -> str | None:
        """The name of the unit that a class word stands for: the last one named of its class."""
        first = self.article.lines[max(0, index - _BACK_LINES + 1)].start
        last = bisect_left(self._units, mention.start, key=_start)
        if self.article.text.startswith(_OWN, mention.end):
            # Who speaks of "xã tôi" is named with the address, before or below.
            after = self._units[last : last + _SIGNED]
            below = next((unit for unit in after if unit.word == mention.word), None)
            if below is not None and below.start - mention.end < _REACH:
                return below.name
        for at in range(last - 1, max(-1, last - 1 - _BACK_NAMES), -1):
            other = self._units[at]
            if other.start < first:
                break
            if mentions.fits(mention, other) and (
                other.word or not holders.exemplary(self.article.text, other.start)
            ):
                return other.name if other.word else f"{mention.word} {other.name}"
        word = mention.word
        if word not in self._above:
            self._above[word] = self._own(word)
        return self._above[word]

    def _own(self, word: str) -> str | None:
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

    def _body(self, body: Body, index: int) -> str | None:
        """The name of the body that "Công ty" or "nhà trường" means; `None` where none was named."""
        first = self.article.lines[max(0, index - _BODY_LINES + 1)].start
        last = bisect_left(self._bodies, body.start, key=_start)
        for at in range(last - 1, max(-1, last - 1 - _BACK_NAMES), -1):
            other = self._bodies[at]
            if other.start < first:
                break
            if other.name and other.kind == body.kind:
                return other.name
        return None


# Between a unit and what it lies in: "xã A, huyện B", "phường A thuộc thành phố B".
_WITHIN = lazy(r"[ ,(–-]*(?:(?:trực )?thuộc (?:địa bàn |địa phận )?|của |ở |tại )?")
# What opens a passage about a place.
_FRONTS = ("Tại ", "Ở ", "Trên địa bàn ", "Còn tại ", "Còn ở ", "Riêng tại ", "Riêng ở ", "Cũng tại ")
_OPENING = re.compile(r"(?:(?:Còn |Riêng |Cũng )?(?:[Tt]ại|[Ởở])|Trên địa bàn) (?:địa bàn )?")
_HEAD = lazy(r"[.;!?”] (?=(?:Còn |Riêng )?(?:[Tt]ại|[Ởở]|Trên địa bàn) )")
_STORY = 3_000
"""So far a story goes on."""

_SOON = 200
_PASSAGE_LEVELS = frozenset({"province", "district", "commune"})
_FRONT = re.compile(r"[\s“\"]*(?:Với|Có|Là(?! một trong)|Từ chỗ) ")
_FRONTED = (", ", ", đến nay ", ", đến nay, ", ", hiện ", ", hiện nay, ")
_WIDE = frozenset({"cả nước", "Việt Nam"})
_RANK = {"country": 0, "province": 1, "district": 2, "commune": 3, "village": 4, "body": 5}
_LIST = lazy(rf",? và |, |(?:,(?: [{UPPER}]\w*)+)+(?: và |, )")


_Placed = TypeVar("_Placed", Mention, Body, Holder)


def _start(what: Mention | Body | Holder) -> int:
    return what.start


def _between(found: list[_Placed], start: int, end: int) -> list[_Placed]:
    """Those that begin in `text[start:end]`."""
    if not found:
        return found
    first = bisect_left(found, start, key=_start)
    if first == len(found) or found[first].start >= end:
        return []
    return found[first : bisect_left(found, end, first, key=_start)]


def _span(holder: Holder) -> Span:
    return holder.start, holder.end


def _listed(holder: Holder) -> bool:
    """Whether it is several places of one class word: "xã A, B và C"."""
    return holder.name is not None and not holder.meant and (" và " in holder.name or ", " in holder.name)
