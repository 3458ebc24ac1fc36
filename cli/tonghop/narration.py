"""Where the narrator speaks again after words that a colon opened and no mark closes: "ông A cho biết: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from tonghop import titles
from tonghop.clues import Cue
from tonghop.grammar import ADDRESSES
from tonghop.marks import Pair
from tonghop.patterns import lazy
from tonghop.people import People
from tonghop.speakers import Subject
from tonghop.titles import BODY

_GLUED = 2000
"""A line longer than this many characters is an article whose paragraphs were lost: more than one speaks in it."""
_FRONTED = 120
"""Characters that take in what stands before the subject of a sentence."""
_LONG = 8
"""Marks around as many words as this hold speech, not a name."""

_AGAIN = lazy(
    r"(?:Thiết nghĩ|Được biết|Có thể nói|Qua tìm hiểu|Theo tìm hiểu|Theo ghi nhận|Ghi nhận|Trao đổi)(?!\w)"
)
_CREDIT = lazy(r"(?:Cũng theo|Theo) (?=(?i:ông|bà|anh|chị|đồng chí|lãnh đạo|đại diện)(?!\w))")
_REPORTER = lazy(
    r"(?<!\w)(?:phóng viên|PV|(?:khi |qua )?tìm hiểu (?:thông tin|sự việc|vụ việc),? chúng tôi"
    r"|[Cc]húng tôi (?:đã |cũng |tiếp tục |có )*(?:liên lạc|liên hệ|khảo sát|tìm gặp|tìm đến|trao đổi|hỏi))(?!\w)"
)
_JOINT = re.compile(r"(?:,| [-–]) ")
_CAPTION = lazy(r"(?:[Tt]in, ảnh|[Bb]ài(?: và|,) ảnh|Ảnh|ẢNH|Nguồn ảnh|Nguồn)\s?:")
_SIGNATURES = 2
_SIGNING = ("PV", "P.V", "Nhóm PV", "Phóng viên", "BBT", "CTV", "Theo ", "Nguồn ")
_JOINTS = frozenset("-–—/&")
_LONGEST, _MOST = 60, 9
"""Characters and words of the longest signature."""


def resumes(
    text: str,
    at: int,
    end: int,
    spans: Sequence[tuple[int, int]],
    subject: Subject,
    people: People,
    pairs: Sequence[Pair],
    verbs: Sequence[Cue],
) -> int:
    """Where, in `text[at:end]`, the narrator speaks again; `end` if nowhere. `spans` are the line's sentences."""
    own = _own_name(text, at, end, subject)
    glued = spans[-1][1] - spans[0][0] > _GLUED
    opened = {pair.open for pair in pairs if text.count(" ", pair.start, pair.end) >= _LONG}
    for start, stop in spans:
        if start <= at:
            continue
        if start >= end:
            break
        if (
            own < min(stop, end)
            or start in opened
            or _AGAIN.match(text, start)
            or (glued and stop < spans[-1][1] and text[stop - 1].isalnum())  # a heading
            or (glued and _another(text, start, stop, people, verbs))
        ):
            return start
    return _unsigned(text, at, end, spans)


def _own_name(text: str, at: int, end: int, subject: Subject) -> int:
    """Where the speaker is named in the third person; `end` if nowhere."""
    if subject.kind != "person" or " " not in subject.speaker:
        return end
    found = text.find(subject.speaker, at, end)
    first = found if found >= 0 else end
    given = subject.speaker[subject.speaker.rindex(" ") :]
    found = text.find(given, at, first)
    while found >= 0:
        after = text[found + len(given) : found + len(given) + 2]
        if (
            text[max(at, found - 9) : found].lower().endswith(ADDRESSES)
            and not after[:1].isalnum()
            and not after[1:].isupper()
        ):
            return found
        found = text.find(given, found + 1, first)
    return first


def _another(text: str, start: int, stop: int, people: People, verbs: Sequence[Cue]) -> bool:
    """Whether a sentence is about another named person, or holds a heading, a caption or a body that asks too."""
    if _CREDIT.match(text, start) or any(p.search(text, start, stop) for p in (_CAPTION, _REPORTER)):
        return True
    if BODY.match(text, start):
        return any(start < cue.start < stop and text.endswith(" cũng ", start, cue.start) for cue in verbs)
    for mention in islice(people.between(start, min(stop, start + _FRONTED)), 1):
        post = people.before(mention.start, start)
        if mention.start - len(post) == start and (post or mention.address):
            return True
        joint = _JOINT.match(text, mention.name_end)
        posted = joint and titles.ROLE.match(text, joint.end())
        if posted and text[start : mention.start - len(post)].rstrip().endswith(","):
            return True
    return False


def _unsigned(text: str, at: int, end: int, spans: Sequence[tuple[int, int]]) -> int:
    """`end` moved before the byline, the source or the credit of a picture that follows the last full stop."""
    for start, stop in reversed(spans[-_SIGNATURES:]):
        if start <= at or stop < end:
            break
        if not (_CAPTION.match(text, start, stop) or _signs(text[start:stop])):
            break
        end = start
    return end


def _signs(words: str) -> bool:
    """Whether the last words of an article, after its last full stop, are a signature.

    >>> [_signs(words) for words in ("PV", "Hoàng Nam - Lê Bé", "Theo Báo Hòa An", "Xin cảm ơn", "Tôi mừng.")]
    [True, True, True, False, False]
    """
    if len(words) > _LONGEST or words[-1] in ".!?…":
        return False
    parts = words.split()
    named = len(parts) <= _MOST and all(part[0].isupper() or part in _JOINTS for part in parts)
    return named or words.startswith(_SIGNING)
