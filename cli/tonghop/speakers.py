"""Who speaks: the person, body or document that is the subject of a verb of saying.

Grammar, not a list of names: a person is a title of address, a rank or a post with a capitalised name,
a body or document opens with one of a closed class of words. Later mentions ("ông Hải", "chị", "đồng chí
Bí thư", "sở này") are resolved to what the article said in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

import msgspec
from msgspec.structs import replace

from tonghop import grammar, titles
from tonghop.clues import clues
from tonghop.grammar import (
    APPOSITION,
    CAPITAL,
    DEMONSTRATIVE,
    DOCUMENT,
    GROUP,
    INFORMING,
    KIN,
    LINKING,
    NUMBER,
    SENDING,
    UNCLE,
)
from tonghop.model import Article, SpeakerKind
from tonghop.patterns import lazy
from tonghop.people import Mention, People
from tonghop.titles import BODY, LEVEL, ROLE, UPPER


class Subject(msgspec.Struct, frozen=True):
    """Who speaks and where the text says so: `start` and `end` bound the phrase in the article's text."""

    start: int
    end: int
    speaker: str
    kind: SpeakerKind
    role: str | None = None
    organization: str | None = None


_MOST_ASKED = 50
"""People among whom the holder of a post is looked for."""
_NAMED_WITHIN = 80
"""Characters that take in a title of address and the name after it."""
_LONGEST, _APPOSED = 220, 320
"""Characters of the longest apposition, and of the longest way from a name to its verb."""

_OTHERS = lazy(
    r"(?<!\w)(?i:(?:(?:rất )?nhiều|một số|các|đông đảo|đa số|hầu hết) )?(?i:(?:cán bộ|công chức|viên chức|đảng viên"
    r"|đoàn viên|hội viên|học sinh|sinh viên|giáo viên|phụ huynh|công nhân|nông dân), )+$"
)
_APPOSED_BODY = ("đơn vị ", "cơ quan ", "chủ đầu tư ", "nhà thầu ")
_TELLING = lazy(r"(?i)(?:các |những )?(?:báo cáo|số liệu|thống kê|dự báo|khảo sát|tính toán|kết quả)")
_TRAILING = re.compile(r"\s+(?:trước đó|mới đây|này|trên|nêu trên|gần đây|mới nhất|nói trên)$")
_DOCUMENT_TAIL = re.compile(
    r"\s*(?:$|,|số|của|về|này|trên|trước|mới|công bố|từ|do|gần|năm|ngày|\d|và|nêu|nghiên|khảo|thống)"
)
_OWNED = re.compile(r" (?:của|này|trên)(?!\w)")
_OWNER = re.compile(r"(?:của|do)\s+(.+)$")
_HAVING = re.compile(r"^(?:đã|vừa|mới|cũng)(?: (?:đã|vừa|mới))*\s+")
_BRACKETS = re.compile(r"^\([^()]*\)\s*")
_MANNER = re.compile(r"[^\W\d]+(?: [^\W\d]+)*")
_NAMES = re.compile(rf"(?:{CAPITAL}|[\d&-]+)(?: (?:{CAPITAL}|[\d&-]+))+")
_NAMED = lazy(rf"\s[{UPPER}]")
_GLUED = re.compile(rf"(?:[{UPPER}][\w.]*|\)) $")
_CUTS = re.compile(r"[,:]| thì(?!\w)")
_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]")
_CLAUSE_BEFORE = re.compile(r"(?i:như|theo|mà|lời|và|của|khi)$")


