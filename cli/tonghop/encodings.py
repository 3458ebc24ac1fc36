"""Which encoding a text is in, told by evidence: the Unicode ones and the four 8-bit ones of Vietnam.

A wrong guess is silent damage, so every candidate decodes the text and the one under which its words are
well-formed Vietnamese syllables wins; how sure that is goes with it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import msgspec

LEGACY = ("tcvn3", "vni", "viscii", "windows-1258")
"""The 8-bit encodings; the names are also what `encoding:` in the spec takes, beside those of Python."""

_ALIASES = {
    **dict.fromkeys(("tcvn", "tcvn-3", "abc", "tcvn5712", "tcvn-5712"), "tcvn3"),
    **dict.fromkeys(("vni-win", "vni-windows"), "vni"),
    **dict.fromkeys(("cp1258", "windows1258", "1258"), "windows-1258"),
}

_WINDOWS = bytes(range(0x80, 0xA0)).decode("cp1252", "replace")
_TCVN3_HIGH = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = "".join(map(chr, range(0x80))) + _WINDOWS + _TCVN3_HIGH
"""ABC fonts: TCVN 5712 from A0 on; below, the punctuation of Windows, on which they were typed."""

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = "".join(_VISCII_LOW.get(i, chr(i)) for i in range(0x80)) + (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗ"
    "ỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)

_VNI_MARKS = {
    "a": {"ùøûõï": "áàảãạ", "âáàåãä": "âấầẩẫậ", "êéèúüë": "ăắằẳẵặ"},
    "e": {"ùøûõï": "éèẻẽẹ", "âáàåãä": "êếềểễệ"},
    "o": {"ùøûõï": "óòỏõọ", "âáàåãä": "ôốồổỗộ"},
    "ô": {"ùøûõï": "ớờởỡợ"},
    "i": {"ùøûõï": "íìỉĩị"},
    "u": {"ùøûõï": "úùủũụ"},
    "ö": {"ùøûõï": "ứừửữự"},
    "y": {"ùøûõ": "ýỳỷỹ"},
}
_VNI_SINGLES = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile("[aeiouyôöAEIOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[æóòôöîñÆÓÒÔÖÎÑ]")


class Decoded(msgspec.Struct, frozen=True):
    """A text and the encoding it was read in. `broken` counts what could not be decoded.

    `certain` is false where the evidence leaves room for another encoding.
    """

    text: str
    encoding: str
    certain: bool = True
    broken: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded | None:
    """The text of `data`, in `encoding` where one is given, else in the one that fits; `None` for no text.

    Raises LookupError for an encoding nobody knows, UnicodeDecodeError where a given one does not fit.
    """
    if encoding:
        return _as(data, encoding)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return Decoded(text, name.removesuffix("-sig"), broken=text.count("\ufffd"))
    if bare := _bare_utf16(data):
        text = data.decode(bare, "replace")
        return Decoded(text, bare, broken=text.count("\ufffd"))
    try:
        return _as(data, "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and len(data) > 3:
            # A file cut in the middle of its last character is still UTF-8.
            return Decoded(data.decode("utf-8", "replace"), "utf-8", broken=1)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    multibyte = sum(1 for c in text[:200_000] if c > "\u007f" and c != "\ufffd")
    if broken * 20 < multibyte:
        return Decoded(text, "utf-8", broken=broken)
    if _binary(data):
        return None
    return _best(data)


def _as(data: bytes, encoding: str) -> Decoded:
    name = encoding.lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    if name in LEGACY:
        return Decoded(_legacy(name, data), name)
    codecs.lookup(name)
    return Decoded(data.decode(name), name)


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte names one of the few blocks that Vietnamese needs."""
    head = data[:4000]
    if len(head) < 8 or b"\0" not in head:
        return None
    blocks = b"\x00\x01\x03\x1e\x20"
    odd, even = head[1::2], head[0::2]
    if sum(b in blocks for b in odd) > 0.95 * len(odd) and odd.count(0) > 0.5 * len(odd) > even.count(0):
        return "utf-16-le"
    if sum(b in blocks for b in even) > 0.95 * len(even) and even.count(0) > 0.5 * len(even) > odd.count(0):
        return "utf-16-be"
    return None


def _binary(data: bytes) -> bool:
    """Whether the bytes are no text at all: control characters that no text has."""
    head = data[:20_000]
    controls = sum(head.count(i) for i in (*range(9), *range(14, 32)) if i not in _VISCII_LOW)
    return b"\0" in head or controls > len(head) // 100


