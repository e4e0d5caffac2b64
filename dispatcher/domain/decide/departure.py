"""A clerk leaves a window: may they, while people wait? (R6)

Whoever came before the session ended is served in the same half-day, by as many windows as they need. The last window
at work that can serve such a person, now or as a later link of the chain, cannot close nor go to lunch, unless somebody
answerable approves it with a reason.
"""

from __future__ import annotations

from dispatcher.domain.errors import PeopleStillWaiting, ReasonMissing
from dispatcher.domain.model import Hall, TicketState, Window, WindowState

LUNCH = "lunch"
"""Code of the pause that a whole session's end brings; leaving for it is leaving (R6)."""
_IN_THE_CHAIN = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
_AWAY = (WindowState.CLOSED, WindowState.PAUSED)


def require_leave(hall: Hall, window: Window, approver: str | None, reason: str | None, at: int) -> bool:
    """Refuse unless the clerk may leave; returns whether it took an approval."""
    left = people_left_without(hall, window, at)
    if not left:
        return False
    if approver is None and reason is None:
        shown = " ".join(left[:5]) + (" …" if len(left) > 5 else "")
        raise PeopleStillWaiting(expected="0", actual=f"{len(left)} ({shown})")
    if approver is None or reason is None:
        raise ReasonMissing(expected="approver and reason", actual="only one of them")
    return True


def people_left_without(hall: Hall, window: Window, at: int) -> list[str]:
    """Numbers of the people who need `window` in this half-day because no other window at work can serve them.

    A clerk who only paused still counts as there: a pause is no way round this rule.
    """
    if window.clerk is None:
        return []
    session_ended = hall.day.session_ended(at) if hall.day else None
    others = [other for other in hall.windows.values() if other is not window and other.state not in _AWAY]
    return [
        ticket.number
        for ticket in hall.tickets.values()
        if ticket.state in _IN_THE_CHAIN
        and (session_ended is None or ticket.issued_at < session_ended)
        and any(
            hall.coverage.can_serve(window.id, window.clerk, service)
            and not any(hall.coverage.can_serve(other.id, other.clerk, service) for other in others if other.clerk)
            for service in ticket.open_services()
        )
    ]


def is_leaving(hall: Hall, reason: str, at: int) -> bool:
    """Whether a pause for `reason` at `at` ends the half-day rather than interrupts it."""
    return reason == LUNCH or (hall.day is not None and hall.day.session_ended(at) is not None)
