"""The township hall as its screens know it, and its people."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk
from live_hall import LiveHall
from plain_phrases import PlainPhrases

from counter_display.hall_names import HallNames


@pytest.fixture
def desk(live_hall: LiveHall) -> FrontDesk:
    """What people do in the hall."""
    return FrontDesk(live_hall)


@pytest.fixture
def phrases() -> PlainPhrases:
    """What screens say, untranslated."""
    return PlainPhrases()


@pytest.fixture
def names(desk: FrontDesk, phrases: PlainPhrases) -> HallNames:
    """The hall's names."""
    return HallNames(desk.catalogue(), phrases)
