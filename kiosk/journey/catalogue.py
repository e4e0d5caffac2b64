"""What one can come for, as the journey looks it up."""

from __future__ import annotations

from collections.abc import Iterator

from dispatcher import wire
from kiosk.journey.state import Journey

BESIDE = ("consult", "collect")
"""Special purposes (R1) that stand beside the domains: to ask (R8), and to fetch what is ready (R29)."""
MOST_SERVICES = 5
MOST_SERVICES_BY_PROXY = 30
"""What one number may carry here (R22, R28); a hall that allows less says so itself."""


def services(catalogue: wire.Catalogue) -> Iterator[wire.Service]:
    """All of them."""
    for domain in catalogue.domains:
        yield from domain.services


def service_of(journey: Journey, service: str) -> wire.Service | None:
    """The service of this id."""
    if journey.catalogue is None:
        return None
    return next((known for known in services(journey.catalogue) if known.id == service), None)


def domain_of(journey: Journey, domain: str) -> wire.Domain | None:
    """The domain of this id."""
    if journey.catalogue is None:
        return None
    return next((known for known in journey.catalogue.domains if known.id == domain), None)


def beside(catalogue: wire.Catalogue) -> list[wire.Service]:
    """The services that stand beside the domains, in a fixed order: 咨询 and 取件."""
    by_purpose = {known.special: known for known in reversed(list(services(catalogue))) if known.special}
    return [by_purpose[purpose] for purpose in BESIDE if purpose in by_purpose]


def queue_of(journey: Journey, service: wire.Service) -> wire.QueueWait | None:
    """How the service's queue is now."""
    return next((queue for queue in journey.hall.queues if queue.id == service.queue), None) if journey.hall else None


def is_staffed(journey: Journey, windows: list[str]) -> bool:
    """Whether somebody sits at one of these windows."""
    return journey.hall is not None and any(
        window.state != "closed" for window in journey.hall.windows if window.id in windows
    )


def is_offered(journey: Journey, service: wire.Service) -> bool:
    """Whether there are numbers for the service today, apart from the hour: some window may serve it."""
    assert journey.catalogue is not None
    return bool(service.windows) and (service.open or not journey.catalogue.open)


def may_take(journey: Journey, chosen: tuple[str, ...]) -> bool:
    """Whether a number for these services can be asked for now."""
    known = [service_of(journey, service) for service in chosen]
    return bool(known) and journey.issuing and all(each and is_offered(journey, each) for each in known)


def most_services(journey: Journey) -> int:
    """How many services one number may carry."""
    return MOST_SERVICES_BY_PROXY if journey.visit.proxy else MOST_SERVICES
