"""What can be added is added, the rest is named with the reason.

A sum takes figures of one noun, unit, status and period, over places that do not contain each
other; an interval is added as an interval. Shares, vague words, uncertain readings, open conflicts
and unknown places stay out. The reasons are codes of the catalogue, AGG001 to AGG029.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tonghop import gazetteer, intervals, keys, phrases
from tonghop.findings import Finding
from tonghop.intervals import EXACT, Interval
from tonghop.keys import Spot
from tonghop.model import Figure, Status

How = Literal["sum", "highest", "newest", "range", "count", "none"]
DOUBTS = {"ambiguous": "AGG015", "part": "AGG014", "omitted": "AGG019"}


class LeftOut(Struct, frozen=True, gc=False):
    """A finding that is in no total, the code of the reason, and the finding that holds it already."""

    finding: Finding
    code: str
    holder: Finding | None = None


class Total(Struct, frozen=True):
    """A result over findings of one noun, unit and status. `period` is `None` where it spans several.

    `whole` is the sum of the wholes where every addend is a so-many-of (17/19). `remarks` are the
    codes of what the clerk lifted and the report must say.
    """

    how: How
    interval: Interval
    addends: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...] = ()
    period: str | None = None
    whole: Decimal | None = None
    remarks: tuple[str, ...] = ()

    @property
    def noun(self) -> str | None:
        """What is counted."""
        return self.addends[0].figure.noun

    @property
    def unit(self) -> str | None:
        """The unit of the result; a number of facts has none."""
        spellings = {finding.figure.unit for finding in self.addends}
        if self.how == "count" or len(spellings) > 1:
            return None if self.how == "count" else keys.unit_key(self.addends[0].figure.unit)
        return spellings.pop()

    @property
    def status(self) -> Status:
        """The status of every addend."""
        return self.addends[0].figure.status

    @property
    def phrase(self) -> str:
        """How the result prints: the tightest phrase that contains it."""
        if len(self.addends) == 1 and self.how != "count":
            return self.addends[0].phrase
        text = phrases.interval_text(self.interval, self.unit)
        return f"{text}/{phrases.number(self.whole)}" if self.whole is not None else text

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The ids of every figure in it."""
        return tuple(fact_id for finding in self.addends for fact_id in finding.fact_ids)


