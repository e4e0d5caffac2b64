"""Decisions about what printers and screens report."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.domain.events import DeviceReported, Event
from dispatcher.domain.model import Hall


def report_device(hall: Hall, command: c.ReportDevice, at: int) -> list[Event]:
    """Record a change of state; the same state again is no news (R14)."""
    known = hall.devices.get(command.device)
    if known is not None and known.state == command.state:
        return []
    return [DeviceReported(command.device, command.state)]
