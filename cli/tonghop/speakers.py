"""Who speaks: people with their titles, bodies and documents, found left of a verb of saying.

Grammar, not a list of names: a person is a title of address, a rank or a post with a capitalised name,
a body or document opens with one of a closed class of words. Later mentions ("ông Hải", "chị", "đồng chí
Bí thư", "sở này") are resolved to what the article said in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tonghop import cues, titles
from tonghop.model import Article, SpeakerKind
from tonghop.titles import BODY, LEVEL, ROLE, UPPER

_MALE = frozenset(("ông", "anh", "thầy", "chú", "thầy giáo", "cậu", "ngài"))
_FEMALE = frozenset(("bà", "chị", "cô", "cô giáo", "dì", "mẹ"))
_ADDRESS = "ông|bà|anh|chị|em|cô giáo|thầy giáo|cô|chú|bác|cụ|thầy|ngài|bạn|cháu|đồng chí|đ/c|già làng"
_RANK = (
    r"(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|pgs|gs|tskh|ts|ths|bs(?:ck\w*)?|ks|kts|ls|nsnd|nsưt|ngưt|ngnd"
    r"|phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|luật sư|dược sĩ|nghệ nhân|nghệ sĩ"
    r"|nhà (?:báo|văn|thơ|nghiên cứu|giáo)|cử tri|phụ huynh|anh hùng|doanh nhân|quân nhân chuyên nghiệp"
    r"|chuyên gia|ca sĩ|diễn viên|linh mục|thượng tọa|hòa thượng|đại đức|ni sư"
)
_CAP = rf"[{UPPER}][\w’']*"

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

_NEVER_ALONE = frozenset("an hà sơn thái ninh hoa kim giang châu lâm mai văn y thi".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks and where the text says so: `start` and `end` bound the phrase in the article's text."""

    start: int
    end: int
    speaker: str
    kind: SpeakerKind
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the text. `address` is the title of address in lower case, empty where there is none."""

    start: int
    name_start: int
    name_end: int
    name: str
    address: str


def _either(words: str) -> str:
    """An alternation in which every word may open with a capital."""
    parts = words.split("|")
    return "|".join(f"[{p[0]}{p[0].upper()}]{p[1:]}" if p[0].isalpha() else p for p in parts)


@cache
def _person() -> re.Pattern[str]:
    # Bracketed groups of _RANK keep their inner bars: expand them by (?i:…) only after the first title.
    first = _either(_ADDRESS) + "|" + _RANKS_EITHER
    return re.compile(
        rf"(?:\A|[\s,;:.(“”\"*•+–—-])(?P<title>(?:{first})(?:(?:\s*[.,/–-]\s*|\s+)(?i:{_RANK}|{_ADDRESS}))*\.?):?\s+"
        rf"(?P<name>{_CAP}(?: {_CAP}){{0,5}})"
    )


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"{_CAP}(?: {_CAP})+")


_RANKS_EITHER = (
    r"(?:[đĐ]ại|[tT]hượng|[tT]rung|[tT]hiếu) (?:[tT]ướng|[tT]á|[úÚ]y|[uU]ý)|PGS|GS|TSKH|TS|T[hH][sS]|BS(?:CK\w*)?|KS|KTS|LS"
    r"|NSND|NSƯT|NGƯT|NGND|[nN]hà (?:báo|văn|thơ|nghiên cứu|giáo)|"
    + _either(
        "phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|luật sư|dược sĩ|nghệ nhân|nghệ sĩ|cử tri"
        "|phụ huynh|anh hùng|doanh nhân|chuyên gia|ca sĩ|diễn viên|linh mục|thượng tọa|hòa thượng|đại đức|ni sư"
    )
)
_CAPITAL_BEFORE = re.compile(rf"(?<![\w/])[{UPPER}][\w’']*\s$")
_STOP = re.compile(r"(?<!TP)(?<!Tp)(?<!tp)[.;:“”\"]\s|\n|$")
_AUX = re.compile(
    r"(?:^|(?<=[\s,;–-]))(?:đã|cũng|đang|sẽ|vẫn|còn|từng|vừa|mới|đều|lại|tiếp tục|thẳng thắn|trực tiếp|phấn khởi"
    r"|vui mừng|xúc động|hồ hởi|đặc biệt|nghẹn ngào|tự hào|bức xúc|lo lắng|trăn trở|không khỏi|liên tục|nhiều lần"
    r"|chân thành|thường xuyên|vui vẻ|hào hứng|kịp thời|trước đó|sau đó|ngay lập tức|rất|hết sức|mạnh mẽ|một lần nữa"
    r"|kiên quyết|chủ động|thống nhất|bày tỏ|phát biểu|có|cùng|xin|muốn|luôn|thật thà|dứt khoát|cười|buồn bã|nói vui"
    r"|cởi mở|thêm|cho|không giấu (?:được|nổi) (?:niềm vui|xúc động)|tâm huyết|quả quyết|chia sẻ|ghi nhận|lập luận|ngậm ngùi)\s*$"
)
_VERB = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|bị|cho|khi|vì|nên|nhằm|để|do|trao|chủ trì|nghe|phát biểu|trả lời|tham dự|đến|làm|giúp|vào"
    r"|phải|cần|tổ chức (?:các|hội|lễ|thực)|thực hiện|triển khai|đánh giá|ghi nhận|kiểm tra|theo|cùng với|nhấn mạnh|còn|là|không)(?!\w)"
)
_JOINED = re.compile(r"(?:^|[\s,;])(?:đồng thời|và|cũng như|qua đó|từ đó|song|rồi)\s*$|;\s*$")
_APPOSITION = re.compile(
    rf"\d{{1,3}} tuổi|(?i:trú|ở|ngụ|sống|quê|sinh năm|dân tộc|tức|thường trú|hiện|có (?:con|\w+ con)|đến từ|thuộc|tại|phụ trách"
    rf"|chỉ huy|vợ|chồng|con|mẹ|cha|bố)(?!\w)|số \d"
)
_PLURAL = re.compile(
    r"(?i:các|những|nhiều|một số|đa số|phần lớn|hầu hết|đông đảo|bà con|nhân dân|người dân|cử tri|dư luận|giới|phía"
    r"|lãnh đạo|đại diện|tập thể|ban lãnh đạo|hai bên|mọi người|chính quyền|ngành|hãng|phụ huynh|thường trực|thường vụ|đại biểu"
    r"|chuyên gia|truyền thông|nhà chức trách|cơ quan|người phát ngôn|một (?:lãnh đạo|đại diện|chuyên gia|cán bộ|người"
    r"|phụ huynh|hộ|nông dân|giáo viên|nhà))(?!\w)"
)
_DOCUMENT = re.compile(
    r"(?:Báo cáo|Nghị quyết|Quyết định|Kế hoạch|Công văn|Văn bản|Thông báo|Tờ trình|Chỉ thị|Kết luận|Công điện"
    r"|Thông tư|Nghị định|Luật|Đề án|Hướng dẫn|Quy định|Di chúc|(?:Các |Những )?(?:[Ss]ố liệu|[Tt]hống kê|[Kk]ết quả|[Dd]ự báo|[Tt]ính toán"
    r"|[Kk]hảo sát|[Nn]ghiên cứu)|báo cáo|nghị quyết|kế hoạch|công văn|văn bản|thông báo|tờ trình|chỉ thị|công điện"
    r"|số liệu|thống kê|kết quả|dự báo|bản tin|Bản tin)(?!\w)"
)
_INFORMING = re.compile(r"(?i)(?:các |những )?(?:báo cáo|số liệu|thống kê|dự báo|khảo sát|nghiên cứu|kết quả|thông báo|văn bản|công văn|bản tin)")
_ANOTHER = re.compile(rf"\s(?:và|cùng|với)\s+(?:các\s+)?(?i:{_ADDRESS})(?!\w)")
_PROFILE = re.compile(
    r"\s(?:ấn tượng|sinh ra|lớn lên|có|dẫn|đưa|mở|bắt đầu|chuyển|gắn bó|tham gia|nhận|quyết định|mạnh dạn|vay|đầu tư|trồng|nuôi"
    r"|vui|xin|tiếp|ngồi|đứng|nhìn|vừa|cùng|luôn|thường xuyên|từng|xúc động|thông qua|báo cáo|trình bày|dự|điều hành|tặng|thăm"
    r"|biểu dương|cùng với|về|với|kiểm tra|chúc|mong|điều|tin|hướng dẫn)(?!\w)"
)
_KIN = re.compile(r"\s*,\s*(?:chồng|vợ|con|mẹ|bố|cha|em|anh|chị|con trai|con gái|cháu)(?: của)?\s+")
_TELLING = re.compile(r"(?i)(?:các |những )?(?:báo cáo|số liệu|thống kê|dự báo|khảo sát|tính toán|kết quả)")
_NUMBER = re.compile(r"\s+(?:số\s*)?\d+[\w./-]*(?:[-/][\w&-]+)*(?: [A-ZĐ&]{2,})?|\s+số\s+\S+")
_SENT = re.compile(
    r"(?:có|gửi|ban hành|ký|ra|phát hành)(?!\w)[^.;]{0,90}?(?:văn bản|công văn|công điện|tờ trình|thông báo|kế hoạch|chỉ thị|quyết định"
    r"|báo cáo|thư)(?!\w)[^.;]{0,90}$"
)
_LINKING = re.compile(
    r"(?i:tuy nhiên|tuy vậy|tuy|còn|hiện nay|hiện|mới đây|trong khi đó|trong khi|về phía|riêng|đặc biệt|bên cạnh đó|ngoài ra|cụ thể"
    r"|theo đó|do đó|vì vậy|qua đó|đồng thời|trước đó|sau đó|thêm vào đó|tương tự|tại|trong|theo|ngay|thay mặt|và|nhưng|cũng|như)"
    r"[\s,]+"
)
_PRONOUN = re.compile(
    rf"(?:^|(?<=[\s,.;“”\"–-]))(?P<word>(?i:{_ADDRESS}))(?: (?:này|ấy|ta|nói trên))?$"
)
_THIS = re.compile(
    r"(?i:(?:cơ quan|đơn vị|sở|bộ|cục|công ty|doanh nghiệp|tổ chức|ban|phòng|hội|trung tâm|huyện|tỉnh|hãng|trường) (?:này|trên))$"
)
_SELF = re.compile(r"(?i:tôi|chúng tôi|mình|chúng ta|ta|con|bọn em|chúng em)$")
_UNCLE = re.compile(r"(?:Bác Hồ|Bác|Người|Chủ tịch Hồ Chí Minh|Hồ Chủ tịch|Hồ Chí Minh)(?: (?:kính yêu|vĩ đại))?$")
_SCHOOL = re.compile(r"(?i:hiệu trưởng|hiệu phó|phó hiệu trưởng|giáo viên|giảng viên|học sinh|sinh viên)")
_GENERIC = re.compile(
    r"(?i:nhà trường|trường|công ty|doanh nghiệp|đơn vị|hợp tác xã|htx|bệnh viện|trung tâm|ngân hàng|chi nhánh|clb|câu lạc bộ)$"
)
_TRAILING = re.compile(r"\s+(?:trước đó|mới đây|này|trên|nêu trên|gần đây|mới nhất|nói trên)$")


class Speakers:
    """The people, bodies and documents of one article, asked for by position."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.place = article.place
        self._known: dict[str, tuple[str | None, str | None]] = {}
        self._bodies: list[Subject] = []
        self._starts = [0, *(m.end() for m in re.finditer("\n+", self.text)), len(self.text) + 1]
        self._by_line: list[list[Mention] | None] = [None] * (len(self._starts) - 1)

    # ------------------------------------------------------------------ people of the article

    def _mentions(self, number: int) -> list[Mention]:
        """Everybody named in a line with a title of address, a rank, or a surname after a post."""
        known = self._by_line[number]
        if known is not None:
            return known
        text, left, right = self.text, self._starts[number], self._starts[number + 1]
        found: list[Mention] = []
        for match in _person().finditer(text, max(0, left - 1), right):
            if match["title"][0].isupper() and _CAPITAL_BEFORE.search(text, max(0, match.start() - 20), match.start("title")):
                continue  # "Phạm Anh Tuấn": here "Anh" is part of the name
            start, end = self._name(match.start("name"), match.end("name"))
            if start < end:
                found.append(Mention(match.start("title"), start, end, text[start:end], _address(match["title"])))
        taken = [(m.name_start, m.name_end) for m in found]
        at = 0
        for match in _run().finditer(text, left, right):
            while at < len(taken) and taken[at][1] <= match.start():
                at += 1
            if at < len(taken) and taken[at][0] < match.end():
                continue
            span = self._bare(match.start(), match.end())
            place = span and (
                _PLACE_WORD.search(text, max(0, span[0] - 12), span[0])
                or _PLACE_WORD.search(text, max(0, match.start() - 12), match.start())
            )
            if span and not (place and text.count(" ", *span) == 1):
                found.append(Mention(span[0], *span, text[span[0] : span[1]], ""))
        found.sort(key=lambda m: m.name_start)
        self._by_line[number] = found
        return found

    def mentions(self, left: int = 0, right: int | None = None) -> Iterator[Mention]:
        """The people named in `text[left:right]`, in text order. Lines are read when they are asked for."""
        right = len(self.text) if right is None else right
        for number in range(bisect_right(self._starts, left) - 1, bisect_left(self._starts, right)):
            for mention in self._mentions(number):
                if left <= mention.name_start < right:
                    yield mention

    def mentions_back(self, right: int) -> Iterator[Mention]:
        """The people named before `right`, the last first."""
        for number in range(bisect_right(self._starts, right) - 1, -1, -1):
            for mention in reversed(self._mentions(number)):
                if mention.name_start < right:
                    yield mention

    def _named(self, name: str) -> Iterator[Mention]:
        """The mentions in all lines that hold the words of `name`, in text order."""
        at = self.text.find(name)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield from self._mentions(number)
            at = self.text.find(name, self._starts[number + 1])

    def _name(self, start: int, end: int) -> tuple[int, int]:
        """The name at the head of a run of capitalised words: a post, body or place after it is cut off."""
        text, at, count = self.text, start, 0
        while at < end:
            stop = text.find(" ", at, end)
            stop = end if stop < 0 else stop
            for heads in (ROLE, BODY, LEVEL):
                head = heads.match(text, at)
                if head and (head.end() > stop or (count > 1 and text[at:stop] in _CUTS)):
                    return (start, at - 1) if count else (start, start)
            count += 1
            at = stop + 1
        return start, end

    def _bare(self, start: int, end: int) -> tuple[int, int] | None:
        """A name without title at the end of a run of capitalised words, told by its surname."""
        words, at = [], start
        for word in self.text[start:end].split(" "):
            words.append((at, word.lower()))
            at += len(word) + 1
        best = None
        for count in (3, 4, 2, 5):
            if count <= len(words) and words[-count][1] in SURNAMES:
                best = len(words) - count
                break
        if best is None or (len(words) - best == 2 and words[best][1] in _NEVER_ALONE):
            return None
        if best and words[best - 1][1] in SURNAMES and words[best - 1][1] not in _NEVER_ALONE and len(words) - best < 4:
            best -= 1
        if words[-1][1] in {"thị", "văn"}:
            return None
        return self._name(words[best][0], end) if len(words) - best > 1 else None

    def _full(self, mention: Mention) -> str:
        """The full name that a mention by given name stands for, or the name itself."""
        words = mention.name.split(" ")
        if len(words) > 2 or (len(words) == 2 and words[0].lower() in SURNAMES and not mention.address):
            return mention.name
        tail = " " + mention.name
        before = None
        for other in self._named(tail):
            if len(other.name) > len(mention.name) and other.name.endswith(tail) and other.name.count(" ") > 0:
                if other.name_start < mention.name_start:
                    if before is None or _agree(mention.address, other.address):
                        before = other.name
                elif before is None and _agree(mention.address, other.address):
                    return other.name
        return before or mention.name

    def _post(self, mention: Mention, left: int, right: int) -> tuple[str | None, str | None]:
        """Role and organization that the text gives beside a mention, between `left` and `right`."""
        before = self._before(mention.start, left)
        after = self._after(mention.name_end, right)
        role, organization = titles.split(after) if after else (None, None)
        if before:
            first = titles.split(before)
            if role is None:
                role, organization = first[0], first[1] or organization
            elif first[0] and not _weak(first[0]):
                role, organization = f"{before} - {after}", first[1]
        return role, organization

    def _before(self, end: int, left: int) -> str:
        """The post that stands before a name, across commas as long as posts go on: "Bí thư …, Chủ tịch …"."""
        text = self.text
        start = end
        stop = end
        while True:
            while stop > left and text[stop - 1] in " ,":
                stop -= 1
            cut = left
            for sep in (", ", ": ", "; ", " – ", "\n", "("):
                found = text.rfind(sep, left, stop)
                cut = max(cut, found + len(sep)) if found >= 0 else cut
            segment = text[cut:stop]
            skip = _LINKING.match(segment)
            shift = skip.end() if skip else 0
            head = ROLE.match(segment, shift)
            if not head and stop > cut and LEVEL.match(segment) and cut > left and text[cut - 2 : cut] == ", ":
                stop = cut - 2  # "Chủ tịch UBND xã Ngọc Vân, huyện Tân Yên (Bắc Giang) …"
                continue
            if not head and start == end:
                head = next((m for m in ROLE.finditer(segment) if m[0][0].isupper()), None)
            if not head or _VERB.search(segment, head.end()) or not segment.strip():
                break
            if "," in text[stop:end] and not head[0][0].isupper():
                break
            start = cut + head.start()
            if head.start() != shift or cut == left or text[cut - 2 : cut] != ", ":
                break
            stop = cut - 2
        phrase = text[start:end].strip(" ,:–-")
        return "" if re.search(r"\s(?:và|cùng|với)$", phrase) else phrase

    def _after(self, start: int, right: int) -> str:
        """The apposition after a name: ", Phó Chủ tịch UBND xã …," or "-Giám đốc …-" or "(… )"."""
        text = self.text
        segment = text[start:right]
        match = re.match(r"\s*(\([^()]{0,150}\))?\s*(?:[,–—-]\s*)?", segment)
        assert match
        inside = (match[1] or "")[1:-1].strip()
        rest = re.split(r"\s(?:thay mặt|chủ trì|phát biểu|cùng|và đại diện)(?!\w)", segment[match.end() :])[0].strip(" ,–—-")
        if rest and not (ROLE.match(rest) or BODY.match(rest)):
            place = re.search(r"[,–—-]\s*", rest)
            later = rest[place.end() :] if place else ""
            rest = later if later and ROLE.match(later) else ""
        if rest:
            return rest
        return inside if ROLE.match(inside) or BODY.match(inside) else ""

    def _describe(self, mention: Mention, left: int, right: int) -> Subject:
        """The subject that a mention with what stands beside it makes."""
        name = self._full(mention)
        if name in {"Hồ Chí Minh", "Hồ"} or (name == "Bác" and not mention.address):
            return Subject(mention.start, right, "Hồ Chí Minh", "person", "Chủ tịch")
        role, organization = self._post(mention, left, right)
        if role is None or _weak(role):
            known = self.known(name)
            if known[0] and not (role and organization):
                role, organization = known[0], known[1] or organization
        degree = self.text[mention.start : mention.name_start].strip(" :.")
        if role is None and mention.address == "" and mention.start < mention.name_start:
            role = degree if re.match(rf"(?i:{_RANK})", degree) and not _military(degree) else None
        return Subject(mention.start, right, name, "person", role, self.complete(role, organization, mention.start))

    def known(self, name: str) -> tuple[str | None, str | None]:
        """Role and organization the article gives a person anywhere, the fullest of the first mentions."""
        if name not in self._known:
            best: tuple[str | None, str | None] = (None, None)
            for mention in self._named(name):
                if mention.name != name:
                    continue
                left = max(self.text.rfind("\n", 0, mention.start), self.text.rfind(". ", 0, mention.start) + 1) + 1
                post = self._post(mention, left, self._apposition_end(mention.name_end))
                if post[0] and (best[0] is None or (_weak(best[0]) and not _weak(post[0])) or (best[1] is None and post[1])):
                    best = post
                    if best[1] and not _weak(best[0] or ""):
                        break
            self._known[name] = best
        return self._known[name]

    def _apposition_end(self, start: int) -> int:
        """Where the apposition after a name that is no speaker here ends: at the verb, or the next sentence."""
        text = self.text
        stop = _STOP.search(text, start)
        end = stop.start() if stop else len(text)
        aside = re.compile(r"\s*\([^()\n]{0,40}\)(?=\s*[,–—-])").match(text, start, end)
        start = aside.end() if aside else start
        head = re.compile(r"\s*(?:[,–—-]\s*|\(\s*|\s(?=Thành viên|Phó|Trưởng))").match(text, start, end)
        if not head:
            return start
        if "(" in head[0]:
            close = text.find(")", start, end)
            return close + 1 if close > 0 else end
        at = head.end()
        # Posts go on over commas; the first piece that is neither post nor body nor place belongs to the sentence.
        while at < end:
            comma = text.find(", ", at, end)
            piece_end = end if comma < 0 else comma
            verb = _VERB.search(text, at, piece_end) or _PROFILE.search(text, at, piece_end)
            cue = cues.trigger().search(text, at - 1, piece_end)
            other = _ANOTHER.search(text, at, piece_end)
            limit = min((m.start() for m in (verb, cue, other) if m), default=None)
            if limit is not None:
                return limit
            at = piece_end + 2
            if not any(p.match(text, at) for p in (ROLE, BODY, LEVEL)):
                return piece_end
        return end

    # ------------------------------------------------------------------ who is the subject of a verb

    def subject(self, left: int, right: int) -> Subject | None:
        """Who the verb at `right` has as its subject, the clause beginning at `left`; `None` if nobody."""
        text = self.text
        end = self._trim(left, right)
        if end <= left:
            return None
        if _SELF.search(text, max(left, end - 10), end):
            return None
        uncle = _UNCLE.search(text[max(left, end - 40) : end])
        if uncle and self._clause(left, end - len(uncle[0])):
            return Subject(end - len(uncle[0]), end, "Hồ Chí Minh", "person", "Chủ tịch")
        return (
            self._person(left, end)
            or self._pronoun(left, end)
            or self._body(left, end)
            or self._document(left, end)
        )

    def _clause(self, left: int, at: int) -> bool:
        """Whether a clause can begin at `at`: after a comma, at the start, or after a linking word."""
        before = self.text[left:at].rstrip()
        return not before or before[-1] in ",;:–-" or bool(re.search(r"(?i:như|theo|mà|lời|và|của|khi)$", before))

    def _trim(self, left: int, right: int) -> int:
        """`right` without the commas, dashes and adverbs before it."""
        text, end = self.text, right
        while True:
            while end > left and text[end - 1] in " ,–—-":
                end -= 1
            aux = _AUX.search(text, max(left, end - 40), end)
            if not aux or aux.start() <= left:
                return end
            end = aux.start()

    def _between(self, left: int, right: int) -> list[Mention]:
        return list(self.mentions(left, right))

    def _person(self, left: int, end: int) -> Subject | None:
        """The last person named before the verb with nothing but an apposition between."""
        inside = [m for m in self._between(left, end) if m.name_end <= end]
        best = None
        for mention in reversed(inside):
            if self._apposed(mention.name_end, end):
                best = mention
                if mention.start < mention.name_start:
                    break
            elif best or mention.start < mention.name_start:
                break
        if best is None:
            return None
        for mention in inside:
            if mention.name_end < best.start and _KIN.fullmatch(self.text, mention.name_end, best.start):
                best = mention  # "Ông Xem, chồng bà Bưởi, …"
                break
        subject = self._describe(best, left, end)
        return Subject(self._phrase_start(best, left), end, subject.speaker, "person", subject.role, subject.organization)

    def _phrase_start(self, mention: Mention, left: int) -> int:
        before = self._before(mention.start, left)
        return self.text.find(before, left, mention.start) if before else mention.start

    def _apposed(self, start: int, end: int) -> bool:
        """Whether `text[start:end]`, after a name, is empty or an apposition."""
        tail = self.text[start:end].strip()
        if not tail:
            return True
        tail = re.sub(r"^\([^()]*\)\s*", "", tail).strip()
        parted = tail[:1] in ",–—-"
        tail = tail.strip(" ,–—-")
        if not tail:
            return True
        if _SENT.match(re.sub(r"^(?:đã|vừa|mới|cũng)(?: (?:đã|vừa|mới))*\s+", "", tail)):
            return True
        if len(tail) > 220 or _VERB.search(tail):
            return False
        if not parted and tail.islower() and tail.count(" ") < 3 and not ROLE.match(tail) and not BODY.match(tail):
            return bool(re.fullmatch(r"[^\W\d]+(?: [^\W\d]+)*", tail))  # "chua chát", "hóm hỉnh": how it was said
        heads = (ROLE, BODY, LEVEL, _APPOSITION)
        if any(head.match(tail) for head in heads):
            return True
        return parted and tail.startswith(("nguyên", "người", "từ")) or bool(re.match(rf"{_CAP}(?: {_CAP})*$", tail) and parted)

    def _pronoun(self, left: int, end: int) -> Subject | None:
        """"Chị", "ông", "đồng chí Bí thư", "Bộ trưởng": the person the text spoke of last."""
        text = self.text
        match = _PRONOUN.search(text[max(left, end - 30) : end])
        if match:
            start = end - len(match[0])
            address = match["word"].lower()
            for mention in self.mentions_back(start):
                name = self._full(mention)
                if " " in name and _agree(address, mention.address) and "Hồ Chí Minh" not in name and (
                    mention.start < mention.name_start or self.known(name)[0]
                ):
                    role, organization = self.known(name)
                    return Subject(start, end, name, "person", role, self.complete(role, organization, start))
            return None
        start = self._segment(left, end)
        phrase = text[start:end]
        address_word = re.match(rf"(?i:{_ADDRESS})\s+", phrase)
        bare = phrase[address_word.end() :] if address_word else phrase
        if any(m.start >= start for m in self._between(start, end)):
            return None
        if not ROLE.match(bare) or _PLURAL.match(bare) or _VERB.search(bare) or len(bare) > 120:
            return None
        return self._by_role(bare, start, end)

    def _by_role(self, phrase: str, start: int, end: int) -> Subject | None:
        """The person whose post a phrase names; the phrase itself where the article names nobody."""
        words = set(phrase.lower().replace(",", "").split())
        chosen = None
        for mention in self.mentions():
            name = self._full(mention)
            role, organization = self.known(name)
            title = self.text[mention.start : mention.name_start]
            if not role and not title:
                continue
            full = f"{title} {role} {organization or ''} {self.complete(role, organization, mention.start) or ''}".lower()
            if words <= set(full.replace(",", "").split()):
                if mention.start > start and chosen:
                    break
                chosen = name, role, organization
        if chosen:
            name, role, organization = chosen
            return Subject(start, end, name, "person", role, self.complete(role, organization, start))
        if " " not in phrase:
            return None
        return Subject(start, end, phrase, "person" if phrase[0].isupper() or phrase.startswith("một") else "collective")

    def _segment(self, left: int, end: int) -> int:
        """Where the last piece of the clause begins: after a comma, a dash or a linking word."""
        text = self.text
        start = left
        for sep in (", ", "; ", ": ", " – ", " - ", "” ", "\n"):
            at = text.rfind(sep, left, end)
            if at >= 0:
                start = max(start, at + len(sep))
        return self._link(start, end)

    def _link(self, start: int, end: int) -> int:
        while start < end and self.text[start] in " “”\"–-•*+":
            start += 1
        match = _LINKING.match(self.text, start, end)
        return match.end() if match else start

    def _document(self, left: int, end: int) -> Subject | None:
        """A document that says something: "Báo cáo số 499-BC/TU, ngày … của Tỉnh ủy …"."""
        text = self.text
        match = None
        for candidate in _DOCUMENT.finditer(text, left, end):
            if self._opens(left, candidate.start()):
                match = candidate
                break
        if match and not re.match(r"\s*(?:$|,|số|của|về|này|trên|trước|mới|công bố|từ|do|gần|năm|ngày|\d|và|nêu|nghiên|khảo|thống)", text[match.end() : end]):
            return None
        if match and "," in text[end : end + 1] and not _NUMBER.match(text, match.end()):
            return None
        if not match or _VERB.search(text[match.end() : end].replace("đánh giá", "")) or end - match.start() > 260:
            return None
        number = _NUMBER.match(text, match.end(), end)
        if not number and not _TELLING.match(match[0]) and not re.match(r" (?:của|này|trên)(?!\w)", text[match.end() : end]):
            return None
        owner = re.search(r"(?:của|do)\s+(.+)$", text[match.end() : end])
        organization = owner[1].strip(" ,") if owner else None
        stop = number.end() if number else end
        speaker = text[match.start() : stop].strip(" ,")
        if organization:
            organization = re.split(r" ngày | về ", organization)[0]
        speaker = _TRAILING.sub("", speaker)
        return Subject(match.start(), end, speaker, "document", None, self.complete(None, organization, match.start()))

    def _opens(self, left: int, at: int) -> bool:
        before = self.text[left:at].rstrip()
        return not before or before[-1] in ",;:–-“" or bool(_LINKING.fullmatch(before.rsplit(", ", 1)[-1].strip() + " "))

    def _body(self, left: int, end: int) -> Subject | None:
        """A body or a group of people as subject, or as the sender of the document that speaks."""
        text = self.text
        sent = _SENT.search(text[left:end])
        if sent:
            subject = self._sender(left, left + sent.start())
            if subject:
                return subject
        start = self._segment(left, end)
        phrase = text[start:end].strip()
        if text[end : end + 1] == ",":
            return None
        if not self._group(phrase):
            # A caption without full stop runs into the sentence: "Ảnh: X.N Sở Y tế … cho rằng".
            glued = [m.start() for m in BODY.finditer(phrase) if m[0][0].isupper() and re.search(rf"(?:[{UPPER}][\w.]*|\)) $", phrase[: m.start()])]
            if glued and self._group(phrase[glued[0] :]) and not _DOCUMENT.match(phrase):
                start += glued[0]
                phrase = text[start:end].strip()
        if _THIS.match(phrase):
            for body in reversed(self._bodies):
                if body.start < start and (phrase.lower().startswith("cơ quan") or body.speaker.lower().startswith(phrase.split()[0].lower())):
                    return Subject(start, end, body.speaker, "collective", body.role, body.organization)
            for mention in reversed(list(re.finditer(rf"(?i:{re.escape(phrase.rsplit(' ', 1)[0])}) [^,.;:()“”\n]*", text[:start]))):
                name = re.split(r" (?:đã|đang|sẽ|cho|về|là|có|cũng|gửi|phối hợp)(?!\w)", mention[0])[0]
                if re.search(rf"\s[{UPPER}]", name):
                    return Subject(start, end, name.strip(), "collective")
            return None
        if not self._group(phrase):
            return None
        # "Bộ Chính trị, Ban Bí thư yêu cầu": the bodies before the comma speak too.
        while start > left + 3 and text[start - 2 : start] == ", ":
            earlier = self._segment(left, start - 2)
            if earlier >= start or not self._group(text[earlier : start - 2]) or not BODY.match(text, earlier):
                break
            start = earlier
        subject = Subject(start, end, _TRAILING.sub("", text[start:end].strip()), "collective")
        self._bodies.append(subject)
        return subject

    def _sender(self, left: int, end: int) -> Subject | None:
        end = self._trim(left, end)
        heads = [m for m in re.finditer(BODY.pattern, self.text[left:end])]
        start = self._segment(left, end)
        if self._group(self.text[start:end].strip()):
            return Subject(start, end, self.text[start:end].strip(), "collective")
        for head in reversed(heads):
            phrase = self.text[left + head.start() : end]
            if phrase[0].isupper() and self._group(phrase):
                return Subject(left + head.start(), end, phrase, "collective")
        return None

    def _group(self, phrase: str) -> bool:
        """Whether a phrase is a body, a group of people or a firm's name, and no clause."""
        phrase = phrase.strip()
        if not phrase or len(phrase) > 140 or _VERB.search(phrase) or _DOCUMENT.match(phrase):
            return False
        if phrase.count("(") != phrase.count(")"):
            return False
        if _PLURAL.match(phrase) or BODY.match(phrase):
            return True
        if LEVEL.match(phrase):
            return phrase[0].isupper() or phrase.count(" ") < 1 or bool(re.search(rf"\s[{UPPER}]", phrase))
        return bool(re.fullmatch(rf"(?:{_CAP}|[\d&-]+)(?: (?:{_CAP}|[\d&-]+))+", phrase))

    # ------------------------------------------------------------------ after "Theo", and in interviews

    def after(self, start: int, right: int) -> Subject | None:
        """Who is named at `start` ("Theo ông X, Giám đốc …, …"): `end` is where the name and title end."""
        text = self.text
        commas = [m.start() for m in re.finditer(r",|(?<!\w)thì(?!\w)|:", text[start:right])]
        person = next((m for m in self._between(start, right) if m.start <= start + 2 or self._before(m.start, start)), None)
        if person and (person.start <= start + 2 or ROLE.match(text, start)):
            best = None
            for cut in commas[:5]:
                if start + cut < person.name_end:
                    continue
                if not self._apposed(person.name_end, start + cut) or (
                    best is not None and not any(h.match(text, start + best + 2) for h in (ROLE, BODY, LEVEL))
                ):
                    break
                best = cut
            return self._end(self._describe(person, start, start + best), start, start + best) if best is not None else None
        for cut in commas[:1]:
            end = start + cut
            phrase = text[start:end].strip()
            if _PRONOUN.match(phrase) or (ROLE.match(phrase) and not _PLURAL.match(phrase)):
                subject = self._pronoun(start, end)
            elif _DOCUMENT.match(phrase):
                subject = self._document(start, end) if _INFORMING.match(phrase) else None
            else:
                subject = Subject(start, end, phrase, "collective") if self._group(phrase) else None
            return self._end(subject, start, end) if subject else None
        return None

    @staticmethod
    def _end(subject: Subject, start: int, end: int) -> Subject:
        return Subject(start, end, subject.speaker, subject.kind, subject.role, subject.organization)

    def named(self, label: str, start: int, end: int) -> Subject | None:
        """The person that a label at `text[start:end]` names ("Ông Nguyễn Văn A:" before an answer)."""
        inside = self._between(start, end)
        if not inside:
            return None
        return self._describe(next((m for m in inside if m.start < m.name_start), inside[-1]), start, end)

    def interviewee(self, before: int) -> Subject | None:
        """Who answers in an interview: named where the talk is announced, else the last one introduced."""
        found = None
        for mention in self.mentions(0, before):
            name = self._full(mention)
            if name.count(" ") < 1 or name == "Hồ Chí Minh":
                continue
            line = self.text.rfind("\n", 0, mention.start) + 1
            lead = self.text[max(line, mention.start - 160) : mention.start]
            strong = bool(re.search(r"(?i:phỏng vấn|trao đổi|trò chuyện|gặp gỡ|cuộc trò|đối thoại|hỏi)", lead))
            if found is None or strong or self.known(name)[0] and not self.known(found.name)[0]:
                found = mention
                if strong:
                    break
        if found is None:
            return None
        name = self._full(found)
        role, organization = self.known(name)
        return Subject(found.start, found.name_end, name, "person", role, self.complete(role, organization, found.start))

    # ------------------------------------------------------------------ bodies named in part

    def complete(self, role: str | None, organization: str | None, at: int) -> str | None:
        """A body named in part, with what the article says of it: Thành ủy → Thành ủy Vị Thanh."""
        if organization is None:
            if role and _SCHOOL.match(role):
                return self._earlier("Trường", at)
            return None
        organization = organization.strip(" ,.;–-")
        if _GENERIC.match(organization):
            head = "Trường" if organization.lower() == "nhà trường" else organization
            return self._earlier(head, at) or organization
        return with_place(organization, self.place)

    def _earlier(self, head: str, at: int) -> str | None:
        """The last body before `at` that opens with `head` and has a name."""
        pattern = re.compile(
            rf"(?<!\w){re.escape(head)}(?: (?:{_CAP}|\d+\w*|[a-zà-ỹ]+(?= [{UPPER}])|(?:cổ phần|tư nhân|một thành viên|phổ thông)))+",
            re.IGNORECASE if head != "Trường" else 0,
        )
        found = None
        for match in pattern.finditer(self.text, 0, at):
            words = match[0].split(" ")
            if any(word[0].isupper() or word[0].isdigit() for word in words[1:]) and match[0][0].isupper():
                found = match[0]
        if found is None:
            return None
        return re.split(r"(?<!\w)(?:từng|đã|đang|là|có|và|được)(?!\w)", found)[0].strip()


