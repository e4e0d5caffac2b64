"""What a command leads to: `decide` looks at the hall and answers with events, or refuses with a named error.

It changes nothing. `evolve` applies the events; `perform` does both for a command with several steps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dispatcher.domain import commands as c
from dispatcher.domain.decide import calling, day, devices, serving, tickets, windows
from dispatcher.domain.events import Event
from dispatcher.domain.model import Hall

# Any: each entry takes the very command type that it is filed under.
_DECISIONS: dict[type[c.Command], Callable[[Hall, Any, int], list[Event]]] = {
    c.ConfigureHall: day.configure_hall,
    c.OpenDay: day.open_day,
    c.CloseDay: day.close_day,
    c.TurnDay: day.turn_day,
    c.IssueTicket: tickets.issue_ticket,
    c.RecordPrint: tickets.record_print,
    c.CancelTicket: tickets.cancel_ticket,
    c.ReinstateTicket: tickets.reinstate_ticket,
    c.OpenWindow: windows.open_window,
    c.PauseWindow: windows.pause_window,
    c.ResumeWindow: windows.resume_window,
    c.CloseWindow: windows.close_window,
    c.CallNext: calling.call_next,
    c.CallTicket: calling.call_ticket,
    c.RecallTicket: calling.recall_ticket,
    c.StartService: serving.start_service,
    c.CompleteCase: serving.complete_case,
    c.RecordNoShow: calling.record_no_show,
    c.ParkTicket: serving.park_ticket,
    c.TransferTicket: serving.transfer_ticket,
    c.ReportDevice: devices.report_device,
}


def decide(hall: Hall, command: c.Command, at: int) -> list[Event]:
    """The events that `command` leads to at `at` (microseconds, not before `hall.at`).

    An empty list means that all is already as asked. Raises a subclass of `Refused` and leaves the hall untouched.
    """
    return _DECISIONS[type(command)](hall, command, at)
