"""What happens, and what a journey makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk import acts
from kiosk.journey import choosing, comfort, maintaining, taking
from kiosk.journey.choosing import Step
from kiosk.journey.happenings import (
    CatalogueRead,
    DoorOpened,
    GuideDone,
    HallSeen,
    HallWentAway,
    Happening,
    NoAnswer,
    NumberIssued,
    NumberRefused,
    SlipDone,
    SpeechFound,
    Ticked,
    Touched,
)
from kiosk.journey.passing import seconds_left, time_passed
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
    AtTechnician,
    AtTechnicianPin,
    AtUnanswered,
    Place,
)
from kiosk.journey.state import Journey, leave

Answer = Callable[[Journey, str, float], Step]

ANYWHERE: Mapping[str, Answer] = {
    acts.ELDER: comfort.elder,
    acts.LOWER: comfort.lower,
    acts.LANGUAGE: comfort.language,
    acts.SPEECH: comfort.speech,
}
WAYS: Mapping[str, Answer] = {acts.BACK: choosing.back, acts.HOME: choosing.to_home, acts.LEAVE: choosing.go}
OBEYED: Mapping[type[Place], Mapping[str, Answer]] = {
    AtAttract: {acts.START: choosing.start},
    AtHome: {
        acts.DOMAIN: choosing.open_domain,
        acts.SERVICE: choosing.open_service,
        acts.BASKET: choosing.to_basket,
        acts.LEAVE: choosing.go,
    },
    AtServices: {
        **WAYS,
        acts.SERVICE: choosing.open_service,
        acts.EARLIER: lambda journey, _, now: choosing.turn_page(-1, journey, now),
        acts.LATER: lambda journey, _, now: choosing.turn_page(1, journey, now),
        acts.KEY: choosing.type_letter,
        acts.ERASE: choosing.erase,
        acts.BASKET: choosing.to_basket,
    },
    AtService: {
        **WAYS,
        acts.TAKE: taking.take,
        acts.ADD: choosing.add,
        acts.BASKET: choosing.to_basket,
        acts.CLAIM: choosing.claim,
        acts.GUIDE: choosing.print_guide,
    },
    AtPriorities: {**WAYS, acts.PRIORITY: choosing.choose_priority},
    AtConfirm: {
        **WAYS,
        acts.TAKE: taking.take,
        acts.MORE: choosing.to_home,
        acts.DROP: choosing.drop,
        acts.CLAIM: choosing.claim,
        acts.PROXY: choosing.act_for_several,
    },
    AtTaking: {},
    AtResult: {acts.DONE: taking.done, acts.REPRINT: taking.reprint},
    AtUnanswered: {**WAYS, acts.RETRY: taking.retry},
    AtRefused: WAYS,
    AtCalm: {},
    AtTechnicianPin: {
        acts.LEAVE: choosing.go,
        acts.KEY: maintaining.type_digit,
        acts.ERASE: maintaining.erase_digit,
        acts.ENTER: maintaining.enter,
    },
    AtTechnician: {acts.LEAVE: choosing.go, **maintaining.ACTS},
}
"""What each place obeys; any other touch changes nothing."""


def happen(journey: Journey, happening: Happening, now: float) -> Step:
    """The journey after something happened at `now`, and what is to be done for it."""
    match happening:
        case Touched(act, value):
            return _touched(journey, act, value, now)
        case Ticked():
            return time_passed(journey, now), ()
        case CatalogueRead(catalogue):
            return replace(journey, catalogue=catalogue), ()
        case HallSeen(hall):
            return replace(journey, hall=hall, away=False), ()
        case HallWentAway():
            return replace(journey, away=True), ()
        case NumberIssued(ticket):
            return taking.number_issued(journey, ticket, now), ()
        case SlipDone(ticket, state):
            return taking.slip_done(journey, ticket, state, now), ()
        case NumberRefused(problem):
            return taking.number_refused(journey, problem, now), ()
        case NoAnswer():
            return taking.no_answer(journey, now), ()
        case GuideDone(state):
            return choosing.guide_done(journey, state, now), ()
        case DoorOpened():
            return maintaining.door_opened(journey, now), ()
        case SpeechFound(speaks):
            return comfort.speech_found(journey, speaks), ()


def _touched(before: Journey, act: str, value: str, now: float) -> Step:
    """Only what the page offers is obeyed, and not by a finger that meant the page before."""
    asked = seconds_left(before, now) is not None
    if asked and act == acts.NOTHING:
        return before, ()
    journey = replace(before, touched=now)
    if isinstance(journey.place, AtCalm):
        return journey.at(replace(journey.place, disturbed=now), now), ()
    if asked:
        return (leave(journey, now) if act == acts.LEAVE else journey), ()
    if act == acts.CORNER:
        return maintaining.corner(journey, now), ()
    if act in ANYWHERE:
        return ANYWHERE[act](journey, value, now)
    if journey.hidden:
        return (leave(journey, now) if act == acts.LEAVE else journey), ()
    answer = OBEYED[type(journey.place)].get(act)
    if answer is None or now - journey.arrived < journey.settings.pace.settle:
        return journey, ()
    return answer(journey, value, now)
