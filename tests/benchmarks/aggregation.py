"""Aggregation at three sizes, beside a plain dictionary sum of the same rows: `python tests/benchmarks/aggregation.py`.

Figures of 34 provinces and their communes, 10 years, 50 nouns, all modifiers, 5 % duplicates and 1 % conflicts, grouped
by province and year and added up. Each size runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import time
from decimal import Decimal

from tonghop import aggregate, gazetteer, keys
from tonghop.model import Article, Figure, Modifier, Source
from tonghop.places import regroup

SIZES = (10_000, 100_000, 1_000_000)
NOUNS = tuple(f"mô hình {kind}" for kind in (f"loại {number}" for number in range(50)))
YEARS = tuple(str(year) for year in range(2016, 2026))
MODIFIERS: tuple[tuple[Modifier, str], ...] = (
    *((("exact", ""),) * 11),
    *((("over", "hơn "),) * 3),
    *((("under", "gần "),) * 2),
    ("about", "khoảng "),
    ("over", "ít nhất "),
    ("under", "không quá "),
    ("vague", "hàng "),
)
"""About as often as articles use them."""
PER_ARTICLE = 10


def places() -> list[tuple[str, str]]:
    """Every province of the new map and every commune, with the province it lies in."""
    out: list[tuple[str, str]] = []
    for name in ("units", "communes"):
        for code in gazetteer.table(name).rows:
            if code.startswith("34:"):
                unit = gazetteer.unit(code)
                province = unit if unit.level == "province" else gazetteer.unit(unit.parents[0])
                out.append((unit.name, province.name))
    return out


def rows(count: int) -> tuple[list[Figure], dict[str, Article]]:
    """The figures and their articles; the same for every run."""
    rng = random.Random(count)
    where = sorted(places(), key=lambda pair: pair[1])
    numbers = [(Decimal(value), str(value)) for value in range(1, 5000)]
    drawn = sorted(rng.sample(range(len(where) * len(YEARS) * len(NOUNS)), int(count * 0.94)))
    figures: list[Figure] = []
    articles: dict[str, Article] = {}
    name = ""
    held = 0

    def add(
        province: str,
        place: str,
        period: str,
        noun: str,
        value: tuple[Decimal, str],
        modifier: tuple[Modifier, str],
    ) -> None:
        nonlocal name, held
        if not name or held == PER_ARTICLE or articles[name].place != province:
            name, held = f"a{len(articles)}", 0
            day = dt.date(2025, 7, 1) + dt.timedelta(days=rng.randrange(365))
            source = Source(name, "", "text/plain")
            articles[name] = Article(name, source, "", None, (), None, "Báo", day, None, province, "news")
        held += 1
        sentence = f"Năm {period} có {modifier[1]}{value[1]} mô hình."
        at = len(figures)
        figures.append(
            Figure(
                f"F{at:010x}", name, 1, at, at + 1, value[1], "count", "rule", value[0], None, None,
                modifier[0], None, noun, place, period, "result", sentence,
            )
        )  # fmt: skip

    again: list[tuple[str, str, str, str, tuple[Decimal, str], tuple[Modifier, str]]] = []
    for key in drawn:
        spot, rest = divmod(key, len(YEARS) * len(NOUNS))
        place, province = where[spot]
        period, noun = YEARS[rest % len(YEARS)], NOUNS[rest // len(YEARS)]
        modifier = rng.choice(MODIFIERS)
        value = (Decimal(100), "trăm") if modifier[0] == "vague" else rng.choice(numbers)
        add(province, place, period, noun, value, modifier)
        chance = rng.random()
        if chance < 0.05 / 0.94:
            again.append((province, place, period, noun, value, modifier))
        elif chance < 0.06 / 0.94:
            other = numbers[(int(value[0]) * 3 + 7) % len(numbers)]
            again.append((province, place, period, noun, other, ("exact", "")))
    # What is said again stands in articles of its own: one article's two values are no conflict.
    name = ""
    for province, place, period, noun, value, modifier in again:
        add(province, place, period, noun, value, modifier)
    return figures, articles


def measure(count: int) -> None:
    """One size: seconds of the plain sum, of reading the map once and of the aggregation, memory at the peak."""
    figures, articles = rows(count)
    clock = time.process_time()
    plain: dict[tuple[str | None, str | None, str | None], Decimal] = {}
    for figure in figures:
        key = (figure.noun, articles[figure.article].place, figure.period)
        plain[key] = plain.get(key, Decimal(0)) + figure.value
    summed = time.process_time() - clock
    options = aggregate.FigureOptions(
        group_by=(aggregate.GroupBy(place="province"), aggregate.GroupBy(period="year")), total="sum"
    )
    clock = time.process_time()
    for name, province in places():
        spot = keys.spot(name, province, True)
        if spot.unit is not None:
            regroup(spot.unit, "province", gazetteer.NEW_MAP)
    mapped = time.process_time() - clock
    clock = time.process_time()
    groups, _ = aggregate.findings(figures, articles, options)
    spent = time.process_time() - clock
    facts = sum(len(group.findings) for group in groups)
    conflicts = sum(bool(finding.conflicts) for group in groups for finding in group.findings)
    totals = sum(len(group.totals) for group in groups)
    print(
        f"{count:>9,} figures  {spent:6.2f} s ({spent / count * 1e6:5.2f} µs each)  plain sum {summed:5.2f} s"
        f"  map {mapped:4.2f} s  {memory():5.0f} MB"
    )
    print(
        f"{'':>9} {len(groups)} groups, {facts:,} findings, {conflicts:,} conflicts, {totals:,} totals;"
        f" {spent / summed:.1f} times the plain sum"
    )


def memory() -> float:
    """The most memory this process had, in MB; 0 where the system does not say (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        for size in SIZES:
            subprocess.run([sys.executable, __file__, str(size)], check=True)
