"""Who may do what in a hall that is not open for training: tokens, roles, places, PINs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from event_stream import reading
from front_desk import FrontDesk
from live_hall import LiveHall, SetClock, serve_live

from dispatcher.store import Enrolment, Role

TICKET = "20261123-A001"


@dataclass
class GuardedHall:
    """A hall that asks for tokens."""

    live: LiveHall
    enrolment: Enrolment

    def enrol(self, device: str, role: Role, place: str = "*") -> str:
        """A new device's token."""
        return self.enrolment.enrol_device(device, role, place)

    def ask(self, token: str | None, method: str, path: str, **body: object) -> httpx.Response:
        """A request with this token; a stream is left as soon as it has begun."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        content = body if method == "POST" else None
        with self.live.http.stream(method, path, json=content, headers=headers) as answer:
            if not answer.headers["content-type" if answer.status_code != 204 else "date"].startswith("text/event"):
                answer.read()
            return answer


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[GuardedHall]:
    """The township hall, asking for tokens; nothing is enrolled yet."""
    enrolment = Enrolment.open(tmp_path)
    with serve_live(tmp_path, enrolment=enrolment) as live:
        yield GuardedHall(live, enrolment)
    enrolment.close()


def every_address(hall: GuardedHall) -> list[tuple[str, str]]:
    """Every address that the hall describes, and some that it does not have."""
    token = hall.enrol("describer", Role.SCREEN)
    described = hall.ask(token, "GET", "/openapi.json").json()
    hall.enrolment.revoke("describer")
    assert described["security"] == [{"device": []}]
    known = [(method.upper(), path) for path, methods in described["paths"].items() for method in methods]
    return [
        *known,
        ("GET", "/openapi.json"),
        ("GET", "/manager"),
        ("GET", "/api/v1/nowhere"),
        ("DELETE", "/api/v1/hall"),
    ]


def test_before_anything_is_enrolled_everything_but_health_answers_401(guarded: GuardedHall) -> None:
    addresses = every_address(guarded)
    assert len(addresses) > 25
    before = guarded.live.service.seq
    for method, path in addresses:
        for token in (None, "wrong", "x" * 200):
            answer = guarded.ask(token, method, path.format(window="1", ticket=TICKET, token="t", device="d"))
            if path.startswith("/health/"):
                assert answer.status_code == 200
            else:
                assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer"), (method, path)
                assert answer.headers["content-type"] == "application/problem+json"
                assert "enrol" in answer.json()["detail"]
    assert guarded.live.service.seq == before


def test_malformed_requests_without_a_token_are_told_nothing_but_401(guarded: GuardedHall) -> None:
    for content in (b"{", b"x" * 100_000, b'{"vip":1}'):
        answer = guarded.live.http.post("/api/v1/tickets", content=content)
        assert (answer.status_code, answer.json()["type"]) == (401, "urn:hall:problem:no-token")


@pytest.mark.parametrize("scheme", ["Basic", "Token", "Bearer Bearer", ""])
def test_only_a_bearer_token_counts(guarded: GuardedHall, scheme: str) -> None:
    token = guarded.enrol("kiosk-1", Role.KIOSK)
    headers = {"Authorization": f"{scheme} {token}".strip()}
    assert guarded.live.http.get("/api/v1/hall", headers=headers).status_code == 401
    assert guarded.live.http.get("/api/v1/hall", headers={"Authorization": f"bearer {token}"}).status_code == 200


LOOK = ("GET", "/api/v1/hall")
CATALOGUE = ("GET", "/api/v1/catalogue")
STREAM = ("GET", "/api/v1/stream")
METRICS = ("GET", "/metrics")
DESCRIPTION = ("GET", "/openapi.json")
ISSUE = ("POST", "/api/v1/tickets")
READ = ("GET", f"/api/v1/tickets/{TICKET}")
CANCEL = ("POST", f"/api/v1/tickets/{TICKET}/cancel")
PRINTED = ("POST", f"/api/v1/tickets/{TICKET}/printed")
CALL = ("POST", "/api/v1/windows/1/call-next")
CLOSE = ("POST", "/api/v1/windows/1/close")
REPORT = ("POST", "/api/v1/devices/device-1.printer/status")
LOG = ("GET", "/api/v1/events")
END_DAY = ("POST", "/api/v1/day/close")

EVERYTHING = {
    LOOK, CATALOGUE, STREAM, METRICS, DESCRIPTION, ISSUE, READ, CANCEL, PRINTED, CALL, CLOSE, REPORT, LOG, END_DAY,
}  # fmt: skip
BODIES: dict[tuple[str, str], dict[str, object]] = {
    ISSUE: {"services": ["consult"]}, PRINTED: {"state": "printed"}, REPORT: {"state": "ready"},
}  # fmt: skip
WATCHING = {LOOK, CATALOGUE, STREAM, METRICS, DESCRIPTION, REPORT}
TAKING = WATCHING | {ISSUE, READ, CANCEL, PRINTED}
SERVING = TAKING | {CALL, CLOSE}

ALLOWED = {
    Role.SCREEN: WATCHING,
    Role.KIOSK: TAKING,
    Role.CONSOLE: SERVING,
    Role.GUIDE: SERVING,
    Role.SUPERVISOR: EVERYTHING,
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_its_own_and_nothing_else(guarded: GuardedHall, role: Role) -> None:
    token = guarded.enrol("device-1", role, "1" if role is Role.CONSOLE else "*")
    for method, path in EVERYTHING:
        before = guarded.live.service.seq
        answer = guarded.ask(token, method, path, **BODIES.get((method, path), {}))
        if (method, path) in ALLOWED[role]:
            assert answer.status_code not in (401, 403), (path, answer.text)
        else:
            assert (answer.status_code, answer.json()["type"]) == (403, "urn:hall:problem:no-right"), path
            assert guarded.live.service.seq == before


def test_a_device_reports_for_itself_and_its_parts_alone(guarded: GuardedHall) -> None:
    kiosk, supervisor = guarded.enrol("kiosk-1", Role.KIOSK), guarded.enrol("boss", Role.SUPERVISOR)
    for device, status in (("kiosk-1", 204), ("kiosk-1.printer", 204), ("kiosk-10", 403), ("board", 403)):
        path = f"/api/v1/devices/{device}/status"
        assert guarded.ask(kiosk, "POST", path, state="ready").status_code == status, device
    assert guarded.ask(supervisor, "POST", "/api/v1/devices/board/status", state="away").status_code == 204


def test_the_guide_serves_at_every_window_wherever_the_desk_stands(guarded: GuardedHall) -> None:
    guide = guarded.enrol("guide-1", Role.GUIDE, "desk")
    assert guarded.ask(guide, "POST", "/api/v1/windows/2/call-next").status_code == 409, "closed, but allowed"


def test_a_wrong_pin_costs_time(guarded: GuardedHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dispatcher.api.access.WRONG_PIN_SECONDS", 0.5)
    console = guarded.enrol("console-1", Role.CONSOLE, "1")
    guarded.enrolment.set_pin("c01", "4711")
    began = time.monotonic()
    assert guarded.ask(console, "POST", "/api/v1/windows/1/open", clerk="c01", pin="0000").status_code == 401
    assert time.monotonic() - began >= 0.5
    assert guarded.ask(console, "POST", "/api/v1/windows/1/open", clerk="c01", pin="4711").status_code == 200


def test_a_console_acts_for_its_own_window_alone(guarded: GuardedHall) -> None:
    token = guarded.enrol("console-1", Role.CONSOLE, "1")
    guarded.enrolment.set_pin("c01", "4711")
    opening: dict[str, object] = {"clerk": "c01", "pin": "4711"}
    assert guarded.ask(token, "POST", "/api/v1/windows/2/open", **opening).status_code == 403
    assert guarded.ask(token, "POST", "/api/v1/windows/99/open", **opening).status_code == 403
    opened = guarded.ask(token, "POST", "/api/v1/windows/1/open", **opening)
    assert (opened.status_code, opened.json()["clerk"]) == (200, "c01")
    assert guarded.ask(token, "POST", "/api/v1/windows/1/call-next").status_code == 204


def test_the_log_names_the_device_that_acted(guarded: GuardedHall) -> None:
    kiosk, supervisor = guarded.enrol("kiosk-7", Role.KIOSK), guarded.enrol("boss", Role.SUPERVISOR)
    assert guarded.ask(kiosk, "POST", "/api/v1/tickets", services=["consult"]).status_code == 201
    events = guarded.ask(supervisor, "GET", "/api/v1/events").json()["events"]
    assert {event["type"]: event["actor"] for event in events} == {
        "hall-configured.1": "hall", "day-opened.1": "hall", "ticket-issued.1": "kiosk-7",
    }  # fmt: skip


@pytest.mark.parametrize("body", [{}, {"pin": ""}, {"pin": "4712"}, {"pin": "47110"}, {"pin": None}])
def test_a_clerk_signs_in_with_the_own_pin(guarded: GuardedHall, body: dict[str, object]) -> None:
    token = guarded.enrol("console-1", Role.CONSOLE, "1")
    guarded.enrolment.set_pin("c01", "4711")
    refused = guarded.ask(token, "POST", "/api/v1/windows/1/open", clerk="c01", **body)
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:hall:problem:wrong-pin")
    assert guarded.ask(token, "POST", "/api/v1/windows/1/open", clerk="c02", pin="4711").status_code == 401
    assert guarded.ask(token, "POST", "/api/v1/windows/1/open", clerk="c01", pin="4711").status_code == 200


def test_a_clerk_whom_the_hall_does_not_know_cannot_sign_in(guarded: GuardedHall) -> None:
    token = guarded.enrol("console-1", Role.CONSOLE, "1")
    guarded.enrolment.set_pin("stranger", "4711")
    assert guarded.ask(token, "POST", "/api/v1/windows/1/open", clerk="stranger", pin="4711").status_code == 401


def test_a_revoked_or_renewed_token_ends_at_once(guarded: GuardedHall) -> None:
    first = guarded.enrol("kiosk-1", Role.KIOSK)
    assert guarded.ask(first, *LOOK).status_code == 200
    second = guarded.enrol("kiosk-1", Role.KIOSK)
    assert guarded.ask(first, *LOOK).status_code == 401
    assert guarded.ask(second, *LOOK).status_code == 200
    guarded.enrolment.revoke("kiosk-1")
    assert guarded.ask(second, *LOOK).status_code == 401


def test_citizens_see_their_tickets_once_a_device_is_enrolled_and_nothing_else(guarded: GuardedHall) -> None:
    token = guarded.enrol("kiosk-1", Role.KIOSK)
    taken = guarded.ask(token, "POST", "/api/v1/tickets", services=["consult"]).json()
    public = guarded.ask(None, "GET", f"/api/v1/public/tickets/{taken['token']}")
    assert (public.status_code, public.json()["number"]) == (200, taken["number"])
    assert guarded.ask(None, "GET", f"/api/v1/public/tickets/{taken['token']}x").status_code == 404
    assert guarded.ask(None, *READ).status_code == 401
    assert guarded.ask(None, "GET", "/api/v1/public/../hall").status_code == 401
    guarded.enrolment.revoke("kiosk-1")
    assert guarded.ask(None, "GET", f"/api/v1/public/tickets/{taken['token']}").status_code == 401


def test_a_note_is_for_clerks_and_not_for_kiosks(guarded: GuardedHall) -> None:
    kiosk, guide = guarded.enrol("kiosk-1", Role.KIOSK), guarded.enrol("guide-1", Role.GUIDE)
    guarded.enrolment.set_pin("c01", "4711")
    taken = guarded.ask(kiosk, "POST", "/api/v1/tickets", services=["consult"]).json()
    guarded.ask(guide, "POST", "/api/v1/windows/1/open", clerk="c01", pin="4711")
    guarded.ask(guide, "POST", "/api/v1/windows/1/call-next")
    guarded.ask(guide, "POST", "/api/v1/windows/1/transfer", service="collect", note="听力不好，请慢慢说")
    path = f"/api/v1/tickets/{taken['id']}"
    assert guarded.ask(guide, "GET", path).json()["note"] == "听力不好，请慢慢说"
    assert guarded.ask(kiosk, "GET", path).json()["note"] is None
    assert guarded.ask(guide, "GET", path).json()["history"]
    assert guarded.ask(kiosk, "GET", path).json()["history"] == []
    assert guarded.ask(kiosk, "GET", "/api/v1/tickets").status_code == 403


def test_a_screen_follows_the_stream_with_its_token(guarded: GuardedHall) -> None:
    screen, kiosk = guarded.enrol("board", Role.SCREEN), guarded.enrol("kiosk-1", Role.KIOSK)
    with reading(guarded.live.url, token=screen) as stream:
        guarded.ask(kiosk, "POST", "/api/v1/tickets", services=["consult"])
        assert stream.until("ticket-issued.1")[-1].data["number"] == "Z001"


def test_an_open_hall_asks_nobody(tmp_path: Path) -> None:
    with serve_live(tmp_path, SetClock()) as live:
        desk = FrontDesk(live)
        assert desk.open("1", "anybody").clerk == "anybody"
        assert "security" not in live.http.get("/openapi.json").json()
        assert live.http.get("/api/v1/hall", headers={"Authorization": "Bearer nonsense"}).status_code == 200
