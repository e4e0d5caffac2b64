"""A sentence as a speech program is told it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is spoken: the language's id, and voice, speed (words a minute) and text for espeak-ng."""

    language: str
    voice: str
    speed: int
    text: str


def espeak_arguments(said: Sentence) -> list[str]:
    """Arguments under which espeak-ng writes the sentence to its standard output as a WAV."""
    return ["-v", said.voice, "-s", str(said.speed), "--stdout", said.text]
