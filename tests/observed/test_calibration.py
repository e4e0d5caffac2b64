"""Calibration on what people recorded: a bank's call centre in February 1999 and a canteen."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import numpy as np
import pytest

from dispatcher.forecast.draws import DAY
from sim.calibration.findings import unknown
from sim.calibration.fit import Fitted, fit
from sim.calibration.observed import Observed
from sim.calibration.readers.visit_table import TableForm, read_visit_table
from sim.calibration.rosters import inferred_rosters
from sim.calibration.stand_in_hall import rules_of
from sim.demand_model.draw import draw

DATA = os.environ.get("HALL_SHARED_DATA")

pytestmark = pytest.mark.skipif(
    not DATA or not Path(DATA).is_dir(), reason="HALL_SHARED_DATA does not name the folder with the observed data"
)

CALLS = TableForm(
    columns={
        "arrival": "queue_in", "start": "svc_in", "end": "svc_out", "window": "server_id", "service": "type",
        "wait": "wait_s",
    },
    abandoned=["abandoned_queue"],
    drop=[("status", "abandoned_vru")],
    untimed=[("unmatched", "1")],
)  # fmt: skip
CANTEEN = TableForm(columns={"arrival": "arr_s", "start": "start_s", "end": "end_s"}, only=[("site", "canteen_bkl")])


@pytest.fixture(scope="module")
def calls() -> Observed:
    """Calls that joined the queue in the first half of February."""
    return read_visit_table(Path(DATA or "") / "callcentre_feb_01_14.csv", CALLS)


@pytest.fixture(scope="module")
def fitted(calls: Observed) -> Fitted:
    """Fitted to them."""
    return fit(calls)


def test_the_call_centres_known_figures_are_found(calls: Observed, fitted: Fitted) -> None:
    """14 days; of the calls that joined the queue 11.6 % left; service CV 1.2; quarters vary far beyond chance."""
    assert len(calls.days) == 14
    assert fitted.patience is not None
    assert fitted.patience.left / fitted.patience.people == pytest.approx(0.116, abs=0.002)
    times = np.concatenate([one.times for one in fitted.times])
    assert times.std() / times.mean() == pytest.approx(1.2, abs=0.06)
    assert fitted.coming.quarter is not None
    assert 0.25 < fitted.coming.quarter.low < fitted.coming.quarter.cv < 0.6


def test_busy_spells_of_the_call_centre_last_longer_than_a_quarter(fitted: Fitted) -> None:
    assert fitted.model.arrivals.persistence > 0.5


def test_its_weekend_is_found_though_it_is_not_the_assumed_one(fitted: Fitted) -> None:
    weekdays = fitted.model.calendar.weekdays
    assert min(*weekdays[:4], weekdays[6]) > 2 * max(weekdays[4:6])


def test_days_drawn_from_the_fit_are_as_many_and_as_long(calls: Observed, fitted: Fitted) -> None:
    dates = list(calls.days)
    drawn = draw(fitted.model, rules_of(calls), dates * 20, 1)
    assert len(drawn.arrival) / 20 == pytest.approx(len(calls.visits), rel=0.05)


def test_rosters_are_inferred_as_people_counted_them(calls: Observed) -> None:
    """14 to 19 servers on a usual day."""
    rosters = inferred_rosters(calls)
    usual = [len(roster.stints) for date, roster in rosters.items() if date.weekday() not in (4, 5)]
    assert min(usual) >= 14
    assert max(usual) <= 19
    for roster in rosters.values():
        roster.require_fit(rules_of(calls))


def test_every_call_was_served_by_somebody_on_the_inferred_roster(calls: Observed) -> None:
    rosters = inferred_rosters(calls)
    for visit in calls.visits:
        for case in (case for case in visit.cases if case.start < DAY):
            reached = case.start
            for stint in rosters[visit.day].stints[case.window]:
                if stint.start <= reached:
                    reached = max(reached, stint.end)
            assert reached >= min(case.end, DAY)


def test_the_canteen_says_what_it_cannot_know() -> None:
    seen = read_visit_table(Path(DATA or "") / "single_server_observed_itera.csv", CANTEEN)
    fitted = fit(seen)
    (service,) = fitted.times
    assert len(service.times) == 81
    assert service.mean * 60 == pytest.approx(31, abs=3)
    assert set(seen.days) == {datetime.date(2026, 11, 25)}
    said = " ".join(remark.en for remark in unknown(fitted))
    for words in ("no dates", "people who left are not recorded", "who sat where is not recorded"):
        assert words in said
