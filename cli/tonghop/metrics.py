"""How wide text is in Times New Roman: for lines drawn to the length of a text and for page estimates.

Widths are in thousandths of the font size. Vietnamese marks do not change the width of their letter.
"""

from __future__ import annotations

import unicodedata
from functools import cache

CHARACTERS = "".join(map(chr, range(32, 127))) + "đĐơƠưƯ–—‘’“”…•×÷°·²³½§€\u00a0"

# Advance widths of CHARACTERS in the four faces; any other character counts as AVERAGE.
REGULAR = """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500
278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556
611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778
500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541 500 722 529 722 542 776 500 1000 333
333 444 444 1000 350 564 549 400 250 300 300 750 500 500 250"""
BOLD = """
250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500
333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556
667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833
556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520 556 722 554 778 600 796 500 1000 333
333 500 500 1000 350 570 549 400 250 300 300 750 500 500 250"""
ITALIC = """
250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500
333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500
556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722
500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541 500 722 534 722 545 754 500 889 333
333 556 556 889 350 675 549 400 250 300 300 750 500 500 250"""
BOLD_ITALIC = """
250 389 555 500 500 833 778 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500
333 333 570 570 570 500 832 667 667 667 722 667 667 722 778 389 500 667 611 889 722 722 611 722 667 556
611 722 667 889 667 611 611 333 278 333 570 500 333 500 500 444 500 444 333 500 556 278 278 500 278 778
556 500 500 500 389 389 278 556 444 667 500 444 389 348 220 348 570 500 722 537 722 599 775 500 1000 333
333 500 500 1000 350 570 549 400 250 300 300 750 500 500 250"""
AVERAGE = 500

LINE_HEIGHT = 1.15
"""Height of a single line as a multiple of the font size."""


class _Face(dict[str, int]):
    """Widths by character; an accented letter is looked up once by its base letter."""

    def __missing__(self, character: str) -> int:
        parts = unicodedata.normalize("NFD", character)
        base = parts[0]
        if "\u031b" in parts:
            base = unicodedata.normalize("NFC", base + "\u031b")
        width = 0 if unicodedata.combining(base) else self.get(base, AVERAGE)
        self[character] = width
        return width


@cache
def _face(bold: bool, italic: bool) -> _Face:
    table = (BOLD_ITALIC if italic else BOLD) if bold else (ITALIC if italic else REGULAR)
    return _Face(zip(CHARACTERS, map(int, table.split()), strict=True))


def width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The width of `text` on one line, in points; `size` is the font size in points."""
    return sum(map(_face(bold, italic).__getitem__, text)) * size / 1000


def breaks(
    text: str, size: float, room: float, bold: bool = False, italic: bool = False, first: float = 0
) -> list[tuple[str, float]]:
    """The lines that `text` breaks into in a column `room` points wide, each with its width in points.

    `first` is the indent of the first line. An empty text takes one empty line.
    """
    face = _face(bold, italic)
    scale = size / 1000
    space = face[" "] * scale
    done: list[tuple[str, float]] = []
    for part in text.split("\n"):
        used = first
        words: list[str] = []
        for word in part.split(" "):
            wide = sum(map(face.__getitem__, word)) * scale
            if words and used + space + wide > room:
                done.append((" ".join(words), used))
                used = 0.0
                words = []
            used += space + wide if words else wide
            words.append(word)
            while used > room > 0:
                done.append(("", room))
                used -= room
        done.append((" ".join(words), used))
        first = 0
    return done


def lines(text: str, size: float, room: float, bold: bool = False, first: float = 0) -> int:
    """How many lines `text` takes; see `breaks`."""
    return len(breaks(text, size, room, bold, False, first))
