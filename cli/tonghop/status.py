"""Whether a figure is a result, a target or a norm.

The nearest cue to the left in the sentence decides; a passive to the right ("sẽ được bàn giao") counts
too, and a line that announces a list ("Mục tiêu đến năm 2025:") decides for the items under it.
"""

from __future__ import annotations

import re
from functools import cache

from tonghop.model import Status
from tonghop.tokens import Tokens

_TARGET = (
    "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự tính|dự báo|dự định|theo kế hoạch|kế hoạch đến|đặt kế hoạch"
    "|có kế hoạch|lên kế hoạch"
    "|theo lộ trình|lộ trình đặt ra|đặt ra đến|sẽ|sắp tới|thời gian tới|hướng tới|hướng đến|tầm nhìn|nếu|giả sử"
    "|cần bổ sung|cần thêm|cần có|cần phải|cần khoảng|cần trên|cần hơn|phải xây|phải có thêm|đề xuất|định xây"
    "|có thể lên|có thể đạt|có thể đóng góp|có thể tăng|có thể giảm|có thể vượt|có thể thiếu"
    "|kỳ vọng|quyết tâm|cam kết|đang đẩy nhanh|về triển khai|nhằm đạt|nhu cầu"
)
_NORM = (
    "theo quy định|phạt tiền|mức phạt|bị phạt từ|phạt từ|bắt buộc|định mức|tối thiểu|không quá"
    "|mức hỗ trợ|mức kinh phí|mức chi|được hưởng mức|mức đóng|mức thu|yêu cầu mỗi"
    "|phải có|phải đạt|phải đảm bảo|phải bảo đảm|phải thực hiện|mức trợ cấp|mức bồi thường|quy định mức"
)
_RESULT = (
    "đã|hiện nay|hiện có|hiện đã|hiện đang|đến nay|vừa|từng|thực tế|kết quả|ghi nhận|nhờ vậy"
    "|bị bắt|phát hiện|hoàn thành vượt|so với kế hoạch|tuyên phạt|xử phạt|đạt được"
)


