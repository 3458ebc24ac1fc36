"""The set phrases of a newspaper page: menus, datelines, credits, by-lines. Each pattern has its examples.

They tell what a line is when the text alone is at hand, without the page's markup.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import msgspec

from tonghop.patterns import lazy
from tonghop.scan import Topic

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capitals of the Vietnamese alphabet, for a character class."""


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """A pattern, compiled when a line first asks for it: most are of lines that few articles have."""
    return re.compile(source)


class Phrase(msgspec.Struct, frozen=True):
    """A pattern with lines it must find something in and lines it must not."""

    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, ready for use."""
        return _compiled(self.source)


_COMMENTS = (
    ("", "viết ", "gửi ", "thêm ", "đăng ", "tắt ", "mở ", "xem "),
    *(
        (
            "bình luận",
            "phản hồi",
            "ý kiến",
            "ý kiến bạn",
            "ý kiến bạn đọc",
            "ý kiến của bạn",
            "ý kiến của bạn đọc",
        ),
    ),
    ("", " mới", " của bạn", " bài viết"),
)
_OTHERS = (
    ("", "các "),
    ("tin", "bài", "bài viết", "tin bài", "tin tức", "video", "ảnh"),
    (
        *(" cùng chuyên mục", " cùng chủ đề", " cùng loại", " cùng tác giả", " khác", " liên quan", " mới"),
        *(" mới nhất", " mới hơn", " mới đăng", " nổi bật", " đã đưa", " cũ hơn", " đọc nhiều", " xem nhiều"),
        " tiêu điểm",
    ),
)
_LINES = (
    "bạn quan tâm, có thể bạn quan tâm, bạn có thể quan tâm, có thể bạn có thể quan tâm, mới nhất, nổi bật, tin nóng, "
    "cùng chuyên mục, đọc nhiều, đọc nhiều nhất, xem nhiều, xem nhiều nhất, quan tâm nhiều, quan tâm nhiều nhất, được "
    "quan tâm nhiều, được quan tâm nhiều nhất, liên kết website, liên kết web, liên kết trang, danh mục, trang chủ, "
    "trang trước, trang sau, trang tiếp, về đầu trang, về trang chủ, họ tên, họ và tên, email, e-mail, địa chỉ email, "
    "địa chỉ e-mail, tiêu đề, nội dung, mã bảo mật, mã xác nhận, điện thoại, đăng nhập, đăng ký, đăng xuất, quên mật "
    "khẩu, tìm kiếm, gửi, gửi đi, in bài viết, in trang, in ấn, chia sẻ, chia sẻ bài viết, quay lại, trở về, theo dõi, "
    "lưu bài, lưu tin, bản in, facebook, twitter, zalo, youtube, tiktok, google, google news, rss, print, share, like, "
    "tweet, copy link, img, image, video, audio, ảnh, hình ảnh, logo, quảng cáo, thích, trả lời, menu, đọc tiếp, đọc "
    "thêm, nghe đọc bài"
)
_MORE = (
    ("xem ",),
    ("thêm", "tiếp", "chi tiết", "tất cả", "toàn bộ"),
    ("", " tại đây", " bình luận", " ở đây"),
)
_COUNTERS = frozenset(
    (
        *(
            "lượt xem",
            "lượt truy cập",
            "số lượt xem",
            "số lượt người xem",
            "đang truy cập",
            "đánh giá bài viết",
        ),
        "xếp hạng",
    )
)
_LABELS = frozenset(("từ khóa", "từ khoá", "tag", "tags", "thẻ"))
_OPENINGS = (
    *(("sao chép", 20), ("chia sẻ lên", 21), ("nhập mã", 40)),
    *(
        ("tải về", 40),
        ("tải xuống", 40),
        ("tải file", 40),
        ("ghi về", 40),
        ("ghi xuống", 40),
        ("ghi file", 40),
    ),
    *(("bản quyền thuộc", 100), ("bản quyền ©", 100), ("copyright", 100), ("©", 100)),
    *(("giấy phép số", 100), ("giấy phép xuất bản", 100), ("giấy phép hoạt động", 100)),
    *(("tập tin đính kèm", 100), ("tài liệu đính kèm", 100), ("tài liệu kèm theo", 100)),
)
"""How such lines open, and how many characters may follow."""
_OPENINGS_AT_ALL = tuple(opening for opening, _ in _OPENINGS)
FURNITURE = (
    "Viết bình luận mới",
    "Bình luận (3)",
    "Các tin khác",
    "TIN ĐÃ ĐƯA",
    "Họ tên:",
    "Xem thêm >>",
    "[img]",
    "Tags: nông thôn mới",
    "Lượt xem: 1.234 Bản in",
    "Tải về file đính kèm",
    "© 2024 Báo X",
)
NOT_FURNITURE = (
    "Các tin bão dồn dập báo về.",
    "Video ghi lại cảnh nước lên.",
    "Nội dung hội nghị gồm 3 phần",
    "Bản quyền âm nhạc của nghệ nhân được bảo vệ",
    "Ảnh 1",
)
"""Examples and counter-examples of whole lines that belong to the page, not to the article."""


@cache
def _comments() -> frozenset[str]:
    return frozenset(map("".join, product(*_COMMENTS)))


@cache
def _furniture() -> frozenset[str]:
    others, more = map("".join, product(*_OTHERS)), map("".join, product(*_MORE))
    return frozenset((*_LINES.split(", "), *_COUNTERS, *_comments(), *others, *more))


def _is_page_line(low: str) -> bool:
    """Whether all of a line in lower case is what pages say, with marks around it or a number after it."""
    opened = low.lstrip(" \t>»«•*|[](){}–—+-")
    core = opened.rstrip(" \t:.>»…[](){}<")
    if core in _furniture():
        return True
    label, colon, _ = opened.partition(":")
    if colon and label.rstrip() in _LABELS:
        return True
    if core.startswith(_OPENINGS_AT_ALL):
        return any(
            core.startswith(opening) and len(core) - len(opening) <= most for opening, most in _OPENINGS
        )
    if core[-1:].isdigit():
        thing, _, number = core.rpartition("(")
        if number.isdigit() and thing.rstrip() in _comments():
            return True
    elif not core.endswith("bản in"):
        return False
    return core.removesuffix("bản in").rstrip(" \t:.0123456789") in _COUNTERS


PAGE_SENTENCE = Phrase(
    (
        r"(?i)bạn đã không sử dụng site|thời gian chờ\s*:\s*\d+ giây|trạng thái đăng nhập"
        r"|mời (?:quý )?(?:độc giả|bạn đọc|quý vị|khán giả) (?:theo dõi|đón đọc|xem)|bấm vào đây"
        r"|click vào đây"
        r"|vui lòng (?:nhập|đăng nhập|bật)|xem chi tiết tại đây|ghi rõ nguồn|ý kiến của bạn sẽ"
        r"|gõ tiếng việt có dấu"
        r"|bình luận của bạn|theo dõi .{0,40} trên google news|quét mã qr để|all rights reserved"
    ),
    (
        "Mời quý độc giả theo dõi các chương trình đã phát sóng trên TV Online!",
        "Xem chi tiết Tại đây",
        "Bạn đã không sử dụng Site, bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây",
        "Thời gian chờ: 60 giây",
        "Trạng thái đăng nhập",
        "Vui lòng nhập nội dung",
        "Đề nghị ghi rõ nguồn khi phát hành lại thông tin",
        "Ý kiến của bạn sẽ được biên tập trước khi đăng",
        "Gõ tiếng Việt có dấu",
        "Gửi bình luận của bạn",
        "Theo dõi Báo X trên Google News",
        "Quét mã QR để tải ứng dụng",
        "© 2024 Báo X. All rights reserved.",
        "Click vào đây để xem",
    ),
    ("Người dân theo dõi các chương trình trên truyền hình.",),
)
"""What only a web page says, wherever it stands in a short line."""

_PAGE_CUES = (
    *("mời", "vui lòng", "của bạn", "tại đây", "vào đây", "rõ nguồn", "mã qr", "gõ tiếng", "google news"),
    *("thời gian chờ", "trạng thái", "dụng site", "rights"),
)
"""Every `PAGE_SENTENCE` has one of these: looking for them first is ten times as fast."""
page_cues = Topic(lambda: dict.fromkeys(_PAGE_CUES))


def is_furniture(line: str) -> bool:
    """Whether a line can only belong to the page around the article."""
    low = line.lower()
    return is_of_page(low, any(cue in low for cue in _PAGE_CUES))


def is_of_page(low: str, cued: bool) -> bool:
    """The same of a line in lower case, of which it is known whether it has one of the `page_cues`."""
    if len(low) < 100 and _is_page_line(low):
        return True
    return cued and len(low) <= 600 and PAGE_SENTENCE.pattern.search(low) is not None


AFTER_ARTICLE = Phrase(
    (
        r"""(?ix)^[\s>»«•*|–—-]*(?:
        (?:các\ )?(?:tin|bài|bài\ viết|tin\ tức|tin\ bài)\ (?:cùng\ (?:chuyên\ mục|chủ\ đề|loại)|khác|liên\ quan
            |đã\ đưa|cũ\ hơn|mới\ hơn|mới)
        |(?:viết\ )?bình\ luận(?:\ mới)?|phản\ hồi|ý\ kiến\ (?:của\ bạn|bạn\ đọc)|cùng\ chuyên\ mục
        |(?:có\ thể\ )?bạn\ (?:có\ thể\ )?quan\ tâm|đọc\ nhiều|xem\ nhiều|mới\ nhất|tags?|từ\ khóa
        )\s*(?:\(\d+\))?\s*:?[\s>]*$"""
    ),
    ("Tin cùng chuyên mục", "Phản hồi", "Các tin khác", "Bình luận (3)"),
    ("Các tin cùng chuyên mục này đều nói về lũ.", "Phản hồi của người dân"),
)
"""A heading after which nothing of the article follows, when it stands in the last part of the page."""

_DATE = (
    r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|(?:thứ \w+|chủ nhật),? \d\d \d\d 20\d\d|\d{1,2}\s+(?:tháng\s|thg\s|th\.?)"
    r"\s*\w+(?:\s\w+)?\s*,?\s*(?:năm\s)?(?:19|20)\d\d"
)
DATE = Phrase(
    (rf"(?i)(?=[\dtc])(?<!\d)(?:{_DATE})(?!\d)"),
    (
        "09/09/2022 | 06:20 GMT+7",
        "Thứ Hai, 12 Tháng Sáu, 2023",
        "2024-05-19",
        "12 tháng mười hai, 2023",
        "12 Th5, 2023",
    ),
    ("19/5", "tháng 4/2023", "1.234.2023", "12/34"),
)
"""A date written out: day, month and year."""

DATELINE_WORDS = lazy(
    rf"(?i)(?:ngày\s)?(?:{_DATE})|\b\d{{1,2}}\s?(?:[:hg]|giờ)\s?\d{{2}}(?:\s?(?:phút|[ap]m|:\d\d))?|(?:gmt"
    rf"|utc)\s?\+?\d*"
    r"|(?<=\d)t(?=\d\d:)|\b[ap]m\b|(?:thứ|chủ)\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|nhật|[2-7])\b|cập nhật(?:\slúc|\sngày)?"
    r"|ngày (?:đăng|xuất bản|cập nhật|tạo)|đăng (?:lúc|ngày)|xuất bản|đã đăng|\b(?:lúc|sáng|trưa|chiều|tối)\b"
    r"|lượt (?:xem|đọc|truy cập)|bình luận|số lần xem|chia sẻ(?: bài viết)?|tác giả|\d[\d.]*|[|:,;()\-–—•·/+]"
)
"""What a dateline is made of."""

CREDIT = Phrase(
    (
        rf"\b(?i:ảnh|hình|nguồn ảnh|video|đồ họa|clip|infographic)\s*(?:\([^)]{{0,40}}\))?\s*:\s*\S"
        rf"|\((?i:ảnh|nguồn\s*:)"
        r"|\b[ảẢ]nh\s+(?:minh họa|tư liệu|chụp|cắt từ|do |của (?:tác giả|nhân vật)|nhân vật|ĐVCC|cung cấp)"
        rf"|(?i:\btrong ảnh\s*:)|\b[ảẢ]nh [{UPPER}]\w+ [{UPPER}]\w+\.?$"
    ),
    (
        "Trao quà cho bà con. Ảnh: Lê Đệ.",
        "Nhà báo chia sẻ. Ảnh Hải Hưng.",
        "Hồ chứa nước (ảnh đơn vị cung cấp).",
    ),
    ("Triển lãm ảnh về Bác Hồ.", "Ông Nguyễn Văn A nói về bức ảnh cũ."),
)
"""A picture's credit."""
_CREDIT_WORDS = ("ảnh", "hình", "nguồn", "video", "đồ họa", "clip", "infographic")
credit_words = Topic(lambda: dict.fromkeys(_CREDIT_WORDS))
"""Every `CREDIT` begins with one of these, or with a bracket before it."""

