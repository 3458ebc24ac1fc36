"""Facts → findings: the same fact once with all its sources, grouped, added up where that is right.

What cannot be added is named with its reason, what contradicts is kept and shown (design, section 3). `keys` says what
is compared, `findings` what is the same, `totals` what may be added; this module groups and orders.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Literal

import msgspec

from tonghop import gazetteer, keys, periods, places, totals
from tonghop.findings import Finding, Gathered, OnConflict, gather, of_place
from tonghop.gazetteer import Level
from tonghop.keys import Spot
from tonghop.model import Article, Figure
from tonghop.problems import Problem, Where
from tonghop.results import approximate, changes, chart_series, compare, explanation, look, notes, review
from tonghop.totals import Group, How, LeftOut, Lifted, Total

__all__ = [
    "FigureOptions",
    "Finding",
    "Group",
    "GroupBy",
    "LeftOut",
    "Total",
    "approximate",
    "changes",
    "chart_series",
    "compare",
    "explanation",
    "findings",
    "notes",
    "overall",
    "review",
]

Order = Literal["key", "largest", "smallest", "newest", "oldest"]
By = Literal["place", "period", "noun", "outlet", "article"]
Bucket = Literal["year", "quarter", "month"]
SOURCES = ("outlet", "article")
AREAS: Mapping[str, Level] = {"province": "province", "district": "district", "commune": "commune"}


class GroupBy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group by wider places or by calendar: `{place: province, as_of: 2025-07-01}`, `{period: year}`.

    `as_of` is the day whose map groups the places; without it each place is grouped by the map it is on.
    """

    place: Literal["province", "district", "commune"] | None = None
    as_of: dt.date | None = None
    period: Bucket | None = None


class FigureOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a block groups, orders and adds its figures.

    `periods: any` and `overlap: allow` lift what keeps a sum from counting twice; the report says so.
    `limit` is the number of rows that print; totals are over all.
    """

    group_by: tuple[By | GroupBy, ...] = ()
    total: How = "none"
    periods: Literal["any"] | None = None
    overlap: Literal["allow"] | None = None
    on_conflict: OnConflict | None = None
    order: Order = "key"
    limit: int | None = None

    @property
    def lifted(self) -> Lifted:
        """What the clerk lifted."""
        return Lifted(self.periods == "any", self.overlap == "allow")


Label = tuple[tuple[Any, ...], str | None]
"""What sorts a group, and how it prints."""

UNKNOWN: Label = ((9,), None)


class Labels:
    """The groups met so far, by number: numbers are quick to compare, a million times over."""

    def __init__(self) -> None:
        self.known: list[Label] = []
        self.numbers: dict[Label, int] = {}

    def number(self, label: Label) -> int:
        """The number of a label."""
        if label not in self.numbers:
            self.numbers[label] = len(self.known)
            self.known.append(label)
        return self.numbers[label]


def findings(
    figures: Iterable[Figure],
    articles: Mapping[str, Article],
    options: FigureOptions | None = None,
    at: Where | None = None,
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """The groups in order, and what to tell: `at` is where the block stands in the spec."""
    options = options or FigureOptions()
    at = at or Where("")
    wrong = impossible(options, at)
    if wrong:
        return (), wrong
    with all_kept():
        ordered = arranged(grouped(figures, articles, options), options.order)
        said = told(tuple(group for _, group in ordered), articles, options, at)
        shown, cut = limited([group for _, group in ordered], options.limit, at)
    return shown, (*said, *cut)


@contextmanager
def all_kept() -> Iterator[None]:
    """Holds the garbage collector off: all that is made here is kept, and it would walk it again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled and gc.get_freeze_count() == 0:
            # Straight to the oldest generation, unwalked; measured: a third of the time at a million figures.
            gc.freeze()
            gc.unfreeze()
        if enabled:
            gc.enable()


def grouped(
    figures: Iterable[Figure], articles: Mapping[str, Article], options: FigureOptions
) -> list[tuple[tuple[Any, ...], Group]]:
    """The groups, each after what sorts it."""
    labels = Labels()
    givers = [labeller(by, labels) for by in options.group_by if by not in SOURCES]
    groups = []
    for source, members in by_source(figures, articles, options.group_by, labels):
        buckets: defaultdict[tuple[int, ...], list[Finding]] = defaultdict(list)
        for spot, found in in_order(gather(members, articles), articles, options.on_conflict):
            if not givers:
                buckets[()] += found
                continue
            numbers = zip(*[giver(spot, found) for giver in givers], strict=True)
            for finding, key in zip(found, numbers, strict=True):
                buckets[key].append(finding)
        for key in list(buckets):
            bucket = buckets.pop(key)
            theirs, mine = iter(source), iter(key)
            key_labels = [labels.known[next(theirs if by in SOURCES else mine)] for by in options.group_by]
            groups.append(made(tuple(key_labels), bucket, options))
    return groups


def overall(groups: Sequence[Group], options: FigureOptions) -> tuple[tuple[Total, ...], tuple[LeftOut, ...]]:
    """The totals over all groups together. Empty where groups tell the same facts by outlet or article."""
    if any(by in SOURCES for by in options.group_by):
        return (), ()
    return totals.total_all([f for group in groups for f in group.findings], options.total, options.lifted)


