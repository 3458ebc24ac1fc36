"""Saved web pages: the article alone, without menus, comments and lists of other articles.

Lines are taken from the page's blocks; which of them are the article follows from how much prose and how many
links stand there, and from what trafilatura (extra `web`), where installed, takes for the article.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import msgspec
from msgspec.structs import replace

from tonghop import worker
from tonghop.model import Draft, Source
from tonghop.pagewords import AFTER_ARTICLE, BYLINE, CREDIT, DATE, TEASER, is_furniture
from tonghop.patterns import lazy
from tonghop.readers import base

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")

_BIG = 1_000_000
"""Pages of more characters are read apart, under the clock, and by density alone."""

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul caption option".split()
)
_DROPPED = frozenset(
    "script style noscript template select button textarea svg iframe object canvas nav footer input head".split()
)
_DROPPED_CLASS = lazy(
    r"(?i)(?:^|[-_\s])(?:comments?|binh-?luan|related|lien-?quan|tin-?khac|share|social|breadcrumbs?|menu|navbar|navigation"
    r"|sidebar|footer|tags?|advert\w*|ads|banner|popup|modal|newsletter|most-?read|doc-?nhieu)(?:$|[-_\s\d])"
)
_SITE = lazy(r"(?i)^(?:báo|tạp chí|đài|cổng|trang (?:tin|thông tin)|thời báo)\b")


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: a page by its first bytes, or text named as one."""
    kind, ending = base.kind(head), base.suffix(path)
    page = kind == "html" and ending not in {".eml", ".mht"}
    return page or (kind == "text" and ending in SUFFIXES)


def read(source: Source, data: bytes) -> Draft:
    """The article of the page; its title, outlet, date and author where the page's head states them.

    Raises UnreadableError where the page holds no text, or takes too long.
    """
    if len(data) > _BIG:
        return worker.read("html", source, data)
    return parse(source, data)


class _Line(msgspec.Struct):
    """A line of the page: its text, how much of it is link, and the innermost heading or block it is in."""

    text: str
    linked: float
    tag: str
    words: int


def parse(source: Source, data: bytes) -> Draft:
    """The reading itself, in this process."""
    decoded = base.decode(source, data)
    source = replace(source, encoding=decoded.encoding)
    root = _tree(decoded.text)
    lines = [] if root is None else list(_lines(root))
    kept = sum(len(line.text) for line in lines)
    crude = _crude(decoded.text)
    if root is None or (kept < 0.3 * sum(map(len, crude)) and kept < 2_000_000):
        # The parser gave up on nesting or size, or the page hides all its text: every line is kept.
        whole = [line for line in crude if not is_furniture(line)]
        return Draft(source, "\n".join(whole), doubts=(*base.doubts(decoded), "READ018"))
    head = _stated(root)
    title = head.get("title")
    lines, doubtful = _article(lines, title, _vote(decoded.text))
    named = next((line.text for line in lines if title and _same(line.text, title)), None)
    return Draft(
        source=source,
        text="\n".join(line.text for line in lines),
        title=named or head.get("own_title"),
        outlet=head.get("outlet"),
        published=_date(head.get("published")),
        author=head.get("author"),
        doubts=(*base.doubts(decoded), *(("READ018",) if doubtful else ())),
    )


