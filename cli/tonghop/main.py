"""The commands of `tonghop`: the only place that prints or exits.

Everything but Typer is imported by the command that needs it.
"""

from __future__ import annotations

import gc
import io
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from tonghop import __version__, messages
from tonghop.problems import AppError, Problem, Where

if TYPE_CHECKING:
    from tonghop.pipeline import BuildResult

DONE, LOOK, CANNOT, STOPPED = 0, 1, 2, 130
MISUSE: type[Exception] = cast("Any", typer.BadParameter.__mro__[1])
"""The class of all errors of the command line, which Typer does not export by name."""


def chosen_language(arguments: list[str]) -> messages.Language:
    """The language of all text: `--lang`, else TONGHOP_LANG, else Vietnamese. Help needs it before parsing."""
    wanted = os.environ.get("TONGHOP_LANG", "vi")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return "en" if wanted.lower().startswith("en") else "vi"


LANGUAGE: messages.Language = chosen_language(sys.argv[1:])


def t(key: str, **values: object) -> str:
    """A text of the catalogue in the chosen language."""
    return messages.text(key, LANGUAGE, **values)


app = typer.Typer(help=t("help"), no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def say(text: str) -> None:
    """A message, on standard error."""
    typer.echo(text, err=True)


def report(problems: Iterable[Problem]) -> dict[messages.Severity, int]:
    """Prints problems on standard error, each once, in the order of their places; their number by severity."""
    counted: dict[messages.Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for problem in sorted(dict.fromkeys(map(Shown, problems)), key=lambda shown: shown.order):
        severity = messages.severity(problem.problem)
        counted[severity] += 1
        say(f"{t(severity)}: {problem.line}")
    return counted


class Shown:
    """A problem by its text: two that read the same are one."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.line = messages.describe(problem, LANGUAGE)
        self.order = (problem.where, problem.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown) and self.line == other.line

    def __hash__(self) -> int:
        return hash(self.line)


@contextmanager
def failing() -> Iterator[None]:
    """Turns an `AppError` into its messages and exit status."""
    try:
        yield
    except AppError as error:
        report(error.problems)
        raise typer.Exit(error.exit_code) from None


class Bar:
    """A progress bar on a terminal for work over a second; nothing in a log."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """Draws the bar; clears it at the end."""
        if not sys.stderr.isatty() or time.monotonic() - self.started < 1:
            return
        filled = 30 * done // max(total, 1)
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {100 * done // max(total, 1)}%")
        if done >= total:
            sys.stderr.write("\r" + " " * 40 + "\r")
        sys.stderr.flush()


def show_version(wanted: bool) -> None:
    """Prints the version and leaves."""
    if wanted:
        typer.echo(f"tonghop {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help=t("help.version"))
    ] = False,
    lang: Annotated[str, typer.Option("--lang", metavar="vi|en", help=t("help.lang"))] = "vi",
) -> None:
    """Options of every command; both take effect before a command runs."""
    del version, lang


def parse_day(text: str | None) -> Any:
    """A day as 2024-06-30 or 30/6/2024; `None` stays `None`. Raises a usage error otherwise."""
    import datetime as dt

    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise typer.BadParameter(t("bad.day", text=text))


def parse_formats(text: str) -> tuple[str, ...]:
    """The formats of a comma-separated list. Raises a usage error on an unknown one."""
    from tonghop.pipeline import FORMATS

    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise typer.BadParameter(t("bad.format", text=", ".join(unknown), known=", ".join(FORMATS)))
    return wanted


@app.command(help=t("help.build"))
def build(
    spec: Annotated[Path | None, typer.Argument(help=t("help.spec"))] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=t("help.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="2024-06-30", help=t("help.as_of"))] = None,
    formats: Annotated[str, typer.Option("--format", metavar="docx,json", help=t("help.format"))] = "docx",
    strict: Annotated[bool, typer.Option("--strict", help=t("help.strict"))] = False,
    offline: Annotated[bool, typer.Option("--offline", help=t("help.offline"))] = False,
) -> None:
    """Builds a report."""
    import datetime as dt

    from tonghop import pipeline

    wanted = parse_formats(formats)
    to_screen = output is not None and str(output) == "-"
    if to_screen and wanted != ("json",):
        raise typer.BadParameter(t("bad.screen"))
    target = None if to_screen else output or Path("bao-cao.docx")
    with failing():
        result = pipeline.build(
            spec or pipeline.sample_spec(),
            target,
            as_of=parse_day(as_of),
            today=dt.date.today(),
            formats=wanted,
            progress=Bar(),
            offline=offline,
        )
        if to_screen:
            sys.stdout.buffer.write(pipeline.report_json(result.made))
    counted = report(result.problems)
    tell(result)
    if strict and counted["warning"] + counted["error"]:
        raise typer.Exit(LOOK)


def tell(result: BuildResult) -> None:
    """Says what was built."""
    from tonghop import pipeline

    counts = pipeline.counts(result.made)
    for output in result.outputs:
        say(t("built", path=output.path))
    say(t("read", **counts))
    say(t("printed", **counts))


@app.command(help=t("help.extract"))
def extract(
    paths: Annotated[list[str], typer.Argument(help=t("help.paths"))],
    form: Annotated[
        str, typer.Option("--format", metavar="table|jsonl|csv|xlsx", help=t("help.format"))
    ] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help=t("help.output"))] = None,
) -> None:
    """Prints the facts of articles."""
    from tonghop import pipeline, spec, tabular

    if form not in tabular.FORMS:
        raise typer.BadParameter(t("bad.format", text=form, known=", ".join(tabular.FORMS)))
    if form == "xlsx" and output is None:
        raise typer.BadParameter(t("bad.xlsx"))
    with failing():
        sources = tuple(spec.SourceSpec(path=path) for path in paths)
        corpus = pipeline.read(sources, Path.cwd(), Bar())
        counted = report((*corpus.left_out, *corpus.problems))
        if not corpus.articles:
            raise typer.Exit(CANNOT)
        data = tabular.write(corpus.articles, corpus.facts, form)
        if output is None:
            sys.stdout.buffer.write(data)
        else:
            from tonghop.files import write_atomic

            write_atomic(output, data)
    if counted["error"]:
        raise typer.Exit(LOOK)


@app.command(help=t("help.check"))
def check(spec: Annotated[Path, typer.Argument(help=t("help.spec"))]) -> None:
    """Checks a spec and its sources without building."""
    import datetime as dt

    from tonghop import mailing, pipeline
    from tonghop import spec as specs

    try:
        loaded, problems = specs.load(spec)
        if loaded is not None:
            if loaded.mail is not None:
                mailing.load(spec)
            problems = pipeline.assemble(loaded, None, dt.date.today(), Bar()).problems
    except AppError as error:
        problems = error.problems
    counted = report(problems)
    if counted["error"] + counted["warning"]:
        raise typer.Exit(LOOK)
    say(t("checked", path=spec.as_posix()))


@app.command(help=t("help.explain"))
def explain(
    topic: Annotated[str | None, typer.Argument(metavar="CODE|KIND|BLOCK|RULE", help=t("help.topic"))] = None,
    spec: Annotated[Path | None, typer.Option("--spec", help=t("help.spec"))] = None,
    fact: Annotated[str | None, typer.Option("--fact", metavar="ID", help=t("help.fact"))] = None,
    total: Annotated[
        str | None, typer.Option("--total", metavar="HEADING/CAPTION", help=t("help.total"))
    ] = None,
) -> None:
    """Prints a manual entry, or how a value of a report came about."""
    from tonghop import manual, trace

    with failing():
        if topic is not None:
            typer.echo(manual.entry(topic, LANGUAGE))
        elif fact is not None:
            typer.echo(trace.fact(fact, spec))
        elif total is not None:
            typer.echo(trace.total(total, spec, LANGUAGE))
        else:
            typer.echo(manual.contents(LANGUAGE))


@app.command(help=t("help.review"))
def review(
    spec: Annotated[Path, typer.Argument(help=t("help.spec"))],
    listing: Annotated[bool, typer.Option("--list/--yaml", help=t("help.review.list"))] = True,
) -> None:
    """Lists what a human should look at, or prints it as a corrections file to fill in."""
    from tonghop import trace

    with failing():
        rows = trace.review(spec, LANGUAGE, as_yaml=not listing)
        typer.echo(rows or t("review.none"))


@app.command(help=t("help.schema"))
def schema() -> None:
    """Prints the JSON Schema of the spec."""
    import json

    from tonghop.spec import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


@app.command(help=t("help.init"))
def init(file: Annotated[Path, typer.Argument(help=t("help.init.file"))] = Path("bao-cao.yaml")) -> None:
    """Asks a few questions and writes a commented spec."""
    from tonghop import starter

    if file.exists():
        raise typer.BadParameter(t("init.exists", path=file.as_posix()))
    answers = {
        key: typer.prompt(t(f"init.{key}"), default=default, err=True)
        for key, default in starter.QUESTIONS.items()
    }
    with failing():
        starter.write(file, answers)
    say(t("init.done", path=file.as_posix()))


FREQUENT = ("build", "extract", "check", "--version")
"""What starts often stands on its own: the other commands cost a third of the time to show a version."""


def run() -> None:
    """The entry point of the command line."""
    # Imports and tables make many lasting objects and few cycles: the default looks through them all the time.
    gc.set_threshold(20_000, 20, 20)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever called: what is said has nowhere to go.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not any(argument in FREQUENT for argument in sys.argv[1:2]):
        from tonghop import commands_delivery, commands_lint, commands_reports

        for commands in (commands_lint, commands_reports, commands_delivery):
            commands.register(app)
    sys.exit(status())


def status() -> int:
    """Runs the command; its exit status. What the command line or the system refuses is said on one line."""
    try:
        left = app(standalone_mode=False)
        sys.stdout.flush()
    except MISUSE as error:
        return misused(error)
    except typer.Abort:
        say(t("stopped"))
        return STOPPED
    except OSError as error:
        where = Where(os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else "tonghop")
        report([Problem("RUN034", where, {"reason": error.strerror or str(error)})])
        # What is still held for the screen cannot get there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return CANNOT
    return left if isinstance(left, int) else DONE


def misused(error: Any) -> int:
    """Says what is wrong with the command line; the exit status. Without arguments the help is shown."""
    kind = type(error).__name__
    command = error.ctx.command_path if error.ctx is not None else "tonghop"
    if kind == "NoArgsIsHelpError":
        error.show()
        return CANNOT
    known = {
        "NoSuchOption": ("misuse.option", getattr(error, "option_name", "")),
        "MissingParameter": ("misuse.missing", getattr(getattr(error, "param", None), "metavar", None)),
    }
    key, name = known.get(kind, ("misuse", None))
    unknown = re.match(r"No such command '(.*)'\.", error.message)
    if unknown:
        key, name = "misuse.command", unknown[1]
    if name is None and getattr(error, "param", None) is not None:
        name = error.param.name
    if kind == "BadParameter" and error.param is None:
        key = "misuse.value"
    said = t(key, name=name or "", message=error.format_message() if key == "misuse" else error.message)
    line = f"{t('error')}: {said} ({t('misuse.help', command=command)})"
    say(messages.one_line(line))
    return CANNOT
