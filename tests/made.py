"""Reports made up for the tests of delivery: a Word file that holds a manifest, and a build that writes it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tonghop import editions
from tonghop import manifest as manifests
from tonghop.deliver import Build, Built
from tonghop.model import Document, Front, Issuer, Manifest, ManifestFact, ManifestSource, Signer

AS_OF = "2026-03-02"


def figure(number: int, value: int, **about: str) -> ManifestFact:
    """A figure about models of Hậu Giang, unless told otherwise."""
    named = {"noun": "mô hình", "place": "Hậu Giang"} | about
    return ManifestFact(f"f{number}", "figure", 1, 0, 3, str(value), str(value), tuple(named.items()))


def quotation(number: int, words: str, speaker: str = "Nguyễn Văn A") -> ManifestFact:
    """Something a person said."""
    return ManifestFact(f"q{number}", "quotation", 1, 5, 9, words, None, (("speaker", speaker),))


def source(number: int = 1, path: str = "bai-1.txt", sha256: str = "0" * 64) -> ManifestSource:
    """An article."""
    return ManifestSource(number, path, sha256, "Nêu gương", "Báo Hậu Giang", "2026-02-28", "utf-8")


def manifest(*facts: ManifestFact, spec: str = "s" * 64, sources: Sequence[ManifestSource] = ()) -> Manifest:
    """A manifest of facts."""
    return Manifest("tonghop test", spec, AS_OF, tuple(sources) or (source(),), facts)


def document(content: Manifest) -> Document:
    """A report that holds nothing but its manifest."""
    issuer = Issuer("TỈNH ỦY HẬU GIANG", "BAN TUYÊN GIÁO", "BTGTU")
    front = Front(
        "Báo cáo",
        "kết quả học tập và làm theo Bác",
        issuer,
        Signer(None, "TRƯỞNG BAN", None),
        dt.date(2026, 3, 2),
    )
    return Document("dang", front, (), (), content)


def package(content: Manifest, body: str = "") -> bytes:
    """A Word file, good enough for whoever reads its manifest or its text."""
    printed = {fact.id: fact.printed for fact in content.facts if fact.printed is not None}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        parts = {
            "word/document.xml": body,
            "customXml/item1.xml": manifests.to_xml(content, printed).decode(),
        }
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return stream.getvalue()


def build_of(facts: Callable[[], Manifest], pause: Callable[[], None] = lambda: None) -> Build:
    """A build whose report holds what `facts` gives; `pause` comes in the middle of writing."""

    def build(spec: Path, output: Path, *, formats: tuple[str, ...], previous: Manifest | None) -> Built:
        content = facts()
        data = package(content)
        try:
            with output.open("wb") as stream:
                stream.write(data[:100])
                stream.flush()
                pause()
                stream.write(data[100:])
        except OSError as error:
            raise editions.unwritable(error, output) from None
        return Built((output,), document(content), "2026-Q1")

    return build
