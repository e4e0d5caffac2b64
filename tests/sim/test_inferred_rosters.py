"""Rosters and skills that nobody wrote down, inferred from the log of a hall where they are known.

A township's days are lived by the engine and written down without windows' roles, clerks and hours. What is replayed
from that, and what it says of one window more, is held against what was lived.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from importlib.resources import as_file, files

import numpy as np
import pytest

from dispatcher.config import load_hall
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED, Outcomes
from sim.calibration.observed import Knowledge, Observed, SeenCase, SeenVisit
from sim.compare.scenes import Scene, drawn_scenes, hall_staffing
from sim.demand_model.chance import Floats
from sim.demand_model.hall_defaults import demand_of_hall
from sim.replay.change import Workload, changed
from sim.replay.days import Replay
from sim.replay.figures import Figures, Waits
from sim.replay.staffing import staff
from sim.replay.window_change import window_change

MONDAY, DAYS = datetime.date(2026, 11, 23), 20


def busy_township(windows: str) -> Scene:
    """A month in a township hall, first come first served at some of its windows, one service a visit."""
    with as_file(files("assets") / "halls" / "township.toml") as file:
        config = load_hall(file)
    model = demand_of_hall(config).model_copy(update={"cases": [1.0]})
    staffing, work = hall_staffing(config, model, MONDAY, DAYS)
    for change in windows.split(";"):
        staffing = changed(staffing, work, window_change(change), "fifo")
    (scene,) = drawn_scenes(staffing, model, seed=1)
    present = replace(scene.draws, absent=np.zeros(len(scene.draws.arrival), np.bool_))
    return replace(scene, draws=present)


def lived(scene: Scene) -> Outcomes:
    """What became of everybody."""
    return run(Layout(scene.rules, scene.roster, scene.date, scene.draws.kinds), scene.draws)


def written_down(scene: Scene, outcomes: Outcomes) -> Observed:
    """A log without rosters, roles and hours."""
    dates = [MONDAY + datetime.timedelta(days=day) for day in range(DAYS)]
    visits, people = [], scene.draws
    for person, arrival in enumerate(people.arrival.tolist()):
        date = dates[int(np.searchsorted(people.offsets, person, "right")) - 1]
        (service,) = people.kinds[int(people.kind[person])]
        visit = SeenVisit(date, arrival, (service,))
        if outcomes.state[person] == ABANDONED:
            visit.left = int(outcomes.ended_at[person])
        else:
            window = scene.rules.windows[int(outcomes.window[person])].id
            visit.called = start = int(outcomes.called_at[person])
            end = start + int(people.service[person, 0]) * scene.roster.pace[window] // 1000
            visit.cases.append(SeenCase(service, window, start, end))
        visits.append(visit)
    knows = Knowledge(leaving=True, absence=False, calls=True, rosters=False)
    return Observed("a township", visits, dict.fromkeys(dates), knows)


def mean_wait(scene: Scene, outcomes: Outcomes) -> float:
    """In seconds."""
    waits: Floats = outcomes.wait(scene.draws.arrival) / 1e6
    return float(waits.mean())


def replayed(observed: Observed, windows: str) -> tuple[Figures, Figures]:
    """The figures of the replay, and of what would have been."""
    observed, staffing = staff(observed)
    what_if = changed(staffing, Workload.of(observed), window_change(windows))
    days = list(Replay(observed, staffing, 3, seed=1).days(what_if))
    return (
        Waits.together([day.replayed for day in days]).figures(),
        Waits.together([day.what_if for day in days if day.what_if is not None]).figures(),
    )


@pytest.mark.parametrize("windows", ["1,2,5,6", "1,2,3,4,5,6"])
def test_what_is_inferred_waits_as_the_hall_did_and_would_have_with_one_window_more(windows: str) -> None:
    """Busy with four windows, quiet with six."""
    hall, with_one_more = busy_township(windows), busy_township(f"{windows};+1")
    outcomes = lived(hall)
    as_it_was, one_more = replayed(written_down(hall, outcomes), "+1")
    assert as_it_was.mean.value == pytest.approx(mean_wait(hall, outcomes), rel=0.1)
    assert one_more.mean.value == pytest.approx(mean_wait(with_one_more, lived(with_one_more)), rel=0.2)
