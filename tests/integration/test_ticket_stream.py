"""The stream of one ticket: only that one, whenever it changes, beating, bounded, ending with the day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from front_desk import ENQUIRY, FrontDesk
from live_hall import serve_live

from dispatcher import wire
from dispatcher.api import ticket_stream

PATIENCE = 15
"""Beats after which what was waited for is taken not to come."""


class Phone:
    """An open stream of a ticket."""

    def __init__(self, answer: httpx.Response) -> None:
        self._frames = _frames(answer)

    def view(self) -> wire.PublicTicket:
        """The next view."""
        for beats, (kind, data) in enumerate(self._frames):
            if kind == "message":
                return wire.PublicTicket.model_validate(json.loads(data))
            assert kind == "beat"
            assert beats < PATIENCE
        raise AssertionError("the hall ended the stream")

    def until(self, state: str) -> wire.PublicTicket:
        """The next view in which the ticket is in this state."""
        while (view := self.view()).state != state:
            pass
        return view

    def beat(self) -> None:
        """Wait for a beat; views on the way are passed over."""
        next(kind for kind, _ in self._frames if kind == "beat")

    def rest(self) -> list[str]:
        """The kinds of all frames until the end."""
        return [kind for kind, _ in self._frames]


def _frames(answer: httpx.Response) -> Iterator[tuple[str, str]]:
    kind, data = "message", ""
    for line in answer.iter_lines():
        name, _, value = line.partition(": ")
        if not line and data:
            yield kind, data
            kind, data = "message", ""
        elif name == "event":
            kind = value
        elif name == "data":
            data = value


@contextmanager
def phone(desk: FrontDesk, token: str) -> Iterator[Phone]:
    """A phone that looks at the ticket of this token."""
    path = f"/api/v1/public/tickets/{token}/stream"
    with (
        httpx.Client(base_url=desk.live.url, timeout=5, trust_env=False) as http,
        http.stream("GET", path) as answer,
    ):
        assert answer.status_code == httpx.codes.OK, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Phone(answer)


def test_a_phone_is_told_each_step_of_its_own_ticket(desk: FrontDesk) -> None:
    taken = desk.take()
    with phone(desk, taken.token) as mine:
        assert mine.view() == desk.public(taken.token)
        desk.open("3", "c03")
        desk.call("3")
        called = mine.until("called")
        assert (called.window, called.zone, called.recalls) == ("3", "hall", 0)
        desk.serve("3", "recall")
        assert mine.view().recalls == 1
        desk.serve("3", "start")
        assert mine.view().state == "serving"
        desk.complete("3")
        assert mine.view().state == "completed"


def test_the_place_in_line_moves_when_others_are_called(desk: FrontDesk) -> None:
    desk.take()
    taken = desk.take()
    with phone(desk, taken.token) as mine:
        assert mine.view().ahead == 1
        desk.open("1")
        desk.call("1")
        while mine.view().ahead:
            pass


def test_nothing_about_anybody_else_goes_out(desk: FrontDesk) -> None:
    desk.open("1")
    others = [desk.take() for _ in range(3)]
    taken = desk.take(ENQUIRY)
    path = f"/api/v1/public/tickets/{taken.token}/stream"
    with desk.live.http.stream("GET", path) as answer:
        lines = answer.iter_lines()
        received: list[str] = []
        for act in ("call-next", "recall", "park"):
            desk.serve("1", act)
            received += [next(lines) for _ in range(4)]
    told = "\n".join(received)
    assert taken.number in told
    for other in others:
        assert other.number not in told
        assert other.id not in told
    assert "c01" not in told


def test_a_view_that_did_not_change_is_not_sent_again(desk: FrontDesk) -> None:
    taken = desk.take()
    desk.open("1")
    desk.call("1")
    with phone(desk, taken.token) as mine:
        assert mine.view().state == "called"
        for _ in range(5):
            desk.take(ENQUIRY)
        mine.beat()
        mine.beat()
        desk.serve("1", "start")
        assert mine.view().state == "serving"


def test_an_estimate_that_only_time_changes_is_told_too(desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_stream, "AGED_AFTER", 1)
    desk.live.clock.pass_time(hours=3, minutes=30)
    taken = desk.take()
    with phone(desk, taken.token) as mine:
        before = mine.view().wait
        desk.live.clock.pass_time(minutes=30)
        after = mine.view().wait
    assert before is not None
    assert after is not None
    assert after.low < before.low


def test_the_stream_ends_with_the_day_of_its_ticket(desk: FrontDesk) -> None:
    taken = desk.take()
    with phone(desk, taken.token) as mine:
        mine.view()
        desk.act(taken.id, "cancel")
        assert mine.until("cancelled").number == taken.number
        desk.live.post("/api/v1/day/close", 200)
        assert mine.rest()[-1] == "gone"


def test_streams_end_promptly_when_the_hall_stops(tmp_path: Path) -> None:
    with ExitStack() as held:
        with serve_live(tmp_path) as live:
            desk = FrontDesk(live)
            mine = held.enter_context(phone(desk, desk.take().token))
            mine.view()
        assert set(mine.rest()) <= {"beat", "message"}


def test_a_forged_or_past_token_gets_no_stream(desk: FrontDesk) -> None:
    taken = desk.take()
    desk.act(taken.id, "cancel")
    desk.live.post("/api/v1/day/close", 200)
    for token in ("forged", taken.id, taken.token):
        answer = desk.live.http.get(f"/api/v1/public/tickets/{token}/stream")
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:hall:problem:unknown-ticket")


def test_one_ticket_is_looked_at_by_a_few_phones_only(desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_stream, "MOST_OF_ONE", 2)
    taken, other = desk.take(), desk.take()
    path = f"/api/v1/public/tickets/{taken.token}/stream"
    with phone(desk, taken.token) as first, phone(desk, taken.token) as second:
        assert first.view() == second.view()
        answer = desk.live.http.get(path)
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:hall:problem:too-many-streams")
        with phone(desk, other.token) as third:
            assert third.view().number == other.number


def test_phones_that_hang_up_are_forgotten(desk: FrontDesk) -> None:
    taken, other = desk.take(), desk.take()
    with phone(desk, taken.token) as first, phone(desk, other.token) as second:
        first.view()
        second.view()
        assert _phones(desk) == 2
    with phone(desk, other.token) as third:
        while _phones(desk) > 1:
            third.beat()


def _phones(desk: FrontDesk) -> float:
    figures = desk.live.http.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in figures if line.startswith("hall_phones "))
