"""The report spec: YAML → `ReportSpec`, with every problem at its line and column.

A block is a mapping of one key, its kind, to its options; `blocks/` has the kinds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonghop import typed, yamlfile
from tonghop.blocks import BLOCKS
from tonghop.blocks.base import Options
from tonghop.model import Orientation
from tonghop.problems import Problem, UsageError, Where
from tonghop.yamlfile import Key, Tree


class IssuerSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Who issues the report. `code` closes the sign of its number."""

    name: str
    code: str
    parent: str | None = None


class SignerSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs: the authority line (TM., KT., T/M …), the post, and the name once it is known."""

    title: str
    authority: str | None = None
    name: str | None = None


class PeriodSpec(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """The reporting period (kỳ báo cáo), both days included; an open end is left out."""

    start: dt.date | None = None
    end: dt.date | None = None


class FrontSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The key `report`: what stands around the body."""

    subject: str
    issuer: IssuerSpec
    signer: SignerSpec
    regime: str = "nd30"
    kind: str = "Báo cáo"
    number: int | None = None
    place: str | None = None
    date: str = "today"
    period: PeriodSpec = PeriodSpec()
    to: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    circulation: str | None = None
    draft: int | None = None
    contact: str | None = None
    letterhead: str | None = None


class SourceSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A source: exactly one of `path`, `url`, `feed`; the rest states what the text itself does not say."""

    path: str | None = None
    url: str | None = None
    feed: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    place: str | None = None
    encoding: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A block of the spec: its kind, its options, and where it stands."""

    kind: str
    options: Options
    where: Where


class Section(msgspec.Struct, frozen=True):
    """A heading and its blocks. `heading` is `None` for an opening or closing without one."""

    heading: str | None
    blocks: tuple[Block, ...]
    where: Where


class AnnexSpec(msgspec.Struct, frozen=True):
    """An annex: one block on pages of its own."""

    block: Block
    title: str | None
    orientation: Orientation


class ReportSpec(msgspec.Struct, frozen=True):
    """A whole spec. `path` is its file; paths inside it are relative to `base`. `sha256` is of its bytes."""

    path: Path
    base: Path
    shown: str
    sha256: str
    report: FrontSpec
    sources: tuple[SourceSpec, ...]
    sections: tuple[Section, ...]
    annexes: tuple[AnnexSpec, ...]
    corrections: str | None
    mail: Mapping[str, Any] | None
    where: Mapping[Key, Where]

    def place_of(self, *key: str | int) -> Where:
        """Where the value at `key` stands in the file."""
        return self.where.get(key, Where(self.shown))


ROOT_KEYS = ("report", "sources", "corrections", "sections", "annexes", "mail")
SECTION_KEYS = ("heading", "blocks")


def load(path: Path, shown: str | None = None) -> tuple[ReportSpec | None, tuple[Problem, ...]]:
    """The spec of a file, `None` with every problem where it has errors. Raises `UsageError` if unreadable."""
    shown = shown or path.as_posix()
    text = yamlfile.read(path, shown)
    tree, problems = yamlfile.parse(text, shown)
    if problems and tree.data is None:
        return None, problems
    reader = _Reader(tree, list(problems))
    digest = hashlib.sha256(text.encode()).hexdigest()
    spec = reader.spec(path, shown, digest)
    return (None if reader.problems else spec), tuple(sorted(reader.problems, key=lambda p: p.where))


