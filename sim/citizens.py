"""The people who come: they take a number, wait, and sometimes leave, stay away or come back."""

from __future__ import annotations

from dispatcher import wire
from dispatcher.client.http import HallRefused
from sim.day import Day
from sim.demand import Visit
from sim.kiosks import Kiosks, NoNumber
from sim.people import Person

REPRINT_MINUTES = 1.0
"""How long the guide desk takes to print a slip that the kiosk could not."""


async def live_visit(day: Day, visit: Visit, kiosks: Kiosks) -> None:
    """Come to the hall, take a number, and give it back where the visit says so. The clerks do the rest."""
    await day.time.until(day.moment(visit.arrives))
    kiosk = kiosks.choose(visit)
    taken = await kiosk.take(visit)
    if isinstance(taken, NoNumber):
        day.seen.turned_away.append(taken.detail)
        return
    if kiosk is kiosks.touch:
        day.seen.touched += 1
    if taken.ticket.wait is not None:
        day.seen.told[taken.ticket.id] = (taken.ticket.wait.low, taken.ticket.wait.high)
    person = day.people.arrived(visit, taken.ticket)
    if taken.printed != "printed":
        await _reprint_at_guide_desk(day, person)
    if visit.cancels_after is not None:
        await day.time.minutes(visit.cancels_after)
        await _give_back(day, person)


async def come_back(day: Day, person: Person, window: str, minutes: float) -> None:
    """Return after being passed, and ask at the window to be let in again; after hours the door is shut."""
    await day.time.minutes(minutes)
    if day.time.now() >= day.ends:
        return
    person.present = True
    await day.hall.serve(window, "reinstate", wire.ReinstateTicket(ticket=person.ticket.id))


async def _reprint_at_guide_desk(day: Day, person: Person) -> None:
    await day.time.minutes(REPRINT_MINUTES)
    await day.hall.printed(person.ticket.id, "printed")


async def _give_back(day: Day, person: Person) -> None:
    """Cancel, unless the number was called meanwhile: then the person stays."""
    try:
        await day.hall.cancel(person.ticket.id)
    except HallRefused as refusal:
        if refusal.code != "ticket-in-other-state":
            raise