CAPTION_OPENING = Phrase(
    (
        r"^(?:- )?(?:Quang cảnh|Toàn cảnh|Một (?:góc|buổi|tiết|giờ|cảnh|trong số)|Cảnh (?!báo|sát)|Hình ảnh"
        r"|Ảnh |Trong ảnh|Bên trong"
        r"|Hiện trường|(?:Các )?[đĐ]ồng chí|Lãnh đạo|(?:Các )?[đĐ]ại biểu|(?:Ông|Bà|Anh|Chị|Em|Cô|Thầy|Bác"
        r"|Cụ|TS|PGS|GS|ThS) "
        r"|BS|Bí thư|Phó |Chủ tịch|Quyền |Giám đốc|Trưởng |Bộ trưởng|Thứ trưởng|Tổng [Bb]í thư|Thủ tướng"
        r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Cán bộ|Người dân|Nông dân|Nhân dân|Công nhân|Công dân"
        r"|Học sinh"
        r"|Sinh viên|Giáo viên|Cử tri|Đoàn |Lực lượng|Chiến s[ĩỹ]|Công an|Bộ đội|Thanh niên|Hội viên"
        r"|Đoàn viên|Thành viên"
        r"|Nhân viên|Bác s[ĩỹ]|Nhà (?:văn|báo)|Các (?:hộ|em|ĐB|cán bộ|bạn|cháu)|Trao |Tặng |Ký kết"
        r"|Nghi thức|Tiết mục|Biểu diễn"
        r"|Mô hình|Vườn|Chợ |Cầu |Đường |Tuyến |Khu |Nhà máy|Trụ sở|Ban )"
    ),
    ("Quang cảnh hội nghị.", "Cán bộ xã hướng dẫn người dân ký xác nhận", "Một góc thị trấn hôm nay."),
    ("Tại hội nghị, các đại biểu thảo luận.", "Nhiều cách làm hay"),
)
"""How captions open: somebody or something that the picture shows."""

