"""Document + Regime → DOCX.

The package stands on the template of parts in templates/bao-cao (or on a letterhead), which python-docx opens,
completes with styles, properties and parts, and saves. The body is written as text and put in after
that: a table of 20,000 rows costs what its text costs. Same document, same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tonghop import charts, files, manifest, oxml, render_front, render_nodes, render_pages
from tonghop.model import Annex, Contents, Document, Items, Node, Para, Rendered
from tonghop.package import open_docx, pack
from tonghop.problems import AppError, Problem, UsageError, Where
from tonghop.regimes import Regime
from tonghop.render_nodes import Writer
from tonghop.settings import template_file

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.parts.document import DocumentPart

AUTHOR = "tonghop"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KEPT = ("styles", "settings", "fontTable", "theme")
"""What stays of a letterhead, by the last word of the relationship's type."""


def render(document: Document, regime: Regime, target: Path) -> tuple[Rendered, tuple[Problem, ...]]:
    """Write the report to `target`, whole or not at all; raises `WriteError` where that fails."""
    data, facts, problems = docx_bytes(document, regime)
    problems = tuple(Problem(p.code, Where(target.as_posix()), p.values, p.hint) for p in problems)
    written, told = files.write_atomic(target, data)
    return Rendered(written.as_posix(), hashlib.sha256(data).hexdigest(), facts), (*problems, *told)


def docx_bytes(
    document: Document, regime: Regime, pages: Sequence[int] | None = None
) -> tuple[bytes, tuple[str, ...], tuple[Problem, ...]]:
    """The DOCX, the ids of the facts it prints in order, and what a human should know (of no place in a file).

    `pages` are those of the headings in order, where they are known; otherwise a table of contents that asks for
    exact ones is filled in by LibreOffice's layout of the report, any other with an estimate.
    """
    if pages is None and any(isinstance(node, Contents) and node.exact for node in document.nodes):
        return _with_pages(document, regime)
    word = _open(regime)
    styles = _style_ids(word, regime)
    labels = render_nodes.caption_labels(document.nodes, document.annexes, regime)
    writer = Writer(regime, styles, labels)
    writer.toc = render_pages.contents(document, regime, pages)
    late = {"word/document.xml": oxml.document(_body(document, writer)).encode()}
    late["customXml/item1.xml"] = manifest.to_xml(document.manifest, writer.facts)
    _complete(word, document, writer)
    saved = BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if writer.unprintable:
        writer.problems.append(Problem("DOC002", Where(""), {"count": writer.unprintable}))
    return pack(parts | late), tuple(writer.facts), tuple(writer.problems)


def _with_pages(document: Document, regime: Regime) -> tuple[bytes, tuple[str, ...], tuple[Problem, ...]]:
    """The DOCX with the pages that LibreOffice sets its headings on; an estimate, and word of it, without."""
    from tonghop import export

    data, facts, problems = docx_bytes(document, regime, ())
    try:
        pages = export.heading_pages(data)
    except AppError:
        pages = None
    if pages is None:
        return data, facts, (*problems, Problem("DOC007", Where("")))
    return docx_bytes(document, regime, pages)


# ---------------------------------------------------------------- body


def _body(document: Document, writer: Writer) -> str:
    front = document.front
    page = writer.regime.page
    room = oxml.points(page.size[0] - page.portrait.left - page.portrait.right)
    nodes = _closed(document.nodes, writer)
    main = writer.nodes(nodes, room, keep_last=True)
    parts = [
        render_front.header_block(writer, front),
        render_front.title(writer, front, room),
        render_front.addressees(writer, front),
        render_front.basis(writer, front),
        writer.bookmark("ThanVanBan", "".join(main)),
        render_front.signature(writer, document),
    ]
    last_page = writer.regime.words.contact_page == "last"
    if front.contact and last_page:
        parts.append(render_front.contact_frame(writer, front.contact, room))
    headers = _headers(annex=False, landscape=False)
    footers: tuple[tuple[str, str, str], ...] = ()
    if front.contact and not last_page:
        headers = (*headers, ("footerReference", "first", "rIdFooterFirst"))
        # a section without a footer of its own would go on with that of the first page
        footers = (("footerReference", "first", "rIdFooterEmpty"),)
    for annex in document.annexes:
        parts.append(
            oxml.paragraph("", "Line", oxml.HAIR + oxml.section(page, headers, landscape=_turned(headers)))
        )
        parts.append(_annex(document, annex, writer))
        headers = (*_headers(annex=True, landscape=annex.orientation == "landscape"), *footers)
    parts.append(oxml.paragraph("", "Line", oxml.HAIR))
    parts.append(oxml.section(page, headers, landscape=_turned(headers)))
    return "".join(parts)


