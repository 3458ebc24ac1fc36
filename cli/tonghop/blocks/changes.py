"""Thay đổi so với kỳ trước: số liệu, trích dẫn mới, điều chỉnh, không còn, kèm hai giá trị và nguồn.

since: last-edition so với kỳ mà lệnh run ghi lại gần nhất; một đường dẫn chỉ báo cáo (.docx) tự chọn.

Changes: what is new, revised or withdrawn since the last edition. It is composed last of all, as it compares what
the rest of the report prints.
"""

from __future__ import annotations

from tonghop.blocks.base import Composed, Desk
from tonghop.blocks.base import Options as BaseOptions
from tonghop.model import Heading, Inline, Items, Manifest, ManifestFact, Node, Para, Run
from tonghop.problems import Problem, UsageError, Where

NAME = "changes"
SCALAR = "since"
LAST = True

NO_EDITION = "Đây là kỳ báo cáo đầu tiên, chưa có kỳ trước để so sánh."
NO_CHANGE = "Không có thay đổi so với kỳ trước."
TITLES = {"new": "Mới", "revised": "Điều chỉnh", "withdrawn": "Không còn trong nguồn"}


class Options(BaseOptions, frozen=True, kw_only=True):
    """What to compare with."""

    since: str = "last-edition"


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """A list of changes by kind. Raises `UsageError` where the report named cannot be read."""
    from tonghop import diff

    before = earlier(options, desk, where)
    if before is None or desk.current is None:
        return [Para((Run(NO_EDITION),))], ()
    changes = diff.compare(before, desk.current)
    if not changes:
        return [Para((Run(NO_CHANGE),))], ()
    nodes: list[Node] = []
    for kind, found in (("new", changes.new), ("revised", changes.revised), ("withdrawn", changes.withdrawn)):
        if found:
            nodes.append(Heading(2, TITLES[kind]))
            nodes.append(Items(tuple(item(change, options, desk) for change in found)))
    return nodes, ()


def earlier(options: Options, desk: Desk, where: Where) -> Manifest | None:
    """The manifest of the edition to compare with, `None` where there is none yet."""
    if options.since == "last-edition":
        return desk.previous
    from tonghop import manifest
    from tonghop.problems import UnreadableError

    try:
        return manifest.read(desk.base / options.since)
    except UnreadableError as error:
        raise UsageError(*(Problem(p.code, where, p.values, p.hint) for p in error.problems)) from None


def item(change: object, options: Options, desk: Desk) -> tuple[Inline, ...]:
    """One change: what it is about, the old and the new value, and where each comes from."""
    from tonghop.diff import Change

    assert isinstance(change, Change)
    inlines: list[Inline] = []
    opening = subject(change.said.fact)
    if opening:
        inlines.append(Run(f"{opening}: "))
    if change.old is not None:
        inlines.append(Run(shown(change.old.fact)))
        if change.new is None or change.old.origin != change.new.origin:
            inlines.append(Run(f" ({change.old.origin})"))
    if change.old is not None and change.new is not None:
        inlines.append(Run(" → "))
    if change.new is not None:
        fact = change.new.fact
        inlines.append(Run(shown(fact), fact_ids=(fact.id,)))
        cites = desk.cite([desk.facts[fact.id].article], options.cite)
        inlines += (Run(" "), *cites) if cites else ()
    return (*inlines, Run("."))


def subject(fact: ManifestFact) -> str:
    """What a fact is about: its speaker, or its noun, place and period."""
    about = dict(fact.attributes)
    if fact.type == "quotation":
        return about.get("speaker", "")
    return ", ".join(about[name] for name in ("noun", "place", "period") if name in about)


def shown(fact: ManifestFact) -> str:
    """What a fact says: a figure with its modifier and unit, words in marks."""
    if fact.type != "figure":
        return f"“{fact.surface}”"
    return dict(fact.attributes).get("text", fact.surface)
