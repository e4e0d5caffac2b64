"""Who will sit where for the rest of the day, as far as it can be told from who sits there now.

Whoever is at work stays until the session ends, and longer while people of the half-day wait (R6); is back after lunch;
and goes when the last session is over. Whoever rests within a session is back soon. Before the first session nobody
calls who has not begun to. Nobody is known to come to a window that is closed.
"""

from __future__ import annotations

from collections.abc import Mapping

from dispatcher.domain.decide.departure import LUNCH
from dispatcher.domain.model import Hall, Window, WindowState
from dispatcher.forecast.draws import DAY
from dispatcher.forecast.line import CALLING, CLOSED, IDLE, PAUSED, READY, SERVING
from dispatcher.forecast.roster import Roster, Stint

Changes = Mapping[str, str | None]
"""What if: by window, the clerk who sits down there now, or None where nobody goes on."""
Span = tuple[int, int]

AS_IT_IS: Changes = {}

_AWAY = (WindowState.CLOSED, WindowState.PAUSED)
_DOING = {
    WindowState.CLOSED: CLOSED,
    WindowState.READY: READY,
    WindowState.IDLE: IDLE,
    WindowState.CALLING: CALLING,
    WindowState.SERVING: SERVING,
    WindowState.PAUSED: PAUSED,
}


def roster_of(hall: Hall, at: int, changes: Changes = AS_IT_IS) -> Roster:
    """The roster from `at` on; moments are microseconds after local midnight.

    Whoever has somebody in hand where nobody is to go on finishes and leaves, as far as they may.
    """
    midnight = hall.configured().hours.moment(hall.date(at), 0)
    sessions = [(start - midnight, end - midnight) for start, end in (hall.day.sessions if hall.day else ())]
    now, lunch = at - midnight, LUNCH if LUNCH in hall.configured().pause_reasons else None
    stints = {}
    for window in hall.windows.values():
        clerk = changes.get(window.id, window.clerk)
        if clerk is not None:
            spans = _spans(window, window.id in changes, sessions, now)
        elif window.ticket is not None:
            clerk, spans = window.clerk or "", [(0, max(now, 1))]
        else:
            continue
        stints[window.id] = tuple(
            Stint(clerk, start, end, lunch if number < len(spans) else None)
            for number, (start, end) in enumerate(spans, start=1)
        )
    return Roster({window: rows for window, rows in stints.items() if rows})


def doing_at(roster: Roster, window: Window, now: int, asked_for: bool = False) -> int:
    """What a window does at `now` (microseconds after midnight) under this roster: see `line`.

    One at which nobody is to call before a session begins counts as paused until then; one that is `asked_for` is at
    work at once.
    """
    stints = roster.stints.get(window.id)
    if stints is None:
        return CLOSED
    if stints[0].start > now:
        return PAUSED
    if asked_for and window.state in _AWAY:
        return IDLE
    return _DOING[window.state]


def rests(window: Window) -> bool:
    """Whether the clerk is away for a short while."""
    return window.state is WindowState.PAUSED and window.pause_reason != LUNCH


def _spans(window: Window, asked_for: bool, sessions: list[Span], now: int) -> list[Span]:
    """From when to when somebody works there; the first one may have begun already."""
    away = window.state in _AWAY
    if not sessions:
        return [(0, DAY)] if asked_for or not away else []
    running = [session for session in sessions if session[0] <= now < session[1]]
    over = [session for session in sessions if session[1] <= now]
    coming = [session for session in sessions if session[0] > now]
    if running:
        here = asked_for or not away or rests(window)
        return [(0, running[0][1]), *coming] if here else coming
    if away:
        return coming
    if over:
        return [(0, over[-1][1]), *coming]
    if window.state is WindowState.IDLE:
        return coming
    return [(0, coming[0][1]), *coming[1:]]
