"""Places: what a name means, how places nest, and where a text names them.

`resolve` gives the unit of a name; `contains`, `overlaps`, `same` and `regroup` compare units across both
eras of the map; `display` gives one spelling for a report; `scan` finds the names in a text.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache

import msgspec

from tonghop import gazetteer
from tonghop.gazetteer import COUNTRY, Level, Unit
from tonghop.mentions import mentions
from tonghop.patterns import lazy

_COUNTRY_NAMES = frozenset({"cả nước", "toàn quốc", "việt nam", "nước ta", "đất nước", "trong nước"})
_ALIASES = {
    "tphcm": "thành phố hồ chí minh",
    "hcm": "thành phố hồ chí minh",
    "tp hcm": "thành phố hồ chí minh",
    "thành phố hcm": "thành phố hồ chí minh",
    "tp.hcm": "thành phố hồ chí minh",
    "thủ đô": "thành phố hà nội",
    "br vt": "tỉnh bà rịa vũng tàu",
    "tt huế": "tỉnh thừa thiên huế",
}
_SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "q": "quận",
    "p": "phường",
    "h": "huyện",
    "x": "xã",
}
_SHORTENED = re.compile(r"(tp|tx|tt|[qphx])(?:\.\s*|\s+|(?=\d))")
_CLASS = lazy(r"(?:(?:toàn|thủ đô) )?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ")
_SEPARATORS = re.compile(r", | và | hoặc ")
_RANKS = {"country": 0, "province": 2, "district": 3, "commune": 4}


@lru_cache(maxsize=1 << 14)
def resolve(name: str, within: str | None = None, on: dt.date | None = None) -> Unit | None:
    """The unit a name means, `None` where it is no unit's name, names several or stays ambiguous.

    `within` names a province or district that settles which of several is meant; a name may also bring it
    along ("xã Tân An, huyện Yên Dũng"). The map is that of the day `on`; a name it lacks is sought in the
    other, and without a day the map of 63 provinces comes first.
    """
    head, tail = _parts(name)
    text = gazetteer.fold(head)
    if text in _COUNTRY_NAMES:
        return COUNTRY
    text = text if text in _ALIASES else _full(text.removeprefix("thủ đô "))
    word, key = gazetteer.split_class(_ALIASES.get(text, text))
    if key.isdecimal():
        key = str(int(key))
    if not key or (key.isdecimal() and word is None):
        return None
    if tail:
        inner = resolve(tail, within, on)
        within = tail if inner else within
    around = resolve(within, None, on) if within else None
    first = gazetteer.era(on) if on else "63"
    for era in (first, "34" if first == "63" else "63"):
        codes = _candidates(key, word, era, around)
        if len(codes) == 1:
            unit = gazetteer.unit(codes[0])
            lies_in = around is not None and contains(around, unit)
            return None if tail and word and not lies_in and _goes_on(tail, word) else unit
        if codes:
            return None
    return None


def members(name: str, within: str | None = None, on: dt.date | None = None) -> list[Unit]:
    """The units of a list under one class word ("huyện A, B và C"); none where it is no list or one stays open."""
    head, *rest = _SEPARATORS.split(" ".join(unicodedata.normalize("NFC", name).split()))
    word = gazetteer.split_class(_full(gazetteer.fold(head)))[0]
    if not rest or word is None or not all(_goes_on(piece, word) for piece in rest):
        return []
    bare = [gazetteer.split_class(_full(gazetteer.fold(piece)))[1] for piece in rest]
    units = [resolve(each, within, on) for each in (head, *(f"{word} {piece}" for piece in bare))]
    return [unit for unit in units if unit is not None] if None not in units else []


def _goes_on(tail: str, word: str) -> bool:
    """Whether what follows a unit of class `word` opens with another one of that class, named with it or without."""
    own, key = gazetteer.split_class(_full(gazetteer.fold(_SEPARATORS.split(tail)[0])))
    codes = _candidates(key, own, "63", None) or _candidates(key, own, "34", None)
    return own in (None, word) and any(
        gazetteer.unit(code).level in gazetteer.CLASSES[word] for code in codes
    )


def contains(a: Unit, b: Unit) -> bool:
    """Whether `a` is strictly larger than `b` and holds all of it, on whichever map each stands."""
    return gazetteer.covers(a.code, b.code)


def overlaps(a: Unit, b: Unit) -> bool:
    """Whether the two share land: adding up their figures would count it twice."""
    return gazetteer.meets(a.code, b.code)


def same(a: Unit, b: Unit) -> bool:
    """Whether the two are the same land: a province that the new map left as it was is the old one."""
    return gazetteer.equal(a.code, b.code)


def regroup(unit: Unit, level: Level, as_of: dt.date) -> Unit | None:
    """The unit of `level`, by the map of that day, that holds all of `unit`; `None` where none does."""
    code = gazetteer.above(unit.code, level, gazetteer.era(as_of))
    return gazetteer.unit(code) if code else None


@lru_cache(maxsize=1 << 14)
def display(name: str) -> str:
    """The one spelling of a place in a report: "TP Cần Thơ" is "thành phố Cần Thơ", "toàn quốc" is "cả nước".

    A name that is no unit, or could be several, keeps its own words; only its class word is written out.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    unit = resolve(name)
    if unit is not None and not _parts(name)[1]:
        return unit.name
    full = _full(name.lower())
    match = _CLASS.match(full)
    if match is None or name[len(name) - len(full[match.end() :]) :].lower() != full[match.end() :]:
        return name
    rest = name[len(name) - len(full[match.end() :]) :]
    return f"{match[1].capitalize() if rest.isdigit() else match[1]} {rest}"


