"""Whatever is sent to any door: an answer of 4xx that says what is wrong, never 5xx, and nothing changes."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest
from live_hall import LiveHall, serve_live

from dispatcher import wire
from dispatcher.api.limits import BODY_LIMIT

TICKETS = "/api/v1/tickets"
WAITING = "20261123-A001"
"""Somebody who waits in the hall of these tests."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHall]:
    """A hall in which somebody waits and a window is open."""
    with serve_live(tmp_path_factory.mktemp("hall")) as live:
        assert live.issue("id-card-new")["id"] == WAITING
        live.post("/api/v1/windows/1/open", 200, clerk="c01")
        yield live


@dataclass(frozen=True)
class Sent:
    """A request that no client should send."""

    path: str
    content: bytes | None = None
    method: str = "POST"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def issuing(**fields: object) -> Sent:
    """A request for a number with these fields."""
    return Sent(TICKETS, json.dumps({"services": ["id-card-new"]} | fields).encode())


def asking(path: str, **headers: str) -> Sent:
    """A GET."""
    return Sent(path, method="GET", headers=headers)


def keyed(key: str) -> Sent:
    """A request for a number with this idempotency key."""
    content = b'{"services":["id-card-new"]}'
    return Sent(TICKETS, content, headers={"Content-Type": "application/json", "Idempotency-Key": key})


OPEN = "/api/v1/windows/1/open"
CLOSE = "/api/v1/windows/1/close"

