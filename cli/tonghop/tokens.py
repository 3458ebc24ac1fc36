"""A sentence as tokens: numbers, words, marks, each with its place in the article."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonghop.lexicon import Unit, counted, units_by_first

_TOKEN = re.compile(r"[0-9]+(?:[.,/][0-9]+)*|[^\W\d_]\w*|[^\w\s]|\w")


class Measured(NamedTuple):
    """A unit that follows a number: its class, its text with what it is per ("đồng/năm"), where it ends."""

    unit: Unit
    text: str
    end: int
    rate: bool


class Tokens:
    """The tokens of `text[start:end]`. `lows` are in lower case; `starts` and `stops` index `text`.

    `figured` holds the indexes at which figures were found so far, `masked` those of other numbers.
    """

    __slots__ = ("end", "figured", "line_start", "lows", "masked", "start", "starts", "stops", "text")

    def __init__(self, text: str, low: str, start: int, end: int, line_start: bool = True) -> None:
        self.text = text
        self.start, self.end = start, end
        found = [match.span() for match in _TOKEN.finditer(low, start, end)]
        self.starts = [span[0] for span in found]
        self.stops = [span[1] for span in found]
        self.lows = [low[a:b] for a, b in found]
        self.line_start = line_start
        self.figured: set[int] = set()
        self.masked: dict[int, str] = {}

    def low(self, i: int) -> str:
        """The token at `i` in lower case, "" beyond the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def word(self, i: int) -> str:
        """The token at `i` as the text has it, "" beyond the sentence."""
        return self.text[self.starts[i] : self.stops[i]] if 0 <= i < len(self.lows) else ""

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < len(self.lows) and self.text[self.starts[i]].isupper()

    def glued(self, i: int) -> bool:
        """Whether no space stands between the token at `i` and the one before it."""
        return 0 < i < len(self.lows) and self.starts[i] == self.stops[i - 1]

    def span(self, i: int, j: int) -> str:
        """The text of the tokens from `i` to before `j`."""
        return self.text[self.starts[i] : self.stops[j - 1]]

    def counts(self, i: int) -> bool:
        """Whether a counted noun begins at `i`."""
        if i >= len(self.lows):
            return False
        nouns = counted()
        return self.lows[i] in nouns or f"{self.lows[i]} {self.low(i + 1)}" in nouns

    def unit(self, i: int) -> Measured | None:
        """The unit of measure that begins at `i`, with what it is per."""
        found = self._unit(i)
        if found is None:
            return None
        unit, end = found
        stop = self._per(end)
        if stop == end:
            return Measured(unit, self.text[self.starts[i] : self.stops[end - 1]], end, False)
        return Measured(unit, self.text[self.starts[i] : self.stops[stop - 1]], stop, True)

    def _unit(self, i: int) -> tuple[Unit, int] | None:
        if i >= len(self.lows):
            return None
        table = units_by_first()
        word = self.word(i)
        group = table.get(word) or (table.get(self.lows[i]) if len(word) > 1 else None)
        if group is None:
            return None
        after = self.low(i + 1)
        for names, unit in group:
            end = i + len(names)
            if len(names) > 1 and tuple(map(str.lower, names[1:])) != tuple(self.lows[i + 1 : end]):
                continue
            if after in _NO_UNIT.get(self.lows[i], ()):
                return None
            return unit, end
        return None

    def _per(self, end: int) -> int:
        """Where the denominators end that follow a unit ("/người/tháng"); `end` itself where none do."""
        while self.low(end) == "/" and end + 1 < len(self.lows):
            found = self._unit(end + 1)
            if found:
                end = found[1]
            elif self.lows[end + 1][0].isalpha():
                end += 2
                if self.lows[end - 1] in _CLASSIFIERS and self.counts_on(end):
                    end += 1
            else:
                break
        return end

    def counts_on(self, i: int) -> bool:
        """Whether the word at `i` completes the classifier before it ("căn nhà", "phần quà")."""
        return f"{self.low(i - 1)} {self.low(i)}" in counted()


_CLASSIFIERS = frozenset({"căn", "ngôi", "phần", "suất", "hộ", "con"})
_NO_UNIT = {
    "đồng": frozenset(
        "chí bào hồ phạm đội minh nghiệp hương tác ý thời loạt tình thuận diễn tâm lòng bộ đều cảm hành dao"
        " ruộng bằng tiền muối cỏ chủ".split()
    ),
    "độ": frozenset({"tuổi", "dài", "rộng", "cao", "ẩm", "tin"}),
    "khối": frozenset({"lớp", "cơ", "doanh", "thi", "đảng", "u", "óc", "tài", "lượng", "phố", "đoàn", "dân"}),
    "năm": frozenset({"học", "điều"}),
    "ngày": frozenset({"công", "hội", "lễ", "càng"}),
    "giờ": frozenset({"học", "g", "giảng", "vàng"}),
    "tuần": frozenset({"tra", "lễ"}),
    "ký": frozenset({"kết", "hiệu", "túc", "sinh"}),
    "yên": frozenset({"bình", "tâm", "ổn"}),
    "won": frozenset(),
    "tháng": frozenset({"công"}),
    "lần": frozenset({"lượt"}),
    "phút": frozenset({"mặc", "giây"}),
    "g": frozenset(),
    "v": frozenset({"."}),
    "tạ": frozenset({"thế", "tội", "ơn"}),
    "tuổi": frozenset({"trẻ", "đảng", "nghề", "quân"}),
}