CONCRETE = Phrase(
    (
        r"^(?:(?:\d[\d.]*|Một|Hai|Những|Hàng (?:chục|trăm|ngàn|nghìn)|Nhiều|Các) (?:bậc|cây|con (?!người|số)|ngôi"
        r"|căn|chiếc|đoạn|dãy|bức|tấm|luống|thửa|cánh đồng|gian|lô|em|cụ|phụ nữ|hộ|người dân|ngư dân|nông dân"
        r"|học sinh|bệnh nhân|ca nô|xe|tàu|thùng|bao|mẫu)|Cây (?:cầu|xanh)|Con (?:đường|suối|kênh|đập|đê|tàu)"
        r"|Ngôi (?:nhà|trường|làng|chùa)|Căn (?:nhà|hộ|phòng)|Cánh đồng|Ruộng|Dòng (?:nước|sông|suối|thác)"
        r"|Đoạn (?:đường|đê|kè|sông)|Hồ (?:chứa|thủy)|Đơn (?:kiến nghị|kêu cứu|thư|tố cáo|khiếu nại)|Gian hàng"
        r"|Du khách|Hội đồng|Bệnh nhân|(?:Gia đình|Hộ) (?:ông|bà|anh|chị)|Ngư dân|Bà con|Đội "
        r"|Tổ (?:công tác|bầu cử|kiểm tra)|Phụ nữ|Trẻ em|Máy |Xe |Tàu )"
    ),
    (
        "Một bậc thác với dòng nước chảy ào ào từ trên độ cao khoảng 30m",
        "Cây cầu dân sinh bị nước nhấn chìm gần như hoàn toàn",
        "Đơn kiến nghị của hơn 20 hộ dân tại xã Đắk Sin",
        "250 căn nhà cho hộ nghèo sẽ được hoàn thành",
    ),
    ("Những con số biết nói", "Nhiều cách làm hay", "Khó phân công giảng dạy", "Những người giữ rừng"),
)
"""What a picture shows, as a caption without full stop names it: a thing that can be seen."""

