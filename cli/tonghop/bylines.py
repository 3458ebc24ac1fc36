"""Who wrote an article and where it was taken from: by-lines, on lines of their own or glued to the last one."""

from __future__ import annotations

from tonghop import sentences
from tonghop.pagewords import UPPER, Phrase
from tonghop.patterns import lazy

PAPERS = (
    r"(?:VnExpress|VietNamNet|Vietnam(?:net|Plus|\+)|TTXVN|VOV|VTV|VTC(?: News)?|Zing(?: News)?|Infonet"
    r"|Dân [tT]rí|Tuổi [tT]rẻ|Thanh Niên|Tiền [pP]hong|(?:Người )?Lao [đĐ]ộng|Nhân Dân|Quân đội [nN]hân dân"
    r"|Công an [nN]hân dân|Sài Gòn [gG]iải [pP]hóng|Đại [đĐ]oàn [kK]ết|Pháp [lL]uật (?:TP\.? ?HCM|Việt Nam)"
    r"|Nông nghiệp Việt Nam|Phụ nữ (?:Việt Nam|TP\.? ?HCM)|Người [đĐ]ưa [tT]in|Hà Nội [mM]ới"
    r"|(?:Giáo dục|Kinh tế|Đời sống|Sức khỏe|Gia đình) (?:và|&) (?:Thời đại|[ĐX][\w]+(?: \w+)?|Pháp luật))"
    r"(?!\w)(?: (?:[oO]nline|điện tử)(?!\w))?"
)
"""Papers and stations by their mere names, as far as these are no other words."""

OUTLET = Phrase(
    (
        r"(?i)^(?:(?:báo|tạp chí|đài|cổng|trang|thông tấn|thời báo) \S"
        rf"|{PAPERS}(?: tp.*)?$|(?:pháp luật|nông nghiệp)(?: online| điện tử| tp.*)?$|(?:vov|vtv|vtc|zing)\d?(?!\w)"
        r"|\S+\.(?:vn|com|net|org)(?!\w))"
    ),
    ("Báo Bắc Giang", "TTXVN", "baotuyenquang.com.vn", "Dân trí", "Pháp Luật TP.HCM", "Giáo dục & Thời đại"),
    ("Thái Nguyên", "Bí thư chi bộ", "Lê Thanh", "Dân trí cao"),
)
"""The name of an outlet, where one may stand."""

_NAME = rf"[{UPPER}][\w’']*\.?"
FULL_NAME = rf"{_NAME}(?: {_NAME}){{1,3}}"
_SIGNERS = lazy(
    rf"(?:(?:[{UPPER}]\.){{1,3}}[{UPPER}]\w*|{FULL_NAME})"
    rf"(?:\s*[-–,/&]\s*[{UPPER}][\w’'.]*(?: {_NAME}){{0,3}}){{0,3}}"
)
_ADDRESS = lazy(r"https?://\S+")
_SITE = lazy(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+(?:vn|com|net|org))(?![\w.])")
_LABEL = lazy(
    r"(?i)(?:(?:bài|tin)(?: viết)?(?:\s*(?:,|&|[-–]|và)\s*(?:bài|ảnh|clip|video))*|thực hiện"
    r"|tác giả(?: bài viết)?|nguồn(?: tin)?)\s*:\s*"
    r"|(?:(?:tin|bài), ảnh|bài và ảnh|theo|nguồn)\s+"
)
_REPORTERS = lazy(r"(?:Nhóm )?(?:PV|P\.V|CTV|[Pp]hóng viên)(?:\s*[-–/(,]\s*[^.]{1,40})?|TTXVN|BBT")
_NOTE = lazy(r"(?i)\s*\((?:tổng hợp|lược ghi|ghi|thực hiện|t/h|th)\)$| (?:thực hiện|tổng hợp|lược ghi|ghi)$")
_NO_SIGNERS = (
    "Hồ Chí Minh",
    "Bộ ",
    "Sở ",
    "Ban ",
    "Cục ",
    "Hội ",
    "Đảng ",
    "Ủy ",
    "Công ",
    "Tổng ",
    "UBND ",
    "HĐND ",
)
"""Whose words close an article, or tell something: they sign nothing."""
GLUED = (
    *(
        "Lê Thanh",
        "PV",
        "N.TRI",
        "T.SỸ - Lan Anh",
        "Theo Trần Liên/baotuyenquang.com.vn",
        "Nhóm PV - Lao Động",
    ),
    *("Theo Lê Hà - Báo Bắc Giang", "(Theo TTXVN)", "Nguyễn Sơn  (TTXVN)", "Trần Nam (Theo VietnamPlus.vn)."),
    *(
        "Bài, ảnh: Huỳnh Đức",
        "Lan Hương (tổng hợp)",
        "Nguồn: Báo Đắk Nông điện tử",
        "Theo http://baodaknong.org.vn",
    ),
    *(
        "TTXVN/Báo Tin tức",
        "https://baonghean.vn/xa-hoi.html",
        "Hoàng Minh Theo Báo Nghệ An",
        "Bài và ảnh: Lê Thanh",
    ),
    *("Lan Anh - Thu Hà", "Theo Dân trí", "Tin, ảnh: Lê Hà - Minh Anh", "THU HƯỜNG - THÁI PHƯƠNG"),
)
NOT_GLUED = (
    *(
        "Theo Sở Y tế Hà Nội",
        "Theo ông Nguyễn Văn A",
        "Nguyễn Sơn (Thái Nguyên)",
        "Ảnh: Lê Thanh",
        "Ông Nam nói",
    ),
    *(
        "Chị Lê Thị Hoa, xã Thanh Quan, huyện Tiên Lãng",
        "Hết",
        "Bà Lê Thị Hà (Bí thư chi bộ).",
        "Theo Bộ Công Thương",
    ),
    *("Hồ Chí Minh", "Nguồn: internet", "Bài học: Gần dân"),
)
"""Examples and counter-examples of what is a by-line, glued behind the last full stop of an article."""
_LAST_WORDS = ("hiện", "hợp", "ghi", ")")
"""A by-line ends with a name, an address, or one of these."""
_READ_CHARS = 180
"""How much of a paragraph's end is read for it."""
_SIGNED_CHARS = 90
"""No by-line is longer."""
_ITEM_DIGITS = 3
"""The number of an item in a list has fewer digits."""
_TAKEN_FROM = lazy(r"^(?:Theo|THEO|Nguồn(?: tin)?\s*:?)\s+(.+?)\.?$")
_PICTURES = lazy(r"(?i)(?:ảnh|clip|video|đồ họa)(?:\s*(?:,|&|-|và)\s*(?:ảnh|clip|video))*\s*:")
_SURNAMED = lazy(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lương|Đào|Tạ)"
    rf" {_NAME}(?: {_NAME}){{0,2}}"
)
_CREDIT_WORDS = lazy(
    r"(?i)^(?:(?:bài|tin|ảnh|clip|video|và|viết|tác giả(?: bài viết)?|thực hiện|người (?:viết|đăng)|biên (?:tập|soạn))"
    r"[\s,&–-]*)+:\s*"
    r"|^(?:tin|bài), ảnh\s+|\s+\(?(?:thực hiện|tổng hợp|ghi|lược ghi|biên soạn)\)?$|\s*\((?:tổng hợp"
    r"|thực hiện|ghi|t/h|th)\)|\s*TAGs?:?\s*$"
)
_AGENCY = lazy(r"^(.+?)\s*\((?:Theo )?([^()]{2,40})\)\.?$")


