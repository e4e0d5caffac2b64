"""From a journey to the face that is drawn."""

from __future__ import annotations

from kiosk.faces import Body, Face, Technician, TechnicianPin, face
from kiosk.journey.places import (
    AtAttract,
    AtCalm,
    AtConfirm,
    AtHome,
    AtPriorities,
    AtRefused,
    AtResult,
    AtService,
    AtServices,
    AtTaking,
    AtUnanswered,
)
from kiosk.pages import notices
from kiosk.pages.confirm import confirm
from kiosk.pages.frame import frame_of
from kiosk.pages.home import attract, home
from kiosk.pages.priorities import priorities
from kiosk.pages.reading import read_out
from kiosk.pages.result import result, taking
from kiosk.pages.service import service
from kiosk.pages.services import services
from kiosk.pages.view import View


def face_of(view: View, technician: TechnicianPin | Technician | None = None) -> Face:
    """The whole screen; the technician's pages are worked out elsewhere."""
    body = _body(view, technician)
    return face(frame_of(view), body, read_out(view, body))


def _body(view: View, technician: TechnicianPin | Technician | None) -> Body:
    journey = view.journey
    if journey.hidden:
        return notices.away(view) if journey.away else notices.starting(view)
    match journey.place:
        case AtAttract():
            return attract(view) if journey.issuing else notices.not_open(view)
        case AtHome():
            return home(view)
        case AtServices():
            return services(view)
        case AtService():
            return service(view)
        case AtPriorities():
            return priorities(view)
        case AtConfirm():
            return confirm(view)
        case AtTaking():
            return taking(view)
        case AtResult():
            return result(view)
        case AtUnanswered():
            return notices.unanswered(view)
        case AtRefused(problem):
            return notices.refused(view, problem)
        case AtCalm() as place:
            return notices.calm(view, place)
    assert technician is not None
    return technician
