"""Schedules: phrases, days, and the entries that real schedulers take."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import schedule, timing
from tonghop.problems import UsageError

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 3, 4, 10, 0, tzinfo=VIETNAM)
XML = {"t": schedule.TASK_NAMESPACE}

phrases = st.one_of(
    st.sampled_from([phrase for phrase, _ in timing.EXAMPLES]),
    st.builds(
        "{} {} {} {} {}".format,
        st.integers(0, 59),
        st.integers(0, 23),
        st.just("*"),
        st.just("*"),
        st.integers(0, 7),
    ),
    st.builds(
        "{} {} {} {} *".format, st.integers(0, 59), st.integers(0, 23), st.integers(1, 28), st.integers(1, 12)
    ),
)
moments = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2035, 1, 1), timezones=st.just(VIETNAM))


@pytest.mark.parametrize(("phrase", "cron"), timing.EXAMPLES)
def test_phrase_is_read(phrase: str, cron: str) -> None:
    assert timing.parse(phrase).cron == cron
    assert timing.parse(cron).times == timing.parse(phrase).times


@pytest.mark.parametrize("phrase", timing.COUNTER_EXAMPLES)
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(UsageError) as caught:
        timing.parse(phrase)
    assert caught.value.problems[0].code == "RUN007"


def test_unknown_zone_is_refused() -> None:
    for zone in ("Asia/Saigonn", "../etc", ""):
        with pytest.raises(UsageError):
            timing.parse("hằng ngày", zone)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        timing.parse(text)
    except UsageError as error:
        assert error.problems[0].code == "RUN007"


@given(phrases, moments)
def test_next_and_previous_enclose_the_moment(phrase: str, moment: dt.datetime) -> None:
    when = timing.parse(phrase)
    before, after = when.previous(moment), when.next(moment)
    assert before <= moment < after
    assert when.next(before) == after
    assert when.falls_on(before.date())
    assert when.falls_on(after.date())


def test_either_kind_of_day_is_enough_as_in_cron() -> None:
    when = timing.parse("0 7 13 * 5")
    assert when.falls_on(dt.date(2026, 3, 13))
    assert when.falls_on(dt.date(2026, 3, 6))
    assert when.falls_on(dt.date(2026, 4, 13))
    assert not when.falls_on(dt.date(2026, 3, 5))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("thứ hai 07:00", ("0 0 * * 1",)),
        ("thứ hai 06:30", ("30 23 * * 0",)),
        ("ngày 25 hằng tháng 5:15", ("15 22 24 * *",)),
        ("thứ hai, thứ năm 6:30", ("30 23 * * 0,3",)),
        ("hằng ngày 6:30 và 18:30", ("30 23 * * *", "30 11 * * *")),
    ],
)
def test_cron_on_a_machine_in_utc(phrase: str, expected: tuple[str, ...]) -> None:
    assert schedule.cron_fields(timing.parse(phrase), NOW.astimezone(dt.UTC)) == expected


def test_cron_in_the_same_zone_is_left_alone() -> None:
    assert schedule.cron_fields(timing.parse("ngày 1 hằng tháng 5:00"), NOW) == ("0 5 1 * *",)


@pytest.mark.parametrize(
    ("phrase", "zone"),
    [("ngày 1 hằng tháng 5:00", "UTC"), ("hằng ngày 7:00", "Europe/Berlin"), ("0 5 3 2 *", "UTC")],
)
def test_what_cron_cannot_say_is_refused(phrase: str, zone: str) -> None:
    with pytest.raises(UsageError) as caught:
        schedule.cron_fields(timing.parse(phrase), NOW.astimezone(ZoneInfo(zone)))
    assert caught.value.problems[0].code == "RUN010"


def spec_in(folder: Path) -> Path:
    """A spec whose path has all that quoting must stand."""
    # Windows takes no quotation marks in names.
    home = folder / ("Báo cáo 100% quý $HOME's" if os.name == "nt" else 'Báo cáo 100% "quý" $HOME\'s')
    home.mkdir()
    spec = home / "tổng hợp.yaml"
    spec.touch()
    return spec


def test_names_tell_equal_specs_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "Đề án.yaml", tmp_path / "b" / "Đề án.yaml"
    assert schedule.name_of(one).startswith("tonghop-de-an-")
    assert schedule.name_of(one) != schedule.name_of(two)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("phrase", [phrase for phrase, _ in timing.EXAMPLES] + ["0 7 13 */2 5"])
def test_systemd_takes_the_units_and_agrees_on_the_next_time(phrase: str, tmp_path: Path) -> None:
    when = timing.parse(phrase)
    made = schedule.entry(spec_in(tmp_path), when, "systemd", NOW)
    for name, text in made.files:
        (tmp_path / name).write_text(text, "utf-8")
    units = [str(tmp_path / name) for name, _ in made.files]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    nexts = []
    for value in schedule.calendar(when):
        base = ["--base-time", NOW.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")]
        done = subprocess.run(
            ["systemd-analyze", "calendar", *base, value],
            capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
        )  # fmt: skip
        (line,) = [line for line in done.stdout.splitlines() if "Next elapse:" in line]
        shown = line.partition(":")[2].split()
        nexts.append(
            dt.datetime.strptime(f"{shown[1]} {shown[2]}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=dt.UTC)
        )
    assert min(nexts) == when.next(NOW)


def test_systemd_timer_makes_up_missed_runs(tmp_path: Path) -> None:
    made = schedule.entry(spec_in(tmp_path), timing.parse("thứ hai 07:00"), "systemd", NOW)
    timer = made.files[1][1]
    assert "Persistent=true" in timer
    assert "OnCalendar=Mon *-*-* 07:00:00 Asia/Ho_Chi_Minh" in timer


def test_crontab_block_is_put_in_and_taken_out(tmp_path: Path) -> None:
    made = schedule.entry(spec_in(tmp_path), timing.parse("thứ hai 07:00"), "cron", NOW)
    other = "MAILTO=a@example.vn\n5 5 * * * true"
    both = schedule.without(other, made.name) + made.text
    assert schedule.block(both, made.name) == made.text
    assert schedule.without(both, made.name) == other + "\n"
    assert "@reboot" in made.text


def test_cron_command_reaches_the_shell_whole(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    made = schedule.entry(spec, timing.parse("thứ hai 07:00"), "cron", NOW)
    line = made.text.splitlines()[1].partition("0 7 * * 1 ")[2]
    assert shlex.split(line.replace("\\%", "%")) == list(schedule.command(spec))
    assert "%" not in line.replace("\\%", "")


def test_task_scheduler_definition(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    made = schedule.entry(spec, timing.parse("thứ hai, thứ năm 07:00"), "windows", NOW)
    root = ElementTree.fromstring(made.files[0][1].partition("\n")[2])
    assert root.tag == f"{{{schedule.TASK_NAMESPACE}}}Task"
    assert [child.tag.partition("}")[2] for child in root] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
    assert root.findtext("t:Settings/t:StartWhenAvailable", "", XML) == "true"
    assert root.findtext("t:Settings/t:MultipleInstancesPolicy", "", XML) == "IgnoreNew"
    (trigger,) = root.findall("t:Triggers/t:CalendarTrigger", XML)
    assert [child.tag.partition("}")[2] for child in trigger] == [
        "Enabled",
        "StartBoundary",
        "ScheduleByWeek",
    ]
    assert trigger.findtext("t:StartBoundary", "", XML) == "2026-03-05T07:00:00+07:00"
    week = trigger.find("t:ScheduleByWeek/t:DaysOfWeek", XML)
    assert week is not None
    assert [day.tag.partition("}")[2] for day in week] == ["Monday", "Thursday"]
    assert root.findtext("t:Actions/t:Exec/t:Command", "", XML) == sys.executable
    arguments = root.findtext("t:Actions/t:Exec/t:Arguments", "", XML)
    assert arguments == subprocess.list2cmdline(schedule.command(spec)[1:])


@pytest.mark.parametrize(
    ("phrase", "kinds", "count"),
    [
        ("hằng ngày 6:30 và 18:30", {"ScheduleByDay"}, 2),
        ("ngày 25 hằng tháng", {"ScheduleByMonth"}, 1),
        ("0 7 13 * 5", {"ScheduleByMonth", "ScheduleByWeek"}, 2),
        ("0 7 * 1,2 1", {"ScheduleByMonthDayOfWeek"}, 1),
        ("0 7 * 1,2 *", {"ScheduleByMonth"}, 1),
    ],
)
def test_task_scheduler_triggers(phrase: str, kinds: set[str], count: int, tmp_path: Path) -> None:
    made = schedule.entry(spec_in(tmp_path), timing.parse(phrase), "windows", NOW)
    root = ElementTree.fromstring(made.files[0][1].partition("\n")[2])
    triggers = root.findall("t:Triggers/t:CalendarTrigger", XML)
    assert len(triggers) == count
    assert {trigger[-1].tag.partition("}")[2] for trigger in triggers} == kinds


def running(name: str) -> bool:
    """Whether a daemon of that name runs."""
    names = [path.read_text().strip() for path in Path("/proc").glob("[0-9]*/comm") if path.exists()]
    return name in names


@pytest.mark.skipif(
    shutil.which("cron") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="cron is not installed, or cannot be started without being root",
)
def test_a_real_cron_runs_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = tmp_path / "proof"
    stub = tmp_path / "python stub"
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{proof}.part"\nmv "{proof}.part" "{proof}"\n')
    stub.chmod(stub.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(stub))
    spec = spec_in(tmp_path)
    made = schedule.entry(spec, timing.parse("* * * * *"), "cron", dt.datetime.now().astimezone())
    before = schedule.current_crontab()
    daemon = None if running("cron") else subprocess.Popen(["cron", "-f"])
    try:
        schedule.install(made)
        assert schedule.status(spec, "cron").installed
        for _ in range(750):
            if proof.exists():
                break
            time.sleep(0.1)
        assert proof.read_text("utf-8").splitlines() == ["-m", "tonghop", "run", str(spec.resolve())]
        assert schedule.remove(spec, "cron")
        assert not schedule.remove(spec, "cron")
        assert schedule.current_crontab() == before
    finally:
        subprocess.run(
            ["crontab", "-" if before else "-r"], input=before, text=True, check=False, capture_output=True
        )
        if daemon is not None:
            daemon.kill()
            daemon.wait()
