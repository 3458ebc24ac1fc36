"""Facts as a table to read, JSON Lines, CSV or XLSX."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from tonghop import jsonl
from tonghop.model import Article, Fact, Figure, Passage, Quotation
from tonghop.problems import Problem, UsageError, Where

FORMS = ("table", "jsonl", "csv", "xlsx")

COLUMNS = (
    "type file line surface value max of modifier unit noun place period status kind speaker role organization "
    "cue rubric sentence id rule start end"
).split()


def write(articles: Iterable[Article], facts: Iterable[Fact], form: str) -> bytes:
    """The facts of the articles in one of `FORMS`. Raises `UsageError` where the form needs an extra."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.article, []).append(fact)
    pairs = [(article, found.get(article.id, [])) for article in articles]
    if form == "jsonl":
        rows = (row for article, facts in pairs for row in jsonl.rows(article, facts))
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    if form == "table":
        return (
            "\n".join(line for article, facts in pairs for line in listing(article, facts)).encode() + b"\n"
        )
    cells = [
        [safe(row.get(name)) for name in COLUMNS]
        for article, facts in pairs
        for row in fact_rows(article, facts)
    ]
    return as_csv(cells) if form == "csv" else as_xlsx(cells)


def fact_rows(article: Article, facts: Iterable[Fact]) -> Iterable[jsonl.Row]:
    """The rows of figures and quotations."""
    name = article.source.path.rpartition("/")[2]
    return [jsonl.fact_row(fact, name) for fact in facts if not isinstance(fact, Passage)]


def safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that opens like one gets an apostrophe."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def as_csv(rows: list[list[object]]) -> bytes:
    """CSV in UTF-8 with a BOM, without which Excel garbles Vietnamese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[object]]) -> bytes:
    """A workbook of one sheet. Raises `UsageError` without the extra `xlsx`."""
    try:
        import openpyxl
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError:
        raise UsageError(Problem("READ006", Where("xlsx"), {"extra": "xlsx"})) from None
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("số liệu")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("\ufffd", c) if isinstance(c, str) else c for c in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def listing(article: Article, facts: Iterable[Fact]) -> Iterable[str]:
    """The facts of an article as lines to read: place of the text, what it says, what it is about."""
    yield f"{article.source.path}: {article.title or '-'}"
    for fact in facts:
        if isinstance(fact, Figure):
            about = [fact.noun, fact.place, fact.period, None if fact.status == "result" else fact.status]
            unit = f" {fact.unit}" if fact.unit else ""
            modifier = "" if fact.modifier == "exact" else f" ({fact.modifier})"
            tail = " · ".join(part for part in about if part)
            yield f"  {fact.line}: {fact.surface}{unit}{modifier}  {tail}  [{fact.id}]"
        elif isinstance(fact, Quotation):
            who = ", ".join(part for part in (fact.speaker, fact.role, fact.organization) if part)
            words = " ".join(fact.surface.split())
            yield f"  {fact.line}: “{words[:80]}{'…' if len(words) > 80 else ''}”  {who or '-'}  [{fact.id}]"
