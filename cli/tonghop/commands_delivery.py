"""The commands that run, schedule and mail: run, history, schedule, send, outbox, mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tonghop.main import LOOK, Bar, failing, parse_day, report, say, t

if TYPE_CHECKING:
    from tonghop.deliver import Build, Built
    from tonghop.editions import Run
    from tonghop.mailing import Mailer
    from tonghop.model import Manifest
    from tonghop.outbox import Attempt, Entry, Outbox

WAITS = 3

Spec = Annotated[Path, typer.Argument(metavar="SPEC", help=t("help.spec"))]
Number = Annotated[int, typer.Argument(metavar="ID", help=t("help.outbox.id"))]
Zone = Annotated[str, typer.Option("--tz", metavar="Asia/Ho_Chi_Minh", help=t("help.schedule.tz"))]
MailFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help=t("help.send.settings"))]
Form = Annotated[str, typer.Option("--format", metavar="table|json", help=t("help.format"))]

ZONE = "Asia/Ho_Chi_Minh"


def now() -> dt.datetime:
    """The time, in the zone that Vietnamese offices work in."""
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo(ZONE)).replace(microsecond=0)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(help=t("help.run"))(run)
    app.command(help=t("help.history"))(history)
    app.command(help=t("help.schedule"))(schedule)
    app.command(help=t("help.send"))(send)
    outbox = typer.Typer(help=t("help.outbox"), no_args_is_help=True, rich_markup_mode=None)
    outbox.command("list", help=t("help.outbox.list"))(outbox_list)
    outbox.command("show", help=t("help.outbox.show"))(outbox_show)
    outbox.command("retry", help=t("help.outbox.retry"))(outbox_retry)
    outbox.command("resend", help=t("help.outbox.resend"))(outbox_resend)
    outbox.command("drop", help=t("help.outbox.drop"))(outbox_drop)
    app.add_typer(outbox, name="outbox")
    mail = typer.Typer(help=t("help.mail"), no_args_is_help=True, rich_markup_mode=None)
    # A group of one command would otherwise become that command.
    mail.callback()(lambda: None)
    mail.command("test", help=t("help.mail.test"))(mail_test)
    app.add_typer(mail, name="mail")


# ---------------------------------------------------------------- run, history, schedule


def builder(as_of: dt.date | None, today: dt.date, *, offline: bool) -> Build:
    """The build of the pipeline, in the form that a run wants it."""
    from tonghop import pipeline
    from tonghop import spec as specs
    from tonghop.deliver import Built

    def build(spec: Path, output: Path, *, formats: tuple[str, ...], previous: Manifest | None) -> Built:
        result = pipeline.build(
            spec,
            output,
            as_of=as_of,
            today=today,
            formats=formats,
            progress=Bar(),
            offline=offline,
            previous=previous,
        )
        period = specs.load_or_raise(spec).report.period
        days = [day.isoformat() if day else "" for day in (period.start, period.end)]
        key = "/".join(days) if any(days) else result.made.document.manifest.as_of
        return Built(tuple(Path(o.path) for o in result.outputs), result.made.document, key, result.problems)

    return build


def run(
    spec: Spec,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=t("help.run.output"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="2024-06-30", help=t("help.as_of"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("help.run.dry"))] = False,
    force: Annotated[bool, typer.Option("--force", help=t("help.run.force"))] = False,
    always: Annotated[bool, typer.Option("--always", help=t("help.run.always"))] = False,
    keep: Annotated[int, typer.Option("--keep", min=1, help=t("help.run.keep"))] = 104,
    mail: Annotated[Path | None, typer.Option("--mail", metavar="FILE", help=t("help.run.mail"))] = None,
    offline: Annotated[bool, typer.Option("--offline", help=t("help.offline"))] = False,
    catch_up: Annotated[
        str | None, typer.Option("--catch-up", metavar="CRON", help=t("help.run.catch_up"))
    ] = None,
    zone: Zone = ZONE,
) -> None:
    """Runs a report once: builds it, sends it if it is new, records it."""
    with failing():
        from tonghop import deliver, mailing, outbox, timing

        mailer = mailing.load(mail or spec)
        since = timing.parse(catch_up, zone).previous(now()) if catch_up else None
        choices = deliver.Choices(output, dry_run, force, always, keep, since)
        build = builder(parse_day(as_of), now().date(), offline=offline)
        result = deliver.run(spec, build, mailer, outbox.default_path(), now, choices)
    report(result.problems)
    made = result.run
    if made is not None and made.file:
        target = (output or spec).with_name(made.file)
        values = {"figures": made.figures, "quotations": made.quotations, "sources": made.sources}
        say(t("run.made", path=target.as_posix(), **values))
    if result.changes:
        counts = {name: len(getattr(result.changes, name)) for name in ("new", "revised", "withdrawn")}
        say(t("run.changes", **counts))
    if result.exit_code:
        raise typer.Exit(result.exit_code)


def mail_states(box: Outbox | None, made: Run) -> list[str]:
    """The state of every recipient of an edition's mail."""
    from tonghop.problems import UsageError

    states: list[str] = []
    for key in made.messages:
        try:
            states += [r.state for r in box.find(key).recipients] if box is not None else ["forgotten"]
        except UsageError:
            states.append("forgotten")
    return states


