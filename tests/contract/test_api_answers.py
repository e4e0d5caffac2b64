"""Every answer of every route has the shape that `dispatcher.wire` says, and every problem the one of RFC 9457."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import httpx
import pytest
from fake_engine import FakeEngine
from live_hall import LiveHall, serve_live
from pydantic import BaseModel

from dispatcher import wire

Answers = dict[str, httpx.Response]

SHAPES: dict[str, type[BaseModel]] = {
    "GET /api/v1/catalogue": wire.Catalogue,
    "GET /api/v1/hall": wire.Hall,
    "GET /api/v1/forecast": wire.Forecast,
    "POST /api/v1/day/close": wire.Day,
    "GET /api/v1/day/report": wire.DayReport,
    "POST /api/v1/tickets": wire.Ticket,
    "GET /api/v1/tickets": wire.Tickets,
    "GET /api/v1/tickets/{ticket}": wire.TicketWithNote,
    "POST /api/v1/tickets/{ticket}/cancel": wire.Ticket,
    "POST /api/v1/tickets/{ticket}/reinstate": wire.Ticket,
    "POST /api/v1/tickets/{ticket}/printed": wire.Ticket,
    "GET /api/v1/public/tickets/{token}": wire.PublicTicket,
    "POST /api/v1/windows/{window}/open": wire.Window,
    "POST /api/v1/windows/{window}/pause": wire.Window,
    "POST /api/v1/windows/{window}/resume": wire.Window,
    "POST /api/v1/windows/{window}/close": wire.Window,
    "POST /api/v1/windows/{window}/call-next": wire.Ticket,
    "POST /api/v1/windows/{window}/call": wire.Ticket,
    "POST /api/v1/windows/{window}/recall": wire.Ticket,
    "POST /api/v1/windows/{window}/start": wire.Ticket,
    "POST /api/v1/windows/{window}/complete": wire.Completed,
    "POST /api/v1/windows/{window}/no-show": wire.Ticket,
    "POST /api/v1/windows/{window}/park": wire.Ticket,
    "POST /api/v1/windows/{window}/reinstate": wire.Ticket,
    "POST /api/v1/windows/{window}/transfer": wire.Ticket,
    "GET /api/v1/events": wire.Events,
}
"""Routes that answer with JSON."""

PLAIN = {"GET /health/live", "GET /health/ready", "GET /metrics", "GET /api/v1/stream",
         "GET /api/v1/public/tickets/{token}/stream"}  # fmt: skip
"""Routes that answer with something else."""
EMPTY = {"POST /api/v1/devices/{device}/status"}
"""Routes that answer with nothing but 204."""

DESIGNED = {
    "GET /api/v1/catalogue": {"domains", "at", "open"},
    "GET /api/v1/hall": {"seq", "at", "open", "windows", "lanes", "now_serving"},
    "POST /api/v1/tickets": {
        "id", "number", "token", "cases", "queue", "priority", "state", "window", "windows", "ahead", "wait",
        "issued_at", "called_at", "ended_at",
    },
    "POST /api/v1/windows/{window}/complete": {"completed", "called"},
    "GET /api/v1/events": {"events", "head"},
}  # fmt: skip
"""Fields on which other programs rely, by the design."""


class _Day:
    """A day in which every route is asked once with success; answers are kept by route."""

    def __init__(self, hall: LiveHall) -> None:
        self._hall = hall
        self.answers: Answers = {}

    def get(self, route: str, **names: str) -> httpx.Response:
        return self._keep(f"GET {route}", self._hall.http.get(route.format(**names)))

    def post(self, route: str, body: dict[str, object] | None = None, **names: str) -> httpx.Response:
        return self._keep(f"POST {route}", self._hall.http.post(route.format(**names), json=body or {}))

    def window(self, act: str, window: str, **body: object) -> httpx.Response:
        return self.post(f"/api/v1/windows/{{window}}/{act}", body, window=window)

    def _take_number(self) -> str:
        return str(self.post("/api/v1/tickets", {"services": ["id-card-new"]}).json()["id"])

    def _keep(self, route: str, answer: httpx.Response) -> httpx.Response:
        assert answer.is_success, (route, answer.text)
        self.answers[route] = answer
        return answer

    def live(self) -> Answers:
        served, parked, passed, led, chosen, cancelled = (self._take_number() for _ in range(6))
        self.post("/api/v1/tickets/{ticket}/printed", {"state": "printed"}, ticket=served)
        self.post("/api/v1/tickets/{ticket}/cancel", ticket=cancelled)
        self.window("open", "1", clerk="c01")
        assert self.window("call-next", "1").json()["id"] == served
        self.window("recall", "1")
        self.window("start", "1")
        assert self.window("complete", "1", outcome="done", then="call-next").json()["called"]["id"] == parked
        self.window("park", "1")
        assert self.window("call-next", "1").json()["id"] == passed
        self._hall.post("/api/v1/windows/1/recall", 200)
        self._hall.post("/api/v1/windows/1/recall", 200)
        self._hall.clock.pass_time(seconds=31)
        self.window("no-show", "1")
        self.window("reinstate", "1", ticket=passed)
        self.post("/api/v1/tickets/{ticket}/reinstate", ticket=parked)
        assert self.window("call-next", "1").json()["id"] == parked
        self._hall.post("/api/v1/windows/1/complete", 200, outcome="done")
        assert self.window("call-next", "1").json()["id"] == led
        self.window("transfer", "1", service="consult", note="请帮他填表")
        token = str(self.get("/api/v1/tickets/{ticket}", ticket=led).json()["token"])
        self.window("call", "1", ticket=chosen, reason="行动不便")
        self._hall.post("/api/v1/windows/1/complete", 200, outcome="promised")
        self.window("pause", "1", reason="break")
        self.window("resume", "1")
        self.window("close", "1", approver="首席代表", reason="设备检修")
        self.post("/api/v1/devices/{device}/status", {"state": "paper_low"}, device="printer-1")
        self.get("/api/v1/public/tickets/{token}", token=token)
        for page in ("catalogue", "hall", "forecast", "events", "tickets"):
            self.get(f"/api/v1/{page}")
        for page in ("health/live", "health/ready", "metrics"):
            self.get(f"/{page}")
        with self._hall.http.stream("GET", "/api/v1/stream") as stream:
            self.answers["GET /api/v1/stream"] = stream
        with self._hall.http.stream("GET", f"/api/v1/public/tickets/{token}/stream") as stream:
            self.answers["GET /api/v1/public/tickets/{token}/stream"] = stream
        self.post("/api/v1/day/close", {"approver": "首席代表", "reason": "停电"})
        self.get("/api/v1/day/report")
        return self.answers


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    """The answers of a day in which every route was asked."""
    with serve_live(tmp_path_factory.mktemp("hall"), engine=lambda ending: FakeEngine()) as hall:
        described = {
            f"{method.upper()} {path}"
            for path, methods in hall.http.get("/openapi.json").json()["paths"].items()
            for method in methods
        }
        answered = _Day(hall).live()
        assert set(answered) == described
        yield answered


def test_every_route_is_held_to_a_shape(answers: Answers) -> None:
    assert set(answers) == SHAPES.keys() | PLAIN | EMPTY


@pytest.mark.parametrize("route", SHAPES)
def test_an_answer_has_the_shape_of_its_route(answers: Answers, route: str) -> None:
    answer = answers[route]
    assert answer.headers["content-type"] == "application/json"
    assert SHAPES[route].model_config["extra"] == "forbid"
    SHAPES[route].model_validate_json(answer.content, strict=True)


@pytest.mark.parametrize("route", DESIGNED)
def test_the_fields_that_others_rely_on_are_there(answers: Answers, route: str) -> None:
    assert answers[route].json().keys() >= DESIGNED[route]


def test_parts_of_answers_have_the_fields_that_others_rely_on(answers: Answers) -> None:
    catalogue, hall = answers["GET /api/v1/catalogue"].json(), answers["GET /api/v1/hall"].json()
    assert catalogue["domains"][0].keys() >= {"id", "name", "services"}
    assert catalogue["domains"][0]["services"][0].keys() >= {"id", "name", "queue", "waiting", "wait", "open"}
    assert hall["windows"][0].keys() >= {"id", "name", "roles", "zone", "state", "clerk", "ticket"}
    assert hall["lanes"][0].keys() >= {"queue", "priority", "waiting"}
    ticket = answers["POST /api/v1/tickets"].json()
    assert ticket["wait"].keys() == {"low", "high", "chance"}
    assert ticket["cases"][0].keys() == {
        "id", "service", "state", "outcome", "window", "clerk", "started_at", "ended_at", "rating",
    }  # fmt: skip


def test_times_carry_their_zone(answers: Answers) -> None:
    ticket = answers["POST /api/v1/windows/{window}/complete"].json()["completed"]
    for field in ("since", "issued_at", "called_at", "ended_at"):
        offset = datetime.fromisoformat(ticket[field]).utcoffset()
        assert offset is not None
        assert offset.total_seconds() == 8 * 3600


def test_what_is_not_json_says_what_it_is(answers: Answers) -> None:
    assert answers["GET /health/live"].text == "live\n"
    assert answers["GET /health/ready"].text == "ready\n"
    assert answers["GET /api/v1/stream"].headers["content-type"].startswith("text/event-stream")
    metrics = answers["GET /metrics"]
    assert metrics.headers["content-type"].startswith("text/plain; version=")
    assert 'hall_waiting{queue="' in metrics.text
    reported = answers["POST /api/v1/devices/{device}/status"]
    assert (reported.status_code, reported.content) == (204, b"")


def _get(path: str) -> Callable[[httpx.Client], httpx.Response]:
    return lambda http: http.get(path)


def _post(path: str, body: object) -> Callable[[httpx.Client], httpx.Response]:
    return lambda http: http.post(path, json=body)


PROBLEMS: dict[str, tuple[int, str, Callable[[httpx.Client], httpx.Response]]] = {
    "an unbuilt address": (404, "not-found", _get("/api/v1/appointments")),
    "an address with a slash too many": (404, "not-found", _get("/api/v1/hall/")),
    "a method that is not": (405, "method-not-allowed", lambda http: http.delete("/api/v1/tickets")),
    "an unknown field": (422, "malformed-request", _post("/api/v1/tickets", {"services": [], "vip": True})),
    "an unknown window": (404, "unknown-window", _post("/api/v1/windows/99/call-next", {})),
    "an unknown ticket": (404, "unknown-ticket", _get("/api/v1/tickets/20261123-A999")),
    "an unknown service": (422, "unknown-service", _post("/api/v1/tickets", {"services": ["flying"]})),
    "a closed window": (409, "window-not-open", _post("/api/v1/windows/1/call-next", {})),
    "a huge body": (413, "body-too-large", _post("/api/v1/tickets", {"services": ["a" * 70_000]})),
    "a stream from the future": (409, "stream-ahead-of-log", _get("/api/v1/stream?after=999999")),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_a_problem_says_what_is_wrong_in_both_languages(live_hall: LiveHall, case: str) -> None:
    status, code, ask = PROBLEMS[case]
    answer = ask(live_hall.http)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = wire.Problem.model_validate_json(answer.content, strict=True)
    assert problem.type == f"urn:hall:problem:{code}"
    assert problem.status == status
    for chinese in (problem.title, problem.detail):
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese), chinese
    for english in (problem.title_en, problem.detail_en):
        assert english.strip()
        assert english.isascii(), english


def test_a_refusal_names_what_was_expected_and_what_is(live_hall: LiveHall) -> None:
    live_hall.post("/api/v1/windows/1/open", 200, clerk="c01")
    problem = wire.Problem.model_validate(live_hall.post("/api/v1/windows/1/open", 409, clerk="c02"))
    assert (problem.expected, problem.actual) == ("closed", "idle (c01)")