SAYING = Phrase(
    (
        r"cho (?:biết|hay|rằng)|gửi lời|chia sẻ|nhấn mạnh|khẳng định|thông tin|đề nghị|yêu cầu|kiến nghị|đánh giá"
        r"|bày tỏ"
        r"|phấn khởi|\bnói\b|\bkể\b|tâm sự|nhận định|giải thích|cảnh báo|lưu ý|thừa nhận|trăn trở|mong muốn"
        r"|nhìn nhận|đề xuất|kêu gọi|cam kết|phản ánh"
    ),
    ("Ông A cho biết, xã có 3 hộ nghèo.", "Bà B nói."),
    ("Ông A trao quà cho hộ nghèo.",),
)
"""Verbs of saying: a caption shows, it seldom reports speech."""

TELLING = Phrase(
    (
        r"""(?ix)^(?:
        tại|trong|theo|ngày|sáng|chiều|tối|trưa|bên\ cạnh|ngoài\ ra|đồng\ thời|tuy\ nhiên|song|nhờ|từ|đến|để
        |với|cùng
        |hiện|hiện\ nay|trước|sau|dịp\ này|đây|đó|qua|mặc\ dù|do|vì|nếu|khi|cũng|riêng|cụ\ thể|điển\ hình
        |tiêu\ biểu
        |tương\ tự|thống\ kê|được\ biết|như\ vậy|có|chỉ\ tính|tính\ đến|về|đối\ với|thực\ hiện|nhằm|không
        |chính|rất
        |ngay|trên|thời\ gian|năm|tháng|hằng|hàng|giờ\ đây|bước|mỗi|phát\ biểu|kết\ luận|báo\ cáo|trao\ đổi
        |thông\ qua
        |tiếp\ tục|đẩy\ mạnh|tăng\ cường|cần|phải|hội\ nghị|việc|những|kết\ quả|ở|còn|mới\ đây|vừa\ qua
        |thế\ nhưng
        |nhưng|và|bởi|chú\ trọng|nghiêm\ túc|đặc\ biệt|\d+[.)]|[–+*•-]|[a-zđ]\)|tất\ cả|toàn|gần|hơn|khoảng
        |mong
        |dự\ kiến|trường\ hợp|nội\ dung|quá\ trình|định\ kỳ|một\ số|nhiều|bằng|các\ (?:bộ|cơ\ quan
        |địa\ phương|cấp)
        )\ """
    ),
    ("Tại hội nghị, các đại biểu thảo luận.", "- Nâng cao chất lượng.", "Đến nay, xã có 3 hộ nghèo."),
    ("Quang cảnh hội nghị.", "Lấy mẫu xét nghiệm cho người dân"),
)
"""How paragraphs open that tell rather than show."""

