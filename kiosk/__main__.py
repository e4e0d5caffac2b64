"""The technician's command: `python -m kiosk …`, and `python -m kiosk headless …`."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Sequence

from dispatcher.client.errors import HallAway, HallRefused
from kiosk.options import headless_options, screen_options
from printers.errors import PrinterError
from screens.memory import import_plainly


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it ended, 1 with the reason on standard error when it could not go on."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    return _headless(given[1:]) if given[:1] == ["headless"] else _screen(given)


def _screen(arguments: list[str]) -> int:
    options = screen_options(arguments)
    import_plainly()
    from kiosk.pin import PinNotUsable
    from kiosk.program import run_screen
    from screens.application import NoDisplay, ScreenBroken
    from screens.camera import PictureNotWritten
    from screens.fonts import ChineseFontMissing
    from screens.translations import TranslationsMissing

    troubles = (
        ChineseFontMissing,
        NoDisplay,
        PinNotUsable,
        PictureNotWritten,
        PrinterError,
        ScreenBroken,
        TranslationsMissing,
    )
    try:
        return run_screen(options)
    except troubles as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _headless(arguments: list[str]) -> int:
    from kiosk.headless import serve_lines
    from printers.jobs.devices import open_device
    from slips.jobs_folder import jobs_folder

    options = headless_options(arguments)
    device = options.device
    try:
        printer = open_device(options.printer)
        with jobs_folder(options.jobs, device, rehearses=True) as jobs:
            for answer in serve_lines(options.server, options.token, printer, jobs, options.width, device, sys.stdin):
                print(answer, flush=True)
    except (PrinterError, HallAway, HallRefused) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
