"""Điểm báo: mỗi bài một mục gồm cơ quan báo chí, ngày, tên bài, nội dung chính.

as: table hoặc list; where chọn theo outlet, form, place hoặc từ trong bài; words là độ dài nội dung chính.

Articles: the press review, one entry an article: outlet, day, title, gist.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tonghop import filters, wording
from tonghop.blocks.base import Composed, Desk, nothing
from tonghop.blocks.base import Options as BaseOptions
from tonghop.blocks.passages import spaced
from tonghop.model import Article, Cell, Column, Inline, Items, Para, Passage, Ref, Run, Table
from tonghop.problems import Where

NAME = "articles"
SCALAR = None


class Options(BaseOptions, frozen=True, kw_only=True, rename={"form": "as"}):
    """Which articles, and in what form."""

    where: filters.Where = filters.Where()
    form: Literal["table", "list"] = "table"
    caption: str = "Điểm báo"
    words: int = 60
    limit: int = msgspec.field(default=1000)


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """A table or list of the articles, oldest first."""
    chosen = filters.select_articles(desk.articles, options.where)
    ordered = sorted(chosen, key=lambda a: (a.published is None, a.published, a.title or ""))[: options.limit]
    if options.template:
        return desk.templated(options.template, None, {"chosen": ordered}, where, options.cite), ()
    if not ordered:
        return [nothing()], ()
    if options.form == "list":
        return [Items(tuple(entry(article, options, desk) for article in ordered))], ()
    desk.tables += 1
    key = f"bang{desk.tables}"
    columns = (
        Column("TT", "center", 1),
        Column("Cơ quan báo chí", "left", 3),
        Column("Ngày đăng", "center", 2),
        Column("Tên bài", "left", 5),
        Column("Nội dung chính", "left", 7),
        Column("Nguồn", "center", 1),
    )
    rows = tuple(
        (
            plain(str(index)),
            plain(", ".join(article.outlets) or article.outlet or "-"),
            plain(wording.day(article.published).removeprefix("ngày ") if article.published else "-"),
            plain(article.title or "-"),
            Cell(gist(article, options.words, desk)),
            Cell(desk.cite([article.id])),
        )
        for index, article in enumerate(ordered, 1)
    )
    lead = Para((Run("Danh sách bài báo được nêu tại "), Ref(key), Run(".")))
    return [lead, Table(key, options.caption, columns, rows, description=options.caption)], ()


def plain(text: str) -> Cell:
    """A cell of plain text."""
    return Cell((Run(text),))


def entry(article: Article, options: Options, desk: Desk) -> tuple[Inline, ...]:
    """One list item: outlet, day, title in marks, gist, source."""
    outlet = ", ".join(article.outlets) or article.outlet
    head = f"{outlet}, " if outlet else ""
    day = f"{wording.day(article.published)}, " if article.published else ""
    opening = Run(wording.capital(f"{head}{day}“{article.title or article.source.path}”: "))
    return (opening, *gist(article, options.words, desk), *spaced(desk.cite([article.id], options.cite)))


def gist(article: Article, words: int, desk: Desk) -> tuple[Inline, ...]:
    """The opening of the article's lead, or of its first paragraph; a dash where there is none."""
    for role in ("lead", "body", "answer"):
        for passage in desk.passages:
            if passage.article == article.id and passage.role == role and isinstance(passage, Passage):
                text, _ = wording.excerpt(passage.surface, words)
                return (desk.print(passage, text),)
    return (Run("-"),)
