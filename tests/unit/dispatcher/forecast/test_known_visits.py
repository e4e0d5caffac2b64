"""Layouts that are kept from one forecast to the next, and what becomes of visits in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hall_builder import DIVIDED, MINUTE, RULES, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.forecast import known_visits
from dispatcher.forecast.known_visits import KnownVisits, Visit, expected_times, services_left, visit_for
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.staffing import roster_of


def layout_of(known: KnownVisits, hall: Scene, *visits: Visit) -> Layout:
    """The layout of the hall as it stands."""
    return known.layout(hall.hall, hall.hall.date(hall.now), roster_of(hall.hall, hall.now), visits)


def test_a_layout_is_made_anew_only_for_a_visit_that_was_never_seen() -> None:
    hall, known = scene(), KnownVisits()
    first = layout_of(known, hall, Visit(("card",)))
    assert layout_of(known, hall, Visit(("card",)), Visit(("id",))) is first
    two = Visit(("card", "id"))
    second = layout_of(known, hall, two)
    assert second is not first
    assert second.kinds[known.number(two)] == ("card", "id")
    assert layout_of(known, hall, Visit(("card",))) is second


def test_another_roster_changes_who_sits_there_and_nothing_else() -> None:
    hall, known = scene(), KnownVisits()
    closed = layout_of(known, hall)
    hall.open("1")
    opened = layout_of(known, hall)
    assert opened.kinds is closed.kinds
    assert list(opened.roster.stints) == ["1"]
    assert np.array(opened.plan["sits"]).any()
    fresh = Layout(opened.rules, opened.roster, opened.date, opened.kinds).plan
    for name in ("first_stint", "stint_start", "stint_end", "stint_away", "sits", "serves"):
        assert np.array_equal(np.array(opened.plan[name]), np.array(fresh[name]))


def test_other_rules_begin_anew() -> None:
    hall, known = scene(), KnownVisits()
    layout_of(known, hall, Visit(("card", "id")))
    hall.do(c.ConfigureHall(replace(RULES, services=RULES.services[:1])))
    assert set(layout_of(known, hall).kinds) == {("card",)}


def test_more_than_can_be_remembered_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, known = scene(), KnownVisits()
    layout_of(known, hall, Visit(("card", "id")))
    monkeypatch.setattr(known_visits, "MOST_KNOWN", 3)
    assert ("card", "id") not in layout_of(known, hall, Visit(("id", "card"))).kinds


def test_a_trial_stands_for_each_way_to_wait_and_weighs_nothing() -> None:
    hall, known = scene(DIVIDED), KnownVisits()
    layout = layout_of(known, hall, Visit(("card", "id")))
    routes = [hall.hall.coverage.route(services) for services in (("card",), ("id",), ("collect",), ("card", "id"))]
    assert set(routes) <= set(known.trials())
    work, stage = np.array(layout.plan["stage_work"]), np.array(layout.plan["kind_stage"])
    for visit in (Visit(("card",)), Visit(("card", "id"))):
        assert work[stage[known.number(visit)]] > 0
    for trial in known.trials().values():
        first = stage[known.number(trial)]
        assert not work[first : first + (1 << len(trial.services))].any()


def test_where_turns_are_taken_nobody_is_on_trial() -> None:
    hall, known = scene(replace(RULES, discipline="interleave")), KnownVisits()
    layout_of(known, hall)
    assert known.trials() == {}


def test_the_service_in_hand_comes_first() -> None:
    hall = scene()
    ticket = hall.issue("id", "card")
    assert services_left(hall.hall, ticket) == ("id", "card")
    hall.open("3", "bing")
    hall.choose("3", ticket)
    assert services_left(hall.hall, ticket) == ("card", "id")


def test_of_many_services_the_last_takes_as_long_as_the_rest() -> None:
    services = ("card", "pension", "move", "id", "card", "ask")
    assert visit_for(services, "1") == Visit(("card", "pension", "move", "id"), "1")
    coverage = scene().hall.coverage
    assert expected_times(coverage, services) == [minutes * MINUTE for minutes in (6, 10, 8, 12 + 6 + 4)]
    assert expected_times(coverage, services[:2]) == [6 * MINUTE, 10 * MINUTE]
