"""Which of a ticket's services ends next at a window."""

from __future__ import annotations

from collections.abc import Mapping

from dispatcher import wire

FRESH_SECONDS = 1.5
"""Nobody sees a new number or service and deals with it faster than this; until then a second press cannot end it."""


def case_in_hand(ticket: wire.Ticket | None, window: str, services: Mapping[str, wire.Service]) -> wire.Case | None:
    """The case that ends next: the one being served, else the first open one that the window is for, else any."""
    cases = [case for case in ticket.cases if case.state in ("waiting", "serving")] if ticket else []
    return (
        next((case for case in cases if case.state == "serving"), None)
        or next((case for case in cases if is_for(window, case.service, services)), None)
        or next(iter(cases), None)
    )


def is_for(window: str, service: str, services: Mapping[str, wire.Service]) -> bool:
    """Whether a window's roles include a service."""
    known = services.get(service)
    return known is not None and window in known.windows
