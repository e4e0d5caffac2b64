"""The life of a ticket, told through the interface: taken, called, served, passed, set aside, led on."""

from __future__ import annotations

from event_stream import reading
from front_desk import BUSINESS, ENQUIRY, HOUSEHOLD, INSURANCE, FrontDesk

from dispatcher import wire


def test_a_person_takes_a_number_is_called_and_served(desk: FrontDesk) -> None:
    taken = desk.take(HOUSEHOLD)
    assert (taken.number, taken.queue, taken.state, taken.ahead) == ("A001", "household", "waiting", 0)
    assert taken.wait is not None
    assert taken.wait.low <= taken.wait.high
    assert taken.windows == ["1", "2", "3", "5"]
    desk.open("1")
    called = desk.call("1")
    assert (called.id, called.state, called.window, called.windows, called.ahead) == (
        taken.id,
        "called",
        "1",
        ["1"],
        None,
    )
    desk.live.clock.pass_time(seconds=20)
    assert desk.serve("1", "recall").recalls == 1
    started = desk.serve("1", "start")
    assert (started.state, started.cases[0].state, started.cases[0].clerk) == ("serving", "serving", "c01")
    assert desk.window("1").state == "serving"
    desk.live.clock.pass_time(minutes=6)
    done = desk.complete("1", "promised")
    assert (done.completed.state, done.called) == ("completed", None)
    assert (done.completed.cases[0].state, done.completed.cases[0].outcome) == ("completed", "promised")
    assert done.completed.ended_at == "2026-11-23T09:06:20.000000+08:00"
    assert desk.ticket(taken.id).state == "completed"
    assert (desk.window("1").state, desk.window("1").ticket) == ("idle", None)


def test_completing_without_a_start_infers_it(desk: FrontDesk) -> None:
    desk.take()
    desk.open("1")
    called = desk.call("1")
    desk.live.clock.pass_time(minutes=3)
    assert desk.complete("1").completed.cases[0].started_at == called.called_at
    started = next(event for event in desk.log() if event.type == "service-started.1")
    assert started.data["inferred"] is True


def test_finish_and_next_calls_the_next_person_in_the_same_act(desk: FrontDesk) -> None:
    first, second = desk.take(), desk.take()
    desk.open("1")
    assert desk.call("1").id == first.id
    before = desk.live.service.seq
    done = desk.complete("1", then="call-next")
    assert done.completed.id == first.id
    assert done.called is not None
    assert (done.called.id, done.called.state, done.called.window) == (second.id, "called", "1")
    assert len({event.command_id for event in desk.log(before)}) == 1
    assert desk.complete("1", then="call-next").called is None
    assert desk.window("1").state == "ready"


def test_a_ready_window_gets_the_next_arrival_at_once(desk: FrontDesk) -> None:
    desk.open("1")
    with reading(desk.live.url) as stream:
        desk.wait_for_next("1")
        assert desk.window("1").state == "ready"
        desk.wait_for_next("1")
        taken = desk.take()
        ready, issued, called = stream.events(3)
    assert (taken.state, taken.window) == ("called", "1")
    assert [event.type for event in (ready, issued, called)] == ["window-ready.1", "ticket-issued.1", "ticket-called.1"]
    assert (called.data["ticket"], called.data["window"], called.data["how"]) == (taken.id, "1", "ready")
    assert desk.window("1").state == "calling"


def test_opening_a_window_does_not_make_it_ready_and_a_pause_ends_it(desk: FrontDesk) -> None:
    desk.open("1")
    assert desk.take().state == "waiting"
    desk.call("1")
    desk.complete("1")
    desk.wait_for_next("1")
    desk.sit("1", "pause", reason="break")
    assert desk.sit("1", "resume").state == "idle"
    assert desk.take().state == "waiting"


def test_call_next_with_somebody_in_hand_is_refused(desk: FrontDesk) -> None:
    desk.take()
    desk.open("1")
    desk.call("1")
    problem = desk.refused("windows/1/call-next", "window-has-ticket")
    assert problem.actual is not None
    assert "A001" in problem.actual


def test_a_window_calls_only_whom_its_clerk_may_serve(desk: FrontDesk) -> None:
    desk.take(BUSINESS)
    desk.open("1", clerk="c07")
    desk.wait_for_next("1")
    assert desk.take(INSURANCE).window == "1"


def test_a_person_is_passed_over_only_after_recalls_and_some_time(desk: FrontDesk) -> None:
    taken = desk.take()
    desk.open("1")
    desk.call("1")
    problem = desk.refused("windows/1/no-show", "no-show-too-early")
    assert (problem.expected, problem.actual) == ("2 recalls, 30 s", "0 recalls, 0 s")
    desk.serve("1", "recall")
    desk.serve("1", "recall")
    desk.refused("windows/1/no-show", "no-show-too-early")
    desk.live.clock.pass_time(seconds=30)
    passed = desk.serve("1", "no-show")
    assert (passed.id, passed.state) == (taken.id, "no_show")
    assert desk.window("1").state == "idle"


