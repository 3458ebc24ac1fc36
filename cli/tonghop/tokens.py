"""A sentence as tokens: numbers, words, marks, each with its place in the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from tonghop.lexicon import BEGINS_COUNTED, COUNTED, Unit, counted, units_by_first, word_traits
from tonghop.scan import MARKS, Views

_PADDING = ("",) * 16
_QUOTES = '“”‘’«»"'
_MARKS = MARKS.translate({ord(c): None for c in "\t\n\xa0"})
_NEAR = 12
"""Tokens from a number that are stepped over one by one; beyond, all places of the sentence are worked out."""

Runs = list[tuple[int, int]]
"""Start and end of the numbers in digits of a sentence."""


class Marks(NamedTuple):
    """The marks of an article, each with what sets it apart from the words beside it, and the quotation marks."""

    apart: list[tuple[str, str]]
    quotes: list[str]


def marks_of(views: Views) -> Marks:
    """The marks that occur in a text."""
    found = [mark for mark in _MARKS if mark in views.low]
    apart = [(mark, f" {mark} ") for mark in (*found, *views.rare)]
    return Marks(apart, [mark for mark in found if mark in _QUOTES])


class Measured(Struct, frozen=True, gc=False):
    """A unit that follows a number, from token `first` to before `end`; a rate with what it is per ("đồng/năm")."""

    unit: Unit
    first: int
    end: int
    rate: bool


class Tokens:
    """The tokens of `text[start:end]`: numbers in digits, words, and marks, each mark by itself.

    `lows` are in lower case. Behind the last token stand empty ones, so that a look a few tokens ahead, or before the
    first, finds "". `numbers` are the indexes of the numbers in digits, `edges` where each of them starts and ends in
    the text, `words` the number words. `figured` holds the indexes at which figures were found so far, `masked` those
    of other numbers and why, `unread` those of numbers with too many digits.
    """

    __slots__ = (
        "_places",
        "_starts",
        "_straight",
        "edges",
        "end",
        "figured",
        "low",
        "lows",
        "masked",
        "numbers",
        "quoted",
        "size",
        "start",
        "text",
        "unread",
        "words",
    )

    def __init__(
        self, text: str, low: str, start: int, end: int, runs: Runs, words: set[str], marks: Marks
    ) -> None:
        self.text, self.low = text, low
        self.start, self.end = start, end
        self.words = words
        # A nought stands in for every number while the marks are set apart, for numbers have marks inside.
        parts = []
        at = start
        for first, last in runs:
            parts.append(low[at:first])
            at = last
        parts.append(low[at:end])
        spread = " 0 ".join(parts)
        for mark, apart in marks.apart:
            if mark in spread:
                spread = spread.replace(mark, apart)
        lows = spread.split()
        edges = {}
        places = {}
        k = -1
        for run in runs:
            k = lows.index("0", k + 1)
            lows[k] = low[run[0] : run[1]]
            edges[k] = run
            places[k] = run[0]
        self.size = len(lows)
        lows += _PADDING
        self.lows = lows
        self.numbers = [*edges]
        self.edges = edges
        self.quoted = False
        for quote in marks.quotes:
            if quote in spread:
                self.quoted = True
        self.figured: set[int] = set()
        self.masked: dict[int, str] = {}
        self.unread: list[int] = []
        self._straight: list[int] | None = None
        self._starts: list[int] | None = None
        self._places: dict[int, int] = places

    @property
    def starts(self) -> list[int]:
        """Where each token starts in the text."""
        if self._starts is None:
            text, at = self.text, self.start
            self._starts = starts = []
            for low in self.lows[: self.size]:
                if text[at] == " ":
                    at += 1
                while text[at].isspace():
                    at += 1
                starts.append(at)
                at += len(low)
        return self._starts

    def at(self, i: int) -> int:
        """Where the token at `i` starts in the text."""
        places = self._places
        if i in places:
            return places[i]
        edge = self.edges.get(i - 1)
        if edge is None:
            at = self._place(i)
        else:
            at, text = edge[1], self.text
            while text[at].isspace():
                at += 1
        places[i] = at
        return at

    def _place(self, i: int) -> int:
        """Where the token at `i` starts: told from a number near it or the start of the sentence."""
        edges, numbers, lows = self.edges, self.numbers, self.lows
        n = bisect_left(numbers, i)
        k = numbers[n - 1] if n else -1
        if i - k <= _NEAR:
            at = edges[k][1] if n else self.start
            way = (" " if n else "") + " ".join(lows[k + 1 : i + 1])
            if self.low.startswith(way, at):  # spaces alone between them
                return at + len(way) - len(lows[i])
            text = self.text
            for low in lows[k + 1 : i]:
                while text[at].isspace():
                    at += 1
                at += len(low)
            while text[at].isspace():
                at += 1
            return at
        if n < len(numbers) and numbers[n] - i <= _NEAR:
            k = numbers[n]
            at = edges[k][0]
            way = f"{' '.join(lows[i:k])} "
            if self.low.endswith(way, self.start, at):
                return at - len(way)
            text = self.text
            while k > i:
                k -= 1
                while text[at - 1].isspace():
                    at -= 1
                at -= len(lows[k])
            return at
        return self.starts[i]

    def stop(self, i: int) -> int:
        """Where the token at `i` ends in the text."""
        edge = self.edges.get(i)
        return edge[1] if edge is not None else self.at(i) + len(self.lows[i])

    def word(self, i: int) -> str:
        """The token at `i` as the text has it, "" beyond the sentence."""
        if not 0 <= i < self.size:
            return ""
        at = self.at(i)
        return self.text[at : at + len(self.lows[i])]

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < self.size and self.text[self.at(i)].isupper()

    def glued(self, i: int) -> bool:
        """Whether no space stands between the token at `i` and the one before it."""
        edges = self.edges
        if i in edges:
            return i > 0 and not self.text[edges[i][0] - 1].isspace()
        if i - 1 in edges:
            return i < self.size and not self.text[edges[i - 1][1]].isspace()
        return 0 < i < self.size and not self.text[self.stop(i - 1)].isspace()

    def span(self, i: int, j: int) -> str:
        """The text of the tokens from `i` to before `j`, one space for white space."""
        at = self.at(i)
        joined = " ".join(self.lows[i:j])
        if self.low.startswith(joined, at):
            return self.text[at : at + len(joined)]
        return " ".join(self.text[at : self.stop(j - 1)].split())

    def opens(self, i: int) -> bool:
        """Whether the straight quotation mark at `i` opens: every other one closes."""
        if self._straight is None:
            self._straight = [k for k, low in enumerate(self.lows) if low == '"']
        return bisect_right(self._straight, i) % 2 == 1

    def counts(self, i: int) -> bool:
        """Whether a counted noun begins at `i`."""
        traits = word_traits().get(self.lows[i], 0)
        return bool(traits & COUNTED) or (
            bool(traits & BEGINS_COUNTED) and f"{self.lows[i]} {self.lows[i + 1]}" in counted()
        )

    def unit(self, i: int) -> Measured | None:
        """The unit of measure that begins at `i`, with what it is per."""
        if self.lows[i] not in _named():
            return None
        found = self._unit(i)
        if found is None:
            return None
        unit, end = found
        if self.lows[end] != "/":
            return Measured(unit, i, end, False)
        stop = self._per(end)
        return Measured(unit, i, stop, stop != end)

    def _unit(self, i: int) -> tuple[Unit, int] | None:
        lows = self.lows
        named = _named().get(lows[i])
        if named is None or lows[i + 1] in named.barred:
            return None
        group = named.group if named.cased is None else named.cased.get(self.word(i), named.group)
        for rest, unit in group:
            end = i + 1 + len(rest)
            if not rest or rest == tuple(lows[i + 1 : end]):
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


Group = tuple[tuple[tuple[str, ...], Unit], ...]
"""What units go on with behind their first word, and the units."""


class _Named(NamedTuple):
    """The units that a word begins, what it is no unit before, and by how it is written where that matters."""

    group: Group
    barred: frozenset[str]
    cased: dict[str, Group] | None


@cache
def _named() -> dict[str, _Named]:
    table = {}
    for low, cased in units_by_first().items():
        # A letter is a unit only as written ("m", "W"), a word however it is.
        group = next(iter(cased.values())) if len(low) > 1 or low.upper() == low else ()
        table[low] = _Named(
            group, _NO_UNIT.get(low, frozenset()), None if group and len(cased) == 1 else cased
        )
    return table
