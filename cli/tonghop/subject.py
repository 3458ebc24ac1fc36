"""The administrative unit that an article is about, from its title, its text and its outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tonghop import gazetteer
from tonghop.mentions import MEANING, mentions
from tonghop.model import Line
from tonghop.patterns import lazy
from tonghop.scan import Topic
from tonghop.unitnames import bare_name

_READ = 6_000
"""How many characters of the text are read: what an article is about, it says early."""

# What a mention weighs: in the title, in the first lines, further down; and a class word alone ("toàn tỉnh").
_TITLE, _OPENING, _BODY, _MEANT = 8.0, 2.0, 1.0, 0.4
_PART = 0.5
"""What a mention of a district adds to its province."""

_FIRST = 3
"""How many lines open the text."""

_MANY = 5
"""An article that names this many provinces, none of them much, is about the country."""

# Where somebody comes from is not what the article is about.
_ORIGIN = lazy(r"(?:quê(?: quán| gốc| ở| tại)*|[Ss]inh ra(?: và lớn lên)?(?: ở| tại)?):? ")

_origins = Topic(lambda: dict.fromkeys(("quê", "sinh ra")))

# A name inside that of a company tells where it is registered: "Công ty Cổ phần Thủy điện Đắk Nông".
_COMPANY = re.compile(r"[Cc]ông ty(?: [^\s.,;:()]+){1,8} \Z")
_COMPANY_SIZE = 60
_COMPANY_SHARE = 0.25

_HOME = 60
"""How far the place of an origin may stand from the word."""

Key = tuple[str, str]
Span = tuple[int, int]


def article_place(title: str | None, text: str, lines: Sequence[Line], outlet: str | None) -> str | None:
    """The unit an article is about, as it names it; "cả nước" for the country; `None` where nothing tells.

    `lines` are those of `text`; the title may be one of them.
    """
    tally = _Tally()
    homes = _homes(text)
    length = len(title) if title else 0
    if title:
        same = (i for i in lines if i.end - i.start == length and text.startswith(title, i.start))
        line = next(same, None)
        if line is not None:
            tally.add(text, line.start, line.end, _TITLE, homes)
        else:
            tally.add(title, 0, length, _TITLE, _homes(title))
    size = index = start = stop = 0
    for line in lines:
        if size > _READ:
            break
        at, end = line.start, line.end
        if title and end - at == length and text.startswith(title, at):
            tally.add(text, start, stop, _BODY, homes)
            start = end
            continue
        if end - at > _READ:
            end = at + _READ
        size += end - at
        index += 1
        if index <= _FIRST:
            tally.add(text, at, end, _OPENING, homes)
            start = end
        stop = end
    tally.add(text, start, stop, _BODY, homes)
    return tally.verdict(title or "", outlet or "")


def _homes(text: str) -> list[Span]:
    """Where somebody's origin is told, once in a line: the units named there are not what the article is about."""
    homes: dict[int, int] = {}
    for at, _, _ in _origins.find(text):
        origin = _ORIGIN.match(text, at)
        if origin is not None:
            end = text.find("\n", at)
            homes.setdefault(end if end >= 0 else len(text), origin.end())
    return [(home, min(home + _HOME, end)) for end, home in homes.items()]


def _of_company(text: str, at: int) -> bool:
    """Whether a name at `at` closes the name of a company."""
    first = max(0, at - _COMPANY_SIZE)
    return text.find("ông ty ", first, at) >= 0 and _COMPANY.search(text, first, at) is not None


