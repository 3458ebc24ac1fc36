"""PDF files with a text layer: lines put together into paragraphs, running heads and page numbers left out.

PDFium gives the characters and where they stand; what a paragraph is follows from the lines' right edges.
A file without a text layer is a scan and said to be one. The work is done in a process of its own.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import Any

import msgspec
from msgspec.structs import replace

from tonghop import encodings, worker
from tonghop.model import Draft, Source
from tonghop.patterns import lazy
from tonghop.readers import base
from tonghop.settings import LIMITS

SUFFIXES = (".pdf",)

_MAX_PAGES = 2_000
_HYPHEN = "[\x02\xad\ufffe]"
"""How PDFium marks a hyphen that only breaks a line."""
_LOST = lazy("(?<=[bcdghklmnprstvx®])[\x02\ufffe]")
_ITEM = lazy(
    r"(?:[-–—+•*○▪]\s|\(?(?:\d{1,2}|[IVXLivx]{1,5}|[a-zđ])[.)]\s|\d+(?:\.\d+)+\.?\s|(?:Điều|Chương|Phụ lục)\s)"
)
_PAGE_NUMBER = lazy(r"(?i)[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*")
_ENDED = (".", "!", "?", ":", ";", "”", "./.")


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: by its first bytes, whatever its name."""
    return base.kind(head) == "pdf"


