"""Whether a figure is a result, a target or a norm.

The nearest cue to the left in the sentence decides; a passive to the right ("sẽ được bàn giao") counts
too, and a line that announces a list ("Mục tiêu đến năm 2025:") decides for the items under it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tonghop import sentences, signals
from tonghop.model import Status
from tonghop.scan import views
from tonghop.signals import AHEAD, CUE, DONE, EACH, GOAL, NORM, PER, PLAN, RULE, TARGET
from tonghop.tokens import Tokens

_WORD = re.compile(r"\w+|[^\w\s]")
_WEATHER = ("mưa", "gió")
_MODALS = ("có", "sẽ", "cần", "phải", "nếu")
_TO_BE = tuple(f"{word} " for word in ("phải", "cần", "sẽ", "để", "nhằm", "muốn", "có thể"))
_DUE = re.compile(
    r"(?<!\w)(?:vào|đến|tới|trước|trong|hết|chậm nhất)(?: (?:hết|cuối|đầu|giữa|trước))?"
    r" (?:ngày|tuần|tháng|quý|năm|nhiệm kỳ)(?!\w)"
)
"""By when something has to be done: what is due once is a goal, what has no day is a rule."""
_DUE_REACH = 90
_NAMING = frozenset(
    {"so với", "vượt", "đạt", "bằng", "hoàn thành", "thực hiện", "hơn", "các", "những", "số", "%"}
)
_REACH = 40
"""Characters that hold the few words before a cue."""


def _cues(low: str, start: int, end: int, found: list[signals.Signal]) -> list[tuple[int, Status]]:
    """The cues among what was found in `low[start:end]`, each with its place, in order."""
    out: dict[int, Status] = {}
    for at, stop, kinds in found:  # of two that begin together the longer comes last
        if kinds & TARGET:
            if not _only_named(low, start, at, stop):
                out[at] = "target"
        elif kinds & NORM:
            due = low.startswith("phải ", at) and _DUE.search(low, stop, min(end, stop + _DUE_REACH))
            out[at] = "target" if due else "norm"
        elif kinds & CUE and not _no_result(low, start, at, stop, end):
            out[at] = "result"
    return sorted(out.items()) if len(out) > 1 else list(out.items())


def _no_result(low: str, start: int, at: int, stop: int, end: int) -> bool:
    """A word of results that tells of none here: "mưa vừa", "phải đạt được"."""
    word = low[at:stop]
    return (word == "vừa" and _moderate(low, start, at, end)) or (
        word == "đạt được" and low.endswith(_TO_BE, start, at)
    )


def _moderate(low: str, start: int, at: int, end: int) -> bool:
    """A "vừa" of weather or size: "mưa vừa, mưa to", "doanh nghiệp vừa và nhỏ"."""
    after = _WORD.search(low, at + 3, min(end, at + 8))
    before = low[max(start, at - _REACH) : at].rstrip()
    return before.endswith(_WEATHER) or (after is not None and after[0] in (",", "và"))


def _only_named(low: str, start: int, at: int, stop: int) -> bool:
    """A goal that is only referred to: "so với chỉ tiêu", "hoàn thành mục tiêu", "3 mục tiêu"."""
    if low.startswith(_MODALS, at):
        return False
    if low.startswith(" quốc gia", stop):
        return True  # "chương trình mục tiêu quốc gia"
    words = _WORD.findall(low, max(start, at - _REACH), at)
    if words[-2:] in (["chỉ", "tiêu"], ["mục", "tiêu"]) and len(words) > 2:
        del words[-2:]  # "so với chỉ tiêu phấn đấu"
    if not words:
        return False
    return words[-1] in _NAMING or words[-1][0].isdigit() or " ".join(words[-2:]) in _NAMING


_PER = re.compile(
    r"(?<![^\W_])mỗi (?!năm|ngày|tháng|tuần|vụ|quý)[^;.:]{1,60}"
    r"(?:chọn|đăng ký|thành lập|xây dựng|phải|cần|giới thiệu)"
)
# What may stand between a plan and the number that it sets. The plan itself is told, not what was done by it.
_ABOUT = r"(?:(?:khoảng|hơn|trên|gần|dưới|ít nhất|tối thiểu|thêm|ước|từ|tổng cộng) )*"
_NOUNS = r"(?: (?:[^\W\d_]+|năm \d{4}))"
_PLANNED = re.compile(
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
        self.found = _cues(low, tokens.start, tokens.end, found) if kinds & CUE else []
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
        if self.per and _PER.search(self.low, max(self.start, start - 80), start):
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
    found = _cues(views(text).low, start, end, signals.of(text, start, end)[1])
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
