"""Pairs of quotation marks: “ ”, " ", ' ', ‘ ’, « », mixed, nested and left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MOST = 400
"""More marks than this in one line are no quotations: nothing is read from them."""
_OPEN, _CLOSE, _SINGLE = frozenset(("“", "„", "‟", "«", "‘‘")), frozenset(("”", "»", "’’")), frozenset("‘’'")
_FREE = frozenset('([{:,–—-/“"…')


class Pair(NamedTuple):
    """The words between two marks: `start` and `end` are theirs, `open` and `close` take in the marks.

    `depth` counts the pairs around it. `closed` is false when the line ends before the mark does.
    """

    open: int
    start: int
    end: int
    close: int
    depth: int
    closed: bool


def pairs(text: str, start: int, end: int, marks: Sequence[int]) -> tuple[list[Pair], list[int]]:
    """The pairs in `text[start:end]` in the order of their openings, and closing marks that open nowhere.

    `marks` says where quotation marks and apostrophes stand in it. One made of two apostrophes is one mark.
    """
    if len(marks) > _MOST:
        return [], []
    found: list[Pair] = []
    if not len(marks) % 2 and "".join([text[at] for at in marks]) == "“”" * (len(marks) // 2):
        return [
            Pair(left, left + 1, right, right + 1, 0, closed=True)
            for left, right in zip(marks[::2], marks[1::2], strict=True)
        ], []
    stack: list[tuple[int, int, bool]] = []
    strays: list[int] = []
    after = start
    for at in marks:
        if at < after:
            continue
        mark = text[at]
        after = at + 1
        if mark in _SINGLE and text.startswith(mark, after, end):
            mark, after = mark * 2, at + 2
        before = text[at - 1] if at > start else " "
        follow = text[after] if after < end else " "
        if mark in _SINGLE:
            # R’lấp, K'Ho: an apostrophe inside a word marks nothing.
            if before.isalnum() and follow.isalnum():
                continue
            opens = mark != "’" and not before.isalnum() and (follow.isalnum() or follow in '“"')
            if not opens and not (stack and stack[-1][2]):
                continue
            single = True
        else:
            single = False
            opens = _opens(mark, before, follow, any(not entry[2] for entry in stack))
        if opens:
            stack.append((at, after, single))
            continue
        if not single:
            # An apostrophe that looked like an opening mark does not hold the double marks around it open.
            while stack and stack[-1][2]:
                stack.pop()
        if not stack:
            strays.append(at)
            continue
        open_at, inner, _ = stack.pop()
        found.append(Pair(open_at, inner, at, after, len(stack), closed=True))
    depth = 0
    for open_at, inner, single in stack:
        if not single:
            found.append(Pair(open_at, inner, end, end, depth, closed=False))
            depth += 1
    found.sort(key=lambda pair: pair.open)
    return found, strays


def _opens(mark: str, before: str, follow: str, inside: bool) -> bool:
    """Whether a double mark opens: by its form, and a straight or wrongly turned one by its neighbours."""
    if mark in _OPEN:
        return True
    free = before.isspace() or before in _FREE
    if mark in _CLOSE:
        return not inside and free and follow.isalnum()
    if inside:
        return (before.isspace() and follow.isalnum()) or (before in "(:" and follow.isalnum())
    return (
        not follow.isspace() and not (before.isalnum() and not follow.isalnum()) and follow not in ".,;:!?)"
    )
