"""Ý kiến, phát biểu: ai nói gì, kèm chức vụ và nguồn, giữ nguyên lời.

where chọn (kind: direct, reported, answer; speaker, about …), limit là số lời trích, words là độ dài một lời. Mỗi
người lần lượt một lời để không ai lấn chỗ; trung ương trước, địa phương sau, rồi theo ngày.

Quotations: who said what, with title and source, verbatim. Speakers take turns; central bodies come before local
ones, then by day.
"""

from __future__ import annotations

import datetime as dt

from tonghop import filters, wording
from tonghop.blocks.base import Composed, Desk, nothing
from tonghop.blocks.base import Options as BaseOptions
from tonghop.blocks.passages import spaced
from tonghop.model import Inline, Items, Quotation, Run
from tonghop.problems import Where

NAME = "quotations"
SCALAR = None

KINDS = ("direct", "reported", "answer")
"""Of one speaker's words, those in marks come first."""


class Options(BaseOptions, frozen=True, kw_only=True):
    """Which quotations, how many, how long."""

    where: filters.Where = filters.Where()
    limit: int = 10
    words: int = 80


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """A list item a quotation: speaker, title, verb of saying, words, source."""
    chosen = [
        fact
        for fact in filters.select(desk.quotations, desk.by_id, options.where)
        if isinstance(fact, Quotation) and fact.speaker
    ]
    if not chosen and not options.template:
        return [nothing()], (filters.nothing_found(desk.quotations, desk.by_id, options.where, where),)
    if options.template:
        return desk.templated(options.template, None, {"chosen": chosen}, where, options.cite), ()
    items: list[tuple[Inline, ...]] = []
    for quotation in turns(chosen, desk):
        if len(items) == options.limit:
            break
        text, used = wording.excerpt(
            quotation.surface, options.words, desk.printed_sentences, opening_mark=True
        )
        if text:
            desk.printed_sentences.update(used)
            desk.printed_sentences.add(wording.flat(quotation.sentence))
            items.append(item(quotation, text, options, desk))
    return ([Items(tuple(items))] if items else [nothing()]), ()


def turns(quotations: list[Quotation], desk: Desk) -> list[Quotation]:
    """Speakers by rank and day, one quotation each, then each one's second, and so on."""
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        by_speaker.setdefault(quotation.speaker or "", []).append(quotation)
    for said in by_speaker.values():
        said.sort(key=lambda q: (KINDS.index(q.kind), q.article, q.start))

    def key(said: list[Quotation]) -> tuple[int, dt.date, str]:
        published = desk.by_id[said[0].article].published or dt.date.max
        return min(wording.rank(q) for q in said), published, said[0].speaker or ""

    speakers = sorted(by_speaker.values(), key=key)
    deepest = max((len(said) for said in speakers), default=0)
    return [said[n] for n in range(deepest) for said in speakers if n < len(said)]


def item(quotation: Quotation, text: str, options: Options, desk: Desk) -> tuple[Inline, ...]:
    """`Đồng chí X, title, cho rằng: “…” [1].`"""
    article = desk.by_id[quotation.article]
    who = wording.honorific(quotation, article, desk.party) + wording.person_name(quotation.speaker or "")
    title = wording.post(quotation.role, quotation.organization)
    if quotation.speaker_kind == "document":
        opening = f"{wording.capital(who)}" + (f" của {title}" if title else "")
    else:
        opening = wording.capital(who) + (f", {title}," if title else "")
    verb = quotation.cue if quotation.cue and quotation.cue != "theo" else "cho biết"
    cites = spaced(desk.cite([quotation.article], options.cite))
    body = text.rstrip(" .") if not text.endswith(wording.CUT) and not text.endswith("...") else text
    if quotation.kind == "reported":
        return (Run(f"{opening} {verb}: "), desk.print(quotation, body), *cites, Run("."))
    return (Run(f"{opening} {verb}: “"), desk.print(quotation, body), Run("”"), *cites, Run("."))
