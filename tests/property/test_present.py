"""From the middle of a day the engine goes on exactly as the day itself did."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE
from hypothesis import given
from hypothesis import strategies as st
from random_halls import CLOSES, OPENS, Scenario, quiet, scenarios

from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.model import CaseState, Ticket
from dispatcher.forecast.draws import Draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.outcomes import TURNED_AWAY
from dispatcher.forecast.present import Present, present_of
from sim.twin.book import Book
from sim.twin.citizens import Crowd
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
    return present.draws(service, 1)


@pytest.mark.parametrize("discipline", sorted(DISCIPLINES))
@given(data=st.data(), minute=st.integers(OPENS - 10, CLOSES))
def test_a_day_that_is_taken_up_in_its_middle_ends_as_it_would_have(
    discipline: str, data: st.DataObject, minute: int
) -> None:
    scenario: Scenario = quiet(data.draw(scenarios(discipline)))
    moment = minute * MINUTE + 1
    layout, drawn = scenario.layout, before(scenario.draws, moment)
    whole = run(layout, drawn, interpreted=True)
    twin = TwinDay(layout, Crowd.of(drawn), Book(drawn, tuple(plan.id for plan in layout.rules.windows)), 0)
    twin.live(until=moment)
    at = twin.at
    present = present_of(twin.hall, at)
    issued = np.flatnonzero(whole.state != TURNED_AWAY).tolist()
    rest = run(present.layout, with_true_times(present, drawn, issued, at), start=present.situation, interpreted=True)
    for row, ticket in enumerate(present.tickets):
        customer = issued[ticket.serial - 1]
        assert rest.ended_at[row] == whole.ended_at[customer]
        if rest.first_called_at[row] > moment:
            assert rest.called_at[row] == whole.called_at[customer]
            assert rest.window[row] == whole.window[customer]
