"""What docs/plan.md says is so."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from sim.planning.goal import Goal
from sim.planning.scenario import LunchSection, PlaceSection, PlanSection, Scenario, StaffSection, WindowsSection

DOCUMENT = Path(__file__).parents[4] / "docs" / "plan.md"
SECTIONS: tuple[type[BaseModel], ...] = (
    PlaceSection, Goal, StaffSection, PlanSection, LunchSection, WindowsSection,
)  # fmt: skip


@pytest.fixture(scope="module")
def text() -> str:
    """The document."""
    return DOCUMENT.read_text(encoding="utf-8")


def test_its_examples_give_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 15
    assert failed == 0


def test_its_scenario_is_a_whole_one(text: str) -> None:
    lines = text[text.index("    [place]") : text.index("is a whole scenario")].splitlines()
    scenario = Scenario.model_validate(tomllib.loads("\n".join(line.strip() for line in lines)))
    assert scenario.staff.available == 8


def test_it_names_every_key(text: str) -> None:
    table = text[text.index("| key |") : text.index("Kinds from a hall's file")]
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`[^`]+`", table))))
    for section in Scenario.model_fields:
        assert section in named
    for kind in SECTIONS:
        for name, field in kind.model_fields.items():
            assert (field.alias or name) in named, f"{kind.__name__}.{name}"


def test_its_defaults_are_those_of_the_program(text: str) -> None:
    rows = {line.split("|")[1].strip(): line.split("|")[2].strip() for line in text.splitlines() if line[:3] == "| `"}
    goal, staff, plan = Goal(), StaffSection(), PlanSection()
    assert rows["`goal.within_minutes`, `share`"] == f"{goal.within_minutes:g}, {goal.share:g}"
    assert rows["`goal.mean_minutes`"] == f"{goal.mean_minutes:g}"
    assert rows["`goal.overtime_minutes`"] == f"{goal.overtime_minutes:g}"
    shifts = "`staff.shortest_shift_minutes`, `step_minutes`"
    assert rows[shifts] == f"{staff.shortest_shift_minutes}, {staff.step_minutes}"
    lunch = LunchSection()
    assert rows["`staff.lunch`"] == f"{lunch.minutes} minutes from {lunch.first} to {lunch.last}"
    assert rows["`plan.days`, `seed`, `sure`"] == f"{plan.days}, {plan.seed}, {plan.sure:g}"
