"""The entry of the machine's own scheduler: systemd user timer, crontab, Windows Task Scheduler. No daemon.

A run that was missed because the machine was off is made up once: by Persistent, by StartWhenAvailable,
and under cron by a line for the start of the machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from tonghop.problems import Problem, UsageError, Where, WriteError
from tonghop.timing import Timing

Kind = Literal["systemd", "cron", "windows"]
KINDS: tuple[Kind, ...] = ("systemd", "cron", "windows")

MAX_TIMES = 48
COMMAND_SECONDS = 60
TASK_NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
ENGLISH_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written: each file's name with its text. Under cron the one text is a block of the crontab."""

    kind: Kind
    name: str
    files: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of it, to look at."""
        if self.kind == "cron":
            return self.files[0][1]
        return "\n".join(f"# {name}\n{text}" for name, text in self.files)


@dataclass(frozen=True, slots=True)
class Status:
    """Whether an entry is installed, and what the scheduler itself says of it."""

    kind: Kind
    name: str
    installed: bool
    detail: str = ""


def name_of(spec: Path) -> str:
    """The entry's name: ASCII, and different for equal names in different folders."""
    bare = unicodedata.normalize("NFD", spec.stem.replace("đ", "d").replace("Đ", "D")).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")
    return f"tonghop-{slug[:40] or 'bao-cao'}-{hashlib.sha256(str(spec.resolve()).encode()).hexdigest()[:6]}"


def command(spec: Path, *more: str) -> tuple[str, ...]:
    """The command of a run; by full paths, as schedulers know no PATH."""
    return (sys.executable, "-m", "tonghop", "run", str(spec.resolve()), *more)


def detect() -> Kind:
    """The scheduler this machine has. Raises `UsageError` where it has none."""
    if os.name == "nt":
        return "windows"
    if shutil.which("systemctl") and _call(["systemctl", "--user", "show-environment"]).returncode == 0:
        return "systemd"
    if shutil.which("crontab"):
        return "cron"
    raise UsageError(Problem("RUN008", Where("schedule")))


def entry(spec: Path, timing: Timing, kind: Kind, now: dt.datetime, *, extra: tuple[str, ...] = ()) -> Entry:
    """The entry for a spec. `now` carries the machine's own time zone; raises `UsageError`."""
    if len(timing.times) > MAX_TIMES and kind == "windows":
        raise UsageError(Problem("RUN007", Where("--at"), {"phrase": timing.phrase}))
    name = name_of(spec)
    if any(c in str(spec.resolve()) for c in "\r\n"):
        raise UsageError(Problem("RUN011", Where(spec.name), {"reason": "\\n"}))
    if kind == "systemd":
        files = _systemd(name, spec, timing, extra)
    elif kind == "cron":
        files = ((name, _crontab(name, spec, timing, now, extra)),)
    else:
        files = ((f"{name}.xml", _task(spec, timing, now, extra)),)
    return Entry(kind, name, files)


# ---------------------------------------------------------------- systemd


