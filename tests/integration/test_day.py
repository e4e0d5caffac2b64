"""The hall's day: opening hours, nobody left behind (R6, R7), and the turn of the day by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from event_stream import reading
from front_desk import BUSINESS, FrontDesk
from live_hall import MONDAY_MORNING, SetClock, serve_live

from dispatcher import wire
from dispatcher.store import verify


def at(clock: str, date: str = "2026-11-23") -> datetime.datetime:
    """A moment in the hall's time zone."""
    return datetime.datetime.fromisoformat(f"{date} {clock}").replace(tzinfo=MONDAY_MORNING.tzinfo)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at("07:59"), "2026-11-23 08:00–17:00"),
        (at("17:00"), "2026-11-24 08:00–17:00"),
        (at("10:00", "2026-11-28"), "2026-11-30 08:00–17:00"),
        (at("10:00", "2027-01-01"), "2027-01-04 08:00–17:00"),
    ],
)
def test_outside_issuing_hours_a_person_is_told_when_to_come(
    tmp_path: Path, moment: datetime.datetime, opens: str
) -> None:
    with serve_live(tmp_path, SetClock(moment)) as live:
        desk = FrontDesk(live)
        problem = desk.refused("tickets", "hall-not-issuing", services=[BUSINESS])
        assert problem.expected == opens
        assert opens in problem.detail
        catalogue = desk.catalogue()
        assert not catalogue.open
        assert not any(service.open for domain in catalogue.domains for service in domain.services)
        assert catalogue.issuing is not None
        assert datetime.datetime.fromisoformat(catalogue.issuing.opens) == at(opens[11:16], opens[:10])


def test_numbers_are_issued_before_opening_and_over_lunch_staffed_or_not(desk: FrontDesk) -> None:
    for clock in ("08:00", "12:30", "16:59"):
        desk.live.clock.moment = max(desk.live.clock.moment, at(clock))
        assert desk.take(BUSINESS).state == "waiting"
        assert desk.catalogue().open
        assert all(service.open for domain in desk.catalogue().domains for service in domain.services)


def _people_wait_at_the_end_of_a_session(desk: FrontDesk, clock: str) -> None:
    desk.open("1")
    desk.take(BUSINESS)
    desk.live.clock.moment = at(clock)


@pytest.mark.parametrize("clock", ["11:00", "12:10", "17:10"])
def test_the_last_window_cannot_close_over_people_without_approver_and_reason(desk: FrontDesk, clock: str) -> None:
    _people_wait_at_the_end_of_a_session(desk, clock)
    problem = desk.refused("windows/1/close", "people-still-waiting")
    assert problem.actual == "1 (K001)"
    desk.refused("windows/1/close", "reason-missing", 422, approver="首席代表")
    desk.refused("windows/1/close", "reason-missing", 422, reason="停电")
    assert desk.sit("1", "close", approver="首席代表", reason="停电").state == "closed"
    closed = desk.log()[-1]
    assert (closed.type, closed.data["reason"]) == ("window-closed.1", "approved")


def test_another_window_that_can_serve_them_lets_a_clerk_go(desk: FrontDesk) -> None:
    _people_wait_at_the_end_of_a_session(desk, "17:10")
    desk.open("4", clerk="c04")
    desk.refused("windows/1/close", "people-still-waiting")
    desk.open("2", clerk="c02")
    assert desk.sit("1", "close").state == "closed"


def test_lunch_does_not_begin_over_people_without_approver(desk: FrontDesk) -> None:
    _people_wait_at_the_end_of_a_session(desk, "12:00")
    desk.refused("windows/1/pause", "people-still-waiting", reason="lunch")
    desk.refused("windows/1/pause", "reason-missing", 422, reason="去开会")
    assert desk.sit("1", "pause", reason="lunch", approver="中心主任").pause_reason == "lunch"


def test_a_short_break_within_the_session_needs_nobody(desk: FrontDesk) -> None:
    _people_wait_at_the_end_of_a_session(desk, "10:00")
    assert desk.sit("1", "pause", reason="break").pause_reason == "break"
    desk.refused("windows/1/call-next", "window-not-open")
    assert desk.sit("1", "resume").state == "idle"
    assert desk.sit("1", "pause", reason="接孩子，十分钟回来").pause_reason == "other"


def test_the_day_does_not_close_over_people_without_approver_and_reason(desk: FrontDesk) -> None:
    _people_wait_at_the_end_of_a_session(desk, "17:10")
    desk.refused("day/close", "people-still-waiting")
    desk.refused("day/close", "reason-missing", 422, reason="台风")
    assert [lane.waiting for lane in desk.hall().lanes] == [1]
    assert desk.live.post("/api/v1/day/close", 200, approver="中心主任", reason="台风") == {
        "date": "2026-11-23", "open": False,
    }  # fmt: skip
    cancelled = next(event for event in desk.log() if event.type == "ticket-cancelled.1")
    assert (cancelled.data["ticket"], cancelled.data["reason"]) == ("20261123-K001", "day_closed")
    desk.refused("day/close", "day-not-open")


