"""Whom a window has in hand: serve, set aside, lead on."""

from __future__ import annotations

import pytest
from hall_builder import DIVIDED, MINUTE, only, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    TicketInOtherState,
    TransferTargetUnclear,
    UnknownCase,
    UnknownService,
    UnknownWindow,
    WindowCannotServe,
    WindowHasNoTicket,
)
from dispatcher.domain.events import (
    CaseCompleted,
    ServiceStarted,
    TicketCalled,
    TicketCompleted,
    TicketTransferred,
    WindowReady,
)
from dispatcher.domain.model import CaseState, Outcome, TicketState, WindowState


@pytest.mark.parametrize(
    "command",
    [
        c.RecallTicket("1"),
        c.StartService("1"),
        c.CompleteCase("1", Outcome.DONE),
        c.RecordNoShow("1"),
        c.ParkTicket("1"),
        c.TransferTicket("1", service="id"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_without_a_ticket_in_hand_nothing_can_be_done_with_one(command: c.Command) -> None:
    hall = scene()
    hall.open("1")
    with pytest.raises(WindowHasNoTicket) as refused:
        hall.do(command)
    assert (refused.value.expected, refused.value.actual) == ("calling or serving", "idle")


@pytest.mark.parametrize(
    "command",
    [c.RecallTicket("1"), c.StartService("1"), c.RecordNoShow("1")],
    ids=lambda command: type(command).__name__,
)
def test_a_person_who_is_being_served_is_neither_recalled_nor_started_nor_passed(command: c.Command) -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.do(c.StartService("1"))
    with pytest.raises(TicketInOtherState) as refused:
        hall.do(command)
    assert (refused.value.expected, refused.value.actual) == ("called", "A001 serving")


def test_a_case_is_served_from_start_to_outcome() -> None:
    hall = scene()
    window = hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    hall.wait(MINUTE).do(c.StartService("1"))
    began = hall.now
    assert (window.state, ticket.state) == (WindowState.SERVING, TicketState.SERVING)
    hall.wait(6 * MINUTE).finish("1", Outcome.PROMISED)
    case = ticket.cases[0]
    assert (case.state, case.outcome, case.window, case.clerk) == (
        CaseState.COMPLETED, Outcome.PROMISED, "1", "jia",
    )  # fmt: skip
    assert (case.started_at, case.ended_at) == (began, hall.now)
    assert (ticket.state, ticket.reason, ticket.ended_at) == (TicketState.COMPLETED, "completed", hall.now)
    assert (window.state, window.ticket, window.served) == (WindowState.IDLE, None, 6 * MINUTE)


def test_a_start_that_was_left_out_is_inferred_from_the_call() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    called_at = hall.now
    events = hall.wait(6 * MINUTE).finish("1")
    assert [type(event) for event in events] == [ServiceStarted, CaseCompleted, TicketCompleted]
    assert only(events, ServiceStarted).inferred
    assert ticket.cases[0].started_at == called_at


def test_finish_and_next_calls_on_in_the_same_act() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    second = hall.issue("card")
    hall.call("1")
    events = hall.do(c.CompleteCase("1", Outcome.DONE, then_call_next=True))
    assert only(events, TicketCalled).ticket == second.id
    events = hall.do(c.CompleteCase("1", Outcome.DONE, then_call_next=True))
    assert only(events, WindowReady).window == "1"


def test_several_cases_are_served_at_one_window_one_after_the_other() -> None:
    """R22."""
    hall = scene()
    hall.open("1")
    visit = hall.issue("card", "id", "ask")
    hall.call("1")
    for left in (2, 1):
        events = hall.wait(5 * MINUTE).do(c.CompleteCase("1", Outcome.DONE, then_call_next=True))
        assert only(events[-1:], ServiceStarted).inferred is False
        assert len(visit.open_cases()) == left
        assert hall.in_hand("1") == visit.number
    hall.finish("1")
    assert visit.state is TicketState.COMPLETED


def test_a_case_is_named_when_it_is_not_the_one_in_turn() -> None:
    hall = scene()
    hall.open("1")
    visit = hall.issue("card", "id")
    hall.call("1")
    hall.do(c.CompleteCase("1", Outcome.DONE, case=visit.cases[1].id))
    assert [case.state for case in visit.cases] == [CaseState.SERVING, CaseState.COMPLETED]


def test_a_named_case_takes_the_place_and_the_time_of_the_one_in_hand() -> None:
    """One case is served at a time: no minute of a window is counted twice."""
    hall = scene()
    window = hall.open("1")
    visit = hall.issue("card", "card", "card", proxy=True)
    hall.call("1")
    hall.do(c.StartService("1"))
    began = hall.now
    hall.wait(5 * MINUTE).do(c.CompleteCase("1", Outcome.DONE, case=visit.cases[2].id))
    first, _, third = visit.cases
    assert (third.started_at, third.ended_at) == (began, hall.now)
    assert (first.state, first.started_at) == (CaseState.SERVING, hall.now)
    for _ in range(2):
        hall.wait(5 * MINUTE).finish("1")
    assert visit.state is TicketState.COMPLETED
    assert window.served == 15 * MINUTE


def test_a_case_that_the_visit_does_not_have_is_refused() -> None:
    hall = scene()
    hall.open("1")
    visit = hall.issue("card", "id")
    hall.call("1")
    hall.finish("1")
    with pytest.raises(UnknownCase) as refused:
        hall.do(c.CompleteCase("1", Outcome.DONE, case=visit.cases[0].id))
    assert (refused.value.expected, refused.value.actual) == (visit.cases[1].id, visit.cases[0].id)


def test_a_case_that_the_window_may_not_serve_cannot_be_ended_there() -> None:
    """R12: results are handed out at window 5."""
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    visit = hall.issue("card", "collect")
    hall.call("3")
    with pytest.raises(WindowCannotServe) as refused:
        hall.do(c.CompleteCase("3", Outcome.COLLECTED, case=visit.cases[1].id))
    assert (refused.value.expected, refused.value.actual) == ("5", "3 (bing)")


def test_what_one_window_cannot_serve_is_led_on_in_the_old_place_with_the_old_number() -> None:
    """R22: without queueing anew."""
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("5", "wu")
    visit = hall.issue("card", "collect")
    other = hall.issue("collect")
    since, number = visit.since, visit.number
    hall.call("3")
    led = only(hall.wait(6 * MINUTE).finish("3"), TicketTransferred)
    assert (led.case, led.service, led.to_window) == (visit.cases[1].id, None, None)
    assert (visit.state, visit.queue, visit.since, visit.number) == (TicketState.WAITING, "results", since, number)
    assert visit.work == 2 * MINUTE
    assert hall.order_of_calls("5") == [number, other.number]


def test_who_is_led_on_is_called_at_once_to_a_ready_window() -> None:
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("5", "wu")
    hall.call("5")
    visit = hall.issue("card", "collect")
    hall.call("3")
    call = only(hall.finish("3"), TicketCalled)
    assert (call.ticket, call.window, call.how) == (visit.id, "5", "ready")


def test_a_proxys_cases_are_served_by_the_clerk_who_may_and_the_rest_is_led_on() -> None:
    """R12, R28."""
    hall = scene()
    hall.open("1", "ji")
    visit = hall.issue("card", "card", "pension", proxy=True)
    assert hall.call("1") == visit.number, "nobody sits there who may serve all of it"
    hall.finish("1")
    assert hall.in_hand("1") == visit.number
    hall.finish("1")
    assert (visit.state, visit.open_services()) == (TicketState.WAITING, ("pension",))


def test_parking_frees_the_window_and_keeps_the_place() -> None:
    hall = scene()
    window = hall.open("1")
    ticket = hall.issue("card")
    since = ticket.since
    hall.call("1")
    hall.do(c.StartService("1"))
    hall.wait(4 * MINUTE).do(c.ParkTicket("1"))
    assert (ticket.state, ticket.since, ticket.ended_at) == (TicketState.PARKED, since, None)
    assert (ticket.cases[0].state, ticket.cases[0].started_at) == (CaseState.WAITING, None)
    assert (window.state, window.ticket) == (WindowState.IDLE, None)
    assert window.served == 4 * MINUTE, "the window did serve"


def test_a_transfer_to_a_service_keeps_number_and_place_and_tells_the_next_clerk() -> None:
    """R8."""
    hall = scene()
    window = hall.open("1")
    ticket = hall.issue("card")
    later = hall.issue("id")
    since = ticket.since
    hall.choose("1", ticket)
    hall.do(c.StartService("1"))
    hall.wait(3 * MINUTE).do(c.TransferTicket("1", service="id", note="key-1"))
    assert (ticket.number, ticket.since, ticket.queue, ticket.note) == ("A001", since, "household", "key-1")
    assert (ticket.state, ticket.open_services(), ticket.work) == (TicketState.WAITING, ("id",), 12 * MINUTE)
    assert window.served == 3 * MINUTE
    hall.open("4", "ding")
    assert hall.order_of_calls("4") == [ticket.number, later.number]


def test_a_transfer_without_a_note_keeps_the_note_of_the_one_before() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", service="id", note="key-1"))
    hall.call("1")
    hall.do(c.TransferTicket("1", service="card"))
    assert ticket.note == "key-1"


def test_a_transfer_to_a_window_binds_the_person_to_it() -> None:
    """R8."""
    hall = scene()
    for window, clerk in (("1", "jia"), ("2", "yi"), ("3", "bing")):
        hall.open(window, clerk)
    ticket = hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    assert ticket.led_to == "3"
    assert hall.call("2") is None
    assert hall.call("3") == "A001"


def test_a_bound_person_goes_to_that_window_at_once_when_it_is_ready() -> None:
    hall = scene()
    for window, clerk in (("1", "jia"), ("2", "yi"), ("3", "bing")):
        hall.open(window, clerk)
    hall.issue("card")
    hall.call("1")
    for window in ("2", "3"):
        assert hall.call(window) is None
    call = only(hall.do(c.TransferTicket("1", to_window="2")), TicketCalled)
    assert (call.window, hall.in_hand("3")) == ("2", None)


def test_a_later_transfer_ends_the_bond_to_a_window() -> None:
    hall = scene()
    for window, clerk in (("1", "jia"), ("2", "yi"), ("3", "bing")):
        hall.open(window, clerk)
    ticket = hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    hall.call("3")
    hall.do(c.TransferTicket("3", service="id"))
    assert ticket.led_to is None
    assert hall.call("2") == "A001"


def test_only_the_case_in_hand_changes_its_service() -> None:
    hall = scene()
    hall.open("1")
    visit = hall.issue("card", "ask")
    hall.call("1")
    hall.finish("1")
    hall.do(c.TransferTicket("1", service="id"))
    assert [case.service for case in visit.cases] == ["card", "id"]
    assert visit.queue == "household"


@pytest.mark.parametrize(("service", "to_window", "actual"), [(None, None, "neither"), ("id", "2", "both")])
def test_a_transfer_names_either_a_service_or_a_window(service: str | None, to_window: str | None, actual: str) -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(TransferTargetUnclear) as refused:
        hall.do(c.TransferTicket("1", service, to_window))
    assert (refused.value.expected, refused.value.actual) == ("service or window", actual)


def test_a_transfer_to_an_unknown_service_is_refused() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(UnknownService) as refused:
        hall.do(c.TransferTicket("1", service="fishing"))
    assert refused.value.actual == "fishing"


def test_a_transfer_to_an_unknown_window_is_refused() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(UnknownWindow) as refused:
        hall.do(c.TransferTicket("1", to_window="9"))
    assert refused.value.actual == "9"


@pytest.mark.parametrize(
    ("target", "expected", "actual"),
    [("1", "another window", "1"), ("4", "1 2 3", "4"), ("3", "bing ji jia yi", "3 (ding)")],
)
def test_a_transfer_needs_a_window_other_than_this_whose_roles_and_clerk_serve_it(
    target: str, expected: str, actual: str
) -> None:
    """R12."""
    hall = scene()
    hall.open("1")
    hall.open("3", "ding")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(WindowCannotServe) as refused:
        hall.do(c.TransferTicket("1", to_window=target))
    assert (refused.value.expected, refused.value.actual) == (expected, actual)


def test_a_person_may_be_led_to_a_window_that_opens_later() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    hall.open("3", "bing")
    assert hall.call("3") == "A001"
