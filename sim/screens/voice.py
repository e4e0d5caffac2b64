"""The voice beside the screens: it writes what it says as WAV files, and tells each announcement in a line."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from sim.processes import Program, running
from sim.screens.at_work import NICENESS

SPEECH = "espeak-ng"
"""The program by which the voice speaks; where it is missing a demonstration is silent."""
KEPT = 20
"""Sounds that stay, the day's first: all of them would be 40 MB for a township."""


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """What is left of the voice's day: how many announcements it began, and what it wrote to its error log."""

    spoken: int
    said: str


@dataclass
class VoiceAtWork:
    """The voice of the whole hall; its sounds lie in `folder`."""

    program: Program
    folder: Path
    spoken: int = 0

    async def listen(self) -> None:
        """Count what it says until it ends, which it should not: raises `ProgramEnded`."""
        while True:
            await self.program.line()
            self.spoken += 1

    async def conclude(self) -> VoiceRecord:
        """End it, and keep a few of its sounds."""
        await self.program.stop()
        for sound in sorted(self.folder.glob("*.wav"))[KEPT:]:
            sound.unlink()
        return VoiceRecord(self.spoken, self.program.complaints())


def can_speak() -> bool:
    """Whether this computer can speak."""
    return shutil.which(SPEECH) is not None


@contextlib.asynccontextmanager
async def voice_at_work(address: str, folder: Path, log: Path) -> AsyncIterator[VoiceAtWork]:
    """Let the voice speak into `folder`."""
    command = ("counter_display", "voice", "--server", address, "--out", str(folder))
    async with running("语音 voice", command, log, NICENESS) as program:
        yield VoiceAtWork(program, folder)
