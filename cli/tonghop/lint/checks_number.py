"""Number, sign, place and date: how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonghop.lint.checks_front import LEVELS_GONE, official_letter
from tonghop.lint.components import Layout, fold
from tonghop.lint.letters import UPPER
from tonghop.lint.patterns import KINDS
from tonghop.lint.rules import Hit, Rule, regime_data

GAP = r"[\s.…_]*"
NUMBER = re.compile(
    rf"^Số:\s*(?:\d+|{GAP})\s*(?:/\d{{4}})?/(?P<kind>[A-ZĐ][A-Za-zĐđ]*)(?:-[A-ZĐ][A-Za-zĐđ0-9]*)*$"
)
PARTY_NUMBER = re.compile(
    rf"^Số\s+(?:0[1-9]|[1-9]\d+|{GAP})\s*-(?P<kind>[A-ZĐ][A-Za-zĐđ]*)/[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ][A-ZĐ0-9]*)*$"
)
DIGITS = re.compile(r"^Số\s*:?\s*(\d+)", re.I)
PLACE = rf"(?:[{UPPER}].*|[\s.…_]+)"
DATE = re.compile(rf"^{PLACE}, ngày(?: \d{{1,2}} |{GAP})tháng(?: \d{{1,2}} |{GAP})năm (?:\d{{4}}|20{GAP})$")
PADDED = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\b")


def kind_sign(layout: Layout) -> str:
    """The abbreviation of the document's kind; BC when it states none."""
    name = fold(layout.kind.shown).upper() if layout.kind else "BÁO CÁO"
    words = regime_data(layout.regime or "nd30")["words"]["kinds"]
    return str(next((sign for kind, sign in words.items() if kind.upper() == name), KINDS.get(name, "BC")))


def number_form(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The number and sign are written in the regime's form."""
    if layout.number is None:
        yield Hit(None, "không thấy số, ký hiệu", {})
        return
    text = layout.number.text
    pattern = NUMBER if rule.allowed["form"] == "state" else PARTY_NUMBER
    match = pattern.match(text)
    wrong_kind = match and rule.allowed["form"] == "party" and match["kind"] != kind_sign(layout)
    if (match is None or wrong_kind) and not (official_letter(layout) and "/" in text):
        yield Hit(layout.number, text, {})


def number_zero(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A number below 10 has one leading zero, others none."""
    match = DIGITS.match(layout.number.text) if layout.number else None
    if match and match[1] != f"{int(match[1]):02}":
        yield Hit(layout.number, match[1], {"replace": (match[1], f"{int(match[1]):02}")})


def number_year(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The number holds no year."""
    match = re.search(r"/\d{4}/", layout.number.text) if layout.number else None
    if match:
        yield Hit(layout.number, match[0], {})


def number_kind(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The abbreviation in the number is the one of the document's kind."""
    match = NUMBER.match(layout.number.text) if layout.number else None
    if match and not official_letter(layout) and match["kind"] != kind_sign(layout):
        yield Hit(layout.number, match["kind"], {})


def old_sign(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The sign QĐi stands in no number of this regime."""
    for par in ([layout.number] if layout.number else []) + layout.prose:
        match = re.search(r"\d-QĐi/\w+", par.text)
        if (match and "2026" in par.text[match.end() : match.end() + 25]) or (match and par is layout.number):
            yield Hit(par, match[0], {})


def padded(text: str) -> str | None:
    """The date words with the zeros that the rules want; `None` when they are right already."""
    match = PADDED.search(text)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    wanted = f"ngày {day:02} tháng {month:02}" if month < 3 else f"ngày {day:02} tháng {month}"
    return None if wanted == re.sub(r"\s+", " ", match[0]) else wanted


def date_form(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Place, then the date in full; a day that exists. With `zero` also the zeros."""
    if layout.date is None:
        yield Hit(None, "không thấy địa danh, ngày tháng", {})
        return
    text = layout.date.text
    match = DATE.match(text)
    if match is None:
        yield Hit(layout.date, text, {})
        return
    numbers = PADDED.search(text)
    if numbers and not (1 <= int(numbers[1]) <= 31 and 1 <= int(numbers[2]) <= 12):
        yield Hit(layout.date, text, {})
    elif rule.allowed.get("zero"):
        yield from date_zero(layout, rule)


def date_zero(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Zero before days 1 to 9 and months 1 and 2, not before other months."""
    text = layout.date.text if layout.date else ""
    wanted, match = padded(text), PADDED.search(text)
    if layout.date and wanted and match and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
        yield Hit(layout.date, match[0], {"replace": (match[0], wanted)})


def place_unit(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A place of one syllable carries its unit word; a level that is gone is not named."""
    if layout.date is None:
        return
    place = layout.date.text.partition(",")[0].strip(" .…_")
    gone = LEVELS_GONE.search(place) if layout.regime == "dang" else None
    if gone or (place and place[:1].isalpha() and len(place.split()) == 1):
        yield Hit(layout.date, place, {})


CHECKS = {
    "number_form": number_form,
    "number_zero": number_zero,
    "number_year": number_year,
    "number_kind": number_kind,
    "old_sign": old_sign,
    "date_form": date_form,
    "date_zero": date_zero,
    "place_unit": place_unit,
}
