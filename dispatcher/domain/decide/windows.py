"""Decisions about who sits at a window."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.domain.decide.day import begin_day
from dispatcher.domain.decide.departure import is_leaving, require_leave
from dispatcher.domain.decide.lookup import free_window, number_in_hand, window_of
from dispatcher.domain.errors import (
    UnknownPauseReason,
    WindowAlreadyOpen,
    WindowHasTicket,
    WindowNotOpen,
    WindowNotPaused,
)
from dispatcher.domain.events import Event, WindowClosed, WindowOpened, WindowPaused, WindowResumed
from dispatcher.domain.model import Hall, WindowState


def open_window(hall: Hall, command: c.OpenWindow, at: int) -> list[Event]:
    """Let a clerk sit down at a closed window; the first one of a date begins its day."""
    window = window_of(hall, command.window)
    if window.state is not WindowState.CLOSED:
        raise WindowAlreadyOpen(expected="closed", actual=f"{window.state} ({window.clerk})")
    begin = begin_day(hall, at) if hall.day is None else []
    return [*begin, WindowOpened(window.id, command.clerk)]


def pause_window(hall: Hall, command: c.PauseWindow, at: int) -> list[Event]:
    """Let the clerk leave for a while; for lunch or after hours under the rule of R6."""
    window, _ = free_window(hall, command.window)
    known = hall.configured().pause_reasons
    if command.reason not in known:
        raise UnknownPauseReason(expected=" ".join(known), actual=command.reason)
    if is_leaving(hall, command.reason, at):
        require_leave(hall, window, command.approver, command.note, at)
    return [WindowPaused(window.id, command.reason, command.note, command.approver)]


def resume_window(hall: Hall, command: c.ResumeWindow, at: int) -> list[Event]:
    """Let the clerk go on."""
    window = window_of(hall, command.window)
    if window.state is not WindowState.PAUSED:
        raise WindowNotPaused(expected="paused", actual=window.state)
    return [WindowResumed(window.id)]


def close_window(hall: Hall, command: c.CloseWindow, at: int) -> list[Event]:
    """Let the clerk go home: never with somebody in hand, nor from people whom nobody else can serve (R6)."""
    window = window_of(hall, command.window)
    if window.ticket is not None:
        raise WindowHasTicket(expected="idle", actual=f"{window.state} {number_in_hand(hall, window)}")
    if window.clerk is None:
        raise WindowNotOpen(expected="open", actual=window.state)
    approved = require_leave(hall, window, command.approver, command.reason, at)
    reason = "approved" if approved else "by_clerk"
    return [WindowClosed(window.id, window.clerk, reason, command.approver, command.reason)]
