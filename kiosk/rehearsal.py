"""A kiosk in a rehearsal: its own tiles, rows and buttons pressed for somebody who is not there.

{"services": ["id-card-renew"], "priority": "elderly"}  →  {"ticket": {…}, "printed": "printed"}
{"act": "elder"}                                        →  {"page": "Home"}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain

from pydantic import ValidationError

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Face, Notice, Service
from kiosk.finger import Finger, NotOffered
from kiosk.journey.catalogue import beside
from kiosk.journey.places import (
    AtAttract,
    AtHome,
    AtRefused,
    AtResult,
    AtServices,
    AtTaking,
)
from kiosk.screen import KioskScreen
from kiosk.touches import Touch, unreadable
from screens.hand import Answer, Obey

MOST_PAGES = 20
"""More pages no list has."""
Press = Callable[[], None]


class Rehearsal:
    """Obeys lines by pressing what the kiosk shows; one person at a time."""

    def __init__(self, screen: KioskScreen) -> None:
        self._screen = screen
        self._finger = Finger(screen.stage)
        self._answer: Answer | None = None
        screen.rehearse()
        screen.moved.connect(self._look)

    def acts(self) -> Mapping[str, Obey]:
        """What lines may ask for, by their keys."""
        return {"services": self._take, "act": self._press}

    def _press(self, asked: dict[str, object], answer: Answer) -> None:
        act, value = str(asked["act"]), str(asked.get("value", ""))
        try:
            if act == acts.START:
                self._begin()
            else:
                self._finger.press(act, value)
        except NotOffered as not_offered:
            answer({"problem": _not_offered(not_offered, self._face)})
        else:
            answer({"page": self._face.page})

    def _take(self, asked: dict[str, object], answer: Answer) -> None:
        try:
            wish = Touch.model_validate(asked).wish()
        except ValidationError as error:
            answer({"problem": unreadable(error)})
            return
        try:
            for press in chain(self._back(), self._way(wish)):
                press()
        except NotOffered as not_offered:
            answer({"problem": _not_offered(not_offered, self._face)})
        else:
            self._answer = answer
            self._look()

    def _look(self) -> None:
        """Answer when it is known what became of a touch."""
        place, answer = self._screen.journey.place, self._answer
        waits = isinstance(place, AtTaking) or (isinstance(place, AtResult) and place.slip == "printing")
        if answer is None or waits:
            return
        self._answer = None
        if isinstance(place, AtResult):
            answer({"ticket": place.ticket.model_dump(mode="json"), "printed": place.slip})
        elif isinstance(place, AtRefused):
            answer({"problem": place.problem.model_dump(mode="json")})
        else:
            answer({"problem": _said("no-number", self._face)})

    @property
    def _face(self) -> Face:
        face = self._screen.stage.face
        assert isinstance(face, Face)
        return face

    def _back(self) -> Iterator[Press]:
        """To the invitation, as the next person finds it."""
        while not isinstance(place := self._screen.journey.place, AtAttract):
            leaves = isinstance(place, AtHome)
            act = acts.DONE if isinstance(place, AtResult) else acts.LEAVE if leaves else acts.HOME
            yield partial(self._finger.press, act)

    def _way(self, wish: wire.IssueTicket) -> Iterator[Press]:
        """The presses from the invitation to the number, each worked out when the one before has been done."""
        yield self._begin
        if wish.language == "en" and self._screen.journey.visit.language != "en":
            yield partial(self._finger.press, acts.LANGUAGE)
        if len(wish.services) == 1 and not wish.proxy:
            yield from self._to(wish.services[0])
        else:
            yield from self._to_basket(wish)
        if wish.priority:
            yield partial(self._finger.press, acts.CLAIM)
            yield partial(self._finger.press, acts.PRIORITY, wish.priority)
        yield partial(self._finger.press, acts.TAKE)

    def _to_basket(self, wish: wire.IssueTicket) -> Iterator[Press]:
        for count, service in enumerate(wish.services):
            yield from self._to(service)
            yield partial(self._finger.press, acts.ADD)
            if wish.proxy and count == 0:
                yield partial(self._finger.press, acts.BASKET)
                yield partial(self._finger.press, acts.PROXY)
                yield partial(self._finger.press, acts.MORE)
        yield partial(self._finger.press, acts.BASKET)

    def _begin(self) -> None:
        if self._face.page == "Attract":
            self._finger.press_middle()
        else:
            self._finger.press(acts.START)

    def _to(self, service: str) -> Iterator[Press]:
        """From the first page to the page of a service: by a tile beside the domains, or through its domain."""
        catalogue = self._screen.journey.catalogue
        if catalogue is None:
            raise NotOffered(acts.SERVICE, service)
        if service in [known.id for known in beside(catalogue)]:
            yield partial(self._finger.press, acts.SERVICE, service)
            return
        domain = next((each for each in catalogue.domains if service in [known.id for known in each.services]), None)
        if domain is None:
            raise NotOffered(acts.SERVICE, service)
        yield partial(self._finger.press, acts.DOMAIN, domain.id)
        if isinstance(self._screen.journey.place, AtServices):
            yield partial(self._find_row, service)

    def _find_row(self, service: str) -> None:
        for _ in range(MOST_PAGES):
            if self._finger.find(acts.SERVICE, service) is not None:
                break
            self._finger.press(acts.LATER)
        self._finger.press(acts.SERVICE, service)


def _not_offered(not_offered: NotOffered, face: Face) -> dict[str, object]:
    """What cannot be pressed, and what the page says instead."""
    if isinstance(face.body, Notice) or (isinstance(face.body, Service) and face.body.unavailable.zh):
        return _said("no-number", face)
    chinese, _, english = str(not_offered).partition(" / ")
    return {"type": "urn:hall:problem:not-offered", "title": chinese, "detail": chinese, "detail_en": english}


def _said(kind: str, face: Face) -> dict[str, object]:
    """What a page says, as a problem."""
    body = face.body
    if isinstance(body, Notice):
        title, detail = body.headline, body.detail
    else:
        assert isinstance(body, Service)
        title, detail = body.name, body.unavailable
    return {
        "type": f"urn:hall:problem:{kind}",
        "title": title.zh,
        "title_en": title.en,
        "detail": detail.zh,
        "detail_en": detail.en,
    }
