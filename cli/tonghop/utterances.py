"""What is found and remembered while an article is read, and where each quotation ends when all are known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from tonghop import marks, sentences
from tonghop.clues import Cue, clues
from tonghop.marks import Pair
from tonghop.model import Article, Line, QuotationKind
from tonghop.patterns import lazy
from tonghop.speakers import Speakers, Subject

_LABEL = re.compile(r"[\s*•+\-–—]*(?P<label>[^:\n?!.]{2,110}(?:\([^()\n]{0,120}\))?)\s*:\s*(?=\S)")
_SHORTEST = 15
_UNCUT = frozenset(("direct.nested", "direct.continued", "direct.label"))
_GOING_ON = (
    "đồng thời",
    "và",
    "cũng như",
    "qua đó",
    "qua đây",
    "từ đó",
    "do đó",
    "vì vậy",
    "còn",
    "trong khi",
    "nhưng",
)
_TAIL = lazy(
    r"[;,]?\s*(?:,? ?đồng thời|,? ?và|,? ?cũng như|,? ?qua đó|qua đây|từ đó|do đó|vì vậy|còn|trong khi|nhưng)$"
)


class Found(msgspec.Struct, frozen=True):
    """A quotation before it is given its id."""

    start: int
    end: int
    kind: QuotationKind
    rule: str
    subject: Subject | None
    cue: str | None
    line: Line


class Reading:
    """What is known of an article while its lines are read one after the other.

    `pending` is a speaker whose words the line before announced; `last` is who spoke last, in line `last_line`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.clues = clues(article.text)
        self.speakers = Speakers(article)
        self.found: list[Found] = []
        self.pending: tuple[Subject | None, str, int] | None = None
        self.last: Subject | None = None
        self.last_line = -9
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def sentences(self, line: Line) -> list[tuple[int, int]]:
        """The sentences of a line, split once."""
        if line.start not in self._sentences:
            self._sentences[line.start] = sentences.split(self.text, line.start, line.end)
        return self._sentences[line.start]

    def pairs(self, line: Line) -> tuple[list[Pair], list[int]]:
        """The quotation marks of a line; see `marks.pairs`."""
        quotes = self.clues.marks
        low = bisect_left(quotes, line.start)
        return marks.pairs(self.text, line.start, line.end, quotes[low : bisect_left(quotes, line.end, low)])

    def label(self, line: Line) -> tuple[Subject, int] | None:
        """Who a label before an answer names, and where the answer begins ("Ông Nguyễn Văn A: …")."""
        match = _LABEL.match(self.text, line.start, line.end)
        if not match or match["label"].count(" ") > 24:
            return None
        subject = self.speakers.named(match["label"], match.start("label"), match.end("label"))
        return (subject, match.end()) if subject else None


def settle(
    text: str,
    reported: list[Found],
    direct: list[Found],
    verbs: list[Cue],
    sentence: Callable[[int], tuple[int, int]],
) -> list[Found]:
    """The quotations of a line with their last bounds: reported speech ends where the narrator speaks again.

    `sentence` gives the sentence that holds a position. Reported speech of a word or two is dropped.
    """
    cuts: list[tuple[int, Found]] = []
    if reported and len(reported) + len(direct) > 1:
        cuts = [
            (f.subject.start if f.subject else f.start, f)
            for f in (*reported, *direct)
            if f.rule not in _UNCUT
        ]
        cuts.sort(key=lambda cut: cut[0])
    out = list(direct)
    for found in reported:
        end = _end(found, cuts, verbs, sentence) if cuts else found.end
        while end > found.start and text[end - 1] in " .;,:…–-":
            end -= 1
        tail = None
        if end < found.end and text.endswith(_GOING_ON, found.start, end):
            tail = _TAIL.search(text, max(found.start, end - 12), end)
        if tail:
            end = tail.start()
        if end - found.start >= _SHORTEST:
            out.append(found if end == found.end else replace(found, end=end))
    return [trimmed for found in out if (trimmed := _trimmed(text, found)) is not None]


def _end(
    found: Found, cuts: list[tuple[int, Found]], verbs: list[Cue], sentence: Callable[[int], tuple[int, int]]
) -> int:
    """Where reported speech ends: before the next verb of saying that is the narrator's."""
    end = found.end
    for at, other in cuts:
        if at >= end:
            break
        if other is found or other.start <= found.start:
            continue
        begin = min(at, other.start) if at > found.start else other.start
        if not found.start < begin < end:
            continue
        if found.rule == "reported.colon":
            person = other.subject and other.subject.kind == "person" and begin > found.start + 20
            if person or other.kind == "direct":
                left, _ = sentence(begin)
                end = left if left > found.start else begin
        elif other.kind == "reported" or (other.rule == "direct.before" and other.cue != found.cue):
            verb = next(
                (c for c in verbs if c.verb == other.cue and found.start < c.start < other.start), None
            )
            end = min(end, verb.start if verb and at <= found.start else begin)
    return end


def _trimmed(text: str, found: Found) -> Found | None:
    """The quotation without the spaces around it, `None` when nothing is left."""
    start, end = found.start, found.end
    while end > start and text[end - 1] == " ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    if start == end:
        return None
    return found if start == found.start and end == found.end else replace(found, start=start, end=end)
