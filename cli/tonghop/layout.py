"""What each line of an article is: title, lead, body, caption, question, answer, by-line, furniture.

The rules are about how Vietnamese newspapers and portals lay out a page, told from the text alone:
how long a line is, how it ends, what stands around it, and the set phrases of menus, datelines and
credits. A role that the container states (`Draft.roles`) is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tonghop.model import Form, Line, Role

# ---------------------------------------------------------------- set phrases

FURNITURE = re.compile(
    r"""(?ix)^[\s>»«•*|\[\](){}–—-]*(?:
    (?:viết|gửi|thêm|đăng|tắt|mở)?\s*(?:bình\ luận|phản\ hồi|ý\ kiến(?:\ của\ (?:bạn|bạn\ đọc))?)(?:\ (?:mới|của\ bạn|bài\ viết))?
        (?:\s*\(\d+\))?
    |(?:các\ )?(?:tin|bài|bài\ viết|tin\ bài|tin\ tức|video|ảnh)\ (?:cùng\ (?:chuyên\ mục|chủ\ đề|loại|tác\ giả)
        |khác|liên\ quan|mới(?:\ (?:nhất|hơn|đăng))?|nổi\ bật|đã\ đưa|cũ\ hơn|đọc\ nhiều|xem\ nhiều|tiêu\ điểm)
    |(?:có\ thể\ )?bạn\ (?:có\ thể\ )?quan\ tâm|mới\ nhất|nổi\ bật|đọc\ nhiều(?:\ nhất)?|xem\ nhiều(?:\ nhất)?|tin\ nóng
    |cùng\ chuyên\ mục|liên\ kết\ (?:website|web|trang)|danh\ mục|trang\ (?:chủ|trước|sau|tiếp)|về\ (?:đầu\ trang|trang\ chủ)
    |xem\ (?:thêm|tiếp|chi\ tiết|tất\ cả|toàn\ bộ)(?:\ (?:tại\ đây|bình\ luận|ở\ đây))?
    |họ\ (?:và\ )?tên|(?:địa\ chỉ\ )?e-?mail|tiêu\ đề|nội\ dung|mã\ (?:bảo\ mật|xác\ nhận)|nhập\ mã.*|điện\ thoại
    |đăng\ (?:nhập|ký|xuất)|quên\ mật\ khẩu|tìm\ kiếm|gửi(?:\ đi)?|in\ (?:bài\ viết|trang|ấn)|chia\ sẻ(?:\ bài\ viết)?
    |(?:lượt\ (?:xem|truy\ cập)|số\ lượt\ xem|đang\ truy\ cập|đánh\ giá\ bài\ viết|xếp\ hạng).*
    |(?:từ\ khóa|từ\ khoá|tags?|thẻ|chủ\ đề|chuyên\ mục)\ *:.*
    |facebook|twitter|zalo|youtube|tiktok|google(?:\ news)?|rss|print|share|like|tweet|copy\ link|sao\ chép\ liên\ kết
    |img|image|video|audio|ảnh|hình\ ảnh|logo|quảng\ cáo|thích|trả\ lời|menu|đọc\ (?:tiếp|thêm)|nghe\ đọc\ bài
    |bản\ quyền.*|(?:copyright|©).*|giấy\ phép\ (?:số|xuất\ bản|hoạt\ động).*
    |(?:tải|ghi)\ (?:về|xuống|file).*|tập\ tin\ đính\ kèm.*|tài\ liệu\ (?:đính\ kèm|kèm\ theo)
    )[\s:.>»…\[\](){}<]*$"""
)
"""A whole line that belongs to the page, not to the article."""

FURNITURE_SENTENCE = re.compile(
    r"(?i)\b(?:bạn đã không sử dụng site|thời gian chờ\s*:\s*\d+ giây|trạng thái đăng nhập|"
    r"mời (?:quý )?(?:độc giả|bạn đọc|quý vị|khán giả) (?:theo dõi|đón đọc|xem)|vui lòng (?:nhập|đăng nhập|bật)|"
    r"bấm vào đây|click vào đây|xem chi tiết tại đây|ghi rõ nguồn|ý kiến của bạn sẽ|gõ tiếng việt có dấu|"
    r"bình luận của bạn|theo dõi .{0,40} trên google news|quét mã qr|all rights reserved)"
)
"""A sentence only a web page says, wherever it stands."""

_AFTER_ARTICLE = re.compile(
    r"(?i)^[\s>»«•*|–—-]*(?:(?:các )?(?:tin|bài|bài viết|tin tức|tin bài) (?:cùng (?:chuyên mục|chủ đề|loại)|khác|liên quan|"
    r"đã đưa|cũ hơn|mới hơn|mới)|(?:viết )?bình luận(?: mới)?|phản hồi|ý kiến (?:của bạn|bạn đọc)|"
    r"cùng chuyên mục|(?:có thể )?bạn (?:có thể )?quan tâm|đọc nhiều|xem nhiều|mới nhất|tags?|từ khóa)\s*(?:\(\d+\))?\s*:?[\s>»]*$"
)
"""A heading after which nothing of the article follows, when it stands in the last part of the page."""

_DATE = (
    r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|(?:ngày\s)?\d{1,2}\s+(?:tháng|thg)\s+[\w]+\s*,?\s*(?:năm\s)?(?:19|20)\d\d"
)
DATE = re.compile(rf"(?i){_DATE}")
_DATELINE_WORDS = re.compile(
    rf"(?i)(?:{_DATE}|\d{{1,2}}\s?(?:[:hg]|giờ)\s?\d{{2}}(?:\s?(?:phút|[ap]m|:\d\d))?|(?:gmt|utc)\s?\+?\d*|\b[ap]m\b"
    r"|(?:thứ|chủ)\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|nhật|[2-7])\b|cập nhật(?:\slúc|\sngày)?|ngày (?:đăng|xuất bản|cập nhật|tạo)?"
    r"|đăng (?:lúc|ngày)|xuất bản|lúc\b|sáng|trưa|chiều|tối|phát hành|đã đăng"
    r"|[\d.]+\s*(?:lượt (?:xem|đọc|truy cập)|bình luận|lượt)|lượt xem|số lần xem|chia sẻ(?: bài viết)?|tác giả|\d+|[|:,;()\-–—•·/+])"
)

_CREDIT = re.compile(
    r"(?i)(?:\b(?:ảnh|hình|nguồn ảnh|video|đồ họa|clip|infographic)\s*(?:\([^)]*\))?\s*:\s*\S|\(ảnh\b|\bảnh\s+(?:minh họa|tư liệu|chụp|cắt từ|"
    r"do |của |nhân vật|đvcc|cung cấp)|\(nguồn\s*:|\btrong ảnh\s*:|\bảnh [A-ZĐ]\w+ [A-ZĐ]\w+\.?$)"
)
"""A picture's credit."""

