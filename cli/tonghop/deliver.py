"""One run of a report: check all, build, decide, write, queue, record, send. Each step can be cut off.

Nothing is written before the mail has been composed. Then the order is: the edition's copy, the report
itself, the messages, the history. A run killed anywhere in between is done again by the next one with the same
result, as messages are known by their edition and a file is replaced whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from tonghop import channels, diff, editions, files, mailing, messages
from tonghop.channels import Parcel
from tonghop.diff import Changes
from tonghop.editions import Editions, Run
from tonghop.logs import Log
from tonghop.mailing import Mailer
from tonghop.model import Document, Manifest
from tonghop.outbox import Attempt, Entry, Outbox
from tonghop.problems import AppError, BusyError, Problem, UnreadableError, UsageError, Where

DONE, WAITS = 0, 3
WARNING = "warning-"
"""The Message-ID of a message to `on_failure` begins so: about those nobody is told again."""

PRUNE_MAIL_DAYS = 180
FAILURES = {"doubt": "MAIL013", "refused": "MAIL014", "failed": "MAIL015", "queued": "MAIL012"}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build hands over: the files, the DOCX first, the document, and the key of its period."""

    outputs: tuple[Path, ...]
    document: Document
    period: str
    problems: tuple[Problem, ...] = ()


class Build(Protocol):
    """Builds a spec's report to `output`; `previous` is the last edition, for what changed since."""

    def __call__(
        self, spec: Path, output: Path, *, formats: tuple[str, ...], previous: Manifest | None
    ) -> Built:
        """Raises `AppError` where it cannot."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How to run. `since` is when the schedule last fell due: a run after it makes this one needless."""

    output: Path | None = None
    dry_run: bool = False
    force: bool = False
    always: bool = False
    keep: int = editions.KEEP
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did. `exit_code` is 0, or 3 where mail waits; `run` is `None` for a dry or needless run."""

    exit_code: int
    run: Run | None
    problems: tuple[Problem, ...]
    changes: Changes | None = None
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What the steps of one run share."""

    spec: Path
    target: Path
    mailer: Mailer | None
    outbox: Path
    clock: Callable[[], dt.datetime]
    choices: Choices
    log: Log


def run(
    spec: Path,
    build: Build,
    mailer: Mailer | None,
    outbox: Path,
    clock: Callable[[], dt.datetime],
    choices: Choices,
) -> RunResult:
    """Runs a spec once. Raises `BusyError` where another run has the lock, `AppError` where it cannot go on."""
    target = choices.output or spec.with_suffix(".docx")
    _check_target(target)
    folder = editions.folder_of(spec)
    with editions.lock(folder), Editions(folder) as history:
        log = Log(folder / "log.jsonl", clock)
        context = _Context(spec, target, mailer, outbox, clock, choices, log)
        if choices.since is not None and _ran_since(history, choices.since) and not choices.force:
            return RunResult(
                DONE, None, (Problem("RUN013", _at(spec), {"at": f"{choices.since:%Y-%m-%d %H:%M}"}),)
            )
        log.event("run.start", spec=spec.name)
        started = time.monotonic()
        try:
            result = _run(context, build, history, started)
        except AppError as error:
            if not choices.dry_run:
                error.problems += _failed(context, history, error, time.monotonic() - started)
            raise
        log.event("run.end", result=result.run.result if result.run else "dry", exit=result.exit_code)
        return replace(result, problems=(*result.problems, *([log.problem] if log.problem else [])))


def _check_target(target: Path) -> None:
    if ".." in target.parts:
        raise UsageError(Problem("RUN011", Where(target.as_posix()), {"reason": "“..”"}))
    files.check_name(target)


def _at(spec: Path) -> Where:
    return Where(spec.as_posix())


def _ran_since(history: Editions, since: dt.datetime) -> bool:
    newest = history.runs(1)
    return bool(newest) and newest[0].at >= since


