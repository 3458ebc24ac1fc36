"""WordprocessingML as text: the only raw XML of the document, except charts (`charts.py`).

Every function returns a fragment or a whole part as `str`; text goes through `escape`, so that it comes out
literally whatever it holds. Lengths are in twips (1/20 pt) unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tonghop.regimes import Component, Margins, Page

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:a="{DRAWING}/main" xmlns:c="{DRAWING}/chart"'
    f' xmlns:wp="{DRAWING}/wordprocessingDrawing"'
)

UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold."""
SPECIAL = re.compile("[\x00-\x1f&<>\u2028\u2029\ufffe\uffff\ud800-\udfff]")
"""Characters that `escape` has something to do about."""
TEXT = re.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:br|tab)/>")
BREAKS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
"""What becomes a line break beside "\n"."""


def twips(mm: float) -> int:
    """Millimetres in twips."""
    return round(mm * 1440 / 25.4)


def points(mm: float) -> float:
    """Millimetres in points."""
    return mm * 72 / 25.4


def escape(text: str) -> str:
    """Text as XML: markup characters escaped, what XML cannot hold replaced by U+FFFD."""
    if not SPECIAL.search(text):
        return text
    text = UNPRINTABLE.sub("\ufffd", BREAKS.sub("\n", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for an attribute between double quotes, on one line."""
    return escape(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


# ---------------------------------------------------------------- runs


def run(text: str, properties: str = "") -> str:
    """A run; line breaks and tabs become Word's own."""
    shown = escape(text)
    if "\n" in shown or "\t" in shown:
        shown = shown.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        shown = shown.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A complex field that already shows its result, so that Word need not ask to update it."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{marks}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{marks}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{marks}<w:fldChar w:fldCharType="separate"/></w:r>{run(result, properties)}'
        f'<w:r>{marks}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_of(content: str) -> str:
    """The text that runs hold, a space for each tab and break."""
    text = "".join(" " if match[1] is None else match[1] for match in TEXT.finditer(content))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def bookmark(number: int, name: str, content: str) -> str:
    """`content` inside a bookmark; `number` is unique in the document."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def commented(number: int, content: str) -> str:
    """`content` with a comment hung on it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def footnote_reference(number: int) -> str:
    """The mark of a footnote."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


# ---------------------------------------------------------------- paragraphs


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph; `properties` are what follows pStyle, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


HAIR = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""Spacing of a paragraph that should take no room."""


def indent(left: float = 0, right: float = 0) -> str:
    """Direct side indents, `left` and `right` in points, with no first-line indent."""
    return f'<w:ind w:left="{round(left * 20)}" w:right="{round(right * 20)}" w:firstLine="0"/>'


def rule(length: float, room: float) -> str:
    """A drawn line `length` points long, centred in a column of `room` points."""
    side = max(0.0, (room - length) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    return paragraph(
        "",
        "Line",
        f'<w:keepNext/>{border}<w:spacing w:before="40" w:line="60" w:lineRule="exact"/>{indent(side, side)}',
    )


def box() -> str:
    """A single-line frame around a paragraph."""
    edge = 'w:val="single" w:sz="6" w:space="3" w:color="auto"'
    return (
        "<w:pBdr>"
        + "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right"))
        + "</w:pBdr>"
    )


def numbered(number: int, level: int) -> str:
    """Membership in a list: `number` is its w:num, `level` counts from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def section(page: Page, headers: Sequence[tuple[str, str, str]], *, landscape: bool = False) -> str:
    """Section properties. `headers` are (element, type, relationship id); pages count from 1, the first has its own."""
    wide, high = twips(page.size[0]), twips(page.size[1])
    edges: Margins = page.landscape if landscape else page.portrait
    size = f'w:w="{high}" w:h="{wide}" w:orient="landscape"' if landscape else f'w:w="{wide}" w:h="{high}"'
    references = "".join(f'<w:{element} w:type="{kind}" r:id="{key}"/>' for element, kind, key in headers)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{twips(edges.top)}" w:right="{twips(edges.right)}" w:bottom="{twips(edges.bottom)}"'
        f' w:left="{twips(edges.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}"'
        ' w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


# ---------------------------------------------------------------- tables


def layout_table(columns: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A table without borders or cell margins that only places things side by side."""
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>' for wide in columns]
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"{cell}{content}</w:tc>" for cell, content in zip(cells, row, strict=True))
        + "</w:tr>"
        for row in rows
    )
    edges = "".join(
        f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr>{grid(columns)}{body}</w:tbl>"
    )


