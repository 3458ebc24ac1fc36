"""A report held against its sources and against itself: every figure and quotation, one by one.

The manifest in the report says where each fact stands in which source, and what the report printed for it. The
sources are read anew; the words at the bookmarks of the report are those that stand there now.
"""

from __future__ import annotations

import hashlib
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tonghop import clean, settings
from tonghop import manifest as manifests
from tonghop.files import real_name
from tonghop.model import Draft, Figure, Manifest, ManifestFact, ManifestSource
from tonghop.package import BROKEN
from tonghop.problems import Problem, UnreadableError, Where

Outcome = Literal["same", "report", "source", "gone", "missing"]
"""same; changed in the report; changed in the source; the source is gone; the fact is gone from the report."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/footnotes.xml")
MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one fact. `stands` is what stands there now, in the report or the source."""

    fact: ManifestFact
    source: ManifestSource | None
    outcome: Outcome
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """Every check, in the order of the report, and the sources that are not what they were."""

    checks: tuple[Check, ...]
    changed: tuple[ManifestSource, ...]
    gone: tuple[ManifestSource, ...]

    @property
    def findings(self) -> tuple[Check, ...]:
        """The checks that a human should look at."""
        return tuple(check for check in self.checks if check.outcome != "same")


def verify(report: Path, base: Path | None = None) -> Verified:
    """Holds a report against its sources, whose paths are relative to `base` (the folder of the spec).

    Without `base` they are looked for from the folder of the report, the current one, and that of the shipped
    sample. Raises `UnreadableError` where the report is no report of ours.
    """
    manifest = manifests.read(report)
    texts = bookmarks(report)
    bases = (base,) if base is not None else (report.parent, Path.cwd(), settings.config_file())
    sources = {source.number: _Reading(source, bases) for source in manifest.sources}
    checks = tuple(_check(fact, sources, texts) for fact in _facts(manifest))
    return Verified(
        checks,
        tuple(r.source for r in sources.values() if r.data is not None and not r.untouched),
        tuple(r.source for r in sources.values() if r.data is None),
    )


def _facts(manifest: Manifest) -> Iterator[ManifestFact]:
    return (fact for fact in manifest.facts if fact.type != "passage")


class _Reading:
    """A source as it is now. Its text is read only where its bytes are not those the report was made of."""

    def __init__(self, source: ManifestSource, bases: tuple[Path, ...]) -> None:
        self.source = source
        names = dict.fromkeys((source.path, real_name(source.path)))
        self.path = next((b / name for b in bases for name in names if _readable(b / name)), None)
        try:
            self.data = self.path.read_bytes() if self.path is not None else None
        except OSError:
            self.data = None
        self.untouched = self.data is not None and hashlib.sha256(self.data).hexdigest() == source.sha256
        self._text: str | None = None
        self._draft: Draft | None = None
        self._statements: set[tuple[str, str | None]] | None = None

    @property
    def text(self) -> str:
        """The text as decoded, empty where no reader can make sense of it any more."""
        if self._text is None:
            from tonghop import ingest

            assert self.path is not None
            draft, _ = ingest.read_source(self.path, self.source.path, self.source.encoding)
            self._draft = draft
            self._text = draft.text if draft is not None else ""
        return self._text

    def says(self, fact: ManifestFact) -> bool:
        """Whether the source still states a fact, if elsewhere: its words, and for a figure of the same thing."""
        if fact.type == "quotation":
            return _plain(fact.surface) in _plain(self.text)
        if self._statements is None:
            from tonghop import extract

            self._statements = set()
            if self.text and self._draft is not None:
                facts, _ = extract.extract(clean.clean(self._draft)[0])
                self._statements = {(_plain(f.surface), f.noun) for f in facts if isinstance(f, Figure)}
        return (_plain(fact.surface), dict(fact.attributes).get("noun")) in self._statements


