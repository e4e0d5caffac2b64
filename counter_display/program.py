"""The Qt programs behind the technician's command: window screen, hall board, voice, console.

Each is loaded when it runs: the console needs no QML, the public screens no widgets, the voice neither.
"""

from __future__ import annotations

import argparse
import sys

from counter_display.voice.clips import ClipsMissing
from counter_display.voice.volume import VolumeNotUsable
from printers.errors import PrinterError
from screens.application import NoDisplay, ScreenBroken
from screens.camera import PictureNotWritten
from screens.fonts import ChineseFontMissing
from screens.translations import TranslationsMissing
from speech.programs import ProgramMissing

TROUBLES = (
    ChineseFontMissing,
    ClipsMissing,
    NoDisplay,
    ProgramMissing,
    VolumeNotUsable,
    PictureNotWritten,
    PrinterError,
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
    from counter_display.public_screens import run_window

    return run_window(options)


def _board(options: argparse.Namespace) -> int:
    from counter_display.public_screens import run_board

    return run_board(options)


def _voice(options: argparse.Namespace) -> int:
    from counter_display.voice.program import run as run_voice

    return run_voice(options)


def _console(options: argparse.Namespace) -> int:
    from counter_display.console.program import run as run_console

    return run_console(options)
