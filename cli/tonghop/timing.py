"""When to run: Vietnamese phrases and cron syntax, as the fields of cron in a time zone."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tonghop.problems import Problem, UsageError, Where

ZONE = "Asia/Ho_Chi_Minh"
DEFAULT_TIME = (7, 0)
HORIZON_DAYS = 366 * 8
"""29 February can be eight years away."""

EXAMPLES = (
    ("thứ hai 07:00", "0 7 * * 1"),
    ("thứ 2 lúc 7h", "0 7 * * 1"),
    ("chủ nhật 17 giờ 30", "30 17 * * 0"),
    ("thứ hai đến thứ sáu 6:30", "30 6 * * 1-5"),
    ("thứ hai, thứ năm 07:00", "0 7 * * 1,4"),
    ("thứ tư hằng tuần 8h15", "15 8 * * 3"),
    ("hằng ngày 6:30", "30 6 * * *"),
    ("hàng ngày 6:30 và 18:30", "30 6,18 * * *"),
    ("mỗi ngày", "0 7 * * *"),
    ("ngày 25 hằng tháng", "0 7 25 * *"),
    ("ngày 1, 15 hằng tháng lúc 8:00", "0 8 1,15 * *"),
    ("@monthly", "0 0 1 * *"),
    ("*/15 8-10 * jan,7 mon-fri", "*/15 8-10 * 1,7 1-5"),
)
COUNTER_EXAMPLES = (
    "",
    "thứ tám 7:00",
    "thứ hai 25:00",
    "hằng ngày 7:60",
    "ngày 32 hằng tháng",
    "ngày 25 hằng năm",
    "khi nào rảnh",
    "thứ hai ngày 25 hằng tháng",
    "6:30 và 18:45 hằng ngày",
    "0 7 * *",
    "60 7 * * *",
    "0 7 31 2 *",
)

WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6}
WEEKDAYS |= {str(number): number - 1 for number in range(2, 8)}
NAMES = {name: number for number, name in enumerate("sun mon tue wed thu fri sat".split())}
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
SHORT = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
}

TIME = re.compile(r"\b(\d{1,2})\s*(?::\s*(\d{2})|(?:h|giờ)\s*(\d{1,2})?(?:\s*phút)?)(?!\w)")
DAY = r"(?:thứ\s+(?:\d|[a-zà-ỹ]+)|chủ\s+nhật)"
WEEKLY = re.compile(rf"(?:hằng tuần )?({DAY}(?:\s*(?:,|và|đến|-)\s*{DAY})*)(?: hằng tuần)?")
MONTHLY = re.compile(
    r"(?:hằng tháng )?ngày ((?:\d{1,2})(?:\s*(?:,|và)\s*(?:ngày )?\d{1,2})*)(?: hằng tháng)?"
)
DAILY = re.compile(r"hằng ngày")
FIELD = re.compile(r"(\*|[0-9]{1,2}(?:-[0-9]{1,2})?)(?:/([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class Timing:
    """Fields of cron, expanded. `days` and `weekdays` (0 is Sunday) are `None` where cron has `*`."""

    phrase: str
    cron: str
    zone: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    months: tuple[int, ...]
    days: tuple[int, ...] | None
    weekdays: tuple[int, ...] | None

    @property
    def times(self) -> tuple[tuple[int, int], ...]:
        """The hours and minutes of a day it runs at."""
        return tuple((hour, minute) for hour in self.hours for minute in self.minutes)

    def falls_on(self, day: dt.date) -> bool:
        """Whether it runs on a day: as cron has it, either kind of day is enough where both are given."""
        if day.month not in self.months:
            return False
        by_month = self.days is not None and day.day in self.days
        by_week = self.weekdays is not None and day.isoweekday() % 7 in self.weekdays
        return by_month or by_week or (self.days is None and self.weekdays is None)

    def next(self, moment: dt.datetime) -> dt.datetime:
        """The first time after a moment."""
        return next(self._around(moment, 1))

    def previous(self, moment: dt.datetime) -> dt.datetime:
        """The last time up to a moment."""
        return next(self._around(moment, -1))

    def _around(self, moment: dt.datetime, step: int) -> Iterator[dt.datetime]:
        zone = ZoneInfo(self.zone)
        today = moment.astimezone(zone).date()
        for count in range(HORIZON_DAYS):
            day = today + dt.timedelta(days=step * count)
            if self.falls_on(day):
                for hour, minute in self.times[::step]:
                    due = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
                    if (due > moment) if step > 0 else (due <= moment):
                        yield due


def parse(phrase: str, zone: str = ZONE) -> Timing:
    """The timing that a phrase or five fields of cron name. Raises `UsageError`."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(Problem("RUN014", Where("--tz"), {"name": zone})) from None
    text = " ".join(unicodedata.normalize("NFC", phrase).lower().split())
    cron = SHORT.get(text, text)
    if len(cron.split()) != 5 or not cron[0].isascii() or cron[0].isalpha() or ":" in cron:
        cron = _cron_of(text) or ""
    timing = _expand(phrase, cron, zone) if cron else None
    if timing is None or not any(
        timing.falls_on(dt.date(2028, 1, 1) + dt.timedelta(days=n)) for n in range(366)
    ):
        raise UsageError(Problem("RUN007", Where("--at"), {"phrase": phrase}))
    return timing


