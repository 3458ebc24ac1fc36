"""What each line of an article is: title, lead, body, caption, question, answer, by-line, furniture.

The rules are about how Vietnamese newspapers and portals lay out a page, told from the text alone:
how long a line is, how it ends, what stands around it, and the set phrases of `pagewords`. A role that
the container states (`Draft.roles`) is taken as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tonghop import bylines, interviews, shortlines
from tonghop.interviews import Row
from tonghop.model import Form, Line, Role
from tonghop.pagewords import (
    AFTER_ARTICLE,
    AGENCY,
    BYLINE,
    CAPTION_OPENING,
    CREDIT,
    DATE,
    DATELINE_WORDS,
    DOCUMENT_KIND,
    LETTERHEAD,
    TEASER,
    credit_words,
    is_of_page,
    page_cues,
)
from tonghop.patterns import lazy
from tonghop.scan import views
from tonghop.shortlines import ENDS, NO_HEADING

_BEFORE_LEAD = frozenset({"caption", "question", "answer"})
"""What no lead follows."""
_PHOTO = frozenset({"ảnh", "Ảnh", "ẢNH"})
_LABEL_CHARS = 50
"""No more than so many characters stand between "video" and the colon of a credit."""
_FILE_NAME = lazy(r"[a-z0-9 _.()-]{1,60}")
_RUBRIC_NAMES = (
    *("học tập và làm theo", "chuyên mục", "chuyên trang", "chuyên đề", "kỷ niệm", "hướng tới", "chào mừng"),
    *("tiến tới", "những tấm gương", "gương ", "đưa nghị quyết", "nghị quyết ", "xây dựng đảng"),
    *("thực hiện chỉ thị", "thực hiện nghị quyết", "thực hiện kết luận", "phóng sự", "ghi chép", "sổ tay"),
    *("góc nhìn", "đại hội"),
)
_NUMBERED_PART = lazy(r"(?i)^(?:bài|kỳ|phần) (?:\d|cuối|[ivx]+\b)")


def read(
    text: str, known: Mapping[int, Role] | None = None, title: str | None = None
) -> tuple[tuple[Line, ...], Form]:
    """The non-empty lines of an NFC text with their roles, and the form of the article.

    `known` holds the roles that the container states, by line number; `title` the title it states.
    """
    rows = _rows(text)
    _mark(rows, text)
    if known:
        for row in rows:
            row.role = known.get(row.number)
    _furniture(rows)
    _letterhead(rows)
    _datelines(rows)
    head = _head(rows, title)
    _bylines(rows)
    _leave_byline_out(rows)
    shortlines.read(rows)
    form = interviews.read(rows)
    _lead(rows, head)
    return tuple([Line(r.number, r.start, r.start + len(r.text), r.role or "body") for r in rows]), form


def _rows(text: str) -> list[Row]:
    rows: list[Row] = []
    low = views(text).low
    at = gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            start = at if line[0] == stripped[0] else at + line.index(stripped[0])
            words = stripped.count(" ") + 1
            prose = words >= 45 or (words >= 14 and stripped[-1] in ENDS and not _is_teaser(stripped))
            rows.append(Row(number, start, stripped, low[start : start + len(stripped)], gap, words, prose))
            gap = 0
        else:
            gap += 1
        at += len(line) + 1
    return rows


def _is_teaser(text: str) -> bool:
    """Whether a line of a list of other articles: a title with its date in brackets."""
    return text[-1] == ")" and "20" in text[-22:] and TEASER.pattern.search(text) is not None


def _mark(rows: list[Row], text: str) -> None:
    """Notes in which lines there are credits, and what may be a page's set phrase."""
    starts = [row.start for row in rows]
    for at, _, _ in page_cues.find(text):
        rows[bisect_right(starts, at) - 1].cued = True
    for at, stop, _ in credit_words.find(text):
        if text[stop - 3 : stop] in _PHOTO or text.find(":", stop, stop + _LABEL_CHARS) >= 0:
            row = rows[bisect_right(starts, at) - 1]
            at -= row.start
            match = CREDIT.pattern.match(row.text, at - (at > 0 and row.text[at - 1] == "("))
            row.credit = match.end() if match else row.credit


