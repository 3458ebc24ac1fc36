"""Spec + facts → `Document`: sections and annexes from their blocks, front matter, manifest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from tonghop import __version__, blocks, phrases, wording
from tonghop.blocks.base import Desk, nothing
from tonghop.model import (
    Annex,
    Article,
    Document,
    Fact,
    Figure,
    Front,
    Heading,
    Inline,
    Inlines,
    Issuer,
    Items,
    Manifest,
    ManifestFact,
    ManifestSource,
    Node,
    Para,
    Quotation,
    Ref,
    Run,
    Signer,
    Table,
)
from tonghop.problems import Problem, UsageError, Where
from tonghop.spec import Block, ReportSpec, Section
from tonghop.totals import Group

ANNEX_TITLES = {
    "sources": "Danh mục nguồn",
    "figures": "Bảng số liệu",
    "quotations": "Ý kiến, phát biểu",
    "passages": "Trích nội dung bài báo",
    "articles": "Điểm báo",
    "changes": "Thay đổi so với kỳ trước",
    "text": "Nội dung bổ sung",
}

FACT_FIELDS = (
    "noun",
    "place",
    "period",
    "unit",
    "status",
    "modifier",
    "max",
    "of",
    "kind",
    "speaker",
    "role",
    "rubric",
)


class Explained(msgspec.Struct, frozen=True):
    """The groups of a figures block, by the heading of its section and its caption."""

    heading: str
    caption: str
    groups: tuple[Group, ...]


class Composition(msgspec.Struct, frozen=True):
    """A composed report: the document, what a human should look at, and how its totals came about."""

    document: Document
    problems: tuple[Problem, ...]
    explained: tuple[Explained, ...]


def compose(
    spec: ReportSpec,
    articles: tuple[Article, ...],
    facts: Iterable[Fact],
    as_of: dt.date,
    *,
    left_out: tuple[Problem, ...] = (),
    previous: Manifest | None = None,
    corrected: Mapping[str, str] | None = None,
    party: bool = False,
) -> Composition:
    """The report as a document, and what a human should look at. Raises `UsageError` on a bad template."""
    desk = Desk(
        articles, facts, report=spec.report, as_of=as_of, base=spec.base, party=party, previous=previous
    )
    desk.left_out = left_out
    desk.corrected = corrected or {}
    problems: list[Problem] = []
    wrong: list[Problem] = []

    def run(block: Block) -> list[Node]:
        try:
            nodes, found = blocks.BLOCKS[block.kind].compose(block.options, desk, block.where)
        except UsageError as error:
            wrong.extend(error.problems)
            return []
        problems.extend(found)
        return list(nodes)

    ordered = [block for section in spec.sections for block in section.blocks]
    ordered += [annex.block for annex in spec.annexes]
    composed: dict[Where, list[Node]] = {}
    for last in (False, True):
        if last:
            desk.current = manifest(spec, desk, as_of)
        for block in ordered:
            if getattr(blocks.BLOCKS[block.kind], "LAST", False) == last:
                composed[block.where] = run(block)
    sections = [(section, section_nodes(section, composed)) for section in spec.sections]
    annexes = tuple(
        Annex(
            key=f"phuluc{index}",
            title=annex.title or ANNEX_TITLES[annex.block.kind],
            nodes=tuple(composed[annex.block.where]),
            orientation=annex.orientation,
        )
        for index, annex in enumerate(spec.annexes, 1)
    )
    if wrong:
        raise UsageError(*wrong)
    nodes = body(sections, annexes)
    document = Document(spec.report.regime, front(spec, as_of), nodes, annexes, manifest(spec, desk, as_of))
    explained = tuple(
        Explained(section.heading or "", getattr(block.options, "caption", ""), desk.groups[block.where])
        for section in spec.sections
        for block in section.blocks
        if block.where in desk.groups
    )
    return Composition(document, tuple(problems), explained)


def section_nodes(section: Section, composed: Mapping[Where, list[Node]]) -> list[Node]:
    """The nodes of a section. Blocks with nothing to say are dropped beside others; alone they say so once."""
    filled: list[Node] = []
    for block in section.blocks:
        nodes = composed[block.where]
        if not nodes or nodes == [nothing()]:
            continue
        if block.options.heading:
            filled.append(Heading(2, block.options.heading))
        filled += nodes
    if section.heading is None:
        return filled
    return [Heading(1, section.heading), *(filled or [nothing()])]


def body(sections: list[tuple[Section, list[Node]]], annexes: tuple[Annex, ...]) -> tuple[Node, ...]:
    """All sections; annexes the text does not name yet are named before the closing words."""
    nodes: list[Node] = []
    closing: list[Node] = []
    if len(sections) > 1 and sections[-1][0].heading is None:
        *sections, (_, closing) = sections
    for _, part in sections:
        nodes += part
    named = {inline.key for node in [*nodes, *closing] for inline in refs(node)}
    unnamed = [annex for annex in annexes if annex.key not in named]
    if unnamed:
        nodes.append(Para(annex_sentence(unnamed)))
    return (*nodes, *closing)


def annex_sentence(annexes: list[Annex]) -> Inlines:
    """The sentence that refers to the annexes."""
    inlines: list[Inline] = []
    listed = [annex for annex in annexes if annex.title == ANNEX_TITLES["sources"]]
    if listed:
        opening = "Số ghi trong ngoặc vuông là số thứ tự của bài báo trong danh mục nguồn tại "
        inlines += [Run(opening), Ref(listed[0].key), Run(".")]
        annexes = [annex for annex in annexes if annex is not listed[0]]
    if not annexes:
        return tuple(inlines)
    inlines.append(Run(" Kèm theo báo cáo này: " if listed else "Kèm theo báo cáo này: "))
    for index, annex in enumerate(annexes):
        if index:
            inlines.append(Run("; "))
        title = annex.title[:1].lower() + annex.title[1:]
        inlines += [Run(f"{title} ("), Ref(annex.key), Run(")")]
    return (*inlines, Run("."))


def refs(node: Node) -> list[Ref]:
    """The cross-references of a node."""
    rows: Iterable[Inlines]
    match node:
        case Para():
            rows = [node.inlines]
        case Items():
            rows = node.items
        case Table():
            rows = [cell.inlines for row in node.rows for cell in row]
        case _:
            rows = []
    return [inline for row in rows for inline in row if isinstance(inline, Ref)]


def front(spec: ReportSpec, as_of: dt.date) -> Front:
    """What stands around the body."""
    r = spec.report
    return Front(
        kind=r.kind,
        subject=r.subject,
        issuer=Issuer(r.issuer.parent, r.issuer.name, r.issuer.code),
        signer=Signer(r.signer.authority, r.signer.title, r.signer.name),
        date=as_of,
        number=r.number,
        place=r.place,
        to=r.to,
        basis=r.basis,
        recipients=r.recipients,
        secrecy=r.secrecy,
        urgency=r.urgency,
        circulation=r.circulation,
        draft=r.draft,
        contact=r.contact,
    )


def manifest(spec: ReportSpec, desk: Desk, as_of: dt.date) -> Manifest:
    """The facts printed and the sources cited."""
    facts = sorted(
        desk.printed_facts.values(), key=lambda fact: (desk.number(fact.article), fact.start, fact.id)
    )
    sources = tuple(
        ManifestSource(
            number=number,
            path=article.source.path,
            sha256=article.source.sha256,
            title=article.title,
            outlet=", ".join(article.outlets) or article.outlet,
            published=article.published.isoformat() if article.published else None,
            encoding=article.source.encoding,
        )
        for name, number in desk.numbers.items()
        for article in [desk.by_id[name]]
    )
    return Manifest(
        tool=f"tonghop {__version__}",
        spec_sha256=spec.sha256,
        as_of=as_of.isoformat(),
        sources=sources,
        facts=tuple(manifest_fact(fact, desk.number(fact.article)) for fact in facts),
    )


def manifest_fact(fact: Fact, source: int) -> ManifestFact:
    """A fact as the manifest keeps it."""
    kind: Literal["figure", "quotation", "passage"] = "passage"
    if isinstance(fact, Figure):
        kind = "figure"
    elif isinstance(fact, Quotation):
        kind = "quotation"
    attributes = tuple(
        (name, str(value)) for name in FACT_FIELDS if (value := getattr(fact, name, None)) is not None
    )
    if isinstance(fact, Figure):
        # With its modifier and unit: "13 nghìn" alone would claim more than "hơn 13.000".
        attributes = (*attributes, ("text", phrases.figure_text(fact)))
    return ManifestFact(
        id=fact.id,
        type=kind,
        source=source,
        start=fact.start,
        end=fact.end,
        surface=wording.flat(fact.surface),
        value=f"{fact.value:f}" if isinstance(fact, Figure) else None,
        attributes=attributes,
    )