AGENCY = Phrase(
    (
        rf"^\s*(?:\((?P<bracketed>[{UPPER}][\w.&/+]*(?: \w+){{0,3}}|(?:[\w-]+\.)+(?:vn|com|net|org))\)"
        rf"|(?P<outlet>[A-ZĐ]{{2,6}}(?:&[A-ZĐ]{{1,4}})?|[A-ZĐ]\w*(?:\.\w+)*\.(?:vn|VN|com|net|org)(?:\.vn)?"
        rf"|(?:Báo )?[{UPPER}]\w+(?: [{UPPER}]\w+)? (?:điện tử|[Oo]nline)))\s*[-–—]\s*(?=\S)"
    ),
    (
        *("(GLO)- Trong 9 tháng", "ĐTO - Thời gian qua", "VOV.VN - Theo ông", "(Dân trí) - Ngày 15/7"),
        *("GD&TĐ - Năm học mới", "(baoquangngai.vn)- Sáng 5/6", "(TTXVN/Vietnam+) - Ngày 2/9"),
    ),
    ("Ông A - Chủ tịch xã", "TP. Huế - thành phố", "- Thưa ông", "R&D là nghiên cứu"),
)
"""The agency's mark that opens a lead."""

_WORD = rf"[{UPPER}][\w.’']*"
_NAMES = rf"{_WORD}(?:\ {_WORD}){{0,4}}"
TEASER = Phrase(
    (r"\((?:\d{1,2}:\d\d,? )?\d{1,2}[-/.]\d{1,2}[-/.]20\d\d(?:,? \d{1,2}:\d\d)?\)$"),
    (
        "Tăng cường đấu tranh với “tín dụng đen”(06/08/2019)",
        "Vinh danh 150 gương tiêu biểu (05.08.2019 16:32)",
    ),
    ("Kỷ niệm 133 năm Ngày sinh (19/5/1890-19/5/2023)", "Hội nghị (ngày 5/8/2019) đã bàn."),
)
"""How a list of other articles dates its lines."""

