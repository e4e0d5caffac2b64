"""The technician's way in, past everybody else's pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk import acts
from kiosk.journey.choosing import Step
from kiosk.journey.effects import Maintain, TryPin
from kiosk.journey.pace import CORNER_SECONDS, CORNER_TOUCHES
from kiosk.journey.places import AtResult, AtTaking, AtTechnician, AtTechnicianPin
from kiosk.journey.state import Journey, leave

LONGEST_PIN = 12
"""Digits after which no more are typed."""


def corner(journey: Journey, now: float) -> Journey:
    """Touches of the clock in a row open the technician's door; not over somebody's number."""
    unfit = isinstance(journey.place, AtTaking | AtResult | AtTechnicianPin | AtTechnician)
    if unfit or not journey.settings.has_technician:
        return journey
    row = (*(at for at in journey.corner if now - at < CORNER_SECONDS), now)
    if len(row) < CORNER_TOUCHES:
        return replace(journey, corner=row)
    return leave(journey, now).at(AtTechnicianPin(), now)


def type_digit(journey: Journey, value: str, now: float) -> Step:
    """One digit more."""
    assert isinstance(journey.place, AtTechnicianPin)
    if not (value.isascii() and value.isdigit()):
        return journey, ()
    return journey.at(AtTechnicianPin((journey.place.typed + value)[:LONGEST_PIN]), now), ()


def erase_digit(journey: Journey, value: str, now: float) -> Step:
    """One digit less."""
    assert isinstance(journey.place, AtTechnicianPin)
    return journey.at(AtTechnicianPin(journey.place.typed[:-1]), now), ()


def enter(journey: Journey, value: str, now: float) -> Step:
    """Try what was typed; a wrong PIN is typed anew."""
    assert isinstance(journey.place, AtTechnicianPin)
    typed = journey.place.typed
    return journey.at(AtTechnicianPin(), now), (TryPin(typed),) if typed else ()


def door_opened(journey: Journey, now: float) -> Journey:
    """The PIN was right."""
    return journey.at(AtTechnician(), now) if isinstance(journey.place, AtTechnicianPin) else journey


def _maintain(act: str) -> Callable[[Journey, str, float], Step]:
    return lambda journey, value, now: (journey, (Maintain(act),))


ACTS: Mapping[str, Callable[[Journey, str, float], Step]] = {
    act: _maintain(act) for act in (acts.TRIAL_SLIP, acts.RELOAD, acts.RESTART, acts.SHUT)
}
"""What a technician can ask for."""
