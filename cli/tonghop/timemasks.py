"""Numbers that are times: dates, years, terms, clock times, and stretches that only say when.

The tests here are masks of masks.py; `plain` and `plain_date` are their short cuts.
"""

from __future__ import annotations

from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens

EACH = frozenset({"mỗi", "một", "từng", "mấy", "hằng", "hàng", "bình", "hai", "ba", "bốn"})
_DATE_CUES = frozenset(
    "ngày sáng trưa chiều tối đêm hôm dịp lễ trước sau từ đến tới hết quá và - – ( , nay tết vào mồng mùng".split()
)
HOURS = frozenset({"giờ", "h", "g"})
_CLOCK_BEFORE = frozenset({"lúc", "hồi", "vào", "từ", "đến", "tới", "trước", "sau"})
_CLOCK_AFTER = frozenset(
    {"sáng", "trưa", "chiều", "tối", "đêm", "ngày", "cùng", "hôm", "kém", "rưỡi", "-", "–"}
)
_WHEN_AFTER = frozenset(
    (
        "qua nay trước tới vừa gần trở tiếp đầu cuối sau liền kể thực triển thành xây đổi thi giải"
        " chiến ngày của năm sắp chống / ước đạt"
    ).split()
)
_WHEN_BEFORE = frozenset({"niệm", "đây", "trong", "sau", "suốt", "qua", "trước", "cứ", "sơ", "tổng"})
PARTS = frozenset({"số", "tổng", "diện", "dân", "chiều", "thời", "lượng"})
"""First words of what a fraction is a part of: "2/3 số hộ", "3/4 diện tích"."""
CALENDAR = frozenset({"năm", "tháng", "ngày", "quý", "tuần"})


def is_year(low: str) -> bool:
    """Whether a token looks like a year of the last two centuries."""
    return len(low) == 4 and low.isdigit() and "1800" <= low <= "2100"


