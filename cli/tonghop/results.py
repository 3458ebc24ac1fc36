"""Findings as others need them: notes under a table, how a total came about, changes, chart series, what to review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tonghop import intervals, keys, messages, periods, phrases
from tonghop.findings import Finding
from tonghop.intervals import EXACT, Interval
from tonghop.messages import Language
from tonghop.model import Article, Fact, Figure, Series, Status
from tonghop.problems import Problem, Where
from tonghop.totals import Group, LeftOut, Total

Row = dict[str, object]


# ---------------------------------------------------------------- notes under a table


def said(code: str, language: Language = "vi", **values: object) -> str:
    """The text of a reason."""
    entry = messages.PROBLEMS[code]
    return (entry.vi if language == "vi" else entry.en).format(**values)


def named(finding: Finding) -> str:
    """A finding in few words: `191 mô hình tập thể`, `kinh phí hỗ trợ 287 triệu đồng`."""
    noun = finding.figure.noun
    if noun is None:
        return finding.phrase
    return f"{finding.phrase} {noun}" if finding.figure.unit is None else f"{noun} {finding.phrase}"


def standing_of(finding: Finding) -> str:
    """Where and when a finding stands: `thành phố Vị Thanh, 2017 - 2022`."""
    place, period = finding.key.place, finding.figure.period
    return ", ".join(part for part in (place, period and shown(period)) if part)


def shown(period: str) -> str:
    """A period in words; one that cannot be read stands as it is."""
    return period if keys.span(period) == (None, None) else periods.display(period)


def reason(left: LeftOut, language: Language = "vi") -> str:
    """Why a finding is in no total."""
    return said(left.code, language, holder=standing_of(left.holder) if left.holder else "")


def notes(
    left_out: Iterable[LeftOut], remarks: Iterable[str] = (), language: Language = "vi"
) -> tuple[str, ...]:
    """What stands under a total, a sentence a reason without its full stop; `remarks` are a total's."""
    by_reason: dict[str, list[str]] = {}
    for left in left_out:
        where = standing_of(left.finding)
        item = named(left.finding) + (f" ({where})" if where else "")
        by_reason.setdefault(reason(left, language), []).append(item)
    lifted = [said(code, language) for code in dict.fromkeys(remarks)]
    opening = "không cộng" if language == "vi" else "not added:"
    return (*lifted, *(f"{opening} {'; '.join(items)}: {why}" for why, items in by_reason.items()))


# ---------------------------------------------------------------- explanations


def exactly(value: Decimal | None) -> str | None:
    """A number for JSON without loss: its digits."""
    return None if value is None else format(value, "f")


