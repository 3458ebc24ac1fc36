"""Captions and subheadings: the short lines between the paragraphs of an article."""

from __future__ import annotations

from collections.abc import Sequence

from tonghop import interviews
from tonghop.interviews import Row
from tonghop.pagewords import CAPTION_OPENING, CONCRETE, SAYING, TELLING, UPPER
from tonghop.patterns import lazy

ENDS = frozenset(".!?…:;,”\")/»’'")
"""How a paragraph ends."""
_STOPS = frozenset('.!?…”"')
"""How one ends after which nothing is to follow."""
_LISTED = ("- ", "– ", "+ ", "* ", "•")
NO_HEADING = ("(", *_LISTED)
"""How neither title nor subheading opens."""
_QUOTES = ("“", '"', "«")
_CREDIT_FIRST = ("Ảnh", "Trong ảnh", "- Trong ảnh")
_CREDIT_CHARS = 60
"""No more than so many characters follow the credit of a caption."""
_NO_CAPTION = (*_QUOTES, *_LISTED)
_ATTRIBUTED = lazy(r"[”\"»] [-–] \w")
_STATISTIC = lazy(r"\d\s?%|\d\.\d{3}")
_PLACE_HEADING = lazy(rf"[{UPPER}][\w.]*(?: [{UPPER}][\w.]*){{0,4}}: [{UPPER}]\w*(?: \S+){{4}}")
"""A heading that names the place of what follows; it may hold a figure: "Thái Bình: Triển khai kế hoạch tiêm …"."""
_TWO_CAPITALS = lazy(rf"\s[{UPPER}].*\s[{UPPER}]")
_NARRATED = lazy(r"\b(?:đã|sẽ|tuy nhiên|nhưng|vẫn|không|chưa|điều tra|làm rõ|xác minh)\b")
_SHOWN = lazy(
    r"\b(?:tại|ở|bên|cho|trao|tặng|thăm|kiểm tra|hướng dẫn|tham gia|phát biểu|nhận|đang|chụp|tuyên truyền)\b"
)
_SHORT, _SHOWING, _CREDITED = 48, 60, 75
"""The most words of a caption: any, one that shows somebody and has no full stop, one with a credit."""
_HEADING_WORDS = 22
"""Subheadings between paragraphs have fewer words."""
_REPEATED, _QUOTED = 7, 32
"""A sentence of fewer words may come twice by chance, one of more is a paragraph of its own."""
_BROKEN_LINES = 3
"""As many lines open with a small letter where lines end as on a printed page, in the middle of sentences."""
_CHOSEN_WORDS = 16
"""A subheading of no more words may be taken from the text."""


