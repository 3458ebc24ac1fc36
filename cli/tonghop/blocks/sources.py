"""Danh mục nguồn: các bài được dẫn theo số thứ tự, các bài đã đọc mà không dẫn, các tệp không đọc được.

Sources: the numbered list of the articles cited, then those read but not cited, then those left out.
"""

from __future__ import annotations

from typing import Any

from tonghop import messages, wording
from tonghop.blocks.articles import plain
from tonghop.blocks.base import Composed, Desk, nothing
from tonghop.blocks.base import Options as BaseOptions
from tonghop.model import Article, Column, Items, Node, Para, Run, Table
from tonghop.problems import Where

NAME = "sources"
SCALAR = None


class Options(BaseOptions, frozen=True, kw_only=True):
    """The list has no options of its own."""


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """The table of sources; numbers are those that the citations show."""
    for article in sorted(desk.articles, key=lambda a: (a.published is None, a.published, a.title or "")):
        desk.number(article.id)
    if options.template:
        return desk.templated(options.template, None, {"numbers": desk.numbers}, where, "none"), ()
    nodes: list[Node] = []
    if desk.numbers:
        columns = (
            Column("Số", "center", 1),
            Column("Tên bài", "left", 8),
            Column("Cơ quan báo chí", "left", 4),
            Column("Ngày đăng", "center", 3),
            Column("Tác giả", "left", 3),
        )
        rows = tuple(row(number, desk.by_id[name]) for name, number in desk.numbers.items())
        nodes.append(Table("nguon", None, columns, rows, description="Danh mục nguồn"))
    corrected = [
        (desk.printed_facts[name], said)
        for name, said in desk.corrected.items()
        if name in desk.printed_facts
    ]
    if corrected:
        nodes.append(Para((Run("Số liệu, trích dẫn đã hiệu chỉnh so với nguồn:"),)))
        nodes.append(
            Items(
                tuple((Run(f"[{desk.number(f.article)}] “{f.surface}”: {said}."),) for f, said in corrected)
            )
        )
    if desk.left_out:
        nodes.append(Para((Run("Tệp không đọc được, không đưa vào báo cáo:"),)))
        nodes.append(Items(tuple((Run(messages.describe(p, "vi") + "."),) for p in desk.left_out)))
    return nodes or [nothing()], ()


def row(number: int, article: Article) -> tuple[Any, ...]:
    """One source: its number, title, outlets, day and author."""
    outlets = ", ".join(article.outlets) or article.outlet or "Không ghi"
    day = wording.day(article.published).removeprefix("ngày ") if article.published else "Không ghi"
    author = wording.person_name(article.author) if article.author else "Không ghi"
    return tuple(
        plain(text) for text in (f"[{number}]", article.title or article.source.path, outlets, day, author)
    )
