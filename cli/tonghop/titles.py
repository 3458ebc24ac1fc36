"""Titles of people: where a post ends and the body begins in which it is held.

"Phó Chủ tịch UBND xã Lục Hồn" is the role "Phó Chủ tịch" in the organization "UBND xã Lục Hồn". The
words that open a role, a body and a place are closed classes of Vietnamese; names are not listed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tonghop.patterns import lazy
from tonghop.wordtree import Opening

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Capital letters of Vietnamese, for a character class."""

_HEADS = r"(?i:trưởng|phó|nguyên|quyền|cựu|tổng (?:giám đốc|bí thư|thư ký|biên tập|thanh tra|cục trưởng|kiểm toán)|chánh|chủ tịch|chủ nhiệm|chủ(?! (?:trì|yếu|động|trương|đạo|quan|lực|đề|nghĩa)(?!\w))|bí thư|giám đốc|ủy viên|uỷ viên|thành viên|đại biểu|hiệu trưởng|hiệu phó|thủ tướng|chính ủy|tư lệnh|thư ký|phát ngôn viên|người phát ngôn|chỉ huy|đồng (?:chủ tịch|sáng lập)|viện phó|chi (?:cục|hội|đoàn) (?:trưởng|phó)|\w+ trưởng|tỉnh ủy viên|thành ủy viên|huyện ủy viên|quận ủy viên|gđ|pgđ|tgđ|tbt|pct|ct|tv|đbqh)"  # noqa: E501
_PLAIN = r"(?i:cán bộ|công chức|viên chức|công nhân|nhân viên|chuyên viên|chuyên gia|giáo viên|giảng viên|giáo sư|học sinh|sinh viên|học viên|phụ huynh|người|nông dân|ngư dân|cử tri|hộ|hội viên|đảng viên|đoàn viên|xã viên|tiểu thương|du khách|bệnh nhân|luật sư|bác sĩ|bác sỹ|kỹ sư|kiến trúc sư|điều dưỡng|dược sĩ|nhà (?:báo|văn|thơ|nghiên cứu|khoa học)|nghệ (?:nhân|sĩ)|già làng|đại diện|phụ trách|kế toán|tài xế|lái xe|thuyền trưởng|chiến sĩ|trợ lý|quản lý|điều phối viên|nghiên cứu viên|kiểm (?:sát|toán) viên|thẩm phán|diễn viên|ca sĩ|huấn luyện viên|vận động viên|cộng tác viên|tình nguyện viên|dân quân|cựu chiến binh|thương binh)"  # noqa: E501

_MAKES_ROLE = "trưởng"
ROLE = Opening(rf"(?:{_HEADS}|{_PLAIN})(?!\w)", second=_MAKES_ROLE)
"""The first words of a role."""

_RESIDENT = re.compile(
    r"(?i:người|nông dân|ngư dân|cử tri|hộ|phụ huynh|chủ (?!tịch|nhiệm)|tiểu thương|du khách|già làng|xã viên)"
)
"""Roles that say who one is, not which body one serves: the place after them is no organization."""

_BODY = r"(?:Vụ(?! việc| án| mùa| trưởng)|Bộ(?! đội| trưởng| phận)|UBND|HĐND|MTTQ|UBMTTQ|LĐLĐ|BHXH|NHCSXH|CDC|CLB|HTX|TTYT|THPT|THCS|VKSND|TAND|BCH|BTV|CĐ|ĐH|HĐQT|HĐTV|BQL|LHPN|GD&ĐT|KBNN|CATP|TƯ|PGD|VP|(?i:ủy ban|uỷ ban|hội đồng|ban(?! hành| đầu| ngành| bố)|sở(?! hữu| thích| dĩ)|cục(?! trưởng| bộ| diện)|chi cục(?! trưởng)|tổng cục|viện(?! trợ| dẫn| phí| trưởng)|học viện|trường(?! hợp| tồn)|đại học|bệnh viện|trung tâm|trạm(?! trưởng)|phòng(?!,| chống| ngừa| tránh| khi)|văn phòng|tòa án|công an|quân khu|quân đoàn|binh đoàn|sư đoàn|trung đoàn|tiểu đoàn|đồn|đội(?! ngũ| trưởng| phó| ơn)|tổ(?! trưởng| phó| dân phố| chức| tiên| quốc)|nhóm|khoa(?! học| trương)|công ty|tổng công ty|tập đoàn|doanh nghiệp|xí nghiệp|nhà máy|nhà trường|nhà văn hóa|chi nhánh|ngân hàng|quỹ|hội(?! nghị| thảo| thi| trường| nhập| viên| phó| đàm| tụ)|liên hội|hiệp hội|đoàn(?! kết| viên| thể| trưởng)|liên đoàn|liên minh|tổng liên đoàn|liên đội|mặt trận|câu lạc bộ|hợp tác xã|tổ hợp tác|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|quận ủy|quận uỷ|thị ủy|thị uỷ|đảng ủy|đảng uỷ|đảng bộ|chi bộ|chi hội|chi đoàn|khu kinh tế|ga(?!\w)|báo(?! cáo| chí| động| hiệu| giá)|đài|tạp chí|thông tấn xã|hệ thống|siêu thị|quốc hội|chính phủ|hải quan|kho bạc|kiểm lâm|cảng|ban quản lý|đơn vị|cty|tct|cơ quan))"  # noqa: E501
BODY = Opening(rf"{_BODY}(?!\w)")
"""The first words of a body."""

