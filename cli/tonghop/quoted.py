"""A line and its quotation marks: which of them hold speech where no verb of saying leads to them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tonghop import cues, grammar, marks, sentences
from tonghop.clues import Cue
from tonghop.marks import Pair
from tonghop.model import Line
from tonghop.patterns import lazy
from tonghop.speakers import Subject
from tonghop.utterances import Found, Reading

REPORTING = frozenset(("title", "lead", "body"))

_BESIDE = re.compile(r"[\s,.;\-–—:!?…]*")
_SPEECH = lazy(r"(?i)(?<!\w)(?:tôi|chúng tôi|mình|chúng ta|con|em|tui|bà con|gia đình tôi)(?!\w)")
_OTHERS = lazy(
    r"(?<!\w)(?P<who>(?:(?:các|những|nhiều|một số|phần lớn|đa số|không ít) )?(?:bà con |các )?(?:người dân|nhân dân"
    r"|người (?:bệnh|lao động|nghèo|già|trồng \w+|nuôi \w+)|nông dân|ngư dân|bà con|dân làng|dân gian|dân|hộ dân"
    r"|hộ nghèo|phụ huynh|học sinh|tiểu thương|doanh nghiệp|chủ tàu|cử tri|du khách))"
    r"(?: (?:vẫn|cũng|thường|hay|đều|còn|đã|luôn))* (?P<cue>quan niệm|nghĩ|cho rằng|nói|kể|bảo|ví|tin|than|than phiền"
    r"|lo ngại|thắc mắc|truyền nhau|truyền miệng)(?: (?:rằng|là))?\s?[,:]?\s?$"
)
"""Words of others that a speaker repeats: "do ngư dân quan niệm, “…”"."""
_TITLE = 120
"""Characters that take in a post and the name after it."""
_BEFORE_WORDS = frozenset("lđĐ")
_SHARED = re.compile(
    r"[\s,.]*(?:[Đđ](?:ó|ây) )?(?:cũng )?là (?:những )?(?:lời )?(chia sẻ|tâm sự|khẳng định|nhận xét|nhận định|bộc bạch"
    r"|đánh giá|trải lòng|kể|nhắn nhủ|căn dặn)(?: (?:của|từ)) "
)
_BEFORE_NAME = frozenset(",–—-(")
_SIGNED = re.compile(r"\s*[,–—-]+\s*(?P<who>[^\W\d_][^.;:,\n“”\"]{4,60})[.;]")
_SIGN = re.compile(r"[\s.,]*(?:\(([^()\n]{5,140})\)|[-–—]\s*([^.\n]{5,140}))[\s.]*$")


class MarkedLine:
    """A line being read: its marks, its verbs of saying, and what was found in it so far."""

    def __init__(
        self, reading: Reading, line: Line, index: int, verbs: list[Cue], quotes: list[int], theo: list[int]
    ) -> None:
        self.reading, self.line, self.index, self.theo = reading, line, index, theo
        self.text, self.speakers = reading.text, reading.speakers
        self.reporting = line.role in REPORTING
        self.pairs: list[Pair] = []
        self.strays: list[int] = []
        self.verbs = verbs
        if quotes:
            self.pairs, self.strays = marks.pairs(self.text, line.start, line.end, quotes)
            if self.strays:
                self._mend()
            for pair in self.pairs:
                if self.verbs:
                    self.verbs = [cue for cue in self.verbs if not pair.start <= cue.start < pair.end]
        self.said: dict[int, Found] = {}  # by where the marks open
        self.reported: list[Found] = []
        self.opener = line
        self.carried_pair: Found | None = None
        self._last = (0, 0)  # the sentence asked for last

    def _mend(self) -> None:
        """A closing mark too many: a name quoted inside used up the opening: “Mô hình “A”, … B”, bà C nói."""
        for stray in self.strays:
            for pair in reversed(self.pairs):
                if (
                    pair.depth == 0
                    and pair.close <= stray
                    and ": " not in self.text[pair.close : stray]
                    and self.text[self.line.start : pair.open].rstrip()[-1:] in {"", ".", ":", "!", "?"}
                ):
                    if stray - pair.open < 900:
                        self.pairs[self.pairs.index(pair)] = Pair(
                            pair.open, pair.start, stray, stray + 1, 0, closed=True
                        )
                    break

    def _sentence(self, at: int) -> tuple[int, int]:
        if not self._last[0] <= at < self._last[1]:
            self._last = sentences.around(self.reading.sentences(self.line), at)
        return self._last

    def _nearest(self, left: int, right: int) -> Subject | None:
        """The last person named in the sentence, for marks that a verb without parsable subject leads to."""
        inside = self.speakers.people.between(left, right)
        if not inside:
            return None
        last = inside[-1]
        kin = (m for m in inside[:-1] if grammar.KIN.fullmatch(self.text, m.name_end, last.start))
        last = next(kin, last)
        return self.speakers.describe(last, left, last.name_end)

    def _speech(self, pair: Pair, rule: str, subject: Subject | None, cue: str | None) -> None:
        """Take the words of a pair as direct speech."""
        start, end = pair.start, pair.end
        if not pair.closed:
            end = self.carried_end(pair)
        line = self.line if pair.open >= self.line.start else self.opener
        self.said[pair.open] = Found(start, end, "direct", rule, subject, cue, line)

    def carried_end(self, pair: Pair) -> int:
        """Where marks that stay open in this line are closed: in a later paragraph, else at the line's end."""
        lines = self.reading.article.lines
        for at in range(self.index + 1, min(self.index + 7, len(lines))):
            line = lines[at]
            if line.role in {"question", "title", "byline"}:
                break
            if line.role not in {"body", "lead", "answer"}:
                continue
            inner, strays = self.reading.pairs(line)
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
        return pair.end

    def _carry(self) -> None:
        """An attribution after marks that were opened in an earlier paragraph: “… ¶ …”, ông A nói."""
        close = self.strays[0]
        lines = self.reading.article.lines
        for at in range(self.index - 1, max(-1, self.index - 7), -1):
            line = lines[at]
            if line.role not in {"body", "lead", "answer", "caption"}:
                return
            inner, strays = self.reading.pairs(line)
            opened = [p for p in inner if not p.closed and p.depth == 0]
            if opened:
                pair = Pair(opened[0].open, opened[0].start, close, close + 1, 0, closed=True)
                known = next((f for f in self.reading.found if f.start == pair.start), None)
                if known and known.cue:
                    self.reading.found.remove(known)
                    self.reading.found.append(replace(known, end=close))
                    return
                if known:
                    self.reading.found.remove(known)
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
        if self.said and any(
            p.start <= pair.open and pair.close <= p.end + 1 and p.open in self.said for p in self.pairs
        ):
            return
        left, _ = self._sentence(pair.open)
        for found in self.reported:
            if found.start <= pair.open and pair.close <= found.end + 1:
                if self._own_words(pair, max(found.start - 1, left)):
                    others = _OTHERS.search(text, max(found.start - 1, left, pair.open - 60), pair.open)
                    if others:
                        who = Subject(*others.span("who"), others["who"], "collective")
                        self._speech(pair, "direct.nested", who, others["cue"])
                    else:
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
            label = self.reading.label(line) if line.role in {"title", "lead", "caption"} else None
            subject = label[0] if label and label[1] >= pair.open - 1 else self._nearest(start, pair.open)
            if subject or self._long(pair, 10):
                words = " ".join(before[:-1].split(" ")[-2:])
                feeling = next((w for w in (words, words.rpartition(" ")[2]) if w in cues.FEELINGS), None)
                self._speech(pair, "direct.label", subject, feeling)
            return
        signed = self._signed(pair)
        if signed:
            self._speech(pair, "direct.signed", *signed)
            return
        beside = next(
            (
                self.said[p.open]
                for p in self.pairs
                if p.open in self.said and p.close < pair.open and _BESIDE.fullmatch(text, p.close, pair.open)
            ),
            None,
        )
        if beside and self._long(pair, 6):
            self._speech(pair, "direct.continued", beside.subject, beside.cue)
            return
        alone = (not before.strip(" -–—•") and not text[pair.close : line.end].strip(" .,;!?…")) or (
            not before and text[pair.close : pair.close + 1] in ".,"
        )
        recent = self.reading.last and self.index - self.reading.last_line <= 2
        if not before.strip(" -–—•") and alone and self._long(pair, 10):
            if recent or any(self.said):
                earlier = [
                    f
                    for f in (*self.said.values(), *self.reported)
                    if f.start < pair.start and f.subject and f.rule != "direct.nested"
                ]
                subject = max(earlier, key=lambda f: f.start).subject if earlier else self.reading.last
                self._speech(pair, "direct.continued", subject, None)
            elif _SPEECH.search(text, pair.start, pair.end) and pair.closed:
                self._speech(pair, "direct.continued", None, None)

    def _signed(self, pair: Pair) -> tuple[Subject, str | None] | None:
        """Who is named right after the marks, in brackets or after a dash: “…” (Chủ tịch UBND xã … Nguyễn A)."""
        after = self.text[pair.close : pair.close + 4].lstrip(" .")[:1]
        if after in _BEFORE_WORDS and self._long(pair, 6):
            return self._words_of(pair)
        if after not in _BEFORE_NAME or not self._long(pair, 6):
            return None
        named = _SIGNED.match(self.text, pair.close, self.line.end)
        if named:
            left = named.start("who")
            mention = next(
                (m for m in self.speakers.people.between(left, named.end()) if m.start == left), None
            )
            if mention:
                feeling = self.text[mention.name_end : named.end("who")].strip()
                subject = self.speakers.describe(mention, left, mention.name_end)
                return subject, feeling if feeling in cues.FEELINGS else None
        if not self._long(pair, 8):
            return None
        sign = _SIGN.match(self.text, pair.close, self.line.end)
        if not sign:
            return None
        group = 1 if sign[1] else 2
        author = self.speakers.named(sign[group], *sign.span(group))
        return (author, None) if author and author.speaker.count(" ") else None

    def _words_of(self, pair: Pair) -> tuple[Subject, str | None] | None:
        """Whose words marks are said to hold after them: “…” là lời chia sẻ của bà A; “…”. Đó là tâm sự của ông B."""
        shared = _SHARED.match(self.text, pair.close, self.line.end)
        if not shared:
            return None
        people, left = self.speakers.people, shared.end()
        for mention in people.between(left, min(self.line.end, left + _TITLE))[:1]:
            if left == mention.start - len(people.before(mention.start, left)):
                end = people.apposition_end(mention.name_end)
                return self.speakers.describe(mention, left, end), shared[1]
        return None

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
        if beside and beside.open not in self.said:
            return False
        return text[pair.start].islower() or self._long(pair, 12)