def _run(context: _Context, build: Build, history: Editions, started: float) -> RunResult:
    last = history.last()
    previous = _manifest(history, last) if last else None
    lost = (Problem("RUN016", _at(context.spec)),) if last is not None and previous is None else ()
    wanted = context.mailer.settings.attach if context.mailer else ()
    formats = ("docx", *(kind for kind in wanted if kind != "docx"))
    place = editions.folder_of(context.spec) / "building"
    shutil.rmtree(place, ignore_errors=True)
    try:
        place.mkdir()
    except OSError as error:
        raise editions.unwritable(error, place) from None
    try:
        built = build(context.spec, place / context.target.name, formats=formats, previous=previous)
        built = replace(built, problems=(*built.problems, *lost))
        return _decide(context, history, built, last, previous, started)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _decide(
    context: _Context,
    history: Editions,
    built: Built,
    last: Run | None,
    previous: Manifest | None,
    started: float,
) -> RunResult:
    """New facts make an edition and mail; the same facts by another spec a file; nothing new, nothing."""
    manifest, choices = built.document.manifest, context.choices
    always = choices.always or (context.mailer is not None and context.mailer.settings.always)
    facts = editions.digest(manifest)
    same_facts = last is not None and last.facts == facts
    same_spec = last is not None and last.spec == manifest.spec_sha256
    edition = _edition(context, history.next_number(), built, facts)
    problems = list(built.problems)
    if not manifest.facts:
        edition = replace(edition, result="empty")
        problems.append(Problem("RUN005", _at(context.spec)))
    elif same_facts and not (always or choices.force):
        edition = replace(edition, result="unchanged" if same_spec else "rebuilt")
        assert last is not None
        problems.append(Problem("RUN004", _at(context.spec), {"at": f"{last.at:%Y-%m-%d %H:%M}"}))
    if same_facts and same_spec and not (always or choices.force) and context.target.is_file():
        edition = replace(edition, result="unchanged", sha256="", file="", archive="")
    elif edition.result == "unchanged":
        # The report is gone from its place: it is put back.
        edition = replace(edition, result="rebuilt")
    changes = diff.compare(previous, manifest) if previous is not None else None
    mails = edition.result == "made" or always
    parcels = _parcels(context, edition, built, changes) if mails and context.mailer else ()
    if choices.dry_run:
        what = f"{edition.result}, {sum(len(p.recipients) for _, p, _ in parcels)} người nhận"
        problems.append(Problem("RUN006", _at(context.spec), {"what": what}))
        return RunResult(DONE, None, tuple(problems), changes)
    edition = replace(edition, messages=tuple(parcel.key for _, parcel, _ in parcels))
    if edition.result in editions.EDITIONS:
        edition, noted = _write(context, history, built, edition)
        problems += noted
    return _hand_over(context, history, edition, parcels, problems, changes, started)


def _edition(context: _Context, number: int, built: Built, facts: str) -> Run:
    manifest = built.document.manifest
    content = mailing.read_file(built.outputs[0])
    return Run(
        number=number,
        at=context.clock(),
        as_of=dt.date.fromisoformat(manifest.as_of),
        period=built.period,
        result="made",
        facts=facts,
        spec=manifest.spec_sha256,
        file=context.target.name,
        archive=f"{number:05d}.docx",
        sha256=hashlib.sha256(content).hexdigest(),
        sources=len(manifest.sources),
        figures=sum(fact.type == "figure" for fact in manifest.facts),
        quotations=sum(fact.type == "quotation" for fact in manifest.facts),
    )


def _manifest(history: Editions, last: Run) -> Manifest | None:
    """The manifest of the last edition, `None` where its copy is gone or damaged."""
    from tonghop import manifest

    path = history.path(last)
    try:
        return manifest.read(path) if path is not None else None
    except UnreadableError:
        return None


Queued = tuple[str, Parcel, str]
"""Channel, message, subject."""


def _parcels(context: _Context, edition: Run, built: Built, changes: Changes | None) -> tuple[Queued, ...]:
    """The edition's messages. Message-ID and Date come from the edition, so that a repeated run makes the same."""
    mailer = context.mailer
    assert mailer is not None
    s = mailer.settings
    front = built.document.front
    values = mailing.values_of(built.document.manifest, front, changes, built.period)
    if s.file_name is not None:
        stem = mailing.render_text(s.file_name, values, mailer.where)
    else:
        stem = f"{front.kind} {front.subject}"
    attached = [
        (mailing.safe_name(stem[:120].strip() + path.suffix), mailing.read_file(path))
        for path in built.outputs
        if path.suffix[1:] in s.attach
    ]
    seed = f"{context.spec.resolve()}\n{edition.period}\n{edition.facts}\n{edition.number}"
    letter = mailing.compose(mailer, values, attached, seed, edition.at)
    parcels: list[Queued] = []
    if s.to or s.cc or s.bcc:
        parcel = mailing.freeze(
            letter, s.sender, s.to, cc=s.cc, bcc=s.bcc, reply_to=s.reply_to, where=mailer.where
        )
        parcels.append((mailer.channel, parcel, letter.subject))
    for name, options in mailer.copies:
        copy = replace(letter, seed=f"{seed}\n{name}")
        parcel = mailing.freeze(copy, s.sender, s.sender, where=mailer.where)
        places = channels.module(name).targets(options, mailer.base)
        parcels.append((name, replace(parcel, recipients=places), letter.subject))
    return tuple(parcels)


def _write(
    context: _Context, history: Editions, built: Built, edition: Run
) -> tuple[Run, tuple[Problem, ...]]:
    """Keeps the edition's copy, then puts the report and its other formats in their places."""
    noted: list[Problem] = []
    name = edition.file
    for output in built.outputs:
        content = mailing.read_file(output)
        if output is built.outputs[0]:
            history.keep(edition.archive, content)
        place, said = files.write_atomic(context.target.with_suffix(output.suffix), content)
        noted += said
        if output is built.outputs[0]:
            name = place.name
    return replace(edition, file=name), tuple(noted)


