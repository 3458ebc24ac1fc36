"""The numbers Word counts itself: what stands before a paragraph that has `w:numPr`."""

from __future__ import annotations

import re

from tonghop.lint.effective import Props, attribute, integer, paragraph_properties
from tonghop.lint.package import Element, W

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
PLACE = re.compile(r"%([1-9])")


def roman(number: int) -> str:
    """A positive number in Roman capitals."""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def counted(number: int, form: str) -> str:
    """A number in a Word number format; formats the rules do not know print as digits."""
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("lowerLetter", "upperLetter") and 0 < number < 1000:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


class Level:
    """One level of a list: number format, text with `%1` places, first number, indents."""

    __slots__ = ("form", "paragraph", "start", "text")

    def __init__(self, element: Element) -> None:
        self.form = attribute(element, "numFmt") or "decimal"
        self.text = attribute(element, "lvlText") or ""
        start = integer(attribute(element, "start"))
        self.start = 1 if start is None else start
        self.paragraph: Props = paragraph_properties(element.find(W + "pPr"))


class Numbering:
    """The lists of a document. `label` must be called in reading order, as the lists count on."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._started: set[str] = set()
        if root is None:
            return
        abstracts: dict[str, dict[int, Level]] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            abstracts[abstract.get(W + "abstractNumId") or ""] = self._levels(abstract)
        for num in root.iterfind(W + "num"):
            number, abstract_id = num.get(W + "numId") or "", attribute(num, "abstractNumId") or ""
            levels = dict(abstracts.get(abstract_id, {}))
            for override in num.iterfind(W + "lvlOverride"):
                depth, start = (
                    integer(override.get(W + "ilvl")),
                    integer(attribute(override, "startOverride")),
                )
                levels |= self._levels(override)
                if depth is not None and start is not None:
                    self._restarts[number, depth] = start
            self._lists[number] = (abstract_id, levels)

    @staticmethod
    def _levels(parent: Element) -> dict[int, Level]:
        numbered = [(integer(level.get(W + "ilvl")), level) for level in parent.iterfind(W + "lvl")]
        return {depth: Level(level) for depth, level in numbered if depth is not None}

    def level(self, props: Props) -> Level | None:
        """The level a paragraph is numbered by, `None` when it is not."""
        depth = integer(str(props.get("ilvl", "0")))
        levels = self._lists.get(str(props.get("numId")), ("", {}))[1]
        return None if depth is None else levels.get(depth)

    def label(self, props: Props) -> str:
        """The number or bullet Word puts before the paragraph; counts it."""
        level = self.level(props)
        if level is None:
            return ""
        number, depth = str(props["numId"]), int(props.get("ilvl", 0))
        abstract_id, levels = self._lists[number]
        counts = self._counts.setdefault(abstract_id, {})
        if number not in self._started:
            self._started.add(number)
            for (owner, at), start in self._restarts.items():
                if owner == number:
                    counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return level.text

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            return counted(counts.get(at, other.start), other.form)

        return PLACE.sub(shown, level.text)