def interval_row(interval: Interval) -> Row:
    """An interval as JSON."""
    return {
        "low": exactly(interval.low),
        "high": exactly(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def source_row(figure: Figure, articles: Mapping[str, Article]) -> Row:
    """Where a figure stands, and what reads it."""
    article = articles.get(figure.article)
    return {
        "id": figure.id,
        "file": article.source.path if article else None,
        "line": figure.line,
        "outlet": article.outlet if article else None,
        "published": article.published.isoformat() if article and article.published else None,
        "surface": figure.surface,
        "modifier": figure.modifier,
        "rule": figure.rule,
        "sentence": figure.sentence,
    }


def finding_row(finding: Finding, articles: Mapping[str, Article]) -> Row:
    """A finding with every source, and with what contradicts it."""
    row: Row = {"phrase": finding.phrase, **finding.key._asdict(), **interval_row(finding.value)}
    row["sources"] = [source_row(figure, articles) for figure in finding.figures]
    if finding.conflicts:
        row["conflicts"] = [finding_row(conflict, articles) for conflict in finding.conflicts]
    return row


def total_row(total: Total, articles: Mapping[str, Article]) -> Row:
    """A total with every addend."""
    row: Row = {"phrase": total.phrase, "how": total.how, "noun": total.noun, "unit": total.unit}
    row |= {"status": total.status, "period": total.period, **interval_row(total.interval)}
    row["remarks"] = list(total.remarks)
    row["addends"] = [finding_row(finding, articles) for finding in total.addends]
    return row


def explanation(group: Group, articles: Mapping[str, Article], language: Language = "vi") -> Row:
    """How the totals of a group came about: every addend, every figure left out and why, with its sources."""
    return {
        "keys": list(group.keys),
        "totals": [total_row(total, articles) for total in group.totals],
        "left_out": [
            {"code": left.code, "reason": reason(left, language), **finding_row(left.finding, articles)}
            for left in group.left_out
        ],
        "findings": [finding_row(finding, articles) for finding in group.findings],
    }


# ---------------------------------------------------------------- changes between two periods


class Change(Struct, frozen=True):
    """A rise (1), fall (-1) or standstill (0) between two periods. `share` is `None` where it cannot be told."""

    before: Finding
    after: Finding
    direction: int
    difference: Interval
    share: Fraction | None

    @property
    def phrase(self) -> str:
        """`tăng 17 (khoảng 18,1%)`, `giảm 2,5 điểm %`, `không đổi`."""
        if self.direction == 0:
            return "không đổi"
        unit = self.after.figure.unit
        amount = phrases.interval_text(self.difference, "điểm %" if unit == "%" else unit, pad=False)
        share = f" ({phrases.percent(self.share)})" if self.share is not None else ""
        return f"{'tăng' if self.direction > 0 else 'giảm'} {amount}{share}"


def compare(before: Finding, after: Finding) -> Change | None:
    """The change from one finding to another; `None` where the values do not tell even its direction.

    Only findings of one noun, place, unit and status, of different known periods, neither vague, uncertain nor
    contradicted, are compared. The share is given where both are exact, and not for shares.
    """
    a, b = before.figure, after.figure
    if None in (before.spot, after.spot, before.noun_key, a.period, b.period):
        return None
    if identity(before) != identity(after) or keys.share_time(a.period, b.period):
        return None
    if any(f.figure.modifier == "vague" or f.figure.uncertain or f.doubt for f in (before, after)):
        return None
    if any(f.conflicts and not f.decided for f in (before, after)):
        return None
    rise, fall = minus(after.value, before.value), minus(before.value, after.value)
    if rise.exact and not rise.low:
        return Change(before, after, 0, rise, None)
    for direction, difference in ((1, rise), (-1, fall)):
        if difference.low > 0 or (difference.low == 0 and difference.low_open):
            share = None
            if before.value.exact and after.value.exact and before.value.low > 0 and a.unit != "%":
                share = Fraction(difference.low) / Fraction(before.value.low)
            return Change(before, after, direction, difference, share)
    return None


def identity(finding: Finding) -> tuple[str | None, str | None, str | None, str]:
    """What two findings of different periods must share to be compared."""
    spot, figure = finding.spot, finding.figure
    return finding.noun_key, spot.id if spot else None, keys.unit_key(figure.unit), figure.status


def minus(a: Interval, b: Interval) -> Interval:
    """The interval of a difference; below nothing known its low end is that of a value without upper end."""
    low = EXACT.subtract(a.low, b.high) if b.high is not None else Decimal("-Infinity")
    high = None if a.high is None else EXACT.subtract(a.high, b.low)
    return Interval(low, high, a.low_open or b.high_open, high is not None and (a.high_open or b.low_open))


def changes(findings: Iterable[Finding], earlier: str, later: str) -> tuple[Change, ...]:
    """What changed from one period to another, for every fact that is known exactly enough in both."""
    held: dict[str, dict[tuple[str | None, ...], Finding]] = {earlier: {}, later: {}}
    for finding in findings:
        for period, known in held.items():
            if finding.figure.period and keys.period_key(finding.figure.period) == keys.period_key(period):
                known[identity(finding)] = finding
    pairs = ((old, held[later].get(key)) for key, old in held[earlier].items())
    made = (compare(old, new) for old, new in pairs if new is not None)
    return tuple(change for change in made if change is not None)


# ---------------------------------------------------------------- charts


def chart_series(groups: Sequence[Group]) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """The categories of a chart and its series, one for each noun and unit, or for each second key of the groups.

    A bar is a total, or the one finding there is; where several do not add up there is none. Of a
    one-sided value its known end is drawn; see `approximate`.
    """
    categories = list(dict.fromkeys(label(group.keys[:1]) for group in groups))
    points: dict[tuple[str, ...], dict[str, Decimal]] = {}
    nouns = {(f.noun_key, f.figure.unit) for group in groups for f in group.findings}
    for group in groups:
        second = [label((key,)) for key in group.keys[1:]]
        for noun, value in values_of(group):
            name = tuple([*second, noun] if len(nouns) > 1 or not second else second)
            points.setdefault(name, {}).setdefault(label(group.keys[:1]), value)
    series = tuple(
        Series(", ".join(name), tuple(values.get(category) for category in categories))
        for name, values in points.items()
    )
    return tuple(categories), series


def label(keys_of_group: tuple[str | None, ...]) -> str:
    """A group's key as a category."""
    return " - ".join(key or "không rõ" for key in keys_of_group) or "Tổng"


def values_of(group: Group) -> Iterable[tuple[str, Decimal]]:
    """The value to draw for each noun of a group."""
    totalled = {
        (total.addends[0].noun_key, keys.unit_key(total.unit), total.status): total for total in group.totals
    }
    classes: dict[tuple[str | None, str | None, Status], list[Finding]] = {}
    for finding in group.findings:
        figure = finding.figure
        classes.setdefault((finding.noun_key, keys.unit_key(figure.unit), figure.status), []).append(finding)
    for key, members in classes.items():
        total = totalled.get(key)
        value = None
        if total is not None:
            value = drawn(total.interval)
        elif len(members) == 1 and members[0].figure.modifier != "vague":
            value = drawn(members[0].value)
        if value is not None:
            yield members[0].figure.noun or "số liệu", value


def drawn(interval: Interval) -> Decimal | None:
    """Where a chart draws a value: its known end, the middle of what is about it, nothing for a range."""
    if interval.exact or interval.high is None or (interval.high_open and not interval.low_open):
        return interval.low
    if interval.low_open and not interval.high_open:
        return interval.high
    middle = EXACT.divide(EXACT.add(interval.low, interval.high), Decimal(2))
    return middle if intervals.modified(middle, "about") == interval else None


def approximate(groups: Iterable[Group]) -> tuple[Finding, ...]:
    """The findings of a chart whose value is not exact; a chart must name them."""
    return tuple(finding for group in groups for finding in group.findings if not finding.value.exact)


# ---------------------------------------------------------------- what a human should look at


class Look(Struct, frozen=True):
    """A fact that a human should look at, and why: a problem at its file and line."""

    fact: Figure
    problem: Problem


def review(
    facts: Iterable[Fact], findings: Iterable[Finding], articles: Mapping[str, Article]
) -> tuple[Look, ...]:
    """Conflicts, then uncertain readings, unresolved places and vague amounts, each by file and line."""
    looks: list[Look] = []
    for finding in findings:
        everyone = (finding, *finding.conflicts) if finding.conflicts else ()
        for one in everyone:
            others = "; ".join(other.phrase for other in everyone if other is not one)
            looks += [look("AGG040", figure, articles, others=others) for figure in one.figures]
    for fact in facts:
        if not isinstance(fact, Figure):
            continue
        article = articles.get(fact.article)
        if fact.uncertain:
            looks.append(look("AGG041", fact, articles, reason=fact.uncertain))
        if fact.place is not None:
            spot = keys.spot(fact.place, article.place if article else None, keys.on_new_map(article))
            if spot.unit is None:
                looks.append(look("AGG042", fact, articles))
        if fact.modifier == "vague":
            looks.append(look("AGG043", fact, articles))
    looks.sort(key=lambda item: (item.problem.code, item.problem.where, item.fact.start))
    return tuple(looks)


def look(code: str, figure: Figure, articles: Mapping[str, Article], **values: object) -> Look:
    """One entry of the review list."""
    article = articles.get(figure.article)
    where = Where(article.source.path if article else figure.article, figure.line)
    stated: dict[str, object] = {
        "id": figure.id,
        "phrase": phrases.figure_text(figure),
        "noun": figure.noun or "số liệu",
        "place": figure.place or "không rõ địa bàn",
        "period": shown(figure.period) if figure.period else "không rõ thời gian",
        "surface": figure.surface,
    }
    return Look(figure, Problem(code, where, stated | values))
