"""A queue that people watched, lived again by the hall's own rules: the same people wait as long as they did."""

from __future__ import annotations

import csv
import heapq
import os
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest
from hall_builder import RULES, SECOND, moment

from dispatcher.domain import commands as c
from dispatcher.domain.model import Hall, Outcome, TicketState
from dispatcher.domain.perform import perform
from dispatcher.domain.rules import Clerk, HallRules, Queue, Service, WindowPlan

DATA = os.environ.get("HALL_SHARED_DATA")

pytestmark = pytest.mark.skipif(
    not DATA or not Path(DATA).is_dir(), reason="HALL_SHARED_DATA does not name the folder with the observed data"
)


def one_counter() -> HallRules:
    """A hall with one window, one service and first come, first served."""
    return replace(
        RULES,
        discipline="fifo",
        queues=(Queue("food", "A", 60 * SECOND),),
        services=(Service("meal", "canteen", "food", 40 * SECOND),),
        windows=(WindowPlan("1", "hall", ("undifferentiated",)),),
        clerks=(Clerk("cook", ("*",)),),
    )


def watched(site: str) -> list[tuple[int, int, int]]:
    """(arrival, start, end) in seconds of each customer of a site, in order of arrival."""
    with (Path(DATA or "") / "single_server_observed_itera.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["site"] == site]
    return sorted((int(row["arr_s"]), int(row["start_s"]), int(row["end_s"])) for row in rows)


def waits_when_lived_again(customers: list[tuple[int, int, int]]) -> list[float]:
    """The waits in seconds that the domain gives the same arrivals with the same service times."""
    opening = moment("08:30") - customers[0][0] * SECOND
    hall = Hall()
    for command in (c.ConfigureHall(one_counter()), c.OpenDay(), c.OpenWindow("1", "cook"), c.CallNext("1")):
        perform(hall, command, opening + customers[0][0] * SECOND)
    service_times = [end - start for _, start, end in customers]
    agenda = [(opening + arrival * SECOND, 1) for arrival, _, _ in customers]
    heapq.heapify(agenda)
    served = 0
    while agenda:
        at, arrives = heapq.heappop(agenda)
        if arrives:
            perform(hall, c.IssueTicket(("meal",), "normal"), at)
        else:
            perform(hall, c.CompleteCase("1", Outcome.DONE, then_call_next=True), at)
        called = sum(ticket.called_at is not None for ticket in hall.tickets.values())
        if called > served:
            heapq.heappush(agenda, (at + service_times[served] * SECOND, 0))
            served = called
    assert {ticket.state for ticket in hall.tickets.values()} == {TicketState.COMPLETED}
    return [((ticket.called_at or 0) - ticket.issued_at) / SECOND for ticket in hall.tickets.values()]


def test_a_watched_canteen_waits_as_it_did() -> None:
    """81 customers at one counter: observed mean wait 120.3 s."""
    customers = watched("canteen_bkl")
    observed = mean(start - arrival for arrival, start, _ in customers)
    lived = waits_when_lived_again(customers)
    assert len(lived) == len(customers) == 81
    assert mean(lived) == pytest.approx(observed, abs=1.0)