_LEVEL = r"(?i:tỉnh|thành phố|tp|thị xã|tx|thị trấn|huyện|quận|xã|phường|thôn|ấp|bản|buôn|bon|xóm|làng|sóc|khóm|khu phố|khu vực|tổ dân phố|đặc khu)"  # noqa: E501
LEVEL = Opening(rf"{_LEVEL}(?!\w)\.?")
"""The word that says what kind of place follows."""

OPENERS = ROLE.firsts | BODY.firsts | LEVEL.firsts
"""The first syllables of roles, bodies and places, in lower case."""


def opens(text: str, at: int = 0) -> bool:
    """Whether a role, a body or a place opens at `at`."""
    word = text[at : at + 9].partition(" ")[0]
    after = at + len(word) + 1
    if (
        word.lower() not in OPENERS
        and word.isalpha()
        and text[after : after + len(_MAKES_ROLE)].lower() != _MAKES_ROLE
    ):
        return False
    return bool(ROLE.match(text, at) or BODY.match(text, at) or LEVEL.match(text, at))


_FIELDS = (
    *("Thể thao", "Du lịch", "Gia đình", "Thông tin", "Truyền thông", "Thương binh", "Xã hội", "Lao động"),
    *("Đầu tư", "Tài chính", "Kế hoạch", "Ngân sách", "Môi trường", "Tài nguyên", "Đào tạo", "Khoa học"),
    *("Công nghệ", "Phát triển nông thôn", "PTNT", "Nông thôn", "Thủy sản", "Hạ tầng", "Đô thị", "Xây dựng"),
    *("Dân tộc", "Tôn giáo", "Pháp chế", "Hành chính", "Quản trị", "Tổng hợp", "Tổ chức", "Kỹ thuật", "Y tế"),
    *("Vận tải", "Thanh niên", "Thiếu niên", "Nhi đồng", "Việc làm", "Tìm kiếm", "Cứu nạn", "Công Thương"),
)
_AGENCY = lazy(
    r"(?<!\w)(?i:sở|phòng|bộ|ban|cục|vụ|trung tâm|ủy ban|uỷ ban|văn phòng|tổ) (\w)[^,.;:()“”\"\d\n–—]{1,24}?"
    r"(?:(?:,| [-–—]) \w[^,.;:()“”\"\d\n–—]{1,20}?)?$"
)
_LONGEST_AGENCY = 56


def goes_on(text: str, left: int, cut: int, at: int) -> bool:
    """Whether a comma or dash from `cut` to `at` stands inside the name of an agency that has several fields of work.

    >>> [goes_on(name, 0, cut, at) for name, cut, at in (("Sở Văn hóa, Thể thao và Du lịch", 10, 12),
    ...     ("Sở Kế hoạch – Đầu tư", 11, 14), ("Sở Y tế, Tổ trưởng", 7, 9), ("Ông An – Đầu tư", 6, 9))]
    [True, True, False, False]
    """
    if not text.startswith(_FIELDS, at):
        return False
    agency = _AGENCY.search(text, max(left, cut - _LONGEST_AGENCY), cut)
    return agency is not None and agency[1].isupper()


_ITS_OWN = re.compile(
    r"(?i:(?:phó )?thủ tướng|(?:nguyên )?tổng bí thư|chủ tịch nước|(?:phó )?chủ tịch quốc hội|đại biểu quốc hội"
    r"|(?:ủy|uỷ) viên (?:bộ chính trị|(?:dự khuyết )?(?:ban chấp hành )?(?:trung ương|t\.?ư))"
    r"|bí thư (?:trung ương|t\.?ư))(?!\w)"
)
"""Titles that name their own body: they are given whole, with no organization."""

