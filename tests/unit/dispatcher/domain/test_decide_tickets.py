"""Numbers: issued, printed, given back, reinstated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import DIVIDED, MINUTE, MONDAY, RULES, TUESDAY, moment, only, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    HallNotIssuing,
    NoServiceChosen,
    ServiceChosenTwice,
    TicketInOtherState,
    TooManyCases,
    UnknownPriority,
    UnknownService,
    UnknownTicket,
    UnknownWindow,
)
from dispatcher.domain.events import TicketCalled, TicketIssued, TicketReinstated, TicketTakenBack
from dispatcher.domain.model import CaseState, PrintState, TicketState


def test_a_number_is_the_prefix_of_the_queue_and_at_least_three_digits() -> None:
    hall = scene()
    assert [hall.issue(service).number for service in ("card", "pension", "id", "collect", "ask", "move")] == [
        "A001", "A002", "B001", "Q001", "Z001", "B002",
    ]  # fmt: skip


def test_a_priority_is_marked_in_the_number_and_shares_the_count() -> None:
    hall = scene()
    numbers = [hall.issue("card", priority=priority).number for priority in ("normal", "elderly", "military", "normal")]
    assert numbers == ["A001", "AL002", "AJ003", "A004"]


def test_after_a999_comes_a1000() -> None:
    hall = scene()
    hall.hall.counters["social"] = 998
    assert [hall.issue("card").number for _ in range(3)] == ["A999", "A1000", "A1001"]


def test_the_id_of_a_ticket_is_its_day_and_number_and_its_serial_never_repeats() -> None:
    hall = scene()
    first, second = hall.issue("card"), hall.issue("id")
    assert (first.id, second.id) == ("20261123-A001", "20261123-B001")
    assert (first.serial, second.serial) == (1, 2)


def test_numbers_go_on_when_the_day_is_closed_and_opened_again_on_the_same_date() -> None:
    hall = scene()
    hall.issue("card")
    hall.do(c.CloseDay(approver="key-1", reason="key-2"))
    hall.wait(MINUTE).do(c.OpenDay())
    again = hall.issue("card")
    assert (again.number, again.serial) == ("A002", 2)


def test_numbers_begin_anew_on_a_new_date() -> None:
    hall = scene()
    hall.issue("card")
    hall.do(c.CloseDay(approver="key-1", reason="key-2"))
    hall.clock("08:30", TUESDAY).do(c.OpenDay())
    assert hall.issue("card").id == "20261124-A001"


def test_who_is_carried_over_keeps_number_and_place_and_todays_count_leaves_that_number_out() -> None:
    """R6: nobody who still waits is forgotten over night."""
    hall = scene(clock="16:40")
    hall.issue("card")
    kept = hall.issue("card")
    hall.open("1")
    hall.call("1")
    hall.finish("1")
    hall.clock("00:00", TUESDAY).let_time_act()
    hall.clock("08:30", TUESDAY).do(c.OpenDay())
    assert (kept.number, kept.state, kept.since) == ("A002", TicketState.WAITING, moment("16:42"))
    assert [hall.issue("card").number for _ in range(2)] == ["A001", "A003"]


def test_a_number_carried_over_is_not_given_on_that_date_even_after_its_visit_has_ended() -> None:
    hall = scene(clock="16:40")
    for _ in range(2):
        hall.issue("card")
    hall.clock("00:00", TUESDAY).let_time_act()
    hall.clock("08:30", TUESDAY).do(c.OpenDay())
    hall.do(c.CloseDay(approver="key-1", reason="key-2"))
    hall.do(c.OpenDay())
    assert hall.issue("card").number == "A003"


def test_the_day_after_that_the_number_is_free_again() -> None:
    hall = scene(clock="16:40")
    hall.issue("card")
    hall.clock("00:00", TUESDAY).let_time_act()
    hall.clock("08:30", TUESDAY).do(c.OpenDay())
    hall.do(c.CloseDay(approver="key-1", reason="key-2"))
    hall.clock("08:30", "2026-11-25").do(c.OpenDay())
    assert hall.issue("card").number == "A001"


def test_a_ticket_carries_its_cases_and_their_work() -> None:
    """R22."""
    ticket = scene().issue("card", "id", "ask")
    assert [(case.id, case.service, case.state) for case in ticket.cases] == [
        ("20261123-A001-1", "card", CaseState.WAITING),
        ("20261123-A001-2", "id", CaseState.WAITING),
        ("20261123-A001-3", "ask", CaseState.WAITING),
    ]
    assert ticket.work == 22 * MINUTE
    assert ticket.queue == "social"


def test_a_proxy_may_bring_one_service_for_several_people() -> None:
    """R28."""
    ticket = scene().issue("card", "card", "card", "card", proxy=True)
    assert ticket.proxy
    assert len(ticket.open_cases()) == 4


def test_numbers_are_issued_though_no_window_is_staffed() -> None:
    """R5: nobody who comes is refused."""
    assert scene(clock="08:00").issue("card").state is TicketState.WAITING


def test_without_an_open_day_no_number_is_issued() -> None:
    hall = scene()
    hall.do(c.CloseDay())
    with pytest.raises(HallNotIssuing) as refused:
        hall.do(c.IssueTicket(("card",), "normal"))
    assert refused.value.actual == f"{MONDAY} 09:00"


def test_outside_the_issuing_hours_the_refusal_names_the_next_ones() -> None:
    """R7."""
    hall = scene(clock="17:10")
    with pytest.raises(HallNotIssuing) as refused:
        hall.do(c.IssueTicket(("card",), "normal"))
    assert refused.value.expected == f"{TUESDAY} 08:00–16:50"
    assert refused.value.actual == f"{MONDAY} 17:10"


def test_a_hall_that_never_opens_again_names_no_hours() -> None:
    rules = replace(RULES, hours=replace(RULES.hours, seasons=(), exceptions=()))
    with pytest.raises(HallNotIssuing) as refused:
        scene(rules).do(c.IssueTicket(("card",), "normal"))
    assert refused.value.expected == "-"


def test_a_ticket_for_nothing_is_refused() -> None:
    with pytest.raises(NoServiceChosen) as refused:
        scene().do(c.IssueTicket((), "normal"))
    assert (refused.value.expected, refused.value.actual) == ("at least 1", "0")


def test_an_unknown_service_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownService) as refused:
        scene().do(c.IssueTicket(("card", "fishing"), "normal"))
    assert refused.value.actual == "fishing"


def test_an_unknown_priority_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownPriority) as refused:
        scene().do(c.IssueTicket(("card",), "vip"))
    assert (refused.value.expected, refused.value.actual) == ("normal elderly military", "vip")


@pytest.mark.parametrize(("proxy", "limit"), [(False, 3), (True, 6)])
def test_more_cases_than_a_ticket_may_carry_are_refused(proxy: bool, limit: int) -> None:
    services = ("card", "pension", "move", "id", "collect", "ask", "card")
    hall = scene()
    hall.do(c.IssueTicket(services[:limit], "normal", proxy=proxy))
    with pytest.raises(TooManyCases) as refused:
        hall.do(c.IssueTicket(services[: limit + 1], "normal", proxy=proxy))
    assert (refused.value.expected, refused.value.actual) == (f"at most {limit}", str(limit + 1))


def test_one_service_twice_is_refused_to_one_person() -> None:
    with pytest.raises(ServiceChosenTwice) as refused:
        scene().do(c.IssueTicket(("id", "card", "id"), "normal"))
    assert (refused.value.expected, refused.value.actual) == ("each service once", "id")


def test_what_became_of_the_slip_does_not_touch_the_place() -> None:
    hall = scene()
    ticket = hall.issue("card")
    assert len(hall.do(c.RecordPrint(ticket.id, PrintState.FAILED))) == 1
    assert hall.do(c.RecordPrint(ticket.id, PrintState.FAILED)) == [], "no news"
    assert len(hall.do(c.RecordPrint(ticket.id, PrintState.PRINTED))) == 1
    assert (ticket.printed, ticket.state) == (PrintState.PRINTED, TicketState.WAITING)


def test_an_unknown_ticket_is_refused() -> None:
    with pytest.raises(UnknownTicket) as refused:
        scene().do(c.RecordPrint("20261123-A001", PrintState.PRINTED))
    assert refused.value.actual == "20261123-A001"


def test_who_waits_or_was_set_aside_may_give_the_number_back() -> None:
    hall = scene()
    waiting, parked = hall.issue("card"), hall.issue("card")
    hall.open("1")
    hall.choose("1", parked)
    hall.do(c.ParkTicket("1"))
    for ticket in (waiting, parked):
        hall.do(c.CancelTicket(ticket.id))
        assert (ticket.state, ticket.reason, ticket.ended_at) == (TicketState.CANCELLED, "by_citizen", hall.now)
        assert ticket.cases[0].state is CaseState.DROPPED
    assert hall.call("1") is None


def test_who_is_at_a_window_cannot_give_the_number_back() -> None:
    hall = scene()
    ticket = hall.issue("card")
    hall.open("1")
    hall.call("1")
    with pytest.raises(TicketInOtherState) as refused:
        hall.do(c.CancelTicket(ticket.id))
    assert (refused.value.expected, refused.value.actual) == ("waiting or parked", "A001 called")


def test_a_passed_person_comes_back_behind_the_next_few() -> None:
    hall = scene(replace(RULES, discipline="fifo"))
    hall.open("1")
    passed = hall.issue("card")
    others = [hall.issue("card").number for _ in range(5)]
    hall.call("1")
    hall.pass_over("1")
    event = only(hall.do(c.ReinstateTicket("1", passed.id)), TicketReinstated)
    assert event.behind == 3
    assert (passed.state, passed.ended_at, passed.reason) == (TicketState.WAITING, None, None)
    assert hall.order_of_calls("1") == [*others[:3], passed.number, *others[3:]]


def test_a_passed_person_with_a_head_start_comes_back_behind_the_next_few_too() -> None:
    """Under `load` the next few are those whom the rule would call, not those who came first."""
    hall = scene()
    hall.open("1")
    passed = hall.issue("card", priority="military")
    others = [hall.issue("card").number for _ in range(5)]
    hall.call("1")
    hall.wait(30 * MINUTE)
    hall.pass_over("1")
    assert only(hall.do(c.ReinstateTicket("1", passed.id)), TicketReinstated).behind == 3
    assert hall.order_of_calls("1", service=6 * MINUTE) == [*others[:3], passed.number, *others[3:]]


def test_a_passed_person_never_comes_back_behind_somebody_who_would_arrive_now() -> None:
    """Under `strict` a priority goes before all normal people, passed or not."""
    hall = scene(replace(RULES, discipline="strict"))
    hall.open("1")
    passed = hall.issue("card", priority="elderly")
    for _ in range(5):
        hall.issue("card")
    hall.call("1")
    hall.pass_over("1")
    event = only(hall.do(c.ReinstateTicket("1", passed.id)), TicketReinstated)
    assert (event.behind, event.since) == (0, passed.issued_at)
    assert hall.call("1") == passed.number


def test_with_fewer_people_waiting_a_passed_person_comes_back_behind_these() -> None:
    hall = scene()
    hall.open("1")
    passed = hall.issue("card")
    other = hall.issue("card")
    hall.call("1")
    hall.pass_over("1")
    event = only(hall.do(c.ReinstateTicket("2", passed.id)), TicketReinstated)
    assert (event.behind, event.since <= hall.now) == (1, True)
    assert hall.order_of_calls("1") == [other.number, passed.number]


def test_a_passed_person_is_called_at_once_to_a_ready_window() -> None:
    hall = scene()
    hall.open("1")
    passed = hall.issue("card")
    hall.call("1")
    hall.pass_over("1")
    assert hall.call("1") is None
    call = only(hall.do(c.ReinstateTicket("1", passed.id)), TicketCalled)
    assert (call.how, hall.in_hand("1")) == ("ready", passed.number)


def test_a_parked_person_is_taken_back_into_the_old_place() -> None:
    hall = scene()
    hall.open("1")
    parked = hall.issue("card")
    since = parked.since
    for _ in range(3):
        hall.issue("card")
    hall.call("1")
    hall.do(c.ParkTicket("1"))
    hall.wait(5 * MINUTE)
    only(hall.do(c.ReinstateTicket("1", parked.id)), TicketTakenBack)
    assert parked.since == since
    assert hall.call("1") == parked.number


def test_who_was_neither_passed_nor_parked_cannot_be_reinstated() -> None:
    hall = scene()
    ticket = hall.issue("card")
    with pytest.raises(TicketInOtherState) as refused:
        hall.do(c.ReinstateTicket("1", ticket.id))
    assert (refused.value.expected, refused.value.actual) == ("no_show or parked", "A001 waiting")


def test_reinstating_at_an_unknown_window_is_refused() -> None:
    with pytest.raises(UnknownWindow) as refused:
        scene().do(c.ReinstateTicket("9", "20261123-A001"))
    assert (refused.value.expected, refused.value.actual) == ("1 2 3 4 5", "9")


def test_an_arrival_goes_to_the_ready_window_that_is_specialised_in_it() -> None:
    hall = scene()
    for window, clerk in (("1", "jia"), ("4", "ding")):
        hall.open(window, clerk)
        assert hall.call(window) is None
    hall.issue("id")
    assert (hall.in_hand("4"), hall.in_hand("1")) == ("B001", None)


def test_an_arrival_goes_to_a_domain_window_rather_than_to_one_for_everything() -> None:
    hall = scene()
    for window, clerk in (("1", "jia"), ("3", "bing")):
        hall.open(window, clerk)
        hall.call(window)
    hall.issue("card")
    assert (hall.in_hand("3"), hall.in_hand("1")) == ("A001", None)


def test_among_equal_ready_windows_the_arrival_goes_to_the_one_that_has_served_least() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.wait(6 * MINUTE)
    hall.finish("1")
    hall.open("2", "yi")
    for window in ("1", "2"):
        hall.call(window)
    hall.issue("card")
    assert (hall.in_hand("1"), hall.in_hand("2")) == (None, "A002")


def test_a_ready_window_does_not_take_what_its_clerk_may_not_serve() -> None:
    """R12."""
    hall = scene()
    hall.open("1", "ji")
    hall.call("1")
    hall.issue("pension")
    assert hall.in_hand("1") is None
    hall.issue("card")
    assert hall.in_hand("1") == "A002"


def test_an_arrival_at_a_ready_window_is_issued_and_called_in_one_act() -> None:
    hall = scene()
    hall.open("1")
    hall.call("1")
    events = hall.do(c.IssueTicket(("card",), "normal"))
    assert [type(event) for event in events] == [TicketIssued, TicketCalled]
    assert only(events, TicketCalled).how == "ready"


def test_an_open_window_that_has_not_called_takes_nobody_by_itself() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    assert hall.in_hand("1") is None


def test_a_divided_halls_visit_waits_for_the_window_that_serves_it_whole() -> None:
    """R22: one window where it can."""
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("6", "yi")
    for window in ("3", "6"):
        hall.call(window)
    hall.issue("card", "move")
    assert (hall.in_hand("3"), hall.in_hand("6")) == (None, "A001")