_CAPTION_OPENING = re.compile(
    r"(?:Quang cảnh|Toàn cảnh|Một góc|Một buổi|Một tiết|Một giờ|Một cảnh|Cảnh |Hình ảnh|Ảnh |Trong ảnh|- Trong ảnh|Bên trong|Hiện trường|"
    r"Các đồng chí|Đồng chí|Lãnh đạo|Đại biểu|Các đại biểu|Ông |Bà |Anh |Chị |Em |Cô |Thầy |Bác |Cụ |TS|PGS|GS|ThS|BS|"
    r"Bí thư|Phó |Chủ tịch|Giám đốc|Trưởng |Bộ trưởng|Thứ trưởng|Tổng |Thủ tướng|Thượng |Thiếu |Trung |Đại tá|Đại úy|"
    r"Cán bộ|Người dân|Nông dân|Nhân dân|Công nhân|Công dân|Học sinh|Sinh viên|Giáo viên|Cử tri|Đoàn |Lực lượng|Chiến sĩ|"
    r"Công an|Bộ đội|Thanh niên|Hội viên|Đoàn viên|Thành viên|Nhân viên|Y, bác sĩ|Bác sĩ|Nhà văn|Nhà báo|Nhiều |Các hộ|Hộ |"
    r"Trao |Tặng |Ký kết|Nghi thức|Tiết mục|Biểu diễn|Mô hình|Vườn|Chợ |Cầu |Đường |Tuyến |Khu |Nhà máy|Trụ sở|Trường|Ban |Ủy ban|UBND)"
)

_SPOKEN_ABOUT = re.compile(
    r"(?i)(?:cho biết|cho hay|cho rằng|chia sẻ|nhấn mạnh|khẳng định|thông tin|đề nghị|yêu cầu|kiến nghị|đánh giá|bày tỏ|phấn khởi|"
    r"\bnói\b|\bkể\b|tâm sự|nhận định|giải thích|cảnh báo|lưu ý|thừa nhận|trăn trở|mong muốn|tâm niệm|nhìn nhận)"
)

