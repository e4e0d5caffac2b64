"""Days of the example halls in which everybody who takes a number is told a wait twice: simply, and by the engine."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from hall_builder import MINUTE

from dispatcher.config import HallConfig, load_hall
from dispatcher.domain import commands as c
from dispatcher.domain.estimate import Wait, place_of
from dispatcher.domain.events import Event, TicketCalled, TicketIssued
from dispatcher.domain.model import TicketState
from dispatcher.estimates import Estimates
from dispatcher.forecast.draws import Draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.lookout import Lookout
from dispatcher.forecast.roster import Roster, Stint
from sim.demand_model.draw import draw
from sim.demand_model.hall_defaults import demand_of_hall
from sim.seating import Seating
from sim.twin.book import Book
from sim.twin.crowd import Crowd
from sim.twin.days import TwinDay

MONDAY = datetime.date(2026, 11, 23)
CHANGEOVER = int(0.4 * MINUTE)


@dataclass(frozen=True)
class Told:
    """What was told to somebody, and the wait that it became (minutes)."""

    simple: Wait
    engine: Wait
    actual: float


class ToldDay(TwinDay):
    """A day of the twin. Before each number the engine looks at the hall, as it does a second after each event."""

    def __init__(self, layout: Layout, draws: Draws) -> None:
        super().__init__(layout, Crowd.of(draws), Book(draws, tuple(plan.id for plan in layout.rules.windows)), 0)
        self._lookout, self._estimates = Lookout(), Estimates()
        self._told: dict[str, tuple[int, Wait, Wait]] = {}
        self._called: dict[str, int] = {}

    def do(self, command: c.Command) -> list[Event]:
        """Carry a command out, and tell waits where it gives a number."""
        if isinstance(command, c.IssueTicket):
            self._estimates.outlook = self._lookout.outlook(self.hall, self.at)
        events = super().do(command)
        for event in events:
            if isinstance(event, TicketCalled):
                self._called.setdefault(event.ticket, self.at)
        for event in events:
            if isinstance(event, TicketIssued):
                self._tell(event.ticket)
        return events

    def results(self) -> Iterator[Told]:
        """Of everybody who was called after a while."""
        for ticket, (at, simple, engine) in self._told.items():
            if ticket in self._called:
                yield Told(simple, engine, (self._called[ticket] - at) / MINUTE)

    def _tell(self, name: str) -> None:
        ticket = self.hall.tickets[name]
        simple, engine = place_of(self.hall, ticket, self.at), self._estimates.place_of(self.hall, ticket, self.at)
        if ticket.state is TicketState.WAITING and simple and engine:
            self._told[name] = (self.at, simple.wait, engine.wait)


def told_day(hall: str, seed: int, busier: float = 1.0, pace: int = 1000) -> list[Told]:
    """One Monday of an example hall with `busier` times its people; services take `pace` thousandths of the usual."""
    config = load_hall(Path(str(files("assets") / "halls" / f"{hall}.toml")))
    rules, model = config.rules(), demand_of_hall(config)
    people = draw(
        model.model_copy(update={"visits_per_day": (model.visits_per_day or 0) * busier}), rules, [MONDAY], seed
    )
    roster = replace(roster_with_breaks(config), pace={window.id: pace for window in rules.windows})
    day = ToldDay(Layout(rules, roster, MONDAY, people.kinds), people)
    day.live()
    return list(day.results())


def roster_with_breaks(config: HallConfig) -> Roster:
    """Everybody works through the sessions, rests once, or has a stand-in (R12)."""
    seating, sessions = Seating(config), config.rules().hours.sessions_on(MONDAY)
    (opens, noon), (afternoon, closes) = [(start * MINUTE, end * MINUTE) for start, end in sessions]
    stints = {}
    for desk in seating.plans(sessions):
        leaves, back = int(desk.break_at * MINUTE), int((desk.break_at + desk.break_minutes) * MINUTE)
        between = (Stint(desk.stand_in, leaves, back),) if desk.stand_in else ()
        stints[desk.window] = (
            Stint(desk.clerk, opens, leaves, None if desk.stand_in else "break"),
            *between,
            Stint(desk.clerk, back, noon, "lunch"),
            Stint(desk.clerk, afternoon, closes),
        )
    return Roster(stints, changeover=CHANGEOVER)


def share_true(waits: Sequence[tuple[Wait, float]]) -> float:
    """How often the wait, in whole minutes, lay in the range."""
    return sum(wait.low <= round(actual) <= wait.high for wait, actual in waits) / len(waits)


def mean_width(waits: Sequence[tuple[Wait, float]]) -> float:
    """How wide the ranges were, in minutes."""
    return sum(wait.high - wait.low for wait, _ in waits) / len(waits)
