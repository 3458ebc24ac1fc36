"""Where units that a text names by their class are named by their names alone: "Đạo Viện có …"."""

from __future__ import annotations

from tonghop import gazetteer, mentions
from tonghop.holders import Holder
from tonghop.mentions import Mention
from tonghop.patterns import lazy
from tonghop.scan import views
from tonghop.unitnames import FAMILY, UPPER, bare_name

_COMMUNES = 20
"""How many communes may be named again by their names alone."""

# A commune named again stands after these, and no capital follows.
_AGAIN = frozenset({".", ":", ";", "ở", "tại", "của", "về", "nay", "hiện", "trên", "cho", "mà", "khi"})
_ALONE = lazy(rf"(?![\w-])(?! ?[-–:(]| [{UPPER}\d])")
_LED = lazy(
    r"(?:Năm (?:\d{4}|nay|qua)|\d/\d{4}|[Nn]ay|Hiện tại|Hiện|[Nn]hờ (?:đó|vậy|thế)|(?:[Dd]o|[Vv]ì) (?:đó|vậy|thế)"
    r"|Sau (?:[^\s,.]+ ){0,3}[^\s,.]+|Tuy nhiên|Bên cạnh đó|Ngoài ra|Đồng thời), $"
)
_LISTED_NAMES = lazy(rf"(?:(?:, | và )[{UPPER}]\w*(?: [{UPPER}]\w*)*)+(?![\w])")
_NAMES = 100
"""So far names may follow in a list."""


def again(text: str, units: list[Mention]) -> list[Holder]:
    """The communes and villages among `units` where the text names them again."""
    low = views(text).low
    found: list[Holder] = []
    communes: dict[str, Mention] = {}
    for unit in units:
        if unit.level in {"commune", "village"} and len(communes) < _COMMUNES:
            communes.setdefault(bare_name(unit.name, unit.word), unit)
    for name, unit in communes.items():
        words = name.split(" ")
        if len(words) < 2 or words[0] in FAMILY or gazetteer.bare_level(name) is not None:
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            before = mentions.word_before(low, at)
            opens = before in _AGAIN or at == 0 or text[at - 1] == "\n"
            if (opens or (before == "," and _LED.search(text, max(0, at - 30), at))) and _ALONE.match(
                text, end
            ):
                listed = _LISTED_NAMES.match(text, end, end + _NAMES)
                if listed is not None:
                    end = listed.end()
                whole = unit.name if listed is None else text[at:end]
                found.append(Holder(at, end, whole, unit.level, unit.word, False, text, len(text)))
            at = text.find(name, end)
    return found