_PLACE_WORD = re.compile(rf"(?<!\w)(?:{titles.LEVEL.pattern}|đường|phố|sông|núi|cầu|ga|chợ|trường|công ty|bệnh viện)\s$", re.IGNORECASE)
_CUTS = frozenset(("Phó", "Trưởng", "Nguyên", "Thôn", "Xã", "Ấp", "Giám", "Chủ"))
_PLACE_PARTS = re.compile(r"(?i)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường)\s+(.+)")
_COMMITTEE = {"tỉnh ủy": "tỉnh", "tỉnh uỷ": "tỉnh", "thành ủy": "thành phố", "thành uỷ": "thành phố", "huyện ủy": "huyện",
              "huyện uỷ": "huyện", "quận ủy": "quận", "quận uỷ": "quận", "thị ủy": "thị xã", "thị uỷ": "thị xã"}


def with_place(organization: str, place: str | None) -> str:
    """A body that ends in the bare word of its level, with the name of the article's place at that level.

    >>> with_place("Thành ủy", "thành phố Vị Thanh"), with_place("UBND huyện", "tỉnh Bắc Giang")
    ('Thành ủy Vị Thanh', 'UBND huyện')
    """
    match = _PLACE_PARTS.match(place or "")
    if not match:
        return organization
    level = match[1].lower().replace("tp.", "thành phố")
    level = "thành phố" if level == "tp" else level
    lower = organization.lower()
    if _COMMITTEE.get(lower) == level or lower.endswith((" " + level, " tp" if level == "thành phố" else "\0")):
        return f"{organization} {match[2]}"
    return organization


@cache
def _address(title: str) -> str:
    """The title of address that opens a title, in lower case; empty for a rank or degree alone."""
    title = title.lower()
    if re.match(rf"(?:{_RANK})(?!\w)", title):
        return ""
    match = re.match(rf"(?:{_ADDRESS})(?!\w)", title)
    return match[0] if match else ""


def _agree(one: str, other: str) -> bool:
    """Whether two titles of address can name one person."""
    return not (one in _MALE and other in _FEMALE or one in _FEMALE and other in _MALE)


def _weak(role: str) -> bool:
    """Whether a role only says what kind of person one is."""
    return bool(re.fullmatch(r"(?i:cử tri|người dân|phụ huynh|đại biểu|chuyên gia|cán bộ|nông dân)", role))


def _military(degree: str) -> bool:
    return bool(re.match(r"(?i:đại|thượng|trung|thiếu)", degree))
