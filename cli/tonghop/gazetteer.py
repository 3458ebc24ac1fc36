"""The administrative units of Vietnam, of both eras, as read from config/places.

Era "63" ran until 2025-06-30: 63 provinces, their districts, their communes. Era "34" began on 2025-07-01: 34
provinces and their communes. Units are compared by the land they cover, in pieces: a piece is what one
commune of the old map gave to one commune of the new, or a whole island district that had none.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from tonghop.settings import config_file

Level = Literal["country", "province", "district", "commune"]
NEW_MAP = dt.date(2025, 7, 1)
"""First day of era 34 (Nghị quyết 202/2025/QH15; districts end by Nghị quyết 203/2025/QH15)."""

CLASSES: dict[str, tuple[str, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
"""Class words of units, and the levels each may name."""

_LEVELS: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}
_CLASS = re.compile("(" + "|".join(CLASSES) + ") ")
# Where the tone mark stands (hoà, hòa), and i for y (Mĩ, Mỹ; Qui, Quy), at the end of a syllable.
_VARIANT = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|(?<=[bcdđghklmnprstvx])[yỳýỷỹỵ]|(?<=qu)[yỳýỷỹỵ]|ăk|(?<=[đl])ắc"
    r"|(?<=bắc )cạn)(?!\w)"
)
_PLAIN = {
    **{"o" + tail: late for tail, late in zip("àáảãạ", ["òa", "óa", "ỏa", "õa", "ọa"], strict=True)},
    **{"o" + tail: late for tail, late in zip("èéẻẽẹ", ["òe", "óe", "ỏe", "õe", "ọe"], strict=True)},
    **{"u" + tail: late for tail, late in zip("ỳýỷỹỵ", ["ùy", "úy", "ủy", "ũy", "ụy"], strict=True)},
    **dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True)),
    "ăk": "ắk",
    "ắc": "ắk",
    "cạn": "kạn",
}
_RAW = {plain: [raw for raw in _PLAIN if _PLAIN[raw] == plain] for plain in _PLAIN.values()}
_MARKS = str.maketrans({"-": " ", "–": " ", "'": None, "’": None, "‘": None, "ʼ": None})
_SPACES = re.compile(r"\s+")


class Unit(msgspec.Struct, frozen=True):
    """An administrative unit. `name` is official, its class word in lower case unless it is part of the name.

    `parents` are the codes of what it lies in, the nearest first; the country is last. `era` is "63",
    "34", or "" for the country.
    """

    code: str
    name: str
    level: Level
    parents: tuple[str, ...]
    era: str


COUNTRY = Unit("VN", "cả nước", "country", (), "")


class Table(msgspec.Struct, frozen=True):
    """One data file: its rows (code, name, key, parent, successors), by code and by key."""

    rows: dict[str, list[str]]
    keys: dict[str, list[str]]


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """One spelling for all accepted: case, tone placement, i and y, Đăk and Đắc, Bắc Cạn, hyphens, apostrophes."""
    text = _SPACES.sub(" ", text.lower().translate(_MARKS))
    return _VARIANT.sub(lambda match: _PLAIN[match[0]], text)


def split_class(name: str) -> tuple[str | None, str]:
    """A folded name as class word and the rest; `None` for a bare name."""
    match = _CLASS.match(name)
    return (match[1], name[match.end() :]) if match else (None, name)


@cache
def table(name: str) -> Table:
    """`units` (provinces, districts) or `communes`, read when first asked for."""
    text = config_file("places", name + ".tsv").read_text("utf-8")
    rows: dict[str, list[str]] = {}
    keys: dict[str, list[str]] = {}
    for line in text.splitlines():
        row = line.split("\t")
        rows[row[0]] = row
        keys.setdefault(row[2], []).append(row[0])
    return Table(rows, keys)


@cache
def _communes() -> str:
    """The file of communes as it is, each line after a line end."""
    return "\n" + config_file("places", "communes.tsv").read_text("utf-8")


_FEW = 64
"""So many communes are found in the text of their file in less time than all of it is split."""


@lru_cache(maxsize=_FEW)
def _commune(code: str) -> list[str]:
    text = _communes()
    at = text.find(f"\n{code}\t")
    if at < 0:
        raise KeyError(code)
    return text[at + 1 : text.index("\n", at + 1)].split("\t")


def row(code: str) -> list[str]:
    """Code, official name, key, parent, successors of a unit. KeyError where there is none."""
    if len(code) < 8:
        return table("units").rows[code]
    return _commune(code) if _commune.cache_info().misses < _FEW else table("communes").rows[code]


def below(code: str) -> list[list[str]]:
    """The rows of the units right below a unit. The file of communes is sorted by what they lie in."""
    rows = [fields for fields in table("units").rows.values() if fields[3] == code]
    text = _communes()
    low, high = 1, len(text)
    while low < high:
        start = text.rindex("\n", 0, (low + high) // 2 + 1) + 1
        end = text.find("\n", start) + 1
        if start < low or text[start:end].split("\t")[3] < code:
            low = end
        else:
            high = start
    while low < len(text):
        fields = text[low : text.index("\n", low)].split("\t")
        if fields[3] != code:
            break
        rows.append(fields)
        low = text.index("\n", low) + 1
    return rows


@lru_cache(maxsize=1 << 15)
def unit(code: str) -> Unit:
    """The unit of a code. KeyError where there is none."""
    if code == COUNTRY.code:
        return COUNTRY
    _, name, _, parent, _ = row(code)
    parents = (parent, *unit(parent).parents) if parent else (COUNTRY.code,)
    first, _, rest = name.partition(" ")
    if not (rest.isdigit() or name.endswith("Hồ Chí Minh")):
        name = f"{first.lower()} {rest}"
    return Unit(code, name, _LEVELS[len(code) - 3], parents, code[:2])


def era(on: dt.date) -> str:
    """The era of a day."""
    return "34" if on >= NEW_MAP else "63"


def province(code: str) -> str:
    """The code of the province a unit lies in, or of itself."""
    return code if len(code) == 5 else unit(code).parents[-2]


@lru_cache(maxsize=1 << 12)
def heirs(code: str) -> frozenset[str]:
    """The provinces of era 34 that hold the land of a unit."""
    if code == COUNTRY.code:
        return frozenset(code for code in table("units").rows if code.startswith("34:"))
    top = province(code)
    return frozenset((top,) if top.startswith("34") else (row(top)[4],))


@cache
def _origins() -> dict[str, list[str]]:
    """New province → the old ones it took in."""
    merged: dict[str, list[str]] = {}
    for code, row in table("units").rows.items():
        if len(code) == 5 and code.startswith("63"):
            merged.setdefault(row[4], []).append(code)
    return merged


@lru_cache(maxsize=64)
def _land(heir: str) -> dict[str, frozenset[str]]:
    """Code → the pieces of land of the unit, for every unit on the land of a new province, of both maps."""
    pieces: dict[str, set[str]] = {}
    holders: dict[str, tuple[str, ...]] = {}
    units = [row(code) for code in _origins()[heir]]
    for code, _, _, parent, successors in units:
        holders[code] = (code, *holders.get(parent, ()))
        if len(code) < 8:
            units += below(code)
        if not successors or len(code) == 5:
            continue
        for successor in successors.split(","):
            for holder in (*holders[code], successor, heir):
                pieces.setdefault(holder, set()).add(f"{code}>{successor}")
    return {code: frozenset(land) for code, land in pieces.items()}


@lru_cache(maxsize=1 << 12)
def land(code: str) -> frozenset[str]:
    """The pieces of land of a unit. Reads the communes."""
    return frozenset().union(*(_land(heir).get(code, frozenset()) for heir in heirs(code)))


@lru_cache(maxsize=1 << 16)
def covers(a: str, b: str) -> bool:
    """Whether the unit of code `a` is strictly larger than that of `b` and holds all of it."""
    if a == b or b == COUNTRY.code:
        return False
    if a == COUNTRY.code:
        return True
    if a[:2] == b[:2]:
        return a in unit(b).parents
    if len(a) == 5 and a.startswith("34"):
        # A province of the new map that took in one whole old province is that province, not larger.
        return a in heirs(b) and (len(b) > 5 or len(_origins()[a]) > 1)
    if len(b) == 5 and b.startswith("34"):
        return False
    return bool(land(b)) and land(a) > land(b)


@lru_cache(maxsize=1 << 16)
def meets(a: str, b: str) -> bool:
    """Whether two units share land."""
    if COUNTRY.code in (a, b) or a == b or covers(a, b) or covers(b, a):
        return True
    if a[:2] == b[:2]:
        return False
    if len(a) == len(b) == 5:
        return bool(heirs(a) & heirs(b))
    if not (heirs(a) & heirs(b)):
        return False
    return not (land(a) and land(b) and land(a).isdisjoint(land(b)))


@lru_cache(maxsize=1 << 16)
def equal(a: str, b: str) -> bool:
    """Whether two units cover the same land: a unit that the new map left as it was is the old one."""
    if a == b:
        return True
    if a[:2] == b[:2] or COUNTRY.code in (a, b):
        return False
    if len(a) == len(b) == 5:
        return heirs(a) == heirs(b) and len(_origins()[next(iter(heirs(a)))]) == 1
    return bool(heirs(a) & heirs(b)) and land(a) == land(b)


@lru_cache(maxsize=1 << 16)
def above(code: str, level: Level, target: str) -> str | None:
    """The unit of `level` in era `target` that holds all of the unit `code`, `None` where none does."""
    if level == "country" or code == COUNTRY.code:
        return COUNTRY.code if level == "country" else None
    length = {"province": 5, "district": 6, "commune": 8}[level]
    if code.startswith(target):
        return next((c for c in (code, *unit(code).parents[:-1]) if len(c) == length), None)
    if level == "province" and target == "34":
        return next(iter(heirs(code)))
    if len(code) == 5 and len(_origins()[code if target == "63" else row(code)[4]]) > 1:
        return None
    ours = land(code)
    piece = next(iter(ours), "")
    old, _, new = piece.partition(">")
    start = old if target == "63" else new
    holder = (
        next((c for c in (start, *unit(start).parents[:-1]) if len(c) == length), None) if start else None
    )
    return holder if holder is not None and land(holder) >= ours else None


def spellings(key: str) -> list[str]:
    """The folded `key` and whatever else folds to it, but for case and marks: "hòa bình" and "hoà bình".

    >>> spellings("mĩ hòa")
    ['mĩ hòa', 'mĩ hoà', 'mỹ hòa', 'mỹ hoà']
    """
    found = [""]
    for syllable in key.split(" "):
        forms = [syllable]
        for at in range(max(0, len(syllable) - 3), len(syllable)):
            forms += [syllable[:at] + raw for raw in _RAW.get(syllable[at:], ())]
        found = [f"{head} {form}" for head in found for form in forms]
    return [name[1:] for name in found if name[1:] == key or fold(name[1:]) == key]


@lru_cache(maxsize=1 << 13)
def bare_level(name: str) -> str | None:
    """The level of a bare name of two syllables or more; Huế is the one province of a single one."""
    if " " not in name and name not in {"Huế", "HUẾ"}:
        return None
    if fold(name) == "hồ chí minh":
        return None  # the man, unless "thành phố" stands before
    return "province" if known(name, "province") else "district" if known(name, "district") else None


@lru_cache(maxsize=1 << 13)
def known(name: str, level: str) -> bool:
    """Whether some unit of the level bears the name."""
    size = 5 if level == "province" else 6
    return any(len(code) == size for code in table("units").keys.get(fold(name), ()))


@lru_cache(maxsize=1 << 10)
def bears(name: str, word: str) -> bool:
    """Whether a district or commune of that very class bears the name: "thị trấn", "Vinh Quang". No roman numbers."""
    if len(name) < 3 and not name.isdigit():
        return False  # "P.V" is a reporter
    if CLASSES[word] == ("commune",):
        return f"\t{word.capitalize()} {name}\t" in _communes()
    units = table("units")
    return any(units.rows[code][1].lower().startswith(word + " ") for code in units.keys.get(fold(name), ()))


@lru_cache(maxsize=1 << 10)
def central(name: str) -> bool:
    """Whether a city of that name is of the level of provinces."""
    units = table("units")
    codes = units.keys.get(fold(name), ())
    return any(len(code) == 5 and units.rows[code][1].startswith("Thành") for code in codes)
