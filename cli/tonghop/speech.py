"""Who says what in one line: verbs of saying, quotation marks, "Theo …"."""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from tonghop import cues, grammar, narration
from tonghop.clues import Cue
from tonghop.cues import CUES
from tonghop.marks import Pair
from tonghop.patterns import lazy
from tonghop.quoted import MarkedLine
from tonghop.speakers import Subject
from tonghop.utterances import Found, settle

_FAR = 600
"""A speaker stands no farther than this many characters from the verb."""

Link = Literal["rằng", "comma", "bare"]
"""What stands between a verb of saying and reported words."""

_LINKS = ("tuy nhiên", "còn", "cũng", "và", "nhưng", "song")
_LINKED = (" rằng", " là", " thêm", " lại", " với", " ,", "  ")
_THEO = lazy(
    r"[Tt]heo (?P<lead>(?P<full>lời kể|lời|chia sẻ thêm|chia sẻ|tâm sự)(?: kể)?(?: của)? "
    r"|(?:thông tin|thống kê|báo cáo|đánh giá|ghi nhận|số liệu|dự báo|kết quả \w+|tính toán|ước tính|nhận định"
    r"|khảo sát|phản ánh|tìm hiểu|quan điểm|ý kiến)(?: \w+){0,3}? (?:của|từ) )?"
)
_NO_SOURCE = lazy(
    r"(?:đó|quy định|kế hoạch|lộ trình|chương trình|hướng|hình thức|tinh thần|yêu cầu|chỉ đạo|gương|Bác|dõi|tiêu chí"
    r"|chuẩn|dự kiến|mô hình|đúng|luật|phương|nghị quyết|từng|nhóm|định|giấy|cơ chế|nhu cầu|hợp đồng|mức|tỷ lệ|giá"
    r"|cách|thứ tự|đề nghị|quyết định|thông tư|nghị định|danh sách|đơn|thời gian|học|phong tục|truyền thống|sự"
    r"|các quy|các tiêu|các chương)(?!\w)"
)
_TO_MARK = re.compile(
    r"(?:\s+(?:thêm|rằng|rõ|lại|với \w+(?: \w+){0,4}|như sau|vui|to|nhỏ|tiếp))*"
    r"\s*[:,]?\s*(?:là\s*)?[:,]?\s*(?:\.\.\.|…)?\s*"
)
_COLON = re.compile(r"(?!\s*,)[^:.;?!“\"”\n]{0,90}?:(?!\d)")
_ABOUT = re.compile(r" (?:lại )?về (?:[^:.;?!“\"”\n]|“[^:.“”\n]{1,30}”){0,80}?:(?!\d)")
"""What somebody tells of may hold a name in marks: "mô tả về cách “tri ân” của công ty: …"."""
_HEARER = r"\s+với (?:PV|phóng viên|báo|Báo|nhà báo|truyền thông|chúng tôi)(?: [^\W\d_][\w.&-]*){0,5}?"
_RANG = re.compile(
    rf"(?:\s+thêm)?(?:{_HEARER})?(?:,)?\s+rằng(?:\s*[:,])?\s+|(?:\s+thêm)?\s+là(?: rằng)?(?:\s*[:,])?\s+"
)
_COMMA = re.compile(rf"(?:\s+(?:thêm|lại|với \w+(?: \w+){{0,3}})|{_HEARER})?\s*,\s+")
_STRESSED = lazy(r"(?:\s+thêm)?(?:\s+(?:đến|tới|vào)(?! (?:nay|năm|cuối|hết)(?!\w)))?\s+")
_BARE = re.compile(r"(?:\s+thêm)?\s+")
_STOPPED = lazy(r".[”\"]?[.!?…]\s+|[.!?…][”\"]\s+")
_ORDERED = re.compile(
    r" (?:các|UBND|Bộ|Sở|Công an|Quân|lực lượng|cơ quan|ngành|địa phương|chính quyền|đơn vị)(?!\w)"
)
_QUOTING = frozenset(("nhắc", "nhắc nhở", "dặn", "căn dặn", "dạy", "nói", "viết", "hỏi", "nhắn nhủ"))
_OBJECT = re.compile(r"(?: [^\W\d_]+){1,7} ")
_AUXILIARY = re.compile(r" (?:đã|cũng|sẽ|còn|đang) ")
# What is asked for by a paper that is only talked about: "hồ sơ của các huyện đề nghị công nhận đã đầy đủ".
_PAPER = re.compile(r"(?:hồ sơ|danh sách|thủ tục|dự án|trường hợp)(?: \w+){0,2} (?:của|do) [^.;:]{0,50}$")
_APART = lazy(r"(?:;|, (?:còn|trong khi(?: đó)?,?|nhưng|song|đồng thời,?|và)) $")
"""What parts two statements of one sentence, so that the second is not part of the first."""
_OPENING = frozenset(
    ("đồng thời", "bên cạnh đó", "ngoài ra", "cùng với đó", "cùng đó", "qua đó", "từ đó", "trên cơ sở đó")
)
"""Words that begin a sentence whose subject is that of the sentence before."""
_MORE = re.compile(r"[;,]\s*(?:đồng thời|và|cũng như|qua đó|từ đó|song)?\s*$")


