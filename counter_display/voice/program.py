"""Running the voice: a Qt program without a screen."""

from __future__ import annotations

import argparse
import logging
import signal
import sys

from PySide6.QtCore import QCoreApplication

from counter_display.voice.announcer import Announcer
from counter_display.voice.clips import Clips
from counter_display.voice.spoken import hanzi
from counter_display.voice.volume import Volume, read_volume
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.link import EVENTS_SUFFICE_MS
from screens.garbage import GarbageCollection
from screens.performance import say_refusal
from speech.programs import AplayLoudspeaker, FolderLoudspeaker, SpeechProgram


def run(options: argparse.Namespace) -> int:
    """Speak the calls until ended; 1 when the hall has no such zone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    app = QCoreApplication(sys.argv[:1])
    GarbageCollection(app)
    link = HallLink(options.server, options.token, EVENTS_SUFFICE_MS, options.device)
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