# ---------------------------------------------------------------- grouping


def by_source(
    figures: Iterable[Figure],
    articles: Mapping[str, Article],
    group_by: Sequence[By | GroupBy],
    labels: Labels,
) -> Iterable[tuple[tuple[int, ...], Iterable[Figure]]]:
    """The figures by outlet and article where the block groups by them: each says what it says by itself."""
    wanted = [by for by in group_by if by in SOURCES]
    if not wanted:
        return [((), figures)]
    found: dict[tuple[int, ...], list[Figure]] = {}
    for figure in figures:
        article = articles.get(figure.article)
        outlets = (article.outlets or (article.outlet,)) if article else (None,)
        for outlet in outlets if "outlet" in wanted else (None,):
            names = {"outlet": outlet, "article": article.title or article.source.path if article else None}
            key = tuple(labels.number(named(names[str(by)])) for by in wanted)
            found.setdefault(key, []).append(figure)
    return list(found.items())


def named(name: str | None) -> Label:
    """The label of a plain name."""
    return UNKNOWN if name is None else ((0, keys.collate(name)), name)


class Numbers(dict[str | None, int]):
    """The number of the group that a name belongs to, found when it is first asked for."""

    def __init__(self, labels: Labels, label: Callable[[str], Label]) -> None:
        self.labels, self.label = labels, label

    def __missing__(self, name: str | None) -> int:
        number = self[name] = self.labels.number(UNKNOWN if name is None else self.label(name))
        return number


def labeller(by: By | GroupBy, labels: Labels) -> Callable[[Spot | None, list[Finding]], list[int]]:
    """What gives the findings of a place the numbers of their groups."""
    if by == "noun":
        nouns = Numbers(labels, lambda name: named(name.replace("_", " ")))
        return lambda spot, found: [nouns[finding.noun_key] for finding in found]
    wide = by if isinstance(by, GroupBy) else GroupBy()
    if by == "place" or wide.place:
        known: dict[str, int] = {}

        def place(spot: Spot | None, found: list[Finding]) -> list[int]:
            if spot is None:
                number = labels.number(UNKNOWN)
            elif spot.id not in known:
                number = known[spot.id] = labels.number(place_label(spot, wide.place, wide.as_of))
            else:
                number = known[spot.id]
            return [number] * len(found)

        return place
    times = Numbers(labels, lambda period: period_label(period, wide.period))
    return lambda spot, found: [times[finding.figure.period] for finding in found]


def place_label(spot: Spot, level: Level | None, as_of: dt.date | None) -> Label:
    """The group of a place: itself, or the unit of `level` that holds it where one does."""
    unit = spot.unit
    if unit is not None and level is not None:
        unit = places.regroup(unit, level, as_of or day_of(unit)) or unit
    if unit is None:
        return (8, keys.collate(spot.name), spot.id), spot.name
    return (keys.RANKS[unit.level], keys.collate(unit.name), unit.code), unit.name


def day_of(unit: gazetteer.Unit) -> dt.date:
    """A day of the map a unit is on."""
    return keys.OLD_MAP if unit.era == "63" else gazetteer.NEW_MAP


def period_label(period: str, bucket: Bucket | None) -> Label:
    """The group of a period: itself, or the year, quarter or month that holds it where one does."""
    first, last = keys.span(period)
    if first is None and last is None:
        return (1, period), period
    name = (periods.bucket(period, bucket) if bucket else None) or period
    first, last = keys.span(name)
    return (0, first or dt.date.min, last or dt.date.max), periods.display(name)


# ---------------------------------------------------------------- order


def made(
    key: tuple[Label, ...], members: list[Finding], options: FigureOptions
) -> tuple[tuple[Any, ...], Group]:
    """A group with its findings in order and its totals."""
    if options.order != "key":
        members.sort(key=by_size if options.order in ("largest", "smallest") else by_time)
        if options.order in ("largest", "newest"):
            members.reverse()
    sums, left_out = totals.total_all(members, options.total, options.lifted)
    sort = tuple(part for part, _ in key)
    return sort, Group(tuple(name for _, name in key), tuple(members), sums, left_out)


def in_order(
    gathered: Gathered, articles: Mapping[str, Article], on_conflict: OnConflict | None
) -> Iterator[tuple[Spot | None, list[Finding]]]:
    """The findings place by place, larger places first, then by name; those of a place by noun, time and value.

    So they come in the same order for any order of the sources.
    """
    times = {time: number for number, time in enumerate(sorted(gathered.periods, key=by_days))}
    by_name = sorted(set(gathered.nouns), key=lambda noun: keys.collate(noun or ""))
    nouns = {noun: number * len(times) for number, noun in enumerate(by_name)}

    def rank(finding: Finding) -> tuple[int, str, str, Decimal, str, str]:
        figure = finding.figure
        number = nouns[finding.noun_key] + times[figure.period]
        return number, figure.status, figure.unit or "", finding.value.low, figure.sentence, figure.id

    spots = sorted(gathered.spots.values(), key=lambda spot: place_label(spot, None, None)[0])
    for spot in (*spots, None):
        place = None if spot is None else spot.id
        if place not in gathered.places:
            continue
        found = of_place(place, gathered, articles, on_conflict)
        numbers = [nouns[finding.noun_key] + times[finding.figure.period] for finding in found]
        by_number = dict(zip(numbers, found, strict=True))
        if len(by_number) == len(found):
            # Mostly noun and time tell findings apart: a sort of numbers, ten times as fast as one of tuples.
            yield spot, [by_number[number] for number in sorted(by_number)]
        else:
            yield spot, sorted(found, key=rank)


