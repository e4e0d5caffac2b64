"""Somebody who walks through a kiosk's journey, with a clock and a desk in the test's hand and no screen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from live_hall import serve_live
from plain_phrases import PlainPhrases

from dispatcher import wire
from dispatcher.config import load_hall
from kiosk import faces
from kiosk.faces import Button, Face
from kiosk.initials import closeness
from kiosk.journey.effects import Effect, TakeNumber
from kiosk.journey.happenings import (
    CatalogueRead,
    HallSeen,
    Happening,
    NumberIssued,
    SlipDone,
    Ticked,
    Touched,
)
from kiosk.journey.machine import happen
from kiosk.journey.places import AtTaking, AtTechnician, AtTechnicianPin
from kiosk.journey.state import Settings, begin
from kiosk.pages.present import face_of
from kiosk.pages.view import View
from screens.bilingual import SILENCE

HALLS = ("township", "county")
SPEAKING = Settings(speaks=True, has_technician=True)
DOOR = faces.TechnicianPin(SILENCE, 0, ())
INSIDE = faces.Technician((), (), ())


@cache
def example(name: str) -> tuple[wire.Catalogue, wire.Hall]:
    """An example hall on a Monday at nine, with every window staffed."""
    from importlib.resources import files

    config = load_hall(Path(str(files("assets") / "halls" / f"{name}.toml")))
    with TemporaryDirectory() as folder, serve_live(Path(folder), config=config) as live:
        catalogue = wire.Catalogue.model_validate(_read(live.http, "catalogue"))
        hall = wire.Hall.model_validate(_read(live.http, "hall"))
    staffed = [window.model_copy(update={"state": "idle"}) for window in hall.windows]
    return catalogue, hall.model_copy(update={"windows": staffed})


def _read(http: httpx.Client, path: str) -> object:
    return http.get(f"/api/v1/{path}").json()


def ticket_for(wish: wire.IssueTicket, number: str = "A012", **more: object) -> wire.Ticket:
    """The number that a hall gives for a wish."""
    cases = [
        wire.Case(
            id=f"{number}-{place}", service=service, state="waiting", outcome=None, window=None, clerk=None,
            started_at=None, ended_at=None, rating=None,
        )
        for place, service in enumerate(wish.services)
    ]  # fmt: skip
    ticket = wire.Ticket(
        id=f"20261123-{number}", number=number, token=f"20261123-{number}-abcdefghijklmnop", cases=cases,
        queue="household", priority=wish.priority or "normal", language=wish.language, proxy=wish.proxy,
        state="waiting", reason=None, window=None, windows=["1", "2", "3"], ahead=3,
        wait=wire.Wait(low=5, high=12, chance=0.8), recalls=0, printed=None,
        since="2026-11-23T09:00:00+08:00", issued_at="2026-11-23T09:00:00+08:00", called_at=None, ended_at=None,
    )  # fmt: skip
    return ticket.model_copy(update=more)


class Walk:
    """A kiosk that knows its hall. Touches come half a second apart, slower than a double tap."""

    def __init__(self, hall: str = "township", settings: Settings = SPEAKING, known: bool = True) -> None:
        self.catalogue, self.hall = example(hall)
        self.now = 1000.0
        self.journey = begin(settings, self.now)
        self.effects: list[Effect] = []
        self.touches = 0
        self._numbers = 0
        if known:
            self.happen(CatalogueRead(self.catalogue))
            self.happen(HallSeen(self.hall))

    def happen(self, happening: Happening) -> None:
        """Let something happen, and keep what it asks for."""
        self.journey, effects = happen(self.journey, happening, self.now)
        self.effects += effects

    def touch(self, act: str, value: str = "", after: float = 0.5) -> None:
        """Touch a button that the page has."""
        self.now += after
        assert (act, value) in [(each.act, each.value) for each in self.buttons()], (act, value, self.face.page)
        self.touches += 1
        self.happen(Touched(act, value))

    def touch_blindly(self, act: str, value: str = "", after: float = 0.0) -> None:
        """Touch what may not be there."""
        self.now += after
        self.happen(Touched(act, value))

    def pass_time(self, seconds: float) -> None:
        """Let time pass, and the kiosk notice each second of it."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 1.0)
            self.happen(Ticked())

    def change_hall(self, **changes: object) -> None:
        """Let the hall be another."""
        self.hall = self.hall.model_copy(update=changes)
        self.happen(HallSeen(self.hall))

    def change_catalogue(self, **changes: object) -> None:
        """Let there be other things to come for."""
        self.catalogue = self.catalogue.model_copy(update=changes)
        self.happen(CatalogueRead(self.catalogue))

    def issue(self, **more: object) -> wire.Ticket:
        """Let the hall give the number that is being taken, and its slip be printed."""
        assert isinstance(self.journey.place, AtTaking)
        self._numbers += 1
        ticket = ticket_for(self.journey.place.wish, f"A{self._numbers:03d}", **more)
        self.happen(NumberIssued(ticket))
        self.happen(SlipDone(ticket, "printed"))
        return ticket

    @property
    def taken(self) -> list[wire.IssueTicket]:
        """The numbers that were asked for."""
        return [effect.wish for effect in self.effects if isinstance(effect, TakeNumber)]

    @property
    def face(self) -> Face:
        """What is on the screen."""
        place = self.journey.place
        technician = DOOR if isinstance(place, AtTechnicianPin) else INSIDE if isinstance(place, AtTechnician) else None
        moment = datetime.datetime.fromisoformat(self.hall.at)
        return face_of(View(self.journey, PlainPhrases(), moment, self.now, closeness), technician)

    def buttons(self) -> list[Button]:
        """Everything that can be pressed now; the invitation is pressed anywhere."""
        face = self.face
        if face.frame.idle is not None:
            return [face.frame.idle.stay, face.frame.idle.leave]
        attract = [Button("start", SILENCE)] if face.page == "Attract" else []
        return [*attract, *(each for each in found_buttons((face.frame, face.body)) if each.enabled)]


def found_buttons(part: object) -> Iterator[Button]:
    """Every button in a face, however deep."""
    if isinstance(part, Button):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from found_buttons(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from found_buttons(getattr(part, field.name))


def without_pace(settings: Settings) -> Settings:
    """Where touches may be as fast as they like."""
    from kiosk.journey.pace import REHEARSAL

    return replace(settings, pace=REHEARSAL)
