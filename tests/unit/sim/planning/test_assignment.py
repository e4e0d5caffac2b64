"""A scenario with everything that it names."""

from __future__ import annotations

import datetime
import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from planning_assignments import Assigned

from sim.planning.scenario import MOST_STAFF, ScenarioUnreadable
from sim.planning.shifts import LunchTurns, ShiftRules

COMPREHENSIVE = {"id": "all", "name": "综合", "name_en": "all", "roles": ["undifferentiated"]}


def test_a_place_is_planned_for_a_year_from_today(assigned: Assigned) -> None:
    found = assigned()
    assert min(found.site.dates) >= datetime.date(2026, 11, 23)
    assert max(found.site.dates) <= datetime.date(2027, 11, 22)
    assert found.site.sessions == ((510, 720), (810, 1020))
    assert any("2026-11-23 至 2027-11-22" in remark.zh for remark in found.remarks)
    assert any("109 more open days have other hours" in remark.en for remark in found.remarks)
    assert any("2027" in remark.zh and "节假日" in remark.zh for remark in found.remarks)


def test_dates_seed_staff_and_goal_are_the_scenarios(assigned: Assigned) -> None:
    found = assigned(
        goal={"share": 0.8},
        staff={"available": 7, "shortest_shift_minutes": 90},
        plan={"from": "2027-01-04", "to": "2027-03-31", "seed": 9, "days": 300},
    )
    assert {date.month for date in found.site.dates} == {1, 2, 3}
    assert (found.site.seed, found.days, found.available, found.limited) == (9, 300, 7, True)
    assert found.shifts == ShiftRules(90, 30, None)
    assert found.goal.share == 0.8


def test_without_a_word_about_staff_there_is_as_much_as_it_takes(assigned: Assigned) -> None:
    found = assigned()
    assert (found.available, found.limited) == (MOST_STAFF, False)


def test_the_kinds_are_the_scenarios_or_else_the_halls_that_are_of_use(assigned: Assigned) -> None:
    assert [kind.id for kind in assigned(windows=[COMPREHENSIVE]).site.kinds] == ["all"]
    assert "comprehensive" in {kind.id for kind in assigned().site.kinds}


def test_a_county_has_the_county_hall(assigned: Assigned) -> None:
    found = assigned({"level": "county", "inhabitants": 400_000})
    assert len(found.site.kinds) > 12
    assert found.site.model.inhabitants is not None


@pytest.fixture
def open_at_noon(tmp_path: Path) -> None:
    """A hall's file in which the township stays open from nine to five."""
    with as_file(files("assets") / "halls" / "township.toml") as township:
        text = re.sub(r'\["08:30-12:00", "1[34]:[03]0-17:[03]0"\]', '["09:00-17:00"]', township.read_text("utf-8"))
    (tmp_path / "noon.toml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("open_at_noon")
def test_a_hall_that_stays_open_has_lunch_in_turns_and_says_that_it_is_assumed(assigned: Assigned) -> None:
    found = assigned({"hall": "noon.toml"})
    assert found.shifts.lunch == LunchTurns(60, 690, 810)
    assert any("轮流休息" in remark.zh for remark in found.remarks)
    own = assigned({"hall": "noon.toml"}, staff={"lunch": {"minutes": 45, "from": "11:00", "to": "13:15"}})
    assert own.shifts.lunch == LunchTurns(45, 660, 795)
    assert not any("轮流休息" in remark.zh for remark in own.remarks)


NOBODY = {"weekdays": [0, 0, 0, 0, 0, 0, 0], "after_holiday": 0, "make_up": 0, "holiday": 0}
FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"staff": {"available": 1}}, "staff.available: 可用 1 人，至少却要 2 个窗口：必设 1 个"),
    ({"staff": {"shortest_shift_minutes": 500}}, "is longer than the working day of 420 minutes"),
    ({"staff": {"lunch": {"minutes": 45}}}, "so lunch in turns has no use"),
    ({"plan": {"from": "2026-11-28", "to": "2026-11-29"}}, "the hall is never open from 2026-11-28 to 2026-11-29"),
    ({"plan": {"from": "2026-11-28", "to": "2026-11-20"}}, "plan.to: 2026-11-20 早于 plan.from 2026-11-28"),
    ({"plan": {"from": "2026-11-28", "to": "2036-11-20"}}, "is more than three years"),
    ({"plan": {"from": "0001-01-01"}}, "must lie in the years 2000 to 2095"),
    ({"goal": {"priorities": {"royal": {}}}}, "goal.priorities.royal: 大厅没有“royal” / the hall has no 'royal'"),
    ({"windows": [{**COMPREHENSIVE, "roles": ["domain:pension"]}]}, "windows: 没有一种窗口能办“"),
    (
        {"windows": [{**COMPREHENSIVE, "roles": ["domain:space"]}]},
        "windows.all.roles: 大厅没有“domain:space” / the hall has no 'domain:space'",
    ),
    (
        {"windows": [{**COMPREHENSIVE, "roles": ["specialised"], "services": ["moon"]}]},
        "windows.all.services: 大厅没有“moon” / the hall has no 'moon'",
    ),
    ({"demand": {"arrivals": {"day_cv": -1}}}, "demand.arrivals.day_cv: 不能小于 0，现为 -1"),
    ({"demand": {"services": [{"id": "moon", "share": 1, "minutes": 3}]}}, "demand.services.moon: 大厅没有“moon”"),
    ({"demand": {"priorities": {"royal": 0.5}}}, "demand.priorities.royal: 大厅没有“royal”"),
    (
        {"demand": {"inhabitants": {"per_10000": {"space": {"low": 1, "usual": 2, "high": 3}}}}},
        "demand.inhabitants.per_10000.space: 大厅没有“space”",
    ),
    ({"demand": {"calendar": NOBODY}}, "demand.calendar: 计划期内没有人来 / nobody comes"),
    ({"place": {"hall": "nowhere.toml"}}, "place.hall: nowhere.toml: 读不到文件 / cannot be read"),
]


@pytest.mark.parametrize(("sections", "words"), FAULTS, ids=[words for _, words in FAULTS])
def test_what_does_not_fit_is_one_sentence_that_names_its_key(
    assigned: Assigned, sections: dict[str, Any], words: str
) -> None:
    with pytest.raises(ScenarioUnreadable) as refused:
        assigned(**sections)
    assert len(refused.value.problems) == 1
    assert words in refused.value.problems[0]
    assert " / " in refused.value.problems[0]


def test_a_halls_own_faults_are_told_under_its_name(assigned: Assigned, tmp_path: Path) -> None:
    with as_file(files("assets") / "halls" / "township.toml") as township:
        shutil.copy(township, tmp_path / "own.toml")
    text = (tmp_path / "own.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(text.replace('discipline      = "load"', 'discipline      = "luck"'), "utf-8")
    with pytest.raises(ScenarioUnreadable, match=r"place\.hall: own\.toml: hall\.discipline"):
        assigned({"hall": "own.toml"})