class LineReader(MarkedLine):
    """One line being read: its marks, its verbs of saying, its "Theo …"."""

    def read(self) -> None:
        """Append what the line says to the reader's list."""
        if self.strays:
            self._carry()
        if self.reading.pending:
            self._continue_pending()
        for number, cue in enumerate(self.verbs):
            self._verb(number, cue)
        if self.theo and self.reporting:
            self._theo()
        for pair in self.pairs:
            if pair.open not in self.said:
                self._mark(pair)
        if self.carried_pair and self.pairs[0].open not in self.said:
            self.said[self.pairs[0].open] = replace(self.carried_pair, end=self.pairs[0].end)
        if self.reported or self.said:
            self._settle()

    def _verb(self, number: int, cue: Cue) -> None:
        """What a verb of saying leads to or follows."""
        text = self.text
        start, end, verb = cue
        kind = CUES[verb]
        colon = text.find(":", end, end + 92)
        if colon != end and not cues.spoken_after(text, self.line.start, start):
            return
        beside = self.pairs and self._beside(cue)
        if not (beside or colon >= 0 or self.line.role == "title" or self._goes_on(cue, kind)):
            return
        next_verb = self._next_verb(number)
        if kind == "lead" and next_verb == end + 1:
            return  # "vui mừng cho biết": the last verb says it
        ahead = self._ahead(cue, next_verb, kind, colon) if self.pairs or colon >= 0 else None
        clause = None if ahead or not self.reporting else self._clause(cue, next_verb, kind)
        if not (ahead or clause or beside):
            return
        left, right = self._sentence(start)
        if clause and (right - clause[0] < 15 or text.count(" ", clause[0], right) < 3):
            if not beside:
                return
            clause = None
        for pair in self.pairs:
            if pair.depth == 0 and pair.open <= left < pair.close <= start:
                left = pair.close
        left = max(left, start - _FAR)
        subject = self.speakers.subject(left, start)
        coordinated = False
        if subject is None:
            subject, coordinated = self._coordinated(left, cue) if verb in cues.ALSO else None, True
        if ahead:
            self._led(cue, kind, subject, left, *ahead)
            return
        if subject is None:
            if not beside:
                return
            stop = grammar.trim(text, left, start)
            word = grammar.pronoun().search(text, max(left, stop - 30), stop)
            alone = self._pair_before(word.start()) if word else None
            if alone and alone.open not in self.said and not text[end:right].strip(" .!…"):
                self._speech(alone, "direct.after", None, verb)
            return
        if not coordinated:
            before = self._pair_before(subject.start) if self.pairs else None
            if before and not self._closes(before, subject, cue, right, clause is not None):
                before = None
            if before and before.open not in self.said:
                self._speech(before, "direct.after", subject, verb)
                return
        if clause and not (kind == "order" and _PAPER.search(text, left, subject.start)):
            self._reported(cue, kind, subject, *clause, right, coordinated)

    def _next_verb(self, number: int) -> int:
        """Where the next verb of saying stands; "cho biết thông tin: …" is one."""
        saying, *rest = self.verbs[number : number + 3]
        for cue in rest:
            if cue.start > saying.end + 1 or (saying.verb, cue.verb) != ("cho biết", "thông tin"):
                return cue.start
        return self.line.end

    def _closes(self, pair: Pair, subject: Subject, cue: Cue, right: int, clause: bool) -> bool:
        """Whether a verb after marks only says who spoke, and does not go on with words of its own."""
        text = self.text
        rest = text[cue.end : right].strip().removeprefix("thêm").lstrip()
        if not rest or rest[0] in ".,;:!?…":
            return True
        if rest.startswith(("với", "tại", "như", "trong", "khi", "về")):
            # "“…”. Ông A cho biết trong năm qua …": a sentence of its own.
            return not (clause and _STOPPED.fullmatch(text, pair.end - 1, subject.start))
        left, _ = self._sentence(pair.open)
        begins = not text[left : pair.open].strip(" -–—•")
        return begins and "." not in text[pair.close : subject.start] and self._long(pair, 10)

    def _led(
        self, cue: Cue, kind: str, subject: Subject | None, left: int, pair: Pair | None, at: int
    ) -> None:
        """Take the marks, or the words after a colon, that a verb leads to."""
        text = self.text
        if pair:
            announced = ":" in text[cue.end : pair.open]
            goes_on = text[pair.close : pair.close + 2].strip()[:1].islower()
            if announced and goes_on and not self._long(pair, 12):
                at, pair = pair.open, None  # cho biết: “Tên gọi” là …
        if pair:
            enough = self._long(pair, 3) if announced else kind != "lead" and self._long(pair, 8)
            if subject is None and not enough:
                return
            subject = subject or self._nearest(left, cue.start)
            if subject is None and cues.names(text, left, pair.open):
                return
            self._speech(pair, "direct.before", subject, cue.verb)
        elif at >= self.line.end:
            if subject:
                self.reading.pending = subject, cue.verb, self.index
        elif subject and self.reporting:
            end = self._sentence(at)[1] if subject.kind == "document" else self.line.end
            # A closing mark that nothing opened ends the words, and so does the narrator who speaks again.
            end = min([end, *(stray for stray in self.strays if stray > at)])
            spans = self.reading.sentences(self.line)
            if end > spans[0][1]:
                people = self.speakers.people
                end = narration.resumes(text, at, end, spans, subject, people, self.pairs, self.verbs)
            self._report(at, end, "reported.colon", subject, cue.verb)

    def _beside(self, cue: Cue) -> bool:
        """Whether marks stand near enough to a verb to be what it leads to, or follows."""
        return any(0 <= cue.start - pair.close < 240 or 0 <= pair.open - cue.end < 40 for pair in self.pairs)

    def _goes_on(self, cue: Cue, kind: str) -> bool:
        """Whether what follows a verb can be words said where no colon and no marks are near."""
        if kind == "tell":
            return True  # only some clauses can follow it: `_clause` knows them
        if kind == "lead":
            return cue.verb == "chỉ đạo" and _ORDERED.match(self.text, cue.end) is not None
        block = cues.blocked(cue.verb)
        return not (block and block.match(self.text, cue.end))

    def _ahead(self, cue: Cue, next_verb: int, kind: str, colon: int) -> tuple[Pair | None, int] | None:
        """The marks or the colon that a verb leads to: the pair, or where the words after the colon begin."""
        text = self.text
        if self.pairs:
            gap = _TO_MARK.match(text, cue.end)
            assert gap
            for pair in self.pairs:
                if pair.open == gap.end():
                    return pair, pair.start
            if cue.verb in _QUOTING:
                for pair in self.pairs:
                    between = text[cue.end : pair.open] if cue.end < pair.open < cue.end + 40 else ".."
                    told = _OBJECT.fullmatch(between) and text[pair.start].isupper() and self._long(pair, 8)
                    if told and not cues.names(text, cue.end, pair.open):
                        return pair, pair.start
        limit = 90 if kind in {"tell", "lead"} or cue.verb in {"cho biết", "thông tin"} else 28
        limit = min(self.line.end, cue.end + limit)
        match = _COLON.match(text, cue.end, limit) if 0 <= colon < limit else None
        if not match and colon >= 0 and self.pairs:
            match = _ABOUT.match(text, cue.end, self.line.end)
        if not match or next_verb < match.end():
            return None
        at = match.end()
        if cues.themed(text[cue.end : at]):
            return None
        while at < self.line.end and text[at] in " .…":
            at += 1
        for pair in self.pairs:
            if pair.open == at:
                return pair, pair.start
        return None, at

    def _clause(self, cue: Cue, next_verb: int, kind: str) -> tuple[int, Link] | None:
        """Where words begin that are reported after "rằng", a comma, or at once where the verb allows it, and how."""
        text, right = self.text, self.line.end
        link: Link = "bare"
        match = None
        if text[cue.end : cue.end + 1] != " " or text.startswith(_LINKED, cue.end):
            match = _RANG.match(text, cue.end, right)
            link = "rằng"
            if not match and kind != "lead":
                match = _COMMA.match(text, cue.end, right)
                link = "comma"
        if not match:
            if kind == "lead" and not (cue.verb == "chỉ đạo" and _ORDERED.match(text, cue.end)):
                return None
            headline = self.line.role == "title" and cue.verb == "nói"
            if kind == "tell" and not headline and not cues.clause().match(text, cue.end):
                return None
            block = cues.blocked(cue.verb)
            match = (_STRESSED if cue.verb == "nhấn mạnh" else _BARE).match(text, cue.end, right)
            if not match or (block and block.match(text, cue.end)):
                return None
            link = "bare"
        at = match.end()
        return None if link == "comma" and next_verb <= at else (at, link)

    def _reported(
        self, cue: Cue, kind: str, subject: Subject, at: int, link: Link, right: int, coordinated: bool
    ) -> None:
        """Take the reported words, unless the speaker is none for them."""
        if link != "rằng":
            if kind == "lead" and subject.kind != "person":
                return
            headline = self.line.role == "title" and cue.verb == "nói"
            # "Anh A chỉ lên núi và cho biết, …": who acts and then speaks; "nhận định, đánh giá, …" is a list.
            acted = cue.verb in cues.TOLD and subject.kind == "person"
            acted = acted and all(f.subject is not subject for f in self.reported)
            if coordinated and (subject.kind == "document" or (link == "comma" and not acted)):
                return
            if coordinated and kind == "tell" and not headline and link != "comma":
                return
        if any(f.start <= at < f.end and f.rule == "reported.colon" for f in self.reported) and (
            subject.kind != "person"
            or any(f.subject and f.subject.speaker == subject.speaker for f in self.reported)
        ):
            # What the speaker tells of others' saying is part of the speech.
            return
        if not coordinated and self._embedded(at, subject):
            return
        rule = "reported.order" if kind == "order" or cue.verb == "chỉ đạo" else "reported.clause"
        self._report(at, right, rule, subject, cue.verb)

    def _embedded(self, at: int, subject: Subject) -> bool:
        """Whether a body or a paper speaks within what somebody reports: "ông A cho biết UBND huyện đã yêu cầu …"."""
        if subject.kind == "person":
            return False
        inside = any(
            f.start <= subject.start
            and at < f.end
            and f.subject
            and f.subject.kind == "person"
            and f.subject.speaker != subject.speaker
            for f in self.reported
        )
        return inside and not _APART.search(self.text, max(0, subject.start - 20), subject.start)

    def _coordinated(self, left: int, cue: Cue) -> Subject | None:
        """The subject of an earlier verb of the sentence, where the second has none: "…, đồng thời đề nghị …"."""
        text = self.text
        before = text[left : cue.start].rstrip()
        stripped = text[left : grammar.trim(text, left, cue.start)]
        if stripped.lower() in _OPENING:
            return self._carried(left, cue.start)
        if not (
            _MORE.search(before)
            or re.search(r"(?:^|[\s,;])(?:đồng thời|và|rồi|cũng như|qua đó|từ đó)$", stripped.rstrip())
            or stripped.endswith(";")
        ):
            return None
        for found in reversed(self.reported + list(self.said.values())):
            if found.subject and left <= found.subject.start < cue.start:
                return found.subject
        # "Các đại biểu đã thảo luận …, đồng thời yêu cầu": the body, or the post, whose first verb has an auxiliary.
        joint = re.search(r"(?:đồng thời|qua đó|từ đó|(và|rồi))$", before)
        plain = joint is None or (
            joint[1] and CUES[cue.verb] == "order"
        )  # "rà soát và đề xuất": one act of two
        first = None if plain else _AUXILIARY.search(text, left, cue.start)
        opened = self.speakers.subject(left, first.start()) if first else None
        if opened is not None and text[left : opened.start].rstrip()[-1:] in {"", ","}:
            return opened
        return self._opening_person(left, cue.start)

    def _opening_person(self, left: int, right: int) -> Subject | None:
        """The person whom a sentence opens with: "Đồng chí A biểu dương …, đồng thời yêu cầu …"."""
        people = self.speakers.people
        for mention in people.between(left, right):
            post = people.before(mention.start, left)
            opening = self.text[left : mention.start - len(post)].rstrip()
            if (mention.address or post) and (not opening or opening[-1] == ","):
                return self.speakers.describe(
                    mention, left, min(people.apposition_end(mention.name_end), right)
                )
        return None

    def _carried(self, left: int, at: int) -> Subject | None:
        """The subject of the sentence before the one that begins at `left`: "Đồng thời yêu cầu …"."""
        if left <= self.line.start:
            return None
        begin, end = self._sentence(left - 1)
        spoke = [f.subject for f in self.reported if begin <= f.start < end and f.subject]
        subject = spoke[-1] if spoke else None
        first = None if subject else _AUXILIARY.search(self.text, begin, end)
        if first:
            subject = self.speakers.subject(begin, first.start())
            if subject and self.text[begin : subject.start].rstrip()[-1:] not in {"", ","}:
                subject = None
        subject = subject or self._opening_person(begin, end)
        return replace(subject, start=left, end=at) if subject else None

    def _report(self, start: int, end: int, rule: str, subject: Subject, cue: str) -> None:
        self.reported.append(Found(start, end, "reported", rule, subject, cue, self.line))

    def _theo(self) -> None:
        """Speech given with "theo": "Theo ông A, …", "…, theo lời chị B"."""
        text = self.text
        begin = self.line.start
        for place in self.theo:
            before = text[max(begin, place - 12) : place].rstrip()
            if before and before[-1].isalpha() and not before.lower().endswith(_LINKS):
                continue
            match = None if _NO_SOURCE.match(text, place + 5) else _THEO.match(text, place, self.line.end)
            if not match:
                continue
            at = match.end()
            if self.pairs and any(p.start <= at < p.end for p in self.pairs):
                continue
            left, right = self._sentence(place)
            before = text[left:place].rstrip()
            if before and before[-1] not in ',;:–-(”"' and not before[-10:].lower().endswith(_LINKS):
                continue
            if any(f.start <= place < f.end and _told(f) for f in self.reported):
                continue  # "ông A cho biết, theo thống kê của Sở B, …": part of what he says
            if any(
                f.subject
                and place <= f.subject.start + 5
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

    def _continue_pending(self) -> None:
        """Words that the paragraph before announced with a colon: here they are, in marks or without."""
        assert self.reading.pending
        subject, cue, index = self.reading.pending
        self.reading.pending = None
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
        """Hand everything over, each quotation with its last bounds."""
        out = settle(self.text, self.reported, list(self.said.values()), self.verbs, self._sentence)
        self.reading.found += out
        latest = -1
        for found in out:
            if found.start > latest and found.subject and found.rule != "direct.nested":
                self.reading.last, self.reading.last_line, latest = found.subject, self.index, found.start


def _told(found: Found) -> bool:
    """Whether somebody tells something in a clause."""
    return found.rule == "reported.clause" and found.subject is not None and found.subject.kind == "person"