def history(
    spec: Spec,
    form: Form = "table",
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("help.history.limit"))] = 20,
) -> None:
    """Prints the runs of a report, newest first."""
    from collections import Counter

    from tonghop import editions, outbox

    check_form(form)
    with failing():
        folder = editions.folder_of(spec)
        if not (folder / "history.sqlite").is_file():
            say(t("history.none"))
            return
        with editions.Editions(folder) as kept:
            runs = kept.runs(limit)
        path = outbox.default_path()
        box = outbox.Outbox(path) if path.is_file() else None
        try:
            mails = [Counter(mail_states(box, made)) for made in runs]
        finally:
            if box is not None:
                box.close()
    if form == "json":
        rows = [run_row(made) | {"mail": dict(states)} for made, states in zip(runs, mails, strict=True)]
        print_json(rows)
        return
    lines = [t("history.head").split("|")]
    for made, states in zip(runs, mails, strict=True):
        words = ", ".join(f"{t('state.' + state)} {count}" for state, count in states.items())
        lines.append(
            [
                str(made.number),
                f"{made.at:%Y-%m-%d %H:%M}",
                made.period,
                t(f"run.result.{made.result}"),
                str(made.figures),
                str(made.quotations),
                words,
                made.note,
            ]
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def run_row(made: Run) -> dict[str, object]:
    """A run as JSON."""
    from dataclasses import asdict

    return asdict(made) | {"at": made.at.isoformat(), "as_of": made.as_of.isoformat()}


def print_json(value: object) -> None:
    """JSON on standard output."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def check_form(form: str) -> None:
    """Raises a usage error for a form that is neither table nor JSON."""
    if form not in ("table", "json"):
        raise typer.BadParameter(t("bad.format", text=form, known="table, json"))


def schedule(
    spec: Spec,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help=t("help.schedule.at"))] = None,
    show: Annotated[bool, typer.Option("--print", help=t("help.schedule.print"))] = False,
    remove: Annotated[bool, typer.Option("--remove", help=t("help.schedule.remove"))] = False,
    status: Annotated[bool, typer.Option("--status", help=t("help.schedule.status"))] = False,
    kind: Annotated[
        str | None, typer.Option("--with", metavar="systemd|cron|windows", help=t("help.schedule.with"))
    ] = None,
    zone: Zone = ZONE,
    mail: Annotated[Path | None, typer.Option("--mail", metavar="FILE", help=t("help.run.mail"))] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=t("help.run.output"))] = None,
) -> None:
    """Installs, prints, removes or looks at the entry of the machine's scheduler."""
    from tonghop import schedule as schedules
    from tonghop import spec as specs
    from tonghop import timing

    if (at is None) == (not (remove or status)) or (kind is not None and kind not in schedules.KINDS):
        raise typer.BadParameter("--at | --remove | --status; --with systemd|cron|windows")
    local = dt.datetime.now().astimezone()
    with failing():
        chosen = next((known for known in schedules.KINDS if known == kind), None) or schedules.detect()
        name = schedules.name_of(spec)
        if remove:
            gone = schedules.remove(spec, chosen)
            say(t("schedule.removed" if gone else "schedule.absent", name=name, kind=chosen))
        elif status:
            tell_status(spec, schedules.status(spec, chosen))
        else:
            assert at is not None
            specs.load_or_raise(spec)
            when = timing.parse(at, zone)
            named = (("--mail", mail), ("--output", output))
            extra = tuple(word for name, path in named if path for word in (name, str(path.resolve())))
            made = schedules.entry(spec, when, chosen, local, extra=extra)
            if show:
                typer.echo(made.text, nl=False)
                return
            schedules.install(made)
            say(t("schedule.installed", name=name, kind=chosen, next=f"{when.next(local):%Y-%m-%d %H:%M %Z}"))
            if chosen == "systemd":
                say(t("schedule.linger"))


def tell_status(spec: Path, found: object) -> None:
    """Says what the scheduler knows and how the last run went; leaves with 1 where a human should look."""
    from tonghop import editions, outbox
    from tonghop.schedule import Status

    assert isinstance(found, Status)
    typer.echo(
        t("schedule.present" if found.installed else "schedule.absent", name=found.name, kind=found.kind)
    )
    if found.detail:
        typer.echo(found.detail)
    bad = False
    folder = editions.folder_of(spec)
    if (folder / "history.sqlite").is_file():
        with editions.Editions(folder) as kept:
            for made in kept.runs(1):
                note = f" ({made.note})" if made.note else ""
                at = f"{made.at:%Y-%m-%d %H:%M}"
                typer.echo(t("schedule.last", at=at, result=t(f"run.result.{made.result}"), note=note))
                bad = made.result == "failed"
    path = outbox.default_path()
    if path.is_file():
        with outbox.Outbox(path) as box:
            count = len(box.entries(("queued", "doubt", "refused", "failed")))
        if count:
            typer.echo(t("schedule.waiting", count=count))
            bad = True
    if bad:
        raise typer.Exit(LOOK)


# ---------------------------------------------------------------- mail


def settings_of(given: Path | None) -> Mailer:
    """The mail settings named, else those of TONGHOP_MAIL, else the user's own. Raises a usage error."""
    import os

    from tonghop import mailing

    own = Path(typer.get_app_dir("tonghop", roaming=True)) / "mail.yaml"
    path = given or (Path(os.environ["TONGHOP_MAIL"]) if os.environ.get("TONGHOP_MAIL") else own)
    mailer = mailing.load(path) if given is not None or path.is_file() else None
    if mailer is None:
        raise typer.BadParameter(t("mail.missing"))
    return mailer


def send(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=t("help.send.file"))],
    to: Annotated[list[str] | None, typer.Option("--to", metavar="ADDRESS", help=t("help.send.to"))] = None,
    subject: Annotated[str | None, typer.Option("--subject", help=t("help.send.subject"))] = None,
    settings: MailFile = None,
    transport: Annotated[
        str | None, typer.Option("--transport", metavar="smtp|sendmail", help=t("help.send.transport"))
    ] = None,
) -> None:
    """Mails a file."""
    from tonghop import mailing, outbox

    if transport not in (None, "smtp", "sendmail"):
        raise typer.BadParameter(t("bad.format", text=transport, known="smtp, sendmail"))
    with failing():
        mailer = mailing.via(settings_of(settings), transport)
        moment = now()
        content = mailing.read_file(file)
        letter = mailing.Letter(
            subject=subject or file.stem,
            text=t("mail.body", name=file.name) + "\n",
            html=None,
            attachments=((file.name, content),),
            seed=f"{mailing.digest(content)}\n{to}\n{moment.isoformat()}",
            date=moment,
        )
        parcel = mailing.freeze(letter, mailer.settings.sender, to or mailer.settings.to, where=mailer.where)
        with outbox.Outbox(outbox.default_path()) as box:
            entry = box.queue(parcel, mailer.channel, mailer.account, letter.subject, moment)
            attempts = box.send_due(mailer.transports(), mailer.account, moment, only=[entry.id])
    leave(attempts)