def glued(text: str) -> int | None:
    """Where the by-line at the end of a paragraph begins; `None` without one.

    >>> text = "Nước đã rút hẳn. Lê Thanh"
    >>> text[glued(text):]
    'Lê Thanh'
    """
    last = text[text.rfind(" ") + 1 :]
    if not last[:1].isupper() and "." not in last[:-1] and not last.rstrip(".").endswith(_LAST_WORDS):
        return None
    tail = text[-_READ_CHARS:]
    spans = sentences.split(tail)
    start, end = spans[-1]
    signed = tail[start:end]
    if not start or end - start > _SIGNED_CHARS or not signs(signed):
        return None
    before = tail[:start].rstrip(" .").rpartition(" ")[2]
    if before.isdigit() and len(before) < _ITEM_DIGITS:
        return None  # "… gồm: 1. Nguyễn Văn A" is a list
    return len(text) - len(tail) + start


def signs(tail: str) -> bool:
    """Whether the words behind the last full stop of an article sign it."""
    signed = tail.rstrip(" .")
    if signed[0] == "(" and signed[-1] == ")":
        signed = signed[1:-1]
    label = _LABEL.match(signed)
    if label:
        signed = signed[label.end() :]
        if _is_outlet(signed):
            return True
    if _REPORTERS.fullmatch(signed) or _ADDRESS.fullmatch(signed):
        return True
    name, outlet = _sourced(_NOTE.sub("", signed))
    if outlet and _is_outlet(name):
        return True
    return not signed.startswith(_NO_SIGNERS) and _SIGNERS.fullmatch(name) is not None


_JOINTS = ("/", " - ", " – ", " Theo ", ", ")


def _sourced(signed: str) -> tuple[str, str | None]:
    """("Lê Hà", "Báo Bắc Giang") of "Lê Hà - Báo Bắc Giang", "Lê Hà/Báo Bắc Giang" and "Lê Hà (Báo Bắc Giang)"."""
    match = _AGENCY.match(signed)
    if match and _is_outlet(match[2]):
        return match[1].strip(), match[2].strip()
    for mark in _JOINTS:
        name, found, site = signed.rpartition(mark)
        if found and _is_outlet(site):
            return name.strip(), site.strip()
    return signed, None


def split_byline(line: str) -> tuple[str | None, str | None]:
    """("Nhóm PV", "Người Lao động") of "Nhóm PV - Người Lao động"; (None, "Báo X") of "Theo Báo X"."""
    line = line.strip()
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1]
    if _PICTURES.match(line):
        return None, None
    if _ADDRESS.match(line):
        line = f"Theo {line}"
    if match := _TAKEN_FROM.match(line):
        source = match[1]
        if site := _SITE.match(source):
            return None, site[1]
        name, outlet = _sourced(source)
        if outlet or (_SURNAMED.fullmatch(name) and not _is_outlet(name)):
            return name, outlet
        return None, name
    name, outlet = _sourced(line)
    name = _CREDIT_WORDS.sub("", _CREDIT_WORDS.sub("", name)).strip(" .;")
    if _is_outlet(name):
        return None, outlet or name
    return name or None, outlet


def _is_outlet(name: str) -> bool:
    name = name.strip()
    return OUTLET.pattern.match(name) is not None or _SITE.match(name) is not None