def _hand_over(
    context: _Context,
    history: Editions,
    edition: Run,
    parcels: Sequence[Queued],
    problems: Sequence[Problem],
    changes: Changes | None,
    started: float,
) -> RunResult:
    """Queues the messages, records the run, then sends everything that is due."""
    mailer = context.mailer
    attempts: tuple[Attempt, ...] = ()
    waits = False
    if mailer is not None:
        with Outbox(context.outbox) as box:
            entries = [
                box.queue(parcel, channel, mailer.account, subject, edition.at)
                for channel, parcel, subject in parcels
            ]
            for entry in entries:
                context.log.event("mail.queued", id=entry.id, key=entry.key, to=len(entry.recipients))
            edition = replace(edition, seconds=round(time.monotonic() - started, 3))
            history.record(edition)
            try:
                attempts = send(box, mailer, context.clock(), context.log, spec=context.spec.name)
            except BusyError as error:
                problems = (*problems, *error.problems)
            waits = any(e.account == mailer.account for e in box.entries(("queued",)))
            box.prune(context.clock() - dt.timedelta(days=PRUNE_MAIL_DAYS))
    else:
        edition = replace(edition, seconds=round(time.monotonic() - started, 3))
        history.record(edition)
    history.prune(context.choices.keep)
    said = [problem for attempt in attempts for problem in report(attempt)]
    waits = waits or any(not attempt.entry.done for attempt in attempts)
    return RunResult(WAITS if waits else DONE, edition, (*problems, *said), changes, attempts)


def send(
    box: Outbox,
    mailer: Mailer,
    now: dt.datetime,
    log: Log,
    *,
    only: Sequence[int] = (),
    spec: str = "tonghop",
) -> tuple[Attempt, ...]:
    """Sends what is due of an account; what failed for good or is in doubt is told to `on_failure` once."""
    attempts = box.send_due(mailer.transports(), mailer.account, now, only=only)
    for attempt in attempts:
        for recipient in attempt.entry.recipients:
            log.event(
                "mail.state",
                id=attempt.entry.id,
                to=recipient.address,
                state=recipient.state,
                code=recipient.code,
                reply=recipient.reply,
            )
    bad = [a for a in attempts if any(r.state in ("doubt", "refused", "failed") for r in a.entry.recipients)]
    bad = [a for a in bad if not a.entry.key.startswith(f"<{WARNING}")]
    if bad and mailer.settings.on_failure:
        lines = [messages.describe(p, "vi") for attempt in bad for p in report(attempt)]
        parcel = _warning(
            mailer, spec, "thư chưa tới đủ người nhận", lines, now, str([a.entry.key for a in bad])
        )
        entry = box.queue(parcel[1], parcel[0], mailer.account, parcel[2], now)
        log.event("mail.queued", id=entry.id, key=entry.key, to=len(entry.recipients))
        attempts += box.send_due(mailer.transports(), mailer.account, now, only=[entry.id])
    return attempts


def report(attempt: Attempt) -> tuple[Problem, ...]:
    """What to tell a human of an attempt: what stopped it, then each recipient."""
    found = [attempt.problem] if attempt.problem else []
    found += [tell(attempt.entry, index) for index in range(len(attempt.entry.recipients))]
    return tuple(found)


def tell(entry: Entry, index: int) -> Problem:
    """What became of one recipient of a message."""
    recipient = entry.recipients[index]
    where = Where(f"outbox:{entry.id}")
    if recipient.state == "sent":
        return Problem("MAIL011", where, {"address": recipient.address})
    values = {"address": recipient.address, "reply": recipient.reply or recipient.state, "id": entry.id}
    return Problem(FAILURES[recipient.state], where, values)


def _warning(
    mailer: Mailer, spec: str, what: str, lines: Sequence[str], now: dt.datetime, seed: str
) -> Queued:
    """The message to `on_failure`. The same failure on the same day is one message."""
    values = {"spec": spec, "at": f"{now:%d/%m/%Y %H:%M}", "what": what, "problems": list(lines)}
    day = f"{mailer.account}\n{spec}\n{now:%Y-%m-%d}\n{seed}"
    letter = mailing.compose(mailer, values, (), day, now, template="mail.failure")
    s = mailer.settings
    parcel = mailing.freeze(letter, s.sender, s.on_failure, where=mailer.where, prefix=WARNING)
    return mailer.channel, parcel, letter.subject


def _failed(context: _Context, history: Editions, error: AppError, seconds: float) -> tuple[Problem, ...]:
    """Records a run that could not go on and tells `on_failure`; what goes wrong even with that."""
    now = context.clock()
    codes = [problem.code for problem in error.problems]
    context.log.event("run.failed", codes=codes, exit=error.exit_code)
    try:
        history.record(
            Run(
                number=history.next_number(),
                at=now,
                as_of=now.date(),
                period="",
                result="failed",
                seconds=round(seconds, 3),
                note=" ".join(codes),
            )
        )
        mailer = context.mailer
        if mailer is None or not mailer.settings.on_failure:
            return ()
        lines = [messages.describe(problem, "vi") for problem in error.problems]
        channel, parcel, subject = _warning(
            mailer, context.spec.name, "không lập được báo cáo", lines, now, str(codes)
        )
        with Outbox(context.outbox) as box:
            entry = box.queue(parcel, channel, mailer.account, subject, now)
            send(box, mailer, now, context.log, only=[entry.id], spec=context.spec.name)
    except AppError as second:
        return second.problems
    return ()
