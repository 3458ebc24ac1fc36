"""What changed between two editions: figures and quotations, by their manifests alone.

A figure is the same when its fact id is, or when it says the same of the same thing (noun, place,
period, unit, status). The same thing with another value is a revision; the rest is new or withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from tonghop.model import Manifest, ManifestFact, ManifestSource

ALIKE = 0.6
"""From this share of common characters on, words of one speaker are a revision, not another quotation."""

COMPARED = ("figure", "quotation")
ABOUT = ("noun", "place", "period", "unit", "status", "kind")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as one edition prints it, with the source it cites."""

    fact: ManifestFact
    source: ManifestSource | None

    @property
    def text(self) -> str:
        """What it says, a figure with its modifier and unit."""
        return dict(self.fact.attributes).get("text", self.fact.surface)

    @property
    def origin(self) -> str:
        """The source in words: outlet and title, else its path."""
        if self.source is None:
            return ""
        named = [part for part in (self.source.outlet, self.source.title) if part]
        return ": ".join(named) or self.source.path


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` is `None` for what is new, `new` for what was withdrawn."""

    type: Literal["new", "revised", "withdrawn"]
    old: Said | None
    new: Said | None

    @property
    def said(self) -> Said:
        """The newest state there is of it."""
        said = self.new or self.old
        assert said is not None
        return said


@dataclass(frozen=True, slots=True)
class Changes:
    """Every difference between two editions, in the order of the report."""

    new: tuple[Change, ...] = ()
    revised: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.new or self.revised or self.withdrawn)

    @property
    def all(self) -> tuple[Change, ...]:
        """New, then revised, then withdrawn."""
        return self.new + self.revised + self.withdrawn


def compare(old: Manifest, new: Manifest) -> Changes:
    """What changed from one edition to the next."""
    before, after = _facts(old), _facts(new)
    pairs: list[tuple[Said, Said]] = []
    keys: tuple[Callable[[Said], Hashable | None], ...] = (_identity, _statement, _subject)
    for key in keys:
        pairs += _matched(before, after, key)
    pairs += _reworded(before, after)
    revised = [(a, b) for a, b in pairs if _meaning(a) != _meaning(b)]
    rank = {fact.id: place for place, fact in enumerate(new.facts)}
    revised.sort(key=lambda pair: rank[pair[1].fact.id])
    return Changes(
        tuple(Change("new", None, said) for said in after),
        tuple(Change("revised", a, b) for a, b in revised),
        tuple(Change("withdrawn", said, None) for said in before),
    )


def files(old: Path, new: Path) -> Changes:
    """What changed between two Word files of ours. Raises `UnreadableError` where one has no manifest."""
    from tonghop import manifest

    return compare(manifest.read(old), manifest.read(new))


def _facts(manifest: Manifest) -> list[Said]:
    sources = {source.number: source for source in manifest.sources}
    seen: set[str] = set()
    facts = []
    for fact in manifest.facts:
        if fact.type in COMPARED and fact.id not in seen:
            seen.add(fact.id)
            facts.append(Said(fact, sources.get(fact.source)))
    return facts


def _words(text: str) -> str:
    return " ".join(text.split())


def _about(said: Said) -> dict[str, str]:
    return dict(said.fact.attributes)


def _meaning(said: Said) -> tuple[str | None, ...]:
    """What a reader would see change: a figure's value and modifier, a quotation's words and speaker."""
    about = _about(said)
    if said.fact.type == "figure":
        value = said.fact.value if said.fact.value is not None else _words(said.fact.surface)
        return value, *(about.get(name) for name in ("max", "of", "modifier"))
    return _words(said.fact.surface), about.get("speaker")


def _identity(said: Said) -> Hashable:
    return said.fact.type, said.fact.id


def _statement(said: Said) -> Hashable:
    """The same words or value of the same thing, in whatever article."""
    return said.fact.type, _meaning(said), tuple(_about(said).get(name) for name in ABOUT)


def _subject(said: Said) -> Hashable | None:
    """What a figure is about; without a noun that is known only within one source."""
    if said.fact.type != "figure":
        return None
    about = _about(said)
    subject = tuple(about.get(name) for name in ABOUT)
    if about.get("noun"):
        return subject
    if said.source is None or not (about.get("place") or about.get("period")):
        return None
    return (*subject, said.source.path)


def _matched(
    before: list[Said], after: list[Said], key: Callable[[Said], Hashable | None]
) -> Iterable[tuple[Said, Said]]:
    """Pairs of equal key, in order, taken out of both lists."""
    waiting: dict[Hashable, list[Said]] = defaultdict(list)
    for said in before:
        if (name := key(said)) is not None:
            waiting[name].append(said)
    pairs = []
    for said in after:
        name = key(said)
        if name is not None and waiting.get(name):
            pairs.append((waiting[name].pop(0), said))
    _remove(before, (a for a, _ in pairs))
    _remove(after, (b for _, b in pairs))
    return pairs


def _remove(facts: list[Said], gone: Iterable[Said]) -> None:
    ids = {said.fact.id for said in gone}
    facts[:] = [said for said in facts if said.fact.id not in ids]


def _reworded(before: list[Said], after: list[Said]) -> Iterable[tuple[Said, Said]]:
    """Quotations of one speaker that are alike, the most alike first."""
    ranked = []
    for i, b in enumerate(after):
        for j, a in enumerate(before):
            if a.fact.type == b.fact.type == "quotation" and _about(a).get("speaker") == _about(b).get(
                "speaker"
            ):
                matcher = SequenceMatcher(
                    None, _words(a.fact.surface), _words(b.fact.surface), autojunk=False
                )
                if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                    ranked.append((-matcher.ratio(), i, j))
    pairs: list[tuple[Said, Said]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for score, i, j in sorted(ranked):
        if -score >= ALIKE and i not in used_new and j not in used_old:
            used_new.add(i)
            used_old.add(j)
            pairs.append((before[j], after[i]))
    _remove(before, (a for a, _ in pairs))
    _remove(after, (b for _, b in pairs))
    return pairs
