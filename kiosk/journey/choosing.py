"""Going from page to page, and choosing on the way."""

from __future__ import annotations

from dataclasses import replace

from kiosk.faces import SlipState
from kiosk.journey.catalogue import domain_of, is_offered, most_services, service_of
from kiosk.journey.effects import Effect, PrintGuide
from kiosk.journey.places import (
    AtConfirm,
    AtHome,
    AtPriorities,
    AtService,
    AtServices,
    Place,
)
from kiosk.journey.state import Journey, leave

Step = tuple[Journey, tuple[Effect, ...]]
LONGEST_SEARCH = 12
"""Letters after which nobody searches any more."""


def start(journey: Journey, value: str, now: float) -> Step:
    """Somebody is here."""
    return journey.at(AtHome(), now), ()


def open_domain(journey: Journey, value: str, now: float) -> Step:
    """The services of a domain, or at once the only one that it has."""
    domain = domain_of(journey, value)
    if domain is None or not domain.services:
        return journey, ()
    if len(domain.services) == 1:
        return journey.on_to(AtService(domain.services[0].id), now), ()
    return journey.on_to(AtServices(domain.id), now), ()


def open_service(journey: Journey, value: str, now: float) -> Step:
    """What is told about a service."""
    if service_of(journey, value) is None:
        return journey, ()
    return journey.on_to(AtService(value), now), ()


def turn_page(by: int, journey: Journey, now: float) -> Step:
    """Another page of a list; the presenter offers only pages that are there."""
    assert isinstance(journey.place, AtServices)
    return journey.at(replace(journey.place, page=max(0, journey.place.page + by)), now), ()


def type_letter(journey: Journey, value: str, now: float) -> Step:
    """One more pinyin initial."""
    assert isinstance(journey.place, AtServices)
    typed = (journey.place.typed + value.upper())[:LONGEST_SEARCH]
    return journey.at(replace(journey.place, typed=typed, page=0), now), ()


def erase(journey: Journey, value: str, now: float) -> Step:
    """One initial less."""
    assert isinstance(journey.place, AtServices)
    return journey.at(replace(journey.place, typed=journey.place.typed[:-1], page=0), now), ()


def add(journey: Journey, value: str, now: float) -> Step:
    """Keep the service, and choose another one."""
    kept = with_present(journey)
    return (journey, ()) if kept is journey else to_home(kept, "", now)


def to_basket(journey: Journey, value: str, now: float) -> Step:
    """What was chosen, with the service of this page."""
    kept = with_present(journey)
    return (kept.on_to(AtConfirm(), now), ()) if kept.visit.basket else (journey, ())


def claim(journey: Journey, value: str, now: float) -> Step:
    """Who comes first?"""
    return with_present(journey).on_to(AtPriorities(), now), ()


def choose_priority(journey: Journey, value: str, now: float) -> Step:
    """Nobody is refused a claim: papers are looked at by people, at the window."""
    known = {priority.id for priority in journey.catalogue.priorities} if journey.catalogue else set()
    if value and value not in known:
        return journey, ()
    chosen = journey.with_visit(priority=value)
    return _back_to_confirm(chosen, now), ()


def drop(journey: Journey, value: str, now: float) -> Step:
    """Leave a service out again; the last one leads home."""
    rest = list(journey.visit.basket)
    if value not in rest:
        return journey, ()
    rest.remove(value)
    changed = journey.with_visit(basket=tuple(rest))
    return (changed, ()) if rest else to_home(changed, "", now)


def act_for_several(journey: Journey, value: str, now: float) -> Step:
    """A proxy brings several people's cases, one service several times if need be (R28)."""
    basket = journey.visit.basket
    if journey.visit.proxy:
        basket = tuple(dict.fromkeys(basket))
    return journey.with_visit(proxy=not journey.visit.proxy, basket=basket), ()


def print_guide(journey: Journey, value: str, now: float) -> Step:
    """On paper what is told once about the service (R9), with or without a number."""
    assert isinstance(journey.place, AtService)
    service = service_of(journey, journey.place.service)
    if service is None or journey.place.guide == "printing":
        return journey, ()
    return journey.at(replace(journey.place, guide="printing"), now), (PrintGuide(service),)


def guide_done(journey: Journey, state: SlipState, now: float) -> Journey:
    """What became of the guide of the page."""
    place = journey.place
    if not isinstance(place, AtService) or place.guide != "printing":
        return journey
    return journey.at(replace(place, guide=state), now)


def back(journey: Journey, value: str, now: float) -> Step:
    """The page before; from the first one there is only leaving."""
    trail = journey.visit.trail
    if not trail:
        return to_home(journey, "", now)
    before = journey.with_visit(trail=trail[:-1])
    return before.at(trail[-1], now), ()


def to_home(journey: Journey, value: str, now: float) -> Step:
    """Choose again; the basket is kept."""
    return journey.with_visit(trail=()).at(AtHome(), now), ()


def go(journey: Journey, value: str, now: float) -> Step:
    """Nobody wants anything any more."""
    return leave(journey, now), ()


def with_present(journey: Journey) -> Journey:
    """The journey with the service of the present page in its basket, where it fits; the very same where not."""
    place, basket = journey.place, journey.visit.basket
    if not isinstance(place, AtService) or not may_add(journey, place.service):
        return journey
    return journey.with_visit(basket=(*basket, place.service))


def may_add(journey: Journey, service: str) -> bool:
    """Whether one more service, this one, may go on the number."""
    known = service_of(journey, service)
    if known is None or not is_offered(journey, known) or len(journey.visit.basket) >= most_services(journey):
        return False
    return journey.visit.proxy or service not in journey.visit.basket


def _back_to_confirm(journey: Journey, now: float) -> Journey:
    """The page of what was chosen, with the way back that it would have had without the question between."""
    trail: tuple[Place, ...] = journey.visit.trail
    if trail and isinstance(trail[-1], AtConfirm):
        trail = trail[:-1]
    return journey.with_visit(trail=trail).at(AtConfirm(), now)
