"""Verbs of saying: what may follow each before the words that are said.

Four classes, by what the grammar allows after the verb:

- `say`: a clause, a comma, a colon or "rằng" ("cho biết năm 2024 …", "cho rằng, …", "khẳng định: …");
- `tell`: needs a colon, a comma, "rằng" or quotation marks; with a noun after it the verb tells of an act
  ("chia sẻ kinh nghiệm", "đánh giá cao", "phát biểu chỉ đạo");
- `lead`: needs a colon or quotation marks; before a comma it is one act in a list ("chỉ đạo, hướng dẫn");
- `order`: what is to be done follows at once ("đề nghị các sở …", "yêu cầu tập trung …").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tonghop import wordtree
from tonghop.patterns import lazy

Class = Literal["say", "tell", "order", "lead"]

_BY_CLASS: dict[Class, str] = {
    "say": (
        "cho biết|cho rằng|cho hay|cho là|khẳng định|nhận định|nhìn nhận|nhấn mạnh|thừa nhận|xác nhận"
        "|tiết lộ|quả quyết|lưu ý|chỉ ra|chỉ rõ|nêu rõ|tin rằng"
    ),
    "tell": (
        "chia sẻ|bày tỏ|nói|kể|kể lại|phân tích|đánh giá|nhận xét|tâm sự|bộc bạch|trải lòng|nêu|giải thích"
        "|lý giải|lí giải|nhắc nhở|căn dặn|nhắn nhủ|đặt vấn đề|giãi bày|đúc kết|nhớ lại|thổ lộ|hy vọng"
        "|mong muốn|kỳ vọng|ghi rõ|góp ý|gợi ý|thông báo|thông tin|dự báo|cảnh báo|cam kết|tin tưởng|lo ngại"
        "|phản ánh|tuyên bố|kết luận|nêu quan điểm|nêu ý kiến|giải trình|khai|khai nhận|thú nhận"
    ),
    "lead": (
        "chỉ đạo|phát biểu|trao đổi|trình bày|báo cáo|trả lời|tường trình|quán triệt|viết|dạy|nhắc|dặn|hỏi"
        "|giới thiệu|dẫn chứng|tâm niệm|đặt câu hỏi|cho ý kiến|khoe|hồ hởi|phấn khởi|phấn chấn|bức xúc"
        "|mô tả|thuật lại|tường thuật|nhẩm tính|ví von"
        "|trăn trở|băn khoăn|tự hào|vui mừng|xúc động|lo lắng|nói vui|thốt lên|mong|khai báo"
    ),
    "order": "đề nghị|yêu cầu|đề xuất|kiến nghị|kêu gọi|khuyến cáo",
}

CUES: dict[str, Class] = {cue: name for name, verbs in _BY_CLASS.items() for cue in verbs.split("|")}
"""Every verb of saying with its class."""

FEELINGS = frozenset(
    (
        *("chua xót", "xót xa", "nghẹn ngào", "ngậm ngùi", "ngán ngẩm", "rưng rưng", "than thở", "thở dài"),
        *(
            "buồn bã",
            "tiếc nuối",
            "ấm ức",
            "mừng rỡ",
            "vui vẻ",
            "hào hứng",
            "phân trần",
            "trần tình",
            "mếu máo",
        ),
        *(
            "dí dỏm",
            "hóm hỉnh",
            "tự tin",
            "cảm động",
            "hoài niệm",
            "hồi tưởng",
            "chua chát",
            "quả quyết",
            "tâm tư",
        ),
        *("lo âu", "tâm tình", "thủ thỉ", "thành thật", "thẳng thắn", "xúc động", "cười"),
    )
)
"""How something is said, where no verb of saying stands before the colon: "bà Sen nghẹn ngào: “…”"."""

BLOCKED: dict[str, tuple[str, ...]] = {
    "nhấn mạnh": (
        "vai trò",
        "tinh thần",
        "quan điểm",
        "mục tiêu",
        "nguyên tắc",
        "tầm",
        "ý nghĩa",
        "tại",
        "những",
        "các",
        "sự",
        "yếu tố",
        "thêm về",
        *(f"{to} {what}" for to in ("đến", "tới", "vào") for what in ("vai trò", "tầm", "ý nghĩa", "sự")),
    ),
    "khẳng định": (
        *(
            "vai trò",
            "vị thế",
            "vị trí",
            "sức",
            "bản lĩnh",
            "thương hiệu",
            "tầm",
            "ý nghĩa",
            "giá trị",
            "tinh thần",
        ),
        *(
            "quyết tâm",
            "tình",
            "niềm tin",
            "mình",
            "chủ quyền",
            "được",
            "sự",
            "những",
            "các",
            "qua",
            "bằng",
            "tính",
        ),
    ),
    "lưu ý": ("đến", "tới", "về", "vấn đề", "một số", "những", "đề phòng", "khi", "của"),
    "chỉ ra": ("những", "các", "nguyên nhân", "một số", "hạn chế", "được", "nhiều", "cho"),
    "chỉ rõ": (
        "những",
        "các",
        "nguyên nhân",
        "một số",
        "hạn chế",
        "được",
        "thời điểm",
        "nhiều",
        "trách nhiệm",
    ),
    "nêu rõ": (
        "những",
        "các",
        "nguyên nhân",
        "một số",
        "hạn chế",
        "được",
        "tại",
        "trong",
        "quan điểm",
        "lý do",
    ),
    "thông báo": (
        "về",
        "kết quả",
        "đấu giá",
        "cho",
        "của",
        "số",
        "công khai",
        "tuyển",
        "đến",
        "nhanh",
        "kết luận",
        "nội dung",
    ),
    "thông tin": (
        "về",
        "tuyên truyền",
        "truyền thông",
        "của",
        "từ",
        "cho",
        "liên quan",
        "đến",
        "với",
        "nhanh",
        "ban đầu",
        "chính thống",
        "chính xác",
        "chính sách",
        "thị trường",
        "cơ sở",
        "điện tử",
        "trên",
        "tới",
        "kịp thời",
        "lĩnh vực",
        "trong",
        "đối ngoại",
    ),
    "phản ánh": (
        "về",
        "của",
        "đến",
        "tới",
        "thực trạng",
        "những",
        "các",
        "tình hình",
        "tình trạng",
        "với",
        "chân thực",
    ),
    "dự báo": ("về", "của", "tình hình", "khí tượng", "thời tiết", "được"),
    "đánh giá": ("cao", "rất cao", "đúng", "của", "được"),
    "chia sẻ": ("với", "cùng", "của", "về", "khó khăn", "kinh nghiệm"),
    "cảnh báo": ("về", "của", "người", "sớm", "cho", "các", "nguy cơ", "thiên tai", "cháy", "lũ", "sạt"),
    "cam kết": (
        "của",
        "về",
        "với",
        "không",
        "thực hiện",
        "bảo vệ",
        "tu dưỡng",
        "thi đua",
        "trong",
        "chất lượng",
        "tiêu thụ",
    ),
    "tin tưởng": ("vào", "của", "và", "tuyệt đối", "giao", "cao", "ở"),
    "nhận định": ("của", "về", "tình hình", "này", "được", "trên"),
    "nhìn nhận": ("của", "về", "lại", "rõ", "đúng", "những", "vấn đề", "một cách", "vào", "từ"),
    "xác nhận": ("của", "về", "là", "kết quả", "tình trạng", "vào", "đăng ký", "cho", "hồ sơ"),
    "kết luận": (
        "của",
        "số",
        "về",
        "hội nghị",
        "buổi",
        "cuộc",
        "thanh tra",
        "giám sát",
        "kiểm tra",
        "này",
        "phiên",
        "tại",
    ),
    "tuyên bố": ("của", "về", "chung", "khai mạc", "bế mạc", "lý do", "phá sản", "kết thúc", "thành lập"),
    "lo ngại": ("về", "của", "trước", "khi", "rằng nguy"),
    "đề nghị": ("của", "về", "này", "trên", "đó", "được", "cấp", "gửi", "xét", "hưởng", "hỗ trợ"),
    "yêu cầu": (
        "của",
        "về",
        "này",
        "trên",
        "đó",
        "được",
        "đặt ra",
        "cao",
        "nhiệm vụ",
        "kỹ thuật",
        "chuyên môn",
        "thực tiễn",
        "đề ra",
        "phải có",
    ),
    "đề xuất": (
        "của",
        "về",
        "này",
        "trên",
        "đó",
        "được",
        "các giải pháp",
        "giải pháp",
        "nhiều",
        "một số",
        "những",
    ),
    "kiến nghị": (
        "của",
        "về",
        "này",
        "trên",
        "đó",
        "được",
        "cử tri",
        "khởi tố",
        "gửi",
        "chính đáng",
        "cụ thể",
    ),
    "kêu gọi": ("của", "đầu tư", "vốn", "được", "phương án"),
    # What people declare on a form, not what they tell an investigator.
    "khai": ("trong", "từ", "khi", "để", "đến", "theo", "ngay", "toàn", "việc", "mỗi", "mọi"),
}
"""What follows a verb when it is a noun, or tells of an act, and no words are reported."""

_NOT_AFTER = frozenset(
    (
        *(
            "để",
            "nhằm",
            "được",
            "bị",
            "việc",
            "sự",
            "các",
            "những",
            "nhiều",
            "mọi",
            "theo",
            "đơn",
            "nguồn",
            "do",
            "khi",
        ),
        *(
            "lượng",
            "cổng",
            "bộ",
            "hãy",
            "không",
            "chưa",
            "trao",
            "giờ",
            "ý kiến",
            "nội dung",
            "cuộc thi",
            "công nghệ",
        ),
        *("công tác", "hệ thống", "một số", "đáp ứng", "tiếp nhận", "giải quyết", "lắng nghe", "cung cấp"),
    )
)
"""Before these words a verb of saying is a noun, a purpose or a condition, and nobody is speaking."""

_OPINIONS = lazy(
    r"(?:(?<!\w)(?i:nhiều|một số|có|đa số|các|hầu hết|không ít)(?: (?:luồng|nhiều))?|phát biểu|nêu) ý kiến $"
)
"""Opinions that are held, not asked for: "nhiều ý kiến cho rằng", "phát biểu ý kiến cho rằng"."""
_LAST_BEFORE = frozenset(words.rpartition(" ")[2] for words in _NOT_AFTER)


_TWO_WORDS = 24
"""Characters that take in the two words before a verb."""


def spoken_after(text: str, left: int, at: int) -> bool:
    """Whether a verb of saying at `at` can have a subject before it."""
    before = text[max(left, at - _TWO_WORDS) : at]
    if before[:-1].rpartition(" ")[2] not in _LAST_BEFORE:
        return True  # as most
    words = before.rsplit(None, 2)[-2:]
    last = " ".join(words).lower()
    if last == "cán bộ":
        return True
    if last == "ý kiến":
        return _OPINIONS.search(text, max(left, at - _NAME), at) is not None
    return not words or not (words[-1] in _NOT_AFTER or " ".join(words) in _NOT_AFTER)


_NO_TESTIMONY_AFTER = tuple(
    f" {word}"
    for word in "thác mạc trương giảng báo hội trừ man sinh phá hoang khẩn bút xuân ấn nhận thuế giá tên".split()
) + tuple(f", {word}" for word in "nộp tính quyết khấu đóng đăng kê cấp cung".split())
_NO_TESTIMONY_BEFORE = tuple(
    f"{word} " for word in "triển công kê sơ lời bản tờ mẫu phiếu phá thành tự nguyên minh niên thực".split()
)


def testifies(text: str, start: int, end: int) -> bool:
    """Whether "khai" at `text[start:end]` is a word of its own: not in "triển khai", "khai thác", "lời khai"."""
    return not (
        text.startswith(_NO_TESTIMONY_AFTER, end)
        or text[max(0, start - 7) : start].lower().endswith(_NO_TESTIMONY_BEFORE)
    )


ALSO = frozenset(
    (
        "đề nghị",
        "yêu cầu",
        "đề xuất",
        "kiến nghị",
        "kêu gọi",
        "khuyến cáo",
        "khẳng định",
        "nhấn mạnh",
        "cho rằng",
        "cho biết",
        "lưu ý",
        "cho hay",
        *("nói", "kể", "kể lại", "chia sẻ", "tâm sự", "bộc bạch", "khai", "khai nhận"),
    )
)
"""Verbs that may share the subject of the verb before ("…, đồng thời đề nghị …")."""

TOLD = frozenset(("cho biết", "cho hay", "cho rằng", "nói", "kể", "kể lại", "bộc bạch", "khai", "khai nhận"))
"""Those of them that tell something after a comma too; others go on with a list there: "và chia sẻ, động viên"."""

CLAUSE = (
    "dù mặc_dù tuy hiện hiện_nay sẽ đã đang chưa không nếu khi do vì để trong từ đây rất luôn cần phải trước sau cả có"
    " vẫn còn chính_thức ngay mỗi mọi năm đến nhờ ngoài toàn tất_cả bản_thân gia_đình việc"
).split()
"""What opens a clause: after a verb of the class `tell` only these stand for reported words."""

_THEMES = (
    *("chủ đề", "chuyên đề", "đề tài", "phương châm", "khẩu hiệu", "nội dung", "mục tiêu", "tinh thần"),
    *("tên gọi", "thông điệp", "phong trào", "cuộc thi", "cuộc vận động", "mô hình", "chương trình"),
    *("dự án", "đề án", "kế hoạch", "tiêu chí", "danh hiệu", "hội thi", "hội thảo", "diễn đàn"),
    *("tọa đàm", "triển lãm", "câu lạc bộ", "clb", "tổ", "nhóm", "quỹ", "giải", "tác phẩm"),
    *("cuốn sách", "tập", "bài", "bài hát", "ca khúc", "bộ phim", "phim", "vở", "tên", "gọi là"),
    *("mang tên", "ví như", "gọi", "coi là", "xem là", "mệnh danh", "chiến dịch", "nghị quyết"),
    *("chỉ thị", "kết luận", "lễ", "ngày hội", "gương", "cụm từ", "từ", "chữ", "biểu hiện"),
    *("hình thức", "kiểu", "giải pháp", "sáng kiến", "công trình", "khu", "điểm", "phần việc"),
    *("nhiệm vụ", "đợt", "giai đoạn", "thư viện", "ứng dụng", "phần mềm", "hệ thống", "cuộc"),
    *("ngôi nhà", "nhà", "bếp", "quán", "tuyến đường", "tuyến", "chủ trương", "quan điểm"),
    *("phương pháp", "nguyên tắc", "truyền thống", "slogan"),
)
_AFTER_THEME = frozenset("là như về số mang năm".split())
_MOST_AFTER = 20


def themed(before: str) -> bool:
    """Whether a noun that makes what quotation marks hold a name, a motto or a theme stands right before them.

    >>> [themed(f"Xã {words}: ") for words in ("phát động phong trào thi đua", "có chủ đề năm 2024", "cho biết")]
    [True, True, False]
    """
    low = before.rstrip().removesuffix(":").rstrip()
    before, low = low, low.lower()
    ends = [len(low)]
    for end in ends:
        if low.endswith(_THEMES, 0, end):
            return True
        words = before[max(0, end - 60) : end].split(" ")[-4:]
        if len(words) < 2 or len(ends) > _MOST_AFTER:
            break
        last = words[-1]
        one = end - len(last) - 1
        if last in _AFTER_THEME or last.isdecimal():
            ends.append(one)
        elif words[-2:] == ["thi", "đua"]:
            ends.append(one - 4)
        if len(words) > 2 and last.isalnum():
            two = one - len(words[-2]) - 1
            if words[-2] == "của":
                ends.append(two)
            elif len(words) > 3 and words[-3] == "của" and words[-2].isalnum():
                ends.append(two - 4)
    return False


_NUMBERED = re.compile(
    r"(?:số\s+)?\d+[-/][\w/&-]+[\s,:]*$|(?:đã đề ra|năm \d+|giai đoạn [\d -]+|của [^.,;:]{2,40})\s*:?\s*$"
)
_NAMED = re.compile(r"(?i)(?<!\w)tên(?: \w+){0,3} là\s*:?\s*$")
_THEME_NEAR = re.compile(
    r"(?i:chủ đề|chuyên đề|phương châm|khẩu hiệu|đề tài|thông điệp|phong trào|cuộc vận động|mô hình)[^.;:]{0,140}:?\s*$"
)


_NAME = 40
"""Characters before the marks in which "tên công ty là" stands."""
_NEAR = 120
"""Characters before the marks in which what names them stands."""


def names(text: str, left: int, at: int) -> bool:
    """Whether what stands before the marks at `at` makes them hold a name, a motto, a theme or a title."""
    before = text[left:at]
    if themed(before) or _NAMED.search(before[-_NAME:]):
        return True
    numbered = _NUMBERED.search(before[-_NEAR:])
    return bool(
        numbered
        and (
            numbered[0][0].isdigit()
            or numbered[0].startswith("số")
            or _THEME_NEAR.search(before[-2 * _NEAR :])
        )
    )


@cache
def blocked(cue: str) -> re.Pattern[str] | None:
    """What must not follow `cue`."""
    words = BLOCKED.get(cue)
    return re.compile(r"\s+(?:" + "|".join(map(re.escape, words)) + r")(?!\w)") if words else None


@cache
def clause() -> re.Pattern[str]:
    """The opening of a reported clause."""
    return re.compile(r"\s+(?:" + wordtree.pattern(word.replace("_", " ") for word in CLAUSE) + r")(?!\w)")
