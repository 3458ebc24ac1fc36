"""Vietnamese letters for patterns, large and small apart: their code points alternate, so a range holds both."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_ACCENTED = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES)
LOWER = "a-zđ" + _ACCENTED
UPPER = "A-ZĐ" + _ACCENTED.upper()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""A pattern in which `\p{Lu}` and `\p{Ll}`, inside brackets, stand for the large and the small letters."""
    return re.compile(pattern.replace(r"\p{Lu}", UPPER).replace(r"\p{Ll}", LOWER))