def grid(columns: Sequence[int]) -> str:
    """The column widths of a table."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns) + "</w:tblGrid>"


def table_opening(columns: Sequence[int], title: str, description: str) -> str:
    """A bordered table up to its first row, with its alternative text."""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        f' w:noVBand="1"/><w:tblCaption w:val="{attribute(title)}"/>'
        f'<w:tblDescription w:val="{attribute(description)}"/></w:tblPr>{grid(columns)}'
    )


def drawing(number: int, name: str, description: str, relation: str, wide_mm: float, high_mm: float) -> str:
    """A run that holds a chart. `relation` is the relationship id of the chart part."""
    extent = f'cx="{round(wide_mm * 36000)}" cy="{round(high_mm * 36000)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{attribute(name)}" descr="{attribute(description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{DRAWING}/chart"><c:chart r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


# ---------------------------------------------------------------- styles and numbering


def style(component: Component, key: str, *, font: str, level: int | None = None, extra: str = "") -> str:
    """A paragraph style. `level` is the outline level from 0; `extra` stands before the spacing (a list)."""
    keep = "<w:keepNext/>" if component.keep_next else ""
    if component.exactly is not None:
        line = f'w:line="{round(component.exactly * 20)}" w:lineRule="exact"'
    else:
        line = f'w:line="{round(component.line * 240)}" w:lineRule="auto"'
    spacing = f'<w:spacing w:before="{round(component.before * 20)}" w:after="{round(component.after * 20)}" {line}/>'
    first = (
        f'w:hanging="{twips(component.hanging)}"'
        if component.hanging
        else f'w:firstLine="{twips(component.first_line)}"'
    )
    indents = f'<w:ind w:left="{twips(component.left)}" w:right="0" {first}/>'
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    return (
        f'<w:style w:type="paragraph"{"" if component.style in BUILT_IN else CUSTOM} w:styleId="{key}">'
        f'<w:name w:val="{attribute(component.style)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{keep}{extra}{spacing}{indents}<w:jc w:val="{component.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{fonts(font)}{marks(component)}</w:rPr></w:style>"
    )


CUSTOM = ' w:customStyle="1"'
BUILT_IN = {
    "heading 1",
    "heading 2",
    "heading 3",
    "header",
    "caption",
    "footnote text",
    "toc 1",
    "toc 2",
    "toc 3",
}
"""Names that Word knows as its own styles."""


def style_id(name: str) -> str:
    """The id of a style: its name without marks and spaces; Word's own ids for its own names."""
    import unicodedata

    if name in BUILT_IN:
        return name.replace("toc ", "TOC").title().replace(" ", "").replace("Toc", "TOC")
    bare = unicodedata.normalize("NFD", name.title().replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in bare if c.isascii() and c.isalnum())


