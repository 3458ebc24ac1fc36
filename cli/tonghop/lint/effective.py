"""The property a reader of the page sees: run, character style, paragraph style, numbering, table style, defaults.

Sizes are half-points, lengths twips (1/20 pt). Toggles (bold, italic, caps) follow ECMA-376, 17.7.3:
styles of different kinds flip one another, direct formatting is final.
"""

from __future__ import annotations

import re
from typing import Any

from tonghop.lint.package import A, Element, Package, W

Props = dict[str, Any]

TOGGLES = ("b", "i", "caps")
OFF = frozenset({"0", "false", "off", "none"})
POINTS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?$")
WHOLE = re.compile(r"-?[0-9]{1,9}")


def twips(value: str | None) -> int | None:
    """A length attribute in twips; `None` when absent or not a length."""
    match = LENGTH.match(value) if value else None
    return round(float(match[1]) * POINTS.get(match[2], 1.0)) if match else None


def integer(value: str | None) -> int | None:
    """A whole-number attribute of up to nine digits; `None` when absent or anything else."""
    return int(value) if value and WHOLE.fullmatch(value) else None


def attribute(parent: Element, child: str, name: str = "val") -> str | None:
    """`w:name` of `parent/w:child`; `None` when either is missing."""
    element = parent.find(W + child)
    return None if element is None else element.get(W + name)


def toggle(element: Element) -> bool:
    """The value of an on/off element: its mere presence is on."""
    return (element.get(W + "val") or "1").lower() not in OFF


def run_properties(element: Element | None) -> Props:
    """What one `w:rPr` states, theme fonts as `("theme", slot)`."""
    props: Props = {}
    for child in element if element is not None else ():
        tag = child.tag
        if not isinstance(tag, str) or not tag.startswith(W):
            continue
        name = tag[len(W) :]
        value = child.get(W + "val")
        if name in TOGGLES or name in ("vanish", "strike"):
            props[name] = toggle(child)
        elif name == "rFonts":
            for slot in ("ascii", "hAnsi"):
                if child.get(W + slot + "Theme"):
                    props[slot] = ("theme", child.get(W + slot + "Theme"))
                elif child.get(W + slot):
                    props[slot] = child.get(W + slot)
        elif name == "sz":
            size = twips(value)
            if size:
                props["sz"] = size
        elif name in ("u", "color", "highlight", "vertAlign"):
            props[name] = value or "single"
        elif name == "shd":
            props["shd"] = child.get(W + "fill") or "auto"
        elif name == "rStyle":
            props["rStyle"] = value
    return props


def paragraph_properties(element: Element | None) -> Props:
    """What one `w:pPr` states."""
    props: Props = {}
    for child in element if element is not None else ():
        tag = child.tag
        if not isinstance(tag, str) or not tag.startswith(W):
            continue
        name = tag[len(W) :]
        get = child.get
        if name == "jc":
            props["jc"] = {"start": "left", "end": "right"}.get(get(W + "val"), get(W + "val"))
        elif name == "ind":
            for key, *others in (("left", "start"), ("right", "end")):
                value = twips(get(W + key) or get(W + others[0]))
                if value is not None:
                    props[key] = value
            hanging, first = twips(get(W + "hanging")), twips(get(W + "firstLine"))
            if hanging is not None:
                props["firstLine"] = -hanging
            elif first is not None:
                props["firstLine"] = first
        elif name == "spacing":
            for key in ("before", "after", "line"):
                value = twips(get(W + key))
                if value is not None:
                    props[key] = value
            if get(W + "lineRule"):
                props["lineRule"] = get(W + "lineRule")
            for key in ("beforeAutospacing", "afterAutospacing"):
                if get(W + key):
                    props[key] = get(W + key).lower() not in OFF
        elif name in ("keepNext", "contextualSpacing", "pageBreakBefore"):
            props[name] = toggle(child)
        elif name == "numPr":
            number, level = attribute(child, "numId"), attribute(child, "ilvl")
            if number is not None:
                props["numId"] = number
            if level is not None:
                props["ilvl"] = level
        elif name == "outlineLvl":
            props["outlineLvl"] = get(W + "val")
        elif name == "pBdr":
            props["pBdr"] = {
                side.tag[len(W) :]: side.get(W + "val") or "none"
                for side in child
                if isinstance(side.tag, str) and side.tag.startswith(W)
            }
        elif name == "framePr":
            props["frame"] = get(W + "xAlign") or "left"
    return props


