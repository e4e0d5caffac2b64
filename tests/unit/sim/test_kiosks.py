"""Who goes to which kiosk."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import cast

import pytest

from sim.cast import PRINTER_OFF
from sim.demand import Errand, Visit
from sim.kiosks import KioskInUse, Kiosks, NoNumber
from sim.processes import Program


def _kiosk(people: int = 0) -> KioskInUse:
    kiosk = KioskInUse(cast("Program", None))
    kiosk.people = people
    return kiosk


def _visit(arrives: float = 600.0, part: str = "", priority: str = "normal") -> Visit:
    return Visit(arrives, (Errand("consult", 1.0, "consulted"),), priority, part=part)


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


def test_who_has_booked_goes_where_no_claim_has_to_be_made(kiosks: Kiosks) -> None:
    assert kiosks.choose(_visit(priority="appointment")) is kiosks.headless[0]
    assert kiosks.choose(_visit(priority="elderly")) is kiosks.touch


class Asked:
    """A program that takes note of what it is asked, and gives no number."""

    def __init__(self) -> None:
        self.wishes: list[Mapping[str, object]] = []

    async def ask(self, wish: Mapping[str, object]) -> dict[str, object]:
        """Refuse."""
        self.wishes.append(wish)
        return {"problem": {"type": "urn:hall:problem:no", "detail": "没有号", "detail_en": "no number"}}


@pytest.mark.parametrize(("usual", "keyed", "claimed"), [(None, True, "normal"), ("normal", False, None)])
def test_a_touch_screen_is_asked_without_a_key_and_without_the_usual_priority(
    usual: str | None, keyed: bool, claimed: str | None
) -> None:
    program = Asked()
    kiosk = KioskInUse(cast("Program", program), usual)
    assert asyncio.run(kiosk.take(_visit())) == NoNumber("no", "没有号 / no number")
    [wish] = program.wishes
    assert ("key" in wish, wish["priority"]) == (keyed, claimed)
    assert kiosk.people == 0


def test_a_hall_may_be_without_a_touch_screen() -> None:
    kiosks = Kiosks([_kiosk()], _kiosk())
    assert kiosks.choose(_visit()) is kiosks.headless[0]
