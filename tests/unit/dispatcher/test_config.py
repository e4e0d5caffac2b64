"""A hall's file: what is wrong with it is told with the key that needs mending."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dispatcher.config import OTHER_PAUSE, HallConfig, HallConfigError, load_hall
from dispatcher.config.consistency import faults
from dispatcher.config.loading import check_hall
from dispatcher.config.times_of_day import calendar_date, clock_minutes, month_day, parse_sessions
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE

HALLS = Path(str(files("assets") / "halls"))
TOWNSHIP = tomllib.loads((HALLS / "township.toml").read_text(encoding="utf-8"))

Content = dict[str, Any]
"""A hall's file as TOML gives it: tables of anything."""


def named(content: Content, table: str, id: str) -> Content:
    """The entry of this id."""
    return next(entry for entry in content[table] if entry["id"] == id)


def set_to(*path: str | int, to: object) -> Callable[[Content], None]:
    """Put a value somewhere."""

    def change(content: Content) -> None:
        *way, last = path
        place: Any = content
        for step in way:
            place = place[step]
        place[last] = to

    return change


def without(*path: str | int) -> Callable[[Content], None]:
    """Leave a key out."""

    def change(content: Content) -> None:
        *way, last = path
        place: Any = content
        for step in way:
            place = place[step]
        del place[last]

    return change


def twice(table: str) -> Callable[[Content], None]:
    """Let the first entry of a table stand twice."""
    return lambda content: content[table].append(copy.deepcopy(content[table][0]))


def _nobody_for_food(content: Content) -> None:
    for window in content["windows"]:
        if "undifferentiated" in window["roles"]:
            window["roles"] = ["domain:household"]


def _no_clerk_for_collecting(content: Content) -> None:
    for clerk in content["clerks"]:
        clerk["qualifications"] = ["domain:household"]