def _best(data: bytes) -> Decoded:
    """The 8-bit encoding under which most words are Vietnamese."""
    sample = data[:100_000]
    scores = {name: evidence(_legacy(name, sample)) for name in LEGACY}
    ranked = sorted(LEGACY, key=lambda name: -scores[name][0] + scores[name][1])
    best, second = ranked[0], ranked[1]
    good, bad = scores[best]
    margin = (good - bad) - (scores[second][0] - scores[second][1])
    return Decoded(_legacy(best, data), best, certain=good > 4 * bad and margin * 5 > good)


def _legacy(name: str, data: bytes) -> str:
    if name == "tcvn3":
        return codecs.charmap_decode(data, "replace", _TCVN3)[0]
    if name == "viscii":
        return codecs.charmap_decode(data, "replace", _VISCII)[0]
    if name == "vni":
        return vni(data.decode("cp1252", "replace"))
    return data.decode("cp1258", "replace")


# ---------------------------------------------------------------- text that kept its old codes


def tcvn3(text: str) -> str:
    """Text typed in an ABC font (.VnTime) whose codes were taken for Latin letters."""
    return text.translate(_tcvn3_table())


def vni(text: str) -> str:
    """Text typed in a VNI font whose codes were taken for Latin letters."""
    table = _vni_table()
    return _VNI_PAIR.sub(lambda match: table.get(match[0], match[0]), text)


def of_font(font: str | None) -> Callable[[str], str] | None:
    """How to read a run in `font`; `None` for a font that holds Unicode.

    The capital fonts of ABC (.VnTimeH) only show small letters as capitals: the letters are left small.
    """
    if not font:
        return None
    if font.startswith(".Vn"):
        return tcvn3
    return vni if font.upper().startswith("VNI-") else None


def mend(text: str) -> tuple[str, str | None]:
    """Text whose old codes were taken for Latin letters, read right, and the encoding it was in.

    The text as it is and `None` where it is sound, or where no old encoding makes it better.
    """
    if not _SUSPECT.search(text):
        return text, None
    good, bad = evidence(text)
    if bad <= good // 4:
        return text, None
    best: tuple[int, str, str] | None = None
    for name, reading in (("tcvn3", tcvn3), ("vni", vni)):
        read = reading(text)
        right, wrong = evidence(read)
        if right > 3 * wrong and (best is None or right - wrong > best[0]):
            best = right - wrong, read, name
    return (best[1], best[2]) if best and best[0] > good - bad else (text, None)


_SUSPECT = re.compile(
    "[\u00a1-\u00bf\u00c6\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df"
    "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
"""Latin letters that Vietnamese does not have."""


@cache
def _tcvn3_table() -> dict[int, str]:
    """From Latin letters to Vietnamese: a byte may have been read as Latin-1 or as windows-1252."""
    table = {i: _TCVN3[i] for i in range(0xA0, 0x100)}
    # PDF producers write look-alikes for some of the codes.
    return table | {0x2212: "ư", 0x2010: "ư", 0x03BC: "à"}


@cache
def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, rows in _VNI_MARKS.items():
        for marks, letters in rows.items():
            for mark, letter in zip(marks, letters, strict=True):
                for either in (mark, mark.upper()):
                    table[base + either] = letter
                    table[base.upper() + either] = letter.upper()
    for code, letter in _VNI_SINGLES.items():
        table[code] = letter
        table[code.upper()] = letter.upper()
    return table


# ---------------------------------------------------------------- evidence

_WORD = re.compile(r"[^\W\d_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def evidence(text: str) -> tuple[int, int]:
    """How many of the words with a letter outside ASCII are Vietnamese syllables, and how many are not."""
    good = bad = 0
    for word in _words(text):
        if word.isascii():
            continue
        if is_syllable(word.lower()):
            good += 1
        else:
            bad += 1
    return good, bad + text[:100_000].count("\ufffd")


def _words(text: str) -> Iterable[str]:
    sample = unicodedata.normalize("NFC", text[:100_000])
    return _WORD.findall(sample)


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(
        r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?"
        r"(?:uyê|uya|uyu|oai|oay|uây|uôi|iêu|yêu|ươi|ươu|uyê|oeo|oao"
        r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya"
        r"|[aăâeêioôơuưy])(?:ch|nh|ng|c|m|n|p|t)?"
    )


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in lower case is built as a Vietnamese syllable: onset, nucleus, coda, one tone."""
    if len(word) > 7:
        return False
    bare = _TONES.sub("", unicodedata.normalize("NFD", word))
    tones = len(unicodedata.normalize("NFD", word)) - len(bare)
    return tones <= 1 and _syllable().fullmatch(unicodedata.normalize("NFC", bare)) is not None