def _systemd(name: str, spec: Path, timing: Timing, extra: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """A service and its timer. Mail that waits is tried again by restarts; other failures are not."""
    line = " ".join(_systemd_quoted(word) for word in command(spec, *extra))
    about = spec.name.replace("%", "%%")
    service = f"""[Unit]
Description=tonghop: {about}
StartLimitIntervalSec=1d
StartLimitBurst=24

[Service]
Type=oneshot
ExecStart={line}
WorkingDirectory={str(spec.resolve().parent).replace("%", "%%")}
EnvironmentFile=-%E/tonghop/env
Restart=on-failure
RestartSec=15min
RestartPreventExitStatus=1 2 75
"""
    days = "\n".join(f"OnCalendar={when}" for when in calendar(timing))
    timer = f"""[Unit]
Description=tonghop: {about} ({timing.phrase.replace("%", "%%")})

[Timer]
{days}
Persistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
"""
    return ((f"{name}.service", service), (f"{name}.timer", timer))


def _systemd_quoted(word: str) -> str:
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{word}"'


def calendar(timing: Timing) -> tuple[str, ...]:
    """The OnCalendar values: two where cron takes either of two kinds of day."""
    clock = f"{_numbers(timing.hours, 24)}:{_numbers(timing.minutes, 60)}:00 {timing.zone}"
    months = _numbers(timing.months, 12)
    values = []
    if timing.weekdays is not None:
        names = ",".join(ENGLISH_DAYS[day][:3] for day in timing.weekdays)
        values.append(f"{names} *-{months}-* {clock}")
    if timing.days is not None:
        values.append(f"*-{months}-{_numbers(timing.days, 31)} {clock}")
    return tuple(values) or (f"*-{months}-* {clock}",)


def _numbers(values: tuple[int, ...], every: int) -> str:
    return "*" if len(values) == every else ",".join(f"{value:02d}" for value in values)


# ---------------------------------------------------------------- cron


def _crontab(name: str, spec: Path, timing: Timing, now: dt.datetime, extra: tuple[str, ...]) -> str:
    """A marked block: the runs, one at the start of the machine for what was missed, and hourly waiting mail."""
    line = _cron_command(command(spec, *extra))
    missed = _cron_command(command(spec, *extra, "--catch-up", timing.cron, "--tz", timing.zone))
    waiting = _cron_command((sys.executable, "-m", "tonghop", "outbox", "retry", "--due"))
    minute = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 60
    rows = [f"{fields} {line}" for fields in cron_fields(timing, now)]
    return "\n".join(
        (f"# {name} begin", *rows, f"@reboot {missed}", f"{minute} * * * * {waiting}", f"# {name} end", "")
    )


def _cron_command(words: tuple[str, ...]) -> str:
    """A command for /bin/sh; cron itself reads an unescaped % as the end of the line."""
    return shlex.join(words).replace("%", "\\%")


def cron_fields(timing: Timing, now: dt.datetime) -> tuple[str, ...]:
    """The five fields, moved to the machine's time zone. Raises `UsageError` where cron cannot say it."""
    zone = timing.next(now).tzinfo
    here, there = now.utcoffset(), now.astimezone(zone).utcoffset()
    assert here is not None
    assert there is not None
    shift = round((here - there).total_seconds() / 60)
    always = timing.days is None and timing.weekdays is None and len(timing.months) == 12
    if shift == 0 or (always and len(timing.hours) == 24 and shift % 60 == 0):
        return (timing.cron,)
    refusal = UsageError(
        Problem("RUN010", Where("--at"), {"local": now.tzname() or str(here), "phrase": timing.phrase})
    )
    if _has_summer_time(now) or len(timing.times) > MAX_TIMES:
        raise refusal
    rows: dict[str, None] = {}
    for hour, minute in timing.times:
        days, clock = divmod(hour * 60 + minute + shift, 24 * 60)
        if days and (len(timing.months) < 12 or (timing.days is not None and timing.weekdays is not None)):
            raise refusal
        month_days, weekdays = "*", "*"
        if timing.days is not None:
            moved = [day + days for day in timing.days]
            if days and not all(1 <= day <= 28 for day in (*moved, *timing.days)):
                raise refusal
            month_days = ",".join(map(str, moved))
        if timing.weekdays is not None:
            weekdays = ",".join(str(day) for day in sorted((day + days) % 7 for day in timing.weekdays))
        months = "*" if len(timing.months) == 12 else ",".join(map(str, timing.months))
        rows[f"{clock % 60} {clock // 60} {month_days} {months} {weekdays}"] = None
    return tuple(rows)


def _has_summer_time(now: dt.datetime) -> bool:
    """Whether the clock of `now`'s zone changes in the year; a fixed offset stands for the machine's own zone."""
    if now.tzinfo is dt.UTC:
        return False
    winter, summer = (dt.datetime(now.year, month, 15) for month in (1, 7))
    if isinstance(now.tzinfo, dt.timezone):
        return winter.astimezone().utcoffset() != summer.astimezone().utcoffset()
    return winter.replace(tzinfo=now.tzinfo).utcoffset() != summer.replace(tzinfo=now.tzinfo).utcoffset()


# ---------------------------------------------------------------- Windows


def _task(spec: Path, timing: Timing, now: dt.datetime, extra: tuple[str, ...]) -> str:
    """A task definition; StartWhenAvailable makes up a run that was missed."""
    program, *arguments = command(spec, *extra)
    first = timing.next(now)
    triggers = "\n".join(
        _trigger(first.replace(hour=hour, minute=minute), days)
        for hour, minute in timing.times
        for days in _windows_days(timing)
    )
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{TASK_NAMESPACE}">
  <RegistrationInfo>
    <Description>{escape(f"tonghop: {spec.name} ({timing.phrase})")}</Description>
  </RegistrationInfo>
  <Triggers>
{triggers}
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT15M</Interval>
      <Count>24</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(subprocess.list2cmdline(arguments))}</Arguments>
      <WorkingDirectory>{escape(str(spec.resolve().parent))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def _trigger(start: dt.datetime, days: str) -> str:
    return f"""    <CalendarTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>{start.isoformat(timespec="seconds")}</StartBoundary>
{days}
    </CalendarTrigger>"""


def _windows_days(timing: Timing) -> tuple[str, ...]:
    """The days as the schema has them: by day, week, month, or weekdays of some months."""
    months = "".join(f"<{ENGLISH_MONTHS[month - 1]}/>" for month in timing.months)
    found = []
    if timing.weekdays is not None:
        days = "".join(f"<{ENGLISH_DAYS[day]}/>" for day in timing.weekdays)
        inner = f"<DaysOfWeek>{days}</DaysOfWeek>"
        if len(timing.months) == 12:
            found.append(f"<ScheduleByWeek><WeeksInterval>1</WeeksInterval>{inner}</ScheduleByWeek>")
        else:
            weeks = "".join(f"<Week>{week}</Week>" for week in ("1", "2", "3", "4", "Last"))
            inner = f"<Weeks>{weeks}</Weeks>{inner}<Months>{months}</Months>"
            found.append(f"<ScheduleByMonthDayOfWeek>{inner}</ScheduleByMonthDayOfWeek>")
    if timing.days is not None or (timing.weekdays is None and len(timing.months) < 12):
        days = "".join(f"<Day>{day}</Day>" for day in timing.days or range(1, 32))
        inner = f"<DaysOfMonth>{days}</DaysOfMonth><Months>{months}</Months>"
        found.append(f"<ScheduleByMonth>{inner}</ScheduleByMonth>")
    return tuple(found) or ("<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>",)


# ---------------------------------------------------------------- installing


def _call(words: list[str], text: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            words, input=text, capture_output=True, encoding="utf-8", errors="replace",
            timeout=COMMAND_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(words, type(error).__name__) from None


def _failed(words: list[str], reason: str) -> WriteError:
    shown = " ".join(words[:2])
    return WriteError(
        Problem("RUN009", Where("schedule"), {"command": shown, "reason": " ".join(reason.split())})
    )


def _demand(words: list[str], text: str | None = None) -> str:
    """What a command prints. Raises `WriteError` where it fails."""
    done = _call(words, text)
    if done.returncode != 0:
        raise _failed(words, done.stderr or done.stdout or str(done.returncode))
    return done.stdout


def unit_folder() -> Path:
    """Where a user's own units stand."""
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "systemd" / "user"


def install(made: Entry) -> None:
    """Hands the entry to the scheduler; one that is there already is replaced. Raises `WriteError`."""
    if made.kind == "systemd":
        from tonghop.files import write_atomic

        folder = unit_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.files:
            write_atomic(folder / name, text.encode())
        _demand(["systemctl", "--user", "daemon-reload"])
        _demand(["systemctl", "--user", "enable", "--now", f"{made.name}.timer"])
    elif made.kind == "cron":
        _demand(["crontab", "-"], without(current_crontab(), made.name) + made.files[0][1])
    else:
        import tempfile

        with tempfile.TemporaryDirectory() as folder_name:
            path = Path(folder_name) / made.files[0][0]
            path.write_text(made.files[0][1], "utf-16")
            _demand(["schtasks", "/Create", "/TN", made.name, "/XML", str(path), "/F"])


def remove(spec: Path, kind: Kind) -> bool:
    """Takes the entry away; false where there was none. Raises `WriteError`."""
    name = name_of(spec)
    if not status(spec, kind).installed:
        return False
    if kind == "systemd":
        _demand(["systemctl", "--user", "disable", "--now", f"{name}.timer"])
        for suffix in (".service", ".timer"):
            (unit_folder() / f"{name}{suffix}").unlink(missing_ok=True)
        _demand(["systemctl", "--user", "daemon-reload"])
    elif kind == "cron":
        _demand(["crontab", "-"], without(current_crontab(), name))
    else:
        _demand(["schtasks", "/Delete", "/TN", name, "/F"])
    return True


def status(spec: Path, kind: Kind) -> Status:
    """Whether the entry is there, with what the scheduler says of its next time."""
    name = name_of(spec)
    if kind == "systemd":
        installed = (unit_folder() / f"{name}.timer").is_file()
        detail = (
            _call(["systemctl", "--user", "list-timers", "--all", f"{name}.timer"]).stdout
            if installed
            else ""
        )
    elif kind == "cron":
        detail = block(current_crontab(), name)
        installed = bool(detail)
    else:
        done = _call(["schtasks", "/Query", "/TN", name, "/FO", "LIST"])
        installed, detail = done.returncode == 0, done.stdout
    return Status(kind, name, installed, detail.strip())


def current_crontab() -> str:
    """The user's crontab, empty where there is none."""
    done = _call(["crontab", "-l"])
    return done.stdout if done.returncode == 0 else ""


def _block(name: str) -> re.Pattern[str]:
    return re.compile(rf"^# {re.escape(name)} begin\n(?:.*\n)*?# {re.escape(name)} end\n?", re.MULTILINE)


def block(crontab: str, name: str) -> str:
    """The marked block of a crontab, empty where it has none."""
    found = _block(name).search(crontab)
    return found[0] if found else ""


def without(crontab: str, name: str) -> str:
    """A crontab without the marked block; every other line stays as it is."""
    rest = _block(name).sub("", crontab)
    return rest if not rest or rest.endswith("\n") else rest + "\n"
