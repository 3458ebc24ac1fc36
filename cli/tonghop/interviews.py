"""Talks: which lines ask and which answer, in every layout that Vietnamese papers print them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from tonghop.model import Form, Role
from tonghop.pagewords import ADDRESSED, ASKER, THANKS
from tonghop.patterns import lazy

_PRINTED: frozenset[Role | None] = frozenset({None, "kicker", "byline"})
"""What lines of a talk look like before it is known for one."""
_DASHES = ("-", "–", "—")
_LABEL = lazy(r"^[\s*•–—-]*(?=[^\W\d_])[^:.?!\n]{2,100}:\s*\S")
_LABEL_CHARS = 150
_BULLETS = " \t*•–—-"
_ASKERS = ("pv", "p.v", "phóng viên", "hỏi", "nhà báo", "câu hỏi", "btv", "mc")
_ASKING = (*_ASKERS, "thưa ", "xin ")
_REQUESTED = lazy(r"[\s*•–—-]*(?:Thưa|Xin) (?:ông|bà|anh|chị|đồng chí|bác sĩ|tiến sĩ|luật sư)\b")


class Row(msgspec.Struct):
    """A line while its role is being found. `low` is its text in lower case.

    `credit` is where the last credit of a picture in it ends, 0 without one; `cued` says that a page's set
    phrase may be in it. `gap` counts the empty lines before it. `prose`: whether it reads as a paragraph, long
    or a whole sentence.
    """

    number: int
    start: int
    text: str
    low: str
    gap: int
    words: int
    prose: bool
    credit: int = 0
    cued: bool = False
    role: Role | None = None


def read(rows: list[Row]) -> Form:
    """Questions and answers. An article is an interview when two questions or more are put in it."""
    body = [row for row in rows if row.role in _PRINTED]
    asking = [i for i, row in enumerate(body) if _may_ask(row)]
    thanks = [row for row in body if _is_thanks(row)] if asking else []
    if len(asking) < 2 and not thanks:
        return "news"
    labels = Counter([label for row in body if (label := _label(row.text))])
    speakers = {label for label, times in labels.items() if times > 1}
    asked = [body[i] for i in asking if _is_question(body, i, speakers)]
    if not asked or (len(asked) < 2 and not thanks):
        return "news"
    questions = {row.number for row in (*asked, *thanks)}
    labelled = any(asks(row) for row in asked)
    last = thanks[-1].number if thanks and thanks[-1].number >= asked[-1].number else None
    turn: Role | None = None
    for i, row in enumerate(body):
        if row.number in questions:
            row.role = turn = "question"
        elif row.role == "byline" or (row.role == "kicker" and turn is None):
            continue
        elif last is not None and row.number > last:
            # What follows the thanks is no part of the talk: teasers, notes of the paper.
            row.role = "furniture"
        elif turn is None:
            if row.text.startswith(_DASHES) and i and body[i - 1].text.endswith(":"):
                row.role = turn = "answer"
        elif (
            turn == "question"
            and labelled
            and not (_label(row.text) is not None or row.text.startswith(_DASHES))
        ):
            row.role = "question"
        elif row.role is None or turn == "question":
            row.role = turn = "answer"
    return "interview"


def _may_ask(row: Row) -> bool:
    """Whether a line can be a question: it ends as one, or opens with a label or a request."""
    text = row.text
    if text[-1] == "?" or (text[-1] == "." and text[-2:-1] in " .?"):
        return True
    return row.low.lstrip(_BULLETS).startswith(_ASKING)


def asks(row: Row) -> bool:
    """Whether a line opens with the label of the one who asks."""
    return row.low.lstrip(_BULLETS).startswith(_ASKERS) and ASKER.pattern.match(row.text) is not None


def _is_thanks(row: Row) -> bool:
    """Whether a line is the thanks that ends a talk: all of it, or the reporter's labelled last words."""
    if row.words > 110 or "m ơn" not in row.low or not THANKS.pattern.search(row.text):
        return False
    return row.words <= 12 or asks(row)


def _label(text: str) -> str | None:
    """The name before the colon that opens a turn; `None` without one."""
    if text.find(":", 0, _LABEL_CHARS) < 0:
        return None
    match = _LABEL.match(text)
    return text[: match.end()].rpartition(":")[0].strip(" *•–—-") if match else None


def _is_question(body: Sequence[Row], i: int, speakers: Collection[str]) -> bool:
    """Whether a line asks. `speakers` are the labels that open more than one turn."""
    row, text = body[i], body[i].text
    if asks(row):
        return True
    if row.words > 110:
        return False
    ends_asking = text.rstrip(" .").endswith("?")
    if not ends_asking and not (row.words < 60 and _REQUESTED.match(text)):
        return False
    following = body[i + 1] if i + 1 < len(body) else None
    answered = following is not None and (
        (following.words > 15 and following.text.startswith(_DASHES)) or _label(following.text) in speakers
    )
    if answered or not ends_asking:
        return answered
    return text.startswith(("*", "- PV", "+ ")) or ADDRESSED.pattern.search(text) is not None
