"""Every type that crosses a stage: readers → clean → extract → aggregate → compose → render → deliver.

No I/O and no imports from the package. All types are frozen structs of msgspec, which start seventy times as fast as
frozen dataclasses; sequences inside are tuples. Where a
field may be `None`, the docstring says what its absence means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

Role = Literal[
    "title", "kicker", "dateline", "lead", "body", "question", "answer", "caption", "byline", "furniture"
]
Rubric = Literal["context", "result", "limitation", "cause", "task", "proposal", "event"]
Form = Literal["news", "interview"]
Modifier = Literal["exact", "about", "over", "under", "vague"]
Status = Literal["result", "target", "norm"]
QuotationKind = Literal["direct", "answer", "reported"]
SpeakerKind = Literal["person", "collective", "document"]
Align = Literal["left", "center", "right", "decimal"]
Orientation = Literal["portrait", "landscape"]


# ---------------------------------------------------------------- readers → clean


class Source(Struct, frozen=True):
    """A file that was read. `sha256` is of its bytes; `path` as shown to people (relative, with `/`)."""

    path: str
    sha256: str
    media_type: str
    encoding: str | None = None


class Draft(Struct, frozen=True):
    """What a reader made of a source: its text as decoded, line ends as "\\n", nothing else changed.

    The other fields hold what the container itself states (HTML meta, DOCX properties, the spec's
    `outlet:`); `None` where it states nothing. `roles` gives the role of a line (by 1-based number)
    where the container knows it. `doubts` are the codes of problems met while reading.
    """

    source: Source
    text: str
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    author: str | None = None
    place: str | None = None
    roles: Mapping[int, Role] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


# ---------------------------------------------------------------- clean → extract


class Line(Struct, frozen=True):
    """A non-empty line: `number` is 1-based in the file, `start` and `end` index `Article.text`."""

    number: int
    start: int
    end: int
    role: Role


class Article(Struct, frozen=True):
    """One article. `text` is NFC; `offsets[i]` is where `text[i]` stands in the decoded source.

    `offsets` is `None` when the two are the same. It has `len(text) + 1` entries otherwise.
    `outlets` names every outlet of a wire text; `outlet` is the first.
    """

    id: str
    source: Source
    text: str
    offsets: tuple[int, ...] | None
    lines: tuple[Line, ...]
    title: str | None
    outlet: str | None
    published: dt.date | None
    author: str | None
    place: str | None
    form: Form
    outlets: tuple[str, ...] = ()

    def origin(self, position: int) -> int:
        """Where `text[position]` stands in the decoded source."""
        return position if self.offsets is None else self.offsets[position]


class Figure(Struct, frozen=True):
    """A quantity that an article states. `start`, `end` index the source text as decoded.

    `value` is in plain units (13 nghìn is 13000; 12,5 tỷ đồng is 12500000000); `max` is the high end
    of a range, `of` the whole of a so-many-of ("17/19"). `unit` is `None` for plain counts. `period`
    is written as GUIDELINES have it: "2021", "2023-04", "2021/2022", "../2023-04". `uncertain` is
    the problem code of an ambiguous reading, `None` when it is plain. `sentence` is the NFC text it
    stands in.
    """

    id: str
    article: str
    line: int
    start: int
    end: int
    surface: str
    kind: str
    rule: str
    value: Decimal
    max: Decimal | None
    of: Decimal | None
    modifier: Modifier
    unit: str | None
    noun: str | None
    place: str | None
    period: str | None
    status: Status
    sentence: str
    uncertain: str | None = None


class Quotation(Struct, frozen=True):
    """Words an article gives as somebody's own. `surface` is the NFC text without quotation marks.

    An answer may run over several lines; its `surface` then holds "\\n". `cue` is the verb of
    saying, `None` for an answer. `speaker` is `None` where the text does not say who spoke.
    `place` is the administrative unit the speaker or the sentence is about, `None` where unknown.
    """

    id: str
    article: str
    line: int
    start: int
    end: int
    surface: str
    kind: QuotationKind
    rule: str
    speaker: str | None
    speaker_kind: SpeakerKind | None
    role: str | None
    organization: str | None
    cue: str | None
    sentence: str
    place: str | None = None


class Passage(Struct, frozen=True):
    """A line, or in a one-line article a run of sentences, with the role and rubric it has.

    `rubric` is `None` for lines that are not body, lead or answer. `whole` is true when the passage
    is its whole line.
    """

    id: str
    article: str
    line: int
    start: int
    end: int
    surface: str
    role: Role
    rubric: Rubric | None
    place: str | None = None
    whole: bool = True


Fact = Figure | Quotation | Passage


# ---------------------------------------------------------------- compose → render


class Run(Struct, frozen=True):
    """Text in one style. `fact_ids` are the facts it prints: each gets a bookmark where it first stands.

    `remark` becomes a Word comment on the run: where a human must look.
    """

    text: str
    bold: bool = False
    italic: bool = False
    fact_ids: tuple[str, ...] = ()
    remark: str | None = None


class Cite(Struct, frozen=True):
    """The sources of what stands before it, by their number in the source list.

    Printed as `[1], [3]`, or, when `note` is given, as a footnote that holds `note`.
    """

    numbers: tuple[int, ...]
    note: str | None = None


class Ref(Struct, frozen=True):
    """A cross-reference to the table, chart or annex whose `key` it names ("Bảng 1", "Phụ lục I")."""

    key: str


Inline = Run | Cite | Ref
Inlines = tuple[Inline, ...]


class Heading(Struct, frozen=True):
    """A numbered heading; the regime decides the number's form (level 1 `I.` or `I-`, 2 `1.`, 3 `a)`)."""

    level: int
    text: str


