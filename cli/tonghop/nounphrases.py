"""The noun phrase that begins at a word: it runs until a word that cannot go on with it, a mark, or a number.

Where it ends is told by config/lexicon/ends.txt; nouns.py says which phrase a number counts.
"""

from __future__ import annotations

from tonghop.lexicon import (
    BEGINS_COUNTED,
    BEGINS_GO,
    BEGINS_STOP,
    COUNTED,
    STOP,
    coordinated,
    counted,
    ends,
    families,
    last_words_of_heads,
    word_traits,
)
from tonghop.tokens import Tokens

Span = tuple[int, int]

_LONGEST = 7
_LONGEST_MEMBER = 5
_LONGEST_LIST = 14
"""Tokens of a phrase, of a member of a list that others follow, and of a list."""
_APART = frozenset(",-–")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_HARM = frozenset({"bị", "chết", "tử", "mất", "thiệt", "thương"})
_LINKS = frozenset(
    "và với do vì bởi từ ở tại khi trong trên dưới của là thì cho đến nên để theo sau trước nhưng đang đã sẽ được"
    " phải không có còn đều vẫn vừa nhiều rất này".split()
)
"""What no phrase of harm goes on with; other ends of a phrase are part of the verb: "bị cô lập", "bị mất nhà"."""


def right(t: Tokens, i: int) -> Span | None:
    """The noun phrase that begins at token `i`; `None` where no noun can stand there."""
    size = t.size
    if i >= size:
        return None
    first = t.lows[i]
    if first in _QUOTES:
        stop = _quoted(t, i)
        return (i + 1, stop - 1) if stop and stop > i + 2 else None
    if not first[0].isalpha():
        return None
    traits = word_traits()
    mine = traits.get(first, 0)
    known = mine & COUNTED
    j = i + 1
    if mine & (BEGINS_COUNTED | BEGINS_GO | BEGINS_STOP):
        stops, go = ends()
        pair = f"{first} {t.lows[j]}"
        if pair in counted() or pair in go:
            known = COUNTED
            j += 1
        elif pair in stops and not known:
            return None
    if mine & STOP and not known:
        return None
    if first == "việc" and t.lows[j] == "đã":
        j += 2
    most = min(size, i + _LONGEST)
    lows = t.lows
    head = i  # where the last noun of a list begins: "cán bộ, ⟨giáo viên⟩"
    while j < most:
        low = lows[j]
        mine = traits.get(low, 0)
        if not mine and low[0].isalpha() and low not in _HARM:
            j += 1
            continue
        if not low[0].isalpha():
            if low in _QUOTES and j - i <= 3:
                quoted = _quoted(t, j)
                return (i, quoted) if quoted else (i, j)
            if low == "," and _goes_on(t, head, j):
                head = j + 1
                j += 2
                most = min(size, max(most, min(head + _LONGEST_MEMBER - 1, i + _LONGEST_LIST)))
                continue
            if low in _APART:
                beyond = _notion(t, j)
                if beyond:
                    j = beyond
                    most = min(size, max(most, j + 2))
                    continue
            if low == "-" and _hyphen(t, j):
                j += 2
                continue
            break
        if low in _HARM and j - i <= 3:
            return i, _harmed(t, j)
        if mine & (BEGINS_GO | BEGINS_STOP):
            stops, go = ends()
            pair = f"{low} {t.lows[j + 1]}"
            if pair in go:
                j += 2
                continue
            if pair in stops:
                break
        if mine & STOP:
            if low == "và":
                if j - head <= 3 and _joined(t, head, j + 1):
                    j += 2
                    continue
                beyond = _notion(t, j)
                if beyond:
                    j = beyond
                    most = min(size, max(most, j + 2))
                    continue
            break
        j += 1
    if i + 1 < j < size and t.lows[j - 1] in last_words_of_heads():
        number = t.lows[j]
        if number.isdigit() and len(number) < 3 and not t.counts(j + 1):
            j += 1  # "dịch vụ công mức độ 4", "học sinh lớp 5"
    return i, min(j, size)


def _harmed(t: Tokens, j: int) -> int:
    """Where "bị thương", "chết", "mất tích", "bị tốc mái" ends that begins at `j`."""
    stops, _ = ends()
    if t.lows[j] == "chết":
        return j + 1
    end = j + 1
    while end < t.size and end - j < 3 and t.lows[end][0].isalpha():
        if t.lows[end] in stops and (t.lows[j] != "bị" or end - j > 2 or t.lows[end] in _LINKS):
            break
        end += 1
    return end


def _joined(t: Tokens, i: int, j: int) -> bool:
    """Whether the noun at `j` goes on with a list that the noun at `i` began ("tập thể, cá nhân")."""
    family = families()
    if t.lows[i] == "lượt":
        i += 1  # "lượt cán bộ, hội viên"
    first = family.get(f"{t.lows[i]} {t.lows[i + 1]}", family.get(t.lows[i]))
    second = family.get(f"{t.lows[j]} {t.lows[j + 1]}", family.get(t.lows[j]))
    return first is not None and first == second


def _goes_on(t: Tokens, head: int, j: int) -> bool:
    """Whether a list of nouns goes on behind the comma at `j`.

    Behind a longer member only where yet another one follows: "cán bộ quản lý, giáo viên, nhân viên".
    """
    if j - head > _LONGEST_MEMBER or not _joined(t, head, j + 1):
        return False
    if j - head <= 3:
        return True
    for k in (j + 2, j + 3):
        if t.lows[k] in (",", "và"):
            return _joined(t, head, k + 1)
    return False


def _notion(t: Tokens, j: int) -> int | None:
    """Where a notion of two words ends that the mark at `j` joins: "sản xuất, kinh doanh", "kinh tế - xã hội"."""
    lows = t.lows
    for before, after in coordinated().get((lows[j - 1], lows[j + 1]), ()):
        end = j + 1 + len(after)
        if (
            tuple(lows[j + 1 : end]) == after
            and j >= len(before)
            and tuple(lows[j - len(before) : j]) == before
        ):
            return end
    return None


def _hyphen(t: Tokens, j: int) -> bool:
    """Whether the hyphen at `j` is part of a name: "Covid-19", "Covid- 19", "tay-chân-miệng", "tay- chân- miệng"."""
    after = t.lows[j + 1]
    if after.isdigit():
        return (t.glued(j) or t.glued(j + 1)) and t.capital(j - 1) and len(after) < 3
    return (
        t.glued(j)
        and after[:1].isalpha()
        and t.lows[j - 1].isalpha()
        and t.capital(j + 1) <= t.capital(j - 1)
    )


def _quoted(t: Tokens, i: int) -> int | None:
    """Where the quoted name that opens at `i` ends, the mark included, if it is short."""
    close = _QUOTES[t.lows[i]]
    for j in range(i + 1, min(t.size, i + 14)):
        if t.lows[j] == close:
            return j + 1
    return None