class Group(Struct, frozen=True):
    """Findings of one group. `keys` are as a report prints them, one for each `group_by`; `None` where unknown.

    `left_out` names every finding that is in no total, with its reason.
    """

    keys: tuple[str | None, ...]
    findings: tuple[Finding, ...]
    totals: tuple[Total, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def total(self) -> Total | None:
        """The total, where there is exactly one."""
        return self.totals[0] if len(self.totals) == 1 else None


class Lifted(Struct, frozen=True):
    """What the clerk lifted: one period only, places apart."""

    periods: bool = False
    overlap: bool = False


def total_all(
    findings: Sequence[Finding], how: How, lifted: Lifted
) -> tuple[tuple[Total, ...], tuple[LeftOut, ...]]:
    """The totals of a group of findings, and every finding that is in none with its reason.

    A finding alone in its class is a total of one only where nothing else of the group could be added.
    """
    if how == "none":
        return (), ()
    classes: dict[tuple[str | None, str | None, Status], tuple[list[Finding], list[LeftOut]]] = {}
    written: dict[tuple[str | None, str | None, Status], tuple[list[Finding], list[LeftOut]]] = {}
    for finding in findings:
        figure = finding.figure
        name = (finding.noun_key, figure.unit, figure.status)
        members = written.get(name)
        if members is None:
            spelt = (finding.noun_key, keys.unit_key(figure.unit), figure.status)
            members = written[name] = classes.setdefault(spelt, ([], []))
        code = bar(finding, figure, how)
        if code is None:
            members[0].append(finding)
        else:
            members[1].append(LeftOut(finding, code))
    totals: list[Total] = []
    left_out: list[LeftOut] = []
    single: list[Finding] = []
    usable: list[list[Finding]] = []
    for kept, barred in classes.values():
        if kept:
            usable.append(kept)
        if how == "sum":
            made, alone, rest = sums(kept, lifted)
            barred += rest
            single += alone
        else:
            made = [compared(kept, how)] if kept else []
        if made and barred:
            made[0] = replace(made[0], left_out=tuple(barred))
        totals += made
        left_out += barred
    if len(usable) == 1 and single:
        totals.append(summed(single, lifted, tuple(left_out)))
    else:
        others = [finding for kept in usable for finding in kept]
        left_out += differences(single, others)
    return tuple(totals), tuple(left_out)


# ---------------------------------------------------------------- what stays out


def bar(finding: Finding, figure: Figure, how: How) -> str | None:
    """The code of why a finding by itself may not be in a total, `None` where it may."""
    if how == "count":
        return None
    if figure.modifier == "vague":
        return "AGG002"
    if figure.uncertain is not None:
        return "AGG003"
    if finding.conflicts and not finding.decided:
        return "AGG004"
    if finding.doubt == "omitted":
        return "AGG019"
    if how != "sum":
        return None
    if figure.unit is not None and not keys.adds_up(figure.unit):
        return "AGG001"
    if "/" in figure.surface and phrases.says_fraction(figure):
        return "AGG001"
    if finding.doubt:
        return DOUBTS[finding.doubt]
    if finding.noun_key is None:
        return "AGG017"
    if keys.is_change(figure):
        return "AGG016"
    return None


def differences(single: Sequence[Finding], others: Sequence[Finding]) -> list[LeftOut]:
    """Why findings that are alone in their class are not added to the others of the group."""
    if not single:
        return []
    units: dict[str | None, set[str | None]] = {}
    count: dict[tuple[str | None, str | None], int] = {}
    for other in others:
        unit = keys.unit_key(other.figure.unit)
        units.setdefault(other.noun_key, set()).add(unit)
        count[other.noun_key, unit] = count.get((other.noun_key, unit), 0) + 1
    out: list[LeftOut] = []
    for finding in single:
        if count[finding.noun_key, keys.unit_key(finding.figure.unit)] > 1:
            code = "AGG010"
        elif len(units[finding.noun_key]) > 1:
            code = "AGG011"
        else:
            code = "AGG012" if units.keys().isdisjoint(keys.wider(finding.noun_key or "")) else "AGG013"
        out.append(LeftOut(finding, code))
    return out


# ---------------------------------------------------------------- sums


def sums(kept: list[Finding], lifted: Lifted) -> tuple[list[Total], list[Finding], list[LeftOut]]:
    """The sums of one class, the finding that is alone in it, and what had to stay out."""
    if len(kept) < 2:
        return [], kept, []
    left_out: list[LeftOut] = []
    if not lifted.overlap:
        left_out = [LeftOut(f, "AGG006") for f in kept if f.spot is None or f.spot.unit is None]
        if left_out:
            kept = [finding for finding in kept if finding.spot is not None and finding.spot.unit is not None]
    made: list[Total] = []
    alone: list[LeftOut] = []
    for period, members in by_period(kept, lifted.periods).items():
        if period is None and not told_together(members):
            left_out += [LeftOut(finding, "AGG009") for finding in members]
            continue
        addends, inner = (members, []) if lifted.overlap else disjoint(members, lifted.periods)
        left_out += inner
        if len(addends) > 1:
            made.append(summed(addends, lifted, ()))
        else:
            code = "AGG009" if period is None else "AGG008"
            alone += [LeftOut(finding, code) for finding in addends]
    if not made and len(alone) == 1:
        return [summed([alone[0].finding], lifted, ())], [], left_out
    return made, [], left_out + alone


def by_period(kept: list[Finding], any_period: bool) -> dict[str | None, list[Finding]]:
    """Findings by the key of their period, or all as one."""
    written = {"" if any_period else finding.figure.period for finding in kept}
    if len(written) == 1:
        period = written.pop()
        return {keys.period_key(period) if period else period: kept}
    as_written: dict[str | None, list[Finding]] = {}
    for finding in kept:
        as_written.setdefault(finding.figure.period, []).append(finding)
    found: dict[str | None, list[Finding]] = {}
    for period, members in as_written.items():
        found.setdefault(keys.period_key(period) if period else period, []).extend(members)
    return found


def told_together(members: list[Finding]) -> bool:
    """Whether findings without a period stand in one paragraph, and so are about one time."""
    shared = {(figure.article, figure.line) for figure in members[0].figures}
    for finding in members[1:]:
        shared &= {(figure.article, figure.line) for figure in finding.figures}
    return bool(shared)


def order(finding: Finding) -> tuple[int, int, str, str]:
    """Larger places before what they contain, longer periods first, then a fixed order."""
    spot, period = finding.spot, finding.figure.period
    return rank(finding), -length(period), spot.id if spot else "", period or ""


def rank(finding: Finding) -> int:
    """How large its place is: 0 for the country, 9 for one no map has."""
    return finding.spot.rank if finding.spot else 9


def length(period: str | None) -> int:
    """How long a period is in days; one without an end is longer than any."""
    first, last = keys.span(period)
    return (last - first).days if first and last else 10**6


def disjoint(members: list[Finding], any_period: bool) -> tuple[list[Finding], list[LeftOut]]:
    """The findings that share neither land nor, over several periods, time; the others with their reason."""
    spots = [finding.spot for finding in members if finding.spot is not None]
    mixed = {"63", "34"} <= {spot.era for spot in spots}
    if any_period or mixed:
        return disjoint_anywhere(members, any_period, mixed)
    ranks = [spot.rank for spot in spots]
    if len(set(ranks)) == 1 and len({spot.id for spot in spots}) == len(members):
        return members, []
    # One period on one map: a place lies within another or apart from it, so the codes of what holds it tell.
    taken: dict[str, Finding] = {}
    kept: list[Finding] = []
    left_out: list[LeftOut] = []
    if ranks != sorted(ranks):
        members = sorted(members, key=rank)
        spots = [finding.spot for finding in members if finding.spot is not None]
    for finding, spot in zip(members, spots, strict=True):
        for name in spot.chain:
            if name in taken:
                code = "AGG007" if name == spot.id else "AGG005"
                left_out.append(LeftOut(finding, code, taken[name]))
                break
        else:
            kept.append(finding)
            taken[spot.id] = finding
    return kept, left_out


def disjoint_anywhere(
    members: list[Finding], any_period: bool, mixed: bool
) -> tuple[list[Finding], list[LeftOut]]:
    """The same over several periods or both maps, where shares of land and of time have to be compared."""
    taken: dict[str, list[Finding]] = {}
    other_map: dict[tuple[str, str], list[Finding]] = {}
    kept: list[Finding] = []
    left_out: list[LeftOut] = []
    for finding in sorted(members, key=order):
        spot = finding.spot
        assert spot is not None
        holders = [other for name in spot.chain for other in taken.get(name, ())]
        clash = next((other for other in holders if not any_period or meets(finding, other)), None)
        if clash is None and mixed:
            clash = across_maps(spot, finding, other_map, any_period)
        if clash is not None:
            left_out.append(LeftOut(finding, clash_code(finding, clash), clash))
            continue
        kept.append(finding)
        taken.setdefault(spot.id, []).append(finding)
        if mixed and spot.unit is not None:
            for heir in gazetteer.heirs(spot.id):
                other_map.setdefault((heir, spot.era), []).append(finding)
    return kept, left_out


def meets(a: Finding, b: Finding) -> bool:
    """Whether two findings are about times that share a day; an unknown time may be any."""
    return keys.share_time(a.figure.period, b.figure.period)


def across_maps(
    spot: Spot, finding: Finding, other_map: dict[tuple[str, str], list[Finding]], any_period: bool
) -> Finding | None:
    """A finding taken already whose place shares land with this one by the map of the other era."""
    era = "34" if spot.era == "63" else "63"
    for heir in gazetteer.heirs(spot.id):
        for other in other_map.get((heir, era), ()):
            if other.spot and keys.overlap(spot, other.spot) and (not any_period or meets(finding, other)):
                return other
    return None


def clash_code(finding: Finding, holder: Finding) -> str:
    """Whether the holder contains the finding by place, by time, or only shares a part with it."""
    assert finding.spot is not None and holder.spot is not None
    period, around = finding.figure.period, holder.figure.period
    in_time = keys.holds_time(around, period)
    if finding.spot.id == holder.spot.id:
        return "AGG007" if in_time else "AGG018"
    return "AGG005" if in_time and holder.spot.id in finding.spot.holders else "AGG018"


def summed(addends: Sequence[Finding], lifted: Lifted, left_out: tuple[LeftOut, ...]) -> Total:
    """The sum of findings that may be added."""
    addends = tuple(addends)
    figures = [finding.figure for finding in addends]
    whole: Decimal | None = Decimal(0)
    for figure in figures:
        if whole is None or figure.of is None:
            whole = None
            break
        whole = EXACT.add(whole, figure.of)
    spans = {period and keys.period_key(period) for period in {figure.period for figure in figures}}
    remarks: tuple[str, ...] = ("AGG030",) if len(spans) > 1 else ()
    if lifted.overlap and touching(addends):
        remarks += ("AGG031",)
    interval = intervals.total([finding.value for finding in addends])
    period = figures[0].period if len(spans) == 1 else None
    return Total("sum", interval, addends, left_out, period, whole, remarks)


def touching(addends: tuple[Finding, ...]) -> bool:
    """Whether places of a sum contain each other or are not known well enough to rule it out."""
    names = [finding.spot.id for finding in addends if finding.spot and finding.spot.unit]
    known = set(names)
    return (
        len(names) < len(addends)
        or len(known) < len(names)
        or any(not known.isdisjoint(f.spot.holders) for f in addends if f.spot)
    )


# ---------------------------------------------------------------- comparisons


def compared(kept: list[Finding], how: How) -> Total:
    """The highest, the newest, the range or the number of the findings of one class."""
    spans = {None if f.figure.period is None else keys.period_key(f.figure.period) for f in kept}
    period = kept[0].figure.period if len(spans) == 1 else None
    if how == "count":
        return Total(how, intervals.point(Decimal(len(kept))), tuple(kept), period=period)
    if how == "newest":
        last = max(map(last_day, kept))
        chosen = tuple(finding for finding in kept if last_day(finding) == last)
        return Total(how, hull(chosen), chosen, period=chosen[0].figure.period)
    if how == "range":
        return Total(how, hull(kept), tuple(kept), period=period)
    floor = max(finding.value.low for finding in kept)
    chosen = tuple(f for f in kept if f.value.high is None or f.value.high >= floor)
    interval = hull(chosen)
    top = max(chosen, key=lambda finding: (finding.value.low, finding.value.low_open is False))
    interval = Interval(top.value.low, interval.high, top.value.low_open, interval.high_open)
    return Total(how, interval, chosen, period=chosen[0].figure.period if len(chosen) == 1 else period)


def last_day(finding: Finding) -> int:
    """The day a finding ends with; one without an end, or without a time, is the oldest."""
    last = keys.span(finding.figure.period)[1]
    return last.toordinal() if last else 0


def hull(members: Sequence[Finding]) -> Interval:
    """The smallest interval that contains the value of every finding."""
    low = min((f.value.low, f.value.low_open) for f in members)
    highs = [(f.value.high, not f.value.high_open) for f in members if f.value.high is not None]
    if len(highs) < len(members):
        return Interval(low[0], None, low[1])
    high = max(highs)
    return Interval(low[0], high[0], low[1], not high[1])
