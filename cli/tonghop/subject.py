"""The administrative unit that an article is about, from its title, its text and its outlet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tonghop import gazetteer
from tonghop.mentions import MEANING, Mention, mentions, of_line

_READ = 6_000
"""How many characters of the text are read: what an article is about, it says early."""

# What a mention weighs: in the title, in the first lines, further down; and a class word alone ("toàn tỉnh").
_TITLE, _OPENING, _BODY, _MEANT = 8.0, 2.0, 1.0, 0.4
_PART = 0.5
"""What a mention of a district adds to its province."""

_MANY = 5
"""An article that names this many provinces, none of them much, is about the country."""

# Where somebody comes from is not what the article is about.
_ORIGIN = re.compile(r"(?:quê(?: quán| gốc| ở| tại)*|[Ss]inh ra(?: và lớn lên)?(?: ở| tại)?):? ")

Key = tuple[str, str]


def article_place(title: str | None, paragraphs: Sequence[str], outlet: str | None) -> str | None:
    """The unit an article is about, as it names it; "cả nước" for the country; `None` where nothing tells."""
    tally = _Tally()
    if title:
        tally.add(title, _TITLE)
    size = index = 0
    for paragraph in paragraphs:
        if size > _READ:
            break
        if paragraph != title:
            paragraph = paragraph[:_READ]
            tally.add(paragraph, _OPENING if index < 3 else _BODY)
            size += len(paragraph)
            index += 1
    return tally.verdict(title or "", outlet or "")


class _Tally:
    """Counts of the units named, and of the class words that stand for one of them."""

    def __init__(self) -> None:
        self.scores: defaultdict[Key, float] = defaultdict(float)
        self.names: dict[Key, str] = {}
        self.words: dict[Key, str] = {}
        self.titled: dict[Key, None] = {}
        self.meant: Counter[str] = Counter()
        self.bare: list[tuple[Mention, float]] = []

    def add(self, text: str, weight: float) -> None:
        """Counts the mentions of a line."""
        origin = _ORIGIN.search(text) if "quê" in text or "inh ra" in text else None
        home = origin.end() if origin else -1
        for mention in of_line(text):
            if mention.plural or mention.level == "village" or (home >= 0 and 0 <= mention.start - home < 60):
                continue
            if not mention.named:
                self.meant[mention.word] += mention.before in MEANING
            elif mention.word or mention.level == "country":
                self._count((mention.level, _bare_key(mention)), weight, mention.name, mention.word)
            else:
                self.bare.append((mention, weight))

    def verdict(self, title: str, outlet: str) -> str | None:
        """The unit that weighs most."""
        for mention, weight in self.bare:
            self._settle(mention, weight)
        headline = gazetteer.fold(title)
        for key in list(self.scores):
            if key[0] == "commune" and " " in key[1] and key[1] in headline:
                self._count(key, _TITLE, self.names[key], self.words[key])
        named = sum(level == "province" for level, _ in self.scores)
        self._infer(outlet)
        for word, count in self.meant.items():
            keys = [key for key in self.scores if self.words.get(key) == word]
            if keys:
                self.scores[max(keys, key=lambda key: self.scores[key])] += _MEANT * count
        if not self.scores:
            return None
        among = self.titled or self.scores
        key = max(among, key=lambda key: (self.scores[key], -_ORDER[key[0]]))
        score = self.scores[key]
        if key[0] in {"district", "commune"} and key[1] not in headline and self._one_of_many(key):
            return self._over(key[0])
        if key[0] == "country":
            return "cả nước"
        if self.titled:
            return self.names[key]
        rest = sum(s for k, s in self.scores.items() if k[0] == "province" and k != key)
        scattered = key[0] == "province" and named >= _MANY and score < rest
        passing = score <= 3 and ("country", "") in self.scores
        return "cả nước" if scattered or passing else self.names[key]

    def _one_of_many(self, key: Key) -> bool:
        """Whether others of its level together are named as often as it is: the text is about them all."""
        others = [score for peer, score in self.scores.items() if peer[0] == key[0] and peer != key]
        return len(others) > 1 and sum(others) >= self.scores[key]

    def _over(self, level: str) -> str | None:
        """The province that is named, or else that most of those named lie in."""
        upper = [key for key in self.scores if key[0] == "province"]
        if upper:
            return self.names[max(upper, key=lambda key: self.scores[key])]
        table = gazetteer.table("communes" if level == "commune" else "units")
        votes: Counter[str] = Counter()
        for peer in self.scores:
            if peer[0] == level:
                votes.update(
                    {gazetteer.province(code) for code in table.keys.get(peer[1], ()) if code[:2] == "63"}
                )
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return gazetteer.unit(best[0][0]).name

    def _count(self, key: Key, weight: float, name: str, word: str) -> None:
        self.scores[key] += weight
        if weight == _TITLE:
            self.titled[key] = None
        self.names.setdefault(key, name)
        self.words.setdefault(key, word)

    def _settle(self, mention: Mention, weight: float) -> None:
        """A bare name counts for the unit of that name which the text calls by its class, or the largest."""
        name = gazetteer.fold(mention.name)
        known = [key for key in self.scores if key[1] == name and mention.level in {key[0], "district"}]
        if known:
            key = max(known, key=lambda key: self.scores[key])
            self._count(key, weight, mention.name, mention.word)
            return
        codes = gazetteer.table("units").keys.get(name, [])
        size = 5 if mention.level == "province" else 6
        official = next((gazetteer.unit(code).name for code in codes if len(code) == size), mention.name)
        self._count((mention.level, name), weight, official, official[: -len(mention.name) - 1])

    def _infer(self, outlet: str) -> None:
        """Districts speak for their province; so does the outlet, where the text says "tỉnh" and names none."""
        for (level, name), score in list(self.scores.items()):
            codes = gazetteer.table("units").keys.get(name, []) if level == "district" else []
            over = {gazetteer.province(code) for code in codes if len(code) == 6}
            if len(over) == 1:
                self._lift(over.pop(), score * _PART)
        if self.meant["tỉnh"] > 1:
            for mention in mentions(outlet.removeprefix("Báo "), 0, len(outlet)):
                codes = gazetteer.table("units").keys.get(_bare_key(mention), [])
                self._lift(next((code for code in codes if len(code) == 5), ""), _BODY)

    def _lift(self, code: str, weight: float) -> None:
        """Adds to a province, if it is named anyway or the text means one by "tỉnh"."""
        if not code:
            return
        unit = gazetteer.unit(code)
        key = ("province", gazetteer.row(code)[2])
        if key in self.scores or (unit.name.startswith("tỉnh") and self.meant["tỉnh"] > 1):
            self._count(key, weight, unit.name, unit.name.rsplit(" ", unit.name.count(" "))[0])


_ORDER = {"country": 0, "province": 1, "district": 2, "commune": 3}


def _bare_key(mention: Mention) -> str:
    """The name without its class word, folded."""
    if mention.level == "country":
        return ""
    name = gazetteer.fold(mention.name)
    if mention.word and mention.word != "thành phố":
        return name.removeprefix(mention.word).strip()
    for word in ("thành phố", "thủ đô", "tp.", "tp"):
        if name.startswith(word):
            return name[len(word) :].strip()
    return name
