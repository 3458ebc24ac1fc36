"""Bodies that a text names in part: "nhà trường", "Thành ủy", "công ty", with what the article says of them."""

from __future__ import annotations

import re
from functools import lru_cache

from tonghop import titles
from tonghop.grammar import CAPITAL, GENERIC, SCHOOLED
from tonghop.patterns import lazy
from tonghop.titles import UPPER

_MEMORY = 60
"""Names of a kind of body that are looked at backwards."""

_BODY_NAME = lazy(
    rf"(?: (?:{CAPITAL}|\d+\w*|[^\W\d_]+(?= [{UPPER}])|cổ phần|tư nhân|một thành viên|phổ thông|tiểu học|mầm non"
    r"|mẫu giáo|(?:tộc )?(?:nội|bán) trú|dân tộc|trung học(?: cơ sở)?"
    r"|(?:đa )?khoa(?: (?:tỉnh|huyện|khu vực|thành phố))?|trách nhiệm hữu hạn|nông nghiệp|dịch vụ))+"
)
_HEADS = {
    "nhà trường": ("Trường",),
    "doanh nghiệp": ("Doanh nghiệp", "Công ty", "Tập đoàn"),
    "hợp tác xã": ("Hợp tác xã", "HTX"),
    "htx": ("HTX", "Hợp tác xã"),
}
"""How the name of a body begins that is meant by its kind alone, where not by that word."""
_PROPER = lazy(rf"\s[{UPPER}\d]")
_GOES_ON = re.compile(r"(?<!\w)(?:từng|đã|đang|là|có|và|được)(?!\w)")


def complete(text: str, place: str | None, role: str | None, organization: str | None, at: int) -> str | None:
    """A body named in part, with what the article says of it: Thành ủy → Thành ủy Vị Thanh."""
    if organization is None:
        if role and role.lower().startswith(SCHOOLED):
            return _earlier(text, "Trường", at)
        return titles.ministry(text) if role and titles.MINISTER.fullmatch(role) else None
    organization = organization.strip(" ,.;–-")
    if organization.lower() in GENERIC:
        for head in _HEADS.get(organization.lower(), (organization,)):
            named = _earlier(text, head, at)
            if named:
                return named
        return organization
    return with_place(organization, place)


def _earlier(text: str, head: str, at: int) -> str | None:
    """The last body before `at` that opens with `head` and has a name."""
    forms = (head,) if head == "Trường" else (head[:1].upper() + head[1:], head[:1].lower() + head[1:])
    found = ""
    best = -1
    for form in forms:
        place = at
        for _ in range(_MEMORY):
            place = text.rfind(form + " ", max(best, 0), place)
            if place < 0:
                break
            match = _BODY_NAME.match(text, place + len(form))
            if match and (place == 0 or not text[place - 1].isalnum()) and _PROPER.search(match[0]):
                found, best = form + match[0], place
                break
    if not found:
        return None
    return _GOES_ON.split(found)[0].strip()


_PLACE_PARTS = re.compile(r"(?i)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường)\s+(.+)")
_COMMITTEE = {
    "tỉnh ủy": "tỉnh",
    "tỉnh uỷ": "tỉnh",
    "thành ủy": "thành phố",
    "thành uỷ": "thành phố",
    "huyện ủy": "huyện",
    "huyện uỷ": "huyện",
    "quận ủy": "quận",
    "quận uỷ": "quận",
    "thị ủy": "thị xã",
    "thị uỷ": "thị xã",
}


def with_place(organization: str, place: str | None) -> str:
    """A body that ends in the bare word of its level, with the name of the article's place at that level.

    >>> with_place("Thành ủy", "thành phố Vị Thanh"), with_place("UBND huyện", "tỉnh Bắc Giang")
    ('Thành ủy Vị Thanh', 'UBND huyện')
    """
    level, name = _place_parts(place or "")
    lower = organization.lower()
    if level and (
        _COMMITTEE.get(lower) == level
        or lower.endswith((" " + level, " tp" if level == "thành phố" else "\0"))
    ):
        return f"{organization} {name}"
    return organization


@lru_cache(64)
def _place_parts(place: str) -> tuple[str, str]:
    """The level of a place and its bare name; both empty where it says no level."""
    match = _PLACE_PARTS.match(place)
    if not match:
        return "", ""
    level = match[1].lower().replace("tp.", "thành phố")
    return "thành phố" if level == "tp" else level, match[2]