def test_who_was_passed_comes_back_behind_the_next_few(desk: FrontDesk) -> None:
    passed = desk.take()
    desk.open("1")
    desk.call("1")
    for _ in range(2):
        desk.serve("1", "recall")
    desk.live.clock.pass_time(seconds=40)
    desk.serve("1", "no-show")
    others = []
    for _ in range(5):
        desk.live.clock.pass_time(seconds=20)
        others.append(desk.take().id)
    back = desk.serve("1", "reinstate", ticket=passed.id)
    assert (back.id, back.number, back.state, back.ahead) == (passed.id, "A001", "waiting", 3)
    order = [desk.call("1").id, *(_called_after_completing(desk, "1") for _ in range(5))]
    assert order == [*others[:3], passed.id, *others[3:]]
    desk.refused("windows/1/reinstate", "ticket-in-other-state", ticket=passed.id)


def test_who_was_passed_may_ask_at_a_kiosk(desk: FrontDesk) -> None:
    passed = desk.take()
    desk.open("1")
    desk.call("1")
    for _ in range(2):
        desk.serve("1", "recall")
    desk.live.clock.pass_time(seconds=40)
    desk.serve("1", "no-show")
    path = f"/api/v1/tickets/{passed.id}/reinstate"
    back = desk.live.post(path, 200)
    assert (back["number"], back["state"]) == ("A001", "waiting")
    assert desk.live.post(path, 409)["type"] == "urn:hall:problem:ticket-in-other-state"
    assert desk.call("1").id == passed.id


def _called_after_completing(desk: FrontDesk, window: str) -> str:
    called = desk.complete(window, then="call-next").called
    assert called is not None
    return called.id


def test_a_parked_person_keeps_the_place_and_may_be_taken_back(desk: FrontDesk) -> None:
    parked = desk.take()
    desk.open("1")
    desk.call("1")
    assert desk.serve("1", "park").state == "parked"
    assert desk.window("1").ticket is None
    desk.live.clock.pass_time(minutes=5)
    desk.take()
    back = desk.serve("1", "reinstate", ticket=parked.id)
    assert (back.state, back.since, back.ahead) == ("waiting", parked.since, 0)
    assert desk.call("1").id == parked.id


def test_a_parked_person_may_be_called_directly(desk: FrontDesk) -> None:
    parked = desk.take()
    desk.open("1")
    desk.call("1")
    desk.serve("1", "park")
    assert desk.serve("1", "call", ticket=parked.id, reason="填好了表").state == "called"


def test_a_transfer_to_a_service_keeps_number_and_place_and_brings_the_note(desk: FrontDesk) -> None:
    taken = desk.take(HOUSEHOLD)
    desk.open("5", clerk="c05")
    desk.call("5")
    led = desk.serve("5", "transfer", service=INSURANCE, note="户口已核对，请办养老")
    assert (led.id, led.number, led.since, led.state, led.queue) == (
        taken.id,
        "A001",
        taken.since,
        "waiting",
        "insurance",
    )
    assert led.windows == ["1", "2", "3", "4"]
    assert desk.ticket(taken.id).note == "户口已核对，请办养老"
    desk.open("4", clerk="c04")
    assert desk.call("4").id == taken.id


def test_a_transfer_to_a_window_waits_for_that_window_alone(desk: FrontDesk) -> None:
    for window in ("1", "2", "3"):
        desk.open(window, clerk=f"c0{window}")
    in_hand = desk.take()
    assert desk.call("3").id == in_hand.id
    led = desk.take()
    desk.call("1")
    assert desk.serve("1", "transfer", window="3", note="请三号接着办").windows == ["3"]
    desk.wait_for_next("1")
    desk.wait_for_next("2")
    called = desk.complete("3", then="call-next").called
    assert called is not None
    assert called.id == led.id


def test_a_transfer_to_a_window_where_nobody_sits_waits_for_all_who_can_serve(desk: FrontDesk) -> None:
    taken = desk.take()
    desk.open("1")
    desk.call("1")
    assert desk.serve("1", "transfer", window="3").windows == ["1", "2", "3", "5"]
    assert desk.call("1").id == taken.id


def test_a_transfer_needs_one_target_that_can_serve(desk: FrontDesk) -> None:
    desk.take(HOUSEHOLD)
    desk.open("1")
    desk.call("1")
    for body in ({}, {"service": INSURANCE, "window": "2"}):
        desk.refused("windows/1/transfer", "transfer-target-unclear", 422, note="x", **body)
    desk.refused("windows/1/transfer", "unknown-service", 422, service="flying")
    desk.refused("windows/1/transfer", "unknown-window", 404, window="99")
    desk.refused("windows/1/transfer", "window-cannot-serve", window="6")
    desk.refused("windows/1/transfer", "window-cannot-serve", window="1")


def test_calling_out_of_order_needs_a_reason_and_is_recorded(desk: FrontDesk) -> None:
    first, chosen = desk.take(), desk.take()
    desk.open("1")
    desk.refused("windows/1/call", "malformed-request", 422, ticket=chosen.id)
    desk.refused("windows/1/call", "unknown-ticket", 404, ticket="20261123-A999", reason="熟人")
    assert desk.serve("1", "call", ticket=chosen.id, reason="孩子发烧").id == chosen.id
    called = next(event for event in desk.log() if event.type == "ticket-called.1")
    assert (called.data["how"], called.data["runner_up"]) == ("chosen", first.id)
    assert called.data["reason_note"]
    desk.complete("1")
    desk.refused("windows/1/call", "ticket-in-other-state", ticket=chosen.id, reason="再来一次")


