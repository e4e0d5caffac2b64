"""A whole plan, and how it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from planning_assignments import TODAY, scenario
from rich.cells import cell_len
from rich.console import Console

from sim.planning.assignment import assign
from sim.planning.commission import plan_json
from sim.planning.findings import Plan
from sim.planning.planner import Imprint, Planner
from sim.planning.report import plan_page
from sim.planning.telling import tell_plan
from sim.planning.timetable import mix_of

ALL = {"id": "all", "name": "综合窗口", "name_en": "all", "roles": ["undifferentiated"]}
INSURANCE = {"id": "pay", "name": "社保窗口", "name_en": "pay", "roles": ["domain:pension", "domain:medical"]}
DESK = {"id": "desk", "name": "咨询台", "name_en": "desk", "roles": ["special:consult"], "least": 1}


@pytest.fixture(scope="module")
def told() -> list[tuple[float, str]]:
    """What was told of the work."""
    return []


@pytest.fixture(scope="module")
def plan(told: list[tuple[float, str]]) -> Plan:
    """The township with three kinds of windows, on 60 days."""
    goal = {"within_minutes": 15, "share": 0.88, "priorities": {"elderly": {"share": 0.9}}}
    found = replace(assign(scenario(windows=[ALL, INSURANCE, DESK], goal=goal), Path("none"), TODAY), days=60)
    return Planner(found, lambda done, text: told.append((done, text))).plan(Imprint("0.1", "again", lambda: 1.5))


def test_the_answer_is_a_timetable_of_the_scenarios_windows(plan: Plan) -> None:
    mix = mix_of(plan.timetable, len(plan.kinds))
    assert [kind.id for kind in plan.kinds] == ["all", "pay", "desk"]
    assert mix[2] == 1
    assert 3 <= sum(mix) <= 8
    assert all(verdict.strain <= 1 for verdict in plan.verdicts)
    assert 0 < plan.chance <= 1
    assert plan.days >= 60
    assert 0 <= plan.bad_days < 0.5


def test_the_figures_of_one_plan_agree(plan: Plan) -> None:
    assert plan.waits.within == pytest.approx(plan.verdicts[0].value)
    assert plan.waits.mean == pytest.approx(plan.verdicts[1].value)
    assert plan.waits.overtime == pytest.approx(plan.verdicts[-1].value)
    assert sum(window.served for window in plan.windows) == pytest.approx(
        sum(half.people for half in plan.half_hours), rel=0.05
    )
    assert [window.spans for window in plan.windows] == [window.spans for window in plan.timetable]
    assert max(sum(half.windows) for half in plan.half_hours) <= len(plan.timetable)


def test_the_frontier_goes_from_fewer_to_more_and_waits_fall(plan: Plan) -> None:
    number = len(plan.timetable)
    numbers = [point.windows for point in plan.frontier]
    assert numbers == list(range(numbers[0], number + 4))
    assert numbers[0] <= number - 1
    means = [point.waits.mean for point in plan.frontier]
    assert means == sorted(means, reverse=True)
    chances = {point.windows: point.chance for point in plan.frontier}
    assert chances[number] > 0.5 > chances[number - 1]


def test_more_people_and_slower_service_wait_longer_and_need_no_fewer_windows(plan: Plan) -> None:
    for group in ("volume", "service"):
        rows = [row for row in plan.sensitivity if row.group == group]
        means = [row.waits.mean for row in rows]
        needed = [row.needed or 99 for row in rows]
        assert means == sorted(means)
        assert needed == sorted(needed)
    assert any(row.group == "mix" for row in plan.sensitivity)


def test_merged_windows_wait_less_than_windows_apart(plan: Plan) -> None:
    means = [step.waits.mean for step in plan.pooling]
    assert len(means) >= 2
    assert means[-1] < means[0]
    assert {sum(step.mix) for step in plan.pooling} == {len(plan.timetable)}


def test_seats_floor_reckoner_and_assumptions_are_there(plan: Plan) -> None:
    assert plan.space.area == 100
    assert plan.space.seats >= plan.space.waiting > 0
    assert len(plan.reckoner) == 10
    assert len(plan.assumptions) > 10
    assert plan.visits == pytest.approx(76.8)
    assert set(plan.priorities) >= {"elderly"}
    assert (plan.version, plan.command, plan.seconds) == ("0.1", "again", 1.5)


def test_the_remarks_tell_what_the_hours_save(plan: Plan) -> None:
    saved = sum(window.minutes for window in plan.timetable) < len(plan.timetable) * 420
    words = "window-hours a day of" if saved else "all windows are open all day"
    assert any(words in remark.en for remark in plan.remarks)
    assert any("没有写可用人数" in remark.zh for remark in plan.remarks)


def test_the_work_is_told_as_it_goes_on(plan: Plan, told: list[tuple[float, str]]) -> None:
    shares = [done for done, _ in told]
    assert shares == sorted(shares)
    assert shares[0] < 0.05
    assert 0.9 < shares[-1] < 1
    assert plan.days


def test_the_same_scenario_and_seed_give_the_same_plan(plan: Plan) -> None:
    goal = {"within_minutes": 15, "share": 0.88, "priorities": {"elderly": {"share": 0.9}}}
    found = replace(assign(scenario(windows=[ALL, INSURANCE, DESK], goal=goal), Path("none"), TODAY), days=60)
    assert Planner(found, lambda *_: None).plan(Imprint("0.1", "again", lambda: 1.5)) == plan


def test_the_terminal_tells_the_answer_first(plan: Plan) -> None:
    out = StringIO()
    tell_plan(plan, Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    assert lines[0] == "甲镇 / Jia"
    assert lines[1].startswith(f"{len(plan.timetable)} 个窗口：综合窗口")
    assert lines[3].startswith("大约") or "目标达到" in lines[3]
    assert "window-hours a day" in lines[5]
    text = out.getvalue()
    for words in ("called within 15 minutes", "08:30–12:00", "少一个 one less：平均 mean", "多一个 one more"):
        assert words in text
    assert all(cell_len(line) <= 80 for line in lines[6 : lines.index(next(x for x in lines if "少一个" in x))])


def test_windows_that_are_alike_share_a_row(plan: Plan) -> None:
    whole = plan.windows[0].spans
    windows = tuple(
        replace(window, number=number + 1, kind=0, spans=whole) for number, window in enumerate(plan.windows)
    )
    out = StringIO()
    tell_plan(replace(plan, windows=windows), Console(file=out, width=100))
    assert f"1–{len(windows)} " in out.getvalue()


def test_a_village_without_comparisons_is_told_as_well(plan: Plan) -> None:
    out = StringIO()
    tell_plan(replace(plan, frontier=(), remarks=()), Console(file=out, width=80))
    assert "one more" not in out.getvalue()


def test_programs_get_the_plan_as_json(plan: Plan) -> None:
    content = json.loads(plan_json(plan))
    assert content["place"] == {"zh": "甲镇", "en": "Jia"}
    assert len(content["timetable"]) == len(plan.timetable)
    assert content["verdicts"][0]["limit"]["measure"] == "within"
    assert content["waits"]["mean"] == plan.waits.mean


def test_the_page_can_be_made_of_it(plan: Plan) -> None:
    page = plan_page(plan)
    assert "甲镇" in page
    assert page.count("<svg") >= 5
