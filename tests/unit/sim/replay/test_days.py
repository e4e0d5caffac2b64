"""Days that went by the rules are the same when they are replayed; what the log does not tell is drawn from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE, RULES, SECOND
from lived_log import CHANGEOVER, MONDAY, PEOPLE, TUESDAY, lived_log

from dispatcher.forecast.draws import DAY, NEVER
from sim.calibration.observed import LogUnreadable, Observed, SeenCase
from sim.replay.change import Workload, changed
from sim.replay.days import DayReplayed, Replay
from sim.replay.figures import Waits
from sim.replay.people import Crowd, Unknown
from sim.replay.staffing import staff
from sim.replay.window_change import window_change


def replayed(observed: Observed, times: int = 3, windows: str = "") -> list[DayReplayed]:
    """The days once more, beside what would have been with other windows."""
    observed, staffing = staff(observed, changeover=CHANGEOVER)
    replay = Replay(observed, staffing, times, seed=1)
    what_if = changed(staffing, Workload.of(observed), window_change(windows)) if windows else None
    return list(replay.days(what_if))


def crowd_of(observed: Observed) -> tuple[Crowd, Unknown]:
    """The first day's people."""
    observed, staffing = staff(observed, changeover=CHANGEOVER)
    replay = Replay(observed, staffing, 1, seed=1)
    return replay.crowds[0], Unknown(observed, staffing.pace)


def means(days: Sequence[DayReplayed]) -> tuple[float, float]:
    """Mean waits in seconds, replayed and what would have been."""
    whole = [Waits.together([day.replayed for day in days]), Waits.together([d.what_if for d in days if d.what_if])]
    return whole[0].figures().mean.value, whole[1].figures().mean.value


def test_a_day_that_went_by_the_rules_is_the_same_once_more() -> None:
    days = replayed(lived_log().observed)
    assert [day.date for day in days] == [MONDAY, TUESDAY]
    for day in days:
        assert np.any(day.seen.left)
        for time in range(3):
            assert np.array_equal(day.replayed.seconds[time], day.seen.seconds[0])
            assert np.array_equal(day.replayed.left[time], day.seen.left[0])
        assert day.what_if is None


def test_a_window_more_is_tried_on_the_very_same_people() -> None:
    as_it_was, with_one_more = means(replayed(lived_log().observed, windows="+1"))
    assert with_one_more < as_it_was / 2
    as_it_was, same_windows = means(replayed(lived_log().observed, windows="1,3"))
    assert same_windows == as_it_was


def test_nobody_at_work_leaves_people_until_midnight() -> None:
    observed = lived_log().observed
    stints = {**observed.stints, TUESDAY: {}}
    days = replayed(replace(observed, stints=stints))
    figures = days[1].replayed.figures()
    assert figures.stranded > 0
    assert figures.stranded + figures.left.value * PEOPLE == pytest.approx(PEOPLE)


def test_people_who_took_a_number_out_of_hours_are_not_counted() -> None:
    observed = lived_log().observed
    observed.visits[-1].arrival = observed.visits[-1].called = 20 * 60 * MINUTE
    figures = [waits.figures().visits for waits in (replayed(observed)[1].seen, replayed(observed)[1].replayed)]
    assert figures == [PEOPLE, PEOPLE - 1]


def test_times_that_nobody_wrote_down_are_times_of_the_same_service() -> None:
    observed = lived_log().observed
    usual = {
        (case.end - case.start) * 1000 // (1100 if case.window == "1" else 1000)
        for visit in observed.visits
        for case in visit.cases
        if case.service == "card"
    }
    alone = next(visit for visit in observed.visits if visit.services == ("card",) and visit.cases)
    alone.cases.clear()
    crowd, unknown = crowd_of(observed)
    drawn = crowd.draws(unknown, 50, seed=1)
    place = crowd.visits.index(alone)
    times = drawn.service.reshape(50, len(crowd.visits), -1)[:, place, 0]
    assert set(times.tolist()) <= usual
    assert len(set(times.tolist())) > 10