def _cron_of(text: str) -> str | None:
    """The cron fields of a Vietnamese phrase, `None` where it is none."""
    text = re.sub(r"\b(?:hàng|mỗi)\b", "hằng", text)
    times = [(int(m[1]), int(m[2] or m[3] or 0)) for m in TIME.finditer(text)] or [DEFAULT_TIME]
    rest = TIME.sub(" ", text)
    rest = re.sub(r"\b(?:lúc|vào)\b", " ", rest)
    rest = " ".join(rest.split()).strip(" ,")
    while rest.endswith(" và"):
        rest = rest[:-3].strip(" ,")
    hours, minutes = sorted({hour for hour, _ in times}), sorted({minute for _, minute in times})
    if len(hours) * len(minutes) != len(set(times)):
        # 6:30 and 18:45 are two lines of cron.
        return None
    clock = f"{','.join(map(str, minutes))} {','.join(map(str, hours))}"
    if DAILY.fullmatch(rest):
        return f"{clock} * * *"
    if match := MONTHLY.fullmatch(rest):
        if "hằng tháng" not in rest:
            return None
        return f"{clock} {','.join(re.findall(r'[0-9]+', match[1]))} * *"
    if match := WEEKLY.fullmatch(rest):
        days = _weekdays(match[1])
        return f"{clock} * * {days}" if days else None
    return None


def _weekdays(text: str) -> str | None:
    """ "thứ hai đến thứ sáu" as "1-5"."""
    out = ""
    for word in re.findall(rf"{DAY}|,|và|đến|-", text):
        if word in (",", "và"):
            out += ","
        elif word in ("đến", "-"):
            out += "-"
        elif word.startswith("chủ"):
            out += "7" if out.endswith("-") else "0"
        else:
            number = WEEKDAYS.get(word.split()[1])
            if number is None:
                return None
            out += str(number)
    return out


def _expand(phrase: str, cron: str, zone: str) -> Timing | None:
    minute, hour, day, month, weekday = cron.split()
    # Older crons take names only by themselves, not in lists and ranges.
    month, weekday = _numbered(month, MONTHS), _numbered(weekday, NAMES)
    minutes = _field(minute, 0, 59)
    hours = _field(hour, 0, 23)
    days = _field(day, 1, 31)
    months = _field(month, 1, 12)
    weekdays = _field(weekday, 0, 7)
    if not (minutes and hours and days and months and weekdays):
        return None
    return Timing(
        phrase=phrase,
        cron=f"{minute} {hour} {day} {month} {weekday}",
        zone=zone,
        minutes=minutes,
        hours=hours,
        months=months,
        days=None if day.startswith("*") and len(days) == 31 else days,
        weekdays=None if weekday.startswith("*") else tuple(sorted({number % 7 for number in weekdays})),
    )


def _numbered(text: str, names: dict[str, int]) -> str:
    return re.sub(r"[a-z]+", lambda m: str(names.get(m[0], m[0])), text)


def _field(text: str, low: int, high: int) -> tuple[int, ...]:
    """The numbers of one field of cron; none where it is wrong."""
    found: set[int] = set()
    for part in text.split(","):
        match = FIELD.fullmatch(part)
        if match is None:
            return ()
        first, _, last = match[1].partition("-")
        if first == "*":
            start, end = low, high
        else:
            start = int(first)
            end = int(last) if last else high if match[2] else start
        step = int(match[2] or 1)
        if not (low <= start <= end <= high) or step < 1:
            return ()
        found.update(range(start, end + 1, step))
    return tuple(sorted(found))
