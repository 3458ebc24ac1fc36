"""Quotations of an article: direct speech in marks, reported speech, the answers of an interview.

Marks are not speech by default: what they hold is speech when a verb of saying with a speaker leads to it
or follows it, when it stands inside a reported clause as the speaker's own words, or when it goes on with a
speech. `RULES` documents each rule with examples and counter-examples, which the tests run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tonghop import cues, grammar, marks, sentences
from tonghop.cues import CUES
from tonghop.identity import fact_id
from tonghop.marks import Pair
from tonghop.model import Article, Line, Quotation, QuotationKind
from tonghop.scene import Scene
from tonghop.speakers import Speakers, Subject

_SPOKEN = frozenset(("title", "lead", "body", "caption", "question", "answer"))
_REPORTING = frozenset(("title", "lead", "body"))

_PIECE = 12_000
"""A line longer than this many characters is read in pieces, so that time stays linear in its length."""

_FAR = 600
"""A speaker stands no farther than this many characters from the verb."""

_QUOTE = re.compile(r"[“\"«„‘”»']")
_THEO = re.compile(
    r"(?<!\w)[Tt]heo (?P<lead>(?P<full>lời|chia sẻ|lời kể|tâm sự|chia sẻ thêm)(?: kể)?(?: của)? |(?:thông tin|thống kê|báo cáo|đánh giá|ghi nhận|số liệu"
    r"|dự báo|kết quả \w+|tính toán|ước tính|nhận định|khảo sát|phản ánh|tìm hiểu|quan điểm|ý kiến)(?: \w+){0,3}? (?:của|từ) )?"
)
_NO_SOURCE = re.compile(
    r"(?:đó|quy định|kế hoạch|lộ trình|chương trình|hướng|hình thức|tinh thần|yêu cầu|chỉ đạo|gương|Bác|dõi|tiêu chí|chuẩn"
    r"|dự kiến|mô hình|đúng|luật|phương|nghị quyết|từng|nhóm|định|giấy|cơ chế|nhu cầu|hợp đồng|mức|tỷ lệ|giá|cách|thứ tự|đề nghị"
    r"|quyết định|thông tư|nghị định|danh sách|đơn|thời gian|học|phong tục|truyền thống|sự|các quy|các tiêu|các chương)(?!\w)"
)
_TO_MARK = re.compile(
    r"(?:\s+(?:thêm|rằng|rõ|lại|với \w+(?: \w+){0,4}|như sau|vui|to|nhỏ|tiếp))*\s*[:,]?\s*(?:là\s*)?[:,]?\s*(?:\.\.\.|…)?\s*"
)
_COLON = re.compile(r"(?!\s*,)[^:.;?!“\"”\n]{0,90}?:(?!\d)")
_RANG = re.compile(r"(?:\s+thêm)?(?:,)?\s+rằng(?:\s*[:,])?\s+|(?:\s+thêm)?\s+là(?: rằng)?(?:\s*[:,])?\s+")
_COMMA = re.compile(r"(?:\s+(?:thêm|lại|với \w+(?: \w+){0,3}))?\s*,\s+")
_LEADS = re.compile(r"(?: thêm| lại| với \w+(?: \w+){0,3})?(?:,| rằng| là )")
_BARE = re.compile(r"(?:\s+thêm)?\s+")
_BESIDE = re.compile(r"[\s,.;\-–—:!?…]*")
_SPEECH = re.compile(
    r"(?<!\w)(?:tôi|chúng tôi|mình|chúng ta|con|em|tui|bà con|gia đình tôi)(?!\w)", re.IGNORECASE
)
_LABEL = re.compile(r"[\s*•+\-–—]*(?P<label>[^:\n?!.]{2,110}(?:\([^()\n]{0,120}\))?)\s*:\s*(?=\S)")
_DASH = re.compile(r"[\s*•+\-–—]*")
_SIGNED = re.compile(r"\s*[,–—-]+\s*(?P<who>[^\W\d_][^.;:,\n“”\"]{4,60})[.;]")
_MORE = re.compile(r"[;,]\s*(?:đồng thời|và|cũng như|qua đó|từ đó|song)?\s*$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation before it is given its id."""

    start: int
    end: int
    kind: QuotationKind
    rule: str
    subject: Subject | None
    cue: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    verb: str


