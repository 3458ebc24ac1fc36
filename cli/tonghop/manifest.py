"""The manifest in the DOCX: which sources and facts a report was made of, for `verify` and `diff` to read back."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tonghop.model import Manifest, ManifestFact, ManifestSource
from tonghop.oxml import HEAD, attribute, escape
from tonghop.package import BROKEN
from tonghop.problems import Problem, UnreadableError, Where

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:tonghop:manifest:1"
STORE_ID = "{6B0B5A0E-3D1C-4C52-9E0B-7A5D1F2C8E41}"
"""The id of the custom XML part, the same in every report."""

MAX_BYTES = 64 * 1024 * 1024


def bookmark_name(fact: str) -> str:
    """The bookmark of a fact: its id, with what a bookmark's name may not hold replaced by `_`."""
    if fact.isascii() and fact.isalnum() and fact[0].isalpha() and len(fact) <= 40:
        return fact
    bare = "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in fact)[:40]
    return bare if bare[:1].isalpha() else f"F{bare}"[:40]


def to_xml(manifest: Manifest, printed: Mapping[str, str]) -> bytes:
    """The custom XML part. `printed` has the text at each fact's bookmark."""
    rows = [
        f'{HEAD}<manifest xmlns="{NAMESPACE}"{_pairs((("tool", manifest.tool), ("spec", manifest.spec_sha256)))}'
        f"{_pairs((('asOf', manifest.as_of),))}>"
    ]
    for source in manifest.sources:
        pairs = (
            ("number", str(source.number)),
            ("path", source.path),
            ("sha256", source.sha256),
            ("outlet", source.outlet),
            ("published", source.published),
            ("encoding", source.encoding),
        )
        title = f"<title>{_text(source.title)}</title>" if source.title is not None else ""
        rows.append(f"<source{_pairs(pairs)}>{title}</source>")
    for fact in manifest.facts:
        place = (("id", fact.id), ("type", fact.type), ("source", str(fact.source)))
        shown = printed.get(fact.id, fact.surface)
        other = None if shown.split() == fact.surface.split() else shown
        span = (("start", str(fact.start)), ("end", str(fact.end)), ("value", fact.value), ("printed", other))
        more = "".join(f'<a n="{attribute(name)}">{_text(value)}</a>' for name, value in fact.attributes)
        rows.append(f"<fact{_pairs((*place, *span))}><surface>{_text(fact.surface)}</surface>{more}</fact>")
    rows.append("</manifest>\n")
    return "\n".join(rows).encode()


def _text(text: str) -> str:
    return escape(text.replace("\r\n", "\n"))


def _pairs(pairs: tuple[tuple[str, str | None], ...]) -> str:
    return "".join(f' {name}="{attribute(value)}"' for name, value in pairs if value is not None)


def read(path: Path) -> Manifest:
    """The manifest of a report; raises `UnreadableError` where the file is no DOCX or carries none."""
    shown = path.as_posix()
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.filename.startswith("customXml/item") or "Props" in entry.filename:
                    continue
                if entry.file_size > MAX_BYTES:
                    raise UnreadableError(
                        Problem("DOC031", Where(shown), {"reason": f"{entry.file_size} bytes"})
                    )
                with archive.open(entry) as part:
                    data = part.read(MAX_BYTES + 1)
                if NAMESPACE.encode() in data:
                    return _parse(data, shown)
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(Problem("DOC031", Where(shown), {"reason": reason})) from None
    raise UnreadableError(Problem("DOC030", Where(shown)))


def _parse(data: bytes, shown: str) -> Manifest:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
        sources = tuple(_source(node) for node in root.iterfind(f"{{{NAMESPACE}}}source"))
        facts = tuple(_fact(node) for node in root.iterfind(f"{{{NAMESPACE}}}fact"))
        return Manifest(_get(root, "tool"), _get(root, "spec"), _get(root, "asOf"), sources, facts)
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableError(Problem("DOC031", Where(shown), {"reason": str(error)})) from None


def _get(node: _Element, name: str) -> str:
    return str(node.attrib[name])


def _source(node: _Element) -> ManifestSource:
    return ManifestSource(
        number=int(_get(node, "number")),
        path=_get(node, "path"),
        sha256=_get(node, "sha256"),
        title=node.findtext(f"{{{NAMESPACE}}}title"),
        outlet=node.get("outlet"),
        published=node.get("published"),
        encoding=node.get("encoding"),
    )


def _fact(node: _Element) -> ManifestFact:
    kind = _get(node, "type")
    if kind not in ("figure", "quotation", "passage"):
        raise ValueError(kind)
    pairs = tuple((_get(a, "n"), a.text or "") for a in node.iterfind(f"{{{NAMESPACE}}}a"))
    return ManifestFact(
        id=_get(node, "id"),
        type="figure" if kind == "figure" else "quotation" if kind == "quotation" else "passage",
        source=int(_get(node, "source")),
        start=int(_get(node, "start")),
        end=int(_get(node, "end")),
        surface=node.findtext(f"{{{NAMESPACE}}}surface") or "",
        value=node.get("value"),
        attributes=pairs,
        printed=node.get("printed"),
    )
