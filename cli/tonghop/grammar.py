"""Closed classes of Vietnamese words that tell who is the subject of a verb: data, and how it is asked for."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from tonghop import wordtree
from tonghop.patterns import lazy
from tonghop.titles import UPPER
from tonghop.wordtree import Opening

CAPITAL = rf"[{UPPER}][\w’']*"
"""A capitalised word, for a pattern."""

MALE = frozenset(("ông", "anh", "thầy", "chú", "thầy giáo", "ngài"))
FEMALE = frozenset(("bà", "chị", "cô", "cô giáo"))
ADDRESSES = (*MALE, *FEMALE, "em", "bác", "cụ", "bạn", "cháu", "đồng chí", "đ/c", "già làng")
"""Titles of address before a name."""

_ARMY = tuple(f"{a} {b}" for a in ("đại", "thượng", "trung", "thiếu") for b in ("tướng", "tá", "úy", "uý"))
_LETTERS = (
    *(
        "PGS",
        "GS",
        "TSKH",
        "TS",
        "ThS",
        "Ths",
        "THS",
        "BS",
        "BSCK",
        "BSCKI",
        "BSCKII",
        "BSCK1",
        "BSCK2",
        *("CKI", "CKII", "CK1", "CK2"),
        "KS",
        "KTS",
    ),
    *("LS", "NSND", "NSƯT", "NGƯT", "NGND", "Bs", "Ts"),
)
_DEGREES = (
    *(
        "phó giáo sư",
        "giáo sư",
        "tiến sĩ",
        "tiến sỹ",
        "thạc sĩ",
        "thạc sỹ",
        "bác sĩ",
        "bác sỹ",
        "kỹ sư",
        "luật sư",
    ),
    *(
        "dược sĩ",
        "nghệ nhân",
        "nghệ sĩ",
        "nhà báo",
        "nhà văn",
        "nhà thơ",
        "nhà nghiên cứu",
        "nhà giáo",
        "cử tri",
    ),
    *("phụ huynh", "anh hùng", "doanh nhân", "quân nhân chuyên nghiệp", "chuyên gia", "ca sĩ", "diễn viên"),
    *("linh mục", "thượng tọa", "hòa thượng", "đại đức", "ni sư"),
)

_RANKS = (*_ARMY, *_DEGREES)
_ADDRESSES = frozenset(ADDRESSES)
_LONGEST_TITLE = 30

SURNAMES = frozenset(
    (
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đoàn đinh trịnh trương lâm mai đào"
        " cao tô tạ hà lương phùng vương tăng thái châu quách tống chu triệu kiều la lưu thân mạc ngọ nông vi lò"
        " hứa đàm giang giáp khúc từ thạch kim sơn danh lục sầm chẩu giàng tráng vừ vàng sùng thào hạng lầu"
        " thèn ma hoa ninh doãn đồng hầu khổng mẫn nghiêm phí tiêu tôn trà ung viên âu an ân"
        " bạch biện bế cái cầm cung diệp đan điêu đường h' ksor rmah rơ siu kpă y k' chung cù cấn lường quàng bạc"
        " lừu mã mạch mạ mông đậu uông văn thiều trình thi hàn khuất cồ bành bá bàng cáp chử đái liễu lỗ"
    ).split()
)
"""Syllables that open a Vietnamese name (Kinh and the larger minorities): a closed class."""

PLACELIKE = frozenset("an hà sơn thái ninh hoa kim giang châu lâm mai văn y thi".split())
"""Surnames that open the names of places as well: two syllables with one of them are no person."""

_ADVERBS = frozenset(
    (
        *(
            "đã",
            "cũng",
            "đang",
            "sẽ",
            "vẫn",
            "còn",
            "từng",
            "vừa",
            "mới",
            "đều",
            "lại",
            "rất",
            "có",
            "cùng",
            "xin",
        ),
        *(
            "muốn",
            "luôn",
            "cười",
            "thêm",
            "cho",
            "tiếp tục",
            "thẳng thắn",
            "trực tiếp",
            "phấn khởi",
            "vui mừng",
        ),
        *(
            "xúc động",
            "hồ hởi",
            "đặc biệt",
            "nghẹn ngào",
            "tự hào",
            "bức xúc",
            "lo lắng",
            "trăn trở",
            "không khỏi",
        ),
        *(
            "liên tục",
            "nhiều lần",
            "chân thành",
            "thường xuyên",
            "vui vẻ",
            "hào hứng",
            "kịp thời",
            "trước đó",
        ),
        *(
            "sau đó",
            "ngay lập tức",
            "hết sức",
            "mạnh mẽ",
            "một lần nữa",
            "kiên quyết",
            "chủ động",
            "thống nhất",
        ),
        *(
            "bày tỏ",
            "phát biểu",
            "thật thà",
            "dứt khoát",
            "buồn bã",
            "nói vui",
            "cởi mở",
            "tâm huyết",
            "quả quyết",
        ),
        *(
            "chia sẻ",
            "ghi nhận",
            "lập luận",
            "ngậm ngùi",
            "cũng đã",
            "hóm hỉnh",
            "chua xót",
            "thật lòng",
            "nêu rõ",
            "cung cấp",
            "nêu ý kiến",
            "phát biểu ý kiến",
        ),
    )
)
"""What may stand between a subject and its verb of saying."""

_LONGEST_ADVERB = 4
_VERBS = frozenset(
    "đã đang sẽ được bị cho khi vì nên nhằm để do trao nghe đến làm giúp vào phải cần theo còn là không thì".split()
)
_VERB_PAIRS = frozenset(
    (
        *(
            "chủ trì",
            "phát biểu",
            "trả lời",
            "tham dự",
            "thực hiện",
            "triển khai",
            "đánh giá",
            "ghi nhận",
            "kiểm tra",
        ),
        *(
            "cùng với",
            "nhấn mạnh",
            "tổ chức các",
            "tổ chức hội",
            "tổ chức lễ",
            "ý kiến",
            "bày tỏ",
            "nhất trí",
        ),
    )
)
_LAST_OF_ADVERBS = frozenset(adverb.rpartition(" ")[2] for adverb in _ADVERBS)
_PAIR_HEADS = frozenset(pair.split(" ")[0] for pair in _VERB_PAIRS)
_PROFILE = frozenset(
    "có đưa mở nhận vay vui xin ngồi đứng nhìn vừa cùng luôn từng dự tặng thăm về với chúc mong".split()
)
_PROFILE_PAIRS = frozenset(
    (
        *(
            "sinh ra",
            "lớn lên",
            "ấn tượng",
            "bắt đầu",
            "gắn bó",
            "tham gia",
            "tham dự",
            "mạnh dạn",
            "xúc động",
        ),
        *(
            "biểu dương",
            "trình bày",
            "hướng dẫn",
            "điều hành",
            "tin tưởng",
            "tiếp tục",
            "tiếp thu",
            "dẫn đầu",
        ),
        *("chuyển sang", "thay mặt", "chỉ tay", "bày tỏ"),
    )
)
"""Words that open what a sentence tells of a person, after the name and title."""

APPOSITION = Opening(
    r"\d{1,3} tuổi|(?i:trú|ở|ngụ|sống|quê|sinh năm|dân tộc|tức|thường trú|hiện|có (?:con|\w+ con)|đến từ|thuộc|tại"
    r"|phụ trách|chỉ huy|vợ|chồng|con|mẹ|cha|bố)(?!\w)|số \d"
)
"""What opens an apposition besides a post, a body and a place."""

GROUP = Opening(
    r"(?i:các|những|nhiều|rất nhiều|không ít|ý kiến|có ý kiến|một số|đa số|phần lớn|hầu hết|đông đảo|bà con|nhân dân"
    r"|người dân|cử tri|dư luận|giới|phía"
    r"|lãnh đạo|đại diện|tập thể|ban lãnh đạo|hai bên|mọi người|chính quyền|ngành|hãng|phụ huynh|thường trực|thường vụ"
    r"|đại biểu|chuyên gia|truyền thông|nhà chức trách|cơ quan|đối tượng|bị can|bị cáo|nghi phạm|nghi can"
    r"|người phát ngôn|Trung ương|chủ đầu tư|nhà thầu|nhà đầu tư|hộ dân|nạn nhân|nhân chứng|người nhà|gia đình"
    r"|một (?:lãnh đạo|đại diện|chuyên gia|cán bộ|người|phụ huynh|hộ|nông dân|giáo viên|nhà))(?!\w)"
)
"""What opens a group of people or bodies without a name."""

DESCRIBED = lazy(
    r"(?i:(?:một |những )?người (?:được (?:coi|xem|cho|giới thiệu|ủy quyền|giao)|tự (?:xưng|nhận|giới thiệu)"
    r"|đứng (?:đầu|ra)|có mặt|chứng kiến|trong cuộc))(?!\w)"
)
"""What opens the description of somebody who has no name: "Người được coi là đại diện công ty"."""

MANY = Opening(
    r"(?i:cán bộ|công chức|công nhân|nhân viên|giáo viên|học sinh|sinh viên|phụ huynh|nông dân|ngư dân|hộ|hội viên"
    r"|đảng viên|đoàn viên|xã viên|tiểu thương|du khách|bệnh nhân|chủ (?:tàu|hộ|rừng|vườn)|tài xế|lái xe|chiến sĩ"
    r"|cựu chiến binh|dân quân)(?!\w)"
)
"""What many are at once: not the one who holds a post, though it opens a role."""

_WRITTEN = (
    *(
        "báo cáo",
        "nghị quyết",
        "quyết định",
        "kế hoạch",
        "công văn",
        "văn bản",
        "thông báo",
        "tờ trình",
        "chỉ thị",
    ),
    *("kết luận", "công điện", "thông tư", "bản tin", "danh mục"),
)
_TITLED = ("Nghị định", "Luật", "Đề án", "Hướng dẫn", "Quy định", "Di chúc")
_COUNTED = ("số liệu", "thống kê", "kết quả", "dự báo", "tính toán", "khảo sát", "nghiên cứu")
_SENT = (
    *(
        "văn bản",
        "công văn",
        "công điện",
        "tờ trình",
        "thông báo",
        "kế hoạch",
        "chỉ thị",
        "quyết định",
        "báo cáo",
    ),
    "thư",
)
PAPERS = frozenset(word.lower() for word in (*_WRITTEN, *_TITLED, *_COUNTED, *_SENT))
"""The words of `DOCUMENT` and `SENDING`, in lower case: where none of them stands, neither is to be looked for."""

DOCUMENT = Opening(
    rf"(?:(?i:{'|'.join(_WRITTEN)})|{'|'.join(_TITLED)}"
    rf"|(?:Các |Những |các |những )?(?i:{'|'.join(_COUNTED)}))(?!\w)"
)
"""What opens the name of a document, or of figures that speak for themselves."""

INFORMING = lazy(
    r"(?i)(?:các |những )?(?:báo cáo|số liệu|thống kê|dự báo|khảo sát|nghiên cứu|kết quả|thông báo|văn bản|công văn"
    r"|bản tin|danh mục|tính toán)"
)
"""Documents that tell something, unlike those that order it."""

NUMBER = re.compile(r"\s+(?:số\s*)?\d+[\w./-]*(?:[-/][\w&-]+)*(?: [A-ZĐ&]{2,})?|\s+số\s+\S+")
"""The number of a document."""

SENDING = re.compile(
    rf"(?:có|gửi|ban hành|ký|ra|phát hành)(?!\w)[^.;]{{0,90}}?(?:{wordtree.pattern(_SENT)})(?!\w)[^.;]{{0,90}}$"
)
"""Sending a document, before the verb that says what stands in it."""

LINKING = Opening(
    r"(?i:tuy nhiên|tuy vậy|tuy|còn|hiện nay|hiện|mới đây|trong khi đó|trong khi|về phía|riêng|đặc biệt|bên cạnh đó"
    r"|ngoài ra|cụ thể|theo đó|do (?:đó|vậy)|(?:chính )?(?:vì|bởi) (?:vậy|thế)|vì lẽ đó|(?:từ|nhờ|qua|trước|sau) đó"
    r"|đồng thời|cùng với đó|song song với đó|thêm vào đó|thế nhưng|tương tự|tại|trong|theo|ngay"
    r"|thông tin(?: ban đầu)? từ|nguồn tin từ|thay mặt|và|nhưng|cũng|như)[\s,]+"
)
"""Words that link a clause to what went before; the subject stands after them."""

DEMONSTRATIVE = lazy(
    r"(?i:(?:cơ quan|đơn vị|sở|bộ|cục|công ty|doanh nghiệp|tổ chức|ban|phòng|hội|trung tâm|huyện|tỉnh|hãng|trường)"
    r" (?:này|trên)|vị(?: \w+){0,3} này)$"
)
"""A body named by pointing back."""

SELF = frozenset(("tôi", "mình", "ta"))
UNCLE = lazy(r"(?:Bác Hồ|Bác|Người|Chủ tịch Hồ Chí Minh|Hồ Chủ tịch|Hồ Chí Minh)(?: (?:kính yêu|vĩ đại))?$")
"""How the press names Hồ Chí Minh."""

UNCLE_LAST = frozenset(("Hồ", "Bác", "Người", "Minh", "tịch", "yêu", "đại"))
"""The words `UNCLE` ends with."""

PRONOUN_LAST = frozenset(
    word.rpartition(" ")[2] for word in (*wordtree.capitalised(ADDRESSES), "này", "ấy", "ta", "nói trên")
)
"""The words `pronoun` ends with."""

SCHOOLED = (
    *("hiệu trưởng", "hiệu phó", "phó hiệu trưởng", "giáo viên", "giảng viên", "học sinh", "sinh viên"),
)
"""Roles that are held in a school."""

GENERIC = frozenset(
    (
        *("nhà trường", "trường", "công ty", "doanh nghiệp", "đơn vị", "hợp tác xã", "htx", "bệnh viện"),
        *("trung tâm", "ngân hàng", "chi nhánh", "clb", "câu lạc bộ"),
    )
)
"""Bodies named without their name."""

KIN = lazy(r"\s*,\s*(?:chồng|vợ|con|mẹ|bố|cha|em|anh|chị|con trai|con gái|cháu)(?: của)?\s+")
_WEAK = frozenset(("cử tri", "người dân", "phụ huynh", "đại biểu", "chuyên gia", "cán bộ", "nông dân"))


@cache
def title_forms() -> frozenset[str]:
    """Titles of address, ranks and degrees as they are written before a name."""
    words = [*ADDRESSES, *_ARMY, *_DEGREES]
    return frozenset((*wordtree.capitalised(words), *(word.title() for word in _ARMY), *_LETTERS))


@cache
def person() -> re.Pattern[str]:
    """A title (or several) with a capitalised name, to be matched where a title begins: groups `title`, `name`."""
    titles = wordtree.pattern(title_forms())
    return re.compile(
        rf"(?P<title>(?:{titles})(?:(?:\s*[.,/–-]\s*|\s+)(?:{titles}))*\.?):?\s+"
        rf"(?P<name>[{UPPER}](?:\.[{UPPER}])+(?!\w)\.?|{CAPITAL}(?: {CAPITAL}){{0,5}})"
    )


@cache
def surnamed() -> re.Pattern[str]:
    """A surname with the capitalised words after it; what stands before is to be looked at.

    A lookbehind would make the search four times as slow.
    """
    forms = wordtree.pattern(form for name in SURNAMES for form in (name.capitalize(), name.upper()))
    return re.compile(rf"(?:{forms})(?: {CAPITAL})+")


@cache
def pronoun() -> re.Pattern[str]:
    """A title of address that stands for a name, at the end of a clause: group `word`."""
    words = wordtree.pattern(wordtree.capitalised(ADDRESSES))
    return re.compile(rf"(?:^|(?<=[\s,.;“”\"–-]))(?P<word>{words})(?: (?:này|ấy|ta|nói trên))?$")


def address(title: str) -> str:
    """The title of address that opens a title, in lower case; empty for a rank or degree alone."""
    low = title[:_LONGEST_TITLE].lower()
    if low in _ADDRESSES:
        return low
    if not low.startswith(ADDRESSES) or low.startswith(_RANKS) or title.startswith(_LETTERS):
        return ""
    return max((word for word in ADDRESSES if low.startswith(word)), key=len)


def degree(title: str) -> str | None:
    """The rank or degree in a title that is worth giving as a role: none of the army, no title of address."""
    low = title.lower()
    return None if address(title) or low.startswith(_ARMY) or not low else title


def agree(one: str, other: str) -> bool:
    """Whether two titles of address can name one person."""
    return not ((one in MALE and other in FEMALE) or (one in FEMALE and other in MALE))


def weak(role: str) -> bool:
    """Whether a role only says what kind of person one is."""
    return role.lower() in _WEAK


def has_verb(phrase: str) -> bool:
    """Whether a phrase holds a word that no name, title or body holds: then it is a clause."""
    words = phrase.replace(",", " ").split()
    if not _VERBS.isdisjoint(words):
        return True
    if _PAIR_HEADS.isdisjoint(words):
        return False
    return any(f"{a} {b}" in _VERB_PAIRS for a, b in pairwise(words))


_OF_DU = frozenset({"án", "thảo", "toán", "phòng"})
"""After a "dự" that is no verb: "dự án"."""


def profile_at(phrase: str) -> int | None:
    """Where in an apposition the sentence goes on ("… thôn 4 vay 50 triệu"), `None` where it does not."""
    at = 0
    words = phrase.split(" ")
    for word, following in zip(words, [*words[1:], ""], strict=True):
        opens = word in _PROFILE or word in _VERBS or f"{word} {following}" in _PROFILE_PAIRS
        if at and opens and not (word == "dự" and following in _OF_DU):
            return at - 1
        at += len(word) + 1
    return None


def trim(text: str, left: int, right: int) -> int:
    """`right` moved before the commas, dashes and adverbs that part a subject from its verb."""
    while True:
        while right > left and text[right - 1] in " ,–—-":
            right -= 1
        at = right
        before = text.rfind(" ", left, at)
        if before < 0 or text[before + 1 : right] not in _LAST_OF_ADVERBS:
            return right
        for _ in range(_LONGEST_ADVERB):
            at = text.rfind(" ", left, at)
            if at < 0:
                return right
            if text[at + 1 : right] in _ADVERBS:
                right = at
                break
        else:
            return right


def last_word(text: str, left: int, right: int) -> str:
    """The word that ends at `right`."""
    return text[max(left, right - 12) : right].rpartition(" ")[2]
