"""Quotations of an article: direct speech in marks, reported speech, the answers of an interview.

Marks are not speech by default: what they hold is speech when a verb of saying with a speaker leads to it
or follows it, when it stands inside a reported clause as the speaker's own words, or when it goes on with a
speech. `RULES` documents each rule with examples and counter-examples, which the tests run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from tonghop import interviewees, sentences
from tonghop.identity import fact_id
from tonghop.model import Article, Line, Quotation
from tonghop.quoted import REPORTING
from tonghop.scene import Scene
from tonghop.speakers import Subject
from tonghop.speech import LineReader
from tonghop.utterances import Found, Reading

_SPOKEN = frozenset(("title", "lead", "body", "caption", "question", "answer"))
_PIECE = 12_000
"""A line longer than this many characters is read in pieces, so that time stays linear in its length."""

_DASH = re.compile(r"[\s*•+\-–—]*")


def find(article: Article, scene: Scene) -> list[Quotation]:
    """Every quotation of the article, in reading order."""
    reader = _Reader(article)
    return [_finish(article, scene, found, reader.spans(found)) for found in reader.read()]


def _finish(article: Article, scene: Scene, found: Found, spans: list[tuple[int, int]]) -> Quotation:
    """The quotation as a fact: its span in the source, its id, the sentence of `spans` it stands in."""
    text, subject = article.text, found.subject
    start, end = article.origin(found.start), article.origin(found.end)
    near = min(found.start, subject.start) if subject and found.kind != "answer" else found.start
    first = sentences.around(spans, max(near, found.line.start))
    last = first
    if found.end > first[1] and found.kind != "answer":
        last = sentences.around(spans, max(found.start, found.end - 1))
    return Quotation(
        id=fact_id(article.id, "Q", start, end),
        article=article.id,
        line=found.line.number,
        start=start,
        end=end,
        surface=text[found.start : found.end],
        kind=found.kind,
        rule=found.rule,
        speaker=subject.speaker if subject else None,
        speaker_kind=subject.kind if subject else None,
        role=subject.role if subject else None,
        organization=subject.organization if subject else None,
        cue=found.cue,
        sentence=text[first[0] : max(first[1], last[1])],
        place=scene.place(found.start, found.end),
    )


class _Reader:
    """One article being read, line by line."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.reading = Reading(article)

    def read(self) -> list[Found]:
        """All quotations, sorted by where they begin, the longer first."""
        verbs, theo, _, _, marks = self.reading.clues
        starts = [cue.start for cue in verbs]
        clues = sorted((*starts, *theo, *marks, len(self.text)))
        at = 0
        for index, line in self._pieces():
            start, end = line.start, line.end
            at = bisect_left(clues, start, at)
            if clues[at] >= end and not self.reading.pending:
                continue  # as most lines
            quotes = marks[bisect_left(marks, start) : bisect_left(marks, end)]
            if quotes or self.reading.pending or line.role in REPORTING:
                cues = verbs[bisect_left(starts, start) : bisect_left(starts, end)]
                sources = theo[bisect_left(theo, start) : bisect_left(theo, end)]
                LineReader(self.reading, line, index, cues, quotes, sources).read()
        self._answers()
        self.reading.found.sort(key=lambda f: (f.start, -f.end))
        return self.reading.found

    def _pieces(self) -> Iterator[tuple[int, Line]]:
        """The lines in which somebody may speak, with their index; a giant line in pieces of whole sentences."""
        for index, line in enumerate(self.article.lines):
            if line.role not in _SPOKEN:
                continue
            if line.end - line.start <= _PIECE:
                yield index, line
                continue
            start = line.start
            for _, end in sentences.split(self.text, line.start, line.end):
                if end - start > _PIECE // 2 or end == line.end:
                    yield index, replace(line, start=start, end=min(end, start + _PIECE))
                    start = end

    def spans(self, found: Found) -> list[tuple[int, int]]:
        """The sentences of the line a quotation begins in, and of the lines it runs on to."""
        line = found.line
        if found.kind == "answer" or found.end <= line.end:
            return self.reading.sentences(line)
        return sentences.split(self.text, line.start, found.end)

    def _answers(self) -> None:
        """The turns of an interview: answer lines from one question to the next, captions at the end left out."""
        turn: list[Line] = []
        everybody: Subject | None = None
        first = next((line.start for line in self.article.lines if line.role == "answer"), None)
        if first is None:
            return
        speaker: Subject | None = None
        for line in (*self.article.lines, None):
            label = self.reading.label(line) if line and line.role == "answer" else None
            if turn and (
                line is None
                or line.role == "question"
                or (label and label[0].speaker != (speaker and speaker.speaker))
            ):
                self._turn(turn, speaker)
                turn = []
            if line is None or line.role != "answer":
                continue
            if not turn:
                if everybody is None:
                    everybody = interviewees.interviewee(self.reading.speakers.people, first)
                speaker = label[0] if label else everybody
            turn.append(line)

    def _turn(self, lines: list[Line], speaker: Subject | None) -> None:
        line = lines[0]
        label = self.reading.label(line)
        dash = _DASH.match(self.text, line.start, line.end)
        start = label[1] if label else dash.end() if dash else line.start
        end = lines[-1].end
        if start < end:
            self.reading.found.append(Found(start, end, "answer", "answer.turn", speaker, None, line))
