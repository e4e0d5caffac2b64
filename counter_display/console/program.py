"""Running the console: the Qt program with widgets, and what it is made of."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from counter_display.console.console_screen import ConsoleScreen
from counter_display.console.desk import Desk
from counter_display.console.language import Language
from counter_display.console.slip_desk import SlipDesk
from dispatcher.client.acts import HallActs
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.courier import Courier
from dispatcher.client.qt.errands import Errands
from printers import open_printer
from screens.application import prepare_application
from screens.garbage import GarbageCollection
from screens.performance import Occasion, perform
from screens.translations import QtPhrasebook


def run(options: argparse.Namespace) -> int:
    """Run the console until it is closed. Raises as every screen: no display, no font, no translations …"""
    grab: Path | None = options.grab
    app = open_widgets(grab is not None or options.driven)
    phrases = QtPhrasebook("console")
    printer = open_printer(options.printer) if options.printer else None
    link, errands = HallLink(options.server, options.token, device=options.device), Errands()
    client = HallActs(Courier(options.server, options.token).send)
    desk = Desk(link, errands, client, options.window, phrases, QtPhrasebook("hall"), onlooker=grab is not None)
    slips = SlipDesk(errands, client, printer, options.paper)
    language: Language = options.language
    size = QSize(*options.size) if options.size is not None else None
    screen = ConsoleScreen(desk, slips, language, options.clerk, size)
    try:
        return perform(app, link, screen, Occasion(grab, options.driven, {"key": screen.obey_key}))
    finally:
        desk.stop()
        slips.close()


def open_widgets(needs_no_display: bool) -> QApplication:
    """The Qt program for widgets, drawn alike on every desktop. Raises `NoDisplay`."""
    prepare_application(needs_no_display)
    app = QApplication(sys.argv[:1])
    GarbageCollection(app)
    app.setStyle("Fusion")
    return app