def _furniture(rows: list[Row]) -> None:
    prose = sum([row.prose for row in rows])
    seen = 0
    tail = False
    for row in rows:
        seen += row.prose
        if row.role or row.words > 70:
            row.role = row.role or ("furniture" if tail else None)
            continue
        # Long paragraphs may follow an "Xem thêm" box in the middle; only teasers follow the last one.
        if (
            not tail
            and row.words < 12
            and prose - seen <= prose * 0.3
            and AFTER_ARTICLE.pattern.match(row.text)
        ):
            tail = True
        if tail or (seen and _is_teaser(row.text)) or is_of_page(row.low, row.cued):
            row.role = "furniture"
        elif row.words < 60 and not row.text[0].isupper() and _is_rule(row.text):
            # The name of a picture's file, or a mere rule.
            row.role = "furniture"


def _is_rule(text: str) -> bool:
    """Whether a line is only a rule, or the name of a picture's file."""
    return _FILE_NAME.fullmatch(text) is not None or not any(c.isalnum() for c in text)


def _letterhead(rows: list[Row]) -> None:
    """The head of an administrative document: bodies, motto, number, date; its kind, and its subject as title."""
    heads = [i for i, row in enumerate(rows[:8]) if "VIỆT NAM" in row.text]
    at = next((i for i in heads if LETTERHEAD.pattern.search(rows[i].text)), None)
    if at is None or any(row.role == "title" for row in rows):
        return
    kind = next(
        (i for i in range(at, min(at + 12, len(rows))) if DOCUMENT_KIND.pattern.match(rows[i].text)), None
    )
    for row in rows[: at + 1 if kind is None else kind]:
        row.role = row.role or ("dateline" if _is_dated(row.text) else "furniture")
    if kind is not None and kind + 1 < len(rows) and rows[kind + 1].words <= 60:
        rows[kind].role, rows[kind + 1].role = "kicker", "title"


def _datelines(rows: list[Row]) -> None:
    """Lines at the head that are date, time and counters for the most part."""
    told = False
    for row in rows[:12]:
        told = told or row.words > 30
        if row.role or row.words > 24 or not _is_dated(row.text):
            continue
        share = 1 - len(DATELINE_WORDS.sub(" ", row.text).split()) / row.words
        if share >= 0.4 or (share >= 0.25 and ":" in row.text and row.text[-1].isalnum() and row.words > 6):
            row.role = "dateline"
        elif row.words < 12 and not row.text.endswith(".") and not told:
            row.role = "kicker"


def _is_dated(text: str) -> bool:
    return ("20" in text or "19" in text) and DATE.pattern.search(text) is not None


def _head(rows: list[Row], stated: str | None) -> str:
    """Kicker and title: what stands before the first paragraph. The title is returned as `_squeeze` has it."""
    titles = [i for i, row in enumerate(rows) if row.role == "title"]
    if titles:
        for row in rows[: titles[0]]:
            row.role = row.role or "kicker"
        return _squeeze(rows[titles[0]].text)
    head: list[Row] = []
    for row in rows[:9]:
        if row.role is None:
            if row.words > 45 or (head and row.words > 12 and row.text[-1] in ".:;"):
                break
            head.append(row)
    title = None
    if stated:
        wanted = _squeeze(stated)
        title = next((row for row in head if _squeeze(row.text) == wanted), None)
    title = title or _title(rows, head)
    if title is None:
        return ""
    title.role = "title"
    wanted = _squeeze(title.text)
    word = wanted.partition(" ")[0]
    for row in rows[:9]:
        if row.role is None and row.number < title.number:
            row.role = "kicker"
        elif (
            row.role is None
            and row.words <= 2 * title.words + 9
            and word in row.low[:40]
            and _squeeze(row.text) == wanted
        ):
            row.role = "title"
    return wanted


