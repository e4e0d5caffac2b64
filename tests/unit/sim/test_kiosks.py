"""Who goes to which kiosk."""

from __future__ import annotations

from typing import cast

import pytest

from sim.cast import PRINTER_OFF
from sim.demand import Errand, Visit
from sim.kiosks import KioskInUse, Kiosks
from sim.processes import Program


def _kiosk(people: int = 0) -> KioskInUse:
    kiosk = KioskInUse(cast("Program", None))
    kiosk.people = people
    return kiosk


def _visit(arrives: float = 600.0, part: str = "") -> Visit:
    return Visit(arrives, (Errand("consult", 1.0, "consulted"),), "normal", part=part)


@pytest.fixture
def kiosks() -> Kiosks:
    """Two headless kiosks, one whose printer is off, and a touch screen in use from nine to five."""
    return Kiosks([_kiosk(), _kiosk()], _kiosk(), _kiosk(), [(540.0, 1020.0)])


def test_whoever_finds_the_touch_screen_free_goes_there(kiosks: Kiosks) -> None:
    assert kiosks.choose(_visit()) is kiosks.touch


def test_nobody_stands_in_line_before_the_touch_screen(kiosks: Kiosks) -> None:
    assert kiosks.touch is not None
    kiosks.touch.people = 1
    assert kiosks.choose(_visit()) is kiosks.headless[0]
    kiosks.headless[0].people = 1
    assert kiosks.choose(_visit()) is kiosks.headless[1]


@pytest.mark.parametrize("minute", [500.0, 1020.0])
def test_the_touch_screen_is_used_for_a_part_of_the_day(kiosks: Kiosks, minute: float) -> None:
    assert kiosks.choose(_visit(minute)) is kiosks.headless[0]


def test_written_parts_of_a_day_are_played_at_the_kiosks_that_answer_at_once(kiosks: Kiosks) -> None:
    assert kiosks.choose(_visit(part="cancels")) is kiosks.headless[0]
    assert kiosks.choose(_visit(part=PRINTER_OFF)) is kiosks.broken


def test_a_hall_may_be_without_a_touch_screen() -> None:
    kiosks = Kiosks([_kiosk()], _kiosk())
    assert kiosks.choose(_visit()) is kiosks.headless[0]
