"""The programs that speak and sound, run beside the hall's events: espeak-ng and aplay."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QTimer

from speech.sentence import Sentence, espeak_arguments
from speech.sound import Sound, SoundNotUsable, read_wav

log = logging.getLogger(__name__)

ESPEAK = ("espeak-ng", "espeak-ng")
APLAY = ("aplay", "alsa-utils")
"""A program and the Debian package that has it."""
STUCK_MS = 5_000
"""A sound card that takes so much longer than the sound lasts is given up, so that the next call is heard."""


class ProgramMissing(Exception):
    """A program that the voice needs is not installed."""

    def __str__(self) -> str:
        program, package = self.args
        return f"没有 {program}，请安装：sudo apt-get install {package} / {program} is missing: install {package}"


def find_program(program: str, package: str) -> str:
    """Where a program is. Raises `ProgramMissing`."""
    found = shutil.which(program)
    if found is None:
        raise ProgramMissing(program, package)
    return found


class Loudspeaker(Protocol):
    """Where sounds go."""

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Sound it, and say when it has sounded; `name` tells parts of announcements apart."""
        ...


class SpeechProgram(QObject):
    """espeak-ng. Raises `ProgramMissing`."""

    def __init__(self) -> None:
        super().__init__()
        self._program = find_program(*ESPEAK)

    def speak(self, said: Sentence, done: Callable[[Sound | None], None]) -> None:
        """Make a sentence's sound; None, with a word in the log, when the program cannot."""
        process = QProcess(self)

        def finished() -> None:
            content = bytes(process.readAllStandardOutput().data())
            try:
                sound = read_wav(content, said.text)
            except SoundNotUsable:
                log.warning("espeak-ng: %s", bytes(process.readAllStandardError().data()).decode(errors="replace"))
                sound = None
            process.deleteLater()
            done(sound)

        process.finished.connect(finished)
        process.start(self._program, espeak_arguments(said))


class AplayLoudspeaker(QObject):
    """The computer's sound card, by ALSA's aplay. Raises `ProgramMissing`."""

    def __init__(self) -> None:
        super().__init__()
        self._program = find_program(*APLAY)

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Sound it; a sound card that refuses is told in the log, and the next announcement tries again."""
        process = QProcess(self)

        def finished() -> None:
            if process.exitCode() != 0:
                log.warning("aplay: %s", bytes(process.readAllStandardError().data()).decode(errors="replace").strip())
            process.deleteLater()
            done()

        process.finished.connect(finished)
        QTimer.singleShot(int(sound.seconds * 1000) + STUCK_MS, process, process.kill)
        process.start(self._program, ["-q", "-"])
        process.write(sound.wav())
        process.closeWriteChannel()


class FolderLoudspeaker:
    """Writes every sound into a folder instead."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Write `name`.wav."""
        (self._folder / f"{name}.wav").write_bytes(sound.wav())
        QTimer.singleShot(0, done)
