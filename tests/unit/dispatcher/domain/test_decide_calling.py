"""Calls: by rule, out of order, once more, in vain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import DIVIDED, MINUTE, RULES, SECOND, only, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    NoShowTooEarly,
    TicketInOtherState,
    UnknownTicket,
    WindowCannotServe,
    WindowHasTicket,
    WindowNotOpen,
)
from dispatcher.domain.events import (
    TicketCalled,
    TicketRecalled,
    WindowReady,
)
from dispatcher.domain.model import CaseState, TicketState, WindowState


def test_call_next_calls_whom_the_discipline_chooses_and_says_why() -> None:
    hall = scene(replace(RULES, discipline="fifo"))
    hall.open("1")
    first = hall.issue("card")
    second = hall.issue("id")
    event = only(hall.wait(MINUTE).do(c.CallNext("1")), TicketCalled)
    assert (event.ticket, event.how, event.claim) == (first.id, "next", 2.0 * MINUTE)
    assert (event.runner_up, event.runner_up_claim) == (second.id, 1.0 * MINUTE)
    assert (event.window, event.clerk, event.queue, event.priority) == ("1", "jia", "social", "normal")
    assert (first.state, first.window, first.clerk, first.called_at) == (TicketState.CALLED, "1", "jia", hall.now)


def test_call_next_with_nobody_there_makes_the_window_ready() -> None:
    hall = scene()
    window = hall.open("1")
    assert hall.do(c.CallNext("1")) == [WindowReady("1")]
    assert window.state is WindowState.READY
    assert hall.do(c.CallNext("1")) == [], "ready already"


def test_call_next_with_a_ticket_in_hand_is_refused() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(WindowHasTicket) as refused:
        hall.call("1")
    assert (refused.value.expected, refused.value.actual) == ("idle", "calling A001")


def test_call_next_at_a_closed_window_is_refused() -> None:
    with pytest.raises(WindowNotOpen) as refused:
        scene().call("1")
    assert (refused.value.expected, refused.value.actual) == ("idle", "closed")


def test_a_stand_in_is_given_only_what_they_may_serve() -> None:
    """R12."""
    hall = scene()
    hall.open("1", "ji")
    hall.issue("pension")
    assert hall.call("1") is None
    hall.issue("card")
    assert hall.in_hand("1") == "A002"


def test_a_clerk_in_training_is_given_whatever_the_window_serves() -> None:
    hall = scene()
    hall.open("3", "trainee")
    hall.issue("id")
    hall.issue("pension")
    assert hall.call("3") == "A001"


def test_a_certain_person_is_called_out_of_order_with_a_reason_and_who_would_have_been_next() -> None:
    hall = scene()
    hall.open("1")
    first, second = hall.issue("card"), hall.issue("card")
    event = only(hall.do(c.CallTicket("1", second.id, "key-1")), TicketCalled)
    assert (event.ticket, event.how, event.reason_note) == (second.id, "chosen", "key-1")
    assert event.runner_up == first.id
    assert event.runner_up_claim > event.claim
    assert hall.hall.tickets[first.id].state is TicketState.WAITING


def test_a_chosen_person_may_come_from_park() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    hall.do(c.ParkTicket("1"))
    event = only(hall.do(c.CallTicket("1", ticket.id, "key-1")), TicketCalled)
    assert (event.runner_up, event.runner_up_claim) == (None, 0.0)
    assert ticket.state is TicketState.CALLED


def test_a_chosen_person_must_wait_or_be_parked() -> None:
    hall = scene()
    hall.open("1")
    hall.open("2", "yi")
    ticket = hall.issue("card")
    hall.call("1")
    with pytest.raises(TicketInOtherState) as refused:
        hall.choose("2", ticket)
    assert (refused.value.expected, refused.value.actual) == ("waiting or parked", "A001 called")


def test_an_unknown_chosen_person_is_refused() -> None:
    hall = scene()
    hall.open("1")
    with pytest.raises(UnknownTicket):
        hall.do(c.CallTicket("1", "20261123-A009", "key-1"))


def test_a_window_cannot_choose_whom_its_roles_do_not_include() -> None:
    hall = scene()
    hall.open("4", "ding")
    ticket = hall.issue("card")
    with pytest.raises(WindowCannotServe) as refused:
        hall.choose("4", ticket)
    assert (refused.value.expected, refused.value.actual) == ("1 2 3", "4 (ding)")


def test_a_window_cannot_choose_whom_its_clerk_may_not_serve() -> None:
    """R12."""
    hall = scene()
    hall.open("1", "ji")
    ticket = hall.issue("pension")
    with pytest.raises(WindowCannotServe) as refused:
        hall.choose("1", ticket)
    assert refused.value.actual == "1 (ji)"


def test_a_clerk_may_not_choose_whom_they_cannot_serve_though_the_person_was_led_to_the_window() -> None:
    """R12: a stand-in has taken the seat meanwhile."""
    hall = scene()
    hall.open("1")
    ticket = hall.issue("pension")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    hall.open("3", "ji")
    assert hall.call("3") is None
    with pytest.raises(WindowCannotServe):
        hall.choose("3", ticket)


def test_a_window_may_choose_a_visit_for_the_one_case_that_it_serves() -> None:
    """R22: when the window for everything is not staffed, the visit can begin with either case."""
    hall = scene(DIVIDED)
    hall.open("4", "bing")
    visit = hall.issue("card", "move")
    assert hall.call("4") is None, "it waits for window 6"
    hall.choose("4", visit)
    hall.finish("4")
    assert [case.state for case in visit.cases] == [CaseState.WAITING, CaseState.COMPLETED]
    assert visit.state is TicketState.WAITING


def test_recalls_are_counted_and_the_last_one_remembered() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    called_at = hall.now
    for times in (1, 2):
        hall.wait(20 * SECOND)
        assert only(hall.do(c.RecallTicket("1")), TicketRecalled).times == times
    assert (ticket.recalls, ticket.called_at, ticket.last_called_at) == (2, called_at, hall.now)


def test_a_passed_number_needs_recalls_and_seconds() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    with pytest.raises(NoShowTooEarly) as refused:
        hall.do(c.RecordNoShow("1"))
    assert (refused.value.expected, refused.value.actual) == ("2 recalls, 60 s", "0 recalls, 0 s")
    hall.wait(2 * MINUTE).do(c.RecallTicket("1"))
    with pytest.raises(NoShowTooEarly) as refused:
        hall.do(c.RecordNoShow("1"))
    assert refused.value.actual == "1 recalls, 120 s"
    hall.do(c.RecallTicket("1"))
    hall.do(c.RecordNoShow("1"))
    assert (ticket.state, ticket.reason, ticket.ended_at) == (TicketState.NO_SHOW, "no_show", hall.now)
    assert hall.in_hand("1") is None


def test_recalls_alone_do_not_pass_a_number() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    for _ in range(3):
        hall.wait(19 * SECOND).do(c.RecallTicket("1"))
    with pytest.raises(NoShowTooEarly) as refused:
        hall.do(c.RecordNoShow("1"))
    assert refused.value.actual == "3 recalls, 57 s"


def test_the_recalls_of_an_earlier_call_do_not_count() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    hall.pass_over("1")
    hall.do(c.ReinstateTicket("1", ticket.id))
    hall.call("1")
    with pytest.raises(NoShowTooEarly) as refused:
        hall.do(c.RecordNoShow("1"))
    assert refused.value.actual == "0 recalls, 0 s"
