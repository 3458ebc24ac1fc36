"""What two figures are compared by: noun, unit and place, each in one form for all spellings.

Nouns are compared by head and modifiers with the small thesaurus in config/lexicon; units by their
symbol; places by the land they name, on whichever map of the country they stand.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import cast

from msgspec import Struct

from tonghop import gazetteer, periods, places, settings, yamlfile
from tonghop.gazetteer import Level, Unit
from tonghop.model import Article, Figure
from tonghop.problems import UsageError

OLD_MAP = gazetteer.NEW_MAP - dt.timedelta(days=1)
LEVELS: tuple[Level, ...] = ("commune", "district", "province")
RANKS = {"country": 0, "province": 1, "district": 2, "commune": 3}

WORD = re.compile(r"(?:[^\W_]|[%‰°])+")


def fold(text: str) -> str:
    """The text for comparison: NFC, case folded, single spaces; diacritics stay."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


# ---------------------------------------------------------------- nouns and units


class Thesaurus(Struct, frozen=True):
    """The words of thesaurus.yaml. `words` maps a run of syllables to the run that is kept for it.

    `longest` is how many syllables the longest word that opens with a syllable has.
    """

    words: dict[tuple[str, ...], tuple[str, ...]]
    longest: dict[str, int]
    either: frozenset[tuple[str, ...]]
    fillers: frozenset[tuple[str, ...]]
    units: dict[str, str]
    not_additive: frozenset[str]


def syllables(text: str) -> tuple[str, ...]:
    """The words between spaces and punctuation, folded."""
    return tuple(WORD.findall(fold(text)))


@cache
def thesaurus() -> Thesaurus:
    """The shipped thesaurus. Raises `UsageError` where the file was damaged."""
    tree, problems = yamlfile.load(settings.config_file("lexicon", "thesaurus.yaml"), "thesaurus.yaml")
    if problems:
        raise UsageError(*problems)
    data = cast("dict[str, list[str]]", tree.data)
    groups = cast("dict[str, list[list[str]]]", tree.data)
    words: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in ("fillers", "either_order", "compounds"):
        words |= {syllables(word): syllables(word) for word in data[name]}
    for group in groups["synonyms"]:
        words |= {syllables(word): syllables(group[0]) for word in group}
    longest: dict[str, int] = {}
    for word in words:
        longest[word[0]] = max(len(word), longest.get(word[0], 1))
    return Thesaurus(
        words,
        longest,
        frozenset(words.get(syllables(word), syllables(word)) for word in data["either_order"]),
        frozenset(syllables(word) for word in data["fillers"]),
        {fold(unit): group[0] for group in groups["units"] for unit in group},
        frozenset(data["not_additive"]),
    )


@lru_cache(maxsize=1 << 16)
def noun_key(noun: str) -> str:
    """One form for all ways to name what is counted.

    >>> noun_key("tập thể điển hình") == noun_key("Điển hình tập thể")
    True
    """
    known = thesaurus()
    run = syllables(noun)
    words: list[tuple[str, ...]] = []
    at = 0
    while at < len(run):
        for size in range(min(known.longest.get(run[at], 1), len(run) - at), 0, -1):
            word = run[at : at + size]
            if size == 1 or word in known.words:
                words.append(known.words.get(word, word))
                at += size
                break
    while len(words) > 1 and words[0] in known.fillers:
        words.pop(0)
    ordered: list[tuple[str, ...]] = []
    loose: list[tuple[str, ...]] = []
    for word in words:
        if word in known.either:
            loose.append(word)
            continue
        ordered += [*sorted(loose), word]
        loose = []
    ordered += sorted(loose)
    return " ".join("_".join(word) for word in ordered)


@lru_cache(maxsize=1 << 14)
def wider(noun: str) -> frozenset[str]:
    """The keys of nouns of which the noun of this key is a kind: mô hình, of mô hình tập thể.

    They keep its head, and either its first modifiers or all but one.
    """
    words = noun.split()
    firsts = (words[:size] for size in range(1, len(words)))
    others = (words[:at] + words[at + 1 :] for at in range(1, len(words)))
    return frozenset(" ".join(kept) for kept in (*firsts, *others))


@lru_cache(maxsize=4096)
def unit_key(unit: str | None) -> str | None:
    """One symbol for all spellings of a unit; `None` for a plain count."""
    if unit is None:
        return None
    head, slash, tail = unit.partition("/")
    return thesaurus().units.get(fold(head), fold(head)) + slash + fold(tail)


@lru_cache(maxsize=4096)
def adds_up(unit: str | None) -> bool:
    """Whether amounts in a unit can be added: not shares, rates, ages, temperatures or lengths of time."""
    key = unit_key(unit)
    return key is None or ("/" not in key and key not in thesaurus().not_additive)


CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn)(?: thêm| bớt| được| gần| hơn| trên| khoảng| đến| tới| lên)*\s*\Z",
    re.IGNORECASE,
)


def is_change(figure: Figure) -> bool:
    """Whether the figure says by how much something rose or fell ("tăng 12", but not "tăng lên 12")."""
    sentence = figure.sentence
    if "ăng " not in sentence and "iảm " not in sentence and " hơn " not in sentence:
        return False
    at = sentence.find(figure.surface)
    if at <= 0:
        return False
    before = sentence[max(0, at - 40) : at]
    # Without one of its words the pattern cannot match; mostly it is "hơn 12", and no need to search.
    lower = before.lower()
    if "ăng" not in lower and "iảm" not in lower and "ao hơn" not in lower and "ấp hơn" not in lower:
        return False
    found = CHANGE.search(before)
    return found is not None and not re.search(r"(?:lên|đến|tới)\s*\Z", found[0])


