"""From a touch to a slip, when lines break and printers fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from dispatcher import wire
from dispatcher.client.http import HallAway, HallRefused
from kiosk.take_number import ISSUE_PAUSES, TakeNumber
from slips.printing import SlipState

WISH = wire.IssueTicket(services=["card"])
Trouble = Exception | None
"""What goes wrong with an attempt, if anything."""


def refusal(status: int) -> HallRefused:
    """The dispatcher says no."""
    problem = wire.Problem(
        type="urn:hall:problem:trial", title="不行", status=status, detail="不行", title_en="no", detail_en="no"
    )
    return HallRefused(problem)


class FakeDesk:
    """A dispatcher that gives one number a key. Troubles befall the attempts in turn, after the number was given."""

    def __init__(self, ticket: wire.Ticket, issuing: Sequence[Trouble] = ()) -> None:
        self._ticket = ticket
        self._issuing = list(issuing)
        self.given: dict[str, wire.Ticket] = {}
        self.attempts = 0

    async def issue(self, request: wire.IssueTicket, key: str | None = None) -> wire.Ticket:
        assert key is not None
        self.attempts += 1
        number = f"A{len(self.given) + 1:03d}"
        self.given.setdefault(key, self._ticket.model_copy(update={"number": number, "id": f"20261123-{number}"}))
        await asyncio.sleep(0)
        _befall(self._issuing)
        return self.given[key]


class FakePrinter:
    """Notes slips, all of which come to the same end."""

    def __init__(self, state: SlipState = "printed") -> None:
        self._state = state
        self.slips: list[str] = []

    async def print(self, ticket: wire.Ticket) -> SlipState:
        self.slips.append(ticket.number)
        return self._state


def _befall(troubles: list[Trouble]) -> None:
    trouble = troubles.pop(0) if troubles else None
    if trouble is not None:
        raise trouble


class Pauses:
    """Lets no real time pass, and remembers how much would have."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def kiosk() -> Callable[[FakeDesk, FakePrinter], TakeNumber]:
    """Makes the flow of a kiosk that never really pauses."""
    return lambda desk, printer: TakeNumber(desk, printer.print, Pauses())


Make = Callable[[FakeDesk, FakePrinter], TakeNumber]


def test_a_touch_gives_a_number_and_a_slip(kiosk: Make, ticket: wire.Ticket) -> None:
    desk, printer = FakeDesk(ticket), FakePrinter()
    taken = asyncio.run(kiosk(desk, printer).touch(WISH, "touch-1"))
    assert (taken.ticket.number, taken.printed) == ("A001", "printed")
    assert printer.slips == ["A001"]


def test_a_lost_answer_never_gives_a_second_number(kiosk: Make, ticket: wire.Ticket) -> None:
    desk, printer = FakeDesk(ticket, issuing=[HallAway("answer lost"), HallAway("answer lost")]), FakePrinter()
    taken = asyncio.run(kiosk(desk, printer).touch(WISH, "touch-1"))
    assert taken.ticket.number == "A001"
    assert (len(desk.given), desk.attempts) == (1, 3)
    assert printer.slips == ["A001"]


def test_a_double_touch_gives_one_number_and_one_slip(kiosk: Make, ticket: wire.Ticket) -> None:
    desk, printer = FakeDesk(ticket), FakePrinter()

    async def touch_twice_and_again() -> list[str]:
        flow = kiosk(desk, printer)
        both = await asyncio.gather(flow.touch(WISH, "touch-1"), flow.touch(WISH, "touch-1"))
        later = await flow.touch(WISH, "touch-1")
        return [taken.ticket.number for taken in (*both, later)]

    assert asyncio.run(touch_twice_and_again()) == ["A001"] * 3
    assert printer.slips == ["A001"]
    assert desk.attempts == 1


def test_two_touches_of_two_people_give_two_numbers(kiosk: Make, ticket: wire.Ticket) -> None:
    desk, printer = FakeDesk(ticket), FakePrinter()

    async def both() -> None:
        flow = kiosk(desk, printer)
        await flow.touch(WISH, "touch-1")
        await flow.touch(WISH, "touch-2")

    asyncio.run(both())
    assert printer.slips == ["A001", "A002"]


@pytest.mark.parametrize("state", ["failed", "uncertain", "no_printer"])
def test_a_printer_in_trouble_never_costs_the_number(kiosk: Make, ticket: wire.Ticket, state: SlipState) -> None:
    taken = asyncio.run(kiosk(FakeDesk(ticket), FakePrinter(state)).touch(WISH, "touch-1"))
    assert (taken.ticket.number, taken.printed) == ("A001", state)


def test_a_refusal_is_told_at_once(kiosk: Make, ticket: wire.Ticket) -> None:
    desk, printer = FakeDesk(ticket, issuing=[refusal(409)]), FakePrinter()
    with pytest.raises(HallRefused):
        asyncio.run(kiosk(desk, printer).touch(WISH, "touch-1"))
    assert desk.attempts == 1
    assert printer.slips == []


def test_a_dispatcher_that_cannot_store_is_asked_again(kiosk: Make, ticket: wire.Ticket) -> None:
    desk = FakeDesk(ticket, issuing=[refusal(503), refusal(503)])
    taken = asyncio.run(kiosk(desk, FakePrinter()).touch(WISH, "touch-1"))
    assert taken.ticket.number == "A001"
    assert desk.attempts == 3


def test_after_giving_up_the_same_touch_still_gets_the_same_number(kiosk: Make, ticket: wire.Ticket) -> None:
    away: list[Trouble] = [HallAway("x")] * (len(ISSUE_PAUSES) + 1)
    desk, printer = FakeDesk(ticket, issuing=away), FakePrinter()

    async def touch_until_it_works() -> str:
        flow = kiosk(desk, printer)
        with pytest.raises(HallAway):
            await flow.touch(WISH, "touch-1")
        return (await flow.touch(WISH, "touch-1")).ticket.number

    assert asyncio.run(touch_until_it_works()) == "A001"
    assert len(desk.given) == 1
    assert printer.slips == ["A001"]
