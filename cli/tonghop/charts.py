"""Charts that Word draws and edits itself: DrawingML with cached values, and the workbook behind it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tonghop.model import Chart
from tonghop.oxml import DRAWING, HEAD, PACKAGE, RELATIONS, escape
from tonghop.package import pack

FILLS = ("1F4E79", "C55A11", "7F7F7F", "BF9000", "2E75B6", "548235")
"""Colours of the series, told apart in grey print by their lightness."""

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def alternative(chart: Chart) -> str:
    """The chart in words, for those who cannot see it."""
    if chart.description:
        return chart.description
    form = "Biểu đồ cột" if chart.form == "bar" else "Biểu đồ đường"
    rows = (
        f"{category}: " + ", ".join(shown(series.values[index]) for series in chart.series)
        for index, category in enumerate(chart.categories)
    )
    return f"{form}. " + "; ".join(rows) + "."


def shown(value: Decimal | None) -> str:
    """A value as Vietnamese print it: 1.567,5."""
    if value is None:
        return "-"
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def number_format(series: Sequence[Decimal | None]) -> str:
    """A Vietnamese number format with thousands grouped and as many decimals as the values have."""
    digits = max((max(0, -_exponent(value)) for value in series if value is not None), default=0)
    return "[$-42A]#,##0" + ("." + "0" * min(digits, 6) if digits else "")


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def chart_part(chart: Chart, font: str) -> str:
    """The chart part. Its relationship `rId1` is the workbook."""
    last = len(chart.categories) + 1
    categories = _cells([escape(c) for c in chart.categories])
    names = f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{categories}</c:strCache></c:strRef></c:cat>"
    drawn = "".join(_series(chart, index, names, last) for index in range(len(chart.series)))
    if chart.form == "bar":
        plot = (
            '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'{drawn}<c:gapWidth val="80"/><c:axId val="111"/><c:axId val="112"/></c:barChart>'
        )
    else:
        plot = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>'
            '<c:axId val="111"/><c:axId val="112"/></c:lineChart>'
        )
    values = [value for series in chart.series for value in series.values if value is not None]
    if max(map(abs, values), default=Decimal(0)) >= 10:
        values = []  # ticks of tens need no decimals
    ticks = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
    title = _title(chart.unit) if chart.unit else ""
    axes = (
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{ticks}{line}<c:crossAx val="112"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{title}<c:numFmt formatCode="{number_format(values)}" sourceLinked="0"/>{ticks}{line}'
        '<c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>'
    )
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    )
    text = (
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill><a:srgbClr val="000000"/>'
        f'</a:solidFill><a:latin typeface="{escape(font)}"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p>'
        "</c:txPr>"
    )
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" xmlns:r="{RELATIONS}">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}{axes}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{text}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, index: int, names: str, last: int) -> str:
    series = chart.series[index]
    column = _column(index + 1)
    fill = FILLS[index % len(FILLS)]
    solid = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
    code = number_format(series.values)
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if value is not None
    )
    if chart.form == "bar":
        look, after = f"<c:spPr>{solid}</c:spPr>", '<c:invertIfNegative val="0"/>'
        smooth = ""
    else:
        look = f'<c:spPr><a:ln w="28575">{solid}</a:ln></c:spPr>'
        after = f'<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>{solid}</c:spPr></c:marker>'
        smooth = '<c:smooth val="0"/>'
    own = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{_label(number_format([value]), chart.form)}</c:dLbl>'
        for at, value in enumerate(series.values)
        if value is not None and number_format([value]) != code
    )
    labels = f"<c:dLbls>{own}{_label(code, chart.form)}</c:dLbls>"
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f"<c:strCache>{_cells([escape(series.name)])}</c:strCache></c:strRef></c:tx>{look}{after}{labels}{names}"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef></c:val>{smooth}</c:ser>'
    )


def _label(code: str, form: str) -> str:
    """What a data label shows: its value, in that number format."""
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:dLblPos val="{"outEnd" if form == "bar" else "t"}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _cells(values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _title(text: str) -> str:
    body = '<a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/>'
    run = f'<a:r><a:rPr lang="vi-VN" sz="1100" b="0"/><a:t>{escape(text)}</a:t></a:r>'
    return f'<c:title><c:tx><c:rich>{body}<a:p>{run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'


def _column(index: int) -> str:
    """The letters of a spreadsheet column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def workbook(chart: Chart) -> bytes:
    """The .xlsx that Word opens when the chart's data are edited."""
    rows = [_row(1, ["", *(series.name for series in chart.series)])]
    for at, category in enumerate(chart.categories):
        rows.append(_row(at + 2, [category, *(series.values[at] for series in chart.series)]))
    sheet = f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT}.worksheet+xml"/></Types>'
    )
    book = (
        f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return pack({name: text.encode() for name, text in parts.items()})


def _row(number: int, values: Sequence[str | Decimal | None]) -> str:
    cells = []
    for at, value in enumerate(values):
        name = f"{_column(at)}{number}"
        if isinstance(value, Decimal):
            cells.append(f'<c r="{name}"><v>{value:f}</v></c>')
        elif value:
            cells.append(
                f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _relation(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )
