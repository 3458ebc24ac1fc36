"""The manual entries of `explain`, made from what stands beside the code: docstrings, rules, the catalogue."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterable
from types import ModuleType

import msgspec

from tonghop import messages
from tonghop.messages import Language
from tonghop.problems import Problem, UsageError, Where

if typing.TYPE_CHECKING:
    from tonghop.lint.rules import Rule


def entry(topic: str, language: Language) -> str:
    """The entry of a problem code, kind of figure, block, or lint rule. Raises `UsageError` where none is known."""
    code = topic.upper()
    if code in messages.PROBLEMS:
        return problem(code, language)
    from tonghop.blocks import BLOCKS

    if topic in BLOCKS:
        return block(topic, BLOCKS[topic])
    from tonghop.kinds import KINDS

    for module in KINDS:
        if short(module) == topic.partition(".")[0]:
            return kind(module)
    from tonghop.masks import MASKS
    from tonghop.quotation_rules import RULES

    for mask in MASKS:
        if mask.id == topic:
            return listed(mask.id, mask.doc, mask.kept, mask.hidden)
    for found_rule in RULES:
        if found_rule.id == topic:
            examples = [example.text for example in found_rule.examples]
            return listed(topic, found_rule.says, examples, found_rule.counter_examples)
    from tonghop.lint import rules

    found = rules.find_rule(code)
    if found is not None:
        return rule(found)
    known = (*map(short, KINDS), *(mask.id for mask in MASKS), *(one.id for one in RULES))
    raise unknown(topic, [*messages.PROBLEMS, *BLOCKS, *known, *lint_ids()])


def unknown(topic: str, known: Iterable[str]) -> UsageError:
    """The error of a topic that the manual lacks, with the nearest as hint."""
    from tonghop.typed import suggestion

    near = suggestion(topic, known) or suggestion(topic.upper(), known) or ""
    return UsageError(
        Problem("RUN030" if near else "RUN031", Where("explain"), {"topic": topic, "near": near})
    )


def problem(code: str, language: Language) -> str:
    """A code of the catalogue: how grave, what it says, what to do."""
    found = messages.PROBLEMS[code]
    first, second = (found.vi, found.en) if language == "vi" else (found.en, found.vi)
    hint = found.hint_vi if language == "vi" else found.hint_en
    lines = [f"{code} ({messages.text(found.severity, language)})", f"  {first}", f"  {second}"]
    return "\n".join([*lines, *([f"  → {hint}"] if hint else [])])


def rule(found: Rule) -> str:
    """A lint rule: what it demands, why, its clause, wrong and right."""
    must = "bắt buộc" if found.severity == "must" else "nên"
    lines = [f"{found.id} ({', '.join(found.regimes)}; {must}; {found.component})", f"  {found.what}"]
    parts = (("Vì sao", found.why), ("Căn cứ", found.clause), ("Sai", found.wrong), ("Đúng", found.right))
    lines += [f"  {label}: {text}" for label, text in parts if text]
    return "\n".join([*lines, f"  Độ tin cậy của nguồn: {found.confidence}"])


def lint_ids() -> list[str]:
    """The ids of all lint rules, each once."""
    from tonghop.lint import rules

    return list(dict.fromkeys(name for found in rules.all_rules().values() for name in found))


def short(module: ModuleType) -> str:
    """A module's name without its package."""
    return module.__name__.rpartition(".")[2]


def kind(module: ModuleType) -> str:
    """A kind of figure: what it is, its rules, examples of what it takes and leaves."""
    lines = [f"{short(module)}: {inspect.cleandoc(module.__doc__ or '')}", ""]
    lines += [f"  {rule.id}: {rule.doc}" for rule in module.RULES]
    lines += ["", *(f"  + {example.text}" for example in module.EXAMPLES)]
    lines += [f"  - {text}" for text in module.COUNTER_EXAMPLES]
    return "\n".join(lines)


def listed(name: str, doc: str, taken: Iterable[str], left: Iterable[str]) -> str:
    """An entry with examples of what a rule takes (+) and leaves (-)."""
    return "\n".join(
        [f"{name}: {doc}", *(f"  + {text}" for text in taken), *(f"  - {text}" for text in left)]
    )


def block(name: str, module: ModuleType) -> str:
    """A block: what it does, and each option with its values and default."""
    lines = [name, inspect.cleandoc(module.__doc__ or ""), "", *options(module.Options, "  ")]
    return "\n".join(lines)


def options(struct: type[msgspec.Struct], indent: str) -> list[str]:
    """The options of a struct, those of a struct inside it indented."""
    hints = typing.get_type_hints(struct)
    lines: list[str] = []
    for field in msgspec.structs.fields(struct):
        annotation = hints[field.name]
        inner = (
            annotation if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct) else None
        )
        default = "" if inner or field.default is msgspec.NODEFAULT else f" = {yaml_value(field.default)}"
        lines.append(f"{indent}{field.encode_name}:" + ("" if inner else f" {values(annotation)}{default}"))
        lines += options(inner, indent + "  ") if inner else []
    return lines


def values(annotation: object) -> str:
    """What an option takes, as the spec writes it."""
    if annotation is type(None):
        return "null"
    if typing.get_origin(annotation) is typing.Literal:
        return " | ".join(str(choice) for choice in typing.get_args(annotation))
    if typing.get_origin(annotation) is tuple:
        return f"[{values(typing.get_args(annotation)[0])}, …]"
    if isinstance(annotation, type):
        return (
            f"{{{annotation.__doc__ or ''}}}"
            if issubclass(annotation, msgspec.Struct)
            else annotation.__name__
        )
    return " | ".join(dict.fromkeys(values(part) for part in typing.get_args(annotation)))


def yaml_value(value: object) -> str:
    """A default as the spec writes it."""
    return {None: "null", True: "true", False: "false", (): "[]"}.get(value, str(value))  # type: ignore[call-overload, no-any-return]


def contents(language: Language) -> str:
    """What the manual has entries for."""
    from tonghop.blocks import BLOCKS
    from tonghop.kinds import KINDS
    from tonghop.masks import MASKS
    from tonghop.quotation_rules import RULES

    parts = (
        ("manual.blocks", BLOCKS),
        ("manual.kinds", map(short, KINDS)),
        ("manual.masks", (mask.id for mask in MASKS)),
        ("manual.quotations", (one.id for one in RULES)),
        ("manual.problems", messages.PROBLEMS),
        ("manual.rules", lint_ids()),
    )
    return "\n".join(f"{messages.text(key, language)}: {' '.join(names)}" for key, names in parts)
