"""What citizens, screens and other systems see: the public ticket, the hall, devices; and never free text (R26)."""

from __future__ import annotations

import json
from pathlib import Path

from event_stream import reading
from front_desk import BUSINESS, HOUSEHOLD, INSURANCE, FrontDesk
from live_hall import serve_live

SECRETS = ("老人听力不好", "首席代表某某", "水管爆了", "孩子发烧", "家里有急事", "主任某某", "台风要来")


def test_a_citizen_sees_the_own_ticket_by_its_token(desk: FrontDesk) -> None:
    desk.take()
    taken = desk.take()
    waiting = desk.public(taken.token)
    assert (waiting.number, waiting.state, waiting.ahead) == ("A002", "waiting", 1)
    assert (waiting.services, waiting.window, waiting.zone, waiting.training) == ([HOUSEHOLD], None, None, True)
    desk.open("1")
    desk.call("1")
    desk.complete("1", then="call-next")
    called = desk.public(taken.token)
    assert (called.state, called.window, called.zone, called.ahead) == ("called", "1", "hall", None)
    desk.complete("1")
    ended = desk.public(taken.token)
    assert (ended.state, ended.window, ended.windows) == ("completed", None, [])
    assert ended.ended_at is not None


def test_a_token_cannot_be_made_up(desk: FrontDesk) -> None:
    taken, other = desk.take(), desk.take()
    signature = taken.token.rpartition("-")[2]
    forged = [
        f"{other.id}-{signature}",
        taken.id,
        f"{taken.id}-",
        f"{taken.token}a",
        taken.token.upper(),
        f"-{signature}",
    ]
    for token in forged:
        answer = desk.live.http.get(f"/api/v1/public/tickets/{token}")
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:hall:problem:unknown-ticket"), token


def test_a_token_holds_over_a_restart(tmp_path: Path) -> None:
    with serve_live(tmp_path) as live:
        taken = FrontDesk(live).take()
    with serve_live(tmp_path) as live:
        assert FrontDesk(live).public(taken.token).number == taken.number
        assert FrontDesk(live).ticket(taken.id).token == taken.token


def test_the_hall_tells_who_waits_and_who_is_at_a_window(desk: FrontDesk) -> None:
    desk.take()
    desk.live.clock.pass_time(minutes=1)
    desk.take()
    desk.take(BUSINESS)
    desk.take(HOUSEHOLD, priority="elderly")
    desk.open("1")
    called = desk.call("1")
    hall = desk.hall()
    assert sum(lane.waiting for lane in hall.lanes) == 3
    assert {(lane.queue, lane.priority) for lane in hall.lanes} >= {("business", "normal")}
    assert {queue.id: queue.waiting for queue in hall.queues}["business"] == 1
    (serving,) = hall.now_serving
    assert (serving.ticket, serving.window, serving.zone, serving.state) == (called.id, "1", "hall", "called")
    assert hall.seq == desk.log()[-1].seq
    assert hall.training


def test_the_catalogue_counts_the_waiting_and_estimates(desk: FrontDesk) -> None:
    for _ in range(4):
        desk.take(INSURANCE)
    services = {service.id: service for domain in desk.catalogue().domains for service in domain.services}
    assert len(services) == len(desk.live.config.services)
    assert services[INSURANCE].waiting == 4
    assert services[BUSINESS].waiting == 0
    assert services[INSURANCE].wait.high >= services[INSURANCE].wait.low
    assert services[INSURANCE].materials[0].copies >= 1


def test_devices_tell_how_they_are_and_say_so_once(desk: FrontDesk) -> None:
    with reading(desk.live.url) as stream:
        for state in ("ready", "ready", "paper_low"):
            desk.live.post("/api/v1/devices/printer-1/status", 204, state=state)
        assert [event.data["state"] for event in stream.events(2)] == ["ready", "paper_low"]
    (device,) = desk.hall().devices
    assert (device.id, device.state) == ("printer-1", "paper_low")


def test_what_is_not_built_is_not_there(desk: FrontDesk) -> None:
    for path in ("/", "/web/x", "/docs", "/redoc", "/api/v1", "/api/v2/hall", "/api/v1/hall/", "/health"):
        answer = desk.live.http.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json"), path


def test_free_text_is_kept_beside_the_log_and_never_in_it(desk: FrontDesk) -> None:
    note, approver, reason, chosen, words, director, storm = SECRETS
    first = desk.take()
    second, _ = desk.take(), desk.take()
    desk.open("1")
    with reading(desk.live.url, after=0) as stream:
        desk.serve("1", "call", ticket=second.id, reason=chosen)
        desk.serve("1", "transfer", service=BUSINESS, note=note)
        assert desk.ticket(second.id).note == note
        assert desk.ticket(first.id).note is None
        desk.sit("1", "pause", reason=words)
        desk.sit("1", "resume")
        desk.sit("1", "close", approver=approver, reason=reason)
        public = desk.live.http.get(f"/api/v1/public/tickets/{second.token}").text
        desk.live.post("/api/v1/day/close", 200, approver=director, reason=storm)
        streamed = json.dumps([event.data for event in stream.until("day-closed.1")], ensure_ascii=False)
    logged = desk.live.http.get("/api/v1/events?limit=10000").text
    shown = desk.live.http.get("/api/v1/hall").text + desk.live.http.get("/api/v1/catalogue").text
    for secret in SECRETS:
        for place in (streamed, logged, shown, public):
            assert secret not in place


def test_metrics_count_what_the_hall_holds(desk: FrontDesk) -> None:
    desk.take()
    desk.open("1")
    desk.live.clock.pass_time(seconds=90)
    with reading(desk.live.url):
        figures = desk.live.http.get("/metrics").text.splitlines()
    assert 'hall_waiting{queue="household"} 1.0' in figures
    assert 'hall_longest_wait_seconds{queue="household"} 90.0' in figures
    assert 'hall_windows{state="idle"} 1.0' in figures
    assert "hall_stream_clients 1.0" in figures
    assert f"hall_events_total {float(desk.live.service.seq)}" in figures
