"""Running window screen, hall board, voice and console: the Qt programs behind the technician's command."""

from __future__ import annotations

import argparse
import logging
import signal
import sys

from PySide6.QtCore import QCoreApplication, QSize

from counter_display.board_screen import BoardScreen
from counter_display.calls_shown import CallsShown
from counter_display.voice.announcer import Announcer
from counter_display.voice.clips import Clips, ClipsMissing
from counter_display.voice.spoken import hanzi
from counter_display.voice.volume import Volume, VolumeNotUsable, read_volume
from counter_display.window_screen import REFRESH_MS, WindowScreen
from dispatcher.client.qt import HallLink
from printers.errors import PrinterUrlInvalid
from screens.camera import PictureNotWritten
from screens.fonts import ChineseFontMissing
from screens.performance import Occasion, perform, say_refusal
from screens.stage import NoDisplay, ScreenBroken, open_application
from screens.translations import QtPhrasebook, TranslationsMissing
from speech.programs import AplayLoudspeaker, FolderLoudspeaker, ProgramMissing, SpeechProgram

TROUBLES = (
    ChineseFontMissing,
    ClipsMissing,
    NoDisplay,
    ProgramMissing,
    VolumeNotUsable,
    PictureNotWritten,
    PrinterUrlInvalid,
    ScreenBroken,
    TranslationsMissing,
)
"""What can keep a screen from coming up; each says in a sentence what to do."""


def run(options: argparse.Namespace) -> int:
    """Run the program that `options.program` names; 0 when it ended, 1 with the reason on standard error."""
    programs = {"window": _window, "board": _board, "voice": _voice, "console": _console}
    try:
        return programs[options.program](options)
    except TROUBLES as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _window(options: argparse.Namespace) -> int:
    app = open_application(options.grab is not None or options.driven)
    link = HallLink(options.server, options.token, REFRESH_MS, options.device)
    screen = WindowScreen(link, options.window, QtPhrasebook(), options.language, _size_of(options))
    return perform(app, link, screen, _occasion(options, link, screen))


def _board(options: argparse.Namespace) -> int:
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


def _voice(options: argparse.Namespace) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    app = QCoreApplication(sys.argv[:1])
    link = HallLink(options.server, options.token, REFRESH_MS, options.device)
    volume = read_volume(options.hours, options.volume) if options.hours else Volume(options.volume)
    announcer = Announcer(
        link,
        options.zone,
        options.languages,
        volume,
        FolderLoudspeaker(options.out) if options.out else AplayLoudspeaker(),
        SpeechProgram(),
        Clips(options.clips) if options.clips else None,
    )
    announcer.began.connect(lambda called: print(hanzi(called.number, called.window), flush=True))
    link.refused.connect(say_refusal)
    wrong: list[Exception] = []
    announcer.misplaced.connect(wrong.append)
    announcer.misplaced.connect(app.quit)
    link.start()
    code = app.exec()
    link.stop()
    if wrong:
        print(wrong[0], file=sys.stderr)
        return 1
    return code


def _console(options: argparse.Namespace) -> int:
    from counter_display.console.program import run as run_console  # widgets, which no other screen needs

    return run_console(options)


def _size_of(options: argparse.Namespace) -> QSize | None:
    if options.size is not None:
        return QSize(*options.size)
    return QSize(1920, 1080) if options.grab is not None else None
