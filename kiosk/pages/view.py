"""What every page is worked out from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from dispatcher import wire
from kiosk.journey.state import Journey
from screens.bilingual import Bilingual, Phrasebook

ENDS = "。？！…?!."
"""What ends a sentence."""


class Closeness(Protocol):
    """How near typed pinyin is to a name: the smaller the nearer, None where it is not meant."""

    def __call__(self, typed: str, name: str, name_en: str = "") -> int | None:
        """Compare."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """A journey at a moment. `moment` is the hall's time, `now` that of the journey; `landscape` is a wide screen."""

    journey: Journey
    phrases: Phrasebook
    moment: datetime.datetime
    now: float
    closeness: Closeness
    landscape: bool = False

    @property
    def catalogue(self) -> wire.Catalogue:
        """What one can come for; pages that need it are shown only when it is known."""
        assert self.journey.catalogue is not None
        return self.journey.catalogue

    @property
    def elder(self) -> bool:
        """Whether few words in large letters are wanted."""
        return self.journey.visit.elder

    def aloud(self, *sentences: Bilingual) -> str:
        """Short sentences as they are read to this person."""
        if self.journey.visit.language == "en":
            return " ".join(said.en if said.en[-1] in ENDS else f"{said.en}." for said in sentences if said.en)
        return "".join(said.zh if said.zh[-1] in ENDS else f"{said.zh}。" for said in sentences if said.zh)