_TELLING = re.compile(
    r"(?i)^(?:tại |trong |theo |ngày |sáng |chiều |tối |trưa |bên cạnh|ngoài ra|đồng thời|tuy nhiên|song |nhờ |từ |đến |để |với |cùng |"
    r"hiện |hiện nay|trước |sau |dịp này|đây |đó |qua |mặc dù|do |vì |nếu |khi |cũng |riêng |cụ thể|điển hình|tiêu biểu|tương tự|"
    r"thống kê|được biết|như vậy|có thể|chỉ tính|tính đến|về |đối với|thực hiện|nhằm|không |chính |rất may|ngay |trên |"
    r"thời gian|năm |tháng |hằng |hàng |giờ đây|bước |mỗi |phát biểu|kết luận|báo cáo|trao đổi|thông qua|tiếp tục|đẩy mạnh|tăng cường|"
    r"cần |phải |hội nghị |việc |những |kết quả|ở |còn |mới đây|vừa qua|thế nhưng|nhưng |và |bởi |song song|chú trọng|nghiêm túc|đặc biệt|"
    r"\d+[.)] |[-–+*•] |[a-zđ]\) |tất cả |toàn |gần |hơn |khoảng |mong |dự kiến|trường hợp|nội dung|quá trình|định kỳ)"
)

_QUOTE_OPENING = "“\"«"

_LABEL = re.compile(
    r"^[\s*•\-–—]*(?P<who>(?:[A-ZÀ-ỸĐ][\w./]*|[-–/,]|&|của|và|nhà|ông|bà|đồng chí|nguyên|thường trực|trưởng|phó|văn)"
    r"(?:[ ,]+(?:[\w./()&]+|[-–]))*)\s*:\s*"
)
_ASKER = re.compile(r"(?i)^[\s*•\-–—]*(?:pv|p\.v|phóng viên(?: [^:]{0,40})?|hỏi|nhà báo|câu hỏi(?: \d+)?|btv|mc)\s*:")
_ANSWERER = re.compile(r"(?i)^[\s*•\-–—]*(?:trả lời|đáp|tl)\s*:")
_THANKS = re.compile(
    r"(?i)(?:(?:xin|trân trọng|chân thành|vâng,? )\s*(?:trân trọng |chân thành )?(?:cảm|cám) ơn|(?:cảm|cám) ơn)\s+"
    r"(?:ông|bà|anh|chị|đồng chí|bác sĩ|tiến sĩ|giáo sư|luật sư|thầy|cô|các ông|quý)"
)
_ADDRESSED = re.compile(
    r"(?i)(?:^[\s*•\-–—]*(?:thưa|vậy|vâng,? )|\bthưa (?:ông|bà|anh|chị|đồng chí|bác sĩ|tiến sĩ|giáo sư|luật sư|thầy|cô|pgs|gs|ts)|"
    r"\btheo (?:ông|bà|đồng chí|anh|chị),|\b(?:ông|bà|anh|chị|đồng chí) (?:có thể|đánh giá|cho biết|nhận định|nghĩ|nhìn nhận)|"
    r"\bxin (?:ông|bà|đồng chí|anh|chị))"
)

_NAME = r"(?:[A-ZÀ-ỸĐ](?:[\w’']*\.?)?|[A-ZĐ]\.)"
_NAMES = rf"{_NAME}(?:[ .]+{_NAME}){{0,4}}"
BYLINE = re.compile(
    rf"""(?x)^\s*(?:
    (?:(?:Bài|Tin|Ảnh|Clip|Video|bài|tin|ảnh|và|viết)(?:,\s*|\s*[-–&]\s*|\s+))*(?:Bài|Tin|Ảnh|bài|ảnh|tin|ẢNH|BÀI)\s*:\s*\S.{{0,60}}
    |(?:Thực\ hiện|THỰC\ HIỆN|Tác\ giả|Người\ viết|Biên\ soạn|Nguồn(?:\ tin)?|NGUỒN|Tổng\ hợp|P\.?V|CTV)\s*:\s*\S.{{0,80}}
    |\(?(?:Theo|THEO|Nguồn)\ (?:[A-ZÀ-ỸĐ]|báo\b).{{0,60}}
    |\(?(?:Nhóm\ (?:PV|phóng\ viên)|PV|Phóng\ viên|Ban\ [A-ZÀ-ỸĐ]\w+(?:\ \w+){{0,3}}|TTXVN|CTV)(?:\s*[-–/(,].{{0,50}})?
    |{_NAMES}(?:\s*[-–,/&+]\s*{_NAMES}){{0,4}}(?:\s*\((?:[^)]{{1,40}})\)(?:\s*[-–]\s*{_NAMES})?)?
        (?:\s*[-–]\s*(?:Ảnh|ảnh|Bài).{{0,40}})?(?:\s+(?:thực\ hiện|tổng\ hợp|ghi|lược\ ghi|\(thực\ hiện\)|biên\ soạn))?
    )\s*[.)]?\s*(?:TAGs?:?)?\s*$"""
)
"""A whole line that says who wrote or where it was taken from."""

