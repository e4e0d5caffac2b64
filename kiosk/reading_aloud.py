"""A kiosk that reads its page aloud, in Mandarin or English, for whoever reads with difficulty (R18)."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from speech.english import english_sentence, is_english
from speech.programs import AplayLoudspeaker, PinyinProgram, ProgramMissing, SpeechProgram
from speech.sentence import Sentence
from speech.sound import RATE, Sound

log = logging.getLogger(__name__)

LOUDNESS = 80
"""Percent of full loudness, where nobody said otherwise."""
_NOTHING_TO_HEAR = Sound(RATE, bytes(RATE // 50))
"""A hundredth of a second of silence, which tells whether there is a sound card."""


class ReadingAloud(QObject):
    """Says one text at a time: a newer one interrupts the older, because the page has changed.

    Without espeak-ng, aplay or a sound card it is silent, and says so once in the log; nobody at the kiosk is told.
    Before the program ends it is to `hush`.
    """

    available_changed = Signal(bool)
    """Whether anything can be heard; known a moment after the start, and again when a sound card comes or goes."""

    def __init__(self, percent: int = LOUDNESS) -> None:
        super().__init__()
        self._percent = percent
        self._pinyin = PinyinProgram(self)
        self._speech: SpeechProgram | None = None
        self._loudspeaker: AplayLoudspeaker | None = None
        try:
            self._speech, self._loudspeaker = SpeechProgram(self), AplayLoudspeaker(self)
        except ProgramMissing as missing:
            log.warning("%s", missing)
        else:
            self._loudspeaker.works_changed.connect(self.available_changed)
            self._loudspeaker.play(_NOTHING_TO_HEAR, "", _pass)

    @property
    def available(self) -> bool:
        """Whether what is said can be heard, as far as is known."""
        return self._loudspeaker is not None and self._loudspeaker.works

    def say(self, text: str) -> None:
        """Say a text, instead of what is being said."""
        self.hush()
        if self._speech is None:
            return
        if is_english(text):
            self._speak(english_sentence(text))
        else:
            self._pinyin.pronounce(text, self._speak)

    def hush(self) -> None:
        """Be silent at once."""
        for program in (self._pinyin, self._speech, self._loudspeaker):
            if program is not None:
                program.stop()

    def _speak(self, told: Sentence) -> None:
        if told.text and self._speech is not None:
            self._speech.speak(told, self._sound)

    def _sound(self, sound: Sound | None) -> None:
        if sound is not None and self._loudspeaker is not None:
            self._loudspeaker.play(sound.at_volume(self._percent), "", _pass)


def _pass() -> None:
    """Nothing follows a text."""