FAULTS: dict[str, tuple[Callable[[Content], None], str]] = {
    "a table that is missing": (without("hall"), "hall: 缺少这一项"),
    "a table that nobody knows": (set_to("canteen", to={}), "canteen: 没有这一项"),
    "a key that is missing": (without("hall", "time_zone"), "hall.time_zone: 缺少这一项"),
    "a key that nobody knows": (set_to("hall", "colour", to="red"), "hall.colour: 没有这一项"),
    "an id in capitals": (set_to("hall", "id", to="Township"), "hall.id: 值不合适"),
    "a name of nothing": (set_to("hall", "name", to=""), "hall.name: 值不合适"),
    "a time zone that is none": (set_to("hall", "time_zone", to="Asia/Peking"), "hall.time_zone: 值不合适"),
    "a time zone of nothing": (set_to("hall", "time_zone", to=""), "hall.time_zone: 值不合适"),
    "a time zone elsewhere on the disk": (set_to("hall", "time_zone", to="../../etc/passwd"), "hall.time_zone"),
    "an address that is none": (set_to("hall", "public_url", to="hall.example"), "hall.public_url"),
    "a discipline that is none": (set_to("hall", "discipline", to="random"), "hall.discipline"),
    "a number in quotes": (set_to("no_show", "seconds", to="30"), "no_show.seconds"),
    "a truth value as a number": (set_to("issuing", "over_lunch", to=1), "issuing.over_lunch"),
    "half a recall": (set_to("no_show", "recalls", to=1.5), "no_show.recalls"),
    "fewer than no cases": (set_to("issuing", "cases_per_ticket", to=0), "issuing.cases_per_ticket"),
    "a season of no day": (set_to("seasons", 0, "from", to="02-30"), "seasons.0.from"),
    "a season of no date": (set_to("seasons", 0, "to", to="autumn"), "seasons.0.to"),
    "a weekday that is none": (set_to("seasons", 0, "sessions", 0, "days", to=["feb"]), "seasons.0.sessions.0.days.0"),
    "a weekday twice": (set_to("seasons", 0, "sessions", 0, "days", to=["mon", "mon"]), "mon stands 2 times"),
    "hours that are none": (set_to("seasons", 0, "sessions", 0, "hours", to=["8-12"]), "seasons.0.sessions.0.hours"),
    "hours beyond the day": (set_to("exceptions", 0, "hours", to=["23:00-24:30"]), "exceptions.0.hours"),
    "hours that overlap": (set_to("exceptions", 0, "hours", to=["08:00-12:00", "11:00-13:00"]), "exceptions.0.hours"),
    "hours that end before they start": (set_to("exceptions", 0, "hours", to=["12:00-08:00"]), "exceptions.0.hours"),
    "an exception on no date": (set_to("exceptions", 0, "date", to="2026-02-29"), "exceptions.0.date"),
    "an exception twice": (twice("exceptions"), "exceptions.date: “2026-"),
    "a priority twice": (twice("priorities"), "priorities.id: “normal”重复 2 次"),
    "a mark twice": (set_to("priorities", 2, "mark", to=TOWNSHIP["priorities"][1]["mark"]), "priorities.mark: “"),
    "a normal priority with a mark": (set_to("priorities", 0, "mark", to="N"), "priorities[0].mark"),
    "a share above one": (set_to("priorities", 1, "share", to=1.2), "priorities.appointment.share"),
    "a zone twice": (twice("zones"), "zones.id"),
    "no zone at all": (set_to("zones", to=[]), "zones"),
    "a queue twice": (twice("queues"), "queues.id: “household”重复 2 次"),
    "a prefix twice": (set_to("queues", 1, "prefix", to="A"), "queues.prefix: “A”重复 2 次"),
    "a prefix of two letters": (set_to("queues", 1, "prefix", to="AB"), "queues.insurance.prefix"),
    "a promise of nothing": (set_to("queues", 1, "promise_minutes", to=0), "queues.insurance.promise_minutes"),
    "a queue for nothing": (
        lambda content: content["queues"].append({**content["queues"][0], "id": "spare", "prefix": "X"}),
        "queues.spare: 没有事项在此排队",
    ),
    "a domain twice": (twice("domains"), "domains.id"),
    "a material twice": (twice("materials"), "materials.id"),
    "a service twice": (twice("services"), "services.id: “id-card-new”重复 2 次"),
    "a service of no domain": (set_to("services", 0, "domain", to="sea"), "services.id-card-new.domain: 没有“sea”"),
    "a service of no queue": (set_to("services", 0, "queue", to="sea"), "services.id-card-new.queue: 没有“sea”"),
    "a material that is none": (
        lambda content: named(content, "services", "id-card-new")["materials"].append({"id": "sea", "copies": 1}),
        "services.id-card-new.materials: 没有“sea”",
    ),
    "no copy of a material": (
        lambda content: named(content, "services", "id-card-new")["materials"][0].update(copies=0),
        "services.id-card-new.materials.",
    ),
    "a special kind that is none": (set_to("services", 0, "special", to="fishing"), "services.id-card-new.special"),
    "a service of no time": (set_to("services", 0, "minutes", to=0), "services.id-card-new.minutes"),
    "a window twice": (twice("windows"), "windows.id: “1”重复 2 次"),
    "a window in no zone": (set_to("windows", 0, "zone", to="roof"), "windows.1.zone: 没有“roof”"),
    "a window without a role": (set_to("windows", 0, "roles", to=[]), "windows.1.roles"),
    "a role that is none": (set_to("windows", 0, "roles", to=["domain:sea"]), "windows.1.roles: 没有“domain:sea”"),
    "a specialised window for nothing": (without("windows", 4, "services"), "windows.5.services: 专项窗口须列出事项"),
    "services at a window for everything": (
        set_to("windows", 0, "services", to=["id-card-new"]),
        "windows.1.services: 专项窗口须列出事项",
    ),
    "a specialised window for what is none": (
        set_to("windows", 4, "services", to=["flying"]),
        "windows.5.services: 没有“flying”",
    ),
    "a gap in the year": (set_to("seasons", 0, "to", to="09-29"), "seasons: 09-30 落在 0 个季节里"),
    "two seasons on one day": (set_to("seasons", 0, "to", to="10-01"), "seasons: 10-01 落在 2 个季节里"),
    "a clerk twice": (twice("clerks"), "clerks.id: “c01”重复 2 次"),
    "a clerk who can nothing": (set_to("clerks", 0, "qualifications", to=[]), "clerks.c01.qualifications"),
    "a qualification that is none": (
        set_to("clerks", 0, "qualifications", to=["special:flying"]),
        "clerks.c01.qualifications: 没有“special:flying”",
    ),
    "a service that no window serves": (_nobody_for_food, "services.food-licence: 没有窗口能办理"),
    "a service that no clerk serves": (_no_clerk_for_collecting, "services.collect: 没有人员能办理"),
    "a pause reason twice": (twice("pause_reasons"), "pause_reasons.id: “lunch”重复 2 次"),
    "a pause reason that every hall has": (
        set_to("pause_reasons", 0, "id", to=OTHER_PAUSE),
        "pause_reasons.id: “other”重复 2 次",
    ),
    "arrivals at no time": (set_to("demand", "arrivals", 0, "from", to="25:00"), "demand.arrivals.0.from"),
    "arrivals backwards": (set_to("demand", "arrivals", 0, "to", to="07:00"), "demand.arrivals.0"),
    "nobody ever": (set_to("demand", "people_per_day", to=0), "demand.people_per_day"),
}


