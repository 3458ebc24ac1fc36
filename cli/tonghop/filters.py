"""The `where:` of a block: which facts, by what they say, where, when and who says it.

Every criterion given must hold; a criterion with several values holds if one of them does. A criterion that
a kind of fact does not have (the speaker of a figure) lets none of that kind through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from tonghop import keys, problems
from tonghop.model import (
    Article,
    Fact,
    Figure,
    Form,
    Modifier,
    Passage,
    Quotation,
    Rubric,
    SpeakerKind,
    Status,
)
from tonghop.problems import Problem

Words = str | tuple[str, ...]
Item = Figure | Quotation | Passage | Article
F = TypeVar("F", Figure, Quotation, Passage, Fact)
Test = Callable[[Item, Article], bool]


class Where(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which facts. A criterion left out, or null, holds for all.

    `about`: words that a figure's noun, a quotation's sentence, an article's title or text has; `text`: words of
    the fact itself, for a figure of its sentence. `place`
    takes what lies within it, `period` what lies within it (2021, 2021-04, 2021/2022, ../2023); where a fact has
    no period of its own, the day its article was published counts. `role` is a line's role for passages, a
    speaker's title for quotations.
    """

    about: Words | None = None
    text: Words | None = None
    place: Words | None = None
    period: str | int | None = None
    status: Status | tuple[Status, ...] | None = None
    unit: Words | None = None
    modifier: Modifier | tuple[Modifier, ...] | None = None
    kind: Words | None = None
    outlet: Words | None = None
    form: Form | None = None
    speaker: Words | None = None
    speaker_kind: SpeakerKind | tuple[SpeakerKind, ...] | None = None
    role: Words | None = None
    rubric: Rubric | tuple[Rubric, ...] | None = None


EVERY_KIND = ("about", "text", "place", "period", "outlet", "form")
CRITERIA: dict[type, tuple[str, ...]] = {
    Figure: (*EVERY_KIND, "status", "unit", "modifier", "kind"),
    Quotation: (*EVERY_KIND, "kind", "speaker", "speaker_kind", "role"),
    Passage: (*EVERY_KIND, "role", "rubric"),
    Article: EVERY_KIND,
}
"""The criteria that each kind of fact can meet."""


def given(where: Where) -> dict[str, object]:
    """The criteria that were given, by name."""
    return {name: value for name in where.__struct_fields__ if (value := getattr(where, name)) is not None}


def several(value: object) -> tuple[str, ...]:
    """One value or several, as several."""
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


# ---------------------------------------------------------------- what facts have


def words_of(item: Item) -> str:
    """The words of the fact itself; for a figure, of its sentence."""
    match item:
        case Article():
            return item.text
        case Figure():
            return item.sentence
    return item.surface


def all_words_of(item: Item) -> str:
    """All that a fact is about: a figure's noun, words and their sentence, an article's title and text."""
    match item:
        case Figure():
            return item.noun or ""
        case Quotation():
            return f"{item.surface}\n{item.sentence}"
        case Article():
            return f"{item.title or ''}\n{item.text}"
    return item.surface


def place_of(item: Item, article: Article) -> str | None:
    """The place a fact is about. Words are about their article's place where they name none; numbers are not."""
    return item.place if isinstance(item, Figure) else item.place or article.place


def period_of(item: Item, article: Article) -> str | None:
    """The time a fact is about: a figure's own, the day of publication for words."""
    if isinstance(item, Figure):
        return item.period
    return article.published.isoformat() if article.published else None


def role_of(item: Item) -> str | None:
    """A passage's line role, a speaker's title and body."""
    if isinstance(item, Quotation):
        return f"{item.role or ''} {item.organization or ''}"
    return item.role if isinstance(item, Passage) else None


# ---------------------------------------------------------------- tests


def word_test(words: object, of: Callable[[Item], str | None]) -> Test:
    """Whether any of the words stands in what `of` gives."""
    pattern = keys.syllables_in(several(words))
    return lambda item, article: pattern.search(of(item) or "") is not None


def place_test(names: object) -> Test:
    """Whether the place is, or lies within, one of the places named."""
    known: dict[tuple[str, str | None, bool | None], bool] = {}

    def within(name: str, around: str | None, new_map: bool | None) -> bool:
        found = keys.spot(name, around, new_map)
        return any(
            keys.inside(found, keys.spot(wanted, None, era))
            for wanted in several(names)
            for era in (False, True)
        )

    def test(item: Item, article: Article) -> bool:
        name = place_of(item, article)
        if name is None:
            return False
        key = (name, article.place, keys.on_new_map(article))
        if key not in known:
            known[key] = within(*key)
        return known[key]

    return test


