"""Lời văn của mình, là mẫu Jinja2 đọc được các bài báo và dữ kiện; dòng trống ngăn các đoạn.

Biến: articles, figures, quotations, passages, report, as_of, first và last (ngày đăng đầu, cuối), undated (số bài
không ghi ngày). Bộ lọc: count, so (05, 1.234), ngay (19/5/2022), ngay_dai (ngày 19 tháng 5 năm 2022), so_lieu
(số liệu kèm nguồn), trich_dan (lời trích kèm nguồn), nguon (chỉ nguồn), where (điều kiện như khóa where của
khối), noi_den (dẫn tới bảng, phụ lục).

Text: paragraphs of one's own, a Jinja2 template over the articles and facts. A blank line parts paragraphs;
variables and filters are those above.
"""

from __future__ import annotations

from tonghop.blocks.base import Composed, Desk
from tonghop.blocks.base import Options as BaseOptions
from tonghop.problems import Where

NAME = "text"
SCALAR = "body"


class Options(BaseOptions, frozen=True, kw_only=True):
    """`body` is the template itself; `template` names a file instead."""

    body: str | None = None


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """The paragraphs of the template. Raises `UsageError`, located, where it fails."""
    return desk.templated(options.template, options.body, {}, where, options.cite), ()
