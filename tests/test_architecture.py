"""The layout holds: stages do not import each other, registries are whole, only the edge prints."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tonghop
from tonghop import blocks, kinds, messages, readers

PACKAGE = Path(tonghop.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)
STAGES = {"ingest", "clean", "extract", "store", "aggregate", "compose", "render", "deliver"}
EDGE = {"main", "__main__"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imports_of(path: Path) -> set[str]:
    """The modules of the package that a module names in its imports, lazy ones too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tonghop":
            inside = node.module.split(".")[1:]
            found |= {".".join([*inside, alias.name]) for alias in node.names} | {".".join(inside)}
    return found


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stages_do_not_import_each_other(stage: str) -> None:
    path = PACKAGE / f"{stage}.py"
    if path.is_file():
        assert not imports_of(path) & (STAGES - {stage})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_model_and_problems_stand_on_nothing(path: Path) -> None:
    if name_of(path) in {"model", "identity"}:
        assert imports_of(path) == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_edge_prints_or_exits(path: Path) -> None:
    name = name_of(path)
    if name in EDGE or name.startswith("commands_"):
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "sys.exit", "exit", "typer.echo", "os._exit"}, f"{name}: {called}"


@pytest.mark.parametrize(
    ("folder", "registered"),
    [
        ("blocks", {module.__name__ for module in blocks.MODULES}),
        ("kinds", {module.__name__ for module in kinds.KINDS}),
        ("readers", {module.__name__ for module in readers.READERS}),
    ],
)
def test_every_module_of_a_registry_is_registered(folder: str, registered: set[str]) -> None:
    helpers = {"__init__", "base", "filters", "caps"}
    found = {path.stem for path in (PACKAGE / folder).glob("*.py")} - helpers
    assert {name.rpartition(".")[2] for name in registered} == found


def test_every_problem_code_in_the_code_is_in_the_catalogue_and_the_other_way_round() -> None:
    used: set[str] = set()
    for path in MODULES:
        if name_of(path) == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                value = node.value
                if len(value) <= 8 and value[-3:].isdigit() and value[:-3].isalpha() and value.isupper():
                    used.add(value)
    known = {prefix.rstrip("0123456789") for prefix in messages.PROBLEMS}
    assert {code for code in used if code[:-3] in known} == set(messages.PROBLEMS)


@pytest.mark.parametrize("code", sorted(messages.PROBLEMS))
def test_every_message_is_in_both_languages_and_names_the_same_values(code: str) -> None:
    from string import Formatter

    entry = messages.PROBLEMS[code]

    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}

    assert entry.vi
    assert entry.en
    assert bool(entry.hint_vi) == bool(entry.hint_en)
    assert {name.removesuffix("_en") for name in fields(entry.en)} <= fields(entry.vi)


HEAVY = {
    "docx",
    "lxml",
    "jinja2",
    "babel",
    "yaml",
    "msgspec",
    "sqlite3",
    "smtplib",
    "httpx",
    "trafilatura",
    "pydantic",
}


def test_the_version_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['tonghop', '--version']\n"
    code += "import tonghop.main\ntry: tonghop.main.run()\nexcept SystemExit: pass\n"
    code += f"print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"tonghop {tonghop.__version__}", "[]"]
