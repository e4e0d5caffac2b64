"""Sounds: 16-bit samples of one channel, the chime among them."""

from __future__ import annotations

import array
import functools
import io
import math
import struct
import sys
import wave
from dataclasses import dataclass

RATE = 22_050
FULL = 32_767


class SoundNotUsable(Exception):
    """Not a WAV of 16 bits and one channel."""

    def __str__(self) -> str:
        return f"需要16位单声道 WAV / A WAV of 16 bits and one channel is needed: {self.args[0]}"


@dataclass(frozen=True, slots=True)
class Sound:
    """Little-endian samples at `rate` a second."""

    rate: int
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.samples) / 2 / self.rate

    def at_volume(self, percent: int) -> Sound:
        """As loud as `percent` of itself."""
        if percent == 100:
            return self
        values = _values(self.samples)
        return Sound(self.rate, _bytes(array.array("h", (value * percent // 100 for value in values))))

    def wav(self) -> bytes:
        """As a WAV file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setparams((1, 2, self.rate, len(self.samples) // 2, "NONE", ""))
            writer.writeframes(self.samples)
        return file.getvalue()


def read_wav(content: bytes, name: str) -> Sound:
    """A WAV's sound; lengths in its head may be wrong, as in one that was piped. Raises `SoundNotUsable`."""
    rate, place = 0, 12
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise SoundNotUsable(name)
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        place += 8
        if kind == b"fmt ":
            form, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", content, place)
            if (form, channels, bits) != (1, 1, 16):
                raise SoundNotUsable(name)
        elif kind == b"data" and rate:
            samples = content[place : place + length]
            return Sound(rate, samples[: len(samples) // 2 * 2])
        place += length + length % 2
    raise SoundNotUsable(name)


@functools.cache
def chime() -> Sound:
    """Two soft bells, the second a major third lower, in under a second."""
    samples = [0.0] * int(RATE * 0.95)
    for start, pitch in ((0.0, 784.0), (0.32, 622.25)):
        for overtone, strength in ((1, 1.0), (2, 0.35), (3, 0.12)):
            _ring(samples, int(start * RATE), pitch * overtone, 0.34 * strength, 5.5 * overtone)
    fade = int(0.05 * RATE)
    for step in range(fade):
        samples[-1 - step] *= step / fade
    return Sound(RATE, _bytes(array.array("h", (round(max(-1.0, min(1.0, value)) * FULL) for value in samples))))


def _ring(samples: list[float], start: int, pitch: float, strength: float, decay: float) -> None:
    for place in range(start, len(samples)):
        time = (place - start) / RATE
        attack = min(1.0, time / 0.006)
        samples[place] += strength * attack * math.exp(-decay * time) * math.sin(2 * math.pi * pitch * time)


def _values(samples: bytes) -> array.array[int]:
    values = array.array("h")
    values.frombytes(samples)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _bytes(values: array.array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
