"""Acts on a live hall: what reaches the dispatcher, and what never does."""

from __future__ import annotations

import asyncio

import pytest
from front_desk import HOUSEHOLD, INSURANCE, FrontDesk

from counter_display.console import acts
from counter_display.console.acts import Act, Done, Hand, Outdated, carry_out
from dispatcher import wire
from dispatcher.client.http import HallClient, HallRefused


def _done(desk: FrontDesk, act: Act, window: str = "3") -> Done | Outdated:
    async def carried_out() -> Done | Outdated:
        async with HallClient(desk.live.url) as client:
            return await carry_out(act, client, window)

    return asyncio.run(carried_out())


@pytest.fixture
def at_work(desk: FrontDesk) -> FrontDesk:
    """Window 3 is open."""
    desk.open("3")
    return desk


def _called(desk: FrontDesk, *services: str) -> tuple[Hand, wire.Ticket]:
    desk.take(*services)
    ticket = desk.call("3")
    return Hand(ticket.id, ticket.number), ticket


def test_an_act_tells_up_to_where_the_stream_must_have_come(at_work: FrontDesk) -> None:
    at_work.take()
    done = _done(at_work, acts.CallNext())
    assert isinstance(done, Done)
    assert done.seq == at_work.live.service.seq
    assert done.ticket is not None
    assert done.ticket.state == "called"


def test_finish_and_next_ends_the_case_that_was_seen_and_calls_on(at_work: FrontDesk) -> None:
    hand, ticket = _called(at_work)
    following = at_work.take()
    done = _done(at_work, acts.Finish(hand, ticket.cases[0].id, "promised", then_next=True))
    assert isinstance(done, Done)
    assert done.ticket is not None
    assert done.ticket.number == following.number
    assert at_work.ticket(ticket.id).cases[0].outcome == "promised"


@pytest.mark.parametrize("act", ["recall", "start", "no-show", "park"])
def test_an_act_for_somebody_who_is_no_longer_in_hand_is_not_sent(act: str, at_work: FrontDesk) -> None:
    gone, _ = _called(at_work)
    at_work.complete("3")
    _called(at_work)
    before = at_work.live.service.seq
    assert isinstance(_done(at_work, acts.Simple(gone, act)), Outdated)
    assert at_work.live.service.seq == before


def test_the_dispatcher_itself_ends_no_other_persons_case(at_work: FrontDesk) -> None:
    gone, ticket = _called(at_work)
    at_work.complete("3")
    _called(at_work)
    finish = acts.Finish(gone, ticket.cases[0].id, "done", then_next=True)

    async def sent() -> None:
        async with HallClient(at_work.live.url) as client:
            await finish.send(client, "3")

    with pytest.raises(HallRefused) as refused:
        asyncio.run(sent())
    assert refused.value.code == "unknown-case"


def test_a_clerk_takes_over_and_the_person_in_hand_is_set_aside_not_lost(at_work: FrontDesk) -> None:
    hand, _ = _called(at_work)
    _done(at_work, acts.TakeOver("c02", None, somebody_in_hand=True))
    assert at_work.window("3").clerk == "c02"
    assert at_work.ticket(hand.ticket).state == "parked"
    _done(at_work, acts.CallCertain(hand.ticket, "接替"))
    assert at_work.window("3").number == hand.number


def test_the_rest_of_a_windows_day(at_work: FrontDesk) -> None:
    hand, ticket = _called(at_work, HOUSEHOLD)
    _done(at_work, acts.Transfer(hand, INSURANCE, None, "先办这一项"))
    assert at_work.ticket(ticket.id).note == "先办这一项"
    again, _ = _called(at_work)
    _done(at_work, acts.Simple(again, "park"))
    _done(at_work, acts.Reinstate(again.ticket))
    assert at_work.ticket(again.ticket).state == "waiting"
    _done(at_work, acts.Pause("meeting"))
    assert at_work.window("3").state == "paused"
    _done(at_work, acts.Resume())
    _done(at_work, acts.Close("中心负责人", "停电"))
    assert at_work.window("3").state == "closed"


def test_a_number_asked_for_twice_with_one_key_is_one_number(at_work: FrontDesk) -> None:
    issue = acts.Issue((HOUSEHOLD,), "elderly", "form-1")
    first, second = _done(at_work, issue), _done(at_work, issue)
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert first.ticket is not None
    assert second.ticket is not None
    assert first.ticket.number == second.ticket.number == "AL001"
