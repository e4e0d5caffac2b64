"""English sentences for espeak-ng: ticket numbers sign by sign, everything else as it is written."""

from __future__ import annotations

import re

from speech.sentence import Sentence

VOICE = "en"
SPEED = 150
"""Words a minute."""
LETTERS = (
    "ay", "bee", "see", "dee", "ee", "eff", "jee", "aitch", "eye", "jay", "kay", "el", "em",
    "en", "oh", "pee", "cue", "are", "ess", "tee", "you", "vee", "double you", "ex", "why", "zed",
)  # fmt: skip
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBER = re.compile(r"\b[A-Z]{1,2}\d+\b")
_WORDS = re.compile(r"[a-z]{2}")
_HANZI = re.compile(r"[㐀-鿿𠀀-𲎯]")


def is_english(text: str) -> bool:
    """Whether a text is to be read as English: words in small letters, and no Chinese character."""
    return _WORDS.search(text) is not None and _HANZI.search(text) is None


def english_sentence(text: str) -> Sentence:
    """What espeak-ng is told for an English text: `A012` as `ay zero one two`."""
    said = _NUMBER.sub(lambda number: " ".join(map(_sign, number[0])), text)
    return Sentence("en", VOICE, SPEED, said.lstrip(" -"))


def _sign(sign: str) -> str:
    return DIGITS[int(sign)] if sign.isdecimal() else LETTERS[ord(sign) - ord("A")]