def fonts(name: str) -> str:
    """The font of a style, for every script."""
    name = attribute(name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def marks(component: Component) -> str:
    """Bold, italic, colour, size and underline of a component, off where it has none."""
    bold = "<w:b/><w:bCs/>" if component.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    italic = "<w:i/><w:iCs/>" if component.italic else '<w:i w:val="0"/><w:iCs w:val="0"/>'
    color = f'<w:color w:val="{component.color}"/>' if component.color else ""
    size = round(component.size * 2)
    underline = '<w:u w:val="single"/>' if component.underline else ""
    return f'{bold}{italic}{color}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}'


_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
FIXED_STYLES = {
    "Line": '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Line"><w:name w:val="Đường kẻ"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
    '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>',
    "TableGrid": '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>",
    "FootnoteReference": '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    "CommentReference": '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    "CommentText": '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
}
"""Styles that no regime decides, by id."""

_FORMATS = {"roman": "upperRoman", "arabic": "decimal", "letter": "lowerLetter"}


def numbering(
    headings: Sequence[tuple[str, Component, str]], item: Component, nums: Sequence[tuple[int, str]]
) -> str:
    """The numbering part: list 1 numbers the headings, list 2 opens items with a dash.

    `headings` are (form, component, style id) for each level. `nums` are further lists by number: a
    literal label ("đ)") or "" for the headings counted anew.
    """
    levels = []
    for index, (form, component, key) in enumerate(headings):
        name = form[form.index("{") + 1 : form.index("}")]
        label = form.replace("{" + name + "}", f"%{index + 1}")
        levels.append(_level(index, _FORMATS[name], label, component, f'<w:pStyle w:val="{key}"/>'))
    lists = [
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    ]
    lists.append(_abstract(2, _level(0, "bullet", "-", item)))
    uses = [
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
    ]
    anew = "".join(
        f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for index in range(len(headings))
    )
    for number, label in nums:
        if label:
            lists.append(_abstract(number, _level(0, "decimal", label, headings[-1][1])))
            uses.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        else:
            uses.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{anew}</w:num>')
    return f'{HEAD}<w:numbering xmlns:w="{WORD}">{"".join(lists)}{"".join(uses)}</w:numbering>'


def _abstract(number: int, level: str) -> str:
    kind = '<w:multiLevelType w:val="singleLevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{level}</w:abstractNum>'


def _level(index: int, form: str, label: str, component: Component, link: str = "") -> str:
    """A list level that looks like its component. Its font is set: Word would take a symbol font for a dash."""
    bold = f"{fonts('Times New Roman')}{marks(component)}"
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{attribute(label)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(component.left)}" w:firstLine="{twips(component.first_line)}"/></w:pPr>'
        f"<w:rPr>{bold}</w:rPr></w:lvl>"
    )


# ---------------------------------------------------------------- parts


def document(body: str) -> str:
    """The main part."""
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def header(content: str) -> str:
    """A header part."""
    return f"{HEAD}<w:hdr {NAMESPACES}>{content}</w:hdr>"


def footer(content: str) -> str:
    """A footer part."""
    return f"{HEAD}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def footnotes(notes: Sequence[str], style: str) -> str:
    """The footnotes part; note k has id k + 1. `style` is the id of their paragraph style."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    parts = [f"{HEAD}<w:footnotes {NAMESPACES}>"]
    for kind, number, line in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    ):
        parts.append(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{line}/></w:r></w:p></w:footnote>'
        )
    for number, note in enumerate(notes, 1):
        parts.append(f'<w:footnote w:id="{number}">{paragraph(mark + run(" " + note), style)}</w:footnote>')
    return "".join((*parts, "</w:footnotes>"))


def comments(remarks: Sequence[str], author: str, date: str) -> str:
    """The comments part; remark k has id k. `date` is written as in XML Schema."""
    parts = [f"{HEAD}<w:comments {NAMESPACES}>"]
    for number, remark in enumerate(remarks):
        about = f'w:author="{attribute(author)}" w:date="{date}" w:initials="{attribute(author[:2])}"'
        lines = "".join(paragraph(run(line), "CommentText") for line in remark.split("\n"))
        parts.append(f'<w:comment w:id="{number}" {about}>{lines}</w:comment>')
    return "".join((*parts, "</w:comments>"))


def custom_properties(pairs: Iterable[tuple[str, str]]) -> str:
    """The custom document properties, each a text."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006"
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(pairs, 2)
    )
    return f'{HEAD}<Properties xmlns="{types}/custom-properties" xmlns:vt="{types}/docPropsVTypes">{rows}</Properties>'


def data_store(identifier: str, schema: str) -> str:
    """The properties part of a custom XML part."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{space}" ds:itemID="{identifier}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{attribute(schema)}"/></ds:schemaRefs></ds:datastoreItem>'
    )
