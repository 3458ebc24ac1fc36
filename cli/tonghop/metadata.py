"""What an article says of itself: title, outlet, date, author."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from tonghop.bylines import FULL_NAME, PAPERS, split_byline
from tonghop.model import Draft, Line
from tonghop.pagewords import AGENCY, DATE, UPPER
from tonghop.patterns import lazy
from tonghop.scan import Topic

_MONTHS = dict(zip("một hai ba tư năm sáu bảy tám chín mười".split(), range(1, 11), strict=True)) | {
    "giêng": 1,
    "bốn": 4,
    "bẩy": 7,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_LONG_DATE = lazy(
    r"(?i)(\d{1,2})\s+(?:tháng\s|thg\s|th\.?)\s*(mười một|mười hai|\w+)\s*,?\s*(?:năm\s)?((?:19|20)\d\d)"
)
_SHORT_DATE = lazy(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?((?:19|20)\d\d)")
_ISO_DATE = lazy(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")

_SIGNED_DATELINE = lazy(
    rf"^({FULL_NAME})\s*(?:\.\s*Ảnh|[-–|.]|,(?! ngày))|(?:[Tt]ác giả:?|[Bb]ởi) ({FULL_NAME})"
)
_WEEKDAY = lazy(r"(?i)^(?:thứ |chủ nhật|ngày )")
_KNOWN_OUTLET = rf"(?:[A-ZĐ]\w*\.(?:vn|VN|com)(?!\w)|{PAPERS})"
_NAMED_OUTLET = (
    rf"(?:Thời báo|[Bb]áo|Tạp chí|Cổng [Tt]hông tin điện tử|Đài) [{UPPER}]\w*(?:\.HCM)?(?: [{UPPER}]\w*(?:\.HCM)?"
    r"| (?:trí|nhân|và|hội|thông|động|phong|tư|thương|trẻ|niên|dân|nghiệp|sinh|khỏe|sống|luật|phóng|kết|mới"
    r"|đội|nữ|ninh)(?!\w))*"
)
_ASKED = (
    r"(?:[Tt]rao đổi|[Nn]ói|[Cc]hia sẻ|[Tt]hông tin|[Xx]ác nhận)(?: nhanh| thêm| riêng)? với"
    r"|[Tt]rả lời(?: phỏng vấn)?"
)
_REPORTER = lazy(
    rf"(?:\b(?:[Pp]hóng viên|PV|P\.V)(?: của)?|\b(?:{_ASKED})|(?P<itself>\bNhư))"
    rf" (?P<name>{_NAMED_OUTLET}|(?:[Bb]áo )?{_KNOWN_OUTLET})(?(itself) đã (?:đưa tin|phản ánh|thông tin))"
)
_reporter_cues = Topic(
    lambda: {
        **dict.fromkeys(("phóng viên", "pv", "p v"), 0),
        **dict.fromkeys(
            ("trao đổi", "nói với", "chia sẻ với", "thông tin với", "xác nhận với", "trả lời"), 0
        ),
        **dict.fromkeys(("đã đưa tin", "đã phản ánh", "đã thông tin"), _NAMED_CHARS),
    }
)
"""Every match of `_REPORTER` has one of these; it begins no more than so many characters before."""
_OWN_CUES = ("Thời", "Báo", "Tạp")
_OWN_NAME = lazy(
    rf"^(?P<name>(?:Thời báo|Báo|Tạp chí) [{UPPER}]\w*(?: \w+)?) (?:kêu gọi|trân trọng|xin|sẽ tiếp tục|giới thiệu)"
)
_TITLE_OUTLET = lazy(
    rf"\s[-–|]\s((?:Báo|Đài|Cổng|Tạp chí|Thời báo) (?:[{UPPER}]\w*|điện tử|thông tin| )+(?:\.\.\.|…)?)$"
)


_PROSE = frozenset(("lead", "body", "question", "answer"))
_NAMED_CHARS = 100
_LAST = 3
"""The last paragraph is one of so many lines; what follows it may look like another."""
_MARK_CHARS = 80
"""The agency's mark stands in the first characters of the lead."""


class About(msgspec.Struct, frozen=True):
    """`None` where the article does not say."""

    title: str | None
    outlet: str | None
    published: dt.date | None
    author: str | None


def read(text: str, lines: Sequence[Line], draft: Draft) -> About:
    """What the lines say, and where they say nothing, what the container or the spec states; titles the other way."""
    said: dict[str, list[str]] = {"byline": [], "dateline": [], "title": []}
    prose: list[Line] = []
    above: list[str] = []
    head = True
    for line in lines:
        if line.role in _PROSE:
            head = False
            prose.append(line)
            continue
        head = head and line.role in {"kicker", "dateline", "title"}
        if head and line.role != "title":
            above.append(text[line.start : line.end])
        if line.role in said:
            said[line.role].append(text[line.start : line.end])
    for line in prose[-_LAST:]:
        # What layout has left out behind the last paragraph.
        if text[line.end : line.end + 1] not in ("", "\n"):
            end = text.find("\n", line.end)
            said["byline"].append(text[line.end : end if end >= 0 else None])
    author, outlet = _signed(said["byline"], said["dateline"])
    title = draft.title or next(iter(said["title"]), None)
    if not outlet and title and (match := _TITLE_OUTLET.search(title)):
        outlet = match[1]
    return About(
        title=title,
        outlet=outlet or _agency(text, prose) or draft.outlet or _reporter(text, prose),
        published=_published([*said["dateline"], *above]) or draft.published,
        author=draft.author or author,
    )


def parse_date(text: str) -> dt.date | None:
    """The first date written out in full (day, month, year), `None` without a valid one.

    >>> parse_date("Thứ Hai, 12 Tháng Sáu, 2023 56 lượt xem")
    datetime.date(2023, 6, 12)
    """
    match = DATE.pattern.search(text) if "20" in text or "19" in text else None
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


def _signed(bylines: Sequence[str], datelines: Sequence[str]) -> tuple[str | None, str | None]:
    """Author and outlet by the by-lines, or by a name in the dateline."""
    author = outlet = None
    for line in bylines:
        name, source = split_byline(line)
        author, outlet = author or name, outlet or source
    if not author:
        matches = (match for line in datelines if (match := _SIGNED_DATELINE.search(line)))
        named = (match[1] or match[2] for match in matches)
        name, source = split_byline(next((n for n in named if not _WEEKDAY.match(n)), ""))
        author, outlet = name, outlet or source
    return author, outlet


def _agency(text: str, prose: Sequence[Line]) -> str | None:
    """The outlet by its mark at the head of the lead."""
    for line in prose[:3]:
        head = text[line.start : min(line.end, line.start + _MARK_CHARS)]
        if ("-" in head or "–" in head or "—" in head) and (match := AGENCY.pattern.match(head)):
            return match["outlet"] or match["bracketed"]
    return None


def _reporter(text: str, prose: Sequence[Line]) -> str | None:
    """The outlet by what the text calls its reporter, or itself."""
    cued = bool(_reporter_cues.find(text))
    for line in prose:
        start, end = line.start, line.end
        found = None
        if text.startswith(_OWN_CUES, start, end):
            found = _OWN_NAME.match(text[start:end])
        cues = _reporter_cues.within(text, start, end) if cued and not found else []
        for at, stop, reach in cues:
            if reach:
                found = _REPORTER.search(text, max(start, at - reach), min(end, stop + _NAMED_CHARS))
            else:
                found = _REPORTER.match(text, at, end)
            if found:
                break
        if found:
            name: str = found["name"]
            return name[0].upper() + name[1:]
    return None
