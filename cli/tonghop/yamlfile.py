"""YAML with the meanings of version 1.2, positions kept, and what can do harm refused.

Duplicate keys, aliases, tags and deep nesting are errors. `no`, `on` and `1:30` stay text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tonghop.problems import Problem, UsageError, Where

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

INTEGER = re.compile(r"[-+]?\d{1,30}\Z")
DECIMAL = re.compile(r"[-+]?\d{1,30}\.\d{1,30}\Z")
CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
CONSTANTS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Tree:
    """The data of a YAML file, and where each value and key stands, by its path from the root."""

    path: str
    data: object
    values: dict[Key, Where] = field(default_factory=dict)
    keys: dict[Key, Where] = field(default_factory=dict)

    def where(self, key: Key) -> Where:
        """Where the value at `key` stands, or the nearest thing above it that is there."""
        while key and key not in self.values:
            key = key[:-1]
        return self.values.get(key, Where(self.path, 1, 1))


def scalar(text: str, plain: bool) -> object:
    """The value of a scalar by the core schema of YAML 1.2; quoted ones are text."""
    if not plain:
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.match(text):
        return int(text)
    if DECIMAL.match(text):
        return float(text)
    return text


def parse(text: str, path: str) -> tuple[Tree, tuple[Problem, ...]]:
    """The tree of a YAML text, and every duplicate key, alias, tag or over-deep place in it."""
    import yaml

    # libyaml is ten times as fast; depth is checked on its events, before it composes recursively
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # libyaml reads ten times as fast; depth is checked on its events, before anything recurses.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    problems: list[Problem] = []
    tree = Tree(path, None)

    def at(mark: Any) -> Where:
        return Where(path, mark.line + 1, mark.column + 1) if mark else Where(path)

    def build(node: yaml.Node, key: Key) -> object:
        where = tree.values[key] = at(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return scalar(node.value, not node.style)
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*key, index)) for index, item in enumerate(node.value)]
        data: dict[str, object] = {}
        first: dict[str, int] = {}
        for name_node, value_node in node.value:
            name = str(name_node.value)
            place = at(name_node.start_mark)
            if not isinstance(name_node, yaml.ScalarNode):
                problems.append(Problem("SPEC003", place))
            elif name in data:
                problems.append(Problem("SPEC002", place, {"key": name, "line": str(first[name])}))
            else:
                first[name] = place.line
                tree.keys[(*key, name)] = place
                data[name] = build(value_node, (*key, name))
        del where
        return data

    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                problems.append(Problem("SPEC004", at(event.start_mark), {"name": event.anchor}))
                return tree, tuple(problems)
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.ScalarEvent)):
                tag = event.tag
                if tag and tag != "!":
                    problems.append(Problem("SPEC005", at(event.start_mark), {"tag": tag}))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    problems.append(Problem("SPEC006", at(event.start_mark), {"depth": MAX_DEPTH}))
                    return tree, tuple(problems)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        reason = " ".join(str(part) for part in (error.context, error.problem) if part)
        return tree, (*problems, Problem("SPEC001", at(error.problem_mark), {"reason": reason}))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        reason = f"U+{ord(text[error.position]):04X}" if error.position < len(text) else str(error.reason)
        return tree, (*problems, Problem("SPEC001", Where(path, line), {"reason": reason}))
    data = build(node, ()) if node is not None else None
    return Tree(path, data, tree.values, tree.keys), tuple(problems)


def read(path: Path, shown: str) -> str:
    """The text of a YAML file; raises `UsageError` where it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(Problem("SPEC007", Where(shown), {"bytes": MAX_BYTES}))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(Problem("SPEC008", Where(shown), {"position": error.start})) from None
    except OSError as error:
        raise UsageError(Problem("SPEC009", Where(shown), {"reason": error.strerror or error})) from None


def load(path: Path, shown: str) -> tuple[Tree, tuple[Problem, ...]]:
    """The tree of a YAML file and its problems; raises `UsageError` where it cannot be read."""
    return parse(read(path, shown), shown)
