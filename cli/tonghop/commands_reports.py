"""The commands that look at finished reports: diff, verify. Both leave with 1 where they find something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tonghop.commands_delivery import Form, check_form, print_json
from tonghop.main import LOOK, failing, report, say, t
from tonghop.messages import one_line

if TYPE_CHECKING:
    from tonghop.diff import Change, Said
    from tonghop.verify import Check


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(help=t("help.diff"))(diff)
    app.command(help=t("help.verify"))(verify)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.docx", help=t("help.diff.old"))],
    new: Annotated[Path, typer.Argument(metavar="NEW.docx", help=t("help.diff.new"))],
    form: Form = "table",
    redline: Annotated[
        Path | None, typer.Option("--redline", metavar="FILE.docx", help=t("help.diff.redline"))
    ] = None,
) -> None:
    """Prints what changed between two editions."""
    from tonghop import diff as diffs

    check_form(form)
    with failing():
        changes = diffs.files(old, new)
        if redline is not None:
            from tonghop import files, redlines

            place, problems = files.write_atomic(redline, redlines.redline(old, new))
            report(problems)
            say(t("diff.written", path=place.as_posix()))
    if form == "json":
        print_json([change_row(change) for change in changes.all])
    for change in changes.all if form == "table" else ():
        typer.echo(one_line(change_line(change)))
    if changes:
        raise typer.Exit(LOOK)
    say(t("diff.none"))


def change_line(change: Change) -> str:
    """A change on one line: both values, each with its source."""
    both = [said for said in (change.old, change.new) if said is not None]
    return f"{t(f'diff.{change.type}')}: {about(both[-1])}" + " → ".join(
        f"{said.text} ({said.origin})" for said in both
    )


def about(said: Said) -> str:
    """What a fact is about, as the beginning of a line."""
    found = dict(said.fact.attributes)
    names = ("speaker",) if said.fact.type == "quotation" else ("noun", "place", "period")
    words = ", ".join(found[name] for name in names if found.get(name))
    return f"{words}: " if words else ""


def change_row(change: Change) -> dict[str, object]:
    """A change as JSON."""
    return {
        "change": change.type,
        "type": change.said.fact.type,
        "old": said_row(change.old),
        "new": said_row(change.new),
    }


def said_row(said: Said | None) -> dict[str, object] | None:
    """One side of a change as JSON."""
    if said is None:
        return None
    fact = said.fact
    row: dict[str, object] = {"id": fact.id, "surface": fact.surface, "value": fact.value}
    return row | {"source": said.origin, **dict(fact.attributes)}


def verify(
    file: Annotated[Path, typer.Argument(metavar="REPORT.docx", help=t("help.verify.file"))],
    base: Annotated[
        Path | None, typer.Option("--base", metavar="DIR|SPEC", help=t("help.verify.base"))
    ] = None,
    form: Form = "table",
) -> None:
    """Holds a report against its sources."""
    from tonghop import verify as verifying

    check_form(form)
    with failing():
        folder = base.parent if base is not None and base.is_file() else base
        result = verifying.verify(file, folder)
    if form == "json":
        print_json([check_row(check) for check in result.checks])
    else:
        for check in result.findings:
            typer.echo(one_line(check_line(check)))
    total, other = len(result.checks), len(result.findings)
    say(t("verify.summary", total=total, same=total - other, other=other))
    if result.findings:
        raise typer.Exit(LOOK)


def check_line(check: Check) -> str:
    """A finding on one line: the fact, where it comes from, what became of it."""
    path = check.source.path if check.source is not None else ""
    outcome = t(f"verify.{check.outcome}", stands=check.stands)
    return f"{path}:{check.fact.start} {check.fact.id} “{check.fact.surface}”: {outcome}"


def check_row(check: Check) -> dict[str, object]:
    """A check as JSON."""
    fact = check.fact
    row: dict[str, object] = {"id": fact.id, "type": fact.type, "outcome": check.outcome}
    row |= {"surface": fact.surface, "stands": check.stands, "start": fact.start, "end": fact.end}
    return row | {"source": check.source.path if check.source is not None else None}
