"""Corrections by hand: a YAML list beside the spec, by fact id, with a reason and a name.

    - id: F1a2b3c4d5e
      file: bai-1.txt      # optional: helps to find the fact again when its article changed
      was: "94"            # optional: its words in the source
      set: {value: 95, period: 2021}
      reason: toà soạn đính chính ngày 12/6
      by: Nguyễn Văn A
      date: 2024-06-30

`drop: true` takes the fact out. What was corrected prints its corrected value; the source list says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, get_args

from msgspec.structs import replace

from tonghop import model, periods, typed, yamlfile
from tonghop.model import Article, Fact, Figure, Passage, Quotation
from tonghop.problems import Problem, Where
from tonghop.yamlfile import Key, Tree

FIELDS = ("id", "file", "was", "drop", "set", "reason", "by", "date")
REQUIRED = ("id", "reason", "by")

NUMBERS = ("value", "max", "of")
TEXTS = ("unit", "noun", "place", "speaker", "role", "organization", "cue")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "modifier": get_args(model.Modifier),
    "status": get_args(model.Status),
    "speaker_kind": get_args(model.SpeakerKind),
    "rubric": get_args(model.Rubric),
}
SETTABLE: Mapping[str, tuple[str, ...]] = {
    "F": (*NUMBERS, "modifier", "unit", "noun", "place", "period", "status"),
    "Q": ("speaker", "speaker_kind", "role", "organization", "cue", "place"),
    "P": ("rubric", "place"),
}
"""The fields that can be set, by the letter that opens an id."""

MAY_BE_NULL = frozenset({*TEXTS, "max", "of", "period", "speaker_kind", "rubric"})

DIGITS = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,30})(?:,\d{1,30})?\Z")

F = TypeVar("F", Figure, Quotation, Passage, Fact)


@dataclass(frozen=True, slots=True)
class Correction:
    """One item of the file. `changes` are fields with their new values, converted; empty for a drop."""

    id: str
    drop: bool
    changes: Mapping[str, Any]
    reason: str
    by: str
    where: Where
    date: str | None = None
    file: str | None = None
    was: str | None = None


def load(path: Path, shown: str | None = None) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """The corrections of a file, and every mistake in it. Raises `UsageError` where it cannot be read."""
    tree, problems = yamlfile.load(path, shown or path.as_posix())
    if problems or tree.data is None:
        return (), problems
    if not isinstance(tree.data, list):
        return (), (Problem("AGG075", tree.where(())),)
    items: list[Correction] = []
    wrong: list[Problem] = []
    first: dict[str, int] = {}
    for index, data in enumerate(tree.data):
        item, mistakes = read(tree, (index,), data)
        wrong += mistakes
        if item is None:
            continue
        if item.id in first:
            wrong.append(Problem("AGG073", item.where, {"id": item.id, "line": first[item.id]}))
            continue
        first[item.id] = item.where.line
        items.append(item)
    return tuple(items), tuple(wrong)


def read(tree: Tree, key: Key, data: object) -> tuple[Correction | None, tuple[Problem, ...]]:
    """One item, `None` with its mistakes where it is wrong."""
    if not isinstance(data, dict):
        return None, (Problem("AGG075", tree.where(key)),)
    wrong = [typed.unknown(tree, key, name, FIELDS) for name in data if name not in FIELDS]
    wrong += [Problem("SPEC012", tree.where(key), {"key": name}) for name in REQUIRED if not data.get(name)]
    if wrong:
        return None, tuple(wrong)
    name = str(data["id"])
    changes = data.get("set")
    if (data.get("drop") is True) == (changes is not None):
        return None, (Problem("AGG071", tree.where(key), {"id": name}),)
    values: dict[str, Any] = {}
    if changes is not None:
        values, wrong = converted(tree, (*key, "set"), name, changes)
        if wrong:
            return None, tuple(wrong)
    texts = {part: None if data.get(part) is None else str(data[part]) for part in ("date", "file", "was")}
    return Correction(
        name, changes is None, values, str(data["reason"]), str(data["by"]), tree.where(key), **texts
    ), ()


def converted(tree: Tree, key: Key, name: str, changes: object) -> tuple[dict[str, Any], list[Problem]]:
    """The new values of fields, as the model has them."""
    if not isinstance(changes, dict) or not changes:
        return {}, [Problem("AGG071", tree.where(key), {"id": name})]
    known = SETTABLE.get(name[:1], ())
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    for part, value in changes.items():
        at = tree.keys.get((*key, part), tree.where(key))
        if part not in known:
            wrong.append(Problem("AGG074", at, {"id": name, "field": part, "known": ", ".join(known)}))
            continue
        try:
            values[part] = value_of(part, value)
        except ValueError as error:
            stated = {"id": name, "field": part, "value": value, "expected": str(error)}
            wrong.append(Problem("AGG072", tree.where((*key, part)), stated))
    return values, wrong


def value_of(part: str, value: object) -> object:
    """One new value; raises `ValueError` that says what was expected."""
    if value is None and part in MAY_BE_NULL:
        return None
    if part in CHOICES:
        if value in CHOICES[part]:
            return value
        raise ValueError(" | ".join(CHOICES[part]))
    if part in NUMBERS:
        return number_of(value)
    if part == "period":
        try:
            periods.bounds(str(value))
        except ValueError:
            raise ValueError("2021 | 2021-04 | 2021-04-30 | 2021/2022 | ../2023-04") from None
        return str(value)
    if isinstance(value, bool) or value is None:
        raise ValueError("chữ")
    return str(value)


def number_of(value: object) -> Decimal:
    """A number as YAML has it, or in Vietnamese digits in quotes ("1.234,5")."""
    if isinstance(value, str) and DIGITS.match(value):
        return Decimal(value.replace(".", "").replace(",", "."))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    raise ValueError("95 | 12.5 | “1.234,5”")


# ---------------------------------------------------------------- applying


def apply(
    facts: Iterable[F], items: Sequence[Correction], articles: Mapping[str, Article] | None = None
) -> tuple[tuple[F, ...], tuple[Problem, ...]]:
    """The facts as corrected, in their order; a correction whose id no longer exists is a warning."""
    by_id = {item.id: item for item in items}
    known = tuple(facts)
    kept: list[F] = []
    met: set[str] = set()
    for fact in known:
        item = by_id.get(fact.id)
        if item is None:
            kept.append(fact)
            continue
        met.add(item.id)
        if not item.drop:
            kept.append(corrected(fact, item))
    gone = [missing(item, known, articles or {}) for item in items if item.id not in met]
    return tuple(kept), tuple(gone)


def corrected(fact: F, item: Correction) -> F:
    """The fact with its fields set. A value set by hand is certain, and vague no longer."""
    changes = dict(item.changes)
    if isinstance(fact, Figure) and "value" in changes:
        changes["uncertain"] = None
        if fact.modifier == "vague":
            changes.setdefault("modifier", "exact")
        for part in ("max", "of"):
            changes.setdefault(part, None)
    return replace(fact, **changes)


def missing(item: Correction, facts: Iterable[Fact], articles: Mapping[str, Article]) -> Problem:
    """The warning for an id that is gone: what changed, as far as it can be told."""
    files = {article.id: article.source.path for article in articles.values()}
    change = (
        "bài báo đã đổi nội dung hoặc không còn trong các nguồn",
        "its article changed, or is no source any more",
    )
    if item.file and files and not any(path.endswith(item.file) for path in files.values()):
        change = (f"tệp {item.file} không còn trong các nguồn", f"the file {item.file} is no source any more")
    elif item.was:
        for fact in facts:
            path = files.get(fact.article, "")
            if (
                fact.id[:1] == item.id[:1]
                and fact.surface == item.was
                and (not item.file or path.endswith(item.file))
            ):
                change = (
                    f"“{item.was}” nay mang mã {fact.id} (dòng {fact.line})",
                    f"“{item.was}” is {fact.id} now (line {fact.line})",
                )
                break
        else:
            change = (f"nguồn không còn ghi “{item.was}”", f"the source does not say “{item.was}” any more")
    return Problem("AGG070", item.where, {"id": item.id, "change": change[0], "change_en": change[1]})


def remark(item: Correction) -> str:
    """What the source list says of a corrected fact: that it was, by whom, when, why."""
    day = ""
    if item.date:
        try:
            date = dt.date.fromisoformat(item.date)
        except ValueError:
            day = f" ngày {item.date}"
        else:
            day = f" ngày {date.day:02d}/{date.month:02d}/{date.year}"
    return f"đã hiệu chỉnh ({item.by}{day}: {item.reason})"


def draft(facts: Iterable[Fact], articles: Mapping[str, Article]) -> str:
    """A corrections file to fill in: an item a fact, its id, file and words, its sentence as a comment."""
    lines: list[str] = []
    for fact in facts:
        article = articles.get(fact.article)
        sentence = fact.surface if isinstance(fact, Passage) else fact.sentence
        lines.append(f"# {' '.join(sentence.split())}")
        lines.append(f"- id: {fact.id}")
        if article is not None:
            lines.append(f"  file: {quoted(article.source.path.rpartition('/')[2])}")
        lines += [f"  was: {quoted(fact.surface)}", "  set: {}", '  reason: ""', '  by: ""', ""]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A YAML string in double quotes."""
    import json

    return json.dumps(" ".join(text.split()), ensure_ascii=False)
