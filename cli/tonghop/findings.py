"""Figures → findings: the same fact of several articles is one, and what contradicts it hangs on it.

Two figures are the same fact when noun, place, period, unit and status are, and one value can be the
other's ("hơn 13 nghìn" and 13.250). They conflict when all but the value is the same and no article
states both; values that one article states side by side are different facts that look alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from tonghop import intervals, keys, phrases
from tonghop.intervals import Interval
from tonghop.keys import Spot
from tonghop.model import Article, Figure, Status

OnConflict = Literal["newest", "highest", "lowest", "omit"]
Doubt = Literal["", "ambiguous", "part", "omitted"]

NEWS_LAG_DAYS = 31
"""Figures without a period of articles further apart than this are about different times."""

PART_WORDS = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|bao gồm|gồm có|riêng)(?!\w)", re.IGNORECASE)


class Key(NamedTuple):
    """What a finding is about, as a report prints it."""

    noun: str | None
    place: str | None
    period: str | None
    unit: str | None
    status: Status


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One fact with all its sources: `figure` is the one that prints, the `others` say the same.

    `conflicts` are findings of the same key and another value, the newest first. `doubt` says why it
    may not be added: it stands beside another of its key in one article (`ambiguous`), is a part
    of it (`part`), or contradicts another and was to be omitted.
    """

    figure: Figure
    value: Interval
    spot: Spot | None
    noun_key: str | None
    others: tuple[Figure, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    doubt: Doubt = ""
    decided: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that says it."""
        return (self.figure, *self.others)

    @property
    def key(self) -> Key:
        """What the finding is about."""
        figure = self.figure
        place = self.spot.name if self.spot else None
        return Key(figure.noun, place, figure.period, figure.unit, figure.status)

    @property
    def phrase(self) -> str:
        """How it prints."""
        return phrases.figure_text(self.figure)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its articles, once each."""
        return tuple(dict.fromkeys(figure.article for figure in self.figures))

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The ids of its figures."""
        return tuple(figure.id for figure in self.figures)


Same = int | tuple[int, str]
"""The number of the subject of a fact; with the sentence where there is no noun or no place to know it by."""


Facts = dict[Same, Figure | list[Figure]]
"""The figures of one place by the fact they state, one by itself, several as a list."""

Subject = tuple[str | None, str | None, str | None, Status]
"""What a fact is about but for the place: noun, period, unit and status."""


class Gathered(NamedTuple):
    """The figures by place, `None` for those without one, and by fact.

    `spots` are the places by their id, `nouns` the noun key of each subject by its number, `periods` all
    there are, as articles write them.
    """

    places: dict[str | None, Facts]
    spots: dict[str, Spot]
    nouns: list[str | None]
    periods: frozenset[str | None]


def gather(figures: Iterable[Figure], articles: Mapping[str, Article]) -> Gathered:
    """The figures by place and fact. What is read from a name, unit or period is read once for all figures."""
    places: dict[str | None, Facts] = {}
    spots: dict[str, Spot] = {}
    nouns: list[str | None] = []
    nounless: set[int] = set()
    subjects: dict[Subject, int] = {}
    written: dict[Subject, int] = {}  # the same by the words of the articles
    maps: dict[tuple[str | None, bool | None], dict[str | None, Facts]] = {}
    around: dict[str, dict[str | None, Facts]] = {}
    here: dict[str | None, Facts] = {}
    article_id: str | None = None
    for figure in figures:
        # Facts come article by article.
        if figure.article != article_id:
            article_id = figure.article
            known = around.get(article_id)
            if known is None:
                article = articles.get(article_id)
                context = (article.place if article else None, keys.on_new_map(article))
                known = around[article_id] = maps.setdefault(context, {})
            here = known
        place = figure.place
        facts = here.get(place)
        if facts is None:
            name = None
            if place is not None:
                article = articles.get(figure.article)
                spot = keys.spot(place, article.place if article else None, keys.on_new_map(article))
                name = spot.id
                spots[name] = min(spot, spots.get(name, spot), key=keys.code_of)
            facts = here[place] = places.setdefault(name, {})
        words = (figure.noun, figure.period, figure.unit, figure.status)
        subject = written.get(words)
        if subject is None:
            noun = keys.noun_key(figure.noun or "") or None
            about = (noun, keys.period_key(figure.period or ""), keys.unit_key(figure.unit), figure.status)
            subject = written[words] = subjects.setdefault(about, len(nouns))
            if subject == len(nouns):
                nouns.append(noun)
                if noun is None:
                    nounless.add(subject)
        key = (subject, figure.sentence) if place is None or subject in nounless else subject
        same = facts.setdefault(key, figure)
        if same is not figure:
            if isinstance(same, list):
                same.append(figure)
            else:
                facts[key] = [same, figure]
    return Gathered(places, spots, nouns, frozenset(words[1] for words in written))


Age = Callable[[Figure], tuple[int, Decimal, str, str, int]]


def ages(same: list[Figure], articles: Mapping[str, Article]) -> tuple[Age, Mapping[str, int]]:
    """A key that sorts figures newest first, undated ones last, and the day of each sentence (0: unknown).

    A sentence is as old as the first article that has it: a later reprint makes nothing newer.
    """
    days: dict[str, int] = {}
    for figure in same:
        article = articles.get(figure.article)
        day = article.published.toordinal() if article and article.published else 0
        known = days.get(figure.sentence, 0)
        days[figure.sentence] = min(known, day) if known and day else known or day
    return lambda f: (-days[f.sentence], f.value, f.sentence, f.article, f.start), days


def merged(
    same: Iterable[tuple[Figure, Interval]], age: Age, spot: Spot | None, noun: str | None
) -> list[Finding]:
    """The values of one key, each with its figures, the newest first.

    What an article says loosely is the same as what another says exactly: it joins the newest
    value that lies within its reach. A vague word stays by itself.
    """
    values: dict[Interval, list[Figure]] = {}
    vague: dict[Interval, list[Figure]] = {}
    loose: list[tuple[Figure, Interval]] = []
    for figure, interval in sorted(same, key=lambda item: age(item[0])):
        if figure.modifier == "vague":
            vague.setdefault(interval, []).append(figure)
        elif interval.exact:
            values.setdefault(interval, []).append(figure)
        else:
            loose.append((figure, interval))
    # Narrow before wide, so that the order in which figures come does not matter.
    loose.sort(key=lambda item: (width(item[1]), age(item[0])))
    for figure, interval in loose:
        home = interval if interval in values else next((v for v in values if interval.contains(v)), interval)
        values.setdefault(home, []).append(figure)
    found = [Finding(g[0], v, spot, noun, tuple(g[1:])) for v, g in (*values.items(), *vague.items())]
    found.sort(key=lambda finding: age(finding.figure))
    return found


def width(interval: Interval) -> tuple[bool, Decimal]:
    """Sorts narrow intervals before wide ones, endless ones last."""
    if interval.high is None:
        return True, interval.low
    return False, intervals.EXACT.subtract(interval.high, interval.low)


def find(
    figures: Iterable[Figure], articles: Mapping[str, Article], on_conflict: OnConflict | None = None
) -> list[Finding]:
    """The findings of some figures; conflicts hang on the finding that prints. In no particular order."""
    gathered = gather(figures, articles)
    out: list[Finding] = []
    for place in list(gathered.places):
        out += of_place(place, gathered, articles, on_conflict)
    return out


def of_place(
    place: str | None,
    gathered: Gathered,
    articles: Mapping[str, Article],
    on_conflict: OnConflict | None = None,
) -> list[Finding]:
    """The findings of one place, `None` for the figures without one.

    Its figures are taken out of `gathered`: at a million, these and the findings side by side would not fit the memory.
    """
    spot = None if place is None else gathered.spots[place]
    nouns = gathered.nouns
    out: list[Finding] = []
    for key, same in gathered.places.pop(place).items():
        noun = nouns[key if isinstance(key, int) else key[0]]
        if isinstance(same, list):
            out += settled(same, spot, noun, articles, on_conflict)
        else:
            out.append(Finding(same, intervals.of_figure(same), spot, noun))
    return out


def settled(
    same: list[Figure],
    spot: Spot | None,
    noun: str | None,
    articles: Mapping[str, Article],
    on_conflict: OnConflict | None,
) -> list[Finding]:
    """The findings of figures that share a key: one, one with conflicts, or several that look alike."""
    values = [intervals.of_figure(figure) for figure in same]
    age, days = ages(same, articles)
    if values.count(values[0]) == len(values):
        first, *others = sorted({figure.id: figure for figure in same}.values(), key=age)
        return [Finding(first, values[0], spot, noun, tuple(others))]
    unique = {figure.id: (figure, value) for figure, value in zip(same, values, strict=True)}
    findings = merged(unique.values(), age, spot, noun)
    vague = [finding for finding in findings if finding.figure.modifier == "vague"]
    stated = [finding for finding in findings if finding.figure.modifier != "vague"]
    if len(stated) < 2:
        return stated + vague
    newest, older = stated[0], stated[1:]
    known = spot is not None and noun is not None
    rivals = [f for f in older if known and contradicts(newest, f, days)]
    taken = set(map(id, rivals))
    alike = [finding for finding in stated if id(finding) not in taken]
    if len(alike) == 1:
        return [decided(newest, rivals, age, on_conflict), *vague]
    whole = whole_of(alike)
    doubt: Doubt = "part" if whole else "ambiguous"
    marked = [finding if finding is whole else replace(finding, doubt=doubt) for finding in alike]
    marked[0] = replace(marked[0], conflicts=tuple(rivals))
    return marked + vague


def contradicts(newest: Finding, other: Finding, days: Mapping[str, int]) -> bool:
    """Whether two values of one key exclude each other: no article states both, and the time is the same.

    Without a period, the time is that of the news.
    """
    if not set(newest.articles).isdisjoint(other.articles):
        return False
    if newest.figure.period is not None:
        return True
    a, b = days[newest.figure.sentence], days[other.figure.sentence]
    return a > 0 and b > 0 and abs(a - b) <= NEWS_LAG_DAYS


def decided(newest: Finding, rivals: list[Finding], age: Age, on_conflict: OnConflict | None) -> Finding:
    """The finding that prints, with its conflicts, as the clerk wants it decided."""
    everyone = [newest, *rivals]
    chosen = newest
    if on_conflict in ("highest", "lowest"):
        sign = -1 if on_conflict == "highest" else 1
        chosen = min(everyone, key=lambda f: (sign * f.value.low, age(f.figure)))
    conflicts = tuple(finding for finding in everyone if finding is not chosen)
    doubt: Doubt = "omitted" if conflicts and on_conflict == "omit" else ""
    return replace(chosen, conflicts=conflicts, doubt=doubt, decided=on_conflict is not None)


def whole_of(findings: list[Finding]) -> Finding | None:
    """The finding the others are parts of, by a "trong đó" between them in one sentence; else `None`."""
    largest = max(findings, key=lambda finding: finding.value.low)
    sentence = largest.figure.sentence
    at = sentence.find(largest.figure.surface)
    cut = PART_WORDS.search(sentence, at + 1) if at >= 0 else None
    if cut is None:
        return None
    parts = [finding for finding in findings if finding is not largest]
    if all(
        part.figure.sentence == sentence and part.figure.surface in sentence[cut.end() :] for part in parts
    ):
        return largest
    return None
