"""Facts as JSON Lines, in the form that `extract --format jsonl` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tonghop.model import Article, Fact, Figure, Passage, Quotation

Row = dict[str, object]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer wherever the value is one."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def fact_row(fact: Fact, name: str) -> Row:
    """One fact as a JSON object; `name` is the base name of its file."""
    names: tuple[str, ...]
    row: Row = {"file": name, "id": fact.id, "start": fact.start, "end": fact.end, "line": fact.line}
    match fact:
        case Figure():
            row = {"type": "figure", **row, "surface": fact.surface, "value": number(fact.value)}
            row |= {"max": number(fact.max), "of": number(fact.of)}
            names = ("modifier", "unit", "noun", "place", "period", "status", "kind", "rule", "uncertain")
        case Quotation():
            row = {"type": "quotation", **row, "surface": fact.surface}
            names = ("kind", "speaker", "speaker_kind", "role", "organization", "cue", "place", "rule")
        case Passage():
            row = {"type": "paragraph" if fact.whole else "passage", **row}
            names = ("role", "rubric", "place")
    row |= {key: getattr(fact, key) for key in names}
    if not isinstance(fact, Passage):
        row["sentence"] = fact.sentence
    return row


def rows(article: Article, facts: Iterable[Fact]) -> Iterator[Row]:
    """The article's own row, then its facts in reading order."""
    name = article.source.path.rpartition("/")[2]
    yield {
        "type": "article",
        "file": name,
        "id": article.id,
        "sha256": article.source.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "outlets": list(article.outlets),
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "place": article.place,
        "form": article.form,
    }
    for fact in facts:
        yield fact_row(fact, name)
