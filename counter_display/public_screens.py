"""Running window screen and hall board: Qt programs drawn in QML."""

from __future__ import annotations

import argparse

from PySide6.QtCore import QSize

from counter_display.board_screen import BoardScreen
from counter_display.calls_shown import CallsShown
from counter_display.window_screen import WindowScreen
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.link import EVENTS_SUFFICE_MS
from screens.application import open_application
from screens.performance import Occasion, perform
from screens.translations import QtPhrasebook


def run_window(options: argparse.Namespace) -> int:
    """Run the screen above a window."""
    app = open_application(options.grab is not None or options.driven)
    link = HallLink(options.server, options.token, EVENTS_SUFFICE_MS, options.device)
    screen = WindowScreen(link, options.window, QtPhrasebook(), options.language, _size_of(options))
    return perform(app, link, screen, _occasion(options, link, screen))


def run_board(options: argparse.Namespace) -> int:
    """Run the hall's board."""
    app = open_application(options.grab is not None or options.driven)
    link = HallLink(options.server, options.token, device=options.device)
    size = _size_of(options)
    screen = BoardScreen(link, options.zone, options.notice, QtPhrasebook(), options.language, size)
    return perform(app, link, screen, _occasion(options, link, screen))


def _occasion(options: argparse.Namespace, link: HallLink, screen: WindowScreen | BoardScreen) -> Occasion:
    if not options.driven:
        return Occasion(options.grab)
    calls = CallsShown(link, screen.shown, screen.numbers)
    return Occasion(options.grab, driven=True, acts={"seen": calls.tell})


def _size_of(options: argparse.Namespace) -> QSize | None:
    if options.size is not None:
        return QSize(*options.size)
    return QSize(1920, 1080) if options.grab is not None else None