@cache
def _cues() -> dict[str, tuple[tuple[tuple[str, ...], Status], ...]]:
    """First word of a cue → its other words and what it says, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Status]]] = {}
    sorts: tuple[tuple[str, Status], ...] = ((_TARGET, "target"), (_NORM, "norm"), (_RESULT, "result"))
    for phrases, status in sorts:
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            table.setdefault(first, []).append((tuple(rest), status))
    return {first: tuple(sorted(group, key=lambda cue: -len(cue[0]))) for first, group in table.items()}


@cache
def _openers() -> frozenset[str]:
    return frozenset(_cues())


def _found(lows: list[str], bag: set[str]) -> list[tuple[int, Status]]:
    """The cues among the words, each with its index."""
    table = _cues()
    out: list[tuple[int, Status]] = []
    for word in _openers() & bag:
        i = -1
        for _ in range(lows.count(word)):
            i = lows.index(word, i + 1)
            for rest, status in table[word]:
                if not rest or tuple(lows[i + 1 : i + 1 + len(rest)]) == rest:
                    if word == "vừa" and (lows[i - 1] in _WEATHER or lows[i + 1 : i + 2] in ([","], ["và"])):
                        break  # "mưa vừa, mưa to", "doanh nghiệp vừa và nhỏ"
                    if not (status == "target" and _only_named(lows, i)):
                        out.append((i, status))
                    break
    out.sort()
    return out


def _only_named(lows: list[str], i: int) -> bool:
    """A goal that is only referred to: "so với chỉ tiêu", "hoàn thành mục tiêu", "3 mục tiêu"."""
    if lows[i] in _MODALS:
        return False
    if lows[i + 2 : i + 4] == ["quốc", "gia"]:
        return True  # "chương trình mục tiêu quốc gia"
    before = lows[i - 1] if i else ""
    if before == "tiêu" and i > 2 and lows[i - 2] in ("chỉ", "mục"):
        return _only_named(lows, i - 2)  # "so với chỉ tiêu phấn đấu"
    return before in _NAMING or before[:1].isdigit() or (i > 1 and f"{lows[i - 2]} {before}" in _NAMING)


_WEATHER = frozenset({"mưa", "gió"})
_MODALS = frozenset({"có", "sẽ", "cần", "phải", "nếu"})
_NAMING = frozenset(
    {"so với", "vượt", "đạt", "bằng", "hoàn thành", "thực hiện", "hơn", "các", "những", "số", "%"}
)

_PER = re.compile(
    r"(?<![^\W_])mỗi (?!năm|ngày|tháng|tuần|vụ|quý)[^;.:]{1,60}"
    r"(?:chọn|đăng ký|thành lập|xây dựng|phải|cần|giới thiệu)"
)
_FOR_EACH = re.compile(r"[^,;.:()]{0,30}(?<![^\W_])(?:từ|cho|trên) mỗi(?![^\W_])")
_PASSIVE = re.compile(r"[^,;.:()]{0,60}(?<![^\W_])(?:sẽ|cần được|phải được)(?![^\W_])")


class Cues:
    """The status cues of one sentence, found once for all its figures."""

    __slots__ = ("ahead", "found", "heading", "low", "per", "start")

    def __init__(self, tokens: Tokens, low: str, heading: Status | None) -> None:
        self.low = low[tokens.start : tokens.end]
        self.start = tokens.start
        self.heading = heading
        self.ahead = "sẽ" in tokens.bag or "được" in tokens.bag
        self.per = "mỗi" in tokens.bag
        self.found = [
            (tokens.starts[i] - self.start, status) for i, status in _found(tokens.lows, tokens.bag)
        ]

    def at(self, start: int, end: int) -> Status:
        """The status of a figure at `start` to `end` of the article's text."""
        left, right = start - self.start, end - self.start
        if self.low[left - 1 : left] == "/":
            return "target"  # "đạt 5 tỷ đồng/7 tỷ đồng": the result, then the plan
        status: Status | None = None
        for position, cue in self.found:
            if position >= left:
                break
            status = cue
        if status is None:
            tail = self.low[right : right + 80]
            if self.ahead and _PASSIVE.match(tail):
                return "target"
            if self.per and _FOR_EACH.match(tail):
                return "norm"
            if self.heading is not None:
                return self.heading
            if self.per and _PER.search(self.low, max(0, left - 80), left):
                return "norm"
        return status or "result"


def announces(low: str) -> Status | None:
    """The status that a line ending in a colon gives to the list under it."""
    line = low.rstrip()
    if not line.endswith(":") or len(line) > 300:
        return None
    words = re.findall(r"\w+|[^\w\s]", line)
    found = _found(words, {*words})
    return "target" if found and found[-1][1] == "target" else None


_GOAL = re.compile(
    r"(?<![^\W_])(?:(?<!đạt )(?<!thành )(?<!hiện )mục tiêu(?! quốc gia)|phấn đấu|theo dự báo)(?![^\W_])"
)
_RULE = re.compile(r"(?<![^\W_])quy định (?:các |về )*(?:mức|chính sách)(?![^\W_])")
_DONE = re.compile(
    r"(?<![^\W_])(?:đã|hiện (?:nay|tại|có|đang|đã|còn)|đến nay|vừa|thực tế|kết quả|tuy nhiên)(?![^\W_])"
)
_BESIDES = ("bên cạnh đó", "ngoài ra", "cùng với đó", "đồng thời", "song song với đó")


def resumed(low: str, start: int, said: Status | None) -> Status | None:
    """What the paragraph before says of the one that opens at `start`: it goes on with its goals by "Bên cạnh đó"."""
    return said if said == "target" and low.startswith(_BESIDES, start) else None


def goes_on(low: str, start: int, end: int, said: Status | None) -> Status | None:
    """What the sentence `low[start:end]` says of the next one of its paragraph, if that has no cue of its own.

    A goal or a rule goes on until something done is told: "Mục tiêu là 5 xã. Thu nhập đạt 60 triệu đồng."
    """
    if _DONE.search(low, start, end):
        return None
    if _RULE.search(low, start, end):
        return "norm"
    return "target" if _GOAL.search(low, start, end) else said