def test_a_service_that_was_never_timed_takes_as_long_as_others() -> None:
    observed = lived_log().observed
    for visit in observed.visits:
        visit.cases = [case for case in visit.cases if case.service != "card"]
    crowd, unknown = crowd_of(observed)
    assert np.all(crowd.draws(unknown, 1, seed=1).service[:, 0] > 0)


def test_many_cases_of_one_visit_become_one_service_each_and_six_at_most() -> None:
    observed = lived_log().observed
    visit = observed.visits[0]
    visit.services = ("card", "pension", "move", "id", "collect", "ask", "card")
    visit.called, visit.left = visit.arrival, None
    visit.cases = [SeenCase(one, "3", 0, 60 * SECOND) for one in visit.services]
    crowd, _ = crowd_of(observed)
    place = crowd.visits.index(visit)
    assert crowd.kinds[crowd.kind[place]] == visit.services[:6]
    assert crowd.service[place].tolist() == [120 * SECOND, *[60 * SECOND] * 5]


def test_who_left_is_as_patient_as_they_were_and_the_others_more_than_they_waited() -> None:
    crowd, unknown = crowd_of(lived_log().observed)
    patience = crowd.draws(unknown, 20, seed=1).patience.reshape(20, -1)
    assert np.all(patience[:, crowd.left] == crowd.wait[crowd.left])
    assert np.all(patience[:, ~crowd.left] > crowd.wait[~crowd.left])
    assert np.any(patience[:, ~crowd.left] < NEVER)


def test_where_leaving_is_not_recorded_nobody_leaves() -> None:
    observed = lived_log().observed
    visits = [visit for visit in observed.visits if visit.left is None]
    crowd, unknown = crowd_of(replace(observed, visits=visits, knows=replace(observed.knows, leaving=False)))
    assert np.all(crowd.draws(unknown, 2, seed=1).patience == NEVER)


def test_the_seed_decides_what_is_drawn() -> None:
    crowd, unknown = crowd_of(lived_log().observed)
    once, again, other = (crowd.draws(unknown, 2, seed) for seed in (1, 1, 2))
    assert np.array_equal(once.patience, again.patience)
    assert not np.array_equal(once.patience, other.patience)


def test_visits_whose_end_is_not_known_are_left_out_and_told() -> None:
    observed = lived_log().observed
    observed.visits[0].called = observed.visits[0].left = None
    observed.visits[1].arrival = observed.visits[1].called = DAY + SECOND
    observed.visits[1].left = None
    observed, staffing = staff(observed, changeover=CHANGEOVER)
    replay = Replay(observed, staffing, 1, seed=1)
    assert len(replay.crowds[0].visits) == PEOPLE - 2
    said = " ".join(remark.en for remark in replay.remarks)
    assert "1 visits are left out: when they were called or left is not known" in said
    assert "1 visits are left out: they came after midnight" in said


def test_a_log_without_times_or_waits_is_refused() -> None:
    observed = lived_log().observed
    for visit in observed.visits:
        visit.cases.clear()
    observed, staffing = staff(observed, changeover=CHANGEOVER)
    with pytest.raises(LogUnreadable, match="has no service times; name the columns"):
        Replay(observed, staffing, 1, seed=1)
    observed = lived_log().observed
    for visit in observed.visits:
        visit.called = visit.left = None
    observed, staffing = staff(observed, changeover=CHANGEOVER)
    with pytest.raises(LogUnreadable, match="tells of nobody how long they waited"):
        Replay(observed, staffing, 1, seed=1)


def test_the_disciplines_differ_on_the_same_people() -> None:
    observed, staffing = staff(lived_log().observed, changeover=CHANGEOVER)
    replay = Replay(observed, staffing, 1, seed=1)
    (day, _) = replay.days(changed(staffing, Workload.of(observed), discipline="strict"))
    assert day.what_if is not None
    elderly = np.array([visit.priority == RULES.priorities[1].id for visit in replay.crowds[0].visits])
    assert day.what_if.seconds[0][elderly].mean() < day.replayed.seconds[0][elderly].mean()
