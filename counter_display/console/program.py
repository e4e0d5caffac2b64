"""Running the console: the Qt program with widgets, and what it is made of."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
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
from printers.jobs.devices import open_device
from screens.application import prepare_application
from screens.garbage import GarbageCollection
from screens.performance import Occasion, perform
from screens.translations import QtPhrasebook
from slips.jobs_folder import jobs_folder


def run(options: argparse.Namespace) -> int:
    """Run the console until it is closed. Raises as every screen: no display, no font, no translations …"""
    grab: Path | None = options.grab
    rehearses = grab is not None or options.driven
    app = open_widgets(rehearses)
    phrases = QtPhrasebook("console")
    printer = open_device(options.printer) if options.printer else None
    link, errands = HallLink(options.server, options.token, device=options.device), Errands()
    client = HallActs(Courier(options.server, options.token).send)
    desk = Desk(link, errands, client, options.window, phrases, QtPhrasebook("hall"), onlooker=grab is not None)
    language: Language = options.language
    size = QSize(*options.size) if options.size is not None else None
    reported = f"{options.device}.printer" if options.device else None
    with ExitStack() as putting_away:
        putting_away.callback(desk.stop)  # also where the slips' desk cannot be had
        jobs = putting_away.enter_context(jobs_folder(options.jobs, f"window-{options.window}", rehearses))
        slips = SlipDesk(errands, client, printer, jobs, options.paper, reported)
        putting_away.callback(slips.close)
        putting_away.callback(desk.stop)
        screen = ConsoleScreen(desk, slips, language, options.clerk, size)
        return perform(app, link, screen, Occasion(grab, options.driven, {"key": screen.obey_key}))


def open_widgets(needs_no_display: bool) -> QApplication:
    """The Qt program for widgets, drawn alike on every desktop. Raises `NoDisplay`."""
    prepare_application(needs_no_display)
    app = QApplication(sys.argv[:1])
    GarbageCollection(app)
    app.setStyle("Fusion")
    return app
