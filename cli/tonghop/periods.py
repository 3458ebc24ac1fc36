"""Periods: times as facts carry them, and how they nest.

A period is written "2021", "2023-04", "2022-05-19", "2021/2022" with both ends in it, "../2023-04" up to the end of
April 2023, "2021/.." since the start of 2021. timeforms.py reads them from text.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal

Size = Literal["year", "quarter", "month"]
Bounds = tuple[dt.date | None, dt.date | None]


@lru_cache(maxsize=1 << 14)
def bounds(period: str) -> Bounds:
    """First day and the day after the last; `None` where the period is open. ValueError for no period."""
    low, mark, high = period.partition("/")
    start = None if low == ".." else _point(low)[0]
    end = None if (high if mark else low) == ".." else _point(high if mark else low)[1]
    if (start is None and end is None) or (start and end and start >= end):
        raise ValueError(period)
    return start, end


def _point(text: str) -> tuple[dt.date, dt.date]:
    """First day, and the day after the last, of "2021", "2023-04" or "2022-05-19"."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError(text)
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        start = dt.date(year, month, day)
        return start, start + dt.timedelta(days=1)
    if month:
        return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, 1, 1), dt.date(year + 1, 1, 1)


def contains(a: str, b: str) -> bool:
    """Whether `a` is strictly longer than `b` and holds all of it."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    low = a0 is None or (b0 is not None and a0 <= b0)
    high = a1 is None or (b1 is not None and a1 >= b1)
    return low and high and (a0, a1) != (b0, b1)


def overlaps(a: str, b: str) -> bool:
    """Whether the two share a day."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return (a0 is None or b1 is None or a0 < b1) and (b0 is None or a1 is None or b0 < a1)


def bucket(period: str, size: Size) -> str | None:
    """The year, quarter or month that holds all of the period; `None` where it is longer or open."""
    start, end = bounds(period)
    if start is None or end is None:
        return None
    span = {"year": 12, "quarter": 3, "month": 1}[size]
    first = (start.month - 1) // span * span + 1
    whole = {
        "year": f"{start.year}",
        "quarter": f"{start.year}-{first:02}/{start.year}-{first + 2:02}",
        "month": f"{start.year}-{start.month:02}",
    }[size]
    return whole if end <= (bounds(whole)[1] or end) else None


def ahead(period: str, day: dt.date) -> bool:
    """Whether the period lies, or the end that it runs up to, in the years after a day."""
    low, _, high = period.partition("/")
    return (high if low == ".." else low)[:4] > f"{day.year}"


def behind(period: str, day: dt.date) -> bool:
    """Whether the period ends before the year of a day."""
    high = period.rpartition("/")[2]
    return high != ".." and high[:4] < f"{day.year}"


_ROMAN = ("I", "II", "III", "IV")


def display(period: str) -> str:
    """The period in words for a report: "2017 - 2022", "đến tháng 4/2023", "quý I năm 2024"."""
    bounds(period)
    low, mark, high = period.partition("/")
    if not mark:
        return _point_words(low)
    if low == "..":
        return "đến " + _point_words(high)
    if high == "..":
        return "từ " + _point_words(low)
    if len(low) == len(high) == 4:
        return f"{low} - {high}"
    if len(low) == len(high) == 7 and low[:4] == high[:4]:
        first, last = int(low[5:]), int(high[5:])
        if last - first == 2 and last % 3 == 0:
            return f"quý {_ROMAN[last // 3 - 1]} năm {low[:4]}"
        if first == 1 and last < 12:
            return f"{last} tháng đầu năm {low[:4]}"
        if last == 12 and first > 1:
            return f"{13 - first} tháng cuối năm {low[:4]}"
    return f"từ {_point_words(low)} đến {_point_words(high)}"


def _point_words(point: str) -> str:
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 3:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {parts[0]}"
