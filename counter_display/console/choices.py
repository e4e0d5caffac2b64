"""What a clerk picks from a list: services, windows, tickets. Found by number, name, or the initials of its pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_display.console.lanes_face import priority_mark
from counter_display.console.standing import Standing
from counter_display.console.words import Words, joined
from dispatcher import wire
from screens.bilingual import Bilingual
from screens.pinyin import initials


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick; `kind` tells apart what is offered in one list."""

    id: str
    title: Bilingual
    kind: str = ""

    def fits(self, typed: str) -> bool:
        """Whether every word typed is somewhere in it."""
        title = self.title
        within = " ".join((self.id, title.zh, title.en, *initials(title.zh))).casefold()
        return all(word in within for word in typed.casefold().split())


def services(catalogue: wire.Catalogue) -> list[Choice]:
    """Everything that one can come for."""
    return [
        Choice(service.id, Bilingual.of(service), "service")
        for domain in catalogue.domains
        for service in domain.services
    ]


def other_windows(standing: Standing, words: Words) -> list[Choice]:
    """The other windows that are for what is in hand, those at work first, with how they are."""
    fitting = _windows_for(standing)
    others = [known for known in standing.hall.windows if known.id != standing.window.id and known.id in fitting]
    others.sort(key=lambda window: window.state == "closed")
    return [
        Choice(
            window.id,
            joined(Bilingual.of(window), words.window_state(window.state), standing.names.roles_in_brief(window)),
            "window",
        )
        for window in others
    ]


def _windows_for(standing: Standing) -> set[str]:
    """The windows for all open services of the ticket, or else for the one whose turn it is."""
    cases = [case for case in standing.details.cases if not case.ended_at] if standing.details else []
    reach = [set(known.windows) for case in cases if (known := standing.services.get(case.service)) is not None]
    case = standing.case
    here = standing.services.get(case.service) if case else None
    return set.intersection(*reach) if reach and set.intersection(*reach) else set(here.windows if here else ())


def tickets(found: Sequence[wire.Ticket], standing: Standing, words: Words) -> list[Choice]:
    """Tickets of today: number, priority, what for, how they stand, since when."""
    return [
        Choice(ticket.id, joined(Bilingual.same(ticket.number), about_ticket(ticket, standing, words)), "ticket")
        for ticket in found
    ]


def about_ticket(ticket: wire.Ticket, standing: Standing, words: Words) -> Bilingual:
    """Priority, how it stands, what for, since when."""
    since = words.phrases.translate("Console", "{time} 取号")
    wanted = [known for case in ticket.cases if (known := standing.services.get(case.service)) is not None]
    return joined(
        priority_mark(standing.names.catalogue, ticket.priority),
        words.ticket_state(ticket.state),
        *(Bilingual.of(service) for service in wanted[:2]),
        since.filled(time=datetime.fromisoformat(ticket.issued_at).strftime("%H:%M")),
    )