_INNER = re.compile(
    r"(?i:hội đồng (?:quản trị|thành viên)|hđqt|hđtv|ban (?:công tác|giám đốc|giám hiệu|chủ nhiệm))"
)
"""Bodies inside a body: the role keeps them, the organization is what comes after."""

_BARE = re.compile(r"(?i:(?:nguyên |quyền |cựu )?(?:phó )?(?:trưởng|phó|chánh)\s*)")
"""Heads that say nothing without the body they head."""

_ASIDE = lazy(rf"\s*\((?:[{UPPER}&-]{{2,8}}|(?![{UPPER}]|{_HEADS})[^()]*)\)")
"""Remarks in brackets that are neither body nor post: "(ảnh)", "(mã chứng khoán: …)"."""

_POSTS = re.compile(r"\s*(?:[,;/]|\s[-–—]|[-–—]\s|[-–—](?=[^\W\d_]))\s*")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&])(?<![Cc]hính ){_BODY}(?![\w])")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_LEVEL}(?!\w)\.?\s*(?:[{UPPER}\d])")


_RUN_ON = re.compile(
    r"^([^,]*?(?<!\w)(?i:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|thôn|ấp)(?!\w| [uủ][ỷy]| hội)"
    rf"(?: [{UPPER}]\w*)*)(?: [^\W\d_{UPPER}]\w*){{3,}}$"
)
"""A sentence that goes on behind a body without a comma: "UBND xã | dẫn khách thăm vườn và"."""

_SINCE = re.compile(r" (?:từ|kể từ|vào|đến) (?:năm|tháng|ngày|đầu|cuối|khi) ")


@lru_cache(4096)
def split(phrase: str) -> tuple[str | None, str | None]:
    """The role and the organization of a title as a text gives it; either is `None` where it is not said.

    Of several posts the role is the whole and the organization the first post's body.

    >>> split("Trưởng Ban Tuyên giáo Huyện ủy Lập Thạch")
    ('Trưởng Ban Tuyên giáo', 'Huyện ủy Lập Thạch')
    >>> split("Phó Bí thư Thường trực Thành ủy, Chủ tịch HĐND thành phố")
    ('Phó Bí thư Thường trực Thành ủy, Chủ tịch HĐND thành phố', 'Thành ủy')
    """
    if "(" in phrase:
        phrase = _ASIDE.sub("", phrase).replace("(", ", ").replace(")", " ")
    phrase = _SINCE.split(phrase)[0]
    phrase = " ".join(phrase.split()).strip(" ,;-–—.:").replace(" ,", ",").replace(" ;", ";")
    if not phrase:
        return None, None
    parts = _parts(phrase)
    if not ROLE.match(phrase):
        return None, phrase if BODY.match(phrase) else None
    posts = [at for at, part in parts if ROLE.match(part)]
    if len(posts) > 1:
        last = _post(phrase[posts[-1] :])
        first = _post(phrase[: posts[1]].strip(" ,;-–—/"))
        if first[1] is None and not _ITS_OWN.match(phrase):
            # "Bí thư Chi bộ - Trưởng ban công tác Mặt trận ấp Đại Thôn": one place serves both posts.
            return phrase[: posts[-1]] + (last[0] or ""), last[1]
        return phrase, first[1]
    return _post(phrase)


def _parts(phrase: str) -> list[tuple[int, str]]:
    """The pieces between commas and dashes, with where each begins."""
    parts, at = [], 0
    for match in _POSTS.finditer(phrase):
        if goes_on(phrase, 0, match.start(), match.end()):
            continue
        parts.append((at, phrase[at : match.start()]))
        at = match.end()
    parts.append((at, phrase[at:]))
    return parts


def _post(phrase: str) -> tuple[str | None, str | None]:
    """Role and organization of one post."""
    if _ITS_OWN.match(phrase):
        return phrase, None
    resident = _RESIDENT.match(phrase)
    bodies = [m.start() for m in _starts().finditer(phrase) if m.start() > 0]
    if resident:
        at = next(iter(bodies), None)
        place = _places().search(phrase)
        cut = min(x for x in (at, place.start() if place else None, len(phrase)) if x is not None)
        role = phrase[:cut].strip(" ,-–—")
        return role.split(",")[0].strip() or None, phrase[
            at:
        ].strip() if at is not None and at == cut else None
    at = _first_body(phrase, bodies)
    place = _places().search(phrase, 1)
    if at is None:
        bare = place or re.search(rf"(?<!\w){_LEVEL}$", phrase)
        at = bare.start() if bare and bare.start() > 0 else None
    if at is None:
        return phrase, None
    organization = _RUN_ON.sub(r"\1", phrase[at:].strip())
    if not _BARE.fullmatch(phrase[:at]):
        return phrase[:at].strip(" ,-–—") or None, organization
    # "Trưởng Công an huyện Đắk Glong" is "Trưởng Công an" of "Công an huyện Đắk Glong"; "Trưởng ban" is all.
    if " " not in organization:
        return phrase, None
    if place and place.start() > at:
        return phrase[: place.start()].strip(" ,-–—"), organization
    name = re.search(rf"\s[{UPPER}\d]", phrase[at:]) if place else None
    return phrase[: at + name.start()] if name else phrase, organization


