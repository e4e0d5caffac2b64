"""Who sits at a window, and when they may leave (R6, R12)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import DIVIDED, MINUTE, RULES, Scene, only, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    PeopleStillWaiting,
    ReasonMissing,
    Refused,
    UnknownPauseReason,
    UnknownWindow,
    WindowAlreadyOpen,
    WindowHasTicket,
    WindowNotOpen,
    WindowNotPaused,
)
from dispatcher.domain.events import DayOpened, WindowClosed, WindowOpened, WindowPaused, WindowResumed
from dispatcher.domain.model import WindowState


def test_a_clerk_sits_down_under_their_own_name() -> None:
    """R12."""
    hall = scene()
    window = hall.open("1", "jia")
    assert (window.state, window.clerk) == (WindowState.IDLE, "jia")


def test_two_clerks_never_hold_one_window() -> None:
    """R12."""
    hall = scene()
    hall.open("1", "jia")
    with pytest.raises(WindowAlreadyOpen) as refused:
        hall.open("1", "yi")
    assert (refused.value.expected, refused.value.actual) == ("closed", "idle (jia)")


def test_a_stand_in_takes_over_after_the_window_was_closed() -> None:
    """R12: under the stand-in's own name, with the stand-in's own qualifications."""
    hall = scene()
    hall.open("3", "bing")
    hall.do(c.CloseWindow("3"))
    hall.open("3", "ji")
    hall.issue("pension")
    card = hall.issue("card")
    assert hall.call("3") == card.number
    assert card.clerk == "ji"


def test_a_window_whose_clerk_paused_is_still_that_clerks() -> None:
    hall = scene()
    hall.open("1", "jia")
    hall.do(c.PauseWindow("1", "break"))
    with pytest.raises(WindowAlreadyOpen) as refused:
        hall.open("1", "yi")
    assert refused.value.actual == "paused (jia)"


def test_a_window_that_opens_anew_begins_with_a_turn_of_people_with_a_priority() -> None:
    """Interleaved, two people with a priority were called before the window closed."""
    hall = scene(replace(RULES, discipline="interleave"))
    hall.open("1")
    for _ in range(2):
        hall.choose("1", hall.issue("card", priority="elderly"))
        hall.finish("1")
    hall.do(c.CloseWindow("1"))
    hall.issue("card")
    special = hall.issue("card", priority="elderly")
    hall.open("1")
    assert hall.call("1") == special.number


def test_an_unknown_window_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownWindow) as refused:
        scene().open("9")
    assert (refused.value.expected, refused.value.actual) == ("1 2 3 4 5", "9")


def test_the_first_window_of_a_date_begins_its_day() -> None:
    hall = scene()
    hall.do(c.CloseDay())
    events = hall.clock("07:50", "2026-11-24").do(c.OpenWindow("1", "jia"))
    assert [type(event) for event in events] == [DayOpened, WindowOpened]
    assert only(events, DayOpened).date == "2026-11-24"


def test_a_window_at_work_may_pause_and_go_on() -> None:
    hall = scene()
    window = hall.open("1")
    hall.issue("card")
    only(hall.do(c.PauseWindow("1", "break", note="key-1")), WindowPaused)
    assert (window.state, window.pause_reason, window.clerk) == (WindowState.PAUSED, "break", "jia")
    with pytest.raises(WindowNotOpen) as refused:
        hall.call("1")
    assert (refused.value.expected, refused.value.actual) == ("idle", "paused")
    only(hall.do(c.ResumeWindow("1")), WindowResumed)
    assert (window.state, window.pause_reason) == (WindowState.IDLE, None)
    assert hall.call("1") == "A001"


def test_pausing_ends_readiness() -> None:
    hall = scene()
    hall.open("1")
    hall.call("1")
    hall.do(c.PauseWindow("1", "break"))
    hall.issue("card")
    hall.do(c.ResumeWindow("1"))
    assert hall.in_hand("1") is None


def test_opening_a_window_does_not_make_it_ready() -> None:
    assert scene().open("1").state is WindowState.IDLE


def test_a_pause_takes_a_reason_of_the_halls_list() -> None:
    """R26: free words never reach the log."""
    hall = scene()
    hall.open("1")
    with pytest.raises(UnknownPauseReason) as refused:
        hall.do(c.PauseWindow("1", "my own words"))
    assert (refused.value.expected, refused.value.actual) == ("lunch break meeting", "my own words")


def test_who_has_somebody_in_hand_cannot_pause() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    with pytest.raises(WindowHasTicket) as refused:
        hall.do(c.PauseWindow("1", "break"))
    assert (refused.value.expected, refused.value.actual) == ("idle", f"calling {ticket.number}")


def test_a_closed_window_cannot_pause() -> None:
    with pytest.raises(WindowNotOpen) as refused:
        scene().do(c.PauseWindow("1", "break"))
    assert refused.value.actual == "closed"


def test_only_a_paused_window_can_be_resumed() -> None:
    hall = scene()
    hall.open("1")
    with pytest.raises(WindowNotPaused) as refused:
        hall.do(c.ResumeWindow("1"))
    assert (refused.value.expected, refused.value.actual) == ("paused", "idle")


def test_who_has_somebody_in_hand_cannot_close() -> None:
    """R6: a case begun is finished."""
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    hall.call("1")
    hall.do(c.StartService("1"))
    with pytest.raises(WindowHasTicket) as refused:
        hall.do(c.CloseWindow("1", "key-1", "key-2"))
    assert refused.value.actual == f"serving {ticket.number}"


def test_a_closed_window_cannot_close() -> None:
    with pytest.raises(WindowNotOpen) as refused:
        scene().do(c.CloseWindow("1"))
    assert (refused.value.expected, refused.value.actual) == ("open", "closed")


def test_a_window_may_close_while_nobody_needs_it() -> None:
    hall = scene()
    window = hall.open("3", "bing")
    hall.issue("id")
    event = only(hall.do(c.CloseWindow("3")), WindowClosed)
    assert (event.clerk, event.reason) == ("bing", "by_clerk")
    assert (window.state, window.clerk) == (WindowState.CLOSED, None)


def test_a_window_may_close_while_another_serves_the_same_people() -> None:
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    hall.issue("card")
    assert only(hall.do(c.CloseWindow("3")), WindowClosed).reason == "by_clerk"


def test_the_last_window_for_somebody_who_waits_cannot_close() -> None:
    """R6."""
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    waiting = hall.issue("id")
    refusal = refused_to_close(hall, "1")
    assert (refusal.expected, refusal.actual) == ("0", f"1 ({waiting.number})")


def test_the_refusal_names_the_first_five_of_many() -> None:
    hall = scene()
    hall.open("1")
    for _ in range(7):
        hall.issue("card")
    assert refused_to_close(hall, "1").actual == "7 (A001 A002 A003 A004 A005 …)"


def test_a_window_whose_clerk_cannot_serve_the_person_is_no_other_window() -> None:
    """R6, R12: the stand-in at window 2 knows only cards."""
    hall = scene()
    hall.open("1")
    hall.open("2", "ji")
    hall.issue("pension")
    assert refused_to_close(hall, "1").actual == "1 (A001)"


def test_a_paused_window_is_no_other_window() -> None:
    hall = scene()
    hall.open("1")
    hall.open("2", "yi")
    hall.issue("card")
    hall.do(c.PauseWindow("2", "break"))
    assert refused_to_close(hall, "1").actual == "1 (A001)"


def test_a_pause_is_no_way_round_the_rule() -> None:
    """R6: who paused for a moment and then closes leaves people behind all the same."""
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.do(c.PauseWindow("1", "break"))
    assert refused_to_close(hall, "1").actual == "1 (A001)"


def test_the_last_window_may_close_with_approver_and_reason() -> None:
    """R6."""
    hall = scene()
    hall.open("1")
    hall.issue("card")
    event = only(hall.do(c.CloseWindow("1", approver="key-1", reason="key-2")), WindowClosed)
    assert (event.reason, event.approver, event.reason_note) == ("approved", "key-1", "key-2")


@pytest.mark.parametrize(("approver", "reason"), [("key-1", None), (None, "key-2")])
def test_approver_and_reason_are_both_needed(approver: str | None, reason: str | None) -> None:
    """R6."""
    hall = scene()
    hall.open("1")
    hall.issue("card")
    with pytest.raises(ReasonMissing) as refused:
        hall.do(c.CloseWindow("1", approver, reason))
    assert (refused.value.expected, refused.value.actual) == ("approver and reason", "only one of them")


def test_somebody_led_to_a_window_that_closes_is_called_by_the_others() -> None:
    """R6, R8: led on, not forgotten."""
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    visit = hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    assert hall.call("1") is None, "while somebody sits at 3, they wait for 3"
    hall.do(c.CloseWindow("3"))
    assert hall.in_hand("1") == visit.number, "1 was ready and takes them at once"


@pytest.mark.parametrize("reason", ["lunch", "break"])
def test_nobody_is_trapped_behind_the_pause_of_the_window_they_were_led_to(reason: str) -> None:
    """R6: window 1 can serve them, so 2 may pause, and so 1 does serve them."""
    hall = scene()
    hall.open("1")
    hall.open("2", "yi")
    visit = hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="2"))
    hall.do(c.PauseWindow("2", reason))
    assert hall.call("1") == visit.number


def test_the_last_window_cannot_close_over_somebody_who_was_led_to_it() -> None:
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    hall.issue("card")
    hall.call("1")
    hall.do(c.TransferTicket("1", to_window="3"))
    hall.do(c.CloseWindow("1"))
    assert refused_to_close(hall, "3").actual == "1 (A001)"


def test_the_chain_is_kept_open_for_who_needs_another_window_afterwards() -> None:
    """R6, R22: results are handed out at 5 after the card at 3."""
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("5", "wu")
    visit = hall.issue("card", "collect")
    assert refused_to_close(hall, "5").actual == f"1 ({visit.number})"
    hall.call("3")
    hall.do(c.StartService("3"))
    assert refused_to_close(hall, "5").actual == f"1 ({visit.number})", "in service at 3, and then needed at 5"
    hall.finish("3")
    assert hall.call("5") == visit.number
    hall.finish("5")
    hall.do(c.CloseWindow("5"))


def test_somebody_in_service_holds_no_window_that_they_do_not_need() -> None:
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("5", "wu")
    hall.issue("card")
    hall.call("3")
    hall.do(c.CloseWindow("5"))


def test_a_short_pause_within_the_session_needs_no_approval() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.do(c.PauseWindow("1", "break"))


def test_lunch_does_not_begin_over_somebody_who_waits() -> None:
    """R6: before lunch too."""
    hall = scene(clock="11:40")
    hall.open("1")
    hall.issue("card")
    with pytest.raises(PeopleStillWaiting):
        hall.do(c.PauseWindow("1", "lunch"))
    event = only(hall.do(c.PauseWindow("1", "lunch", note="key-2", approver="key-1")), WindowPaused)
    assert (event.note, event.approver) == ("key-2", "key-1")


def test_a_pause_after_the_session_is_lunch_by_whatever_name() -> None:
    """R6."""
    hall = scene(clock="11:40")
    hall.open("1")
    hall.issue("card")
    hall.clock("12:05")
    with pytest.raises(PeopleStillWaiting):
        hall.do(c.PauseWindow("1", "break"))
    with pytest.raises(ReasonMissing):
        hall.do(c.PauseWindow("1", "break", approver="key-1"))


def test_who_comes_over_lunch_does_not_hold_a_clerk() -> None:
    """R6 speaks of those who wait when the session ends."""
    hall = scene(clock="11:40")
    hall.open("1")
    hall.clock("12:10").issue("card")
    hall.do(c.PauseWindow("1", "lunch"))


def test_who_comes_over_lunch_holds_the_clerk_from_the_afternoon_on() -> None:
    hall = scene(clock="11:40")
    hall.open("1")
    hall.clock("12:10").issue("card")
    hall.clock("13:30")
    assert refused_to_close(hall, "1").actual == "1 (A001)"


def test_who_waits_at_the_end_of_the_day_holds_the_clerk() -> None:
    """R6."""
    hall = scene(clock="16:40")
    hall.open("1")
    hall.issue("card")
    hall.clock("17:30")
    assert refused_to_close(hall, "1").actual == "1 (A001)"
    assert hall.call("1") == "A001"
    hall.wait(6 * MINUTE)
    hall.finish("1")
    hall.do(c.CloseWindow("1"))


def test_who_was_transferred_after_hours_holds_the_clerk_as_before() -> None:
    """R6 goes by when the number was taken, not by when the person was led on."""
    hall = scene(DIVIDED, clock="16:40")
    hall.open("3", "bing")
    hall.open("5", "wu")
    hall.issue("card")
    hall.clock("17:10")
    hall.call("3")
    hall.do(c.TransferTicket("3", service="collect"))
    assert refused_to_close(hall, "5").actual == "1 (A001)"


def refused_to_close(hall: Scene, window: str) -> Refused:
    with pytest.raises(PeopleStillWaiting) as refused:
        hall.do(c.CloseWindow(window))
    return refused.value
