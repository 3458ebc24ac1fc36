"""A sentence as tokens: numbers, words, marks, each with its place in the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from tonghop.lexicon import BEGINS_COUNTED, COUNTED, Unit, counted, units_by_first, word_traits

_TOKEN = re.compile(r"(?:[0-9]+(?:[.,/][0-9]+)*|\w+|[^\w\s])\s*")

_PADDING = ("",) * 16
_MARKS = frozenset('“”‘’«»"')


class Measured(NamedTuple):
    """A unit that follows a number: its class, its text with what it is per ("đồng/năm"), where it ends."""

    unit: Unit
    text: str
    end: int
    rate: bool


class Tokens:
    """The tokens of `text[start:end]`. `lows` are in lower case; `starts` index `text`.

    Behind the last token stand `PAD` empty ones, so that a look a few tokens ahead, or before the first,
    finds "". `figured` holds the indexes at which figures were found so far, `masked` those of other
    numbers and why. `numbers` are the indexes of the tokens that begin with a digit, `bag`
    holds every token once.
    """

    __slots__ = (
        "bag",
        "end",
        "figured",
        "lows",
        "masked",
        "numbers",
        "pieces",
        "quoted",
        "size",
        "start",
        "starts",
        "straight",
        "text",
    )

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        pieces: list[str] = _TOKEN.findall(low, start, end)
        self.size = len(pieces)
        # A piece ends with the white space after its token, so that their lengths add up to the places.
        self.starts = list(accumulate(map(len, pieces), initial=start))
        self.pieces = pieces
        self.lows = [*map(str.rstrip, pieces), *_PADDING]
        self.numbers = [k for k, piece in enumerate(pieces) if piece < ":" and piece >= "0"]
        self.bag = bag = {*self.lows}
        self.quoted = not _MARKS.isdisjoint(bag)
        self.straight: list[int] | None = None
        self.figured: set[int] = set()
        self.masked: dict[int, str] = {}

    def word(self, i: int) -> str:
        """The token at `i` as the text has it, "" beyond the sentence."""
        return self.text[self.starts[i] : self.stop(i)] if 0 <= i < self.size else ""

    def stop(self, i: int) -> int:
        """Where the token at `i` ends in the text."""
        return self.starts[i] + len(self.lows[i])

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < self.size and self.text[self.starts[i]].isupper()

    def glued(self, i: int) -> bool:
        """Whether no space stands between the token at `i` and the one before it."""
        return 0 < i < self.size and len(self.pieces[i - 1]) == len(self.lows[i - 1])

    def span(self, i: int, j: int) -> str:
        """The text of the tokens from `i` to before `j`."""
        return self.text[self.starts[i] : self.stop(j - 1)]

    def opens(self, i: int) -> bool:
        """Whether the straight quotation mark at `i` opens: every other one closes."""
        if self.straight is None:
            self.straight = [k for k, low in enumerate(self.lows) if low == '"']
        return bisect_right(self.straight, i) % 2 == 1

    def counts(self, i: int) -> bool:
        """Whether a counted noun begins at `i`."""
        traits = word_traits().get(self.lows[i], 0)
        return bool(traits & COUNTED) or (
            bool(traits & BEGINS_COUNTED) and f"{self.lows[i]} {self.lows[i + 1]}" in counted()
        )

    def unit(self, i: int) -> Measured | None:
        """The unit of measure that begins at `i`, with what it is per."""
        found = self._unit(i)
        if found is None:
            return None
        unit, end = found
        stop = self._per(end) if self.lows[end] == "/" else end
        return Measured(unit, self.text[self.starts[i] : self.stop(stop - 1)], stop, stop != end)

    def _unit(self, i: int) -> tuple[Unit, int] | None:
        low = self.lows[i]
        groups = units_by_first().get(low)
        if groups is None:
            return None
        word = self.text[self.starts[i] : self.stop(i)]
        group = groups.get(word) or (next(iter(groups.values())) if len(word) > 1 else None)
        if group is None or self.lows[i + 1] in _NO_UNIT.get(low, ()):
            return None
        for rest, unit in group:
            end = i + 1 + len(rest)
            if not rest or rest == tuple(self.lows[i + 1 : end]):
                return unit, end
        return None

    def _per(self, end: int) -> int:
        """Where the denominators end that follow a unit ("/người/tháng"); `end` itself where none do."""
        while self.lows[end] == "/" and end + 1 < self.size:
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
        return f"{self.lows[i - 1]} {self.lows[i]}" in counted()


_CLASSIFIERS = frozenset({"căn", "ngôi", "phần", "suất", "hộ", "con"})
_NO_UNIT = {
    "đồng": frozenset(
        "chí bào hồ phạm đội minh nghiệp hương tác ý thời loạt tình thuận diễn tâm lòng bộ đều cảm hành dao"
        " ruộng bằng muối cỏ chủ".split()
    ),
    "độ": frozenset({"tuổi", "dài", "rộng", "cao", "ẩm", "tin"}),
    "khối": frozenset({"lớp", "cơ", "doanh", "thi", "đảng", "u", "óc", "tài", "lượng", "phố", "đoàn", "dân"}),
    "năm": frozenset({"học", "điều"}),
    "ngày": frozenset({"công", "hội", "lễ", "càng"}),
    "giờ": frozenset({"học", "g", "giảng", "vàng"}),
    "tuần": frozenset({"tra"}),
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