def _closed(nodes: tuple[Node, ...], writer: Writer) -> tuple[Node, ...]:
    """The nodes with the regime's closing mark on the last paragraph."""
    mark = writer.regime.words.end_mark
    match nodes[-1] if nodes else None:
        case Para(inlines, "body") as last:
            return (*nodes[:-1], replace(last, inlines=render_nodes.closed(inlines, mark)))
        case Items(items) as last if items:
            return (*nodes[:-1], replace(last, items=(*items[:-1], render_nodes.closed(items[-1], mark))))
    writer.problems.append(Problem("DOC006", Where(""), {"mark": mark}))
    return nodes


def _headers(*, annex: bool, landscape: bool) -> tuple[tuple[str, str, str], ...]:
    """The header references of a section: the first page of a section shows no number."""
    return (
        ("headerReference", "default", "rIdHeaderWide" if landscape else "rIdHeader"),
        ("headerReference", "first", "rIdHeaderEmpty" if annex else "rIdHeaderFirst"),
    )


def _turned(headers: tuple[tuple[str, str, str], ...]) -> bool:
    return headers[0][2] == "rIdHeaderWide"


def _annex(document: Document, annex: Annex, writer: Writer) -> str:
    page = writer.regime.page
    landscape = annex.orientation == "landscape"
    edges = page.landscape if landscape else page.portrait
    room = oxml.points(page.size[landscape] - edges.left - edges.right)
    head = render_front.annex_head(writer, document, annex.key, annex.title, room)
    return head + "".join(writer.nodes(annex.nodes, room, fresh=True))


# ---------------------------------------------------------------- package


def _open(regime: Regime) -> WordDocument:
    """The template, or the letterhead without its content, opened by python-docx."""
    import docx

    if regime.letterhead is None:
        root = template_file("bao-cao")
        paths = [path for path in root.rglob("*") if path.is_file()]
        return docx.Document(
            BytesIO(
                _stored(
                    {p.relative_to(root).as_posix(): p.read_bytes().replace(b"\r\n", b"\n") for p in paths}
                )
            )
        )
    word = open_docx(Path(regime.letterhead))
    if word is None:
        raise UsageError(Problem("REG004", Where(regime.letterhead), {"path": regime.letterhead}))
    rels = word.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] not in _KEPT]:
        del rels[key]
    package_rels = word.part.package.rels
    kept = ("officeDocument", "core-properties", "extended-properties")
    for key in [key for key, rel in package_rels.items() if rel.reltype.rpartition("/")[2] not in kept]:
        del package_rels[key]
    return word