@lru_cache(maxsize=1 << 14)
def period_key(period: str) -> str:
    """One form for all ways to write a period: 2021 and 2021-01/2021-12 are the same days."""
    first, last = span(period)
    return f"{first or ''}/{last or ''}" if first or last else period


@lru_cache(maxsize=1 << 14)
def span(period: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First day of a period and the day after its last, `None` where it is open or cannot be read."""
    try:
        return periods.bounds(period) if period else (None, None)
    except ValueError:
        return None, None


def share_time(a: str | None, b: str | None) -> bool:
    """Whether two periods share a day; an unknown time may be any."""
    (a0, a1), (b0, b1) = span(a), span(b)
    return (a0 is None or b1 is None or a0 < b1) and (b0 is None or a1 is None or b0 < a1)


def holds_time(whole: str | None, part: str | None) -> bool:
    """Whether a period holds all of another, or is the same."""
    (a0, a1), (b0, b1) = span(whole), span(part)
    if whole is None or part is None:
        return whole == part
    return (a0 is None or (b0 is not None and a0 <= b0)) and (a1 is None or (b1 is not None and b1 <= a1))


# ---------------------------------------------------------------- places


class Spot(Struct, frozen=True):
    """A place as figures are compared by it.

    `id` is the code of its unit, on the new map where the land is the same on both; a name that no map
    has is its own id. `holders` are the ids of everything that contains it, `chain` its own and theirs in
    order. `unit` is `None` for a name no map has. `rank` is 0 for the country, 3 for a commune; `era` is its map.
    """

    id: str
    name: str
    unit: Unit | None
    holders: frozenset[str]
    chain: tuple[str, ...]
    rank: int = 9
    era: str = ""


@lru_cache(maxsize=1 << 15)
def canonical(unit: Unit) -> Unit:
    """The unit of the new map with the very land of this one, itself where there is none."""
    if unit.era != "63":
        return unit
    later = places.regroup(unit, unit.level, gazetteer.NEW_MAP)
    return later if later is not None and places.same(unit, later) else unit


@lru_cache(maxsize=1 << 15)
def spot_of(unit: Unit) -> Spot:
    """The spot of a unit, with all that contains it on both maps."""
    own = canonical(unit)
    above = {gazetteer.COUNTRY.code} if unit.level != "country" else set()
    for code in (*unit.parents, *own.parents):
        above.add(canonical(gazetteer.unit(code)).code)
    for level in LEVELS:
        for day in (OLD_MAP, gazetteer.NEW_MAP):
            holder = places.regroup(unit, level, day)
            if holder is not None:
                above.add(canonical(holder).code)
    holders = frozenset(above - {own.code})
    chain = (own.code, *sorted(holders))
    return Spot(own.code, unit.name, unit, holders, chain, RANKS[unit.level], unit.era)


def code_of(place: Spot) -> str:
    """The code of a spot's unit; its own id where no map has it."""
    return place.unit.code if place.unit else place.id


@lru_cache(maxsize=1 << 16)
def spot(name: str, within: str | None = None, new_map: bool | None = None) -> Spot:
    """The spot of a name. `within` settles which of several is meant; `new_map` is `None` without a day."""
    day = None if new_map is None else gazetteer.NEW_MAP if new_map else OLD_MAP
    unit = places.resolve(name, within, day)
    if unit is not None:
        return spot_of(unit)
    code = "?" + fold(name)
    # A list of units is none, but what holds all of them holds it.
    shared = [spot_of(member).holders for member in places.members(name, within, day)]
    holders = frozenset.intersection(*shared) if shared else frozenset()
    return Spot(code, places.display(name), None, holders, (code, *sorted(holders)))


def on_new_map(article: Article | None) -> bool | None:
    """Whether an article stands in the time of the new map; `None` without a date."""
    if article is None or article.published is None:
        return None
    return article.published >= gazetteer.NEW_MAP


def overlap(a: Spot, b: Spot) -> bool:
    """Whether figures of the two places may count the same thing twice."""
    if a.id == b.id or a.id in b.holders or b.id in a.holders:
        return True
    if a.unit is None or b.unit is None or a.unit.era == b.unit.era:
        return False
    return places.overlaps(a.unit, b.unit)


def inside(part: Spot, whole: Spot) -> bool:
    """Whether `part` is `whole` or lies within it."""
    return part.id == whole.id or whole.id in part.holders


def syllables_in(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words as whole syllables, in any case; diacritics count."""
    parts = (r"\s+".join(map(re.escape, unicodedata.normalize("NFC", word).split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


# ---------------------------------------------------------------- order

ALPHABET = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng


@lru_cache(maxsize=1 << 16)
def collate(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The key that sorts words as a Vietnamese dictionary does: by letters, then by tones.

    >>> sorted(["đò", "dưa", "dừa", "do"], key=collate)
    ['do', 'dưa', 'dừa', 'đò']
    """
    both = [standing(char) for char in unicodedata.normalize("NFC", text.casefold())]
    return tuple([letter for letter, _ in both]), tuple([tone for _, tone in both])


@lru_cache(maxsize=1 << 12)
def standing(char: str) -> tuple[int, int]:
    """Where a letter stands in the alphabet and its tone among the tones; a tone by itself is no letter."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((TONES.index(mark) + 1 for mark in parts if mark in TONES), 0)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)) or char
    letter = ALPHABET.get(plain)
    return (ord(plain[0]) - 0x110000 if letter is None else letter * 0x110000), tone