def _tree(text: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    try:
        return lxml_html.document_fromstring(text, parser=parser) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _crude(text: str) -> list[str]:
    """Every line of text in the page by its tags alone: what cannot be lost. One pass, whatever is left open."""
    from html import unescape

    parts: list[str] = []
    at = 0
    skipped: str | None = None
    for match in _TAG.finditer(text):
        name = (match[2] or "!--").lower()
        if skipped:
            if skipped != name or not (match[1] or name == "!--"):
                continue
            skipped = None
            at = match.end()
            continue
        if match[0] == "-->" or match.start() < at:
            continue
        parts += (text[at : match.start()], "\n" if name in _BLOCKS else "")
        at = match.end()
        if name in _UNSEEN and not match[1]:
            skipped = name
    parts.append(text[at:])
    whole = unescape("".join(parts))
    return [line for part in whole.split("\n") if (line := " ".join(part.split()))]


_TAG = lazy(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_UNSEEN = frozenset({"script", "style", "head", "select", "noscript", "!--"})


def _lines(root: Any) -> Iterator[_Line]:
    """The page's lines: one a block. Walks without recursion: a page may nest thousands deep."""
    pieces: list[tuple[str, bool]] = []
    tag = "body"

    def flush() -> Iterator[_Line]:
        text = " ".join("".join(piece for piece, _ in pieces).split())
        if any(c.isalnum() for c in text):
            linked = sum(len(piece) for piece, link in pieces if link)
            whole = sum(len(piece) for piece, _ in pieces)
            yield _Line(text, linked / max(1, whole), tag, text.count(" ") + 1)
        pieces.clear()

    stack: list[tuple[Any, bool, bool]] = [(root, False, False)]
    while stack:
        node, inside_link, leaving = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if name in _BLOCKS:
                yield from flush()
                tag = "body"
            if node.tail:
                pieces.append((node.tail, inside_link))
            continue
        if not name or name in _DROPPED or _is_dropped(node):
            if node.tail:
                pieces.append((node.tail, inside_link))
            continue
        if name in _BLOCKS:
            yield from flush()
            tag = name
        link = inside_link or name == "a"
        if name == "tr" and (row := _data_row(node)):
            yield _Line(row, 0.0, "tr", row.count(" ") + 1)
            if node.tail:
                pieces.append((node.tail, inside_link))
            continue
        stack.append((node, inside_link, True))
        if node.text:
            pieces.append((node.text, link))
        stack.extend((child, link, False) for child in reversed(node))
    yield from flush()


def _is_dropped(node: Any) -> bool:
    marks = f"{node.get('class') or ''} {node.get('id') or ''}"
    if len(marks) < 4 and not node.get("role"):
        return False
    if node.tag in {"body", "html", "form", "article", "main", "table"}:
        return False
    return bool(_DROPPED_CLASS.search(marks)) or node.get("role") in {"navigation", "complementary", "search"}


def _data_row(row: Any) -> str | None:
    """A row of figures as one line, its cells parted by tabs; `None` for a row that only lays out the page."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 3 or row.find(".//table") is not None:
        return None
    texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    if max(map(len, texts)) > 160 or sum(any(c.isdigit() for c in text) for text in texts) < 2:
        return None
    return "\t".join(texts)


# ---------------------------------------------------------------- which lines are the article


def _vote(text: str) -> str:
    """What trafilatura takes for the article, without spaces; empty where it is not to be asked."""
    if len(text) > _BIG or importlib.util.find_spec("trafilatura") is None:
        return ""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    return re.sub(r"[\s|]+", "", found or "")


def _article(lines: list[_Line], title: str | None, vote: str) -> tuple[list[_Line], bool]:
    """The lines of the article with its head, and whether it could not be told from the page."""
    best = start = 0.0
    first = last = at = 0
    for i, line in enumerate(lines):
        start += _weight(line, vote)
        if start <= 0:
            start, at = 0.0, i + 1
        elif start > best:
            best, first, last = start, at, i + 1
    if best < 25:
        return [line for line in lines if line.linked < 0.5 and not is_furniture(line.text)], True
    first = _head_start(lines, first, title)
    while last < len(lines) and _belongs_below(lines[last]):
        last += 1
    return [line for line in lines[first:last] if not (line.linked > 0.8 and line.words < 30)], False


def _head_start(lines: list[_Line], first: int, title: str | None) -> int:
    """Where the article's head begins: at the title, or at the dateline and the kicker right above it."""
    above = range(max(0, first - 12), first)
    at = next((i for i in above if title and lines[i].words >= 3 and _same(lines[i].text, title)), None)
    if at is None:
        near = range(first if _is_heading(lines[first]) else first - 1, max(-1, first - 4), -1)
        at = next((i for i in near if lines[i].words >= 4 and _belongs_above(lines[i])), None)
    if at is None:
        return first
    if at and DATE.pattern.search(lines[at - 1].text):
        at -= 1
    if at and _belongs_above(lines[at - 1]) and lines[at - 1].words <= 12:
        at -= 1
    return at


def _weight(line: _Line, vote: str) -> float:
    """What a line adds to the article that would run through it."""
    if line.words <= 12 and AFTER_ARTICLE.pattern.match(line.text):
        return -60.0
    if is_furniture(line.text) or (line.text.endswith(")") and TEASER.pattern.search(line.text)):
        return -15.0
    if line.linked > 0.5:
        return -5.0 - line.words / 4
    if "\t" in line.text:
        return 3.0
    if line.words >= 12 or (line.words >= 6 and line.text.endswith((".", "!", "?", "”", ":"))):
        squeezed = re.sub(r"[\s|]+", "", line.text)[:60]
        return line.words * (1.0 if not vote or squeezed in vote else 0.3)
    return 0.0 if line.tag in {"h2", "h3", "h4", "figcaption", "caption"} else -1.5


def _belongs_above(line: _Line) -> bool:
    """Whether a line right above the article's prose is part of its head: kicker, title, dateline."""
    return line.linked < 0.5 and not is_furniture(line.text) and line.words <= 40


def _is_heading(line: _Line) -> bool:
    return line.words <= 35 and not line.text.endswith((".", ":", ";", "”", ","))


def _belongs_below(line: _Line) -> bool:
    """Whether a short line right below the article's prose is its last caption or its by-line."""
    if line.linked > 0.5 or is_furniture(line.text):
        return False
    shown = line.tag in {"figcaption", "caption"} or (line.words < 60 and CREDIT.pattern.search(line.text))
    return bool(shown or (line.words <= 12 and BYLINE.pattern.match(line.text)))


def _same(one: str, other: str) -> bool:
    one, other = (re.sub(r"\W+", " ", text).strip().casefold() for text in (one, other))
    return bool(one) and (
        one == other or (len(one) > 20 and (other.startswith(one) or one.startswith(other)))
    )


# ---------------------------------------------------------------- what the page's head states


def _stated(root: Any) -> dict[str, str]:
    """Title, outlet, date and author by the page's meta elements and JSON-LD."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content)
    linked = _linked_data(root)
    named = root.find(".//title")
    page_title = " ".join("".join(named.itertext()).split()) if named is not None else ""
    headings = [" ".join("".join(h1.itertext()).split()) for h1 in root.iter("h1")]
    title = (
        linked.get("title") or metas.get("og:title") or (headings[0] if len(headings) == 1 else page_title)
    )
    site = (
        linked.get("outlet") or metas.get("og:site_name") or (page_title if _SITE.match(page_title) else "")
    )
    found = {
        "own_title": linked.get("title") or metas.get("og:title") or "",
        "title": re.split(r"\s+[|–—]\s+|\s-\s(?=[^-]*$)", title)[0] if title else "",
        "outlet": re.split(r"\s+[|–—-]\s+", site)[0],
        "published": linked.get("published")
        or metas.get("article:published_time")
        or metas.get("datepublished")
        or metas.get("pubdate")
        or metas.get("dc.date.issued")
        or "",
        "author": linked.get("author") or metas.get("author") or metas.get("article:author") or "",
    }
    if (
        found["author"].startswith("http")
        or _SITE.match(found["author"])
        or found["author"] == found["outlet"]
    ):
        found["author"] = ""
    return {key: value for key, value in found.items() if value}


def _linked_data(root: Any) -> dict[str, str]:
    from html import unescape

    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or len(script.text or "") > 200_000:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else [data]:
            if isinstance(item, dict) and "Article" in str(item.get("@type")):
                found = {
                    "title": item.get("headline"),
                    "published": item.get("datePublished"),
                    "author": _name(item.get("author")),
                    "outlet": _name(item.get("publisher")),
                }
                return {
                    key: unescape(value) for key, value in found.items() if isinstance(value, str) and value
                }
    return {}


def _name(value: object) -> object:
    if isinstance(value, list):
        names = [name for item in value if isinstance(name := _name(item), str)]
        return ", ".join(names)
    return value.get("name") if isinstance(value, dict) else value


def _date(text: str | None) -> dt.date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text or "") or re.match(r"(\d{4})(\d\d)(\d\d)", text or "")
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
