"""Figures of an article: every quantity it states, with what it counts, how exact, where and when.

One scan finds the sentences that hold digits or number words; only those become tokens. In each, numbers
are read from left to right, masked where they are no figures (masks.py), named by the first rule that
takes them (kinds/), and given their attributes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tonghop import (
    kinds,
    masks,
    modifiers,
    nounphrases,
    nouns,
    periods,
    quantities,
    sentences,
    timemasks,
    triggers,
)
from tonghop.identity import fact_id
from tonghop.lexicon import people
from tonghop.model import Article, Figure, Line, Status
from tonghop.numerals import SCALES
from tonghop.problems import Problem, Where
from tonghop.quantities import BEFORE_BARE_SCALE, Quantity
from tonghop.scan import views
from tonghop.scene import Scene
from tonghop.settings import LIMITS
from tonghop.status import Cues, Story, announces
from tonghop.tokens import Measured, Tokens, marks_of
from tonghop.triggers import ONLY_BEFORE

_SKIPPED_ROLES = frozenset({"furniture", "dateline", "byline"})
_BULLETS = frozenset("-–+*•")
_PREDICATES = frozenset(
    (
        "là có còn đạt lên tới đến xuống tăng giảm thêm được gồm khoảng hơn gần trên dưới : chỉ quá"
        " thì với mốc con số bằng"
    ).split()
)
_MOVES = frozenset({"lên", "xuống", "còn", "giảm", "tăng", "thành"})
_ONLY_COUNTED = frozenset({"năm", "chín", "một", "tư"})
_NOT_AFTER = {
    "hai": frozenset({"là", "mặt", "đầu", "tay", "chiều", "năm", "bên"}),
    "ba": frozenset({"mẹ", "má", "lô", "là", "người_mẹ", "tôi", "nó", "ơi", "của", "chỉ", "rọi", "toong"}),
    "năm": frozenset({"nay", "qua", "là", "học", "trước", "sau", "tới"}),
    "chín": frozenset({"là", "muồi"}),
    "tư": frozenset(),
    "một": frozenset(),
}
_TIMES_BEFORE_FIVE = frozenset(
    "trong cuối đầu giữa mỗi hằng hàng cả qua các những nhiều một từng theo sang cùng lâu mấy vài suốt của thêm hai"
    " ba bốn sáu bảy tám chín mười gần hơn đến từ vào trước sau tháng quý vụ".split()
)
_KIN = frozenset({"ông", "bà", "anh", "chị", "má", "mẹ", "cô", "chú", "của", "người"})
_VICTIMS = frozenset({"chết", "tử", "thiệt", "bị", "mất", "thương"})


def find(article: Article, scene: Scene, unread: list[Problem] | None = None) -> list[Figure]:
    """Every figure of the article, in reading order; `unread` takes the numbers that are too long to be read."""
    text = article.text
    marks = marks_of(views(text))
    low = views(text).low
    out: list[Figure] = []
    heading: Status | None = None
    story = Story(text)
    hits, ends = triggers.NUMBERS.find(text), triggers.NUMBERS.ends(text)
    k = 0
    for line in article.lines:
        if line.role in _SKIPPED_ROLES:
            continue
        first, last = line.start, line.end
        if low[last - 1] == ":":
            heading = announces(text, first, last)  # what it says of the list under it
        elif heading is not None and not (low[first] in _BULLETS or low[first].isdigit()):
            heading = None
        k = bisect_right(ends, first, k)
        if k == len(ends) or ends[k] > last:
            story.close()
            continue
        story.open(first, last, heading)
        for start, end in _sentences(text, line):
            since, k = k, bisect_right(ends, end, k)
            numbers = triggers.read(low, hits[since:k], start, end) if k > since else None
            if numbers is not None:
                tokens = Tokens(text, low, start, end, *numbers, marks)
                _sentence(article, scene, tokens, line, story, out)
                if unread is not None and tokens.unread:
                    unread += [
                        _too_long(tokens.word(i), Where(article.source.path, line.number))
                        for i in tokens.unread
                    ]
    return out


_SHOWN = 24
"""Characters that a message shows of a number without end."""


def _too_long(number: str, where: Where) -> Problem:
    digits = sum(map(str.isdigit, number))
    shown = f"{number[:_SHOWN]}…" if len(number) > _SHOWN else number
    return Problem("FACT002", where, {"surface": shown, "digits": digits, "limit": LIMITS.digits})


def _sentences(text: str, line: Line) -> list[tuple[int, int]]:
    """The sentences of a line; a line without a stop inside is one, without further ado."""
    inside = line.end - 1
    for stop in ".!?…":
        if text.find(stop, line.start, inside) >= 0:
            return sentences.split(text, line.start, line.end)
    return [(line.start, line.end)]


def _sentence(
    article: Article, scene: Scene, tokens: Tokens, line: Line, story: Story, out: list[Figure]
) -> None:
    text, start, end = article.text, tokens.start, tokens.end
    whole = text[start:end] if end - start <= _LONG else None
    cues: Cues | None = None
    memory = nouns.Memory()
    for quantity, measured, after, kind, rule in mentions(tokens):
        noun = nouns.of(tokens, quantity, measured, after, memory)
        if cues is None:
            cues = Cues(tokens, story)
        a, b = tokens.at(quantity.first), tokens.stop(quantity.last - 1)
        status = cues.at(a, quantity.last - 1 if measured is None else measured.end - 1)
        period = scene.period(a, b, status)
        if period is not None and not cues.found and article.published is not None:
            if status == "result":
                status = "target" if periods.ahead(period, article.published) else status
            elif status == "target" and not (cues.plans or cues.behind):  # a goal of the sentences before
                status = "result" if periods.behind(period, article.published) else status
        source = (a, b) if article.offsets is None else (article.origin(a), article.origin(b))
        out.append(
            Figure(  # by place: by keyword takes ten times as long
                fact_id(article.id, "F", *source),
                article.id,
                line.number,
                *source,
                text[a:b],
                kind,
                rule,
                quantity.value,
                quantity.max,
                quantity.of,
                modifiers.read(tokens, quantity, measured),
                _unit_text(tokens, measured),
                noun,
                scene.place(a, b),
                period,
                status,
                whole or _excerpt(text, start, end, a, b),
                "FACT001" if quantity.ambiguous else None,
            )
        )


def _excerpt(text: str, start: int, end: int, a: int, b: int) -> str:
    """Of a sentence `text[start:end]` without end, what stands around its figure at `a` to `b`."""
    left, right = max(start, a - _LONG // 2), min(end, b + _LONG // 2)
    left = left if left == start else text.find(" ", left, a) + 1 or left
    right = right if right == end else max(text.rfind(" ", b, right), b)
    return text[left:right]


_LONG = 2000
"""Characters that a sentence may have before it is cut."""

Found = tuple[Quantity, Measured | None, nounphrases.Span | None, str, str]
"""Quantity, unit, the noun phrase right after, kind and rule id."""


def mentions(t: Tokens) -> Iterator[Found]:
    """The figures of a sentence in reading order; what is masked is left out."""
    done = 0
    lows, edges = t.lows, t.edges
    for i in _candidates(t):
        if i < done:
            continue
        low = lows[i]
        if i in edges and (lows[i - 1] in _DATED or len(low) > 4) and timemasks.plain_date(lows, i):
            t.masked[i] = "date"
            continue
        read = quantities.read(t, i)
        if read is None:
            if i in edges:
                t.masked[i] = "date" if "/" in low else "code"
                if len(low) > LIMITS.digits and sum(map(str.isdigit, low)) > LIMITS.digits:
                    t.unread.append(i)
            continue
        quantity, measured = read
        done = quantity.last
        found = _admit(t, quantity, measured)
        if found is not None:
            if done == i + 1:
                t.figured.add(i)
            else:
                t.figured.update(range(i, done))
            yield found


_DATED = frozenset({"ngày", "tháng", "năm"})


def _candidates(t: Tokens) -> list[int]:
    """The indexes of tokens at which a number may begin."""
    if not t.words:
        return t.numbers
    found = [*t.numbers]
    lows = t.lows
    for word in t.words:
        i = -1
        for _ in range(lows.count(word)):
            i = lows.index(word, i + 1)
            if word in SCALES:
                if lows[i - 1] in BEFORE_BARE_SCALE:
                    found.append(i)
            elif word not in ONLY_BEFORE or lows[i + 1] in ONLY_BEFORE[word] or lows[i - 1] == "gấp":
                found.append(i)
    found.sort()
    return found


def _admit(t: Tokens, quantity: Quantity, measured: Measured | None) -> Found | None:
    """The quantity as a figure, `None` where it is masked or nothing says what it counts."""
    shape = quantity.shape
    first, last = quantity.first, quantity.last
    fold = measured is not None and measured.end == last  # "gấp đôi"
    if shape == "words" and not fold and not _number_word(t, quantity):
        return None
    why = masks.mask(t, quantity, measured)
    if why is not None:
        for k in range(first, last):
            t.masked[k] = why
        return None
    if shape == "of" and _is_share(t, quantity):
        quantity = quantities.as_share(quantity)
        shape = "fraction"
    scaled = last - first > 1
    if measured is None:
        after = nounphrases.right(t, last)
        if after is None and not _predicated(t, quantity):
            return None
        named = kinds.name(None, False, shape, scaled)
    else:
        beyond = t.lows[measured.end] == "trở" and t.lows[measured.end + 1] in ("lên", "xuống")
        after = (
            None
            if measured.rate or fold
            else nounphrases.right(t, nounphrases.past(t, measured.end + 2 * beyond))
        )
        named = kinds.name(measured.unit.sort, measured.rate, shape, scaled)
    return None if named is None else (quantity, measured, after, *named)


def _is_share(t: Tokens, quantity: Quantity) -> bool:
    """2/3 số hộ, 1/3 diện tích: a share, where 2/3 xã would be so many out of so many."""
    assert quantity.of is not None
    if quantity.value >= quantity.of or quantity.of > 10:
        return False
    after = t.lows[quantity.last]
    if after in timemasks.PARTS:
        return True
    pair = f"{after} {t.lows[quantity.last + 1]}"
    return quantity.of <= 4 and (not t.counts(quantity.last) or after in people() or pair in people())


def _number_word(t: Tokens, quantity: Quantity) -> bool:
    """Whether number words count something: bare một, năm, ba only before a counted noun."""
    i, j = quantity.first, quantity.last
    first, before = t.lows[i], t.lows[i - 1]
    if before in ("thứ", "mùng", "mồng", "thế"):
        return False
    if j - i == 1 and not _counts(t, first, before, j):
        return False
    # not in "quận Hai Bà Trưng", "anh Ba"
    return not (t.capital(i) and (t.capital(j) or before[:1].isalpha()))


def _counts(t: Tokens, first: str, before: str, j: int) -> bool:
    """Whether the number word before token `j` counts what stands there."""
    after = t.lows[j]
    if after in _NOT_AFTER.get(first, ()) or (after == "con" and t.lows[j + 1] == "số"):
        return False
    if first == "năm":
        return before not in _TIMES_BEFORE_FIVE and not before[:1].isdigit()
    if first == "một":
        return after in ("người", "cháu", "em", "học") and (
            t.lows[j + 1] in _VICTIMS or t.lows[j + 2] in _VICTIMS
        )
    if first in _ONLY_COUNTED:
        return t.counts(j) or t.unit(j) is not None
    if first == "ba" and before in _KIN:
        return False
    return bool(after) and (t.unit(j) is not None or nounphrases.right(t, j) is not None)


def _predicated(t: Tokens, quantity: Quantity) -> bool:
    """A number with nothing after it that a verb introduces: "số nhà thầu trúng thầu là 52"."""
    i = quantity.first
    if quantity.shape not in ("digits", "of", "fraction") or i == 0:
        return False
    if quantity.shape == "fraction" or (quantity.value >= 1_000_000 and quantity.last - i > 1):
        return True  # "thu ngân sách 25.000 tỷ": money, its đồng left out
    before = t.lows[i - 1]
    after = t.lows[quantity.last]
    if before == "từ" and after in _MOVES:
        return True
    if _listed(t, i, after):
        return True
    if before == "(" or before not in _PREDICATES:
        return False
    if before == ":" and after not in ("", ".", ";", ",", "("):
        return False
    if before in ("có", "với", "được") and after in (".", "", ","):
        return quantity.value >= 10
    return not (
        len(t.lows[i]) == 1 and before in ("trên", "dưới", "đến", "tới", "lên") and after in ("", ".", ",")
    )


def _listed(t: Tokens, i: int, after: str) -> bool:
    """A bare number in a list that goes on with an earlier count: "45 đảng viên, khiển trách ⟨30⟩, …"."""
    if not t.figured or after not in (",", ".", ";", "", ")") or not t.lows[i].isdigit():
        return False
    k = i - 1
    while k >= 0 and t.lows[k].isalpha() and not t.capital(k) and i - k <= 3:
        k -= 1
    return 0 < i - 1 - k <= 3 and t.lows[k] in (",", ";", "(", ":")


_EACH = frozenset({"mỗi", "một"})
_SPANS = frozenset({"tháng", "năm", "ngày", "tuần", "giờ", "quý", "vụ"})
_LATER = frozenset({"sau", "trước", "nay", "qua", "nữa", "liền"})


def _unit_text(t: Tokens, measured: Measured | None) -> str | None:
    if measured is None:
        return None
    if measured.unit.name == "phần trăm":
        return "%"
    if measured.end == measured.first:
        return measured.unit.name
    end = measured.end
    if (
        t.lows[end] in _EACH
        and t.lows[end + 1] in _SPANS
        and t.lows[end + 2] not in _LATER
        and not measured.rate
    ):
        return f"{t.span(measured.first, end)}/{t.lows[end + 1]}"  # "3 triệu đồng mỗi tháng"
    if measured.end == measured.first + 1:
        return t.word(measured.first)
    return t.span(measured.first, measured.end).replace(" /", "/").replace("/ ", "/")
