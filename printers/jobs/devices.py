"""Which device a printer's URL stands for."""

from __future__ import annotations

from printers.addresses import Address
from printers.jobs.device import Device
from printers.jobs.escpos_device import EscposDevice
from printers.jobs.plain_device import PlainDevice
from printers.transport import open_port, open_printer


def open_device(url: str) -> Device:
    """The printer at `url` as a station drives it; raises `PrinterUrlInvalid`. Nothing is connected yet."""
    port, marks_slips = open_port(Address(url))
    return PlainDevice(open_printer(url)) if port is None else EscposDevice(port, marks_slips)
