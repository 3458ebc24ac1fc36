"""Nội dung các bài báo theo vai trò của đoạn, giữ nguyên câu, chỉ cắt giữa các câu.

where chọn (rubric: context bối cảnh, result kết quả, limitation hạn chế, cause nguyên nhân, task nhiệm vụ,
proposal kiến nghị, event sự kiện); group_by place, article hoặc outlet đặt mỗi nhóm dưới một đề mục; limit là số
đoạn mỗi nhóm (hoặc tất cả), words là độ dài một đoạn. numbers: false bỏ qua câu có số liệu khi bảng đã nêu.

Passages: what the articles say under a rubric, in their own sentences, cut only between sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal

from tonghop import filters, keys, sentences, wording
from tonghop.blocks.base import Composed, Desk, nothing
from tonghop.blocks.base import Options as BaseOptions
from tonghop.model import Article, Cite, Heading, Inline, Inlines, Node, Para, Passage, Run
from tonghop.problems import Where

NAME = "passages"
SCALAR = None

OPENING_DASH = re.compile(r"^[-–—]\s*")
"""The dash that opens an answer is no part of its words."""


class Options(BaseOptions, frozen=True, kw_only=True):
    """Which passages, how they are grouped, how many, how long."""

    where: filters.Where = filters.Where()
    group_by: Literal["place", "article", "outlet"] | None = None
    limit: int = 5
    words: int = 90
    numbers: bool = True


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """A paragraph a passage, or a heading a group with its passages under it."""
    chosen = [
        fact
        for fact in filters.select(desk.passages, desk.by_id, options.where)
        if isinstance(fact, Passage) and fact.rubric is not None
    ]
    if not chosen and not options.template:
        return [nothing()], (filters.nothing_found(desk.passages, desk.by_id, options.where, where),)
    if options.template:
        return desk.templated(options.template, None, {"chosen": chosen}, where, options.cite), ()
    found = [
        (name, printed(members, options, desk)) for name, members in groups(chosen, options.group_by, desk)
    ]
    filled = [(name, paragraphs) for name, paragraphs in found if paragraphs]
    if len(filled) == 1:
        name, paragraphs = filled[0]
        return list(paragraphs if name is None else named(name, paragraphs)), ()
    nodes: list[Node] = []
    for name, paragraphs in filled:
        nodes += [Heading(3 if options.heading else 2, wording.capital(name))] if name is not None else []
        nodes += paragraphs
    return nodes or [nothing()], ()


def named(name: str, paragraphs: list[Para]) -> list[Para]:
    """The paragraphs of a group that stands alone: its name opens the first, a heading would have no second."""
    first, *others = paragraphs
    return [Para((Run(f"{wording.capital(name)}: "), *first.inlines)), *others]


def groups(passages: list[Passage], by: str | None, desk: Desk) -> list[tuple[str | None, list[Passage]]]:
    """The passages by group, larger places first, otherwise in the order of the articles."""
    if by is None:
        return [(None, passages)]
    found: dict[str | None, list[Passage]] = {}
    for passage in passages:
        found.setdefault(group_name(passage, by, desk.by_id[passage.article]), []).append(passage)
    named = [(name, members) for name, members in found.items() if name is not None]
    if by == "place":
        from tonghop import places

        named.sort(key=lambda item: places.rank(item[0]))
    others = found.get(None)
    return [*named, ("Nơi khác" if named else None, others)] if others else list(named)


def group_name(passage: Passage, by: str, article: Article) -> str | None:
    """The group of a passage: its place, outlet or article title; `None` where it has none."""
    if by == "outlet":
        return article.outlet
    if by == "article":
        return article.title
    from tonghop import places

    place = passage.place or article.place
    return places.display(place) if place else None


def printed(passages: list[Passage], options: Options, desk: Desk) -> list[Para]:
    """The best passages of a group, in reading order, each once in the whole report."""
    quoted = {q.sentence for q in desk.quotations if q.kind != "answer"}
    ordered = sorted(passages, key=lambda p: (merit(p, quoted), p.article, p.start))
    kept: list[tuple[Passage, str]] = []
    for passage in ordered:
        if len(kept) == options.limit:
            break
        passed_over = desk.printed_sentences | (numbered(passage, desk) if not options.numbers else set())
        text, used = wording.excerpt(telling(passage, options), options.words, passed_over)
        if text and not text.endswith(":"):  # what only announces a list says nothing without it
            desk.printed_sentences.update(used)
            kept.append((passage, text))
    order = {article.id: index for index, article in enumerate(desk.articles)}
    kept.sort(key=lambda item: (order[item[0].article], item[0].start))
    paragraphs: list[Para] = []
    for passage, text in kept:
        cites = desk.cite([passage.article], options.cite)
        paragraphs.append(Para(ended(wording.capital(text), cites, partial(desk.print, passage))))
    return paragraphs


def telling(passage: Passage, options: Options) -> str:
    """The passage from the first sentence on that has the words asked for, without the dash of an answer."""
    text = OPENING_DASH.sub("", passage.surface)
    if options.where.text is None:
        return text
    wanted = keys.syllables_in(filters.several(options.where.text))
    starts = [start for start, end in wording.units(text) if wanted.search(text, start, end)]
    return text[starts[0] :] if starts else text


def ended(text: str, cites: tuple[Cite, ...], run: Callable[[str], Run]) -> Inlines:
    """The run of a text with its citations before the full stop, as offices print them."""
    if text.endswith((".", wording.CUT)) and not text.endswith(".."):
        return (run(text.removesuffix(".")), *spaced(cites), Run("."))
    return (run(text), *spaced(cites))


def spaced(cites: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Citations with the space that parts them from the sentence before."""
    return (Run(" "), *cites) if cites else ()


def merit(passage: Passage, quoted: set[str]) -> int:
    """Lower is better: what leans on the one before, only reports a speech, or as a lead says it in short, is later."""
    spans = sentences.split(passage.surface, 0, len(passage.surface))
    speech = any(passage.surface[start:end].strip() in quoted for start, end in spans)
    return 2 * speech + wording.leans(passage.surface) + (passage.role == "lead")


def numbered(passage: Passage, desk: Desk) -> set[str]:
    """The sentences of a passage that hold a figure."""
    return {
        wording.flat(figure.sentence)
        for figure in desk.figures
        if figure.article == passage.article and passage.start <= figure.start < passage.end
    }
