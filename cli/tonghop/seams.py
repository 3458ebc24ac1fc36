"""Where a page without line ends has glued a heading or a picture's credit to the sentence after it.

"Sạt lở làm 2 em tử vong Do ảnh hưởng mưa lớn …": a word that opens sentences has its capital, but no stop
before it. Only words that open no name are looked for, behind words that may be a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from tonghop.pagewords import UPPER
from tonghop.patterns import lazy

Span = tuple[int, int]

_OPENERS = (
    "Do|Để|Nhằm|Những|Tại|Theo|Khi|Hiện nay|Hiện tại|Tuy nhiên|Mới đây|Vừa qua|Bên cạnh|Ngoài ra|Đến nay|Chúng tôi"
    "|Được biết|Sau khi|Sau đó|Trước đó|Mặc dù|Năm 20|Đây là|Đồng thời|Thời gian qua|Trong năm|Trong những|Trong đó"
    "|Trong khi|Trong quá trình|Trong thời gian|Trong tháng|Đối với|Trao đổi với|Phát biểu"
).split("|")
_BY_LETTER = {
    letter: tuple(opener for opener in _OPENERS if opener[0] == letter) for letter in {o[0] for o in _OPENERS}
}
"""To find a letter is many times as fast as to find a word."""
_HEADING_CHARS = 120
"""No heading is longer."""
_TITLED = tuple(
    "chương trình|phong trào|cuộc thi|hội thi|ngày hội|lễ hội|liên hoan|quỹ|phim|ca khúc|bài hát|mô hình|đề án|dự án"
    "|chủ đề|cuốn|sách|tác phẩm|bài|bài viết|bài thơ|chuyên đề|chuyên mục|giải thưởng|tọa đàm|hội thảo|triển lãm|vở"
    "|vở kịch|tiểu phẩm|chiến dịch|thông điệp|khẩu hiệu|câu chuyện|tên|xem chi tiết".split("|")
)
"""After these a capital opens the name of a work or a campaign."""
_CREDIT = lazy(
    rf"(?:Ảnh|ẢNH|Video|Clip): ?"
    rf"(?:(?:[{UPPER}]\.)+[{UPPER}]\w*\.?|[{UPPER}]\. [{UPPER}]\w+"
    rf"|[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}}){{0,3}}(?! ?[{UPPER}]{{2}})"
    rf"|[{UPPER}]\w+ [{UPPER}]\w+(?= [{UPPER}]\w* [^{UPPER}\W])|[{UPPER}]\w+(?: [{UPPER}]\w+){{0,3}}(?=/[{UPPER}]|  ))"
    rf"(?:/[{UPPER}]+)?(?= +[{UPPER}“])"
)
"""A credit with the name of who took the picture, as far as the next sentence can be told from it."""
_CREDITS = ("Ảnh:", "ẢNH:", "Video:", "Clip:")


def cut(text: str, spans: list[Span]) -> list[Span]:
    """The sentences of one long line, cut where something is glued to them."""
    start, end = spans[0][0], spans[-1][1]
    found = sorted([*_credits(text, start, end), *_openers(text, start, end)])
    if not found:
        return spans
    cuts: list[Span] = []
    following = iter([*found, (end + 1, False)])
    at, opens = next(following)
    for begin, stop in spans:
        while at < stop:
            if at > begin and (not opens or _is_heading(text, begin, at)):
                behind = at
                while text[behind - 1].isspace():
                    behind -= 1
                cuts.append((begin, behind))
                begin = at
            at, opens = next(following)
        cuts.append((begin, stop))
    return cuts


def _credits(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where the sentences behind credits begin."""
    for label in _CREDITS:
        at = text.find(label, start, end)
        while at >= 0:
            if match := _CREDIT.match(text, at, end):
                behind = match.end()
                while text[behind] == " ":
                    behind += 1
                yield behind, False
            at = text.find(label, at + 1, end)


def _openers(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a word that opens sentences follows one that ends none."""
    for letter, openers in _BY_LETTER.items():
        at = text.find(letter, start + 2, end)
        while at >= 0:
            before = text[at - 2]
            if (
                text[at - 1] == " "
                and (before.islower() or before.isdigit() or before in " ”")
                and text.startswith(openers, at, end)
            ):
                opener = next(opener for opener in openers if text.startswith(opener, at))
                stop = at + len(opener)
                if not (text[stop : stop + 1].isalpha() or text[stop + 1 : stop + 2].isupper()):
                    yield at, True
            at = text.find(letter, at + 1, end)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words between the last stop and a capital may be a heading."""
    first = text[start]
    if end - start > _HEADING_CHARS or not (first.isupper() or first.isdigit() or first in "“‘"):
        return False
    return not text[start:end].rstrip().lower().endswith(_TITLED)
