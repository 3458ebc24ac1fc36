"""Whether a figure is a result, a target or a norm.

The nearest cue to the left in the sentence decides; a passive to the right ("sẽ được bàn giao") counts
too, and a line that announces a list ("Mục tiêu đến năm 2025:") decides for the items under it.
"""

from __future__ import annotations

import re
from functools import cache

from tonghop.model import Status

_TARGET = (
    "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự tính|dự báo|dự định|theo kế hoạch|kế hoạch đến|đặt kế hoạch|có kế hoạch|lên kế hoạch"
    "|theo lộ trình|lộ trình đặt ra|đặt ra đến|sẽ|sắp tới|thời gian tới|hướng tới|hướng đến|tầm nhìn|nếu|giả sử"
    "|cần bổ sung|cần thêm|cần có|cần phải|cần khoảng|cần trên|cần hơn|phải xây|phải có thêm|đề xuất|định xây"
    "|có thể lên|có thể đạt|kỳ vọng|quyết tâm|cam kết|đang đẩy nhanh|về triển khai|nhằm đạt|nhu cầu"
)
_NORM = (
    "theo quy định|phạt tiền|mức phạt|bị phạt từ|phạt từ|bắt buộc|định mức|tối thiểu|tối đa|không quá"
    "|mức hỗ trợ|mức kinh phí|mức chi|được hưởng mức|mức đóng|mức thu|yêu cầu mỗi"
    "|phải có|phải đạt|phải đảm bảo|phải bảo đảm|phải thực hiện|mức trợ cấp|mức bồi thường|quy định mức"
)
_RESULT = (
    "đã|hiện nay|hiện có|hiện đã|hiện đang|đến nay|vừa|từng|thực tế|kết quả|ghi nhận|nhờ vậy"
    "|bị bắt|phát hiện|hoàn thành vượt|so với kế hoạch|tuyên phạt|xử phạt|đạt được"
)


@cache
def _cues() -> re.Pattern[str]:
    edge = r"(?<![^\W_])(?:(?P<t>%s)|(?P<n>%s)|(?P<r>%s))(?![^\W_])"
    return re.compile(edge % (_TARGET, _NORM, _RESULT))


_PER = re.compile(
    r"(?<![^\W_])mỗi (?!năm|ngày|tháng|tuần|vụ|quý)[^;.:]{1,60}(?:chọn|đăng ký|thành lập|xây dựng|phải|cần|giới thiệu)"
)
_FOR_EACH = re.compile(r"[^,;.:()]{0,30}(?<![^\W_])(?:từ|cho|trên) mỗi(?![^\W_])")
_NAMED = re.compile(r"(?:so với|vượt|đạt|bằng|hoàn thành|thực hiện|hơn|các|những|số|%|[0-9])\s$")
"""Before a goal that is only referred to: "so với chỉ tiêu", "hoàn thành mục tiêu", "3 mục tiêu"."""

_PASSIVE = re.compile(r"[^,;.:()]{0,60}(?<![^\W_])(?:sẽ|cần được|phải được)(?![^\W_])")


class Cues:
    """The status cues of one sentence, found once for all its figures."""

    __slots__ = ("found", "heading", "low", "start")

    def __init__(self, low: str, start: int, end: int, heading: Status | None) -> None:
        self.low = low[start:end]
        self.start = start
        self.heading = heading
        names: dict[str | None, Status] = {"t": "target", "n": "norm", "r": "result"}
        self.found: list[tuple[int, Status]] = [
            (match.start(), names[match.lastgroup])
            for match in _cues().finditer(self.low)
            if not (
                match.lastgroup == "t" and _NAMED.search(self.low, max(0, match.start() - 14), match.start())
            )
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
            if _PASSIVE.match(self.low, right):
                return "target"
            if _FOR_EACH.match(self.low, right):
                return "norm"
            if self.heading is not None:
                return self.heading
        if status in (None, "result"):
            before = self.low[max(0, left - 80) : left]
            if status is None and "mỗi " in before and _PER.search(before):
                return "norm"
        return status or "result"


def announces(low: str) -> Status | None:
    """The status that a line ending in a colon gives to the list under it."""
    line = low.rstrip()
    if not line.endswith(":") or len(line) > 300:
        return None
    last = None
    for match in _cues().finditer(line):
        last = {"t": "target", "n": "norm", "r": "result"}[match.lastgroup or "r"]
    return last if last == "target" else None
