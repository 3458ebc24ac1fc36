"""The words and shapes by which components are recognised, loose enough to survive the faults looked for."""

from __future__ import annotations

import re

from tonghop.lint.letters import UPPER

KINDS = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA", "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ", "BẢN GHI NHỚ": "BGN", "BẢN THỎA THUẬN": "BTT", "GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT", "GIẤY NGHỈ PHÉP": "GNP", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC", "PHIẾU BÁO": "PB",
    "KẾT LUẬN": "KL", "THÔNG TRI": "TT",
}  # fmt: skip
NATION = re.compile(r"cộng h(?:òa|oà) xã hội|chủ nghĩa việt nam")
PARTY = re.compile(r"^đảng cộng sản việt\s*nam\W*$")
MOTTO = re.compile(r"^độc lập.{0,12}tự do.{0,12}hạnh phúc\W*$")
NUMBER = re.compile(r"^số\s*:?[\s\d….,_]*(?:[-/–—]|\s*$)")
SIGN = re.compile(r"(?:[-/]|\b)(?:bc|kh|tb|tt|nq|qđ|ct|hd|kl|cv)\b", re.I)
DATE = re.compile(r"ngày\b.{0,20}\btháng\b.{0,20}\bnăm\b|,\s*(?:ngày\s*)?\S{1,4}[/.-]\S{1,4}[/.-]\d{4}\W*$")
DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
RULE = re.compile(r"^[_\s]{3,}$")
DASHES = re.compile(r"^[-–—_\s]{2,}$|^[*\s]+$")
TO = re.compile(r"^kính\s+(?:gửi|trình)\b", re.I)
BASIS = re.compile(r"^(?:[-–]\s*)?(?:căn cứ|thực hiện|xét|theo đề nghị)\s", re.I)
RECIPIENTS = re.compile(r"^nơi\s+nhận\b\W*$", re.I)
AUTHORITY = re.compile(rf"^(?:TM|KT|TL|TUQ|Q)(?:\s*[./]\s*|\s+)(?=[{UPPER}])|^(?:T/M|K/T|T/L)\b")
ANNEX = re.compile(r"^phụ\s+lục(?:\s+(?:số\s+)?([ivxlc]+|\d+))?\s*[.:]?$", re.I)
SECRECY = re.compile(r"^(?:TUYỆT MẬT|TỐI MẬT|MẬT)$")
URGENCY = re.compile(r"^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)$", re.I)
CIRCULATION = re.compile(r"^(?:LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|KHÔNG PHỔ BIẾN.*)$", re.I)
DRAFT = re.compile(r"^dự thảo(?:\s+lần\s+\d+)?\W*$", re.I)
DRAFTER = re.compile(r"^[A-ZĐ]{1,6}\.?\s?\(?\d{1,4}\)?\.?$")
CONTACT = re.compile(r"(?:địa chỉ|điện thoại|đt|email|fax|website)\s*:", re.I)
CAPTION = re.compile(r"^(bảng|biểu đồ|hình|biểu|sơ đồ)\s*(?:số\s*)?\d+\b", re.I)
UNIT = re.compile(r"^\(?\s*(?:đơn vị(?:\s+tính)?|đvt)\s*:", re.I)
SOURCE = re.compile(r"^\W*(?:nguồn(?:\s+(?:số liệu|tin))?|ghi chú)\s*:", re.I)
LEVELS = (
    ("phan", re.compile(r"^(phần|chương)\s+(?:[ivxlc]+\b|\d+\b|thứ\s+\w+)", re.I)),
    ("muc", re.compile(r"^([IVXLC]+)\s*([.\-–)]|\s)\s*(?=\S)")),
    ("decimal", re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")),
    ("khoan", re.compile(r"^(\d{1,2})\s*([.)\-–/])\s+(?=\S)")),
    ("diem", re.compile(r"^([a-zđ])\s*([.)\-–])\s+(?=\S)")),
)
CONTINUES = re.compile(
    r"^(?:TỈNH|THÀNH PHỐ|TP\b|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|ĐẶC KHU|VÀ |CỦA |VỀ |TRUNG ƯƠNG|-)"
)
ENDS = (".", ";", ",", ":", "!", "?", "…")