def leave(attempts: tuple[Attempt, ...]) -> None:
    """Says what became of every recipient; leaves with 3 where one did not get the mail."""
    from tonghop import deliver

    report([problem for attempt in attempts for problem in deliver.report(attempt)])
    if any(not attempt.entry.done for attempt in attempts):
        raise typer.Exit(WAITS)


def outbox_list(
    every: Annotated[bool, typer.Option("--all", help=t("help.outbox.all"))] = False, form: Form = "table"
) -> None:
    """Prints what is in the outbox."""
    from tonghop import outbox

    check_form(form)
    with failing(), outbox.Outbox(outbox.default_path()) as box:
        entries = box.entries(() if every else ("queued", "doubt", "refused", "failed"))
    if form == "json":
        print_json([entry_row(entry) for entry in entries])
    elif not entries:
        say(t("outbox.empty"))
    else:
        for entry in entries:
            typer.echo("\n".join(entry_lines(entry)))


def entry_row(entry: Entry) -> dict[str, object]:
    """A message as JSON, without its bytes."""
    import json
    from dataclasses import asdict

    row: dict[str, object] = json.loads(json.dumps(asdict(entry), default=str))
    return row


def entry_lines(entry: Entry) -> list[str]:
    """A message and its recipients, for people."""
    at = f"{entry.queued.astimezone():%Y-%m-%d %H:%M}"
    lines = [t("outbox.row", id=entry.id, subject=entry.subject, at=at, attempts=entry.attempts)]
    for recipient in entry.recipients:
        reply = f" ({recipient.reply})" if recipient.reply and recipient.state != "sent" else ""
        lines.append(f"   {recipient.address}: {t('state.' + recipient.state)}{reply}")
    return lines


