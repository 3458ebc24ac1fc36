"""The administrative unit that an article is about, from its title, its text and its outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tonghop import gazetteer
from tonghop.mentions import Mention, mentions

_READ = 12_000
"""How many characters of the text are read: what an article is about, it says early."""

_TITLE = 8.0
_OPENING = 2.0
_MANY = 4
"""An article that names this many provinces about equally often is about the country."""


def article_place(title: str | None, paragraphs: Sequence[str], outlet: str | None) -> str | None:
    """The unit an article is about, as it names it; "cả nước" for the country; `None` where nothing tells."""
    tally = _Tally()
    body: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if size > _READ:
            break
        if paragraph != title:
            body.append(paragraph)
            size += len(paragraph)
    for index, paragraph in enumerate(body):
        tally.add(paragraph, _OPENING if index < 3 else 1.0)
    if title:
        tally.title(title)
    return tally.verdict(outlet)


class _Tally:
    """Counts of the units named, and of the class words that stand for one of them."""

    def __init__(self) -> None:
        self.scores: Counter[tuple[str, str]] = Counter()
        self.names: dict[tuple[str, str], str] = {}
        self.meant: Counter[str] = Counter()
        self.bare: list[tuple[Mention, float]] = []
        self.titled: list[tuple[str, str]] = []
        self.headline = ""

    def add(self, text: str, weight: float) -> None:
        """Counts the mentions of a paragraph."""
        for mention in mentions(text, 0, len(text)):
            if mention.plural or mention.level == "village":
                continue
            if not mention.named:
                self.meant[mention.word] += 1
            elif mention.word or mention.level == "country":
                self._count(mention, weight)
            else:
                self.bare.append((mention, weight))

    def _count(self, mention: Mention, weight: float) -> tuple[str, str]:
        level = mention.level
        key = (level, _bare_key(mention))
        self.scores[key] += weight
        if key not in self.names or len(mention.name) > len(self.names[key]):
            self.names.setdefault(key, mention.name)
        return key

    def title(self, title: str) -> None:
        """Counts what the title names, also by a bare name whose class only the text tells."""
        self.headline = title
        self.add(title, _TITLE)

    def verdict(self, outlet: str | None) -> str | None:
        """The unit named most; ties and silence are settled by class words and the outlet."""
        for mention, weight in self.bare:
            self._settle(mention, weight)
        folded = gazetteer.fold(self.headline)
        for key in list(self.scores):
            if key[1] in folded and key[0] == "commune" and " " in key[1]:
                self.scores[key] += _TITLE
        if not self.scores:
            return self._silent(outlet)
        provinces = [s for (level, _), s in self.scores.items() if level == "province"]
        key, score = max(self.scores.items(), key=lambda item: item[1])
        if key[0] == "country":
            return "cả nước"
        if len(provinces) > _MANY and score < 3 * sorted(provinces)[-2] and key[0] == "province":
            return "cả nước"
        return self.names[key]

    def _settle(self, mention: Mention, weight: float) -> None:
        """A bare name counts for the unit of that name which the text calls by its class, or the largest."""
        name = gazetteer.fold(mention.name)
        known = [key for key in self.scores if key[1] == name]
        if known:
            level = max(known, key=lambda key: self.scores[key])
            self.scores[level] += weight
            return
        key = (mention.level, name)
        self.scores[key] += weight
        self.names.setdefault(key, mention.name)

    def _silent(self, outlet: str | None) -> str | None:
        return None


def _bare_key(mention: Mention) -> str:
    """The name without its class word, folded."""
    if mention.level == "country":
        return ""
    name = gazetteer.fold(mention.name)
    if mention.word and mention.word != "thành phố":
        return name[len(mention.word) :].strip()
    for word in ("thành phố", "thủ đô", "tp.", "tp"):
        if name.startswith(word):
            return name[len(word) :].strip()
    return name