def find(article: Article, scene: Scene) -> list[Quotation]:
    """Every quotation of the article, in reading order."""
    reader = _Reader(article)
    return [_finish(article, scene, found, reader.spans(found)) for found in reader.read()]


def _finish(article: Article, scene: Scene, found: _Found, spans: list[tuple[int, int]]) -> Quotation:
    """The quotation as a fact: its span in the source, its id, the sentence of `spans` it stands in."""
    text, subject = article.text, found.subject
    start, end = article.origin(found.start), article.origin(found.end)
    near = min(found.start, subject.start) if subject and found.kind != "answer" else found.start
    first = sentences.around(spans, max(near, found.line.start))
    last = sentences.around(spans, max(found.start, found.end - 1)) if found.kind != "answer" else first
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
        self.speakers = Speakers(article)
        self.found: list[_Found] = []
        self.pending: tuple[Subject | None, str, int] | None = None
        self.last: Subject | None = None
        self.last_line = -9
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def read(self) -> list[_Found]:
        """All quotations, sorted by where they begin, the longer first."""
        text = self.text
        verbs = [_Cue(m.start(1), m.end(), m[1]) for m in cues.trigger().finditer(text)]
        starts = [cue.start for cue in verbs]
        for index, line in self._pieces():
            has_mark = _QUOTE.search(text, line.start, line.end) is not None
            low, high = bisect_left(starts, line.start), bisect_left(starts, line.end)
            has_theo = line.role in _REPORTING and text.find("heo ", line.start, line.end) >= 0
            if not (has_mark or low < high or has_theo or self.pending):
                continue
            _LineReader(self, line, index, verbs[low:high], has_mark, has_theo).read()
        self._answers()
        self.found.sort(key=lambda f: (f.start, -f.end))
        return self.found

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

    def spans(self, found: _Found) -> list[tuple[int, int]]:
        """The sentences of the line a quotation begins in, and of the lines it runs on to."""
        line = found.line
        if found.kind == "answer" or found.end <= line.end:
            return self.sentences(line)
        return sentences.split(self.text, line.start, found.end)

    def sentences(self, line: Line) -> list[tuple[int, int]]:
        """The sentences of a line, split once."""
        if line.start not in self._sentences:
            self._sentences[line.start] = sentences.split(self.text, line.start, line.end)
        return self._sentences[line.start]

    def _answers(self) -> None:
        """The turns of an interview: answer lines from one question to the next, captions at the end left out."""
        turn: list[Line] = []
        everybody: Subject | None = None
        first = next((line.start for line in self.article.lines if line.role == "answer"), None)
        if first is None:
            return
        speaker: Subject | None = None
        for line in (*self.article.lines, None):
            label = self._label(line) if line and line.role == "answer" else None
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
                    everybody = self.speakers.interviewee(first)
                speaker = label[0] if label else everybody
            turn.append(line)

    def _label(self, line: Line) -> tuple[Subject, int] | None:
        """Who a label before an answer names, and where the answer begins ("Ông Nguyễn Văn A: …")."""
        match = _LABEL.match(self.text, line.start, line.end)
        if not match or match["label"].count(" ") > 24:
            return None
        subject = self.speakers.named(match["label"], match.start("label"), match.end("label"))
        return (subject, match.end()) if subject else None

    def _turn(self, lines: list[Line], speaker: Subject | None) -> None:
        line = lines[0]
        label = self._label(line)
        dash = _DASH.match(self.text, line.start, line.end)
        start = label[1] if label else dash.end() if dash else line.start
        end = lines[-1].end
        if start < end:
            self.found.append(_Found(start, end, "answer", "answer.turn", speaker, None, line))