def outbox_show(number: Number) -> None:
    """Prints a message: its recipients, headers and text."""
    import email
    import email.policy

    from tonghop import outbox

    with failing(), outbox.Outbox(outbox.default_path()) as box:
        entry, data = box.show(number)
    message = email.message_from_bytes(data, policy=email.policy.default)
    for line in entry_lines(entry):
        typer.echo(line)
    typer.echo()
    for name, value in message.items():
        typer.echo(f"{name}: {value}")
    body = message.get_body(("plain",))
    if body is not None:
        typer.echo(f"\n{body.get_content().rstrip()}")
    for part in message.iter_attachments():
        typer.echo(f"\n[{part.get_filename()}, {part.get_content_type()}]")


def outbox_retry(
    number: Annotated[int | None, typer.Argument(metavar="ID", help=t("help.outbox.id"))] = None,
    due: Annotated[bool, typer.Option("--due", help=t("help.outbox.due"))] = False,
) -> None:
    """Tries to send again: one message, or everything that waits."""
    send_again(number, lambda box, one: box.retry(one, now()), due=due)


def outbox_resend(number: Number) -> None:
    """Sends again what is in doubt."""
    send_again(number, lambda box, one: box.resend(one, now()), due=False)


def send_again(number: int | None, requeue: Callable[[Outbox, int], Entry], *, due: bool) -> None:
    """Queues messages again, then sends by the settings each was queued with."""
    from tonghop import mailing, outbox

    attempts: list[Attempt] = []
    with failing(), outbox.Outbox(outbox.default_path()) as box:
        chosen = [box.show(number)[0]] if number is not None else list(box.entries(("queued",)))
        if not due:
            chosen = [requeue(box, entry.id) for entry in chosen]
        for account in dict.fromkeys(entry.account for entry in chosen):
            mailer = mailing.load(Path(account))
            if mailer is not None:
                only = [] if due else [entry.id for entry in chosen if entry.account == account]
                attempts += box.send_due(mailer.transports(), account, now(), only=only)
    leave(tuple(attempts))


def outbox_drop(number: Number) -> None:
    """Forgets a message."""
    from tonghop import outbox

    with failing(), outbox.Outbox(outbox.default_path()) as box:
        entry = box.drop(number)
    say(t("outbox.dropped", id=entry.id, subject=entry.subject))


def mail_test(
    settings: Annotated[Path | None, typer.Argument(metavar="FILE", help=t("help.mail.file"))] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="ADDRESS", help=t("help.send.to"))] = None,
) -> None:
    """Tries the settings step by step and names the step that fails; nothing is sent."""
    from tonghop import mailing
    from tonghop.channels import ChannelError, Stage, email

    def passed(stage: Stage) -> None:
        typer.echo(t("mail.passed", stage=t(f"mail.stage.{stage}")))

    with failing():
        mailer = settings_of(settings)
        if mailer.settings.transport == "sendmail":
            mailing.check_program(mailer)
            typer.echo(t("mail.fine"))
            return
        sender, recipient = mailing.bare(mailer.settings.sender), mailing.bare(to or mailer.settings.sender)
        try:
            email.probe(mailer.smtp(), sender, recipient, passed)
        except ChannelError as error:
            typer.echo(t("mail.broken", stage=t(f"mail.stage.{error.stage}")))
            report(error.problems)
            raise typer.Exit(LOOK) from None
    typer.echo(t("mail.fine"))
