"""The engine at work beside a live hall: on slips and phones, in the catalogue, for the manager, and in the figures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from front_desk import HOUSEHOLD, FrontDesk
from live_hall import LiveHall, SetClock, serve_live

from dispatcher import wire
from dispatcher.domain.estimate import place_of
from dispatcher.loading import load_engine
from dispatcher.store import Enrolment, Role

PATIENCE = 60.0
"""Seconds for which a test waits until the engine is there; compiling it takes some twenty."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHall]:
    """The township at a quarter past nine with the engine at work; eight people wait at two windows."""
    with serve_live(tmp_path_factory.mktemp("hall"), engine=load_engine) as live:
        desk = FrontDesk(live)
        desk.open("1", "c01")
        desk.open("2", "c02")
        for _ in range(10):
            desk.take()
            live.clock.pass_time(seconds=90)
        desk.call("1")
        desk.call("2")
        foreseen(live, 8)
        yield live


def metrics(live: LiveHall) -> str:
    """The hall's figures."""
    return live.http.get("/metrics").text


def foreseen(live: LiveHall, people: int) -> None:
    """Wait until the engine has looked at a hall in which so many wait."""
    estimates = live.site.estimates
    until = time.monotonic() + PATIENCE
    while estimates.outlook is None or len(estimates.outlook.waits) != people:
        assert time.monotonic() < until, "the engine has not looked at the hall"
        time.sleep(0.01)


def test_the_answer_to_who_takes_a_number_has_the_engines_wait(hall: LiveHall) -> None:
    taken = FrontDesk(hall).take()
    ticket = hall.service.view.tickets[taken.id]
    simple = place_of(hall.service.view, ticket, hall.service.now())
    assert simple is not None
    assert taken.wait is not None
    assert taken.ahead == simple.ahead == 8
    assert taken.wait.high - taken.wait.low < simple.wait.high - simple.wait.low
    FrontDesk(hall).act(taken.id, "cancel")
    foreseen(hall, 8)


def test_everybody_who_asks_is_told_the_same(hall: LiveHall) -> None:
    desk = FrontDesk(hall)
    waiting = next(ticket for ticket in hall.service.view.tickets.values() if ticket.called_at is None)
    staff, citizen = desk.ticket(waiting.id), desk.public(hall.site.tokens.token(waiting.id))
    assert staff.wait == citizen.wait
    page = hall.http.get(f"/t/{hall.site.tokens.token(waiting.id)}").text
    assert staff.wait is not None
    assert f"{staff.wait.low}–{staff.wait.high}分钟" in page or f"{staff.wait.high}分钟以内" in page
    queue = next(queue for queue in desk.hall().queues if queue.waiting)
    service = next(s for domain in desk.catalogue().domains for s in domain.services if s.id == HOUSEHOLD)
    assert queue.wait == service.wait


def test_the_manager_asks_what_one_window_more_or_less_would_do(hall: LiveHall) -> None:
    told = wire.Forecast.model_validate(hall.http.get("/api/v1/forecast").json())
    assert told.waiting == 8
    assert told.more
    assert {change.window for change in told.more} <= {"3", "4", "5", "6"}
    assert {change.clerk for change in told.more}.isdisjoint({"c01", "c02"})
    means = [change.prospect.mean for change in told.more]
    assert told.now.mean is not None
    assert all(mean is not None and mean < told.now.mean for mean in means)
    assert told.less is not None
    assert told.less.window in ("1", "2")
    assert told.less.prospect.mean is not None
    assert told.less.prospect.mean > told.now.mean
    assert "household" in {newcomers.queue for newcomers in told.now.newcomers}


def test_the_page_shows_the_same_once_it_has_been_worked_out(hall: LiveHall) -> None:
    hall.http.get("/api/v1/forecast")
    page = hall.http.get("/manager").text
    assert "照现在这样" in page
    assert "多开" in page
    assert "少开" in page


def test_the_figures_tell_how_old_the_forecast_is_and_what_it_took(hall: LiveHall) -> None:
    figures = dict(line.split() for line in metrics(hall).splitlines() if line.startswith("hall_forecast"))
    assert 0 <= float(figures["hall_forecast_age_seconds"]) < 600
    assert 0 < float(figures["hall_forecast_duration_seconds"]) < 10


def test_a_hall_without_an_engine_says_so_and_works(desk: FrontDesk) -> None:
    answer = desk.live.http.get("/api/v1/forecast")
    problem = wire.Problem.model_validate(answer.json())
    assert (answer.status_code, problem.type) == (503, "urn:hall:problem:no-engine")
    assert "pip install 'hall[fast]'" in problem.detail_en
    assert desk.take().wait is not None
    assert "没有推演引擎" in desk.live.http.get("/manager").text
    assert "hall_forecast" not in metrics(desk.live)


def test_before_the_day_is_opened_there_is_no_forecast(tmp_path: Path) -> None:
    night = SetClock(SetClock().moment.replace(hour=6))
    with serve_live(tmp_path, night, engine=lambda ending: FakeEngine()) as live:
        answer = live.http.get("/api/v1/forecast")
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:hall:problem:no-forecast")


def test_only_whoever_may_supervise_is_answered(tmp_path: Path) -> None:
    with closing(Enrolment.open(tmp_path / "hall")) as enrolment:
        kiosk, supervisor = (enrolment.enrol_device(role.value, role, "*") for role in (Role.KIOSK, Role.SUPERVISOR))
        with serve_live(tmp_path / "hall", enrolment=enrolment) as live:
            status = {
                token: live.http.get("/api/v1/forecast", headers={"Authorization": f"Bearer {token}"}).status_code
                for token in (kiosk, supervisor)
            }
            assert status == {kiosk: 403, supervisor: 503}
            assert live.http.get("/api/v1/forecast").status_code == 401
