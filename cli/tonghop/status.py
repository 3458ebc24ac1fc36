"""Whether a figure is a result, a target or a norm.

The nearest cue to the left in the sentence decides; a passive to the right ("sẽ được bàn giao") counts
too, and a line that announces a list ("Mục tiêu đến năm 2025:") decides for the items under it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tonghop import sentences, signals, statuscues
from tonghop.model import Status
from tonghop.patterns import lazy
from tonghop.scan import views
from tonghop.signals import AHEAD, CUE, DONE, EACH, GOAL, PER, PLAN, RULE
from tonghop.tokens import Tokens

_PER_REACH = 130
_PER = re.compile(
    r"(?<![^\W_])mỗi (?!năm|ngày|tháng|tuần|vụ|quý)[^;.:]{1,60}"
    r"(?:chọn|đăng ký|thành lập|xây dựng|phải|cần|giới thiệu)"
)
# What may stand between a plan and the number that it sets. The plan itself is told, not what was done by it.
_ABOUT = r"(?:(?:khoảng|hơn|trên|gần|dưới|ít nhất|tối thiểu|thêm|ước|từ|tổng cộng) )*"
_NOUNS = r"(?: (?:[^\W\d_]+|năm \d{4}))"
_PLANNED = lazy(
    rf"(?P<set>{_NOUNS}{{0,8}}(?: là|:| giao) {_ABOUT})|(?P<bracket>{_NOUNS}{{0,6}} \({_ABOUT})"
    r"|(?P<act>(?: (?:về việc|để|nhằm))? (?:tiêm|trồng|gieo|sản xuất|xây|làm|mở|tuyển|đào tạo|hỗ trợ|cấp|giải ngân"
    r"|thu|huy động|vận động|đầu tư|sửa chữa|xóa|xoá|di dời|thành lập|phát triển|nâng cấp|cải tạo|khám|kiểm tra"
    r"|thanh tra|thả|nuôi|đưa|tổ chức|bán|mua|xuất khẩu|đón|sắp xếp|tinh giản|cắt giảm)"
    rf"(?: [^\W\d_]+){{0,2}} {_ABOUT})"
)
_REACHED = ("hoàn thành ", "vượt ", "đạt ", "thực hiện ", "giá ")
_DONE_WORDS = frozenset("kết đạt đã hoàn vượt tăng giảm còn có được".split())
_PLAN_REACH = 90
_BEHIND = AHEAD | EACH
_BREAK = re.compile(r"[,;.:()]")


class Cues:
    """The status cues of one sentence, found once for all its figures."""

    __slots__ = ("behind", "found", "low", "per", "plans", "start", "story", "tokens")

    def __init__(self, tokens: Tokens, story: Story) -> None:
        self.tokens = tokens
        self.low = low = tokens.low
        self.start = tokens.start
        self.story = story
        kinds, found = signals.of(tokens.text, tokens.start, tokens.end)
        self.found = statuscues.read(low, tokens.start, tokens.end, found) if kinds & CUE else []
        self.behind = [signal for signal in found if signal[2] & _BEHIND] if kinds & _BEHIND else []
        self.plans = [signal for signal in found if signal[2] & PLAN] if kinds & PLAN else []
        self.per = bool(kinds & PER)

    def at(self, start: int, last: int) -> Status:
        """The status of a figure that starts at `start` of the article's text; its last token is at `last`."""
        if start > self.start and self.low[start - 1] == "/":
            return "target"  # "đạt 5 tỷ đồng/7 tỷ đồng": the result, then the plan
        if self.plans and self._planned(start, last):
            return "target"
        if self.found:
            at = bisect_left(self.found, (start,))
            if at:
                return self.found[at - 1][1]
        if self.behind:
            end = self.tokens.stop(last)
            if self._behind(end, AHEAD, 60):
                return "target"
            if self._behind(end, EACH, 30):
                return "norm"
        said = self.story.said(self.start)
        if said is not None:
            return said
        if self.per and _PER.search(self.low, max(self.start, start - _PER_REACH), start):
            return "norm"
        return "result"

    def _planned(self, start: int, last: int) -> bool:
        """Whether a figure is the number of a plan named before it, not what was reached of the plan.

        "dự toán thu là 500 tỷ đồng", "bằng 20% dự toán (500 tỷ đồng)", "kế hoạch tiêm 13.450 liều"; no number of
        a plan are "vượt kế hoạch (105%)", "hoàn thành kế hoạch tiêm 13.450 liều", "kế hoạch đã giao, đạt 5 tỷ đồng".
        """
        low = self.low
        at = bisect_left(self.plans, (start,)) - 1
        if at < 0:
            return False
        where, stop, _ = self.plans[at]
        if start - stop > _PLAN_REACH or low.endswith(_REACHED, self.start, where):
            return False
        between = _PLANNED.fullmatch(low[stop:start])
        if not between:
            return False
        if between["act"]:
            return low.startswith("kế hoạch", where)
        if between["bracket"] and low.startswith(("%", " %"), self.tokens.stop(last)):
            return False
        words = low[stop:start].replace("được giao", "giao").split()
        return _DONE_WORDS.isdisjoint(words)

    def _behind(self, end: int, kind: int, reach: int) -> bool:
        """Whether a word of the kind stands in the same clause, not far behind `end`."""
        for at in range(bisect_left(self.behind, (end,)), len(self.behind)):
            where, _, kinds = self.behind[at]
            if where - end > reach:
                break
            if kinds & kind:
                return _BREAK.search(self.low, end, where) is None
        return False