_TEXT_ENDS = (".", "!", "?", "…", ":", ";", ",", ".”", "”", '"', ")", "./.", "»", "’", "'")


@dataclass(slots=True)
class _Row:
    """A line while its role is being found. `gap` counts the empty lines before it."""

    number: int
    start: int
    text: str
    gap: int
    words: int
    role: Role | None = None


def read(
    text: str, known: Mapping[int, Role] | None = None, title: str | None = None
) -> tuple[tuple[Line, ...], Form]:
    """The non-empty lines of an NFC text with their roles, and the form of the article.

    `known` holds the roles that the container states, by line number; `title` the title it states.
    """
    rows = _rows(text)
    for row in rows:
        row.role = (known or {}).get(row.number)
    _furniture(rows)
    _head(rows, title)
    _bylines(rows)
    _short_lines(rows)
    form = _interview(rows)
    _lead(rows, form)
    for row in rows:
        row.role = row.role or "body"
    return tuple(Line(r.number, r.start, r.start + len(r.text), r.role or "body") for r in rows), form


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    at = gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            rows.append(_Row(number, start, stripped, gap, stripped.count(" ") + 1))
            gap = 0
        else:
            gap += 1
        at += len(line) + 1
    return rows


def is_furniture(line: str) -> bool:
    """Whether a line can only belong to the page around the article."""
    return len(line) < 400 and bool(FURNITURE.match(line) or FURNITURE_SENTENCE.search(line))


def dateline_share(line: str) -> float:
    """How much of a line (0 to 1, by words) is date, time and counters; 0 when it names no date."""
    if len(line) > 160 or not DATE.search(line):
        return 0.0
    rest = _DATELINE_WORDS.sub(" ", line).split()
    return 1 - len(rest) / (line.count(" ") + 1)


def _is_prose(row: _Row) -> bool:
    """Whether a line reads as a paragraph: long, or a whole sentence."""
    return row.words >= 45 or (row.words >= 14 and row.text.endswith(_TEXT_ENDS))


def _furniture(rows: list[_Row]) -> None:
    prose = [i for i, row in enumerate(rows) if _is_prose(row)]
    tail = False
    for i, row in enumerate(rows):
        if row.role:
            continue
        after = [k for k in prose if k > i]
        if not tail and row.words < 12 and _AFTER_ARTICLE.match(row.text) and len(after) <= len(prose) * 0.3:
            # Long paragraphs may follow an "Xem thêm" box in the middle; only teasers follow the last one.
            tail = True
        if tail or is_furniture(row.text) or (row.words <= 2 and not any(c.isalnum() for c in row.text)):
            row.role = "furniture"


def _head(rows: list[_Row], title: str | None) -> None:
    """Kicker, title and dateline: what stands before the first paragraph."""
    free = [row for row in rows if row.role is None]
    head: list[_Row] = []
    for row in free[:8]:
        share = dateline_share(row.text)
        if share >= 0.5 and row.words < 25:
            row.role = "dateline"
            continue
        if share > 0 and row.words < 12 and not row.text.endswith("."):
            row.role = "kicker"
            continue
        if row.words > 45 or (row.text.endswith((".", ":", ";")) and row.words > 12 and head):
            break
        head.append(row)
    wanted = _squeeze(title) if title else None
    known = next((row for row in head if wanted and _squeeze(row.text) == wanted), None)
    if known is None:
        known = _title(rows, [row for row in head if _may_be_title(row)])
    if known is None:
        return
    known.role = "title"
    wanted = _squeeze(known.text)
    for row in head:
        if row.role is None and row.number < known.number:
            row.role = "kicker"
        elif row.role is None and _squeeze(row.text) == wanted:
            row.role = "title"


