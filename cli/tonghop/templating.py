"""Jinja2 in a box: templates of users can read the facts and nothing else, in bounded time and size.

What a template prints of a fact carries the fact's id between two marks, so that it stays traceable.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tonghop.model import Cite, Figure, Inline, Inlines, Passage, Quotation, Ref, Run
from tonghop.problems import Problem, UsageError, Where

MAX_SECONDS = 5.0
MAX_CHARS = 1_000_000
MAX_DIGITS = 30

SAFE_FILTERS = (
    "count length first last upper lower capitalize trim default d sort unique map select reject "
    "selectattr rejectattr groupby list sum min max round abs int"
).split()

FACT, CITE, REF = "\ue000", "\ue001", "\ue002"
CLOSE = "\ue00f"
MARK = re.compile(f"([{FACT}{CITE}{REF}])([^{CLOSE}]*){CLOSE}")


def pad(value: object) -> str:
    """A count as reports print it: below ten with a leading zero, thousands set off by points.

    >>> pad(5), pad(1234)
    ('05', '1.234')
    """
    number = int(str(value))
    return f"{number:02d}" if 0 <= number < 10 else f"{number:,}".replace(",", ".")


def day(value: dt.date) -> str:
    """A date as reports print it in a sentence: 0 before days 1-9 and months 1, 2 only.

    >>> day(dt.date(2024, 5, 9))
    '09/5/2024'
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def long_day(value: dt.date) -> str:
    """A date in words.

    >>> long_day(dt.date(2024, 2, 9))
    'ngày 09 tháng 02 năm 2024'
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def bounded(text: str) -> str:
    """The text; raises `SecurityError` where it is longer than a report can use."""
    if len(text) > MAX_CHARS:
        raise SecurityError("output too long")
    return text


def joined(values: Iterable[object], separator: str = "") -> str:
    """The values as one text of bounded length."""
    out, size = [], 0
    for value in values:
        out.append(str(value))
        size += len(out[-1]) + len(separator)
        if size > MAX_CHARS:
            raise SecurityError("output too long")
    return separator.join(out)


class Sandbox(ImmutableSandboxedEnvironment):
    """Facts are read by attribute; text and numbers have no methods, and every result is bounded."""

    intercepted_binops = frozenset(["+", "*", "**", "%", "//", "/"])

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Text and numbers have no attributes here: `"a".ljust(10**9)` needs no call to do harm."""
        if isinstance(obj, (str, bytes, int, float)):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers of bounded size; `+` joins text; text is neither repeated nor formatted."""
        if operator == "+" and not isinstance(left, (int, float)):
            result = super().call_binop(context, operator, left, right)
            if isinstance(result, (str, list, tuple)) and len(result) > MAX_CHARS:
                raise SecurityError("output too long")
            return result
        for value in (left, right):
            if not isinstance(value, (int, float)) or abs(value) > 10**MAX_DIGITS:
                raise SecurityError(f"operator {operator} on {type(value).__name__}")
        if operator == "**" and right > MAX_DIGITS:
            raise SecurityError("operator ** with a large exponent")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """`a ~ b` becomes the bounded `[a, b] | join`, as its own code cannot be bounded."""
        tree = super()._parse(source, name, filename)
        for node in list(tree.find_all(nodes.Concat)):
            items = nodes.List(node.nodes, lineno=node.lineno)
            swap(tree, node, nodes.Filter(items, "join", [], [], None, None, lineno=node.lineno))
        tree.set_environment(self)
        return tree


def swap(tree: nodes.Node, old: nodes.Node, new: nodes.Node) -> None:
    """Puts `new` where `old` stands in a template's tree."""
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for field in parent.fields:
            value = getattr(parent, field, None)
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list) and any(item is old for item in value):
                value[:] = [new if item is old else item for item in value]


def environment(filters: Mapping[str, Callable[..., Any]]) -> Sandbox:
    """An environment with the safe filters, those for Vietnamese reports, and `filters`."""
    env = Sandbox(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False, trim_blocks=True)
    env.filters = {name: env.filters[name] for name in SAFE_FILTERS}
    env.filters |= {"join": joined, "so": pad, "ngay": day, "ngay_dai": long_day, **filters}
    env.globals = {"range": env.globals["range"]}
    return env


class Deadline:
    """Stops a template that runs too long: a loop that prints nothing gives no other hold."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def __call__(self, frame: FrameType, event: str, arg: object) -> Deadline:
        """Raises `SecurityError` at the first event after the end."""
        if time.monotonic() > self.end:
            raise SecurityError("took too long")
        return self


def render(
    env: Sandbox, source: str, values: Mapping[str, object], where: Where, seconds: float = MAX_SECONDS
) -> str:
    """What the template prints. Raises `UsageError`, located, where it fails or goes over a limit."""
    before = sys.gettrace()
    try:
        template = env.from_string(source)
        sys.settrace(Deadline(seconds))
        try:
            return bounded(joined(template.generate(values)))
        finally:
            sys.settrace(before)
    except TemplateSyntaxError as error:
        raise UsageError(
            Problem("SPEC020", where, {"line": str(error.lineno), "reason": error.message or ""})
        ) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, RecursionError) as error:
        reason = str(error) or type(error).__name__
        raise UsageError(
            Problem("SPEC020", where, {"line": str(template_line(error)), "reason": reason})
        ) from None


def template_line(error: BaseException) -> int:
    """The line of the template that an error comes from; 1 where it is not known."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def source_of(name: str, base: Path, shipped: Path, where: Where) -> str:
    """The text of a template file: beside the spec, then among those shipped. Names hold no path."""
    if Path(name).name != name:
        raise UsageError(Problem("SPEC021", where, {"name": name}))
    for folder in (base, shipped):
        file = folder / name
        if file.is_file():
            return file.read_text("utf-8")
    raise UsageError(Problem("SPEC021", where, {"name": name}))


def mark_fact(fact: Figure | Quotation | Passage, text: str) -> str:
    """The text of a fact between its marks."""
    return f"{FACT}{fact.id}|{text}{CLOSE}"


def mark_cite(articles: Iterable[str]) -> str:
    """A citation of articles, by id, as a mark."""
    return f"{CITE}{'|'.join(articles)}{CLOSE}"


def mark_ref(key: str) -> str:
    """A cross-reference as a mark."""
    return f"{REF}{key}{CLOSE}"


def inlines(text: str, cite: Callable[[tuple[str, ...]], tuple[Cite, ...]]) -> Inlines:
    """The runs of a rendered paragraph: its marks become fact runs, citations and references."""
    out: list[Inline] = []
    at = 0
    for match in MARK.finditer(text):
        if match.start() > at:
            out.append(Run(text[at : match.start()]))
        kind, body = match.groups()
        if kind == FACT:
            fact_id, _, shown = body.partition("|")
            out.append(Run(shown, fact_ids=(fact_id,)))
        elif kind == CITE:
            out += cite(tuple(body.split("|")))
        else:
            out.append(Ref(body))
        at = match.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return tuple(out)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a rendered text: those of its lines that hold something, spaces made single."""
    blocks = re.split(r"\n\s*\n", text)
    return [" ".join(block.split()) for block in blocks if block.strip()]
