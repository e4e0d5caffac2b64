"""Inhabitants to windows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planning_assignments import Assigned

from sim.demand_model.volume import usual_visits
from sim.planning.assignment import Assignment
from sim.planning.laboratory import Laboratory
from sim.planning.reckoner import SIZES, model_of, reckoner_rows
from sim.planning.search import Neighbour, Search, guess

ALL = {"id": "all", "name": "综合", "name_en": "all", "roles": ["undifferentiated"]}


def visits(found: Assignment, inhabitants: int) -> float:
    """Visits a day of so many inhabitants."""
    return float(usual_visits(model_of(found, inhabitants), found.site.rules).sum())


def neighbour(found: Assignment) -> Neighbour:
    """The answer for the place itself."""
    laboratory = Laboratory(found.site, found.goal, looks=(60,), few=15)
    mix = Search(laboratory, 30).quick().mix
    return Neighbour(sum(mix), {sum(mix): mix}, guess(laboratory))


def test_more_inhabitants_take_more_windows(assigned: Assigned) -> None:
    found = replace(assigned(windows=[ALL]), days=60)
    rows = list(reckoner_rows(found, neighbour(found)))
    assert [row.inhabitants for row in rows] == list(SIZES["township"])
    windows = [row.windows for row in rows]
    assert windows == sorted(windows)
    assert windows[0] < windows[-1]
    assert all(row.waits.within >= 0.9 for row in rows)


def test_people_come_as_often_as_in_the_place_itself(assigned: Assigned) -> None:
    by_inhabitants = assigned(demand={"inhabitants": {"level": "high"}})
    assert visits(by_inhabitants, 10_000) == pytest.approx(78)
    by_visits = assigned(demand={"visits_per_day": 60})
    assert visits(by_visits, 51_200) == pytest.approx(120)


def test_where_the_inhabitants_are_unknown_people_come_as_is_usual(assigned: Assigned) -> None:
    assert visits(assigned({"inhabitants": None}, demand={"visits_per_day": 60}), 10_000) == pytest.approx(30)


def test_a_goal_that_no_windows_keep_has_no_rows(assigned: Assigned) -> None:
    found = replace(assigned(windows=[{**ALL, "most": 3}]), days=60)
    rows = list(reckoner_rows(found, Neighbour(3, {3: (3,)}, 3)))
    assert 0 < len(rows) < len(SIZES["township"])
    assert all(row.windows <= 3 for row in rows)


def test_every_level_has_its_sizes_in_rising_order() -> None:
    for sizes in SIZES.values():
        assert list(sizes) == sorted(set(sizes))
