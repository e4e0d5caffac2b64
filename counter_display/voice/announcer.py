"""Speaks the hall's calls: a chime, then the sentence in each language, one announcement after the other."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from counter_display.board_face import ZoneUnknown
from counter_display.voice.announcements import Announcement, AnnouncementQueue
from counter_display.voice.clips import Clips
from counter_display.voice.spoken import Language, sentence
from counter_display.voice.volume import Volume
from dispatcher import wire
from dispatcher.client.qt import HallLink
from speech.programs import Loudspeaker, SpeechProgram
from speech.sound import Sound, SoundNotUsable, chime

log = logging.getLogger(__name__)


class Announcer(QObject):
    """Follows a link and speaks for a zone. The sentence is made while the chime sounds."""

    began = Signal(object)
    """`Announcement`, as its chime starts."""
    ended = Signal(object)
    """`Announcement`, after its last word."""
    misplaced = Signal(object)
    """`ZoneUnknown`: the hall has no such zone."""

    def __init__(
        self,
        link: HallLink,
        zone: str | None,
        languages: Sequence[Language],
        volume: Volume,
        loudspeaker: Loudspeaker,
        speech: SpeechProgram,
        clips: Clips | None = None,
    ) -> None:
        super().__init__()
        self._zone = zone
        self._queue = AnnouncementQueue(zone)
        self._languages = languages
        self._volume = volume
        self._loudspeaker = loudspeaker
        self._speech = speech
        self._clips = clips
        self._hall: wire.Hall | None = None
        self._utterance: _Utterance | None = None
        link.catalogue_read.connect(self._find_zone)
        link.event_seen.connect(self._queue.see)
        link.hall_changed.connect(self._take)
        link.went_away.connect(self._go_away)

    def _find_zone(self, catalogue: wire.Catalogue) -> None:
        zones = [zone.id for zone in catalogue.zones]
        if self._zone is not None and self._zone not in zones:
            self.misplaced.emit(ZoneUnknown(self._zone, zones))

    def _take(self, hall: wire.Hall) -> None:
        self._hall = hall
        self._go_on()

    def _go_away(self) -> None:
        self._hall = None

    def _go_on(self) -> None:
        if self._utterance is not None or self._hall is None:
            return
        following = self._queue.next(self._hall)
        if following is None:
            return
        percent = self._volume.at(datetime.datetime.fromisoformat(self._hall.at))
        self._utterance = utterance = _Utterance(following, self._languages, self._loudspeaker, percent, self._finished)
        utterance.start()
        self.began.emit(following)
        for language in self._languages:
            self._prepare(utterance, language)

    def _prepare(self, utterance: _Utterance, language: Language) -> None:
        called = utterance.announcement
        recorded: list[Sound] | None = None
        try:
            recorded = self._clips.find(called.number, called.window, language) if self._clips else None
        except SoundNotUsable as unusable:
            log.warning("%s", unusable)
        if recorded is not None:
            utterance.supply(language, recorded)
        else:
            said = sentence(called.number, called.window, language)
            self._speech.speak(said, lambda sound: utterance.supply(language, [sound] if sound else []))

    def _finished(self) -> None:
        done, self._utterance = self._utterance, None
        if done is not None:
            self.ended.emit(done.announcement)
        self._go_on()


class _Utterance:
    """One announcement on its way: the chime at once, the sentences when chime and speech are both done."""

    def __init__(
        self,
        announcement: Announcement,
        languages: Sequence[Language],
        loudspeaker: Loudspeaker,
        percent: int,
        finished: Callable[[], None],
    ) -> None:
        self.announcement = announcement
        self._languages = languages
        self._loudspeaker = loudspeaker
        self._percent = percent
        self._finished = finished
        self._parts: dict[Language, list[Sound]] = {}
        self._chimed = False
        self._played = 0
        self._left: list[Sound] | None = None

    def start(self) -> None:
        """Chime."""
        self._play(chime(), self._after_chime)

    def supply(self, language: Language, parts: list[Sound]) -> None:
        """A language's sentence is there."""
        self._parts[language] = parts
        self._speak()

    def _after_chime(self) -> None:
        self._chimed = True
        self._speak()

    def _speak(self) -> None:
        if self._chimed and self._left is None and len(self._parts) == len(self._languages):
            once = [sound for language in self._languages for sound in self._parts[language]]
            self._left = once * self.announcement.times
            self._next()

    def _next(self) -> None:
        if self._left:
            self._play(self._left.pop(0), self._next)
        else:
            self._finished()

    def _play(self, sound: Sound, done: Callable[[], None]) -> None:
        name = f"{self.announcement.id:08d}-{self._played}"
        self._played += 1
        self._loudspeaker.play(sound.at_volume(self._percent), name, done)