class Speakers:
    """The people, bodies and documents of one article, asked for by position."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.people = People(article)
        self.papers = clues(article.text).papers
        self._bodies: list[Subject] = []
        self._latest: Subject | None = None  # who spoke last

    def describe(self, mention: Mention, left: int, right: int) -> Subject:
        """The subject that a mention with what stands beside it makes."""
        name = self.people.full(mention)
        if name in {"Hồ Chí Minh", "Hồ"} or (name == "Bác" and not mention.address):
            return Subject(mention.start, right, "Hồ Chí Minh", "person", "Chủ tịch")
        before = self.people.before(mention.start, left)
        role, organization = self.people.post(mention, before, right)
        if role is None or grammar.weak(role):
            known = self.people.known(name)
            if role is None and known[0] is None:
                known = self.people.misspelt(name, mention.start)
            if known[0] and not (role and organization):
                role, organization = known[0], known[1] or organization
        elif organization is None:
            known = self.people.known(name)
            if known[0] and known[0].casefold() == role.casefold():
                organization = known[1]  # "Thứ trưởng A", whom the text named with his ministry before
        if role is None:
            role = grammar.degree(self.text[mention.start : mention.name_start].strip(" :."))
        return Subject(
            mention.start - len(before),
            right,
            name,
            "person",
            role,
            self.people.complete(role, organization, mention.start),
        )

    # ------------------------------------------------------------------ who is the subject of a verb

    def subject(self, left: int, right: int) -> Subject | None:
        """Who the verb at `right` has as its subject, the clause beginning at `left`; `None` if nobody."""
        found = self._subject(left, right)
        if found:
            self._latest = found
        return found

    def _subject(self, left: int, right: int) -> Subject | None:
        text = self.text
        end = grammar.trim(text, left, right)
        if end <= left:
            return None
        last = grammar.last_word(text, left, end)
        if last.lower() in grammar.SELF:
            return None
        last = last.lstrip(',.;“”"–-')
        if last in grammar.UNCLE_LAST:
            uncle = UNCLE.search(text[max(left, end - 40) : end])
            if uncle and self._clause(left, end - len(uncle[0])):
                return Subject(end - len(uncle[0]), end, "Hồ Chí Minh", "person", "Chủ tịch")
        found = self._person(left, end)
        if found:
            return found
        stands = (
            grammar.pronoun().search(text, max(left, end - 30), end) if last in grammar.PRONOUN_LAST else None
        )
        start = self._segment(left, end)
        found = self._pronoun(stands, end) if stands else self._post(start, end)
        if found:
            return self._joined(left, found) if found.kind == "collective" else found
        # Where no paper is named none can speak, and no body has sent one.
        first = bisect_left(self.papers, left)
        papers = first < len(self.papers) and self.papers[first] < end
        return (
            (self._sent(left, end) if papers else None)
            or (self._body(left, start, end) if text[end : end + 1] != "," else None)
            or (self._document(left, end) if papers else None)
        )

    def _joined(self, left: int, subject: Subject) -> Subject:
        """Those of several kinds who speak together: "nhiều cán bộ, đảng viên"."""
        more = _OTHERS.search(self.text, max(left, subject.start - _NAMED_WITHIN), subject.start)
        if not more:
            return subject
        return Subject(more.start(), subject.end, self.text[more.start() : subject.end], "collective")

    def _clause(self, left: int, at: int) -> bool:
        """Whether a clause can begin at `at`: after a comma, at the start, or after a linking word."""
        before = self.text[left:at].rstrip()
        return not before or before[-1] in ",;:–-" or bool(_CLAUSE_BEFORE.search(before))

    def _person(self, left: int, end: int) -> Subject | None:
        """The last person named before the verb with nothing but an apposition between."""
        last = max(left, end - _APPOSED)
        inside = self.people.titled(last, end)
        best = None
        if inside:
            last = inside[-1].name_end
            best = inside[-1] if last == end or self._apposed(last, end) else None
        if best is None:
            for mention in reversed(self.people.surnamed(last, end)):
                if not self._apposed(mention.name_end, end):
                    break
                best = mention
        if best is None:
            return None
        for mention in inside:
            if mention.name_end < best.start and KIN.fullmatch(self.text, mention.name_end, best.start):
                best = mention  # "Ông Xem, chồng bà Bưởi, …"
                break
        return self.describe(best, left, end)

    def _apposed(self, start: int, end: int) -> bool:
        """Whether `text[start:end]`, after a name, is empty or an apposition."""
        tail = self.text[start:end].strip()
        if not tail:
            return True
        if tail[0] == "(":
            tail = _BRACKETS.sub("", tail).strip()
        parted = tail[:1] in ",–—-"
        tail = tail.strip(" ,–—-")
        if not tail:
            return True
        if len(tail) > _LONGEST or grammar.has_verb(tail):
            return bool(SENDING.match(_HAVING.sub("", tail)))
        if titles.opens(tail) or APPOSITION.match(tail) or SENDING.match(tail):
            return True
        if not parted and tail.islower() and tail.count(" ") < 3:
            return bool(_MANNER.fullmatch(tail))  # "chua chát", "hóm hỉnh": how it was said
        return (parted and tail.startswith(("nguyên", "người", "từ"))) or (
            parted and bool(_NAMES.fullmatch(tail))
        )

    def _pronoun(self, match: re.Match[str], end: int) -> Subject | None:
        """The person the text spoke of last, for "chị", "ông"."""
        start, address = match.start(), match["word"].lower()
        for mention in self.people.mentions_back(start):
            name = self.people.full(mention)
            if (
                " " in name
                and grammar.agree(address, mention.address)
                and "Hồ Chí Minh" not in name
                and (mention.start < mention.name_start or self.people.known(name)[0])
            ):
                role, organization = self.people.known(name)
                return Subject(
                    start, end, name, "person", role, self.people.complete(role, organization, start)
                )
        return None

    def _person_meant(self, left: int, end: int) -> Subject | None:
        """The person a title of address or a post alone stands for."""
        match = grammar.pronoun().search(self.text, max(left, end - 30), end)
        return self._pronoun(match, end) if match else self._post(self._segment(left, end), end)

    def _post(self, start: int, end: int) -> Subject | None:
        """The person the text spoke of last, for "đồng chí Bí thư", "Bộ trưởng"."""
        phrase = self.text[start:end]
        address = grammar.address(phrase)
        bare = (
            phrase[len(address) :].lstrip()
            if address and phrase[len(address) : len(address) + 1] == " "
            else phrase
        )
        if not ROLE.match(bare) or GROUP.match(bare) or len(bare) > 120:
            return None
        if grammar.DESCRIBED.match(bare) and self.people.clues.cue(start, end) is None:
            return Subject(start, end, bare, "person")
        if grammar.has_verb(bare):
            return None
        if grammar.weak(bare):
            return Subject(start, end, bare, "collective")
        if self.people.between(start, end):
            return None
        return self._by_role(bare, start, end)

    def _by_role(self, phrase: str, start: int, end: int) -> Subject | None:
        """The person whose post says all the words of a phrase; the phrase itself where the article names nobody."""
        people = self.people
        wanted = frozenset(phrase.lower().replace(",", "").split())
        for mention in islice(people.beside(" ".join(phrase.split()[:2]), start), _MOST_ASKED):
            name = people.full(mention)
            role, organization = people.known(name)
            whole = people.complete(role, organization, mention.start)
            title = self.text[mention.start : mention.name_start]
            words = f"{title} {role} {organization or ''} {whole or ''}".lower().replace(",", "").split()
            if wanted.issubset(words):
                whole = people.complete(role, organization, start)
                return Subject(start, end, name, "person", role, whole)
        if " " not in phrase:
            return None
        one = (phrase[0].isupper() and not grammar.MANY.match(phrase)) or phrase.startswith("một")
        return Subject(start, end, phrase.strip().strip(","), "person" if one else "collective")

    def _segment(self, left: int, end: int) -> int:
        """Where the last piece of the clause begins: after a comma, a dash or a linking word."""
        text = self.text
        start = left
        for sep in (", ", "; ", ": ", " – ", " - ", "” ", " thì "):
            at = text.rfind(sep, left, end)
            while at >= 0 and text[at + len(sep)].isupper() and titles.goes_on(text, left, at, at + len(sep)):
                at = text.rfind(sep, left, at)
            if at >= 0:
                start = max(start, at + len(sep))
        return self._link(start, end)

    def _link(self, start: int, end: int) -> int:
        while start < end and self.text[start] in ' “”"–-•*+':
            start += 1
        match = LINKING.match(self.text, start, end)
        return match.end() if match else start

    def _document(self, left: int, end: int) -> Subject | None:
        """A document that says something: "Báo cáo số 499-BC/TU, ngày … của Tỉnh ủy …"."""
        text = self.text
        match = None
        at = left
        while at < end and match is None:
            match = DOCUMENT.match(text, self._link(at, end))
            comma = text.find(", ", at, end)
            at = comma + 2 if comma >= 0 else end
        if not match or match.end() > end or not _DOCUMENT_TAIL.match(text[match.end() : end]):
            return None
        if "," in text[end : end + 1] and not NUMBER.match(text, match.end()):
            return None
        if grammar.has_verb(text[match.end() : end].replace("đánh giá", "")) or end - match.start() > 260:
            return None
        number = NUMBER.match(text, match.end(), end)
        alone = match.end() == end and match[0][0].isupper()
        if not number and not alone and not _TELLING.match(match[0]) and not _OWNED.match(text, match.end()):
            return None
        owner = _OWNER.search(text[match.end() : end])
        organization = owner[1].strip(" ,") if owner else None
        stop = number.end() if number else end
        speaker = text[match.start() : stop].strip(" ,")
        if organization:
            organization = re.split(r" ngày | về ", organization)[0]
        speaker = _TRAILING.sub("", speaker)
        return Subject(
            match.start(),
            end,
            speaker,
            "document",
            None,
            self.people.complete(None, organization, match.start()),
        )

    def _sent(self, left: int, end: int) -> Subject | None:
        """The sender of the document that speaks."""
        sent = SENDING.search(self.text[left:end])
        return self._sender(left, left + sent.start()) if sent else None

    def _body(self, left: int, start: int, end: int) -> Subject | None:
        """A body or a group of people as subject, with those named before it from `left` on."""
        text = self.text
        phrase = text[start:end].strip()
        group = self._group(phrase)
        if not group and BODY.among(phrase):
            # A caption without full stop runs into the sentence: "Ảnh: X.N Sở Y tế … cho rằng".
            heads = (m.start() for m in _CAPITALS.finditer(phrase) if m.start())
            glued = [at for at in heads if BODY.match(phrase, at) and _GLUED.search(phrase[:at])]
            if glued and self._group(phrase[glued[0] :]) and not DOCUMENT.match(phrase):
                start += glued[0]
                phrase = text[start:end].strip()
                group = True
        if phrase.endswith((" này", " trên")) and DEMONSTRATIVE.match(phrase):
            return self._pointed(phrase, start, end)
        if not group:
            return None
        if phrase.startswith(_APPOSED_BODY):
            # "Ban Quản lý dự án – đơn vị chủ đầu tư – cho biết": what stands before says who it is.
            stop = len(text[left:start].rstrip(" ,–-")) + left
            earlier = self._segment(left, stop)
            if stop > earlier and self._group(text[earlier:stop]):
                return Subject(earlier, end, text[earlier:stop], "collective")
        # "Bộ Chính trị, Ban Bí thư yêu cầu": the bodies before the comma speak too.
        while start > left + 3 and text[start - 2 : start] == ", ":
            earlier = self._segment(left, start - 2)
            if (
                earlier >= start
                or not self._group(text[earlier : start - 2])
                or not BODY.match(text, earlier)
            ):
                break
            start = earlier
        subject = Subject(start, end, _TRAILING.sub("", text[start:end].strip()), "collective")
        self._bodies.append(subject)
        return subject

    def _pointed(self, phrase: str, start: int, end: int) -> Subject | None:
        """The body that "sở này", "cơ quan này" points back to."""
        head = phrase.rpartition(" ")[0]
        if head[:2].lower() == "vị":
            return replace(self._latest, start=start, end=end) if self._latest else None
        for body in reversed(self._bodies[-20:]):
            if body.start < start and (
                head.lower() == "cơ quan" or body.speaker.lower().startswith(head.lower())
            ):
                return Subject(start, end, body.speaker, "collective", body.role, body.organization)
        at = start
        for form in (head, head.capitalize()):
            at = max(self.text.rfind(form + " ", max(0, start - 5000), start), -1 if at == start else at)
        if at < 0:
            return None
        name = re.split(
            r"[,.;:()“”\n]| (?:đã|đang|sẽ|cho|về|là|có|cũng|gửi|phối hợp)(?!\w)", self.text[at:start]
        )[0]
        return Subject(start, end, name.strip(), "collective") if _NAMED.search(name) else None

    def _sender(self, left: int, end: int) -> Subject | None:
        end = grammar.trim(self.text, left, end)
        heads = [
            m
            for m in (BODY.match(self.text, at.start()) for at in _CAPITALS.finditer(self.text, left, end))
            if m
        ]
        start = self._segment(left, end)
        if self._group(self.text[start:end].strip()):
            return Subject(start, end, self.text[start:end].strip(), "collective")
        for head in reversed(heads):
            phrase = self.text[head.start() : end]
            if self._group(phrase):
                return Subject(head.start(), end, phrase, "collective")
        return None

    def _group(self, phrase: str) -> bool:
        """Whether a phrase is a body, a group of people or a firm's name, and no clause."""
        phrase = phrase.strip()
        if not phrase or len(phrase) > 140 or phrase.count("(") != phrase.count(")"):
            return False
        if not (GROUP.match(phrase) or BODY.match(phrase)):
            if LEVEL.match(phrase):
                if not (phrase[0].isupper() or " " not in phrase or _NAMED.search(phrase)):
                    return False
            elif phrase[0].islower() or not _NAMES.fullmatch(phrase):
                return False
        return not (grammar.has_verb(phrase.replace(" ý kiến", "")) or DOCUMENT.match(phrase))

    # ------------------------------------------------------------------ after "Theo", and in interviews

    def after(self, start: int, right: int) -> Subject | None:
        """Who is named at `start` ("Theo ông X, Giám đốc …, …"): `end` is where the name and title end."""
        text = self.text
        cuts = (
            match.start()
            for match in _CUTS.finditer(text, start, right)
            if not titles.goes_on(text, start, match.start(), match.end() + 1)
        )
        person = self._first(start, min(right, start + 200))
        if person:
            best = None
            for cut in islice(cuts, 5):
                if cut < person.name_end:
                    continue
                if not self._apposed(person.name_end, cut) or (
                    best is not None and not titles.opens(text, best + 2)
                ):
                    break
                best = cut
            if best is None:
                return None
            return self._end(self.describe(person, start, best), start, best)
        for end in cuts:
            phrase = text[start:end].strip()
            if grammar.pronoun().match(phrase) or (ROLE.match(phrase) and not GROUP.match(phrase)):
                subject = self._person_meant(start, end)
            elif phrase.endswith(" này") and DEMONSTRATIVE.match(phrase):
                subject = self._pointed(phrase, start, end)
            elif DOCUMENT.match(phrase):
                subject = self._document(start, end) if INFORMING.match(phrase) else None
            else:
                subject = Subject(start, end, phrase, "collective") if self._group(phrase) else None
            return self._end(subject, start, end) if subject else None
        return None

    def _first(self, start: int, right: int) -> Mention | None:
        """The person whose title of address or post opens `text[start:right]`."""
        role = ROLE.match(self.text, start)
        if not role:
            right = min(right, start + _NAMED_WITHIN)
        if not role and self.text[start : start + 3].islower():
            titled = self.people.titled(start, right)
            return titled[0] if titled and titled[0].start <= start + 2 else None
        for mention in self.people.between(start, right):
            if mention.start <= start + 2:
                return mention
            if not role:
                break
            if self.people.before(mention.start, start):
                return mention
        return None

    @staticmethod
    def _end(subject: Subject, start: int, end: int) -> Subject:
        return Subject(start, end, subject.speaker, subject.kind, subject.role, subject.organization)

    def named(self, label: str, start: int, end: int) -> Subject | None:
        """The person that a label at `text[start:end]` names ("Ông Nguyễn Văn A:" before an answer)."""
        inside = self.people.between(start, end)
        if not inside:
            return None
        return self.describe(next((m for m in inside if m.start < m.name_start), inside[-1]), start, end)
