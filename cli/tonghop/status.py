"""Whether a figure is a result, a target or a norm.

The nearest cue to the left in the sentence decides; a passive to the right ("sẽ được bàn giao") counts
too, and a line that announces a list ("Mục tiêu đến năm 2025:") decides for the items under it.
"""

from __future__ import annotations

import re
from functools import cache

from tonghop.model import Status

_TARGET = (
    "phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự tính|dự báo|dự định|ước tính đến|kế hoạch đến|theo kế hoạch"
    "|theo lộ trình|lộ trình đặt ra|đặt ra đến|sẽ|sắp tới|thời gian tới|hướng tới|hướng đến|tầm nhìn|nếu|giả sử"
    "|cần bổ sung|cần thêm|cần có|cần phải|cần khoảng|cần trên|cần hơn|phải xây|phải có thêm|đề xuất|định xây|nhằm đạt"
    "|đặt kế hoạch|kế hoạch là|có thể lên|có thể đạt|kỳ vọng|dự toán|đảm nhận|nhu cầu|quyết tâm|cam kết|đang đẩy nhanh"
)
_NORM = (
    "theo quy định|quy định|phạt tiền|mức phạt|bị phạt từ|phạt từ|bắt buộc|định mức|tối thiểu|tối đa|không quá|ít nhất là"
    "|mức hỗ trợ|mức kinh phí|mức chi|được hưởng mức|mức lương|mức đóng|mức thu|yêu cầu mỗi|phải đảm bảo|phải bảo đảm"
    "|phải có|phải đạt|không được|được hỗ trợ mức|mức trợ cấp|mức bồi thường|điều kiện|tiêu chuẩn|mức giá|phải thực hiện"
)
_RESULT = (
    "đã|hiện nay|hiện có|hiện|đến nay|vừa|từng|thực tế|kết quả|ghi nhận|qua đó|trong đó có|nhờ vậy"
    "|bị bắt|phát hiện|đạt được|hoàn thành vượt|so với kế hoạch|toà tuyên|tuyên phạt|xử phạt"
)


@cache
def _cues() -> re.Pattern[str]:
    edge = r"(?<![^\W_])(?:(?P<t>%s)|(?P<n>%s)|(?P<r>%s))(?![^\W_])"
    return re.compile(edge % (_TARGET, _NORM, _RESULT))


_PER = re.compile(r"(?<![^\W_])mỗi (?!năm|ngày|tháng|tuần|vụ|quý)[^,;.:]{1,60}$")
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
            (match.start(), names[match.lastgroup]) for match in _cues().finditer(self.low)
        ]

    def at(self, start: int, end: int) -> Status:
        """The status of a figure at `start` to `end` of the article's text."""
        left, right = start - self.start, end - self.start
        status: Status | None = None
        for position, cue in self.found:
            if position >= left:
                break
            status = cue
        if status is None:
            if _PASSIVE.match(self.low, right):
                return "target"
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
