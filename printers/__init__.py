"""From a slip to paper: slip -> layout -> ESC/POS bytes -> transport.

A library that knows nothing of queues or windows. What callers need stands here::

    printer = open_printer("escpos+tcp://192.168.1.50:9100")
    profile = profile_named("gbk", width=384)
    printer.print(encode(ticket_layout(slip, profile.width), profile))
"""

from printers.encoder import encode
from printers.printer import Printer
from printers.profiles import Profile, profile_named
from printers.slips import (
    DayReportSlip,
    GuideMaterial,
    GuideSlip,
    NoticePaper,
    NoticeSlip,
    QueueFigures,
    TicketSlip,
    WaitForecast,
)
from printers.template_file import Templates, load_templates
from printers.templates import guide_layout, notice_layout, report_layout, ticket_layout
from printers.transport import open_printer

__all__ = [
    "DayReportSlip",
    "GuideMaterial",
    "GuideSlip",
    "NoticePaper",
    "NoticeSlip",
    "Printer",
    "Profile",
    "QueueFigures",
    "Templates",
    "TicketSlip",
    "WaitForecast",
    "encode",
    "guide_layout",
    "load_templates",
    "notice_layout",
    "open_printer",
    "profile_named",
    "report_layout",
    "ticket_layout",
]