def rank(name: str) -> int:
    """0 for the country, 2 a province, 3 a district, 4 a commune, 5 for what is smaller or no unit."""
    unit = resolve(name)
    if unit is not None:
        return _RANKS[unit.level]
    match = _CLASS.match(_full(name.lower()))
    if match is None:
        return 5
    return _RANKS[gazetteer.CLASSES[match[1]][-1]]


def _parts(name: str) -> tuple[str, str]:
    """Name and what it says it lies in: "xã A (B)", "xã A, huyện B"; "(cũ)" says nothing of where."""
    name = " ".join(unicodedata.normalize("NFC", name).replace("(cũ)", "").split())
    head, _, tail = name.partition("(") if "(" in name else name.partition(",")
    return head.strip(" ,"), tail.strip(" ,)")


def _full(text: str) -> str:
    """Lower-case `text` with its class word written out."""
    match = _SHORTENED.match(text)
    return f"{_SHORT[match[1]]} {text[match.end() :]}" if match else text


def _candidates(key: str, word: str | None, era: str, around: Unit | None) -> list[str]:
    """The codes of an era that a name may mean: of its class or else level; the largest for a bare name."""
    levels = gazetteer.CLASSES[word] if word else ("province", "district", "commune")
    names = ["units"] if "commune" not in levels else ["communes"] if word else ["units", "communes"]
    for name in names:
        source = gazetteer.table(name)
        codes = [code for code in source.keys.get(key, ()) if code.startswith(era)]
        if word:
            exact = [code for code in codes if source.rows[code][1].lower().startswith(word + " ")]
            # A thị xã has become a thành phố, a xã a phường; a province has never become a city in name.
            codes = exact or [code for code in codes if len(code) > 5 and word != "tỉnh"]
        if around is not None and (len(codes) > 1 or name == "communes"):
            codes = [c for c in codes if c == around.code or gazetteer.covers(around.code, c)]
        if codes:
            top = min(map(len, codes))
            return [c for c in codes if len(c) == top]
    return []


class PlaceSpan(msgspec.Struct, frozen=True):
    """A mention of a place. `name` is as the text names it; `code` is `None` where it stays open."""

    start: int
    end: int
    name: str
    level: str
    code: str | None


def scan(text: str, start: int = 0, end: int | None = None) -> list[PlaceSpan]:
    """The places that `text[start:end]` names, in order. Levels are those of units, and "village"."""
    spans = []
    for mention in mentions(text, start, len(text) if end is None else end):
        if mention.named:
            unit = resolve(mention.name) if mention.level != "village" else None
            level = unit.level if unit else mention.level
            spans.append(
                PlaceSpan(mention.start, mention.end, mention.name, level, unit.code if unit else None)
            )
    return spans