def test_the_days_report_counts_and_is_sealed_when_the_day_is_over(desk: FrontDesk) -> None:
    def report() -> wire.DayReport:
        return wire.DayReport.model_validate(desk.live.http.get("/api/v1/day/report").json())

    desk.take()
    desk.take()
    desk.open("1")
    desk.live.clock.pass_time(seconds=90)
    desk.call("1")
    now = report()
    assert (now.issued, now.called, now.completed) == (2, 1, 0)
    assert (now.mean_wait, now.longest_wait, now.mean_service) == (1.5, 1.5, None)
    assert sum(queue.issued for queue in now.queues) == 2
    assert (now.closed_at, now.head_hash) == (None, None)
    desk.live.post("/api/v1/windows/1/complete", 200, outcome="done")
    desk.live.post("/api/v1/day/close", 200, approver="中心主任", reason="台风")
    sealed = report()
    assert (sealed.completed, sealed.cases, sealed.cancelled) == (1, 1, 1)
    assert sealed.closed_at is not None
    closing = desk.log()[-1]
    assert closing.type == "day-closed.1"
    assert (sealed.last_seq, sealed.head_hash) == (closing.seq, closing.hash)


def test_a_case_begun_is_finished_before_anybody_leaves(desk: FrontDesk) -> None:
    desk.take()
    desk.open("1")
    desk.call("1")
    for path in ("windows/1/close", "day/close"):
        desk.refused(path, "window-has-ticket", approver="首席代表", reason="下班")
    desk.refused("windows/1/pause", "window-has-ticket", reason="lunch", approver="首席代表")


def test_the_day_closes_by_itself_once_the_last_clerk_has_left(desk: FrontDesk) -> None:
    parked = desk.take()
    desk.open("1")
    desk.call("1")
    desk.serve("1", "park")
    desk.live.clock.moment = at("17:05")
    with reading(desk.live.url) as stream:
        desk.sit("1", "close")
        left, expired, closed = stream.until("day-closed.1")
    assert (left.type, closed.data["carried"]) == ("window-closed.1", [])
    assert (expired.type, expired.data["ticket"], expired.data["reason"]) == ("ticket-expired.1", parked.id, "parked")
    assert desk.hall().date is None


def test_the_day_opens_by_itself_when_numbers_are_due(tmp_path: Path) -> None:
    with serve_live(tmp_path, SetClock(at("07:00"))) as live, reading(live.url) as stream:
        live.clock.moment = at("08:00")
        opened = stream.event()
        assert (opened.type, opened.data["date"]) == ("day-opened.1", "2026-11-23")
        assert FrontDesk(live).hall().open


def test_over_midnight_people_are_carried_on_and_numbers_begin_anew(desk: FrontDesk) -> None:
    waiting, parked = desk.take(), desk.take(BUSINESS)
    desk.open("1")
    desk.serve("1", "call", ticket=parked.id, reason="赶车")
    desk.serve("1", "park")
    with reading(desk.live.url) as stream:
        desk.live.clock.moment = at("08:30", "2026-11-24")
        closed = stream.until("day-closed.1")[-1]
        opened = stream.event()
    assert closed.data["carried"] == [waiting.id]
    assert (opened.type, opened.data["date"]) == ("day-opened.1", "2026-11-24")
    assert desk.ticket(waiting.id).state == "waiting"
    assert desk.hall().date == "2026-11-24"
    assert desk.window("1").state == "closed"
    assert desk.take(BUSINESS).number == "K001"
    assert desk.take().number == "A002", "a number that somebody still holds is left out"
    desk.open("2", "c02")
    assert desk.call("2").id == waiting.id


def test_a_hall_that_was_switched_off_starts_into_the_right_day(tmp_path: Path) -> None:
    with serve_live(tmp_path) as live:
        desk = FrontDesk(live)
        desk.open("1")
        served, waiting = desk.take(), desk.take()
        assert desk.call("1").id == served.id
    with serve_live(tmp_path, SetClock(at("09:30"))) as live:
        desk = FrontDesk(live)
        assert (desk.window("1").state, desk.window("1").ticket) == ("calling", served.id)
        assert desk.take().number == "A003"
    with serve_live(tmp_path, SetClock(at("08:10", "2026-11-25"))) as live:
        desk = FrontDesk(live)
        assert desk.hall().date == "2026-11-25"
        assert desk.ticket(waiting.id).state == "waiting"
        assert desk.window("1").ticket == served.id, "a case begun is finished"
        assert desk.take().number == "A004", "A001 to A003 are still held by people of Monday"
        assert [lane.waiting for lane in desk.hall().lanes] == [3]
    assert verify(tmp_path).sound


def test_the_clock_of_the_computer_may_be_set_back_and_the_log_is_not(desk: FrontDesk) -> None:
    first = desk.take()
    desk.live.clock.moment = at("08:30")
    second = desk.take()
    assert second.issued_at == first.issued_at
    times = [event.at for event in desk.log()]
    assert times == sorted(times)


def test_a_new_configuration_comes_into_force_though_the_last_day_was_cut_short(tmp_path: Path) -> None:
    with serve_live(tmp_path) as live:
        desk = FrontDesk(live)
        desk.open("1", "c01")
        desk.take()
        desk.call("1")
        desk.serve("1", "park")
        config = live.config
    smaller = config.model_copy(update={"clerks": [clerk for clerk in config.clerks if clerk.id != "c01"]})
    with serve_live(tmp_path, SetClock(at("08:10", "2026-11-24")), config=smaller) as live:
        desk = FrontDesk(live)
        assert desk.hall().date == "2026-11-24"
        assert desk.window("1").state == "closed"
    assert verify(tmp_path).sound
