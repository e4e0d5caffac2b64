"""What became of people under a discipline: promises, overtaking, groups; and the tables of it."""

from __future__ import annotations

import csv
import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hall_builder import MINUTE, RULES

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import draws
from dispatcher.forecast.roster import Roster, all_day
from sim.compare.fared import Fared, fare, together
from sim.compare.figures import Figures, by_group
from sim.compare.ranking import rank
from sim.compare.scenes import NobodyComes, Scene, count_units, drawn_scenes, hall_staffing
from sim.compare.telling import COLUMNS, write_csv
from sim.demand_model.hall_defaults import demand_of_hall

MONDAY = datetime.date(2026, 11, 23)
ELDERLY = 1


def morning(rules: HallRules = RULES) -> Scene:
    """Two days on which an elderly and two normal people come at nine, just after somebody who takes half an hour."""
    people = draws(
        (("card",), ("move",)),
        np.array([540, 541, 542, 543] * 2) * MINUTE,
        np.array([30, 4, 4, 4] * 2) * MINUTE,
        offsets=np.array([0, 4, 8]),
        kind=np.array([0, 0, 1, 0] * 2),
        priority=np.array([0, 0, 0, ELDERLY] * 2),
        patience=np.array([600, 600, 600, 600, 600, 10, 600, 600]) * MINUTE,
    )
    return Scene(rules, Roster(all_day(rules, MONDAY, {"1": "jia"})), MONDAY, people, np.array([0, 1]))


def test_promises_are_those_of_each_queue() -> None:
    """The social queue promises 20 minutes, household 30: at 571 the first one has waited 30, the second 32."""
    fared = fare(morning(), "fifo")
    assert fared.wait.tolist()[:4] == [0, 29, 32, 35]
    assert fared.kept.tolist()[:4] == [True, False, False, False]
    assert fared.left.tolist() == [False] * 5 + [True, False, False]
    assert fared.judged.tolist() == [True] * 5 + [False, True, True]


def test_later_ones_of_the_same_queue_who_go_first_are_counted() -> None:
    assert fare(morning(), "fifo").overtaken.tolist() == [0] * 8
    assert fare(morning(), "strict").overtaken.tolist() == [0, 1, 0, 0, 0, 0, 0, 0]


def test_the_wait_before_opening_does_not_count() -> None:
    early = morning()
    drawn = replace(early.draws, arrival=early.draws.arrival - 45 * MINUTE)
    fared = fare(replace(early, draws=drawn), "fifo")
    assert fared.wait[0] == 0


def test_who_got_no_number_is_not_counted() -> None:
    late = morning()
    arrival = late.draws.arrival.copy()
    arrival[7] = 1200 * MINUTE
    assert len(fare(replace(late, draws=replace(late.draws, arrival=arrival)), "fifo").wait) == 7


def test_scenes_are_put_together_day_after_day() -> None:
    one, other = fare(morning(), "fifo"), fare(replace(morning(), unit=np.array([2, 3])), "fifo")
    both = together([one, other])
    assert both.day.tolist() == [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4
    assert both.unit.tolist() == both.day.tolist()
    assert len(both.overtime) == 4
    assert (Figures.of(both).people, Figures.of(both).mean) == (16, Figures.of(one).mean)


def test_figures_are_of_everybody_and_of_each_group() -> None:
    fared = fare(morning(), "strict")
    whole = Figures.of(fared)
    assert whole.people == 8
    assert whole.left == 1 / 8
    assert whole.overtaken == 1 / 8
    assert whole.longest == pytest.approx((37 + 31) / 2)
    groups = {(group.kind, group.id): group.figures for group in by_group(fared, RULES)}
    assert set(groups) == {("priority", "normal"), ("priority", "elderly"), ("queue", "social"), ("queue", "household")}
    assert groups["priority", "elderly"].mean == 27
    assert groups["priority", "elderly"].kept == 0
    assert groups["queue", "social"].people == 6


def test_programs_read_every_figure(tmp_path: Path) -> None:
    scene = morning()
    placed = rank([fare(scene, name) for name in ("fifo", "strict")], 2)
    write_csv(placed, RULES, tmp_path / "compare.csv")
    rows = list(csv.DictReader((tmp_path / "compare.csv").read_text(encoding="utf-8").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [row["group"] for row in rows[:5]] == [
        "all", "priority:normal", "priority:elderly", "queue:social", "queue:household",
    ]  # fmt: skip
    assert {row["discipline"] for row in rows} == {"fifo", "strict"}


def test_days_with_the_same_hours_are_one_scene(township: HallConfig) -> None:
    model = demand_of_hall(township)
    staffing, work = hall_staffing(township, model, datetime.date(2026, 9, 28), 6)
    scenes = drawn_scenes(staffing, model, seed=1)
    assert [scene.draws.days for scene in scenes] == [3, 3]  # in summer until 30 September, in winter after the holiday
    assert np.concatenate([scene.unit for scene in scenes]).tolist() == list(range(6))
    assert count_units(scenes) == 6
    assert set(work.asked) == set(staffing.rosters)
    assert {len(roster.stints) for roster in staffing.rosters.values()} == {6}


def test_a_hall_that_is_never_open_or_never_visited_is_told(township: HallConfig) -> None:
    model = demand_of_hall(township)
    closed = township.model_copy(
        update={"seasons": [season.model_copy(update={"sessions": []}) for season in township.seasons]}
    )
    with pytest.raises(NobodyComes, match="there is no open day to compare on"):
        hall_staffing(closed, model, datetime.date(2028, 1, 1), 6)
    staffing, _ = hall_staffing(township, model, MONDAY, 1)
    with pytest.raises(NobodyComes):
        drawn_scenes(staffing, model.model_copy(update={"visits_per_day": 1e-9}), seed=1)


def test_fared_people_can_be_taken_apart() -> None:
    fared: Fared = fare(morning(), "fifo")
    assert len(fared.only(fared.priority == ELDERLY).wait) == 2
