"""The one catalogue of user-facing text: Vietnamese first, English beside it.

`PROBLEMS` has an entry per problem code; `TEXTS` has everything else that the terminal shows. Texts are
`str.format` templates. A code's prefix names its stage: READ, SPEC, FACT, AGG, DOC, LINT, RUN, MAIL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tonghop.problems import Problem

Severity = Literal["error", "warning", "note"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a problem code says, in both languages, with its remedy."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


PROBLEMS: dict[str, Entry] = {
    "READ001": Entry("error", "không đọc được: {reason}", "cannot be read: {reason}"),
    "READ002": Entry(
        "warning",
        "tệp rỗng, không có chữ nào",
        "the file holds no text",
    ),
    "READ003": Entry(
        "error",
        "không phải tệp văn bản đọc được",
        "not a text file that can be read",
        "lưu lại bài báo dưới dạng .txt, .html, .docx hoặc .pdf",
        "save the article as .txt, .html, .docx or .pdf",
    ),
    "READ004": Entry(
        "error",
        "tệp {size} vượt giới hạn {limit}",
        "the file has {size}, over the limit of {limit}",
        "tách tệp hoặc nâng giới hạn trong cấu hình",
        "split the file, or raise the limit in the settings",
    ),
    "READ005": Entry(
        "error",
        "chưa có bộ đọc cho dạng tệp “{suffix}”",
        "no reader for files of type “{suffix}”",
        "các dạng đọc được: {known}",
        "types that can be read: {known}",
    ),
    "READ006": Entry(
        "error",
        "đọc dạng tệp này cần phần bổ sung “{extra}”",
        "reading this type of file needs the extra “{extra}”",
        "cài bằng: pip install \"tonghop[{extra}]\"",
        "install it with: pip install \"tonghop[{extra}]\"",
    ),
    "READ007": Entry(
        "error",
        "không giải mã được: bảng mã {encoding} không khớp với nội dung tệp",
        "cannot be decoded: encoding {encoding} does not fit the file",
        "ghi đúng bảng mã ở khóa encoding của nguồn",
        "give the right encoding: in the source",
    ),
    "READ008": Entry(
        "warning",
        "bảng mã đoán là {encoding} nhưng chưa chắc",
        "encoding taken for {encoding}, without certainty",
        "ghi rõ bảng mã ở khóa encoding của nguồn",
        "state it as encoding: in the source",
    ),
    "READ009": Entry(
        "warning",
        "không tìm thấy tệp nào cho “{pattern}”",
        "no file found for “{pattern}”",
    ),
    "READ010": Entry(
        "warning",
        "{count} ký tự điều khiển hoặc ký tự hỏng, đã thay bằng dấu �",
        "{count} control or broken characters, replaced by �",
    ),
    "READ011": Entry(
        "warning",
        "{count} ký tự đổi chiều chữ, đã bỏ: số hay tên ở đây có thể hiện ra sai thứ tự",
        "{count} direction marks taken out: a number or name here may show in the wrong order",
    ),
    "READ012": Entry(
        "note",
        "{count} ký tự không hiện hình, đã bỏ",
        "{count} invisible characters taken out",
    ),
    "READ013": Entry(
        "warning",
        "không phải tệp thường (ống dẫn, thiết bị, liên kết vòng), đã bỏ qua",
        "not a regular file (pipe, device, link loop), left out",
    ),
    "READ014": Entry(
        "error",
        "tệp bị từ chối vì không an toàn: {reason}",
        "refused as unsafe: {reason}",
    ),
    "READ015": Entry(
        "error",
        "bản quét, không có lớp chữ để đọc",
        "a scan without a text layer",
        "nhận dạng chữ (OCR) rồi dùng lại tệp có chữ",
        "run OCR on it and use the file with text",
    ),
    "READ016": Entry(
        "error",
        "đọc tệp .doc, .rtf cần LibreOffice, máy này chưa có",
        "reading .doc and .rtf needs LibreOffice, which is not installed here",
        "cài LibreOffice hoặc lưu tệp thành .docx",
        "install LibreOffice, or save the file as .docx",
    ),
    "READ017": Entry(
        "error",
        "đọc quá {seconds} giây, đã dừng",
        "reading took over {seconds} seconds and was stopped",
    ),
    "READ018": Entry(
        "warning",
        "không tách được bài báo khỏi trang, dùng toàn bộ chữ của trang",
        "the article could not be told from the page; all text of the page is used",
    ),
    "READ020": Entry("error", "không tải được: {reason}", "cannot be fetched: {reason}"),
    "READ021": Entry(
        "error",
        "trang web không cho phép tải tự động (robots.txt)",
        "the site does not allow automatic fetching (robots.txt)",
        "lưu trang bằng trình duyệt rồi dùng tệp đã lưu",
        "save the page from a browser and use the saved file",
    ),
    "READ022": Entry(
        "error",
        "chưa có trong kho lưu, mà đang chạy ngoại tuyến",
        "not in the archive, and this run is offline",
    ),
    "READ023": Entry(
        "warning",
        "không tải được bản mới ({reason}), dùng bản đã lưu",
        "no fresh copy ({reason}); the archived one is used",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
}


def text(key: str, language: Language, **values: object) -> str:
    """The text of `key`, its values filled in."""
    vi, en = TEXTS[key]
    return (vi if language == "vi" else en).format(**values)


def severity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return PROBLEMS[problem.code].severity


def describe(problem: Problem, language: Language) -> str:
    """`file:line:column CODE message (hint)` on one line; control characters are escaped."""
    entry = PROBLEMS[problem.code]
    message = (entry.vi if language == "vi" else entry.en).format(**problem.values)
    hint = problem.hint or (entry.hint_vi if language == "vi" else entry.hint_en).format(**problem.values)
    line = f"{problem.where} {problem.code} {message}" + (f" ({hint})" if hint else "")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
