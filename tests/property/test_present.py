"""From the middle of a day the engine goes on exactly as the day itself did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE
from hypothesis import given, settings
from hypothesis import strategies as st
from random_halls import CLOSES, OPENS, Scenario, keeping_to_the_hours, quiet, scenarios

from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.model import CaseState, Hall, Ticket
from dispatcher.forecast.draws import Draws, draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.outcomes import TURNED_AWAY
from dispatcher.forecast.present import Present, present_of
from dispatcher.forecast.roster import Roster
from dispatcher.forecast.staffing import roster_of
from sim.twin.book import Book
from sim.twin.crowd import Crowd
from sim.twin.days import TwinDay


def before(drawn: Draws, moment: int) -> Draws:
    """Those who came before a moment of the one day."""
    count = int(np.searchsorted(drawn.arrival, moment))
    columns = ("arrival", "kind", "priority", "service", "patience", "absent", "returns_after")
    return replace(drawn, offsets=np.array([0, count]), **{name: getattr(drawn, name)[:count] for name in columns})


def left_of(ticket: Ticket, service: list[int], at: int) -> list[int]:
    """The service times that are left to a ticket, the one in hand first."""
    cases = [(place, case) for place, case in enumerate(ticket.cases) if case.state is not CaseState.COMPLETED]
    cases.sort(key=lambda one: one[1].state is not CaseState.SERVING)
    return [service[n] - (at - case.started_at if case.started_at is not None else 0) for n, case in cases]


def with_true_times(present: Present, drawn: Draws, issued: list[int], at: int) -> Draws:
    """The people of the present, once, with the times that they really take."""
    service = np.zeros((len(present.tickets), max(map(len, present.layout.kinds), default=1)), np.int64)
    for row, ticket in enumerate(present.tickets):
        left = left_of(ticket, drawn.service[issued[ticket.serial - 1]].tolist(), at)
        service[row, : len(left)] = left
    columns = (np.array(column, np.int64) for column in (present.since, present.kind, present.priority))
    since, kind, priority = columns
    return draws(present.layout.kinds, since, service, kind=kind, priority=priority)


def require_that_it_goes_on_alike(scenario: Scenario, minute: int, roster_at: Callable[[Hall, int], Roster]) -> None:
    """Live the day; live it again until `minute`, and from there with the roster that is expected."""
    moment = minute * MINUTE + 1
    layout, drawn = scenario.layout, before(scenario.draws, moment)
    whole = run(layout, drawn, interpreted=True)
    twin = TwinDay(layout, Crowd.of(drawn), Book(drawn, tuple(plan.id for plan in layout.rules.windows)), 0)
    twin.live(until=moment)
    at = twin.at
    present = present_of(twin.hall, at, roster_at(twin.hall, at))
    issued = np.flatnonzero(whole.state != TURNED_AWAY).tolist()
    rest = run(present.layout, with_true_times(present, drawn, issued, at), start=present.situation, interpreted=True)
    for row, ticket in enumerate(present.tickets):
        customer = issued[ticket.serial - 1]
        assert rest.ended_at[row] == whole.ended_at[customer]
        if rest.first_called_at[row] > moment:
            assert rest.called_at[row] == whole.called_at[customer]
            assert rest.window[row] == whole.window[customer]


@pytest.mark.parametrize("discipline", sorted(DISCIPLINES))
@given(data=st.data(), minute=st.integers(OPENS - 10, CLOSES))
def test_a_day_that_is_taken_up_in_its_middle_ends_as_it_would_have(
    discipline: str, data: st.DataObject, minute: int
) -> None:
    scenario = quiet(data.draw(scenarios(discipline)))
    require_that_it_goes_on_alike(scenario, minute, lambda hall, at: scenario.layout.roster)


@pytest.mark.parametrize("discipline", sorted(DISCIPLINES))
@settings(max_examples=50)
@given(data=st.data(), minute=st.integers(OPENS, CLOSES + 30))
def test_clerks_who_keep_to_the_hours_do_what_is_expected_of_them(
    discipline: str, data: st.DataObject, minute: int
) -> None:
    require_that_it_goes_on_alike(keeping_to_the_hours(data.draw(scenarios(discipline))), minute, roster_of)