def by_days(period: str | None) -> tuple[dt.date, dt.date, str]:
    """Sorts periods by their first and last day; an unknown time comes last."""
    first, last = keys.span(period) if period else (dt.date.max, None)
    return first or dt.date.min, last or dt.date.max, period or ""


def by_size(finding: Finding) -> Any:
    """Sorts by the low end of the value."""
    return finding.value.low


def by_time(finding: Finding) -> Any:
    """Sorts by the last day of the period; unknown times come first."""
    return totals.last_day(finding)


def arranged(
    groups: list[tuple[tuple[Any, ...], Group]], order: Order
) -> list[tuple[tuple[Any, ...], Group]]:
    """The groups in order: by key, or by the total, else the first finding, of each."""
    groups.sort(key=lambda item: item[0])
    if order in ("largest", "smallest"):
        groups.sort(key=lambda item: size(item[1]), reverse=order == "largest")
    elif order in ("newest", "oldest"):
        groups.sort(key=lambda item: totals.last_day(item[1].findings[0]), reverse=order == "newest")
    return groups


def size(group: Group) -> Any:
    """What a group is ordered by."""
    return group.total.interval.low if group.total else group.findings[0].value.low


def limited(
    groups: list[Group], limit: int | None, at: Where
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """The first `limit` findings in their groups, and how many were cut."""
    count = sum(len(group.findings) for group in groups)
    if limit is None or count <= limit:
        return tuple(groups), ()
    shown: list[Group] = []
    room = limit
    for group in groups:
        if room <= 0:
            break
        shown.append(Group(group.keys, group.findings[:room], group.totals, group.left_out))
        room -= len(group.findings)
    return tuple(shown), (Problem("AGG055", at, {"shown": limit, "count": count}),)


# ---------------------------------------------------------------- what to tell


def impossible(options: FigureOptions, at: Where) -> tuple[Problem, ...]:
    """Groups that no figure can be in."""
    out: list[Problem] = []
    seen: list[By | GroupBy] = []
    for by in options.group_by:
        if by in seen:
            out.append(Problem("AGG056", at, {"by": shown(by)}))
        seen.append(by)
        if not isinstance(by, GroupBy):
            continue
        if (by.place is None) == (by.period is None):
            out.append(Problem("AGG057", at))
        elif by.as_of and by.place is None:
            out.append(Problem("AGG058", at))
        elif by.place == "district" and by.as_of and by.as_of >= gazetteer.NEW_MAP:
            out.append(Problem("AGG059", at, {"day": f"{by.as_of:%d/%m/%Y}"}))
    return tuple(out)


def shown(by: By | GroupBy) -> str:
    """A grouping as the spec has it."""
    return (by.place or by.period or "") if isinstance(by, GroupBy) else by


def told(
    groups: Sequence[Group], articles: Mapping[str, Article], options: FigureOptions, at: Where
) -> tuple[Problem, ...]:
    """What the clerk should know of the result: shares in a total, groups that hold nothing, open conflicts."""
    out: list[Problem] = []
    count = sum(len(group.findings) for group in groups)
    if count and options.total == "sum" and not any(group.totals for group in groups):
        codes = {left.code for group in groups for left in group.left_out}
        out.append(Problem("AGG053" if codes == {"AGG001"} else "AGG054", at, {"count": count}))
    for index, by in enumerate(options.group_by):
        if count and not any(group.keys[index] is not None and holds(group, by) for group in groups):
            out.append(Problem("AGG060", at, {"by": shown(by), "count": count}))
    for group in groups:
        for finding in group.findings:
            if finding.conflicts and not finding.decided:
                others = "; ".join([conflict.phrase for conflict in finding.conflicts])
                out.append(look("AGG040", finding.figure, articles, others=others).problem)
    return tuple(out)


def holds(group: Group, by: By | GroupBy) -> bool:
    """Whether a group is of the kind asked for, not a figure's own place or period kept for want of one."""
    if not isinstance(by, GroupBy):
        return True
    for finding in group.findings:
        if by.place and finding.spot and finding.spot.unit:
            unit = finding.spot.unit
            if places.regroup(unit, AREAS[by.place], by.as_of or day_of(unit)) is not None:
                return True
        elif by.period and in_one(finding, by.period):
            return True
    return False


def in_one(finding: Finding, bucket: Bucket) -> bool:
    """Whether one year, quarter or month holds the period of a finding."""
    period = finding.figure.period
    return keys.span(period) != (None, None) and periods.bucket(str(period), bucket) is not None