_OFFICE = (
    r"(?:Văn\ phòng|Phòng\ (?:Văn|Nông|Kinh|Giáo|Tài|Tư|Lao|Nội|Quản)|Ban\ (?:Tuyên|Dân|Tổ\ chức|Biên|Quản)"
    r"|Trung\ tâm\ (?:Văn|Truyền|Dịch|Y|Khuyến|Thông)|Cổng\ (?:Thông|TTĐT)|Đài\ (?:Truyền|Phát|TT))\w*(?:\ (?!trao|tổ"
    r"|kiểm|thăm|tặng|làm|hướng|phát|thực|triển|tuyên|đã|đang|sẽ|của|cho|tại)[-–\w&.,]+){1,9}"
)
"""A body that signs what its portal prints: its name and nothing that it does."""
BYLINE = Phrase(
    (
        rf"""(?x)^\s*(?:
        (?i:(?:(?:bài|tin|ảnh|clip|video|và|viết)(?:,\s*|\s*[-–&]\s*|\s+)){{0,4}}(?:bài|tin|ảnh|video))\s*:\s*\S.{{0,60}}
        |(?i:thực\ hiện|tác\ giả(?:\ bài\ viết)?|người\ (?:viết|đăng)|biên\ (?:soạn|tập)|nguồn(?:\ tin)?|tổng\ hợp
            |ctv)\s*:\s*\S.{{0,80}}
        |https?://\S+
        |{_NAMES}(?:\ *[-–,/(]\ *|\ (?=Theo))(?:Theo\ )?(?:Báo|Đài|Tạp\ chí|Cổng|TTXVN|VOV|VTV|VnExpress)(?!\w).{{0,50}}
        |{_OFFICE}
        |(?i:(?:tin|bài),\ ảnh)\s+{_NAMES}
        |P\.?V\s*:\s*{_NAMES}
        |\(?(?:Theo|THEO|Nguồn)\ (?:[{UPPER}]|báo\b|http|\w+\.\w+).{{0,60}}
        |\(?(?:Nhóm\ (?:PV|phóng\ viên)|PV|Phóng\ viên|Ban\ (?:Thời|Bạn|Chính|Kinh)\ \w+(?:\ \w+)?|TTXVN|CTV)
            (?:\s*[-–/(,].{{0,50}})?
        |{_NAMES}(?:\s*[-–,/&+]\s*{_NAMES}){{0,4}}(?:\s*\([^)]{{1,40}}\)(?:\s*[-–]\s*{_NAMES})?)?
            (?:\s*[-–]\s*(?i:ảnh|bài).{{0,40}})?(?i:\s+\(?(?:thực\ hiện|tổng\ hợp|ghi|lược\ ghi|biên\ soạn)\)?)?
        )\s*[.)]?\s*(?:TAGs?:?)?\s*$"""
    ),
    (
        "THỦY HẰNG thực hiện",
        "Theo Báo Bắc Giang",
        "Bài, ảnh: Huỳnh Đức",
        "P. Tuyết - Lê Đệ",
        "Đ.LÂM - C.ĐỊNH",
        "Lan Hương (tổng hợp) - Trường Thịnh",
        "Nhóm PV - Người Lao động",
        "Thực hiện : Tiến Dũng Đào Nghĩa",
        "Thành AnTAG:",
        "Tác giả bài viết: Lê Thanh",
        "Mạnh Hùng, Đài TT-TH huyện",
        "Hoàng Minh Theo Báo Nghệ An",
        "Phòng Văn hóa và Thông tin huyện",
        "https://baonghean.vn/nong-thon-moi.html",
    ),
    (
        "PV: Xin cảm ơn ông.",
        "Phòng học khang trang",
        "Ban Tuyên giáo Tỉnh ủy trao quà",
        "Điểm sáng quận Long Biên",
        "Theo ông, cần làm gì?",
        "Vừa làm vừa học hỏi",
    ),
)
"""A whole line that says who wrote the article or where it was taken from."""