def announces(text: str, start: int, end: int) -> Status | None:
    """The status that a line ending in a colon gives to the list under it."""
    if end - start > 300 or not text.endswith(":", start, end):
        return None
    found = statuscues.read(views(text).low, start, end, signals.of(text, start, end)[1])
    return "target" if found and found[-1][1] == "target" else None


_HELD = ("đạt ", "thành ", "hiện ")
_BESIDES = ("bên cạnh đó", "ngoài ra", "cùng với đó", "đồng thời", "song song với đó")


class Story:
    """What has been said last of goals and rules, for figures without a cue of their own; read when they ask.

    A goal or a rule goes on through its paragraph until something done is told: "Mục tiêu là 5 xã. Thu nhập
    đạt 60 triệu đồng." The next paragraph goes on with a goal by "Bên cạnh đó".
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._low = views(text).low
        self._said: Status | None = None
        self._paragraph = (0, 0)
        self._read = 0

    def open(self, start: int, end: int, heading: Status | None) -> None:
        """A paragraph begins, under a heading that decides for all of it or under none."""
        if heading is None and not (self._low.startswith(_BESIDES, start) and self.said(start) == "target"):
            self._said = None
        elif heading is not None:
            self._said = heading
        self._paragraph = (start, end) if heading is None else (0, 0)
        self._read = 0

    def close(self) -> None:
        """A line without figures ends what was said."""
        self._said = None
        self._paragraph = (0, 0)

    def said(self, until: int) -> Status | None:
        """What the sentences of the paragraph up to a position say of the next one."""
        if until > self._paragraph[0] and self._paragraph[1]:
            spans = sentences.split(self._text, *self._paragraph)
            while self._read < len(spans) and spans[self._read][1] <= until:
                self._said = _goes_on(self._text, *spans[self._read], self._said)
                self._read += 1
        return self._said


def _goes_on(text: str, start: int, end: int, said: Status | None) -> Status | None:
    """What is said after the sentence `text[start:end]`, where `said` was before it."""
    kinds, found = signals.of(text, start, end)
    if kinds & DONE:
        low = views(text).low
        if any(
            kind & DONE and not statuscues.tells_none(low, start, at, stop, end) for at, stop, kind in found
        ):
            return None
    if kinds & RULE:
        return "norm"
    if kinds & GOAL:
        low = views(text).low
        if any(kind & GOAL and _sets(low, at, stop) for at, stop, kind in found):
            return "target"
    return said


def _sets(low: str, at: int, stop: int) -> bool:
    """Whether the goal word sets a goal: not in "đạt mục tiêu", "mục tiêu quốc gia"."""
    return low[at:stop] != "mục tiêu" or not (low.endswith(_HELD, 0, at) or low.startswith(" quốc gia", stop))
