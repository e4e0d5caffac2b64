"""What printers and screens report."""

from __future__ import annotations

from hall_builder import scene

from dispatcher.domain import commands as c
from dispatcher.domain.events import DeviceReported
from dispatcher.domain.model import Device


def test_a_device_is_recorded_when_its_state_changes_and_only_then() -> None:
    """R14."""
    hall = scene()
    assert hall.do(c.ReportDevice("printer-1", "ready")) == [DeviceReported("printer-1", "ready")]
    first = hall.now
    assert hall.wait(1).do(c.ReportDevice("printer-1", "ready")) == []
    assert hall.hall.devices == {"printer-1": Device("ready", first)}
    hall.do(c.ReportDevice("printer-1", "paper_low"))
    assert hall.hall.devices == {"printer-1": Device("paper_low", hall.now)}