class _Tally:
    """Counts of the units named, and of the class words that stand for one of them."""

    __slots__ = ("headed", "meant", "names", "scores", "titled", "units", "words")

    def __init__(self) -> None:
        self.scores: dict[Key, float] = {}
        self.names: dict[Key, str] = {}
        self.words: dict[Key, str] = {}
        self.titled: dict[Key, None] = {}
        self.meant: dict[str, int] = {}
        self.units: dict[tuple[str, str, str], float] = {}
        self.headed: set[tuple[str, str, str]] = set()

    def add(self, text: str, start: int, end: int, weight: float, homes: list[Span]) -> None:
        """Counts the mentions of a piece of text, but for those at `homes`."""
        meant, units = self.meant, self.units
        for at, _, name, level, word, plural, before in mentions(text, start, end) if start < end else ():
            if plural or level == "village" or (homes and any(i <= at < j for i, j in homes)):
                continue
            if name:
                unit = (name, level, word)
                share = (
                    _COMPANY_SHARE if not word and before not in MEANING and _of_company(text, at) else 1.0
                )
                units[unit] = units.get(unit, 0.0) + weight * share
            elif before in MEANING:
                meant[word] = meant.get(word, 0) + 1
        if weight == _TITLE:
            self.headed.update(units)

    def verdict(self, title: str, outlet: str) -> str | None:
        """The unit that weighs most."""
        bare = []
        for unit, weight in self.units.items():
            name, level, word = unit
            if word or level == "country":
                self._count((level, _bare_key(name, word, level)), weight, name, word, unit in self.headed)
            else:
                bare.append((name, level, weight, unit in self.headed))
        for name, level, weight, headed in bare:
            self._settle(name, level, weight, headed)
        scores = self.scores
        headline = gazetteer.fold(title)
        for key in list(scores):
            if key[0] == "commune" and " " in key[1] and key[1] in headline:
                self._count(key, _TITLE, self.names[key], self.words[key], True)
        named = sum([key[0] == "province" for key in scores])
        self._infer(outlet)
        for word, count in self.meant.items():
            keys = [key for key in scores if self.words[key] == word]
            if keys:
                scores[max(keys, key=scores.__getitem__)] += _MEANT * count
        if not scores:
            return None
        key = min(self.titled or scores, key=lambda key: (-scores[key], _ORDER[key[0]]))
        score = scores[key]
        if key[0] in {"district", "commune"} and key[1] not in headline and self._one_of_many(key):
            return self._over(key[0])
        if key[0] == "country":
            return "cả nước"
        if self.titled:
            return self.names[key]
        rest = sum([s for k, s in scores.items() if k[0] == "province" and k != key])
        scattered = key[0] == "province" and named >= _MANY and score < rest
        passing = score <= 3 and ("country", "") in scores
        return "cả nước" if scattered or passing else self.names[key]

    def _one_of_many(self, key: Key) -> bool:
        """Whether others of its level together are named as often as it is: the text is about them all."""
        others = [score for peer, score in self.scores.items() if peer[0] == key[0] and peer != key]
        return len(others) > 1 and sum(others) >= self.scores[key]

    def _over(self, level: str) -> str | None:
        """The province that is named, or else that most of those named lie in."""
        upper = [key for key in self.scores if key[0] == "province"]
        if upper:
            return self.names[max(upper, key=lambda key: self.scores[key])]
        table = gazetteer.table("communes" if level == "commune" else "units")
        votes: Counter[str] = Counter()
        for peer in self.scores:
            if peer[0] == level:
                votes.update(
                    {gazetteer.province(code) for code in table.keys.get(peer[1], ()) if code[:2] == "63"}
                )
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return gazetteer.unit(best[0][0]).name

    def _count(self, key: Key, weight: float, name: str, word: str, headed: bool = False) -> None:
        if key in self.scores:
            self.scores[key] += weight
            if name.endswith(" " + self.names[key]):
                self.names[key] = name
        else:
            self.scores[key], self.names[key], self.words[key] = weight, name, word
        if headed:
            self.titled[key] = None

    def _settle(self, name: str, level: str, weight: float, headed: bool) -> None:
        """A bare name counts for the unit of that name which the text calls by its class, or the largest."""
        folded = gazetteer.fold(name)
        known = [key for key in self.scores if key[1] == folded and level in {key[0], "district"}]
        if known:
            key = max(known, key=self.scores.__getitem__)
            self._count(key, weight, name, "", headed)
            return
        full = official(folded, level) or name
        self._count((level, folded), weight, full, full[: -len(name) - 1], headed)

    def _infer(self, outlet: str) -> None:
        """Districts speak for their province; so does the outlet, where the text says "tỉnh" and names none."""
        for (level, name), score in list(self.scores.items()):
            if level == "district":
                self._lift(_province_around(name), score * _PART)
        if self.meant.get("tỉnh", 0) > 1:
            for code in _provinces_of(outlet):
                self._lift(code, _BODY)

    def _lift(self, code: str, weight: float) -> None:
        """Adds to a province, if it is named anyway or the text means one by "tỉnh"."""
        if not code:
            return
        unit = gazetteer.unit(code)
        key = ("province", gazetteer.row(code)[2])
        if key in self.scores or (unit.name.startswith("tỉnh") and self.meant.get("tỉnh", 0) > 1):
            self._count(key, weight, unit.name, unit.name.rsplit(" ", unit.name.count(" "))[0])


_ORDER = {"country": 0, "province": 1, "district": 2, "commune": 3}


@lru_cache(maxsize=1 << 12)
def _bare_key(name: str, word: str, level: str) -> str:
    """The name without its class word, folded."""
    if level == "country":
        return ""
    name = gazetteer.fold(name)
    if word and word != "thành phố":
        return bare_name(name, word)
    for word in ("thành phố", "thủ đô", "tp.", "tp"):
        if name.startswith(word):
            return name[len(word) :].strip()
    return name


@lru_cache(maxsize=1 << 10)
def official(name: str, level: str) -> str:
    """The official name of the province or district of that folded name; "" where there is none."""
    size = 5 if level == "province" else 6
    codes = gazetteer.table("units").keys.get(name, ())
    return next((gazetteer.unit(code).name for code in codes if len(code) == size), "")


@lru_cache(maxsize=1 << 10)
def _province_around(name: str) -> str:
    """The code of the province that the districts of that folded name lie in; "" where they lie in several."""
    codes = gazetteer.table("units").keys.get(name, ())
    over = {gazetteer.province(code) for code in codes if len(code) == 6}
    return over.pop() if len(over) == 1 else ""


@lru_cache(maxsize=1 << 8)
def _provinces_of(outlet: str) -> tuple[str, ...]:
    """The codes of the provinces that the name of an outlet names: "Báo Nghệ An"."""
    name = outlet.removeprefix("Báo ")
    keys = [_bare_key(m.name, m.word, m.level) for m in mentions(name, 0, len(name))]
    units = gazetteer.table("units").keys
    return tuple(next((code for code in units.get(key, ()) if len(code) == 5), "") for key in keys)
