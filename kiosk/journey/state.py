"""A journey: what the kiosk knows of the hall, and of the one person who stands before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from dispatcher import wire
from kiosk.journey.pace import PEOPLE, Pace
from kiosk.journey.places import CHOOSING, AtAttract, AtCalm, AtResult, AtTaking, Place

Language = Literal["both", "en"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How this kiosk begins with each person, and what it is able to do."""

    language: Language = "both"
    elder: bool = False
    speaks: bool = False
    prints: bool = True
    has_technician: bool = False
    pace: Pace = PEOPLE


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that belongs to one person; forgotten when they leave (R26)."""

    language: Language
    elder: bool
    reads_aloud: bool
    lowered: bool = False
    place: Place = field(default_factory=AtAttract)
    trail: tuple[Place, ...] = ()
    basket: tuple[str, ...] = ()
    priority: str = ""
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """The kiosk's mind. Times are seconds of the kiosk's own clock.

    `arrived` is when the present place was reached, `touched` when somebody last touched; `corner` and `issued` are
    the last touches of the clock and the last numbers; `calmed` is when the last enforced calm ended.
    """

    settings: Settings
    visit: Visit
    catalogue: wire.Catalogue | None = None
    hall: wire.Hall | None = None
    away: bool = False
    arrived: float = 0.0
    touched: float = 0.0
    corner: tuple[float, ...] = ()
    issued: tuple[float, ...] = ()
    last_number: str = ""
    number_put_away: float = float("-inf")
    calmed: float = float("-inf")

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self.visit.place

    @property
    def hidden(self) -> bool:
        """Whether the place cannot be shown, for the hall is away or not known yet."""
        return isinstance(self.place, CHOOSING) and (self.away or self.hall is None or self.catalogue is None)

    @property
    def issuing(self) -> bool:
        """Whether the hall gives numbers now."""
        return self.hall is not None and self.hall.open and not self.away

    def at(self, place: Place, now: float) -> Journey:
        """The same person at another place, without a way back to this one."""
        arrived = self.arrived if type(place) is type(self.place) else now
        return replace(self, visit=replace(self.visit, place=place), arrived=arrived)

    def on_to(self, place: Place, now: float) -> Journey:
        """The same person one place further."""
        further = replace(self.visit, trail=(*self.visit.trail, self.place))
        return replace(self, visit=further).at(place, now)

    def with_visit(self, **changed: object) -> Journey:
        """The same place, with other choices."""
        return replace(self, visit=replace(self.visit, **changed))  # type: ignore[arg-type]  # fields of Visit by name


def begin(settings: Settings, now: float = 0.0) -> Journey:
    """A kiosk that knows nothing yet, and nobody before it."""
    return Journey(settings, _nobody(settings), arrived=now, touched=now)


def leave(journey: Journey, now: float) -> Journey:
    """Nobody is there: everything personal is forgotten."""
    put_away = now if isinstance(journey.place, AtResult) else journey.number_put_away
    return replace(journey, visit=_nobody(journey.settings), arrived=now, corner=(), number_put_away=put_away)


def is_busy(journey: Journey) -> bool:
    """Whether idleness means nothing here: the place ends by itself, or nobody is there."""
    return isinstance(journey.place, AtAttract | AtTaking | AtResult | AtCalm)


def _nobody(settings: Settings) -> Visit:
    return Visit(settings.language, settings.elder, settings.elder and settings.speaks)
