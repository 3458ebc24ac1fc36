"""What an article says of itself: title, outlet, date, author."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tonghop.layout import AGENCY, DATE
from tonghop.model import Draft, Line

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("một giêng", "hai", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười", "mười một", "mười hai chạp"), 1
    )
    for name in ([names] if names.startswith("mười ") and names == "mười một" else names.split(" "))
}
_MONTHS |= {"mười một": 11, "mười hai": 12, "mười": 10}
_LONG_DATE = re.compile(r"(?i)(\d{1,2})\s+(?:tháng|thg)\s+(mười một|mười hai|\w+)\s*,?\s*(?:năm\s)?((?:19|20)\d\d)")
_SHORT_DATE = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)")
_ISO_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class About:
    """`None` where the article does not say."""

    title: str | None
    outlet: str | None
    published: dt.date | None
    author: str | None


def read(text: str, lines: Sequence[Line], draft: Draft) -> About:
    """What the container states, and where it states nothing, what the lines say."""
    def of(role: str) -> list[str]:
        return [text[line.start : line.end] for line in lines if line.role == role]

    prose = [text[line.start : line.end] for line in lines if line.role in {"lead", "body", "question", "answer"}]
    bylines, datelines = of("byline"), of("dateline")
    author, outlet = _signed(bylines, datelines, prose)
    titles = of("title")
    return About(
        title=draft.title or (titles[0] if titles else None),
        outlet=draft.outlet or outlet or _outlet(prose),
        published=draft.published or _published(datelines or of("kicker")[:2]),
        author=draft.author or author,
    )


def parse_date(text: str) -> dt.date | None:
    """The first date written out in full (day, month, year), `None` without one."""
    match = DATE.search(text)
    if not match:
        return None
    if iso := _ISO_DATE.search(match[0]):
        year, month, day = map(int, iso.groups())
    elif short := _SHORT_DATE.search(match[0]):
        day, month, year = map(int, short.groups())
    elif long := _LONG_DATE.search(match[0]):
        name = long[2].lower()
        month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
        day, year = int(long[1]), int(long[3])
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _published(datelines: Sequence[str]) -> dt.date | None:
    return next((date for line in datelines if (date := parse_date(line))), None)


_NAME = r"[A-ZÀ-ỸĐ][\w’']*\.?"
_THEO = re.compile(r"^\(?(?:Theo|THEO|Nguồn(?: tin)?\s*:)\s+(.+?)\)?\.?$")
_CREDITS = re.compile(
    r"(?i)^(?:(?:bài|tin|ảnh|clip|video|và|viết|tác giả|thực hiện|người viết|nguồn)[\s,&–-]*)+:\s*|\s+(?:thực hiện|tổng hợp|ghi|lược ghi|biên soạn)$"
    r"|\s*\((?:tổng hợp|thực hiện|ghi|t/h|th)\)|\s*TAGs?:?\s*$"
)
_OUTLET_NAME = re.compile(
    r"(?i)^(?:báo|tạp chí|đài|cổng|trang|thông tấn|ttxvn|vietnam\+|vnexpress|vietnamnet|vov|vtv|dân trí|tuổi trẻ|thanh niên|tiền phong"
    r"|lao động|người lao động|nhân dân|quân đội|sài gòn|chinhphu|đại đoàn kết|công an nhân dân|vtc|zing|\S+\.(?:vn|com|net|org)\b)"
)
_SIGNED_BODY = re.compile(rf"[.!?…”\"](?:/\.)?\s+((?:Theo\s+)?{_NAME}(?: {_NAME}){{1,3}}(?:\s*[-–,]\s*{_NAME}(?: {_NAME}){{1,3}})?)$")
_DATELINE_AUTHOR = re.compile(rf"^({_NAME}(?: {_NAME}){{1,3}})\s*(?:\.\s*Ảnh|[-–|,])")


def _signed(bylines: Sequence[str], datelines: Sequence[str], prose: Sequence[str]) -> tuple[str | None, str | None]:
    """Author and outlet by the by-lines, a name that closes the last paragraph, or one in the dateline."""
    author = outlet = None
    for line in bylines:
        name, source = _split_byline(line)
        author, outlet = author or name, outlet or source
    if not author and not outlet and prose and (match := _SIGNED_BODY.search(prose[-1][-90:])):
        author, outlet = _split_byline(match[1])
    if not author:
        author = next((m[1] for line in datelines if (m := _DATELINE_AUTHOR.match(line))), None)
    return author, outlet


def _split_byline(line: str) -> tuple[str | None, str | None]:
    """("Nhóm PV", "Người Lao động") of "Nhóm PV - Người Lao động"; (None, "Báo X") of "Theo Báo X"."""
    line = line.strip()
    if match := _THEO.match(line):
        whole = match[1].strip()
        name, _, site = whole.rpartition("/")
        return (name.strip() or None, site.strip()) if name else (None, whole)
    name = _CREDITS.sub("", _CREDITS.sub("", line)).strip(" .;")
    head, dash, tail = name.rpartition(" - ")
    if dash and _OUTLET_NAME.match(tail.strip()):
        return head.strip() or None, tail.strip()
    if _OUTLET_NAME.match(name) and not re.match(r"(?i)^(?:thanh niên|lao động|nhân dân) \w+$", name):
        return None, name
    return name or None, None


_REPORTER = re.compile(
    r"(?:[Pp]hóng viên|PV|P\.V|cùng|với)\s+(?:của\s+)?((?:Thời báo|Báo|báo|Tạp chí|Cổng [Tt]hông tin điện tử|Đài)\s+[A-ZÀ-ỸĐ]\w*(?: [A-ZÀ-ỸĐ]\w*| trí| nhân| động| trẻ| niên| phong| hội| dân| và| tử){0,4}"
    r"|[A-ZĐ][\w]*\.(?:vn|VN|com)|VietNamNet|VnExpress|Dân trí|Lao Động|Tuổi Trẻ|Thanh Niên|Tiền Phong)"
)
_OWN_NAME = re.compile(r"^\s*(Báo [A-ZÀ-ỸĐ]\w*(?: [A-ZÀ-ỸĐ]?\w+)?) (?:kêu gọi|trân trọng|xin|sẽ tiếp tục|giới thiệu)")


def _outlet(prose: Sequence[str]) -> str | None:
    """The outlet by its mark at the head of the lead, or by its reporter in the text."""
    for line in prose[:3]:
        if match := AGENCY.match(line):
            return match["outlet"]
    for line in prose:
        if match := _OWN_NAME.match(line):
            return match[1]
        if match := _REPORTER.search(line):
            name = match[1]
            return name[0].upper() + name[1:]
    return None
