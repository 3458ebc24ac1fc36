"""Which words of a report are its own: what it quotes or reprints from a source keeps the source's wording."""

from __future__ import annotations

import re

from tonghop.lint.document import Par

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’")
CITE = re.compile(r"\[\d{1,4}\]")
MASK = "\ue000"


def quoted_matter(par: Par) -> bool:
    """Whether a paragraph reprints a source: it closes with a source number or a footnote."""
    return bool(CITE.search(par.text) or par.notes)


def own_words(par: Par) -> str:
    """The paragraph's text with quotations masked, of the same length; empty when it is quoted matter."""
    if quoted_matter(par):
        return ""
    return QUOTED.sub(lambda match: MASK * len(match[0]), par.text)
