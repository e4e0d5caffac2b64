"""Carrying a command out on a hall that one owns: decide, evolve, and the next step of the same act.

The live writer, the twin and the tests all drive a hall through this.
"""

from __future__ import annotations

from dispatcher.domain.commands import CallNext, CloseDay, Command, CompleteCase, OpenDay, TurnDay
from dispatcher.domain.decide import decide
from dispatcher.domain.decide.ready import ready_call
from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.events import Event
from dispatcher.domain.evolve import evolve
from dispatcher.domain.issuing import issuing_spans
from dispatcher.domain.model import Hall, WindowState


def perform(hall: Hall, command: Command, at: int) -> list[Event]:
    """Decide `command` at `at`, let its events be true of `hall`, and return them.

    Finish-and-next calls on as soon as the window is free; with a case left in hand it does not. At the end ready
    windows take whom they may call now. Raises a subclass of `Refused` with the hall untouched: only the first step can
    be refused.
    """
    events = _step(hall, command, at)
    if isinstance(command, CompleteCase) and command.then_call_next and hall.windows[command.window].ticket is None:
        events = events + _step(hall, CallNext(command.window), at)
    return events + _settle(hall, at)


def due(hall: Hall, at: int) -> Command | None:
    """What time itself asks for at `at`: to end a day that is over, or to begin one whose numbers are due (R7)."""
    if hall.rules is None:
        return None
    if hall.day is not None:
        if at >= hall.day.midnight:
            return TurnDay()
        return CloseDay() if _is_over(hall, at) else None
    date = hall.date(at)
    spans = issuing_spans(hall.rules.issuing, hall.rules.hours.sessions(date))
    begins = bool(spans) and spans[0][0] <= at < spans[-1][1] and hall.counters_date != date.isoformat()
    return OpenDay() if begins else None


def _step(hall: Hall, command: Command, at: int) -> list[Event]:
    events = decide(hall, command, at)
    for event in events:
        evolve(hall, event, at)
    return events


def _settle(hall: Hall, at: int) -> list[Event]:
    """Let ready windows call until nobody waits whom one of them may call."""
    events: list[Event] = []
    while (call := ready_call(hall, at)) is not None:
        evolve(hall, call, at)
        events.append(call)
    return events


def _is_over(hall: Hall, at: int) -> bool:
    """Whether the hours are over, every clerk has left and nobody waits."""
    assert hall.day is not None
    hours_over = not hall.day.sessions or at >= hall.day.sessions[-1][1]
    return (
        hours_over
        and all(window.state is WindowState.CLOSED for window in hall.windows.values())
        and all(since == NOBODY for since in hall.lanes.first_since)
    )
