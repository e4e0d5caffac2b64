"""Fewer hours with the same windows."""

from __future__ import annotations

from dataclasses import replace

from small_site import COMPREHENSIVE, DESK, site

from sim.planning.goal import Goal, Limit, Measure
from sim.planning.laboratory import Laboratory
from sim.planning.search import Search
from sim.planning.shifts import ShiftRules
from sim.planning.thinning import thinned, thinner_and_thinner
from sim.planning.timetable import OpenWindow, open_minutes
from sim.planning.trial import Trial
from sim.planning.yardstick import Yardstick

GOAL = Goal(within_minutes=15, share=0.85, mean_minutes=8)
SHIFTS = ShiftRules(shortest=120, step=30)
MORNINGS = [{"from": "09:00", "to": "11:00", "weight": 3.0}, {"from": "11:00", "to": "17:00", "weight": 1.0}]


def laboratory(goal: Goal = GOAL) -> Laboratory:
    """A place to which most people come in the morning, with windows for everything and a mandatory desk."""
    place = site(140, [COMPREHENSIVE, DESK])
    arrivals = place.model.arrivals.model_validate({"profile": MORNINGS})
    busy_mornings = place.with_model(place.model.model_copy(update={"arrivals": arrivals}))
    return Laboratory(busy_mornings, goal, looks=(100, 200), few=10, shifts=SHIFTS)


def answered(lab: Laboratory) -> Trial:
    """The trial of the least windows, open all day."""
    return Search(lab, 20).find().trial


def test_hours_are_saved_and_the_goal_is_surely_kept() -> None:
    lab = laboratory()
    whole = answered(lab)
    thinner = thinned(lab, whole)
    assert open_minutes(thinner.timetable) < open_minutes(whole.timetable)
    assert thinner.chance >= lab.enough
    assert len(thinner.timetable) == len(whole.timetable)


def test_quiet_hours_are_thinned_and_the_rules_of_shifts_kept() -> None:
    lab = laboratory()
    whole = answered(lab)
    timetable = thinned(lab, whole).timetable
    morning = sum(any(start <= 600 < end for start, end in window.spans) for window in timetable)
    evening = sum(any(start <= 1000 < end for start, end in window.spans) for window in timetable)
    assert evening < morning
    for window in timetable:
        assert SHIFTS.allow(window.spans, lab.site.sessions)
    (desk,) = (window for window in timetable if window.kind == 1)
    assert desk.spans == lab.site.sessions


def test_each_timetable_on_the_way_is_thinner_than_the_one_before() -> None:
    lab = laboratory()
    minutes = [open_minutes(timetable) for timetable in thinner_and_thinner(lab, answered(lab))]
    assert minutes == sorted(minutes, reverse=True)
    assert len(set(minutes)) == len(minutes)


def test_no_hour_pays_for_the_others() -> None:
    lab = laboratory()
    timetable = thinned(lab, answered(lab)).timetable
    crowd = lab.crowd(400)
    outcomes = lab.outcomes(timetable, 400)
    hours = [(start, start + 60) for since, to in lab.site.sessions for start in range(since, to, 60)]
    verdicts = lab.judged(crowd, outcomes, [Limit(Measure.WITHIN, 0.85, 15, span=hour) for hour in hours])
    assert min(verdict.value for verdict in verdicts) > 0.81


def test_where_no_hour_can_be_spared_the_whole_days_stay() -> None:
    lab = laboratory()
    rules = ShiftRules(shortest=360, step=30)
    strict = replace(lab, shifts=rules)
    whole = answered(strict)
    assert thinned(strict, whole) is whole


def test_a_goal_that_is_kept_just_so_is_not_kept_less() -> None:
    lab = laboratory()
    whole = answered(lab)
    reached = lab.chosen(whole.timetable, 400).verdicts[0].value
    just_so = laboratory(Goal(within_minutes=15, share=round(reached - 0.002, 3), mean_minutes=None))
    trial = just_so.decided(whole.timetable)
    assert trial.chance < just_so.enough
    assert thinned(just_so, trial).strain <= max(1.0, trial.strain + 0.011)


def test_the_yardstick_refuses_what_spoils_an_hour() -> None:
    lab = laboratory()
    whole = answered(lab)
    yardstick = Yardstick(lab, whole, lab.crowd(40, for_choosing=True))
    assert yardstick.allows(whole.timetable)
    closed_early = tuple(OpenWindow(window.kind, ((540, 720), (840, 960))) for window in whole.timetable)
    assert not yardstick.allows(closed_early)


def test_an_easier_goal_saves_at_least_as_much() -> None:
    lab = laboratory()
    whole = answered(lab)
    easy = laboratory(Goal(within_minutes=60, share=0.5, mean_minutes=None, overtime_minutes=None))
    thinner = thinned(easy, easy.decided(whole.timetable))
    assert open_minutes(thinner.timetable) <= open_minutes(thinned(lab, whole).timetable)
