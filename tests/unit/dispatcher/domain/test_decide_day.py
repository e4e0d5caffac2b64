"""The day and the rules in force."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import MINUTE, MONDAY, RULES, TUESDAY, Scene, moment, only, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    DayAlreadyOpen,
    DayNotOpen,
    PeopleStillWaiting,
    ReasonMissing,
    RulesNotFitting,
    WindowHasTicket,
)
from dispatcher.domain.events import DayClosed, HallConfigured, TicketExpired, WindowClosed
from dispatcher.domain.model import CaseState, Hall, TicketState, WindowState
from dispatcher.domain.rules import HallRules, Queue


def test_a_day_begins_with_its_date_sessions_and_end() -> None:
    day = scene().hall.day
    assert day is not None
    assert (day.date, day.midnight) == (MONDAY, moment("00:00", TUESDAY))
    assert day.sessions == ((moment("08:30"), moment("12:00")), (moment("13:30"), moment("17:00")))


def test_the_date_of_a_day_is_that_of_the_halls_own_clock() -> None:
    """Half past seven in Shanghai is still the day before in UTC."""
    hall = Scene().clock("07:30")
    hall.do(c.ConfigureHall(RULES))
    hall.do(c.OpenDay())
    assert hall.hall.day is not None
    assert hall.hall.day.date == MONDAY


def test_an_open_day_cannot_be_opened() -> None:
    with pytest.raises(DayAlreadyOpen) as refused:
        scene().do(c.OpenDay())
    assert (refused.value.expected, refused.value.actual) == ("no open day", MONDAY)


@pytest.mark.parametrize("command", [c.CloseDay(), c.TurnDay()], ids=lambda command: type(command).__name__)
def test_without_an_open_day_none_can_be_ended(command: c.Command) -> None:
    hall = scene()
    hall.do(c.CloseDay())
    with pytest.raises(DayNotOpen) as refused:
        hall.do(command)
    assert (refused.value.expected, refused.value.actual) == ("an open day", "none")


def test_a_day_does_not_end_over_somebody_at_a_window() -> None:
    """R6: a case begun is finished."""
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    with pytest.raises(WindowHasTicket) as refused:
        hall.do(c.CloseDay("key-1", "key-2"))
    assert (refused.value.expected, refused.value.actual) == ("no ticket in hand", "1")


def test_a_day_does_not_end_over_somebody_who_waits() -> None:
    """R6."""
    hall = scene()
    for _ in range(6):
        hall.issue("card")
    with pytest.raises(PeopleStillWaiting) as refused:
        hall.do(c.CloseDay())
    assert (refused.value.expected, refused.value.actual) == ("0", "6 (A001 A002 A003 A004 A005 …)")


@pytest.mark.parametrize(("approver", "reason"), [("key-1", None), (None, "key-2")])
def test_to_end_it_all_the_same_takes_both_approver_and_reason(approver: str | None, reason: str | None) -> None:
    """R6."""
    hall = scene()
    hall.issue("card")
    with pytest.raises(ReasonMissing) as refused:
        hall.do(c.CloseDay(approver, reason))
    assert (refused.value.expected, refused.value.actual) == ("approver and reason", "only one of them")


def test_a_day_that_was_ended_over_people_cancels_them_with_the_reason() -> None:
    hall = scene()
    waiting = hall.issue("card")
    events = hall.do(c.CloseDay("key-1", "key-2"))
    closed = only(events, DayClosed)
    assert (closed.approver, closed.reason_note, closed.carried) == ("key-1", "key-2", ())
    assert (waiting.state, waiting.reason, waiting.cases[0].state) == (
        TicketState.CANCELLED, "day_closed", CaseState.DROPPED,
    )  # fmt: skip
    assert hall.hall.tickets == {}


def test_at_the_end_of_the_day_parked_and_passed_numbers_expire() -> None:
    hall = scene()
    hall.open("1")
    parked, passed = hall.issue("card"), hall.issue("card")
    hall.choose("1", parked)
    hall.do(c.ParkTicket("1"))
    hall.call("1")
    hall.pass_over("1")
    expired = [event for event in hall.do(c.CloseDay()) if isinstance(event, TicketExpired)]
    assert expired == [TicketExpired(parked.id, "parked"), TicketExpired(passed.id, "no_show")]
    assert {parked.state, passed.state} == {TicketState.EXPIRED}


def test_at_the_end_of_the_day_windows_that_were_left_open_close() -> None:
    hall = scene()
    hall.open("1")
    hall.open("2", "yi")
    hall.do(c.PauseWindow("2", "break"))
    closings = [event for event in hall.do(c.CloseDay()) if isinstance(event, WindowClosed)]
    assert [(event.window, event.reason) for event in closings] == [("1", "day_closed"), ("2", "day_closed")]
    assert all(window.state is WindowState.CLOSED for window in hall.hall.windows.values())


def test_the_turn_of_the_day_carries_along_who_waits_or_is_served() -> None:
    """R6: a person still waiting never expires."""
    hall = scene(clock="16:40")
    hall.open("1")
    hall.open("2", "yi")
    served, waiting, parked = hall.issue("card"), hall.issue("card"), hall.issue("card")
    hall.choose("2", parked)
    hall.do(c.ParkTicket("2"))
    hall.call("1")
    hall.do(c.StartService("1"))
    turned = only(hall.clock("00:00", TUESDAY).do(c.TurnDay()), DayClosed)
    assert turned.carried == (served.id, waiting.id)
    assert list(hall.hall.tickets) == [served.id, waiting.id]
    assert (served.state, waiting.state, parked.state) == (
        TicketState.SERVING, TicketState.WAITING, TicketState.EXPIRED,
    )  # fmt: skip
    assert hall.in_hand("1") == served.number, "a case begun is finished"
    assert hall.hall.windows["2"].state is WindowState.CLOSED
    hall.finish("1")
    assert hall.call("1") == waiting.number


def test_serving_minutes_are_counted_anew_each_day_and_not_when_a_date_is_opened_again() -> None:
    hall = scene()
    window = hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.wait(6 * MINUTE).finish("1")
    hall.do(c.CloseDay())
    hall.do(c.OpenDay())
    assert window.served == 6 * MINUTE
    hall.do(c.CloseDay())
    hall.clock("08:30", TUESDAY).do(c.OpenDay())
    assert window.served == 0


def test_the_same_rules_again_are_no_news() -> None:
    hall = scene()
    assert hall.do(c.ConfigureHall(replace(RULES))) == []


def test_a_hall_without_rules_says_so() -> None:
    with pytest.raises(LookupError, match="no rules yet"):
        Hall().configured()


def test_new_rules_are_in_force_for_those_who_wait_already() -> None:
    """R17: in force without restart."""
    hall = scene()
    hall.open("4", "ding")
    waiting = hall.issue("move")
    assert hall.call("4") is None
    wider = tuple(replace(plan, services=("id", "move")) if plan.id == "4" else plan for plan in RULES.windows)
    only(hall.do(c.ConfigureHall(replace(RULES, windows=wider))), HallConfigured)
    assert hall.in_hand("4") == waiting.number, "the window was ready and takes whom it may call now"


def test_windows_keep_clerk_ticket_and_minutes_when_the_rules_change() -> None:
    hall = scene()
    window = hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.wait(6 * MINUTE).finish("1")
    hall.issue("card")
    hall.call("1")
    hall.do(c.ConfigureHall(replace(RULES, windows=RULES.windows[::-1])))
    assert hall.hall.windows["1"] is window
    assert (window.index, window.clerk, window.served) == (4, "jia", 6 * MINUTE)
    assert hall.in_hand("1") == "A002"
    hall.finish("1")


def test_the_order_of_arrival_is_kept_when_the_rules_change() -> None:
    hall = scene()
    hall.open("1")
    numbers = [hall.issue("card").number for _ in range(3)]
    hall.do(c.ConfigureHall(replace(RULES, discipline="fifo")))
    assert hall.order_of_calls("1") == numbers


def test_who_was_led_to_a_window_that_no_longer_serves_them_waits_for_all_that_do() -> None:
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    changed = tuple(replace(plan, roles=("domain:household",)) if plan.id == "3" else plan for plan in RULES.windows)
    hall.do(c.ConfigureHall(replace(RULES, windows=changed)))
    assert hall.call("3") is None
    assert hall.call("1") == "A001"


@pytest.mark.parametrize(
    ("missing", "rules"),
    [
        ("service card", replace(RULES, services=RULES.services[1:])),
        ("queue social", replace(RULES, queues=(Queue("other", "A", MINUTE), *RULES.queues[1:]))),
        ("prefix social=A", replace(RULES, queues=(Queue("social", "X", MINUTE), *RULES.queues[1:]))),
        ("priority elderly", replace(RULES, priorities=RULES.priorities[:1])),
        ("clerk bing", replace(RULES, clerks=RULES.clerks[:2])),
        ("window 3", replace(RULES, windows=tuple(plan for plan in RULES.windows if plan.id != "3"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rules_that_lack_what_is_in_use_are_refused(missing: str, rules: HallRules) -> None:
    hall = scene()
    hall.open("3", "bing")
    hall.issue("card", priority="elderly")
    with pytest.raises(RulesNotFitting) as refused:
        hall.do(c.ConfigureHall(rules))
    assert (refused.value.expected, refused.value.actual) == (missing, "missing")


def test_a_window_to_which_somebody_was_led_is_in_use_even_while_it_is_closed() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    with pytest.raises(RulesNotFitting) as refused:
        hall.do(c.ConfigureHall(replace(RULES, windows=tuple(plan for plan in RULES.windows if plan.id != "3"))))
    assert refused.value.expected == "window 3"


def test_what_nobody_uses_any_more_may_go() -> None:
    hall = scene()
    hall.issue("card")
    hall.do(c.CloseDay("key-1", "key-2"))
    hall.clock("08:30", TUESDAY)
    hall.do(c.ConfigureHall(replace(RULES, queues=(Queue("social", "X", MINUTE), *RULES.queues[1:]))))
    hall.do(c.OpenDay())
    assert hall.issue("card").number == "X001"


def test_a_prefix_stays_until_the_date_is_over_so_that_no_number_is_given_twice() -> None:
    hall = scene()
    hall.issue("card")
    hall.do(c.CloseDay("key-1", "key-2"))
    social, household, *others = RULES.queues
    swapped = replace(
        RULES, queues=(replace(social, prefix=household.prefix), replace(household, prefix=social.prefix), *others)
    )
    with pytest.raises(RulesNotFitting) as refused:
        hall.do(c.ConfigureHall(swapped))
    assert refused.value.expected == "prefix social=A"