def _title(rows: list[_Row], candidates: Sequence[_Row]) -> _Row | None:
    """The title among the short lines at the head: the last one of the first group.

    A rubric name or the name of a series stands above the title, sometimes with the dateline between.
    """
    if not candidates or rows.index(candidates[0]) > 4:
        return None
    best = candidates[0]
    for row in candidates[1:]:
        between = rows[rows.index(best) + 1 : rows.index(row)]
        if any(other.role is None for other in between) or _is_caption(row, rows) or row.words < 4:
            break
        if row.words > 30 and not row.text.isupper():
            break
        if any(other.role == "dateline" for other in between) and best.words > row.words:
            break
        best = row
    return best


def _may_be_title(row: _Row) -> bool:
    text = row.text
    if row.words > 45 or row.words < 2 or _CREDIT.search(text) or text.startswith(("(", "- ", "* ")):
        return False
    if text.endswith((".", ";", ":", ",", "…")):
        return text.endswith(("...", "…")) and row.words <= 18
    return row.words <= 30 or text.isupper() or ":" in text


def _squeeze(text: str) -> str:
    """A title for comparing: without case, spaces, marks at its ends and the dots of a cut."""
    return re.sub(r"\s+", " ", text).strip(" .…\"“”'").casefold()


def _bylines(rows: list[_Row]) -> None:
    """Who wrote it: short lines of names at the foot, or right under the title or the dateline."""
    body = [row for row in rows if row.role is None]
    for row in body[-4:]:
        if row.words <= 14 and len(row.text) <= 110 and BYLINE.match(row.text) and row is not body[0]:
            later = [other for other in body if other.number > row.number]
            if all(other.words <= 14 for other in later):
                row.role = "byline"
    for i, row in enumerate(rows[:6]):
        under = i > 0 and rows[i - 1].role in {"title", "dateline"}
        if row.role is None and under and row.words <= 8 and BYLINE.match(row.text) and body[-1:] != [row]:
            row.role = "byline"


def _short_lines(rows: list[_Row]) -> None:
    """Captions and subheadings: the short lines between the paragraphs."""
    for i, row in enumerate(rows):
        if row.role is not None:
            continue
        if _is_caption(row, rows, i):
            row.role = "caption"
        elif _is_subheading(row, rows, i):
            row.role = "kicker"


def _is_subheading(row: _Row, rows: Sequence[_Row], i: int) -> bool:
    text = row.text
    if row.words > 22 or i + 1 >= len(rows) or text.startswith(("- ", "– ", "+ ", "* ", "•", "(")):
        return False
    if text.endswith((".", ";", ":", ",", "…", "!")) or (text.endswith("?") and row.words > 14):
        return False
    if text[:1].islower():
        return False
    return rows[i + 1].role in {None, "caption", "furniture"}


def _is_caption(row: _Row, rows: Sequence[_Row], i: int | None = None) -> bool:
    """A picture's caption: a short line with a credit, or one that only shows somebody doing something."""
    text = row.text
    if row.words > 75 or text.endswith((":", ";")) or text.endswith("...") and row.words > 20:
        return False
    credit = None
    for credit in _CREDIT.finditer(text):
        pass
    if credit is not None:
        # The credit ends a caption; text after it is a paragraph that the page glued on.
        return len(text) - credit.end() <= 60 or text.lower().startswith(("ảnh", "- trong ảnh", "trong ảnh"))
    i = rows.index(row) if i is None else i
    if i and rows[i - 1].role == "furniture" and rows[i - 1].text.strip("[]").lower() in {"img", "ảnh", "image"}:
        return row.words <= 40
    if row.words > 48 or text.startswith((*_QUOTE_OPENING, "- ", "– ", "* ", "+ ", "PV")):
        return bool(text.startswith((*_QUOTE_OPENING,))) and row.words <= 30 and text.endswith(("tâm niệm", "chia sẻ"))
    score = 0.0
    closed = text.endswith(_TEXT_ENDS)
    score += 1.2 if not closed else -0.4
    score += 1.2 if _CAPTION_OPENING.match(text) else 0.0
    score += 0.6 if row.words >= 13 and not closed else 0.0
    score -= 1.5 if _TELLING.match(text) else 0.0
    score -= 1.6 if _SPOKEN_ABOUT.search(text) else 0.0
    score -= 0.9 if re.search(r"\b(?:đã|sẽ|tuy nhiên|nhưng|vẫn)\b", text) else 0.0
    score -= 0.6 if row.words > 34 else 0.0
    score -= 1.0 if text.count(". ") else 0.0
    score += 0.5 if re.search(r"\b(?:tại|ở|bên|cho|trao|tặng|thăm|kiểm tra|hướng dẫn|tham gia|phát biểu|nhận|đang)\b", text) else 0.0
    score += 0.5 if row.gap >= 2 else 0.0
    score += 0.4 if i + 1 < len(rows) and rows[i + 1].gap >= 2 else 0.0
    score -= 1.0 if row.words <= 6 and not closed and not _CAPTION_OPENING.match(text) else 0.0
    return score >= 1.2


