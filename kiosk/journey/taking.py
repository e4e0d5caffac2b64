"""Taking a number: once for each deliberate touch, whatever the line, the printer and the fingers do."""

from __future__ import annotations

from dataclasses import replace

from dispatcher import wire
from kiosk.faces import SlipState
from kiosk.journey.catalogue import may_take
from kiosk.journey.choosing import Step
from kiosk.journey.effects import Reprint, TakeNumber
from kiosk.journey.places import AtCalm, AtConfirm, AtRefused, AtResult, AtService, AtTaking, AtUnanswered
from kiosk.journey.state import Journey, leave

MINUTE = 60.0
TROUBLE: tuple[SlipState, ...] = ("failed", "uncertain")
"""Ends of a slip after which another try may bring one."""


def take(journey: Journey, value: str, now: float) -> Step:
    """Ask for a number; too soon after others, ask for calm instead."""
    services = chosen(journey)
    if not may_take(journey, services):
        return journey, ()
    if _too_fast(journey, now):
        return journey.at(AtCalm(journey.last_number, since=now, disturbed=now), now), ()
    visit = journey.visit
    wish = wire.IssueTicket(
        services=list(services),
        priority=visit.priority or None,
        language="en" if visit.language == "en" else "zh",
        proxy=visit.proxy,
    )
    return journey.on_to(AtTaking(wish, since=now), now), (TakeNumber(wish),)


def retry(journey: Journey, value: str, now: float) -> Step:
    """Ask again for the same number: the hall gives the one that it may have given already."""
    assert isinstance(journey.place, AtUnanswered)
    wish = journey.place.wish
    return journey.at(AtTaking(wish, since=now), now), (TakeNumber(wish),)


def number_issued(journey: Journey, ticket: wire.Ticket, now: float) -> Journey:
    """The number is there. One that nobody here waits for any more is on paper alone."""
    place = journey.place
    asked = place.wish.services if isinstance(place, AtTaking | AtUnanswered) else None
    if asked != [case.service for case in ticket.cases]:
        return journey
    recent = tuple(at for at in journey.issued if now - at < MINUTE)
    issued = replace(journey, issued=(*recent, now), last_number=ticket.number)
    return issued.with_visit(trail=(), basket=()).at(AtResult(ticket, since=now), now)


def slip_done(journey: Journey, ticket: wire.Ticket, state: SlipState, now: float) -> Journey:
    """How the slip of the number on the screen fares."""
    place = journey.place
    if not isinstance(place, AtResult) or place.ticket.id != ticket.id:
        return journey
    return journey.at(replace(place, slip=state, told=now), now)


def number_refused(journey: Journey, problem: wire.Problem, now: float) -> Journey:
    """No number, and why; the choices are kept, so that they can be mended."""
    return journey.at(AtRefused(problem), now) if isinstance(journey.place, AtTaking | AtUnanswered) else journey


def no_answer(journey: Journey, now: float) -> Journey:
    """Nobody knows whether there is a number."""
    place = journey.place
    return journey.at(AtUnanswered(place.wish), now) if isinstance(place, AtTaking) else journey


def reprint(journey: Journey, value: str, now: float) -> Step:
    """Try the slip once more."""
    place = journey.place
    assert isinstance(place, AtResult)
    if place.slip not in TROUBLE:
        return journey, ()
    return journey.at(replace(place, slip="printing"), now), (Reprint(place.ticket),)


def done(journey: Journey, value: str, now: float) -> Step:
    """The number was read; not by the finger that took it."""
    assert isinstance(journey.place, AtResult)
    if now - journey.place.since < journey.settings.pace.least_result:
        return journey, ()
    return leave(journey, now), ()


def chosen(journey: Journey) -> tuple[str, ...]:
    """What a number would be for: the basket, or the service of the page where nothing else was chosen."""
    place, basket = journey.place, journey.visit.basket
    if isinstance(place, AtService) and set(basket) <= {place.service} and not journey.visit.priority:
        return (place.service,)
    return basket if isinstance(place, AtConfirm) else ()


def _too_fast(journey: Journey, now: float) -> bool:
    """Whether this cannot be the next person: at once after the last number, or after many within a minute.

    Who has waited out a calm since the last number is trusted.
    """
    pace = journey.settings.pace
    if now - journey.number_put_away < pace.after_result:
        return True
    recent = sum(now - at < MINUTE for at in journey.issued)
    return 0 < pace.numbers_a_minute <= recent and journey.calmed < journey.issued[-1]
