"""The programs that speak and sound, run beside the hall's events: espeak-ng, aplay, and Python for pinyin."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from speech.mandarin import spoken
from speech.sentence import Sentence, espeak_arguments
from speech.sound import Sound, SoundNotUsable, read_wav

log = logging.getLogger(__name__)

ESPEAK = ("espeak-ng", "espeak-ng")
APLAY = ("aplay", "alsa-utils")
"""A program and the Debian package that has it."""
STUCK_MS = 5_000
"""A sound card that takes so much longer than the sound lasts is given up, so that the next call is heard."""


ENDED_MS = 500
"""How long a program may take to end when it is killed; in truth a few milliseconds."""


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


class _Runs(QObject):
    """Runs of one program, each of which can be ended early."""

    def __init__(self, program: str, parent: QObject | None) -> None:
        super().__init__(parent)
        self._program = program
        self._running: list[QProcess] = []

    def stop(self) -> None:
        """End what is under way, now; what was waited for is not told."""
        given_up, self._running = self._running, []
        for process in given_up:
            process.kill()
            process.waitForFinished(ENDED_MS)

    def _run(self, arguments: list[str], finished: Callable[[QProcess], None]) -> QProcess:
        process = QProcess(self)

        def ended() -> None:
            process.deleteLater()
            if process in self._running:
                self._running.remove(process)
                finished(process)

        process.finished.connect(ended)
        self._running.append(process)
        process.start(self._program, arguments)
        return process


class SpeechProgram(_Runs):
    """espeak-ng. Raises `ProgramMissing`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(find_program(*ESPEAK), parent)

    def speak(self, said: Sentence, done: Callable[[Sound | None], None]) -> None:
        """Make a sentence's sound; None, with a word in the log, when the program cannot."""

        def finished(process: QProcess) -> None:
            try:
                sound = read_wav(bytes(process.readAllStandardOutput().data()), said.text)
            except SoundNotUsable:
                log.warning("espeak-ng: %s", _complaint(process))
                sound = None
            done(sound)

        self._run(espeak_arguments(said), finished)


class PinyinProgram(_Runs):
    """Says how Chinese text is read, in a Python of its own for each text: a screen need not hold all those words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(sys.executable, parent)

    def pronounce(self, text: str, done: Callable[[Sentence], None]) -> None:
        """Turn a text into what espeak-ng is told; nothing, with a word in the log, when that fails."""

        def finished(process: QProcess) -> None:
            if process.exitStatus() is not QProcess.ExitStatus.NormalExit or process.exitCode() != 0:
                log.warning("pinyin: %s", _complaint(process))
            done(spoken(bytes(process.readAllStandardOutput().data()).decode().strip()))

        process = self._run(["-m", "speech.mandarin"], finished)
        process.write(text.encode())
        process.closeWriteChannel()


class AplayLoudspeaker(_Runs):
    """The computer's sound card, by ALSA's aplay. Raises `ProgramMissing`."""

    works_changed = Signal(bool)
    """The sound card begins to refuse, or takes sounds again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(find_program(*APLAY), parent)
        self._works = True

    @property
    def works(self) -> bool:
        """Whether the sound card took the last sound."""
        return self._works

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Sound it; a sound card that refuses is told once in the log, and the next sound tries again."""

        def finished(process: QProcess) -> None:
            self._note(process)
            done()

        process = self._run(["-q", "-"], finished)
        QTimer.singleShot(int(sound.seconds * 1000) + STUCK_MS, process, process.kill)
        process.write(sound.wav())
        process.closeWriteChannel()

    def _note(self, process: QProcess) -> None:
        works = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
        if works == self._works:
            return
        self._works = works
        if not works:
            log.warning("aplay: %s", _complaint(process))
        self.works_changed.emit(works)


def _complaint(process: QProcess) -> str:
    return bytes(process.readAllStandardError().data()).decode(errors="replace").strip()


class FolderLoudspeaker:
    """Writes every sound into a folder instead."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Write `name`.wav."""
        (self._folder / f"{name}.wav").write_bytes(sound.wav())
        QTimer.singleShot(0, done)
