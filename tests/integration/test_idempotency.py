"""An idempotency key makes a command take effect once, however often it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from front_desk import HOUSEHOLD, INSURANCE, FrontDesk
from live_hall import MONDAY_MORNING, LiveHall, SetClock, serve_live

from dispatcher.store import Enrolment, Role

KEY = "kiosk-1:2026-11-23:0001"


def send(live: LiveHall, path: str, key: str, /, token: object = None, **body: object) -> httpx.Response:
    """POST with a key."""
    headers = {"Idempotency-Key": key} | ({"Authorization": f"Bearer {token}"} if token else {})
    return live.http.post(f"/api/v1/{path}", json=body, headers=headers)


def assert_reused(answer: httpx.Response) -> None:
    """The key was refused because it had served for something else."""
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:hall:problem:idempotency-key-reused")


def test_the_same_key_and_body_get_the_first_answer_and_one_ticket(desk: FrontDesk) -> None:
    first = send(desk.live, "tickets", KEY, services=[HOUSEHOLD])
    desk.live.clock.pass_time(minutes=5)
    desk.take()
    seq = desk.live.service.seq
    again = send(desk.live, "tickets", KEY, services=[HOUSEHOLD])
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert desk.live.service.seq == seq
    assert [event.command_id for event in desk.log()].count(KEY) == 1


def test_a_key_serves_for_every_kind_of_command(desk: FrontDesk) -> None:
    desk.take()
    desk.take()
    acts: list[tuple[str, dict[str, object]]] = [
        ("windows/1/open", {"clerk": "c01"}),
        ("windows/1/call-next", {}),
        ("windows/1/recall", {}),
        ("windows/1/start", {}),
        ("windows/1/complete", {"outcome": "done", "then": "call-next"}),
        ("windows/1/transfer", {"service": INSURANCE, "note": "请接着办"}),
        ("windows/1/pause", {"reason": "倒杯水"}),
        ("windows/1/resume", {}),
        ("windows/1/close", {"approver": "首席代表", "reason": "检修"}),
        ("devices/p1/status", {"state": "ready"}),
    ]
    for number, (path, body) in enumerate(acts):
        first = send(desk.live, path, f"act-{number}", **body)
        assert first.is_success, (path, first.text)
        seq = desk.live.service.seq
        again = send(desk.live, path, f"act-{number}", **body)
        assert (again.status_code, again.content) == (first.status_code, first.content), path
        assert desk.live.service.seq == seq, path


def test_the_same_key_for_something_else_is_refused(desk: FrontDesk) -> None:
    send(desk.live, "tickets", KEY, services=[HOUSEHOLD])
    seq = desk.live.service.seq
    assert_reused(send(desk.live, "tickets", KEY, services=[INSURANCE]))
    assert_reused(send(desk.live, "tickets", KEY, services=[HOUSEHOLD], priority="elderly"))
    assert_reused(send(desk.live, "tickets/20261123-A001/cancel", KEY))
    assert_reused(send(desk.live, "windows/1/open", KEY, clerk="c01"))
    assert desk.live.service.seq == seq


def test_other_words_are_another_request(desk: FrontDesk) -> None:
    desk.open("1")
    assert send(desk.live, "windows/1/pause", KEY, reason="倒杯水").is_success
    assert_reused(send(desk.live, "windows/1/pause", KEY, reason="倒杯茶"))


def test_what_was_refused_is_not_remembered(desk: FrontDesk) -> None:
    assert send(desk.live, "windows/1/call-next", KEY).status_code == 409
    desk.open("1")
    desk.take()
    assert send(desk.live, "windows/1/call-next", KEY).json()["number"] == "A001"


def test_one_key_sent_by_many_at_once_takes_effect_once(desk: FrontDesk) -> None:
    def take(_: int) -> bytes:
        return httpx.post(
            f"{desk.live.url}/api/v1/tickets",
            json={"services": [HOUSEHOLD]}, headers={"Idempotency-Key": KEY}, trust_env=False, timeout=20,
        ).content  # fmt: skip

    with ThreadPoolExecutor(16) as crowd:
        answers = set(crowd.map(take, range(48)))
    assert len(answers) == 1
    assert [event.type for event in desk.log() if event.command_id == KEY] == ["ticket-issued.1"]


def test_a_key_is_remembered_over_a_restart(tmp_path: Path) -> None:
    with serve_live(tmp_path) as live:
        first = send(live, "tickets", KEY, services=[HOUSEHOLD])
    with serve_live(tmp_path) as live:
        assert send(live, "tickets", KEY, services=[HOUSEHOLD]).content == first.content
        assert_reused(send(live, "tickets", KEY, services=[INSURANCE]))


def test_a_key_may_serve_again_once_its_answer_was_forgotten(tmp_path: Path) -> None:
    def pause(moment: datetime) -> httpx.Response:
        with serve_live(tmp_path, SetClock(moment)) as live:
            FrontDesk(live).open("1")
            return send(live, "windows/1/pause", KEY, reason="倒杯水")

    assert pause(MONDAY_MORNING).is_success
    with serve_live(tmp_path, SetClock(MONDAY_MORNING + timedelta(days=7))):
        pass  # The day turns, and old answers are forgotten with it.
    assert pause(MONDAY_MORNING + timedelta(days=7, minutes=1)).is_success


def test_a_key_belongs_to_the_device_that_chose_it(tmp_path: Path) -> None:
    enrolment = Enrolment.open(tmp_path)
    tokens = [enrolment.enrol_device(f"kiosk-{n}", Role.KIOSK, "*") for n in (1, 2)]
    with serve_live(tmp_path, enrolment=enrolment) as live:
        assert send(live, "tickets", "1", tokens[0], services=[HOUSEHOLD]).status_code == 201
        assert_reused(send(live, "tickets", "1", tokens[1], services=[HOUSEHOLD]))
        assert send(live, "tickets", "1", tokens[0], services=[HOUSEHOLD]).status_code == 201
    enrolment.close()
