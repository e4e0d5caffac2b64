"""What a citizen's page says: one view of the own ticket, made from the hall. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dispatcher.config import HallConfig
from dispatcher.domain.estimate import Place
from dispatcher.domain.model import Hall, Ticket, TicketState
from dispatcher.estimates import Estimates
from dispatcher.web.durations import said_range
from dispatcher.web.speech import Line, Said, line

WINDOWS_NAMED = 6
"""More windows than this are not listed one by one: the call will name the one."""


LARGE_ZH, LARGE_EN = 5, 10
"""Letters of a window's name that fit very large on a phone of 320 pixels."""


class Tone(StrEnum):
    """How urgent a page looks."""

    WAIT = "wait"
    CALL = "call"
    SERVE = "serve"
    ASIDE = "aside"
    MISSED = "missed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Going:
    """Where to go: the window and its zone."""

    window: Said
    zone: Said

    @property
    def short(self) -> bool:
        """Whether the window's name can stand very large on a small phone."""
        return len(self.window.zh) <= LARGE_ZH and len(self.window.en) <= LARGE_EN


@dataclass(frozen=True, slots=True)
class CitizenView:
    """A ticket as its holder reads it, from top to bottom.

    `wait` is said in words, and not at all while nobody could hold the estimate; `chance` is in tens.
    """

    number: str
    state: TicketState
    tone: Tone
    headline: Line
    advice: tuple[Line, ...]
    going: Going | None
    ahead: int | None
    wait: Said | None
    chance: int
    windows: Said | None
    many_windows: int
    zones: Said | None
    services: tuple[Said, ...]
    issued: str


class CitizenViews:
    """Makes the views of one hall's tickets."""

    def __init__(self, config: HallConfig, estimates: Estimates) -> None:
        self._config = config
        self._estimates = estimates
        self._windows = {window.id: Said(window.name, window.name_en) for window in config.windows}
        self._zone_of = {window.id: window.zone for window in config.windows}
        self._zones = {zone.id: Said(zone.name, zone.name_en) for zone in config.zones}
        self._services = {service.id: Said(service.name, service.name_en) for service in config.services}

    def of(self, hall: Hall, ticket: Ticket, at: int) -> CitizenView:
        """The view of `ticket` at `at` (microseconds)."""
        place = self._estimates.place_of(hall, ticket, at)
        windows = self._may_call(hall, ticket)
        tone, headline, advice = self._state(hall, ticket, place, at)
        return CitizenView(
            number=ticket.number,
            state=ticket.state,
            tone=tone,
            headline=headline,
            advice=advice,
            going=self._going(ticket),
            ahead=place.ahead if place else None,
            wait=said_range(place.wait.low, max(place.wait.high, 1))
            if place and self._is_known(hall, ticket, at)
            else None,
            chance=round(place.wait.chance * 10) if place else 0,
            windows=_listed(self._windows[window] for window in windows) if len(windows) <= WINDOWS_NAMED else None,
            many_windows=len(windows) if len(windows) > WINDOWS_NAMED else 0,
            zones=_listed(self._zones[zone] for zone in dict.fromkeys(self._zone_of[window] for window in windows)),
            services=tuple(self._services[case.service] for case in ticket.cases),
            issued=hall.configured().hours.local(ticket.issued_at).strftime("%H:%M"),
        )

    def _is_known(self, hall: Hall, ticket: Ticket, at: int) -> bool:
        """Whether the wait can be told: not while windows should be open and nobody sits there."""
        reach = hall.coverage.route(ticket.open_services(), ticket.led_to).reach
        return bool(hall.lanes.seated(reach)) or _next_session(hall, at) is not None

    def _going(self, ticket: Ticket) -> Going | None:
        if ticket.state not in (TicketState.CALLED, TicketState.SERVING) or ticket.window is None:
            return None
        return Going(self._windows[ticket.window], self._zones[self._zone_of[ticket.window]])

    def _may_call(self, hall: Hall, ticket: Ticket) -> tuple[str, ...]:
        """The windows that may call somebody who waits; those at work, where there are any."""
        if ticket.state is not TicketState.WAITING:
            return ()
        reach = hall.coverage.route(ticket.open_services(), ticket.led_to).reach
        order = list(hall.windows)
        at_work = tuple(order[index] for index in hall.lanes.seated(reach))
        return at_work or hall.lanes.in_force(reach).windows

    def _state(self, hall: Hall, ticket: Ticket, place: Place | None, at: int) -> tuple[Tone, Line, tuple[Line, ...]]:
        """How the page looks, what it says first, and what to do."""
        match ticket.state:
            case TicketState.WAITING:
                return self._waiting(hall, ticket, place, at)
            case TicketState.CALLED:
                return self._called(ticket)
            case TicketState.SERVING:
                return Tone.SERVE, line("serving", window=self._window(ticket)), (line("serving_do"),)
            case TicketState.PARKED:
                return Tone.ASIDE, line("parked"), (line("parked_do", window=self._window(ticket)),)
            case TicketState.NO_SHOW:
                behind = hall.configured().no_show.returns_behind
                return Tone.MISSED, line("missed"), (line("missed_do"), line("missed_then", behind=behind))
            case TicketState.COMPLETED:
                return Tone.ENDED, line("completed"), (line("completed_do"),)
            case TicketState.CANCELLED:
                return Tone.ENDED, line("cancelled"), (line("cancelled_do"),)
            case TicketState.EXPIRED:
                return Tone.ENDED, line("expired"), (line("expired_do"),)

    def _waiting(self, hall: Hall, ticket: Ticket, place: Place | None, at: int) -> tuple[Tone, Line, tuple[Line, ...]]:
        reach = hall.coverage.route(ticket.open_services(), ticket.led_to).reach
        if not hall.lanes.seated(reach):
            return Tone.WAIT, line("waiting"), (_until_somebody_sits(hall, at), line("waiting_do"))
        soon = place is not None and place.ahead == 0
        return Tone.WAIT, line("waiting_next" if soon else "waiting"), (line("waiting_do"),)

    def _called(self, ticket: Ticket) -> tuple[Tone, Line, tuple[Line, ...]]:
        headline = line("called", window=self._window(ticket))
        if ticket.recalls == 0:
            return Tone.CALL, headline, (line("called_do"),)
        return Tone.CALL, headline, (line("called_again", times=ticket.recalls + 1), line("called_do"))

    def _window(self, ticket: Ticket) -> Said:
        return self._windows[ticket.window or ""]


def _until_somebody_sits(hall: Hall, at: int) -> Line:
    """What to tell people while nobody sits who may serve them: when the windows open, or to wait a little."""
    begins = _next_session(hall, at)
    if begins is None:
        return line("waiting_for_clerk")
    return line("waiting_until", time=hall.configured().hours.local(begins).strftime("%H:%M"))


def _next_session(hall: Hall, at: int) -> int | None:
    """When the next session of today begins (microseconds), if none runs now."""
    sessions = hall.day.sessions if hall.day else ()
    if any(start <= at < end for start, end in sessions):
        return None
    return min((start for start, _ in sessions if start > at), default=None)


def _listed(said: Iterable[Said]) -> Said | None:
    """Several things in a row, or None where there are none."""
    each = list(said)
    return Said("、".join(one.zh for one in each), ", ".join(one.en for one in each)) if each else None
