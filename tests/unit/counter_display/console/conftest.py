"""Window 3 of the township hall, as its console stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from front_desk import FrontDesk
from plain_phrases import PlainPhrases

from counter_display.console.hall_clock import HallClock
from counter_display.console.no_show import NoShowRule
from counter_display.console.standing import Standing
from counter_display.console.words import Words
from counter_display.hall_names import HallNames


@dataclass
class Counter:
    """A console without a screen: what stands on it follows from the hall as it is now."""

    desk: FrontDesk
    names: HallNames
    words: Words
    rule: NoShowRule | None = None

    def standing(self, window: str = "3") -> Standing:
        """How the console stands."""
        hall, clock = self.desk.hall(), HallClock()
        clock.hear(hall.at, training=True, moment=0.0)
        here = next(known for known in hall.windows if known.id == window)
        catalogue = self.desk.catalogue()
        return Standing(
            hall=hall,
            window=here,
            names=self.names,
            clock=clock,
            moment=0.0,
            details=self.desk.ticket(here.ticket) if here.ticket else None,
            no_show=self.rule,
            services={service.id: service for domain in catalogue.domains for service in domain.services},
        )

    def just_called(self) -> Standing:
        """The same in the instant after a call, before the ticket is read."""
        return replace(self.standing(), details=None)


@pytest.fixture
def counter(desk: FrontDesk, names: HallNames, phrases: PlainPhrases) -> Counter:
    """Window 3, open under clerk c01."""
    desk.open("3")
    return Counter(desk, names, Words(phrases))