def period_test(wanted: object) -> Test:
    """Whether the time lies within the period wanted."""
    known: dict[str, bool] = {}
    if keys.span(str(wanted)) == (None, None):
        return lambda item, article: False

    def test(item: Item, article: Article) -> bool:
        period = period_of(item, article)
        if period is None:
            return False
        if period not in known:
            known[period] = keys.holds_time(str(wanted), period)
        return known[period]

    return test


def unit_test(units: object) -> Test:
    """Whether the unit is one of those named, in any spelling."""
    wanted = {keys.unit_key(unit) for unit in several(units)}
    return lambda item, article: (
        isinstance(item, Figure) and item.unit is not None and keys.unit_key(item.unit) in wanted
    )


def outlet_test(outlets: object) -> Test:
    """Whether one of the article's outlets is named, in whole or by some of its words."""
    pattern = keys.syllables_in(several(outlets))
    return lambda item, article: any(map(pattern.search, {*article.outlets, article.outlet or ""}))


def value_test(name: str, values: object) -> Test:
    """Whether the field `name` of the fact is one of the values."""
    wanted = frozenset(several(values))
    return lambda item, article: getattr(item, name) in wanted


def role_test(roles: object) -> Test:
    """A line role as it stands; a speaker's title by its words."""
    titled = word_test(roles, role_of)
    wanted = frozenset(several(roles))
    return lambda item, article: item.role in wanted if isinstance(item, Passage) else titled(item, article)


def test_of(name: str, value: object) -> Test:
    """The test of one criterion."""
    match name:
        case "about":
            return word_test(value, all_words_of)
        case "text":
            return word_test(value, words_of)
        case "place":
            return place_test(value)
        case "period":
            return period_test(value)
        case "unit":
            return unit_test(value)
        case "outlet":
            return outlet_test(value)
        case "speaker":
            return word_test(value, lambda item: item.speaker if isinstance(item, Quotation) else None)
        case "role":
            return role_test(value)
        case "form":
            return lambda item, article: article.form == value
    return value_test(name, value)


def passing(items: Iterable[Item], articles: Mapping[str, Article], where: Where) -> Iterable[Item]:
    """The items that meet every criterion, in order. Facts of articles that are not there meet none."""
    tests = [(name, test_of(name, value)) for name, value in given(where).items()]
    if not tests:
        yield from items
        return
    usable = {
        kind: [test for name, test in tests] if all(name in known for name, _ in tests) else None
        for kind, known in CRITERIA.items()
    }
    for item in items:
        chosen = usable[type(item)]
        if chosen is None:
            continue
        article = item if isinstance(item, Article) else articles.get(item.article)
        if article is not None and all(test(item, article) for test in chosen):
            yield item


# ---------------------------------------------------------------- for the blocks


def select(facts: Iterable[F], articles: Mapping[str, Article], where: Where) -> tuple[F, ...]:
    """The facts that meet every criterion, in their order."""
    return tuple(passing(facts, articles, where))  # type: ignore[arg-type]


def select_articles(articles: Iterable[Article], where: Where) -> tuple[Article, ...]:
    """The articles that meet every criterion, in their order."""
    return tuple(item for item in passing(articles, {}, where) if isinstance(item, Article))


def nothing_found(
    items: Iterable[Item], articles: Mapping[str, Article], where: Where, at: problems.Where
) -> Problem:
    """Why a filter let nothing through: the first criterion that no item meets, or all of them together."""
    kept = tuple(items)
    for name, value in given(where).items():
        if name == "period" and keys.span(str(value)) == (None, None):
            return Problem("AGG061", at, {"value": value})
        if kept and not any(name in CRITERIA[type(item)] for item in kept):
            return Problem("AGG052", at, {"name": name})
        if not any(True for _ in passing(kept, articles, Where(**{name: value}))):  # type: ignore[arg-type]
            shown = ", ".join(several(value))
            return Problem("AGG051", at, {"name": name, "value": shown, "count": len(kept)})
    names = ", ".join(given(where))
    return Problem("AGG050", at, {"names": names or "where", "count": len(kept)})