def problems_of(content: Content) -> tuple[str, ...]:
    """What the file is found to have wrong."""
    with pytest.raises(HallConfigError) as found:
        check_hall(content, Path("hall.toml"))
    return found.value.problems


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_in_the_file_is_told_with_its_key(case: str) -> None:
    change, told = FAULTS[case]
    content = copy.deepcopy(TOWNSHIP)
    change(content)
    problems = problems_of(content)
    assert any(told in problem for problem in problems), problems
    assert all(" / " in problem for problem in problems), "Chinese first, English beside it"


def test_every_fault_is_told_at_once() -> None:
    content = copy.deepcopy(TOWNSHIP)
    for case in ("a window in no zone", "a service of no queue", "a clerk twice", "a normal priority with a mark"):
        FAULTS[case][0](content)
    assert len(problems_of(content)) >= 4


@pytest.mark.parametrize("hall", ["township", "county"])
def test_the_example_halls_have_no_fault(hall: str) -> None:
    config = load_hall(HALLS / f"{hall}.toml")
    assert config.hall.id == hall
    assert faults(config) == []


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    for path, content, told in (
        (tmp_path / "missing.toml", None, "读不到文件 / cannot be read"),
        (tmp_path / "broken.toml", b"[hall\n", "不是有效的 TOML / not valid TOML"),
        (tmp_path / "latin.toml", b'[hall]\nname = "\xe4"\n', "不是有效的 TOML / not valid TOML"),
        (tmp_path / "empty.toml", b"", "hall: 缺少这一项"),
    ):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(HallConfigError) as found:
            load_hall(path)
        assert str(path) in str(found.value)
        assert told in str(found.value)
    with pytest.raises(HallConfigError):
        load_hall(tmp_path)


def test_the_file_becomes_rules() -> None:
    rules = load_hall(HALLS / "township.toml").rules()
    assert (rules.hall, rules.discipline, rules.hours.time_zone) == ("township", "load", "Asia/Shanghai")
    assert rules.issuing.before_opening == 30 * MICROSECONDS_PER_MINUTE
    assert (rules.no_show.recalls, rules.no_show.after, rules.no_show.returns_behind) == (2, 30_000_000, 3)
    assert rules.queues[0].promise == 20 * MICROSECONDS_PER_MINUTE
    summer = rules.hours.seasons[0]
    assert (summer.first, summer.last) == ((5, 1), (9, 30))
    assert summer.week[0] == ((510, 720), (840, 1050))
    assert summer.week[5:] == ((), ())
    assert rules.pause_reasons[-1] == OTHER_PAUSE


def test_the_file_cannot_be_changed_once_it_is_read() -> None:
    config = HallConfig.model_validate(TOWNSHIP)
    with pytest.raises(ValueError, match="frozen"):
        config.hall.name = "改名"


def test_times_are_read_as_they_are_written() -> None:
    assert parse_sessions(["08:30-12:00", "14:00-24:00"]) == ((510, 720), (840, 1440))
    assert (clock_minutes("00:00"), clock_minutes("24:00")) == (0, 1440)
    assert month_day("02-29") == (2, 29)
    assert calendar_date("2028-02-29") == "2028-02-29"
    for wrong in ("24:01", "12:60", "99:99"):
        with pytest.raises(ValueError, match="no time of day"):
            clock_minutes(wrong)
    for wrong in ("02-30", "13-01", "00-10"):
        with pytest.raises(ValueError, match="no day of the year"):
            month_day(wrong)
    with pytest.raises(ValueError, match="not of the form"):
        parse_sessions(["08:30–12:00"])