def date(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """Days, months, years and terms: "ngày 11/9", "tháng 4/2023", "năm 2021", "2020-2025"."""
    i = q.first
    low = t.lows[i]
    before = t.lows[i - 1]
    if not low[0].isdigit() or q.last - i > 3 or (low[0] == "0" and len(low) > 2 and "/" not in low):
        return before in CALENDAR and not low[0].isdigit() and _calendar_word(t, q, before)
    if before in CALENDAR and t.lows[i - 2] not in EACH and _calendar(t, q, unit, before, low):
        return True
    if before in DAY_CUES and _dashed_day(t, q, unit):
        return True
    if "/" in low:
        return low in ("24/7", "24/24") or _slashed_date(t, q, before, low)
    if low.count(".") == 1 and is_year(low.partition(".")[2]) and unit is None and len(low) < 8:
        return True  # "tháng 7.2016"
    if low.count(".") == 2 and is_year(low.rpartition(".")[2]):
        return True
    if not is_year(low):
        return False
    if q.max is not None:
        return is_year(t.lows[q.last - 1]) and unit is None
    after = t.lows[q.last]
    if after in ("-", "–") and is_year(t.lows[q.last + 1]):
        return True
    if unit is not None:
        return unit.unit.sort == "duration"
    if before in ("đến", "tới", "từ", "và", "-", "–", "/", "(", "xuân", "hè", "kỳ", "vụ", "khóa", "cup"):
        return True
    return (t.capital(i - 1) and i > 1) or not t.counts(q.last)


DAY_CUES = frozenset("sáng trưa chiều tối đêm hôm dịp lễ khánh rạng mừng".split())


def _dashed_day(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """A day and month with a dash after what says so: "sáng 11-9", "dịp lễ 2-9"."""
    i = q.first
    day, _, month = t.lows[i].partition(".")
    if unit is None and day.isdigit() and month.isdigit() and len(month) < 3:
        return int(day[:3]) <= 31 and int(month) <= 12  # "tối 24.12"
    return (
        unit is None
        and t.lows[i + 1] in ("-", ".")
        and t.glued(i + 1)
        and t.glued(i + 2)
        and t.lows[i].isdigit()
        and t.lows[i + 2].isdigit()
        and int(t.lows[i][:3]) <= 31
        and int(t.lows[i + 2][:3]) <= 12
    )


def _calendar(t: Tokens, q: Quantity, unit: Measured | None, before: str, low: str) -> bool:
    """A number right after năm, tháng, ngày, quý or tuần."""
    if "/" in low or (low.count(".") == 1 and before in ("ngày", "tháng") and len(low) <= 7 and unit is None):
        return True
    if t.lows[q.first - 2 : q.first - 1] and (q.first - 2) in t.figured:
        return False  # "1 năm 2 lần"
    if t.lows[q.first - 2][:1].isdigit() and before != "năm":
        return unit is None and not t.counts(q.last)
    if before == "năm":
        return low.isdigit() and (is_year(low) or (len(low) <= 2 and unit is None and not t.counts(q.last)))
    most = {"tháng": 12, "ngày": 31, "quý": 4, "tuần": 53}[before]
    if q.value > most or not low.isdigit():
        return False
    if unit is not None and unit.unit.sort in ("duration", "times", "measure", "money", "share"):
        return unit.unit.name in ("tháng", "năm", "ngày") and not t.glued(q.last)
    return not (before in ("ngày", "tuần") and len(low) == 1 and t.counts(q.last))


def _calendar_word(t: Tokens, q: Quantity, before: str) -> bool:
    return before in ("tháng", "quý", "năm") and t.lows[q.first - 2] not in EACH and t.unit(q.last) is None


def _slashed_date(t: Tokens, q: Quantity, before: str, low: str) -> bool:
    parts = low.split("/")
    if len(parts) > 2:
        return True
    day, month = parts
    if not (day.isdigit() and month.isdigit()):
        return False
    if is_year(month) and int(day) <= 12 and len(day) <= 2:
        return True
    if len(day) > 2 or len(month) > 2 or not (0 < int(day) <= 31 and 0 < int(month) <= 12):
        return False
    after = t.lows[q.last]
    if after in PARTS or t.unit(q.last) is not None:
        return False
    if before in _DATE_CUES:
        return before in ("ngày", "hôm", "sáng", "chiều", "tối", "đêm", "trưa", "lễ", "dịp") or not t.counts(
            q.last
        )
    return not (after[:1].isalpha() and (t.counts(q.last) or int(day) < int(month) <= 5))


def clock(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """The time of day: "8 giờ 30 phút", "lúc 14h", "từ 7 giờ"."""
    i = q.first
    if (t.masked.get(i - 2) == "clock" and t.lows[i - 1] in HOURS) or t.masked.get(i - 3) == "clock":
        return unit is None or unit.unit.name in ("phút", "giây")
    after = t.lows[q.last]
    if after not in HOURS or q.value > 24 or t.lows[i].count(","):
        return after[:1] == "h" and after[1:].isdigit()
    if after == "g" and not t.lows[q.last + 1].isdigit():
        return False
    before = t.lows[i - 1]
    if before == "khoảng" or before == "gần":
        before = t.lows[i - 2]
    following = t.lows[q.last + 1]
    return (
        before in _CLOCK_BEFORE
        or i == 0
        or following in _CLOCK_AFTER
        or (
            following[:1].isdigit()
            and t.lows[q.last + 2] in ("phút", "ngày", ",", "sáng", "chiều", "-", "", ".")
        )
    )


def when(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """A stretch of time that only says when: "5 năm qua", "9 tháng đầu năm", "kỷ niệm 133 năm Ngày sinh"."""
    if unit is None or unit.unit.sort != "duration" or unit.rate:
        return False
    after = t.lows[unit.end]
    before = t.lows[q.first - 1]
    if before in _MODIFIERS:
        before = t.lows[q.first - 2]
    if after in _WHEN_AFTER:
        return True
    if after[:1].isdigit():
        return True
    if before in _WHEN_BEFORE or before in ("hoạch", "vòng", "hết"):
        return not (before == "vòng" and unit.unit.name in ("giờ", "phút"))
    return before in ("", ",", "(", "–", "-") and after in (",", "")


_MODIFIERS = frozenset({"gần", "hơn", "trên", "khoảng", "tròn", "ngót", "dưới", "tới", "đến", "cả", "quá"})


def plain(low: str, run: str, at: int, start: int) -> bool:
    """Whether the digits `run` at `low[at]` are a date, an ordinal or part of a code beyond doubt.

    Looks at characters only, so that sentences without figures need no tokens; `plain_date` and the masks
    say the same of the tokens.
    """
    stop = at + len(run)
    if run.count("/") > 1:
        return True
    if at == start:
        return len(run) < 3 and low[stop : stop + 1] in (".", ")")  # of a list
    mark = low[at - 1]
    if mark != " ":
        if mark in "-/" and at - 2 >= start:
            return low[at - 2].isalpha() or (is_year(run) and low[at - 5 : at - 1].isdigit())
        return False
    space = max(low.rfind(" ", start, at - 1), start - 1)
    word = low[space + 1 : at - 1].removeprefix("(")
    if word in ("năm", "ngày", "tháng"):
        if not (is_year(run) if word == "năm" else "/" in run or low[stop : stop + 1] in ("", ",", ")")):
            return False
        return low[max(start, space - 4) : max(start, space)].rpartition(" ")[2] not in EACH
    if word == "số":
        return low[max(start, space - 6) : max(start, space)].endswith(_NUMBERED)
    if is_year(run):  # "2021 - 2025"
        after = low[stop : stop + 7].replace(" ", "")
        if after[:1] in ("-", "–") and is_year(after[1:5]):
            return True
        if word in ("-", "–") and space - 4 >= start:
            return is_year(low[space - 4 : space])
    return word in _STRICT


_NUMBERED = ("chỉ thị", " quyết", " luận", "định", "thông tư", "công văn", "bão")
_STRICT = frozenset({"thứ", "khóa", "khoá", "điều", "khoản"})


def plain_date(lows: list[str], i: int) -> bool:
    """Whether the digits at `i` are a date beyond doubt: by far the most frequent number that is no figure."""
    low, before = lows[i], lows[i - 1]
    if before == "năm":
        return is_year(low) and lows[i - 2] not in EACH
    if low.count("/") > 1:
        return True
    return before in ("ngày", "tháng") and lows[i + 1] in _AFTER_DATE and lows[i - 2] not in EACH


_AFTER_DATE = frozenset({"", ",", ".", ")", "(", "năm", "của", "tháng", ";", ":", "đến"})