def _stored(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _style_ids(word: WordDocument, regime: Regime) -> dict[str, str]:
    """The style id of each component; styles that the base lacks are added from the regime."""
    from docx.oxml import parse_xml

    element = word.styles.element
    known: dict[str, str] = {}
    for style in element.style_lst:
        if style.name_val and style.styleId:
            known[style.name_val.lower()] = style.styleId
            for numbered in style.xpath("w:pPr/w:numPr"):
                # its lists are not in this document
                numbered.getparent().remove(numbered)
    taken = set(known.values())
    ids: dict[str, str] = {}
    added: list[str] = []
    for key, component in regime.components.items():
        found = known.get(component.style.lower())
        if found is None:
            found = oxml.style_id(component.style)
            while found in taken:
                found += "0"
            taken.add(found)
            level = _outline(key)
            lists = oxml.numbered(1, level) if level is not None and key.startswith("heading") else ""
            added.append(oxml.style(component, found, font=regime.font, level=level, extra=lists))
        ids[key] = found
    added += [xml for key, xml in oxml.FIXED_STYLES.items() if key not in taken]
    element.extend(parse_xml(f'<w:styles xmlns:w="{oxml.WORD}">{"".join(added)}</w:styles>'))
    return ids


def _outline(key: str) -> int | None:
    """Headings and annex labels show in Word's navigation pane."""
    return {"heading1": 0, "heading2": 1, "heading3": 2, "annex_label": 0}.get(key)


def _complete(word: WordDocument, document: Document, writer: Writer) -> None:
    """Everything around the body: lists, notes, remarks, headers, charts, properties, manifest."""
    from docx.oxml import parse_xml

    regime, front = writer.regime, document.front
    part = word.part
    stamp = f"{front.date:%Y-%m-%d}T00:00:00Z"
    headings = [
        (form, regime.components.heading(level), writer.styles[f"heading{level}"])
        for level, form in enumerate(regime.words.headings, 1)
    ]
    _add(
        part,
        "word/numbering.xml",
        f"{_WORD}.numbering+xml",
        oxml.numbering(headings, regime.components.item, writer.lists),
    )
    _add(
        part,
        "word/footnotes.xml",
        f"{_WORD}.footnotes+xml",
        oxml.footnotes(writer.notes, writer.styles["footnote"]),
    )
    if writer.remarks:
        _add(part, "word/comments.xml", f"{_WORD}.comments+xml", oxml.comments(writer.remarks, AUTHOR, stamp))
    empty = writer.line("page_number", "")
    number = writer.paragraph(oxml.field("PAGE", "2"), "page_number")
    _named(part, "word/header1.xml", "header", oxml.header(number), "rIdHeader")
    if any(annex.orientation == "landscape" for annex in document.annexes):
        _named(part, "word/header2.xml", "header", oxml.header(number), "rIdHeaderWide")
    room = oxml.points(regime.page.size[0] - regime.page.portrait.left - regime.page.portrait.right)
    first = render_front.circulation_mark(writer, front.circulation, room) if front.circulation else empty
    _named(part, "word/header3.xml", "header", oxml.header(first), "rIdHeaderFirst")
    if document.annexes:
        _named(part, "word/header4.xml", "header", oxml.header(empty), "rIdHeaderEmpty")
    if front.contact and regime.words.contact_page == "first":
        line = render_front.contact_line(writer, front.contact)
        _named(part, "word/footer1.xml", "footer", oxml.footer(line), "rIdFooterFirst")
        if document.annexes:
            _named(part, "word/footer2.xml", "footer", oxml.footer(empty), "rIdFooterEmpty")
    for index, chart in enumerate(writer.charts, 1):
        _chart(part, index, charts.chart_part(chart, regime.font), charts.workbook(chart))
    _custom_xml(part)
    if regime.page.mirror:
        settings = word.settings.element
        settings.insert(len(settings.xpath("w:zoom")), parse_xml(f'<w:mirrorMargins xmlns:w="{oxml.WORD}"/>'))
    _properties(word, document, regime)


def _add(part: DocumentPart, name: str, content: str, text: str, key: str | None = None) -> None:
    """A part that the document is related to, under relationship id `key` if one is given."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    added = Part(PackURI(f"/{name}"), content, text.encode(), part.package)
    kind = f"{oxml.RELATIONS}/{re.sub(r'[0-9]*[.]xml$', '', name).rpartition('/')[2]}"
    if key is None:
        part.relate_to(added, kind)
    else:
        part.load_rel(kind, added, key)


def _named(part: DocumentPart, name: str, kind: str, text: str, key: str) -> None:
    _add(part, name, f"{_WORD}.{kind}+xml", text, key)


def _chart(part: DocumentPart, number: int, text: str, workbook: bytes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    chart = Part(
        PackURI(f"/word/charts/chart{number}.xml"),
        f"{_OFFICE}.drawingml.chart+xml",
        text.encode(),
        part.package,
    )
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(name, f"{_OFFICE}.spreadsheetml.sheet", workbook, part.package)
    chart.load_rel(f"{oxml.RELATIONS}/package", book, "rId1")
    part.load_rel(f"{oxml.RELATIONS}/chart", chart, f"rIdChart{number}")


def _custom_xml(part: DocumentPart) -> None:
    """The part of the manifest, whose text is put in last, and its properties."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    item = Part(PackURI("/customXml/item1.xml"), "application/xml", b"<manifest/>", part.package)
    text = oxml.data_store(manifest.STORE_ID, manifest.NAMESPACE).encode()
    store = Part(
        PackURI("/customXml/itemProps1.xml"), f"{_OFFICE}.customXmlProperties+xml", text, part.package
    )
    item.load_rel(f"{oxml.RELATIONS}/customXmlProps", store, "rId1")
    part.relate_to(item, f"{oxml.RELATIONS}/customXml")


def _properties(word: WordDocument, document: Document, regime: Regime) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    front = document.front
    date = dt.datetime(front.date.year, front.date.month, front.date.day)
    core = word.core_properties
    core.title = _short(f"{front.kind} {front.subject}")
    core.subject = _short(front.subject)
    core.author = _short(front.issuer.name)
    core.last_modified_by = AUTHOR
    core.category = _short(front.kind)
    core.identifier = _short(render_front.sign(regime, front))
    core.language = "vi-VN"
    core.revision = 1
    core.created = core.modified = date
    package = word.part.package
    pairs = (
        ("regime", document.regime),
        ("tool", document.manifest.tool),
        ("spec_sha256", document.manifest.spec_sha256),
        ("as_of", document.manifest.as_of),
    )
    text = oxml.custom_properties(pairs).encode()
    custom = Part(PackURI("/docProps/custom.xml"), f"{_OFFICE}.custom-properties+xml", text, package)
    package.relate_to(custom, f"{oxml.RELATIONS}/custom-properties")


def _short(text: str) -> str:
    """A property value: one line, at most the 255 characters that python-docx takes."""
    return oxml.UNPRINTABLE.sub("\ufffd", " ".join(text.split()))[:255]
