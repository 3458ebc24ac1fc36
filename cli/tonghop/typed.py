"""YAML tree → msgspec structs, with every problem at its line and column instead of the first only."""

from __future__ import annotations

import types
import typing
from difflib import get_close_matches
from functools import cache
from typing import TypeVar

import msgspec

from tonghop.problems import Problem
from tonghop.yamlfile import Key, Tree

S = TypeVar("S", bound=msgspec.Struct)

WORDS = {
    "str": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "array": "danh sách",
    "object": "bảng khóa: giá trị",
    "null": "null",
    "date": "ngày dạng 2024-06-30",
}


def suggestion(word: str, known: typing.Iterable[str]) -> str | None:
    """The known word nearest to `word`, `None` where none is near."""
    close = get_close_matches(word, list(known), 1, 0.6)
    return close[0] if close else None


def unknown(tree: Tree, key: Key, name: str, known: typing.Iterable[str]) -> Problem:
    """The problem of a key that is not among those known, with the nearest as hint."""
    known = sorted(known)
    near = suggestion(name, known)
    values = {"key": name, "near": near or "", "known": ", ".join(known)}
    code = "SPEC011" if near else "SPEC010"
    return Problem(code, tree.keys.get((*key, name), tree.where(key)), values)


def struct_in(annotation: object) -> type[msgspec.Struct] | None:
    """The struct type that an annotation such as `X | None` names, `None` where it names none."""
    union = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    options = typing.get_args(annotation) if union else (annotation,)
    for option in options:
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option
    return None


def item_struct(annotation: object) -> type[msgspec.Struct] | None:
    """The struct type of the items of `tuple[X, ...]`, `None` for other annotations."""
    if typing.get_origin(annotation) is tuple:
        return struct_in(typing.get_args(annotation)[0])
    return None


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a struct by their names in YAML; a spec has many blocks of one kind."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def convert(tree: Tree, key: Key, data: object, kind: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
    """A struct of `kind` from `data`, which stands at `key`; `None` with the problems where it is wrong."""
    if data is None:
        data = {}
    if not isinstance(data, dict):
        return None, (
            Problem("SPEC013", tree.where(key), {"expected": WORDS["object"], "found": found(data)}),
        )
    fields = fields_of(kind)
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for name, value in data.items():
        if name not in fields:
            problems.append(unknown(tree, key, name, fields))
            continue
        field = fields[name]
        got, wrong = convert_value(tree, (*key, name), value, field.type)
        problems += wrong
        if not wrong:
            values[field.name] = got
    meant = {problem.values.get("near") for problem in problems}
    for name, field in fields.items():
        if field.required and name not in data and name not in meant:
            problems.append(Problem("SPEC012", tree.where(key), {"key": name}))
    if problems:
        return None, tuple(problems)
    return kind(**values), ()


def convert_value(
    tree: Tree, key: Key, value: object, annotation: object
) -> tuple[object, tuple[Problem, ...]]:
    """One value by its annotation."""
    nested = struct_in(annotation)
    if nested is not None and isinstance(value, dict):
        return convert(tree, key, value, nested)
    items = item_struct(annotation)
    if items is not None and isinstance(value, list):
        pairs = [convert(tree, (*key, index), item, items) for index, item in enumerate(value)]
        return tuple(got for got, _ in pairs), tuple(p for _, wrong in pairs for p in wrong)
    try:
        return msgspec.convert(value, type=annotation), ()
    except msgspec.ValidationError as error:
        place, _, inner = str(error).partition(" - at `$")
        steps = path_of(inner)
        wrong = inside(value, steps)
        values = {"expected": expected(place, annotation), "found": found(wrong)}
        hint = quoted(wrong) if "`str" in place.partition(", got")[0] else None
        return None, (Problem("SPEC013", tree.where((*key, *steps)), values, hint),)


def inside(value: object, steps: Key) -> object:
    """What stands at the end of `steps` into a value."""
    for step in steps:
        if isinstance(value, list) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, dict):
            value = value.get(step)
    return value


def quoted(value: object) -> str | None:
    """The text that a mapping of one key was meant to be, as it must be written; `None` for other values.

    `- Lưu: VT, VP` in a list is a mapping in YAML.
    """
    if isinstance(value, dict) and len(value) == 1:
        ((name, said),) = value.items()
        if isinstance(said, str):
            return f'"{name}: {said}"'
    return None


def path_of(text: str) -> Key:
    """The keys in msgspec's "[0].name`"."""
    parts = text.rstrip("`").replace("]", "").replace("[", ".").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def found(value: object) -> str:
    """How a wrong value is shown: itself when short."""
    if isinstance(value, dict):
        return WORDS["object"]
    if isinstance(value, list):
        return WORDS["array"]
    if value is None:
        return "null"
    shown = str(value)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"


def expected(message: str, annotation: object) -> str:
    """What should stand there, in words: the choices of a Literal, else the kind of value."""
    choices = literals(annotation)
    if choices:
        return " | ".join(choices)
    if "RFC3339" in message or "date" in message:
        return WORDS["date"]
    named = [w for w in message.replace("`", " ").replace(",", " ").replace("|", " ").split() if w in WORDS]
    wanted = named[: message.count("|") + 1] if message.startswith("Expected") else named
    return " hoặc ".join(WORDS[w] for w in wanted) or message


def literals(annotation: object) -> list[str]:
    """Every choice of the Literals inside an annotation."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(choice) for choice in typing.get_args(annotation)]
    return list(dict.fromkeys(choice for part in typing.get_args(annotation) for choice in literals(part)))
