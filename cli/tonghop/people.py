"""The people an article names, with their posts, and the full names that later mentions stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from tonghop import grammar, namesakes, organizations, titles
from tonghop.clues import clues
from tonghop.grammar import LINKING, PLACELIKE, SURNAMES
from tonghop.model import Article
from tonghop.patterns import lazy
from tonghop.titles import BODY, LEVEL, ROLE, UPPER

Post = tuple[str | None, str | None]
"""A role and the organization it is held in."""


class Mention(NamedTuple):
    """A person named in the text. `address` is the title of address in lower case, empty where there is none."""

    start: int
    name_start: int
    name_end: int
    name: str
    address: str


_CAPITAL_BEFORE = re.compile(
    rf"(?<![\w/])(?!(?:Theo|Còn|Và|Nhưng|Khi|Do|Với|Riêng|Của|Như|Trong|Tại|Về)\s)[{UPPER}][\w’']*\s$"
)
_STOPS = re.compile(r"[.;:“”\"\n]")
_CITY = frozenset(("TP", "Tp", "tp"))
_PAPER = lazy(rf"Người (?=[{UPPER}])")
"""Newspapers whose names open like a role: "trao đổi với Người Lao Động, ông A …"."""
_POSTS_AFTER = (" Thành viên", " Phó", " Trưởng")
_TWO_WORDS = 24
"""Characters that take in two words after a name."""

_HEAD = re.compile(r"\s*(?:[,–—-]\s*|\(\s*|\s(?=Thành viên|Phó|Trưởng))")
_ASIDE = re.compile(r"\s*\([^()\n]{0,40}\)(?=\s*[,–—-])")
_ANOTHER = re.compile(r"\s(?:và|cùng|với)\s+(?:các\s+)?(?:ông|bà|anh|chị|đồng chí)(?!\w)")
_AFTER = re.compile(r"\s*(\([^()]{0,150}\))?\s*(?:[,–—-]\s*)?")
_ENDS = re.compile(r"\s(?:thay mặt|chủ trì|phát biểu|cùng|và đại diện)(?!\w)")
_MEMORY = 60
_NEAREST, _LEAST_SPACES, _FAR = 6, 2, 5000
"""People before a name of three syllables or more who may be meant by it, though its last is spelt otherwise."""
_NAME = 60
"""Characters that take in a name."""
_FARTHEST = 600
"""A post before or after a name is not longer than this many characters."""

_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]")
_name_start = attrgetter("name_start")


class People:
    """The people of one article, asked for by position or by name. A line is read when it is asked for."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.place = article.place
        self.clues = clues(article.text)
        self._known: dict[str, Post] = {}
        self._tails: dict[str, list[Mention]] = {}
        self._heads: dict[str, list[int]] = {}
        self._starts = [0, *(line.start for line in article.lines if line.start), len(self.text) + 1]
        self._titled: list[list[Mention] | None] = [None] * (len(self._starts) - 1)
        self._all = self._titled.copy()

    def between(self, left: int, right: int) -> list[Mention]:
        """Everybody named in `text[left:right]`, a piece of a line, in text order."""
        titled = self.titled(left, right)
        bare = self.surnamed(left, right, titled)
        return sorted([*titled, *bare], key=_name_start) if titled and bare else titled or bare

    def titled(self, left: int, right: int) -> list[Mention]:
        """Those of them named with a title of address, a rank or a degree."""
        return _inside(self._titled_in(bisect_right(self._starts, left) - 1), left, right)

    def _line(self, number: int) -> list[Mention]:
        found = self._all[number]
        if found is None:
            found = self._all[number] = self.between(self._starts[number], self._starts[number + 1] - 1)
        return found

    def _titled_in(self, number: int) -> list[Mention]:
        found = self._titled[number]
        if found is None:
            found = self._titled[number] = []
            text, titles = self.text, self.clues.titles
            done, right = self._starts[number], self._starts[number + 1] - 1
            for at in range(bisect_left(titles, done), bisect_left(titles, right)):
                start = titles[at]
                match = grammar.person().match(text, start, right) if start >= done else None
                if not match:
                    continue
                done = match.end()
                if text[start].isupper() and _CAPITAL_BEFORE.search(text, max(0, start - 20), start):
                    continue  # "Phạm Anh Tuấn": here "Anh" is part of the name
                name, end = self._name(match.start("name"), done)
                if name < end:
                    found.append(Mention(start, name, end, text[name:end], grammar.address(match["title"])))
        return found

    def surnamed(self, left: int, right: int, titled: Sequence[Mention] = ()) -> list[Mention]:
        """Those of them whom only a surname tells ("Giám đốc Sở Nội vụ Vũ Thu Hà"), and who are none of `titled`."""
        found: list[Mention] = []
        text, at = self.text, 0
        for match in grammar.surnamed().finditer(text, left, right):
            start, end = match.span()
            if start > left and text[start - 1].isalnum():
                continue
            while at < len(titled) and titled[at].name_end <= start:
                at += 1
            if at < len(titled) and titled[at].name_start < end:
                continue
            span = self._bare_name(start, end)
            if span and not namesakes.of_place(text, left, *span):
                found.append(Mention(span[0], *span, text[span[0] : span[1]], ""))
        return found

    def mentions(self, right: int) -> Iterator[Mention]:
        """The people named before `right`, in text order, line by line."""
        for number in range(bisect_left(self._starts, right)):
            yield from (m for m in self._line(number) if m.name_start < right)

    def mentions_back(self, right: int) -> Iterator[Mention]:
        """The people named before `right`, the last first; not farther back than a reader's memory goes."""
        last = bisect_right(self._starts, right) - 1
        for number in range(last, max(-1, last - _MEMORY), -1):
            yield from (m for m in reversed(self._line(number)) if m.name_start < right)

    def beside(self, head: str, place: int) -> Iterator[Mention]:
        """The people named in the lines near `place` that hold `head`: up to it, the last first; then on."""
        lines = self._holding_lines(head)
        cut = bisect_right(lines, bisect_right(self._starts, place) - 1)
        for number in reversed(lines[max(0, cut - _MEMORY) : cut]):
            yield from (mention for mention in reversed(self._line(number)) if mention.start <= place)
        for number in lines[max(0, cut - 1) : cut + _MEMORY]:
            yield from (mention for mention in self._line(number) if mention.start > place)

    def _holding_lines(self, head: str) -> list[int]:
        """The numbers of the lines that hold `head`, in either case."""
        if head not in self._heads:
            numbers: set[int] = set()
            for form in {head[:1].upper() + head[1:], head[:1].lower() + head[1:]}:
                at = self.text.find(form)
                while at >= 0:
                    number = bisect_right(self._starts, at) - 1
                    numbers.add(number)
                    at = self.text.find(form, self._starts[number + 1])
            self._heads[head] = sorted(numbers)
        return self._heads[head]

    def _named(self, words: str) -> Iterator[Mention]:
        """The mentions whose name holds `words`, in text order."""
        text = self.text
        at = text.find(words)
        while at >= 0:
            # Before a given name alone there is mostly a title in lower case, and no name that says more.
            if words[0] != " " or not text[max(0, at - 8) : at].rpartition(" ")[2].islower():
                number = bisect_right(self._starts, at) - 1
                titled = self._titled_in(number)
                mention = _holding(titled, at + 1)
                if mention is None:
                    left = max(self._starts[number], at - _NAME)
                    right = min(self._starts[number + 1] - 1, at + len(words) + _NAME)
                    mention = _holding(self.surnamed(left, right, titled), at + 1)
                if mention:
                    yield mention
            at = text.find(words, at + len(words))

    def _name(self, start: int, end: int) -> tuple[int, int]:
        """The name at the head of a run of capitalised words: a post, body or place after it is cut off."""
        low = self.text[start : end + _TWO_WORDS].lower()
        if "trưởng" not in low and titles.OPENERS.isdisjoint(low[: end - start].split(" ")):
            return start, end
        at = start
        words = self.text[start : end + _TWO_WORDS].split(" ")
        for count, word in enumerate(words):
            if at >= end:
                break
            following = words[count + 1 : count + 3] if at + len(word) <= end else []
            word = word[: end - at]
            if (
                word.lower() in titles.OPENERS or (following and following[0].lower() == "trưởng")
            ) and _opens_title(word, " ".join(["", *following]), count > 1):
                return (start, at - 1) if count else (start, start)
            at += len(word) + 1
        return start, end

    def _bare_name(self, start: int, end: int) -> tuple[int, int] | None:
        """A name without title at the end of a run of capitalised words, told by its surname."""
        words = self.text[start:end].split(" ")
        for count in (3, 4, 2, 5):
            if count <= len(words) and words[-count].lower() in SURNAMES:
                break
        else:
            return None
        if count == 2 and words[-2].lower() in PLACELIKE:
            return None
        if count < min(4, len(words)):
            before = words[-count - 1].lower()
            if before in SURNAMES and before not in PLACELIKE:
                count += 1
        if count == 2 and words[-1].lower() in {"thị", "văn"}:
            return None
        span = self._name(end - sum(map(len, words[-count:])) - count + 1, end)
        return span if span[0] < span[1] else None

    def full(self, mention: Mention) -> str:
        """The full name that a mention by given name stands for, or the name itself."""
        words = mention.name.split(" ")
        if len(words) > 2 or (len(words) == 2 and words[0].lower() in SURNAMES and not mention.address):
            return mention.name
        longer = self._longer(mention.name)
        at = bisect_left(longer, mention.name_start, key=lambda m: m.name_start)
        for other in reversed(longer[max(0, at - 20) : at]):
            if grammar.agree(mention.address, other.address):
                return other.name
        if at:
            return longer[at - 1].name
        return next((m.name for m in longer if grammar.agree(mention.address, m.address)), mention.name)

    def _longer(self, name: str) -> list[Mention]:
        """The mentions whose name ends in `name` and says more, in text order."""
        if name not in self._tails:
            tail = " " + name
            self._tails[name] = [m for m in self._named(tail) if m.name.endswith(tail)]
        return self._tails[name]

    def post(self, mention: Mention, before: str, right: int) -> Post:
        """Role and organization from the post `before` a mention and the apposition after it, up to `right`."""
        after = self._after(mention.name_end, right)
        role, organization = titles.split(after) if after else (None, None)
        if before:
            first = titles.split(before)
            if role is None:
                role, organization = first[0], first[1] or organization
            elif first[0] and not grammar.weak(first[0]):
                role, organization = f"{before.strip(' ,:–-')} - {after}", first[1]
        return role, organization

    def before(self, end: int, left: int) -> str:
        """The post that stands before a name, across commas as long as posts go on: "Bí thư …, Chủ tịch …"."""
        text = self.text
        left = max(left, end - _FARTHEST)
        start = end
        stop = end
        while True:
            while stop > left and text[stop - 1] in " ,":
                stop -= 1
            if stop == left:
                break
            cut = left
            for sep in (", ", ": ", "; ", " – ", "("):
                found = text.rfind(sep, left, stop)
                while found >= 0 and titles.goes_on(text, left, found, found + len(sep)):
                    found = text.rfind(sep, left, found)
                cut = max(cut, found + len(sep)) if found >= 0 else cut
            segment = text[cut:stop]
            named = start < end or ROLE.among(segment)
            if not named and not (text[cut - 2 : cut] == ", " and cut > left):
                return ""
            skip = LINKING.match(segment)
            shift = skip.end() if skip else 0
            head = ROLE.match(segment, shift) if named else None
            if (
                not head
                and stop > cut
                and LEVEL.match(segment)
                and cut > left
                and text[cut - 2 : cut] == ", "
            ):
                stop = cut - 2  # "Chủ tịch UBND xã Ngọc Vân, huyện Tân Yên (Bắc Giang) …"
                continue
            if not head and named and start == end:
                heads = (ROLE.match(segment, m.start()) for m in _CAPITALS.finditer(segment))
                head = next((m for m in heads if m), None)
            if not head or grammar.has_verb(segment[head.end() :]) or not segment.strip():
                break
            if _PAPER.match(segment, head.start()):
                break
            if "," in text[stop:end] and not head[0][0].isupper():
                break
            start = cut + head.start()
            if head.start() != shift or cut == left or text[cut - 2 : cut] != ", ":
                break
            stop = cut - 2
        phrase = text[start:end]
        if not phrase.strip(" ,:–-"):
            return ""
        return "" if phrase.rstrip(" ,").endswith((" và", " cùng", " với")) else phrase

    def _after(self, start: int, right: int) -> str:
        """The apposition after a name: ", Phó Chủ tịch UBND xã …," or "-Giám đốc …-" or "(… )"."""
        if start >= right:
            return ""
        segment = self.text[start:right]
        match = _AFTER.match(segment)
        assert match
        inside = (match[1] or "")[1:-1].strip()
        rest = _ENDS.split(segment[match.end() :])[0].strip(" ,–—-")
        work = titles.WORKING.match(rest)
        if work:
            return rest[work.end() :]
        if rest and not (ROLE.match(rest) or BODY.match(rest)):
            place = re.search(r"[,–—-]\s*", rest)
            later = rest[place.end() :] if place else ""
            rest = later if later and ROLE.match(later) else ""
        if rest:
            return rest
        return inside if ROLE.match(inside) or BODY.match(inside) else ""

    def known(self, name: str) -> tuple[str | None, str | None]:
        """Role and organization the article gives a person anywhere, the fullest of the first mentions."""
        if name not in self._known:
            best: tuple[str | None, str | None] = (None, None)
            for mention in self._named(name):
                if mention.name != name:
                    continue
                left = (
                    max(self.text.rfind("\n", 0, mention.start), self.text.rfind(". ", 0, mention.start) + 1)
                    + 1
                )
                post = self.post(
                    mention, self.before(mention.start, left), self.apposition_end(mention.name_end)
                )
                if post[0] and (
                    best[0] is None
                    or (grammar.weak(best[0]) and not grammar.weak(post[0]))
                    or (best[1] is None and post[1])
                ):
                    best = post
                    if best[1] and not grammar.weak(best[0] or ""):
                        break
            self._known[name] = best
        return self._known[name]

    def misspelt(self, name: str, at: int) -> Post:
        """The post of the person introduced last before `at`, whose name is one letter off: "Khả" and "Khải"."""
        alike = name.rpartition(" ")[0] + " "
        if name.count(" ") < _LEAST_SPACES or self.text.rfind(alike, max(0, at - _FAR), at) < 0:
            return None, None  # as most
        for mention in islice(self.mentions_back(at), _NEAREST):
            if mention.name != name and _one_off(mention.name, name):
                return (None, None) if self.text.count(name) > 1 else self.known(mention.name)
        return None, None

    def apposition_end(self, start: int) -> int:
        """Where the apposition after a name that is no speaker here ends: at the verb, or the next sentence."""
        text = self.text
        beside = text[start : start + 2]
        if beside[:1] == " " and beside[1:].isalnum() and not text.startswith(_POSTS_AFTER, start):
            return start
        end = _stop(text, start)
        aside = _ASIDE.match(text, start, end)
        start = aside.end() if aside else start
        head = _HEAD.match(text, start, end)
        if not head:
            return start
        if "(" in head[0]:
            close = text.find(")", start, end)
            return close + 1 if close > 0 else end
        at = head.end()
        # Posts go on over commas; the first piece that is neither post nor body nor place belongs to the sentence.
        while at < end:
            comma = text.find(", ", at, end)
            piece_end = end if comma < 0 else comma
            verb = grammar.profile_at(text[at:piece_end])
            cue = self.clues.cue(at, piece_end)
            other = _ANOTHER.search(text, at, piece_end)
            limits = [other.start()] if other else []
            if cue:
                limits.append(cue.start - 1)
            if verb is not None:
                limits.append(at + verb)
            if limits:
                return min(limits)
            at = piece_end + 2
            if not (titles.opens(text, at) or titles.goes_on(text, head.end(), piece_end, at)):
                return piece_end
        return end

    def complete(self, role: str | None, organization: str | None, at: int) -> str | None:
        """A body named in part, with what the article says of it: Thành ủy → Thành ủy Vị Thanh."""
        return organizations.complete(self.text, self.place, role, organization, at)