def _title(rows: list[Row], head: Sequence[Row]) -> Row | None:
    """The title among the short lines at the head.

    It is the first of them, unless that one names a rubric or a series: then the title follows, with the
    dateline between or after.
    """
    candidates = [row for row in head if _may_be_title(row)]
    if not candidates or any(row.words > 3 for row in head[: head.index(candidates[0])]):
        return None
    best = candidates[0]
    for row in candidates[1:]:
        here, there = rows.index(best), rows.index(row)
        between = {other.role for other in rows[here + 1 : there]}
        if between - {"dateline", "kicker", "furniture"} or row.words < 4 or _opens_caption(row):
            break
        dated_after = there + 1 < len(rows) and rows[there + 1].role == "dateline"
        names_rubric = best.words <= 4 or best.low.startswith(_RUBRIC_NAMES)
        if not (
            names_rubric
            or dated_after
            or _NUMBERED_PART.match(row.text)
            or ("dateline" in between and row.words > best.words)
        ):
            break
        best = row
    return best


def _opens_caption(row: Row) -> bool:
    return bool(row.credit or CAPTION_OPENING.pattern.match(row.text)) and ": " not in row.text


def _may_be_title(row: Row) -> bool:
    text = row.text
    if not 2 <= row.words <= 45 or row.credit or text.startswith(NO_HEADING):
        return False
    if text.endswith((".", ";", ":", ",", "…")):
        return text.endswith(("...", "…")) and row.words <= 18
    return row.words <= 30 or text.isupper() or ":" in text


def _squeeze(text: str) -> str:
    """A title for comparing: without case, spaces, marks at its ends and the dots of a cut."""
    return " ".join(text.split()).strip(" .…\"“”'").casefold()


def _bylines(rows: list[Row]) -> None:
    """Who wrote it: short lines of names at the foot, or right under the title or the dateline."""
    body = [row for row in rows if row.role is None]
    for row in reversed(body[1:][-4:]):
        if row.words > 14 or not BYLINE.pattern.match(row.text):
            break
        row.role = "byline"
    for above, row in pairwise(rows[:7]):
        if (
            above.role in {"title", "dateline"}
            and row.role is None
            and row.words <= 8
            and row is not body[-1]
        ):
            row.role = "byline" if BYLINE.pattern.match(row.text) else None


def _leave_byline_out(rows: Sequence[Row]) -> None:
    """Ends the last paragraph before a by-line that is glued to it: it is no part of what is told or said."""
    last = next((row for row in reversed(rows) if row.role is None), None)
    if last is None or not (last.prose or "m ơn" in last.low):
        return
    at = bylines.glued(last.text)
    if at is not None:
        last.text = last.text[:at].rstrip()
        if last.credit > at:
            last.credit = 0


def _lead(rows: list[Row], title: str) -> None:
    """The lead: the first paragraph under the title, before any picture.

    Portals give a search summary first; the next paragraph is the lead itself when it opens with the
    agency's mark or repeats the title or the summary. A lead that breaks off goes on in the next line.
    `title` is squeezed.
    """
    roles = [row.role for row in rows]
    if None not in roles:
        return
    first = roles.index(None)
    if not _BEFORE_LEAD.isdisjoint(roles[:first]) or not (
        None in roles[first + 1 :] or "answer" in roles[first + 1 :]
    ):
        return
    rows[first].role = "lead"
    following = next((row for row in rows[first + 1 : first + 4] if row.role != "title"), None)
    if following and following.role is None:
        opening, head, summary = following.low[:260], title[:40], rows[first].low[:60]
        repeats = (len(head) > 20 and head in opening[:90]) or (len(summary) > 40 and summary in opening)
        broken = following.text[0].islower() and rows[first].text[-1] not in ENDS
        if repeats or broken or AGENCY.pattern.match(following.text):
            following.role = "lead"