BAD: dict[str, Sent] = {
    "an unknown field": issuing(vip=True),
    "an unknown field whose name is not text": Sent(TICKETS, b'{"services":["id-card-new"],"\\ud800":1}'),
    "an unknown field with a name of a page": issuing(**{"x" * 4_000: 1}),
    "a field of another route": Sent("/api/v1/windows/1/call-next", b'{"ticket":"20261123-A001"}'),
    "a string for a list": issuing(services="id-card-new"),
    "a number for an id": issuing(services=[1]),
    "a text for a truth value": issuing(proxy="true"),
    "a number for a truth value": issuing(proxy=1),
    "null for a list": issuing(services=None),
    "no service": issuing(services=[]),
    "a service twice": issuing(services=["id-card-new", "id-card-new"]),
    "too many services": issuing(services=[f"s{n}" for n in range(201)]),
    "an unknown priority": issuing(priority="vip"),
    "a language that is none": issuing(language="zh\n"),
    "an outcome that is none": Sent("/api/v1/windows/1/complete", b'{"outcome":"great"}'),
    "a follow-up that is none": Sent("/api/v1/windows/1/complete", b'{"outcome":"done","then":"sleep"}'),
    "a print state that is none": Sent(f"{TICKETS}/{WAITING}/printed", b'{"state":"shredded"}'),
    "a device state in capitals": Sent("/api/v1/devices/p1/status", b'{"state":"READY"}'),
    "a device state of a page": Sent("/api/v1/devices/p1/status", b'{"state":"%s"}' % (b"a" * 33)),
    "a pin of a page": Sent(OPEN, json.dumps({"clerk": "c01", "pin": "1" * 65}).encode()),
    "a clerk with a NUL": Sent(OPEN, b'{"clerk":"c\\u0000"}'),
    "a clerk with an escape character": Sent(OPEN, b'{"clerk":"\\u001b[2J"}'),
    "a clerk with a line separator": Sent(OPEN, b'{"clerk":"c\\u2028"}'),
    "a clerk of nothing": Sent(OPEN, b'{"clerk":""}'),
    "a clerk of blanks": Sent(OPEN, b'{"clerk":"  "}'),
    "a clerk that is too long": Sent(OPEN, json.dumps({"clerk": "c" * 65}).encode()),
    "half a character in a clerk": Sent(OPEN, b'{"clerk":"\\ud83d"}'),
    "half a character in a reason": Sent(CLOSE, b'{"approver":"\\udfff","reason":"x"}'),
    "a reason with a NUL": Sent(CLOSE, b'{"approver":"a","reason":"x\\u0000"}'),
    "a reason of blanks": Sent(CLOSE, b'{"approver":"a","reason":" \\t\\n"}'),
    "a reason that is too long": Sent(CLOSE, json.dumps({"approver": "a", "reason": "长" * 501}).encode()),
    "a call without a reason": Sent("/api/v1/windows/1/call", b'{"ticket":"20261123-A001"}'),
    "a transfer without a target": Sent("/api/v1/windows/1/transfer", b'{"note":"x"}'),
    "not a number": Sent(TICKETS, b'{"services":NaN}'),
    "infinity": Sent(TICKETS, b'{"services":[Infinity]}'),
    "a number of a page": Sent(TICKETS, b'{"services":[%s]}' % (b"9" * 5_000)),
    "half a JSON": Sent(TICKETS, b'{"services":['),
    "two JSONs": Sent(TICKETS, b'{"services":["id-card-new"]}{}'),
    "a list": Sent(TICKETS, b'["id-card-new"]'),
    "a word": Sent(TICKETS, b'"id-card-new"'),
    "nothing": Sent(TICKETS, b""),
    "null": Sent(TICKETS, b"null"),
    "bad UTF-8": Sent(TICKETS, b'{"services":["\xff\xfe"]}'),
    "UTF-8 of half a character": Sent(TICKETS, b'{"services":["\xed\xa0\x80"]}'),
    "UTF-8 that is too long": Sent(TICKETS, b'{"services":["\xc0\x80"]}'),
    "a deep nest": Sent(TICKETS, b"[" * 30_000 + b"]" * 30_000),
    "a deep nest of objects": Sent(TICKETS, b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "a huge body": issuing(services=["x" * BODY_LIMIT]),
    "JSON told as text": Sent(TICKETS, b'{"services":["id-card-new"]}', headers={"Content-Type": "text/plain"}),
    "JSON told as nothing": Sent(TICKETS, b'{"services":["id-card-new"]}', headers={}),
    "a form": Sent(TICKETS, b"services=id-card-new", headers={"Content-Type": "application/x-www-form-urlencoded"}),
    "a content type that is none": Sent(TICKETS, b"{}", headers={"Content-Type": ";;;=json"}),
    "a key with a blank": keyed("a b"),
    "a key of nothing": keyed(""),
    "a key that is too long": keyed("k" * 129),
    "a window with a NUL": Sent("/api/v1/windows/%00/call-next", b"{}"),
    "a window with a line end": Sent("/api/v1/windows/1%0A/call-next", b"{}"),
    "a window that is too long": Sent(f"/api/v1/windows/{'1' * 65}/call-next", b"{}"),
    "a window with bad percents": Sent("/api/v1/windows/%zz/call-next", b"{}"),
    "a window with half a percent": Sent("/api/v1/windows/%/call-next", b"{}"),
    "a window in bad UTF-8": Sent("/api/v1/windows/%ff%fe/call-next", b"{}"),
    "a window with a slash": Sent("/api/v1/windows/1%2F2/call-next", b"{}"),
    "a window upwards": Sent("/api/v1/windows/%2e%2e/call-next", b"{}"),
    "a ticket with a NUL": asking("/api/v1/tickets/%00"),
    "a token with a NUL": asking("/api/v1/public/tickets/%00"),
    "a token in bad UTF-8": asking("/api/v1/public/tickets/%ff-%ff"),
    "a token of a page": asking(f"/api/v1/public/tickets/{'a' * 4_000}"),
    "a log from before the beginning": asking("/api/v1/events?after=-1"),
    "a log from beyond all numbers": asking(f"/api/v1/events?after={2**63}"),
    "a log from a number of a page": asking(f"/api/v1/events?after={'9' * 5_000}"),
    "a log from a word": asking("/api/v1/events?after=newest"),
    "a log of nothing": asking("/api/v1/events?limit=0"),
    "a log of everything at once": asking("/api/v1/events?limit=10001"),
    "a log from half a number": asking("/api/v1/events?after=1.5"),
    "a stream from a word": asking("/api/v1/stream", **{"Last-Event-ID": "newest"}),
    "a stream from before the beginning": asking("/api/v1/stream", **{"Last-Event-ID": "-1"}),
    "a stream from a number of a page": asking("/api/v1/stream", **{"Last-Event-ID": "9" * 400}),
    "a stream from the future": asking("/api/v1/stream", **{"Last-Event-ID": "9" * 18}),
    "a stream from a query that is none": asking("/api/v1/stream?after=%00"),
    "an address beside the hall": asking("/api/v1/../../etc/passwd"),
    "a page that is not built": asking("/api/v1/appointments"),
    "a citizen's stream with a made-up token": asking("/api/v1/public/tickets/abc/stream"),
}


@pytest.mark.parametrize("case", BAD)
def test_nonsense_is_refused_and_changes_nothing(hall: LiveHall, case: str) -> None:
    sent, before = BAD[case], hall.service.seq
    answer = hall.http.request(sent.method, sent.path, content=sent.content, headers=sent.headers)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = wire.Problem.model_validate_json(answer.content)
    assert problem.status == answer.status_code
    assert len(answer.content) < 10_000, "what was sent is not sent back"
    assert hall.service.seq == before
    assert hall.http.get("/health/ready").status_code == 200


def test_the_doors_are_open_to_what_makes_sense(hall: LiveHall) -> None:
    before = hall.service.seq
    assert hall.http.post(TICKETS, content=b'{"services":["id-card-new"]}', headers={
        "Content-Type": "application/json; charset=utf-8", "Idempotency-Key": "!" * 128,
    }).status_code == 201  # fmt: skip
    assert hall.service.seq > before


def _raw(hall: LiveHall, request: bytes) -> bytes:
    """Send bytes as they are; all that comes back until the hall hangs up."""
    url = httpx.URL(hall.url)
    with socket.create_connection((url.host, url.port or 0), timeout=20) as line:
        line.sendall(request)
        answer = b""
        while received := line.recv(65_536):
            answer += received
        return answer


def _chunked(size: int) -> bytes:
    chunk = b"%x\r\n%s\r\n" % (1_000, b" " * 1_000)
    return (
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n"
        b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * (size // 1_000) + b"0\r\n\r\n"
    )


def test_a_huge_body_is_refused_though_its_size_was_not_told(hall: LiveHall) -> None:
    before = hall.service.seq
    assert b" 413 " in _raw(hall, _chunked(BODY_LIMIT + 1_000)).splitlines()[0]
    assert b" 422 " in _raw(hall, _chunked(10_000)).splitlines()[0]
    assert hall.service.seq == before


def test_a_huge_body_is_refused_before_it_is_sent(hall: LiveHall) -> None:
    told = b"POST /api/v1/tickets HTTP/1.1\r\nHost: hall\r\nConnection: close\r\nContent-Length: 10000000000\r\n\r\n"
    assert b" 413 " in _raw(hall, told).splitlines()[0]


HEAD = b"POST /api/v1/tickets HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n"
NO_HTTP = {
    "a negative length": HEAD + b"Content-Length: -1\r\n\r\n",
    "a length that is no number": HEAD + b"Content-Length: many\r\n\r\n",
    "a length of a page": HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n",
    "chunks of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "an address that is not ASCII": b"GET /api/v1/hall\xff\xfe HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n",
    "an address without a root": b"GET hall HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n",
    "another language": "你好\r\n\r\n".encode(),
    "the beginning of an encrypted line": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
}


@pytest.mark.parametrize("case", NO_HTTP)
def test_what_is_no_http_at_all_is_answered_400(hall: LiveHall, case: str) -> None:
    before = hall.service.seq
    assert b" 40" in _raw(hall, NO_HTTP[case]).splitlines()[0]
    assert hall.service.seq == before


def test_a_client_that_hangs_up_within_its_request_disturbs_nobody(hall: LiveHall) -> None:
    before = hall.service.seq
    url = httpx.URL(hall.url)
    with socket.create_connection((url.host, url.port or 0), timeout=20) as line:
        line.sendall(b"POST /api/v1/tickets HTTP/1.1\r\nHost: hall\r\nContent-Length: 100\r\n\r\n{")
    assert hall.http.get("/health/ready").status_code == 200
    assert hall.service.seq == before