class Style:
    """A style's own properties and those of the chain it is based on, merged."""

    __slots__ = ("kind", "name", "paragraph", "run")

    def __init__(self, kind: str, name: str, paragraph: Props, run: Props) -> None:
        self.kind, self.name, self.paragraph, self.run = kind, name, paragraph, run


EMPTY = Style("", "", {}, {})


class Resolver:
    """Resolves properties by the styles, theme and settings of one document."""

    def __init__(self, package: Package, styles: str | None, theme: str | None, settings: str | None) -> None:
        root = package.tree(styles) if styles else None
        self._raw: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._fonts: dict[str, str] = {}
        self._cache: dict[tuple[str | None, str | None, str | None], Props] = {}
        self.default_paragraph: str | None = None
        self.default_table: str | None = None
        self.run_defaults: Props = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "sz": 20}
        self.paragraph_defaults: Props = {}
        if root is not None:
            self._read_styles(root)
        self._read_theme(package, theme, settings)

    def _read_styles(self, root: Element) -> None:
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId")
            if not name:
                continue
            self._raw.setdefault(name, style)
            if (style.get(W + "default") or "0").lower() not in OFF:
                if style.get(W + "type") == "paragraph":
                    self.default_paragraph = name
                elif style.get(W + "type") == "table":
                    self.default_table = name
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self.run_defaults |= run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self.paragraph_defaults |= paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def _read_theme(self, package: Package, theme: str | None, settings: str | None) -> None:
        root = package.tree(theme) if theme else None
        options = package.tree(settings) if settings else None
        language = attribute(options, "themeFontLang") if options is not None else None
        if root is None:
            return
        for slot in ("major", "minor"):
            fonts = next(root.iter(f"{A}{slot}Font"), None)
            if fonts is None:
                continue
            latin = fonts.find(A + "latin")
            face = latin.get("typeface") if latin is not None else None
            if (language or "").lower().startswith("vi"):
                viet = [f.get("typeface") for f in fonts.iterfind(A + "font") if f.get("script") == "Viet"]
                face = viet[0] if viet and viet[0] else face
            self._fonts[slot] = face or ""

    def style(self, name: str | None) -> Style:
        """The style with its chain merged; an empty one when the document has none of that id."""
        if name is None:
            return EMPTY
        done = self._styles.get(name)
        if done is not None:
            return done
        chain: list[Element] = []
        seen: set[str] = set()
        current: str | None = name
        while current and current in self._raw and current not in seen:
            seen.add(current)
            chain.append(self._raw[current])
            current = attribute(self._raw[current], "basedOn")
        paragraph: Props = {}
        run: Props = {}
        for element in reversed(chain):
            paragraph |= paragraph_properties(element.find(W + "pPr"))
            run |= run_properties(element.find(W + "rPr"))
        kind = chain[0].get(W + "type") or "paragraph" if chain else ""
        made = Style(kind, (attribute(chain[0], "name") or name) if chain else name, paragraph, run)
        self._styles[name] = made
        return made

    def font(self, value: object) -> str:
        """A font name; theme slots are looked up."""
        if isinstance(value, tuple):
            return self._fonts.get("major" if str(value[1]).startswith("major") else "minor", "")
        return str(value)

    def run(self, direct: Props, paragraph_style: str | None, table_style: str | None) -> Props:
        """What a run shows; `direct` is its own `w:rPr`."""
        character = direct.get("rStyle")
        key = (character, paragraph_style, table_style)
        base = self._cache.get(key)
        if base is None:
            levels = [self.style(table_style).run, self.style(paragraph_style).run, self.style(character).run]
            base = dict(self.run_defaults)
            for level in levels:
                base |= level
            for name in TOGGLES:
                flipped = sum(bool(level.get(name)) for level in levels) % 2 == 1
                base[name] = flipped or bool(self.run_defaults.get(name))
            self._cache[key] = base
        shown = base | direct
        shown["ascii"], shown["hAnsi"] = self.font(shown["ascii"]), self.font(shown["hAnsi"])
        return shown

    def paragraph(self, direct: Props, style: str | None, table: str | None, level: Props | None) -> Props:
        """What a paragraph shows; `level` is what its numbering level states, if it is numbered."""
        own = self.style(style).paragraph
        shown = self.paragraph_defaults | self.style(table).paragraph
        if level and "numId" in direct:
            shown |= own | level
        else:
            shown |= (level or {}) | own
        return shown | direct