class _Reader:
    """Walks the tree once and gathers problems on the way."""

    def __init__(self, tree: Tree, problems: list[Problem]) -> None:
        self.tree, self.problems = tree, problems

    def spec(self, path: Path, shown: str, digest: str) -> ReportSpec | None:
        root = self.mapping((), self.tree.data, ROOT_KEYS)
        for key in ("report", "sources", "sections"):
            if key not in root:
                self.problems.append(Problem("SPEC012", self.tree.where(()), {"key": key}))
        report = self.struct(("report",), root.get("report"), FrontSpec) if "report" in root else None
        sources = tuple(
            self.source(("sources", i), item)
            for i, item in enumerate(self.sequence(("sources",), root.get("sources", [])))
        )
        sections = tuple(
            self.section(("sections", i), item)
            for i, item in enumerate(self.sequence(("sections",), root.get("sections", [])))
        )
        annexes = tuple(
            self.annex(("annexes", i), item)
            for i, item in enumerate(self.sequence(("annexes",), root.get("annexes") or []))
        )
        corrections = root.get("corrections")
        if corrections is not None and not isinstance(corrections, str):
            self.expected(("corrections",), "str", corrections)
        mail = self.mapping(("mail",), root["mail"], None) if root.get("mail") is not None else None
        self.date(root.get("report"))
        if report is not None:
            self.period(report)
        if self.problems or report is None:
            return None
        return ReportSpec(
            path=path,
            base=path.parent,
            shown=shown,
            sha256=digest,
            report=report,
            sources=tuple(s for s in sources if s),
            sections=sections,
            annexes=tuple(a for a in annexes if a),
            corrections=corrections if isinstance(corrections, str) else None,
            mail=mail,
            where=self.tree.values,
        )

    def date(self, report: object) -> None:
        date = report.get("date", "today") if isinstance(report, dict) else "today"
        if isinstance(date, str) and date != "today":
            try:
                dt.date.fromisoformat(date)
            except ValueError:
                self.expected(("report", "date"), "date", date)

    def period(self, report: FrontSpec) -> None:
        start, end = report.period.start, report.period.end
        if start and end and start > end:
            where = self.tree.where(("report", "period"))
            self.problems.append(Problem("SPEC018", where, {"start": start, "end": end}))

    def source(self, key: Key, item: object) -> SourceSpec | None:
        source = self.struct(key, item, SourceSpec)
        if source and sum(x is not None for x in (source.path, source.url, source.feed)) != 1:
            self.problems.append(Problem("SPEC014", self.tree.where(key)))
        return source

    def section(self, key: Key, item: object) -> Section:
        data = self.mapping(key, item, SECTION_KEYS)
        heading = data.get("heading")
        if heading is not None and not isinstance(heading, str):
            self.expected((*key, "heading"), "str", heading)
        if "blocks" not in data:
            self.problems.append(Problem("SPEC012", self.tree.where(key), {"key": "blocks"}))
        rows = self.sequence((*key, "blocks"), data.get("blocks", []))
        blocks = [self.block((*key, "blocks", i), row) for i, row in enumerate(rows)]
        shown = heading if isinstance(heading, str) else None
        return Section(shown, tuple(b for b in blocks if b), self.tree.where(key))

    def block(self, key: Key, item: object) -> Block | None:
        data = self.mapping(key, item, None)
        if len(data) != 1:
            if isinstance(item, dict):
                self.problems.append(Problem("SPEC015", self.tree.where(key), {"keys": ", ".join(data)}))
            return None
        ((kind, value),) = data.items()
        return self.options(key, kind, value)

    def options(self, key: Key, kind: str, value: object) -> Block | None:
        module = BLOCKS.get(kind)
        if module is None:
            self.problems.append(typed.unknown(self.tree, key, kind, BLOCKS))
            return None
        inner = (*key, kind)
        if isinstance(value, str) and module.SCALAR:
            value = {module.SCALAR: value}
        options = self.struct(inner, value, module.Options)
        where = self.tree.keys.get(inner, self.tree.where(key))
        return Block(kind, options, where) if options is not None else None

    def annex(self, key: Key, item: object) -> AnnexSpec | None:
        """An annex is a block whose options may also say `title` and `orientation`."""
        data = self.mapping(key, item, None)
        if len(data) != 1:
            if isinstance(item, dict):
                self.problems.append(Problem("SPEC015", self.tree.where(key), {"keys": ", ".join(data)}))
            return None
        ((kind, value),) = data.items()
        own = dict(value) if isinstance(value, dict) else value
        title, orientation = None, "portrait"
        if isinstance(own, dict):
            title, orientation = own.pop("title", None), own.pop("orientation", "portrait")
            if title is not None and not isinstance(title, str):
                self.expected((*key, kind, "title"), "str", title)
            if orientation not in ("portrait", "landscape"):
                where = self.tree.where((*key, kind, "orientation"))
                values = {"expected": "portrait | landscape", "found": typed.found(orientation)}
                self.problems.append(Problem("SPEC013", where, values))
        block = self.options(key, kind, own)
        if block is None:
            return None
        side: Orientation = "landscape" if orientation == "landscape" else "portrait"
        return AnnexSpec(block, title if isinstance(title, str) else None, side)

    def struct(self, key: Key, data: object, kind: type[typed.S]) -> typed.S | None:
        value, problems = typed.convert(self.tree, key, data, kind)
        self.problems += problems
        return value

    def mapping(self, key: Key, data: object, known: tuple[str, ...] | None) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.expected(key, "object", data)
            return {}
        if known is not None:
            self.problems += [
                typed.unknown(self.tree, key, name, known) for name in data if name not in known
            ]
        return data

    def sequence(self, key: Key, data: object) -> list[Any]:
        if not isinstance(data, list):
            self.expected(key, "array", data)
            return []
        return data

    def expected(self, key: Key, what: str, value: object) -> None:
        values = {"expected": typed.WORDS[what], "found": typed.found(value)}
        self.problems.append(Problem("SPEC013", self.tree.where(key), values))


def load_or_raise(path: Path, shown: str | None = None) -> ReportSpec:
    """The spec of a file; raises `UsageError` with every problem where it has errors."""
    spec, problems = load(path, shown)
    if spec is None:
        raise UsageError(*problems)
    return spec


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the spec, for completion in an editor."""
    kinds = {kind: module.Options for kind, module in BLOCKS.items()}
    roots = (FrontSpec, SourceSpec, *kinds.values())
    (front, source, *options), components = msgspec.json.schema_components(
        roots, ref_template="#/$defs/{name}"
    )
    for component in components.values():
        component.setdefault("additionalProperties", False)
    forms = []
    annexes = []
    for (kind, module), schema in zip(BLOCKS.items(), options, strict=True):
        value = {"anyOf": [schema, {"type": "null"}]}
        if module.SCALAR:
            value["anyOf"].append({"type": "string"})
        doc = (module.__doc__ or "").strip().partition("\n")[0]
        form = {"type": "object", "description": doc, "required": [kind], "additionalProperties": False}
        forms.append(form | {"properties": {kind: value}})
        annexes.append(form | {"properties": {kind: {"type": ["object", "null"]}}})
    section = {
        "type": "object",
        "required": ["blocks"],
        "additionalProperties": False,
        "properties": {
            "heading": {"type": ["string", "null"]},
            "blocks": {"type": "array", "items": {"oneOf": forms}},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tonghop",
        "type": "object",
        "required": ["report", "sources", "sections"],
        "additionalProperties": False,
        "properties": {
            "report": front,
            "sources": {"type": "array", "items": source},
            "corrections": {"type": ["string", "null"]},
            "sections": {"type": "array", "items": section},
            "annexes": {"type": "array", "items": {"oneOf": annexes}},
            "mail": {"type": ["object", "null"]},
        },
        "$defs": components,
    }