def read(source: Source, data: bytes) -> Draft:
    """The document's text, a line a paragraph or a table row with its cells parted by tabs.

    Raises UnreadableError for a scan, a locked or damaged file, and where the extra `pdf` is missing.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        raise base.refuse(source, "READ006", extra="pdf")
    return worker.read("pdf", source, data)


class _Line(msgspec.Struct, frozen=True):
    """A line of a page with its box, in points from the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def parse(source: Source, data: bytes) -> Draft:
    """The reading itself, in this process."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise base.refuse(source, "READ001", reason=str(error)) from error
    pages: list[list[_Line]] = []
    size = 0
    try:
        for number in range(min(len(document), _MAX_PAGES)):
            lines = list(_page_lines(document[number]))
            size += sum(len(line.text) for line in lines)
            if size > LIMITS.text_chars:
                raise base.refuse(source, "READ004", size=str(size), limit=str(LIMITS.text_chars))
            pages.append(_ordered(lines))
    except pdfium.PdfiumError as error:
        raise base.refuse(source, "READ001", reason=str(error)) from error
    finally:
        document.close()
    if size < 20 * max(1, len(pages)) and size < 200:
        raise base.refuse(source, "READ015")
    pages, encoding = _mended(pages)
    text = "\n".join(_paragraphs([_without_running_heads(page, pages) for page in pages]))
    return Draft(source=msgspec.structs.replace(source, encoding=encoding), text=text, doubts=_doubts(text))


def _mended(pages: list[list[_Line]]) -> tuple[list[list[_Line]], str | None]:
    """The lines read right where the fonts were old ones, before a soft hyphen, there a letter, is taken out."""
    whole = "\n".join(line.text for page in pages for line in page)
    encoding = encodings.mend(whole)[1]
    if encoding is None:
        return pages, None
    reading = encodings.vni if encoding == "vni" else _abc
    return [[replace(line, text=reading(line.text)) for line in page] for page in pages], encoding


def _abc(text: str) -> str:
    """A line typed in an ABC font, where "ư" has the code of a soft hyphen.

    At the end of a line PDFium takes it for a hyphen, and joins the next word: "đầu t⟨hyphen⟩phát triển". A hyphen
    behind a consonant breaks no Vietnamese word, so it was the letter.
    """
    return encodings.tcvn3(_LOST.sub("\xad ", text))


def _doubts(text: str) -> tuple[str, ...]:
    """READ019 where hardly a word has a Vietnamese letter: a scan whose letters were badly guessed."""
    words = re.findall(r"[^\W\d_]{2,}", text[:50_000])
    marked = sum(not word.isascii() for word in words)
    return ("READ019",) if len(words) > 100 and marked < 0.2 * len(words) else ()


def _page_lines(page: Any) -> Iterator[_Line]:
    """The lines of a page in the order of its content; a wide gap becomes a tab."""
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
        at = 0
        for part in re.split(r"(\r?\n)", text):
            if part.strip():
                yield _line(textpage, text, at, at + len(part))
            at += len(part)
    finally:
        textpage.close()


def _line(textpage: Any, text: str, start: int, end: int) -> _Line:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    first, last = textpage.get_charbox(start, loose=True), textpage.get_charbox(end - 1, loose=True)
    height = max(first[3] - first[1], last[3] - last[1], 4.0)
    out: list[str] = []
    for i in range(start, end):
        char = text[i]
        if char == " " and text[i - 1] != " ":
            gap_start = textpage.get_charbox(i - 1, loose=True)[2]
            following = next(k for k in range(i, end) if text[k] != " ")
            if textpage.get_charbox(following, loose=True)[0] - gap_start > 1.3 * height:
                char = "\t"
        out.append(char)
    line = re.sub(r" *\t *", "\t", "".join(out))
    return _Line(line, first[0], last[2], min(first[1], last[1]), max(first[3], last[3]))


def _ordered(lines: list[_Line]) -> list[_Line]:
    """The lines from top to bottom where the page's content jumps back up over itself.

    A jump up and to the right is the next column, and stays.
    """
    if not lines:
        return lines
    page_height = max(line.top for line in lines) - min(line.bottom for line in lines)
    for above, below in pairwise(lines):
        jump = below.bottom - above.top
        if jump > 0.25 * page_height and below.left < above.right:
            return sorted(lines, key=lambda line: (-round(line.top / 3), line.left))
    return lines


def _without_running_heads(page: list[_Line], pages: Sequence[list[_Line]]) -> list[_Line]:
    """A page without page numbers and without the lines that stand at the same end of most other pages."""
    if len(pages) < 2:
        return [line for line in page if not (line in page[-1:] and _PAGE_NUMBER.fullmatch(line.text))]
    edges = Counter(
        _shape(line.text) for other in pages for line in {*other[:2], *other[-2:]} if len(other) > 4
    )
    wanted = max(3, len(pages) * 0.5)
    kept: list[_Line] = []
    for i, line in enumerate(page):
        edge = i < 2 or i >= len(page) - 2
        if edge and (_PAGE_NUMBER.fullmatch(line.text) or edges[_shape(line.text)] >= wanted):
            continue
        kept.append(line)
    return kept


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold().strip()


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> list[str]:
    """Lines joined where one runs to the right edge and the next goes on."""
    paragraphs: list[str] = []
    before: _Line | None = None
    for page in pages:
        if not page:
            continue
        prose = [line for line in page if "\t" not in line.text]
        left = min((line.left for line in prose), default=0.0)
        right = max((line.right for line in prose), default=0.0)
        for i, line in enumerate(page):
            if before and paragraphs and _goes_on(before, line, left, right, new_page=i == 0):
                paragraphs[-1] = _joined(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            before = line
    return [re.sub(_HYPHEN, "", re.sub(r" {2,}", " ", paragraph)).strip() for paragraph in paragraphs]


def _goes_on(before: _Line, line: _Line, left: float, right: float, *, new_page: bool) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if "\t" in before.text or "\t" in line.text or _ITEM.match(line.text):
        return False
    full = before.right > right - 0.12 * (right - left)
    lower = line.text[0].islower() or line.text[0] in "(,;"
    if new_page:
        return lower and not before.text.endswith(_ENDED)
    if before.bottom - line.top > 1.3 * line.height or line.top > before.top + 1:
        return False
    if re.search(_HYPHEN + "$", before.text):
        return True
    indented = line.left > left + 14 and line.left > before.left + 6
    if not full:
        return lower and abs(line.left - before.left) < 60 and not before.text.endswith(_ENDED)
    return lower or not (indented or (before.text.endswith(_ENDED) and line.left > left + 6))


def _joined(head: str, tail: str) -> str:
    """Two lines as one. A hyphen that breaks no Vietnamese word goes; the others were in the text."""
    if re.search(_HYPHEN + "$", head):
        return head[:-1] + tail
    match = re.search(r"([^\W\d_]+)-$", head)
    if match and tail[:1].islower():
        rest = re.match(r"[^\W\d_]+", tail)
        sound = encodings.is_syllable(match[1].lower()) and rest and encodings.is_syllable(rest[0].lower())
        return (head if sound else head[:-1]) + tail
    return f"{head} {tail}"