def test_a_number_can_be_given_back_while_it_waits(desk: FrontDesk) -> None:
    taken = desk.take()
    assert desk.act(taken.id, "cancel").state == "cancelled"
    assert desk.ticket(taken.id).reason == "by_citizen"
    desk.refused(f"tickets/{taken.id}/cancel", "ticket-in-other-state")
    desk.open("1")
    desk.wait_for_next("1")


def test_what_became_of_a_slip_is_noted_and_changes_no_place(desk: FrontDesk) -> None:
    taken = desk.take()
    assert taken.printed is None
    for state in ("failed", "uncertain", "printed"):
        assert desk.act(taken.id, "printed", state=state).printed == state
    before = desk.live.service.seq
    assert desk.act(taken.id, "printed", state="printed").ahead == 0
    assert desk.live.service.seq == before


def test_several_services_are_served_without_queueing_anew(desk: FrontDesk) -> None:
    desk.open("1")
    taken = desk.take(HOUSEHOLD, INSURANCE, ENQUIRY)
    assert [case.service for case in taken.cases] == [HOUSEHOLD, INSURANCE, ENQUIRY]
    assert taken.windows == ["1", "2", "3"]
    desk.call("1")
    desk.serve("1", "start")
    first = desk.complete("1").completed
    assert (first.state, [case.state for case in first.cases]) == ("serving", ["completed", "serving", "waiting"])
    named = desk.complete("1", "consulted", case=taken.cases[2].id).completed
    assert [case.outcome for case in named.cases] == ["done", None, "consulted"]
    assert desk.complete("1").completed.state == "completed"


def test_a_proxy_brings_one_service_for_several_people(desk: FrontDesk) -> None:
    desk.refused("tickets", "service-chosen-twice", 422, services=[HOUSEHOLD, HOUSEHOLD])
    six = [HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY, "collect", "ssc-card"]
    desk.refused("tickets", "too-many-cases", 422, services=six)
    taken = desk.take(*[HOUSEHOLD] * 12, proxy=True)
    assert (taken.proxy, len(taken.cases)) == (True, 12)
    assert len({case.id for case in taken.cases}) == 12


def test_a_priority_is_seen_in_the_number_and_goes_first(desk: FrontDesk) -> None:
    normal = desk.take(HOUSEHOLD)
    disabled = desk.take(HOUSEHOLD, priority="disabled")
    assert (normal.number, disabled.number, disabled.priority) == ("A001", "AC002", "disabled")
    assert (disabled.ahead, desk.ticket(normal.id).ahead) == (0, 1)
    desk.refused("tickets", "unknown-priority", 422, services=[HOUSEHOLD], priority="vip")
    desk.open("1")
    assert desk.call("1").id == disabled.id


def test_a_window_that_does_not_exist_is_told_before_anything_else(desk: FrontDesk) -> None:
    for act, body in (("open", {"clerk": "c01"}), ("recall", {}), ("complete", {"outcome": "done"}), ("close", {})):
        desk.refused(f"windows/77/{act}", "unknown-window", 404, **body)


def test_two_clerks_never_hold_one_window(desk: FrontDesk) -> None:
    desk.open("1", "c01")
    problem = desk.refused("windows/1/open", "window-already-open", clerk="c02")
    assert problem.actual == "idle (c01)"
    desk.sit("1", "close")
    assert desk.open("1", "c02").clerk == "c02"


def test_tickets_of_today_are_found_by_state_and_number(desk: FrontDesk) -> None:
    first, second, third = (desk.take() for _ in range(3))
    desk.open("1")
    assert desk.call("1").id == first.id
    desk.serve("1", "park")

    def listed(**asked: str) -> list[str]:
        answer = desk.live.http.get("/api/v1/tickets", params=asked)
        return [ticket.id for ticket in wire.Tickets.model_validate_json(answer.content).tickets]

    assert listed(state="parked") == [first.id]
    assert listed(state="waiting") == [third.id, second.id]
    assert listed(number=second.number) == [second.id]
    assert listed() == [third.id, second.id, first.id]
    assert listed(number="Z999") == []


def test_a_clerk_reads_what_happened_to_a_ticket_today(desk: FrontDesk) -> None:
    ticket = desk.take()
    desk.take()
    desk.open("1")
    desk.call("1")
    desk.serve("1", "start")
    desk.serve("1", "transfer", service="consult", note="请解释")
    found = desk.ticket(ticket.id)
    assert [step.what for step in found.history] == [
        "ticket-issued", "ticket-called", "service-started", "ticket-transferred",
    ]  # fmt: skip
    assert [(step.window, step.service) for step in found.history[1:]] == [
        ("1", None), ("1", ticket.cases[0].service), ("1", "consult"),
    ]  # fmt: skip
