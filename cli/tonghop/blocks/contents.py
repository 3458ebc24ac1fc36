"""Mục lục các đề mục đứng sau nó, điền sẵn số trang.

pages: libreoffice lấy số trang thật từ LibreOffice nếu máy có, không thì ước tính (và nói ra); estimate luôn ước
tính từ bề rộng chữ, để mọi máy cho ra cùng một tệp.

Contents: a table of contents of the headings that follow, with page numbers filled in: real ones from LibreOffice where
it is installed, else an estimate, and the report says so.
"""

from __future__ import annotations

from typing import Literal

from tonghop.blocks.base import Composed, Desk
from tonghop.blocks.base import Options as BaseOptions
from tonghop.model import Contents
from tonghop.problems import Where

NAME = "contents"
SCALAR = "pages"


class Options(BaseOptions, frozen=True, kw_only=True):
    """Where page numbers come from."""

    pages: Literal["libreoffice", "estimate"] = "libreoffice"


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """The table of contents; the renderer fills it in."""
    return [Contents(exact=options.pages == "libreoffice")], ()
