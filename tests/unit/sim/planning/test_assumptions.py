"""What a plan rests on, and where it comes from."""

from __future__ import annotations

from typing import Any

from planning_assignments import Assigned

from sim.planning.assignment import Assignment
from sim.planning.assumptions import assumptions
from sim.planning.shifts import LunchTurns, ShiftRules


def told(found: Assignment) -> dict[str, str]:
    """Each assumption's value and source by its English name."""
    rows = assumptions(found.site, found.hall, found.sources, found.shifts, found.site.people(30))
    return {name.en: value for name, value in rows}


def test_each_figure_stands_with_its_source(assigned: Assigned) -> None:
    rows = told(assigned())
    assert rows["visits per 10,000 inhabitants and usual working day"].startswith("30 (12–78) · 假设")
    assert "the hall's file" in rows["minutes of a visit at the window, spread (cv)"]
    assert rows["time at undifferentiated windows, times that at others"] == "× 1.1 · 假设 / assumed"
    assert rows["season from 09-01 to 12-31"].startswith("× 1.5：")
    assert "医疗保障" in rows["season from 09-01 to 12-31"]
    assert rows["shortest shift (minutes), lunch"] == "120; 大厅午间关门 hall closed at noon"
    assert rows["who is called next"] == "按负荷 / by load"


def test_what_the_scenario_says_is_the_scenarios(assigned: Assigned) -> None:
    demand: dict[str, Any] = {
        "visits_per_day": 80,
        "companions_per_person": 0.5,
        "windows": {"undifferentiated": 1.2},
        "calendar": {"market": {"rule": "lunar", "endings": [3, 6, 9]}},
    }
    rows = told(assigned(demand=demand))
    assert rows["visits on a usual working day"] == "80 · 方案 / scenario"
    assert rows["companions of a visitor"] == "0.5 · 方案 / scenario"
    assert rows["time at undifferentiated windows, times that at others"] == "× 1.2 · 方案 / scenario"
    assert rows["market days"] == "lunar, × 1.5 · 方案 / scenario"


def test_another_level_than_the_usual_is_the_scenarios(assigned: Assigned) -> None:
    rows = told(assigned(demand={"inhabitants": {"level": "high"}}))
    assert rows["visits per 10,000 inhabitants and usual working day"] == "78 (12–78) · 方案 / scenario"


def test_lunch_in_turns_is_told(assigned: Assigned) -> None:
    found = assigned()
    shifts = ShiftRules(lunch=LunchTurns(45, 690, 810))
    rows = assumptions(found.site, found.hall, found.sources, shifts, found.site.people(5))
    assert any("11:30–13:30 轮流 in turns, 45 min" in value for _, value in rows)
