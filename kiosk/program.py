"""The touch kiosk as a program: its parts put together, run, and put away."""

from __future__ import annotations

import argparse
import json
import logging
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize

from dispatcher.client.qt import HallLink
from kiosk.desk import KioskDesk
from kiosk.journey.opening import opened_at
from kiosk.journey.pace import PEOPLE, REHEARSAL
from kiosk.journey.state import Journey, Settings
from kiosk.maintenance import Maintenance
from kiosk.pin import PinLock, read_pin
from kiosk.reading_aloud import ReadingAloud
from kiosk.recent_problems import RecentProblems
from kiosk.rehearsal import Rehearsal
from kiosk.screen import KioskScreen
from kiosk.technician import Setup, Technician
from printers.jobs.devices import open_device
from screens.application import open_application
from screens.fonts import chinese_family
from screens.performance import Occasion, perform
from screens.translations import QtPhrasebook
from slips.jobs_folder import jobs_folder


def run_screen(options: argparse.Namespace) -> int:
    """Run the touch kiosk until it is closed, photographed or no longer driven; its exit code."""
    problems = RecentProblems()
    logging.getLogger().addHandler(problems)
    lock = PinLock(read_pin(options.technician_pin_file), time.monotonic) if options.technician_pin_file else None
    rehearses = options.grab is not None or options.driven
    app = open_application(rehearses)
    printer = open_device(options.printer) if options.printer else None
    link = HallLink(options.server, options.token)
    with jobs_folder(options.jobs, options.device, rehearses) as jobs:
        desk = KioskDesk(options.server, options.token, printer, jobs, options.width, options.device)
        try:
            screen = _screen(options, link, desk, has_technician=lock is not None)
            if lock is not None:
                technician = Technician(
                    _setup(options), lock, problems, desk, screen.begin_anew, QCoreApplication.exit, time.monotonic
                )
                screen.maintain(Maintenance(technician, QtPhrasebook("kiosk")))
            acts = Rehearsal(screen).acts() if options.driven else {}
            if options.driven:
                screen.shown.connect(_say_ready)
            return perform(app, link, screen, Occasion(options.grab, options.driven, acts))
        finally:
            desk.stop()


def _screen(options: argparse.Namespace, link: HallLink, desk: KioskDesk, has_technician: bool) -> KioskScreen:
    """The screen; a rehearsal and a picture are not read aloud."""
    reader = None if options.driven or options.grab else ReadingAloud(options.volume)
    settings = Settings(
        language=options.language,
        elder=options.elder,
        speaks=reader is not None and reader.available,
        prints=bool(options.printer),
        has_technician=has_technician,
        pace=REHEARSAL if options.driven else PEOPLE,
    )
    size = QSize(*options.size) if options.size is not None else None
    opening = partial(_open, options.page, options.lowered)
    return KioskScreen(link, desk, settings, QtPhrasebook("kiosk"), size, reader, opening)


def _setup(options: argparse.Namespace) -> Setup:
    return Setup(options.server, options.device, options.printer or "", options.width, chinese_family())


def _open(page: str, lowered: bool, journey: Journey, now: float) -> Journey:
    return opened_at(journey, page, now).with_visit(lowered=lowered)


def _say_ready(_: int) -> None:
    print(json.dumps({"ready": True}), flush=True)