class _LineReader:
    """One line being read: its marks, its verbs of saying, its "Theo …"."""

    def __init__(
        self, reader: _Reader, line: Line, index: int, verbs: list[_Cue], has_mark: bool, has_theo: bool
    ) -> None:
        self.reader, self.line, self.index, self.has_theo = reader, line, index, has_theo
        self.text, self.speakers = reader.text, reader.speakers
        self.reporting = line.role in _REPORTING
        self.pairs, self.strays = marks.pairs(self.text, line.start, line.end) if has_mark else ([], [])
        if self.strays:
            self._mend()
        self.verbs = [cue for cue in verbs if not any(p.start <= cue.start < p.end for p in self.pairs)]
        self.said: dict[Pair, _Found] = {}
        self.reported: list[_Found] = []
        self.opener = line
        self.carried_pair: _Found | None = None

    def read(self) -> None:
        """Append what the line says to the reader's list."""
        self._carry()
        if self.reader.pending:
            self._continue_pending()
        for number, cue in enumerate(self.verbs):
            self._verb(number, cue)
        if self.has_theo:
            self._theo()
        for pair in self.pairs:
            if pair not in self.said:
                self._mark(pair)
        if self.carried_pair and self.pairs[0] not in self.said:
            self.said[self.pairs[0]] = replace(self.carried_pair, end=self.pairs[0].end)
        self._settle()

    def _mend(self) -> None:
        """A closing mark too many: names quoted inside a speech used up its opening: “Từ mô hình “A”, … B”, bà C nói."""
        for stray in self.strays:
            for pair in reversed(self.pairs):
                if (
                    pair.depth == 0
                    and pair.close <= stray
                    and self.text[self.line.start : pair.open].rstrip()[-1:] in {"", ".", ":", "!", "?"}
                ):
                    if stray - pair.open < 900:
                        self.pairs[self.pairs.index(pair)] = Pair(
                            pair.open, pair.start, stray, stray + 1, 0, closed=True
                        )
                    break

    # ------------------------------------------------------------------ verbs of saying

    def _sentence(self, at: int) -> tuple[int, int]:
        return sentences.around(self.reader.sentences(self.line), at)

    def _verb(self, number: int, cue: _Cue) -> None:
        """What a verb of saying leads to or follows."""
        text, line = self.text, self.line
        kind = CUES[cue.verb]
        if not cues.spoken_after(text, line.start, cue.start) or not self._may_lead(cue, kind):
            return
        left, right = self._sentence(cue.start)
        for pair in self.pairs:
            if pair.depth == 0 and pair.open <= left < pair.close <= cue.start:
                left = pair.close
        left = max(left, cue.start - _FAR)
        subject = self.speakers.subject(left, cue.start)
        coordinated = False
        if subject is None:
            subject, coordinated = self._coordinated(left, cue) if cue.verb in cues.ALSO else None, True
        if kind == "lead" and number + 1 < len(self.verbs) and self.verbs[number + 1].start == cue.end + 1:
            return  # "vui mừng cho biết": the last verb says it
        ahead = self._ahead(cue, number, kind)
        if ahead:
            pair, at = ahead
            if (
                pair
                and not self._long(pair, 12)
                and text[pair.close : pair.close + 2].strip()[:1].islower()
                and ":" in text[cue.end : pair.open]
            ):
                pair, at = None, pair.open
            if pair:
                announced = ":" in text[cue.end : pair.open]
                if subject is None and not (
                    self._long(pair, 3) if announced else kind != "lead" and self._long(pair, 8)
                ):
                    return
                subject = subject or self._nearest(left, cue.start)
                if subject is None and cues.names(text, left, pair.open):
                    return
                self._speech(pair, "direct.before", subject, cue.verb)
            elif at >= line.end:
                if subject:
                    self.reader.pending = subject, cue.verb, self.index
            elif subject and self.reporting:
                end = self._sentence(at)[1] if subject.kind == "document" else line.end
                self._report(at, end, "reported.colon", subject, cue.verb)
            return
        if subject is None:
            return
        if not coordinated:
            before = self._pair_before(subject.start)
            if before and "." in text[before.close : subject.start] and text.count(" ", cue.end, right) > 4:
                before = None
            if before and before not in self.said:
                self._speech(before, "direct.after", subject, cue.verb)
                return
        if self.reporting:
            self._clause(cue, number, kind, subject, right, coordinated)

    def _may_lead(self, cue: _Cue, kind: str) -> bool:
        """Whether what follows a verb can be words said; looked at first, because it is cheap."""
        text = self.text
        if self.pairs or self.line.role == "title":
            return True
        if text.find(":", cue.end, cue.end + 92) >= 0:
            return True
        if kind == "lead":
            return False
        if kind == "tell":
            return bool(_LEADS.match(text, cue.end) or cues.clause().match(text, cue.end))
        block = cues.blocked(cue.verb)
        return not (block and block.match(text, cue.end))

    def _ahead(self, cue: _Cue, number: int, kind: str) -> tuple[Pair | None, int] | None:
        """The marks or the colon that a verb leads to: the pair, or where the words after the colon begin."""
        text = self.text
        gap = _TO_MARK.match(text, cue.end)
        assert gap
        for pair in self.pairs:
            if pair.open == gap.end():
                return pair, pair.start
        limit = 90 if kind in {"tell", "lead"} or cue.verb in {"cho biết", "thông tin"} else 28
        colon = _COLON.match(text, cue.end, min(self.line.end, cue.end + limit))
        if not colon or (number + 1 < len(self.verbs) and self.verbs[number + 1].start < colon.end()):
            return None
        at = colon.end()
        if cues.THEME.search(text, cue.end, at):
            return None
        while at < self.line.end and text[at] in " .…":
            at += 1
        for pair in self.pairs:
            if pair.open == at:
                return pair, pair.start
        return None, at

    def _clause(
        self, cue: _Cue, number: int, kind: str, subject: Subject, right: int, coordinated: bool
    ) -> None:
        """Reported speech after "rằng", a comma, or at once where the verb allows it."""
        text = self.text
        rang = _RANG.match(text, cue.end, right)
        comma = _COMMA.match(text, cue.end, right)
        if rang:
            at = rang.end()
        elif kind == "lead":
            return
        elif comma:
            at = comma.end()
            if coordinated or (number + 1 < len(self.verbs) and self.verbs[number + 1].start <= at):
                return
        else:
            block = cues.blocked(cue.verb)
            bare = _BARE.match(text, cue.end, right)
            if not bare or (block and block.match(text, cue.end)):
                return
            headline = self.line.role == "title" and cue.verb == "nói"
            if kind == "tell" and not headline and (coordinated or not cues.clause().match(text, cue.end)):
                return
            if coordinated and subject.kind == "document":
                return
            at = bare.end()
        end = right
        if end - at < 15 or text[at:end].count(" ") < 3:
            return
        if any(f.start <= at < f.end and f.rule == "reported.colon" for f in self.reported) and (
            subject.kind != "person"
            or any(f.subject and f.subject.speaker == subject.speaker for f in self.reported)
        ):
            # What the speaker tells of others' saying is part of the speech.
            return
        self._report(at, end, "reported.order" if kind == "order" else "reported.clause", subject, cue.verb)

    def _coordinated(self, left: int, cue: _Cue) -> Subject | None:
        """The subject of an earlier verb of the sentence, where the second has none: "…, đồng thời đề nghị …"."""
        text = self.text
        before = text[left : cue.start].rstrip()
        stripped = text[left : grammar.trim(text, left, cue.start)]
        if not (
            _MORE.search(before)
            or re.search(r"(?:^|[\s,;])(?:đồng thời|và|cũng như|qua đó|từ đó)$", stripped.rstrip())
            or stripped.endswith(";")
        ):
            return None
        for found in reversed(self.reported + list(self.said.values())):
            if found.subject and left <= found.subject.start < cue.start:
                return found.subject
        return None

    def _nearest(self, left: int, right: int) -> Subject | None:
        """The last person named in the sentence, for marks that a verb without parsable subject leads to."""
        inside = self.speakers.people.between(left, right)
        return self.speakers.describe(inside[-1], left, inside[-1].name_end) if inside else None

    def _report(self, start: int, end: int, rule: str, subject: Subject, cue: str) -> None:
        self.reported.append(_Found(start, end, "reported", rule, subject, cue, self.line))

    # ------------------------------------------------------------------ marks

    def _speech(self, pair: Pair, rule: str, subject: Subject | None, cue: str | None) -> None:
        """Take the words of a pair as direct speech."""
        start, end = pair.start, pair.end
        if not pair.closed:
            end = self.carried_end(pair)
        line = self.line if pair.open >= self.line.start else self.opener
        self.said[pair] = _Found(start, end, "direct", rule, subject, cue, line)

    def carried_end(self, pair: Pair) -> int:
        """Where marks that stay open in this line are closed: in a later paragraph, else at the line's end."""
        lines = self.reader.article.lines
        for at in range(self.index + 1, min(self.index + 7, len(lines))):
            line = lines[at]
            if line.role in {"question", "title", "byline"}:
                break
            if line.role not in {"body", "lead", "answer"}:
                continue
            inner, strays = marks.pairs(self.text, line.start, line.end)
            if strays:
                return strays[0]
            if inner and not (len(inner) == 1 and not inner[0].closed and inner[0].open == line.start):
                if (
                    inner[0].open == line.start
                    and inner[0].closed
                    and self.text[inner[0].close : line.end].strip(" .,") == ""
                ):
                    return inner[0].end
                break
        end = pair.end
        return end

    def _carry(self) -> None:
        """An attribution after marks that were opened in an earlier paragraph: “… ¶ …”, ông A nói."""
        if not self.strays:
            return
        close = self.strays[0]
        lines = self.reader.article.lines
        for at in range(self.index - 1, max(-1, self.index - 7), -1):
            line = lines[at]
            if line.role not in {"body", "lead", "answer", "caption"}:
                return
            inner, strays = marks.pairs(self.text, line.start, line.end)
            opened = [p for p in inner if not p.closed and p.depth == 0]
            if opened:
                pair = Pair(opened[0].open, opened[0].start, close, close + 1, 0, closed=True)
                known = next((f for f in self.reader.found if f.start == pair.start), None)
                if known and known.cue:
                    self.reader.found.remove(known)
                    self.reader.found.append(replace(known, end=close))
                    return
                if known:
                    self.reader.found.remove(known)
                    self.carried_pair = known
                self.opener = line
                self.pairs.insert(0, pair)
                self.verbs = [cue for cue in self.verbs if not pair.start <= cue.start < pair.end]
                return
            if strays:
                return

    def _pair_before(self, at: int) -> Pair | None:
        """The marks that close right before `at`."""
        best = None
        for pair in self.pairs:
            if pair.depth == 0 and pair.close <= at and pair.closed:
                best = pair
        if best and _BESIDE.fullmatch(self.text, best.close, at) and self._long(best, 4):
            return best
        return None

    def _long(self, pair: Pair, words: int) -> bool:
        return self.text.count(" ", pair.start, pair.end) + 1 >= words

    def _mark(self, pair: Pair) -> None:
        """Marks that no verb leads to: a label, a reported clause or the speech before them may explain them."""
        text, line = self.text, self.line
        if any(
            p in self.said and p.start <= pair.open and pair.close <= p.end + 1
            for p in self.pairs
            if p is not pair
        ):
            return
        left, right = self._sentence(pair.open)
        for found in self.reported:
            if found.start <= pair.open and pair.close <= found.end + 1:
                if self._own_words(pair, max(found.start - 1, left)):
                    self._speech(pair, "direct.nested", found.subject, found.cue)
                return
        if pair.depth:
            return
        before = text[max(line.start, left) : pair.open].rstrip()
        if (
            before.endswith(":")
            and self._long(pair, 5)
            and not cues.names(text, max(line.start, left), pair.open)
        ):
            start = max(line.start, left)
            label = self.reader._label(line) if line.role in {"title", "lead", "caption"} else None
            subject = label[0] if label and label[1] >= pair.open - 1 else self._nearest(start, pair.open)
            if subject or self._long(pair, 10):
                self._speech(pair, "direct.label", subject, None)
            return
        signed = self._signed(pair)
        if signed:
            self._speech(pair, "direct.signed", signed, None)
            return
        beside = next(
            (p for p in self.said if p.close < pair.open and _BESIDE.fullmatch(text, p.close, pair.open)),
            None,
        )
        if beside and self._long(pair, 6):
            self._speech(pair, "direct.continued", self.said[beside].subject, self.said[beside].cue)
            return
        alone = (not before.strip(" -–—•") and not text[pair.close : line.end].strip(" .,;!?…")) or (
            not before and text[pair.close : pair.close + 1] in ".,"
        )
        recent = self.reader.last and self.index - self.reader.last_line <= 2
        if not before.strip(" -–—•") and alone and self._long(pair, 10):
            if recent or any(self.said):
                earlier = [
                    f for f in (*self.said.values(), *self.reported) if f.start < pair.start and f.subject
                ]
                subject = max(earlier, key=lambda f: f.start).subject if earlier else self.reader.last
                self._speech(pair, "direct.continued", subject, None)
            elif _SPEECH.search(text, pair.start, pair.end) and pair.closed:
                self._speech(pair, "direct.continued", None, None)

    def _signed(self, pair: Pair) -> Subject | None:
        """Who is named right after the marks, in brackets or after a dash: “…” (Chủ tịch UBND xã … Nguyễn A)."""
        named = _SIGNED.match(self.text, pair.close, self.line.end)
        if named and self._long(pair, 6):
            left = named.start("who")
            mention = next(
                (m for m in self.speakers.people.between(left, named.end()) if m.start == left), None
            )
            if mention:
                return self.speakers.describe(mention, left, mention.name_end)
        sign = re.compile(r"[\s.,]*(?:\(([^()\n]{5,140})\)|[-–—]\s*([^.\n]{5,140}))[\s.]*$").match(
            self.text, pair.close, self.line.end
        )
        if not sign or not self._long(pair, 8):
            return None
        group = 1 if sign[1] else 2
        subject = self.speakers.named(sign[group], *sign.span(group))
        return subject if subject and subject.speaker.count(" ") else None

    def _own_words(self, pair: Pair, left: int) -> bool:
        """Whether marks in a reported clause hold the speaker's own words, and no name, motto or single term."""
        text = self.text
        if not self._long(pair, 5):
            return False
        if cues.names(text, left, pair.open):
            return False
        beside = next(
            (
                p
                for p in self.pairs
                if p.close < pair.open and re.fullmatch(r"\s*(?:[,;]|và)\s*", text[p.close : pair.open])
            ),
            None,
        )
        if beside and beside not in self.said:
            return False
        return text[pair.start].islower() or self._long(pair, 12)

    # ------------------------------------------------------------------ "Theo …"

    def _theo(self) -> None:
        """Speech given with "theo": "Theo ông A, …", "…, theo lời chị B"."""
        text = self.text
        for match in _THEO.finditer(text, self.line.start, self.line.end):
            at = match.end()
            if any(p.start <= at < p.end for p in self.pairs) or _NO_SOURCE.match(text, match.start() + 5):
                continue
            left, right = self._sentence(match.start())
            before = text[left : match.start()].rstrip()
            if (
                before
                and before[-1] not in ',;:–-(”"'
                and not re.search(r"(?i:tuy nhiên|còn|cũng|và|nhưng|song)$", before)
            ):
                continue
            if any(
                f.subject
                and match.start() <= f.subject.start + 5
                and f.subject.start <= right
                and left <= f.subject.start
                for f in (*self.reported, *self.said.values())
            ):
                continue
            subject = self.speakers.after(at, min(right, at + _FAR))
            cue = f"theo {match['full']}" if match["full"] else "theo"
            if subject is None:
                continue
            start = subject.end
            while start < right and text[start] in " ,:":
                start += 1
            if text.startswith("thì ", start):
                start += 4
            pair = next((p for p in self.pairs if p.open == start), None)
            if pair:
                self._speech(pair, "direct.theo", subject, cue)
            elif right - start > 15:
                self._report(start, right, "reported.theo", subject, cue)

    # ------------------------------------------------------------------ settling

    def _continue_pending(self) -> None:
        """Words that the paragraph before announced with a colon: here they are, in marks or without."""
        assert self.reader.pending
        subject, cue, index = self.reader.pending
        self.reader.pending = None
        if self.index - index > 1 or self.line.role not in {"body", "lead", "answer"}:
            return
        start = self.line.start
        while start < self.line.end and self.text[start] in " -–—*•+":
            start += 1
        for pair in self.pairs:
            if pair.open == start:
                self._speech(pair, "direct.before", subject, cue)
                return

    def _settle(self) -> None:
        """Cut reported speech where the narrator speaks again, trim it, and hand everything over."""
        if not self.reported and not self.said:
            return
        text = self.text
        cuts = [(f.subject.start if f.subject else f.start, f) for f in (*self.reported, *self.said.values())]
        cuts = [
            (at, f) for at, f in cuts if f.rule not in {"direct.nested", "direct.continued", "direct.label"}
        ]
        cuts.sort(key=lambda cut: cut[0])
        out = list(self.said.values())
        for found in self.reported:
            end = found.end
            for at, other in cuts:
                if other is found or other.start <= found.start:
                    continue
                begin = min(at, other.start) if at > found.start else other.start
                if not found.start < begin < end:
                    continue
                if found.rule == "reported.colon":
                    person = other.subject and other.subject.kind == "person" and begin > found.start + 20
                    if person or other.kind == "direct":
                        end = self._sentence(begin)[0] if self._sentence(begin)[0] > found.start else begin
                elif other.kind == "reported" or (other.rule == "direct.before" and other.cue != found.cue):
                    verb = next(
                        (
                            c
                            for c in self.verbs
                            if c.verb == other.cue and found.start < c.start < other.start
                        ),
                        None,
                    )
                    end = min(end, verb.start if verb and at <= found.start else begin)
            while end > found.start and text[end - 1] in " .;,:…–-":
                end -= 1
            tail = re.search(
                r"[;,]?\s*(?:,? ?đồng thời|,? ?và|,? ?cũng như|,? ?qua đó|qua đây|từ đó|do đó|vì vậy)$",
                text[found.start : end],
            )
            if tail and end < found.end:
                end = found.start + tail.start()
            if end - found.start >= 15:
                out.append(found if end == found.end else replace(found, end=end))
        for found in out:
            start, end = found.start, found.end
            while end > start and text[end - 1] == " ":
                end -= 1
            while start < end and text[start] == " ":
                start += 1
            if start < end:
                same = start == found.start and end == found.end
                self.reader.found.append(found if same else replace(found, start=start, end=end))
        spoken = [f for f in out if f.subject]
        if spoken:
            self.reader.last = max(spoken, key=lambda f: f.start).subject
            self.reader.last_line = self.index
