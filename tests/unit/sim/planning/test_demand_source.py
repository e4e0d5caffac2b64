"""Where the demand of a plan comes from."""

from __future__ import annotations

import csv
import datetime
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from planning_assignments import Assigned

from dispatcher.config import HallConfig
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.reading import read_demand
from sim.demand_model.volume import usual_visits
from sim.demand_model.writing import demand_toml
from sim.planning.assignment import Assignment
from sim.planning.demand_source import HALL, SCENARIO
from sim.planning.scenario import ScenarioUnreadable


def visits(found: Assignment) -> float:
    """Visits on a usual working day."""
    return float(usual_visits(found.site.model, found.site.rules).sum())


def test_inhabitants_tell_the_visits_where_nothing_else_does(assigned: Assigned) -> None:
    assert visits(assigned()) == pytest.approx(25_600 * 30 / 10_000)


def test_a_place_of_which_nothing_is_known_is_not_planned_like_the_example(assigned: Assigned) -> None:
    for hall in (None, "township"):
        with pytest.raises(ScenarioUnreadable, match=r"place\.inhabitants: 缺少这一项；或写记录 place\.log"):
            assigned({"inhabitants": None, "hall": hall}, demand={"companions_per_person": 0.4})


def test_a_halls_own_file_tells_the_visits_where_nothing_else_does(assigned: Assigned, tmp_path: Path) -> None:
    with as_file(files("assets") / "halls" / "township.toml") as township:
        (tmp_path / "ours.toml").write_bytes(township.read_bytes())
    assert visits(assigned({"inhabitants": None, "hall": "ours.toml"})) == pytest.approx(110)


def test_the_scenario_may_know_the_visits_better_and_keeps_the_inhabitants(assigned: Assigned) -> None:
    found = assigned(demand={"visits_per_day": 60})
    assert visits(found) == pytest.approx(60)
    assert found.inhabitants == 25_600
    assert found.sources.of("visits_per_day") == SCENARIO


def test_how_often_people_come_may_be_said_without_saying_how_many_they_are(assigned: Assigned) -> None:
    found = assigned(demand={"inhabitants": {"level": "high"}})
    assert visits(found) == pytest.approx(25_600 * 78 / 10_000)


def test_inhabitants_that_contradict_each_other_are_told(assigned: Assigned) -> None:
    with pytest.raises(ScenarioUnreadable, match="say it once"):
        assigned(demand={"inhabitants": {"number": 2_000}})


def test_each_key_has_its_source(assigned: Assigned) -> None:
    sources = assigned(demand={"arrivals": {"day_cv": 0.1}}).sources
    assert sources.of("arrivals.day_cv") == SCENARIO
    assert sources.of("services") == HALL
    assert sources.of("patience") is None


def test_a_fitted_file_is_taken_as_it_stands(assigned: Assigned, tmp_path: Path, township: HallConfig) -> None:
    fitted = read_demand({"visits_per_day": 95, "patience": {"gives_up": [[10, 0.5]]}}, township)
    (tmp_path / "model.toml").write_text(demand_toml(fitted), encoding="utf-8")
    found = assigned({"demand_file": "model.toml"})
    assert found.site.model == fitted
    assert found.sources.of("patience") is not None
    assert str(found.sources.of("patience")) == "model.toml / model.toml"
    assert assigned({"demand_file": "model.toml"}, demand={"visits_per_day": 50}).site.model.visits_per_day == 50


@pytest.fixture
def log(tmp_path: Path, township: HallConfig) -> Path:
    """Four weeks in which 60 people a day came, each for about ten minutes at the window."""
    chance = np.random.default_rng(4)
    services = [service.id for service in demand_of_hall(township).services[:6]]
    file = tmp_path / "log.csv"
    with file.open("w", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(["date", "arrival", "start", "end", "window", "service"])
        for day in range(28):
            date = datetime.date(2026, 10, 12) + datetime.timedelta(days=day)
            for arrival in np.sort(chance.uniform(31_000, 42_000, 60)).astype(int) if date.weekday() < 5 else ():
                start = arrival + int(chance.exponential(200))
                end = start + int(chance.lognormal(6.3, 0.4))
                rows.writerow([date, arrival, start, end, chance.integers(1, 4), chance.choice(services)])
    return file


def test_a_log_takes_the_place_of_the_assumptions(assigned: Assigned, log: Path) -> None:
    found = assigned({"log": log.name})
    assert visits(found) == pytest.approx(60, rel=0.1)
    assert found.inhabitants == 25_600
    for told in ("visits_per_day", "services", "arrivals.profile"):
        assert "log.csv" in str(found.sources.of(told))
    assert found.sources.of("companions_per_person") == HALL
    assert found.sources.of("calendar.seasons") is None


def test_the_scenario_is_laid_over_a_log(assigned: Assigned, log: Path) -> None:
    found = assigned({"log": log.name}, demand={"patience": {"gives_up": []}})
    assert found.site.model.patience.gives_up == []
    assert visits(found) == pytest.approx(60, rel=0.1)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"log": "none.jsonl"}, "place.log: 读不到 / cannot be read: none.jsonl"),
        ({"log": "none.csv"}, "place.log: 读不到 / cannot be read: none.csv"),
        ({"log": "empty.csv"}, "place.log: "),
        ({"demand_file": "none.toml"}, "place.demand_file: "),
        ({"demand_file": "empty.csv"}, "the section [demand] is missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    assigned: Assigned, tmp_path: Path, place: dict[str, str], words: str
) -> None:
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    with pytest.raises(ScenarioUnreadable) as refused:
        assigned(place)
    assert words in refused.value.problems[0]


def test_a_table_whose_columns_have_other_names_is_to_be_fitted_first(assigned: Assigned, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("取号,开始\n09:00,09:05\n", encoding="utf-8")
    with pytest.raises(ScenarioUnreadable, match=r"give what that writes as place\.demand_file"):
        assigned({"inhabitants": None, "log": "visits.csv"})
