"""The touch kiosk as a program: its parts put together, run, and put away."""

from __future__ import annotations

import argparse
import json
from functools import partial

from dispatcher.client.qt import HallLink
from kiosk.desk import KioskDesk
from kiosk.journey.opening import opened_at
from kiosk.journey.pace import PEOPLE, REHEARSAL
from kiosk.journey.state import Journey, Settings
from kiosk.rehearsal import Rehearsal
from kiosk.screen import KioskScreen
from printers import open_printer
from screens.garbage import GarbageCollection
from screens.performance import Occasion, perform
from screens.stage import open_application
from screens.translations import QtPhrasebook


def run_screen(options: argparse.Namespace) -> int:
    """Run the touch kiosk until it is closed, photographed or no longer driven; its exit code."""
    app = open_application(options.grab is not None or options.driven)
    printer = open_printer(options.printer) if options.printer else None
    link = HallLink(options.server, options.token)
    desk = KioskDesk(options.server, options.token, printer, options.width, options.device)
    garbage = GarbageCollection()
    try:
        settings = Settings(
            language=options.language,
            elder=options.elder,
            prints=printer is not None,
            pace=REHEARSAL if options.driven else PEOPLE,
        )
        opening = partial(_open, options.page, options.lowered)
        screen = KioskScreen(link, desk, settings, QtPhrasebook("kiosk"), options.size, opening=opening)
        acts = Rehearsal(screen).acts() if options.driven else {}
        if options.driven:
            screen.shown.connect(_say_ready)
        return perform(app, link, screen, Occasion(options.grab, options.driven, acts))
    finally:
        desk.stop()
        garbage.stop()


def _open(page: str, lowered: bool, journey: Journey, now: float) -> Journey:
    return opened_at(journey, page, now).with_visit(lowered=lowered)


def _say_ready(_: int) -> None:
    print(json.dumps({"ready": True}), flush=True)