def _readable(path: Path) -> bool:
    """Whether a path, which comes out of a file that anybody may have made, is a regular file of sane size."""
    try:
        return path.is_file() and path.stat().st_size <= settings.LIMITS.file_bytes
    except (OSError, ValueError):
        return False


def _check(fact: ManifestFact, sources: dict[int, _Reading], texts: dict[str, str]) -> Check:
    reading = sources.get(fact.source)
    source = reading.source if reading is not None else None
    printed = fact.printed if fact.printed is not None else fact.surface
    stands = texts.get(manifests.bookmark_name(fact.id))
    if stands is None:
        return Check(fact, source, "missing")
    if _plain(stands) != _plain(printed):
        return Check(fact, source, "report", " ".join(stands.split()))
    if reading is None or reading.data is None:
        return Check(fact, source, "gone")
    here = reading.text[fact.start : fact.end]
    if _plain(here) == _plain(fact.surface) and not _cut(reading.text, fact.start, fact.end):
        return Check(fact, source, "same", here)
    if reading.untouched:
        # The source is the very one: then it is the report that claims another place.
        return Check(fact, source, "report", " ".join(here.split()))
    # The words may have moved, as when a line was put in above them.
    if reading.says(fact):
        return Check(fact, source, "same", fact.surface)
    return Check(fact, source, "source", " ".join(here.split()))


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a span ends within a number or word."""
    return _joined(text, start - 1, start) or _joined(text, end - 1, end)


def _joined(text: str, left: int, right: int) -> bool:
    """Whether two characters belong to one number or word: "5" in "15", "1" in "1,5"; not "0" and "h" in "40ha"."""
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    if a.isalnum() and b.isalnum():
        return a.isdigit() == b.isdigit()
    if a.isdigit() and b in ".,":
        return right + 1 < len(text) and text[right + 1].isdigit()
    return a in ".," and b.isdigit() and left > 0 and text[left - 1].isdigit()


def _plain(text: str) -> str:
    """A text as it is compared: NFC, spaces made single, no invisible characters, � for those that are broken."""
    text = unicodedata.normalize("NFC", clean.readable(text))
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def bookmarks(report: Path) -> dict[str, str]:
    """The text at every bookmark of a Word file, deletions left out. Raises `UnreadableError`."""
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(report) as archive:
            for name in PARTS:
                if name in archive.namelist():
                    found |= _bookmarks(archive, name, report.as_posix())
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(Problem("DOC031", Where(report.as_posix()), {"reason": reason})) from None
    return found


def _bookmarks(archive: zipfile.ZipFile, name: str, shown: str) -> dict[str, str]:
    """One pass over a part: text goes to every bookmark that is open where it stands."""
    from lxml import etree

    if archive.getinfo(name).file_size > MAX_BYTES:
        reason = f"{archive.getinfo(name).file_size} bytes"
        raise UnreadableError(Problem("DOC031", Where(shown), {"reason": reason}))
    names: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    start, end = f"{WORD}bookmarkStart", f"{WORD}bookmarkEnd"
    text, gaps = f"{WORD}t", (f"{WORD}br", f"{WORD}tab", f"{WORD}cr", f"{WORD}p")
    opened: set[str] = set()
    try:
        with archive.open(name) as part:
            for _, node in etree.iterparse(
                part, events=("end",), tag=(start, end, text, *gaps),
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
            ):  # fmt: skip
                if node.tag == start:
                    number = node.get(f"{WORD}id", "")
                    names[number] = node.get(f"{WORD}name", "")
                    texts[number] = []
                    opened.add(number)
                elif node.tag == end:
                    opened.discard(node.get(f"{WORD}id", ""))
                else:
                    words = (node.text or "") if node.tag == text else " "
                    for number in opened:
                        texts[number].append(words)
                if node.tag == f"{WORD}p":
                    node.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Problem("DOC031", Where(shown), {"reason": str(error)})) from None
    return {names[number]: "".join(words) for number, words in texts.items()}