def read(rows: Sequence[Row]) -> None:
    """Marks them among the rows that have no role yet."""
    lengths = sorted([row.words for row in rows if row.role is None and row.prose])
    usual = (lengths[len(lengths) // 2] + lengths[~(len(lengths) // 2)]) / 2 if lengths else 0
    first = next((i for i, row in enumerate(rows) if row.role is None and row.prose), len(rows))
    broken = sum([row.text[0].islower() for row in rows]) >= _BROKEN_LINES
    for i, row in enumerate(rows):
        # Tabs part the cells of a table's row: neither caption nor subheading.
        if row.role is None and row.words <= _CREDITED and "\t" not in row.text:
            if row.words > _SHORT and not row.credit:
                if _shows_somebody(row) and _stands_between(rows, i):
                    row.role = "caption"
            elif (
                _is_caption(rows, i, usual)
                or _is_repeated(rows, i, first)
                or (not broken and _describes(row) and _stands_between(rows, i))
            ):
                row.role = "caption"
            elif row.words <= 32 and _is_subheading(rows, i):
                row.role = "kicker"


def _shows_somebody(row: Row) -> bool:
    """Whether a long line without full stop says what those whom a picture shows are doing."""
    if row.words > _SHOWING or row.text[-1] in ENDS or ". " in row.text or ": " in row.text:
        return False
    return CAPTION_OPENING.pattern.match(row.text) is not None and _SHOWN.search(row.text) is not None


def _stands_between(rows: Sequence[Row], i: int) -> bool:
    """Whether a line stands between two paragraphs that are whole; a subheading or caption may precede the next."""
    if not 0 < i < len(rows) - 1:
        return False
    above, below = rows[i - 1], rows[i + 1]
    if below.role is None and not below.prose and below.text[-1] not in ENDS and i < len(rows) - 2:
        below = rows[i + 2]
    whole = above.role in {None, "caption"} and above.text[-1] in _STOPS
    return whole and below.role is None and below.prose and not below.text[0].islower()


def _is_repeated(rows: Sequence[Row], i: int, first: int) -> bool:
    """Whether a paragraph near a line says the same, in nearly the same words.

    The `first` paragraph of all may be a summary that the text repeats.
    """
    row = rows[i]
    whole = row.text[-1] in ENDS
    if not (_REPEATED <= row.words <= _QUOTED if whole else row.words > _CHOSEN_WORDS):
        return False
    if i <= first or row.text.endswith((":", ";")) or not row.text[0].isupper():
        return False
    said = row.low.strip(' .…!“”"')
    # A whole sentence that comes twice is one; without a full stop a quarter may differ.
    most = len(said) if whole else len(said) * 3 // 4
    pieces = {said[:most], said[-most:]}
    for other in rows[max(0, i - 3) : i + 4]:
        if other.prose and other.words > row.words and any(piece in other.low for piece in pieces):
            return True
    return False


def _is_subheading(rows: Sequence[Row], i: int) -> bool:
    row, text = rows[i], rows[i].text
    if text[-1] in ".;:,…!" or (text[-1] == "?" and row.words > 14):
        return False
    if i + 1 >= len(rows) or text.startswith(NO_HEADING) or text[0].islower():
        return False
    if rows[i + 1].text[0].islower():
        return False
    if _STATISTIC.search(text) and not (rows[i - 1].prose and _PLACE_HEADING.match(text)):
        return False
    if row.words > 16 and TELLING.pattern.match(text):
        return False
    return rows[i + 1].role in {None, "caption", "furniture"}


def _is_caption(rows: Sequence[Row], i: int, usual: float) -> bool:
    """A picture's caption: a short line with a credit, or one that only shows somebody doing something.

    `usual` is the median length of the article's paragraphs, in words: among long paragraphs a short
    sentence is a caption sooner than among short ones.
    """
    row, text = rows[i], rows[i].text
    if i == 0 or text[-1] in ":;" or text.endswith("..."):
        return False
    if row.credit:
        # The credit ends a caption; text after it is a paragraph that the page glued on.
        return len(text) - row.credit <= _CREDIT_CHARS or text.startswith(_CREDIT_FIRST)
    if rows[i - 1].role == "furniture" and "img" in rows[i - 1].low:
        return row.words <= 40
    closed = text[-1] in ENDS
    if text.startswith(_QUOTES) and _ATTRIBUTED.search(text):
        return row.words <= 40 and not closed
    if text.startswith(_NO_CAPTION):
        return False
    alone = -0.5 if closed else 1.0
    long = 0.6 if row.words > 34 else 0.0
    several = 1.0 if row.words > 20 and text.find(". ", 0, -20) >= 0 else 0.0
    above = 0.5 if row.gap >= 2 else 0.0
    below = 0.4 if i + 1 < len(rows) and rows[i + 1].gap >= 2 else 0.0
    short = (
        (0.8 if row.words < 0.45 * usual and usual >= 45 else -0.6 if usual < 35 else 0.0) if usual else 0.0
    )
    most = alone + 0.5 - long - several + above + below + short
    if most < -0.9:
        return False
    opens = CAPTION_OPENING.pattern.match(text) is not None
    least = -0.9 if opens else 0.7
    if most < least:
        return False
    named = _has_names(text)
    if not closed and not opens and (row.words <= 10 or (row.words <= 24 and not named)):
        return False
    if rows[i - 1].role == "title" and not opens and row.words > 15:
        return False
    if not closed and (": " in text or (i + 1 < len(rows) and rows[i + 1].text[0].islower())):
        return False
    score = most if named else alone - long - several + above + below + short
    if score < least or interviews.asks(row):
        return False
    tells = TELLING.pattern.match(text)
    if tells and score < (1.1 if opens else 2.1):
        return False
    narrates = _NARRATED.search(text)
    if narrates and score < (0.5 if opens else 1.5):
        return False
    says = SAYING.pattern.search(text)
    score -= (1.5 if tells else 0.0) + (1.6 if says else 0.0) + (0.9 if narrates else 0.0)
    if opens:
        score += 1.0 if tells or says or narrates or row.words > 25 else 1.6
    return score >= 1.2 or (score + 0.5 >= 1.2 and _SHOWN.search(text) is not None)


def _describes(row: Row) -> bool:
    """Whether a line without full stop is a sentence about a scene, too long or too plain for a subheading."""
    text = row.text
    if text[-1] in ENDS or row.credit or row.words <= 10 or ". " in text or ": " in text:
        return False
    if text.startswith(_NO_CAPTION) or interviews.asks(row):
        return False
    if CONCRETE.pattern.match(text):
        return True
    if row.words <= _HEADING_WORDS and not (row.words > 16 and TELLING.pattern.match(text)):
        return False
    told = _NARRATED.search(text) or SAYING.pattern.search(text) or _STATISTIC.search(text)
    return not told


def _has_names(text: str) -> bool:
    """Whether two words after the first are capitalised."""
    return _TWO_CAPITALS.search(text) is not None
