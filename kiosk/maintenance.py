"""The technician's door and page on the screen: what was tried, what was asked for, and what became of it."""

from __future__ import annotations

from kiosk.faces import Technician as TechnicianPage
from kiosk.faces import TechnicianPin as PinPage
from kiosk.journey.places import AtTechnician, AtTechnicianPin
from kiosk.journey.state import Journey
from kiosk.pages.technician import pin_page, technician_page
from kiosk.pin import Tried
from kiosk.technician import HallInSight, Technician
from screens.bilingual import Phrasebook
from slips.printing import SlipState


class Maintenance:
    """Forgets the last try and the last test slip as soon as the technician has gone."""

    def __init__(self, technician: Technician, phrases: Phrasebook) -> None:
        self._technician = technician
        self._phrases = phrases
        self._last: Tried | None = None
        self._trial: SlipState | None = None

    def try_pin(self, pin: str) -> bool:
        """Whether this PIN opens the door."""
        self._last = self._technician.try_pin(pin)
        return self._last.opened

    def do(self, act: str) -> None:
        """Do what the technician asks for."""
        self._technician.do(act)

    def trial_done(self, state: SlipState) -> None:
        """What became of the test slip."""
        self._trial = state

    def page(self, journey: Journey) -> PinPage | TechnicianPage | None:
        """The technician's page, where the journey is at one."""
        match journey.place:
            case AtTechnicianPin(typed):
                return pin_page(self._phrases, len(typed), None if typed else self._last)
            case AtTechnician():
                return technician_page(self._phrases, self._technician.look(_in_sight(journey)), self._trial)
        self._last = self._trial = None
        return None


def _in_sight(journey: Journey) -> HallInSight:
    hall = journey.hall
    name, name_en = (hall.name, hall.name_en) if hall else ("", "")
    return HallInSight(name, name_en, reachable=hall is not None and not journey.away)
