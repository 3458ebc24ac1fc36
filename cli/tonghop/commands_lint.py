"""The command `lint`: exit 0 when clean, 1 when there are findings, 2 when the file cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tonghop.main import CANNOT, LANGUAGE, LOOK, failing, report, say, t
from tonghop.problems import Problem

if TYPE_CHECKING:
    from tonghop.lint.rules import Finding

FORMS = ("text", "json", "sarif", "docx")


def register(app: typer.Typer) -> None:
    """Adds the command."""

    @app.command(help=t("help.lint"))
    def lint(
        file: Annotated[Path, typer.Argument(metavar="FILE.docx", help=t("help.lint.file"))],
        regime: Annotated[
            str, typer.Option("--regime", metavar="auto|nd30|dang|dang36", help=t("help.lint.regime"))
        ] = "auto",
        form: Annotated[
            str, typer.Option("--format", metavar="text|json|sarif|docx", help=t("help.lint.format"))
        ] = "text",
        mend: Annotated[bool, typer.Option("--fix", help=t("help.lint.fix"))] = False,
        output: Annotated[Path | None, typer.Option("-o", "--output", help=t("help.lint.output"))] = None,
    ) -> None:
        """Holds a Word file against the thể thức of its regime."""
        run(file, regime, form, mend, output)


def beside(file: Path, word: str) -> Path:
    """The default name of a copy: `bao-cao.docx` → `bao-cao.<word>.docx`."""
    return file.with_name(f"{file.stem}.{word}.docx")


def run(file: Path, regime: str, form: str, mend: bool, output: Path | None) -> None:
    """Lints, mends or comments, and leaves with the exit status."""
    from tonghop.lint import lint_package
    from tonghop.lint import report as reports
    from tonghop.lint.fix import fix
    from tonghop.lint.package import read_package

    if form not in FORMS:
        raise typer.BadParameter(t("bad.format", text=form, known=", ".join(FORMS)))
    path = file.as_posix()
    with failing():
        findings: Sequence[Finding]
        problems: Sequence[Problem]
        if mend:
            target = output or beside(file, "fixed")
            fixed = fix(file, target, regime)
            findings, problems, chosen = fixed.left, fixed.problems, fixed.regime
            if chosen is not None:
                say(t("lint.fixed", path=fixed.path.as_posix(), count=len(fixed.mended)))
            for item in fixed.mended:
                say(f"  {item.rule.id}: {reports.shortened(item.text) or item.component}: {item.found}")
        else:
            findings, problems, layout = lint_package(read_package(file), regime)
            chosen = layout.regime
        unknown = chosen is None
        if form == "docx" and not mend and not unknown:
            target = output or beside(file, "comments")
            written, told = reports.write_comments(file, findings, target, LANGUAGE)
            problems = [*problems, *told]
            say(t("lint.commented", path=written.as_posix(), count=len(findings)))
        elif form == "json":
            write(reports.as_json(path, findings, chosen), None if mend else output)
        elif form == "sarif":
            write(reports.as_sarif(path, findings), None if mend else output)
        elif not unknown:
            write(reports.as_text(path, findings, chosen, LANGUAGE), None if mend else output)
    report(problems)
    if unknown:
        raise typer.Exit(CANNOT)
    if findings:
        raise typer.Exit(LOOK)


def write(words: str, output: Path | None) -> None:
    """A result to its file, or to standard output."""
    if output is None:
        sys.stdout.write(words + "\n")
        return
    from tonghop.files import write_atomic

    write_atomic(output, (words + "\n").encode())