def _inside(mentions: list[Mention], left: int, right: int) -> list[Mention]:
    """Those of a line's mentions that stand in `text[left:right]`."""
    if not mentions or (left <= mentions[0].start and mentions[-1].name_end <= right):
        return mentions
    low = bisect_left(mentions, left, key=_name_start)
    high = bisect_left(mentions, right, low, key=_name_start)
    while low < high and mentions[low].start < left:
        low += 1
    while low < high and mentions[high - 1].name_end > right:
        high -= 1
    return mentions[low:high]


def _holding(mentions: list[Mention], at: int) -> Mention | None:
    """The one of a line's mentions whose name holds the position `at`."""
    number = bisect_right(mentions, at, key=_name_start) - 1
    return mentions[number] if number >= 0 and mentions[number].name_end > at else None


def _stop(text: str, start: int) -> int:
    """Where a sentence or a quotation that goes on at `start` stops, or its line."""
    end = min(start + _FARTHEST, len(text))
    for match in _STOPS.finditer(text, start, end):
        at = match.start()
        if text[at] == "\n" or (text[at + 1 : at + 2].isspace() and text[at - 2 : at] not in _CITY):
            return at
    return end


def _one_off(one: str, other: str) -> bool:
    """Whether two names differ in one syllable, and that by a letter too few.

    >>> [_one_off("Nguyễn Đình Khả", name) for name in ("Nguyễn Đình Khải", "Nguyễn Đình Kha", "Lê Đình Khải")]
    [True, False, False]
    """
    differing = [pair for pair in zip(one.split(" "), other.split(" "), strict=False) if pair[0] != pair[1]]
    if one.count(" ") != other.count(" ") or len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@lru_cache(4096)
def _opens_title(word: str, following: str, late: bool) -> bool:
    """Whether a capitalised word opens a post, body or place rather than going on with a name."""
    for heads in (ROLE, BODY, LEVEL):
        head = heads.match(word + following)
        if head and (head.end() > len(word) or (late and word in _CUTS)):
            return True
    return False


_CUTS = frozenset(("Phó", "Trưởng", "Nguyên", "Thôn", "Xã", "Ấp", "Giám", "Chủ"))