LETTERHEAD = Phrase(
    (r"C[ỘÔ]NG H(?:ÒA|OÀ|ÓA) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam",),
)
"""The line that stands at the head of every administrative document."""

DOCUMENT_KIND = Phrase(
    (
        r"^(?:BÁO CÁO|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|CÔNG ĐIỆN|CHỈ THỊ|NGHỊ QUYẾT|KẾT LUẬN|HƯỚNG DẪN|CHƯƠNG TRÌNH"
        r"|TỜ TRÌNH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|PHƯƠNG ÁN|THÔNG TRI|BIÊN BẢN|THÔNG CÁO)[\s:.]*$"
    ),
    ("BÁO CÁO", "KẾ HOẠCH"),
    ("Báo cáo tại hội nghị", "BÁO CÁO KẾT QUẢ"),
)
"""The name of its kind, above the subject of an administrative document."""

THANKS = Phrase(
    (
        r"(?i)(?:(?:xin|trân trọng|chân thành)\s+(?:trân trọng |chân thành )?(?:cảm|cám) ơn|^[\s*–-]*(?:cảm"
        r"|cám) ơn)\s+"
        r"(?:ông|bà|anh|chị|đồng chí|bác s[ĩỹ]|tiến s[ĩỹ]|giáo sư|luật sư|thầy|cô|các ông|quý)"
    ),
    ("Xin cảm ơn ông !", "PV: Trân trọng cảm ơn đồng chí!"),
    ("Ông A cảm ơn các nhà hảo tâm.",),
)
"""How an interview closes."""

ASKER = Phrase(
    (r"(?i)^[\s*•–—-]*(?:pv|p\.v|phóng viên(?: [^:.]{0,40})?|hỏi|nhà báo|câu hỏi(?: \d+)?|btv|mc)\s*:"),
    ("PV: Thưa ông", "* Phóng viên: Vâng", "Phóng viên Báo X: Xin ông cho biết"),
    ("Phóng viên đã đến hiện trường. Ghi nhận:", "Ông A: Đúng vậy"),
)
"""The label of the one who asks."""

ADDRESSED = Phrase(
    (
        r"(?i)^[\s*•–—-]*(?:thưa|vậy|vâng)\b|\bthưa (?:ông|bà|anh|chị|đồng chí|bác s[ĩỹ]|tiến s[ĩỹ]|giáo sư"
        r"|luật sư|thầy|cô|pgs|gs|ts)"
        r"|\btheo (?:ông|bà|đồng chí|anh|chị),|\b(?:ông|bà|anh|chị|đồng chí) (?:có thể|đánh giá|cho biết"
        r"|nhận định|nghĩ|nhìn nhận)"
        r"|\bxin (?:ông|bà|đồng chí|anh|chị)"
    ),
    ("Thưa ông, kết quả ra sao?", "Đồng chí đánh giá thế nào về phong trào?"),
    ("Làm sao để giữ rừng?",),
)
"""A question put to somebody by the reporter."""

PHRASES = (
    *(
        PAGE_SENTENCE,
        AFTER_ARTICLE,
        DATE,
        CREDIT,
        CAPTION_OPENING,
        CONCRETE,
        SAYING,
        TELLING,
        AGENCY,
        TEASER,
    ),
    *(BYLINE, LETTERHEAD, DOCUMENT_KIND, THANKS, ASKER, ADDRESSED),
)