def _first_body(phrase: str, bodies: list[int]) -> int | None:
    """Where the organization begins: the first body, or the one it stands in when the role names it.

    "Trưởng" and "Phó" alone need the body to say what is headed: "Trưởng Ban Tuyên giáo | Thành ủy".
    """
    if not bodies:
        return None
    first = bodies[0]
    # Bodies that a comma or dash sets apart, or that open a phrase of their own, hold the ones before them.
    outer = [at for at in bodies[1:] if phrase[at - 1] == " " and _OUTER.match(phrase, at)]
    if _INNER.match(phrase, first) and outer:
        return outer[0]
    if outer and _BARE.fullmatch(phrase[:first]):
        return outer[0]
    return first


_OUTER = re.compile(
    r"UBND|HĐND|MTTQ|(?i:ủy ban|uỷ ban|sở|cục|tổng cục|công ty|tổng công ty|tập đoàn|chi nhánh|trường|đại học|học viện"
    r"|bệnh viện|trung tâm|(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|công an|quốc hội|chính phủ|hệ thống"
    r"|ngân hàng|hội nhà|hội liên|hội nông|hội cựu|chi bộ|đảng bộ|viện|bộ|liên đoàn|tổng liên đoàn)(?!\w)"
)


MINISTER = re.compile(r"(?i:(?:nguyên |cựu |quyền )?(?:bộ|thứ) trưởng(?: thường trực)?)")
"""A minister's post without the ministry."""

_MINISTRIES = lazy(
    r"(?<!\w)Bộ (?:Công an|Công [Tt]hương|Dân tộc và Tôn giáo|Giáo dục(?:,? (?:và |& ?)?)[Đđ]ào tạo|GD ?[&-] ?ĐT"
    r"|Giao thông [Vv]ận tải|GTVT|Kế hoạch và Đầu tư|KH&ĐT|Khoa học(?: và|,)? Công nghệ|KH&CN"
    r"|Lao động[ ,–-]+Thương binh và Xã hội|LĐ-?TB&XH|Ngoại giao|Nội vụ|Nông nghiệp và Phát triển nông thôn"
    r"|Nông nghiệp và Môi trường|NN&PTNT|NN&MT|Quốc phòng|Tài chính|Tài nguyên và Môi trường|TN&MT|TT&TT|Tư pháp"
    r"|Thông tin và Truyền thông|Văn hóa,? Thể thao và Du lịch|VHTT&DL|VH-TT-DL|Xây dựng|Y tế)(?!\w)"
)
"""The ministries, in full and in short: a closed class."""


@lru_cache(maxsize=2)
def ministry(text: str) -> str | None:
    """The ministry a text names, for a minister whose own it leaves out; `None` where it names several.

    >>> ministry("Bộ trưởng Nguyễn A và đoàn công tác Bộ Giáo dục và Đào tạo đã đến thăm.")
    'Bộ Giáo dục và Đào tạo'
    >>> ministry("Bộ Nội vụ trình Bộ trưởng, Bộ Tài chính góp ý.")
    """
    named = [match[0] for match in _MINISTRIES.finditer(text)]
    return named[0] if len({name[:9] for name in named}) == 1 else None


WORKING = re.compile(
    r"(?:(?:hiện|đang) )*(?:(?:công tác|làm việc) (?:ở|tại)|ở|thuộc|đến từ|của) (?=(?i:khoa|phòng(?! trọ)|bệnh viện"
    r"|trung tâm|trạm y tế|ủy ban|uỷ ban|ubnd|hđnd|sở|cục|chi cục|vụ|viện|học viện|đại học|trường (?:đại học|cao đẳng"
    r"|tiểu học|mầm non|mẫu giáo|trung (?:học|cấp)|chính trị|thpt|thcs|th|ptdt\w*|phổ thông)|công ty|tổng công ty"
    r"|tập đoàn|nhà máy|xí nghiệp|hợp tác xã|htx|ngân hàng|công an|đồn biên phòng|hạt kiểm lâm|văn phòng|tòa án)(?!\w))"
)
"""What leads to where a person works, after the name ("bác sĩ A ở Khoa Nội …"); where one lives is no body."""