def _interview(rows: list[_Row]) -> Form:
    """Questions and answers. An article is an interview when two questions or more are put in it."""
    body = [row for row in rows if row.role in {None, "kicker"} and row.words > 1]
    asked = [row for row in body if _is_question(row, body)]
    thanks = [row for row in body if row.words < 60 and _THANKS.search(row.text) and _closes(row)]
    if len(asked) < 2 and not (asked and thanks):
        return "news"
    questions = {row.number for row in asked} | {row.number for row in thanks}
    labelled = any(_label_of(row) for row in asked)
    turn: Role | None = None
    for i, row in enumerate(body):
        if row.number in questions:
            row.role = turn = "question"
        elif turn is None:
            before = body[i - 1].text if i else ""
            if row.text.startswith(("- ", "– ", "-", "–")) and before.endswith(":"):
                row.role = turn = "answer"
        elif row.role != "kicker" or turn == "question":
            row.role = turn = _turn(row, turn, labelled)
    return "interview"


def _turn(row: _Row, turn: Role, labelled: bool) -> Role:
    """Whose words a line without question is: the answer runs on, or a labelled question does."""
    if turn == "question" and labelled and not _label_of(row) and not row.text.startswith(("-", "–")):
        return "question"
    return "answer"


def _label_of(row: _Row) -> str | None:
    """The name before the colon that opens a turn, `None` without one."""
    if _ASKER.match(row.text) or _ANSWERER.match(row.text):
        return row.text.split(":", 1)[0]
    match = _LABEL.match(row.text)
    return match["who"] if match and match.end() < 110 else None


def _closes(row: _Row) -> bool:
    """Whether a thanks ends the talk: it is all of the line, or the line is the reporter's."""
    return row.words <= 12 or bool(_ASKER.match(row.text)) or row.text.endswith(("!", "! ."))


def _is_question(row: _Row, body: Sequence[_Row]) -> bool:
    text = row.text
    if _ASKER.match(text):
        return True
    if row.words > 110 or not text.rstrip(" .").endswith("?"):
        return False
    if text.startswith(("* ", "*", "- PV", "+ ")) or _ADDRESSED.search(text):
        return True
    at = next(i for i, other in enumerate(body) if other is row)
    following = body[at + 1] if at + 1 < len(body) else None
    return bool(following and following.words > 15 and following.text.startswith(("- ", "– ", "— ")))


def _lead(rows: list[_Row], form: Form) -> None:
    """The lead: the first paragraph under the title, before any picture.

    Portals give a cut search summary ("…") first; a paragraph after it that opens with the agency's
    mark or repeats the title is the lead itself.
    """
    title = next((row.text for row in rows if row.role == "title"), None)
    first = next((i for i, row in enumerate(rows) if row.role in {None, "caption", "question", "answer"}), None)
    if first is None or rows[first].role is not None or len([r for r in rows if r.role is None]) < 2:
        return
    rows[first].role = "lead"
    if rows[first].text.endswith(("...", "…")):
        following = next((row for row in rows[first + 1 :] if row.role != "title"), None)
        if following and following.role is None:
            opening = following.text[:220]
            cut = _squeeze(title)[:40] if title else ""
            if AGENCY.match(opening) or (cut and cut in opening.casefold()):
                following.role = "lead"


AGENCY = re.compile(
    r"^\s*\(?(?P<outlet>[A-ZĐ]{2,6}O?|[A-ZĐ][\w]*(?:\.[\w]+)*\.(?:vn|com|net|org)(?:\.vn)?|(?:Báo )?[A-ZĐ][\w]+ (?:điện tử|Online|online))\)?\s*[-–—]\s*(?=\S)"
)
"""The agency's mark that opens a lead: "(GLO)-", "ĐTO -", "VOV.VN -"."""