class Para(Struct, frozen=True):
    """A paragraph. `body` is indented and justified; `note` stands under a table, smaller, italic label."""

    inlines: Inlines
    style: Literal["body", "note"] = "body"


class Items(Struct, frozen=True):
    """A list, one paragraph an item, opened by a dash."""

    items: tuple[Inlines, ...]


class Column(Struct, frozen=True):
    """A table column; `weight` is its share of the width beside the others'."""

    header: str
    align: Align = "left"
    weight: int = 1


class Cell(Struct, frozen=True):
    """A table cell. `continues` merges it with the cell above (same group)."""

    inlines: Inlines
    continues: bool = False
    bold: bool = False


class Table(Struct, frozen=True):
    """A captioned table. `unit` gives the line "Đơn vị tính: …"; `key` is what a `Ref` names."""

    key: str
    caption: str | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unit: str | None = None
    description: str | None = None


class Series(Struct, frozen=True):
    """A chart's series; a value is `None` where a category has no figure."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True):
    """A chart with its numbers, drawn natively. `fact_ids` are the facts it shows."""

    key: str
    caption: str | None
    form: Literal["bar", "line"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str | None = None
    description: str | None = None
    fact_ids: tuple[str, ...] = ()


class Contents(Struct, frozen=True):
    """A table of contents of the headings that follow.

    `exact` asks for the page numbers of a word processor where there is one, rather than an estimate.
    """

    exact: bool = False


class PageBreak(Struct, frozen=True):
    """A new page."""


Node = Heading | Para | Items | Table | Chart | Contents | PageBreak


class Annex(Struct, frozen=True):
    """An annex on its own pages, numbered by the regime. `key` is what a `Ref` names."""

    key: str
    title: str
    nodes: tuple[Node, ...]
    orientation: Orientation = "portrait"


class Issuer(Struct, frozen=True):
    """The issuing body. `parent` is `None` for a body without one; `code` closes the number's sign."""

    parent: str | None
    name: str
    code: str


class Signer(Struct, frozen=True):
    """Who signs. `authority` is the line TM., KT., T/M …; `name` is `None` until it is known."""

    authority: str | None
    title: str
    name: str | None


class Front(Struct, frozen=True):
    """What stands around the body: header block, title, addressees, signature, recipients.

    `number` is `None` for the gap that văn thư fills in; `place` likewise prints dots. `basis` are
    the căn cứ. `recipients` are given without dash and end mark.
    """

    kind: str
    subject: str
    issuer: Issuer
    signer: Signer
    date: dt.date
    number: int | None = None
    place: str | None = None
    to: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    circulation: str | None = None
    draft: int | None = None
    contact: str | None = None


class ManifestSource(Struct, frozen=True):
    """A source as the report cites it: `number` in its list, sha256 of its bytes."""

    number: int
    path: str
    sha256: str
    title: str | None
    outlet: str | None
    published: str | None
    encoding: str | None = None


class ManifestFact(Struct, frozen=True):
    """A fact the report prints: where it stands in its source, what it says, and the value used.

    `attributes` holds what tells it from its neighbours (noun, place, period, unit, status, speaker …).
    `printed` is the text at its bookmark as the report was made, `None` where that is `surface`.
    """

    id: str
    type: Literal["figure", "quotation", "passage"]
    source: int
    start: int
    end: int
    surface: str
    value: str | None
    attributes: tuple[tuple[str, str], ...] = ()
    printed: str | None = None


class Manifest(Struct, frozen=True):
    """What `verify` and `diff` read back from the DOCX."""

    tool: str
    spec_sha256: str
    as_of: str
    sources: tuple[ManifestSource, ...]
    facts: tuple[ManifestFact, ...]


class Document(Struct, frozen=True):
    """The report before any file format."""

    regime: str
    front: Front
    nodes: tuple[Node, ...]
    annexes: tuple[Annex, ...]
    manifest: Manifest


class Rendered(Struct, frozen=True):
    """A file that was written."""

    path: str
    sha256: str
    fact_ids: tuple[str, ...]
