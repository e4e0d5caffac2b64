"""Which device a printer's URL stands for."""

from __future__ import annotations

from printers.addresses import Address
from printers.jobs.device import Device
from printers.jobs.escpos_device import EscposDevice
from printers.jobs.plain_device import PlainDevice
from printers.transport import CONFIRMS, PORTS, open_printer


def open_device(url: str) -> Device:
    """The printer at `url` as a station drives it; raises `PrinterUrlInvalid`. Nothing is connected yet."""
    address = Address(url)
    if address.scheme not in PORTS:
        return PlainDevice(open_printer(url))
    port = PORTS[address.scheme](address)
    return EscposDevice(port, marks_slips=address.choice("confirm", CONFIRMS) == "process-id")
