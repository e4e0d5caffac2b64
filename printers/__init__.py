"""From a slip to paper: slip -> layout -> ESC/POS bytes -> transport.

A library that knows nothing of queues or windows. What callers need stands here::

    printer = open_printer("escpos+tcp://192.168.1.50:9100")
    printer.print(encode(ticket_layout(slip, 576), 576))
"""

from printers.encoder import encode
from printers.guide import guide_layout
from printers.printer import Printer
from printers.slips import GuideMaterial, GuideSlip, TicketSlip, WaitForecast
from printers.templates import ticket_layout
from printers.transport import open_printer

__all__ = [
    "GuideMaterial",
    "GuideSlip",
    "Printer",
    "TicketSlip",
    "WaitForecast",
    "encode",
    "guide_layout",
    "open_printer",
    "ticket_layout",
]
