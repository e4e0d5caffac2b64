"""A journey that begins on a page of its own, for pictures and for trying a page."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.catalogue import domain_of, service_of
from kiosk.journey.places import (
    AtConfirm,
    AtHome,
    AtPriorities,
    AtService,
    AtServices,
    AtTechnician,
    AtTechnicianPin,
    Place,
)
from kiosk.journey.state import Journey

PAGES = ("attract", "home", "services", "service", "priorities", "confirm", "pin", "technician")


class PageUnknown(Exception):
    """There is no such page to begin with."""

    def __str__(self) -> str:
        return f"没有这一页：{self.args[0]} / No such page: {self.args[0]}. {', '.join(PAGES)}"


def opened_at(journey: Journey, page: str, now: float) -> Journey:
    """The journey at a page such as `service:id-card-renew`. Raises `PageUnknown`."""
    name, _, about = page.partition(":")
    things = tuple(about.split(",")) if about else ()
    if name == "attract" and not things:
        return journey
    place: Place | None = None
    if not things:
        alone: dict[str, Place] = {"home": AtHome()}
        if journey.settings.has_technician:
            alone |= {"pin": AtTechnicianPin(), "technician": AtTechnician()}
        place = alone.get(name)
    elif name == "services" and domain_of(journey, about) is not None:
        place = AtServices(about)
    elif all(service_of(journey, thing) for thing in things) and things:
        places: dict[str, Place] = {
            "service": AtService(things[0]),
            "priorities": AtPriorities(),
            "confirm": AtConfirm(),
        }
        place = places.get(name)
    if place is None:
        raise PageUnknown(page)
    basket = things if isinstance(place, AtPriorities | AtConfirm) else ()
    trail = () if not things else (AtHome(),)
    return replace(journey.with_visit(basket=basket, trail=trail).at(place, now), touched=now)
