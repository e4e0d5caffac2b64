"""A ready window takes whom it may call as soon as there is somebody, without another press.

Somebody may have come, have been led on or reinstated, or the only window for them may have closed: `settle` asks after
every command, so that at no time anybody waits whom a ready window may call.
"""

from __future__ import annotations

from dispatcher.domain.decide.calling import called_by_rule
from dispatcher.domain.discipline import NOBODY, choose_window
from dispatcher.domain.events import TicketCalled
from dispatcher.domain.model import Hall, WindowState


def ready_call(hall: Hall, at: int) -> TicketCalled | None:
    """The next call that a ready window owes at `at`, or None when all is settled.

    Whom, the discipline says at the first ready window that may call anybody; to which of the ready windows that may
    serve them, `choose_window`.
    """
    ready = [window for window in hall.windows.values() if window.state is WindowState.READY]
    choice = next((found for window in ready if (found := hall.lanes.choose(window.index, at)) is not None), None)
    if choice is None:
        return None
    ticket = hall.tickets[choice.ticket]
    windows = list(hall.windows.values())
    able = [window.index for window in ready if hall.lanes.eligible[window.index][ticket.lane]]
    breadth, served = [window.breadth for window in windows], [window.served for window in windows]
    chosen = choose_window(able, len(able), breadth, served)
    assert chosen != NOBODY
    window = windows[chosen]
    assert window.clerk is not None
    return called_by_rule(hall, choice, window.id, window.clerk, how="ready")
