"""What the two pages show, made from a hall without a server."""

from __future__ import annotations

import pytest
from watched_hall import WatchedHall

from dispatcher.domain import commands as c
from dispatcher.domain.model import Outcome
from dispatcher.estimates import Estimates
from dispatcher.web.board import Board, Boards
from dispatcher.web.citizen import CitizenViews, Going, Tone
from dispatcher.web.speech import Said


@pytest.fixture
def watched() -> WatchedHall:
    """The township hall on a Monday at nine, windows 1 and 2 open."""
    hall = WatchedHall()
    hall.open("1", "c01")
    hall.open("2", "c02")
    return hall


def board(watched: WatchedHall, **texts: str) -> Board:
    """The manager's board now."""
    return Boards(watched.config, Estimates()).of(watched.hall, watched.book, texts, watched.at)


def test_a_waiting_ticket_names_the_windows_at_work(watched: WatchedHall) -> None:
    ticket = watched.take()
    view = CitizenViews(watched.config, Estimates()).of(watched.hall, ticket, watched.at)
    assert (view.number, view.tone, view.ahead) == ("A001", Tone.WAIT, 0)
    assert view.windows == Said("1号窗口、2号窗口", "Window 1, Window 2")
    assert view.headline.key == "waiting_next"
    assert view.going is None


def test_no_wait_is_told_while_windows_should_be_open_and_nobody_sits_there() -> None:
    watched = WatchedHall()
    ticket = watched.take()
    views = CitizenViews(watched.config, Estimates())
    view = views.of(watched.hall, ticket, watched.at)
    assert (view.ahead, view.wait, view.headline.key) == (0, None, "waiting")
    assert next(row for row in board(watched).queues if row.prefix == "A").estimate is None
    watched.pass_minutes(3 * 60 + 10)
    assert views.of(watched.hall, ticket, watched.at).wait is not None
    watched.open("1")
    assert views.of(watched.hall, ticket, watched.at).wait is not None


def test_a_called_ticket_says_where_to_go_and_nothing_of_waiting(watched: WatchedHall) -> None:
    ticket = watched.take()
    watched.do(c.CallNext("2"))
    view = CitizenViews(watched.config, Estimates()).of(watched.hall, ticket, watched.at)
    assert view.going == Going(Said("2号窗口", "Window 2"), Said("一楼大厅", "Ground floor"))
    assert view.going.short
    assert (view.ahead, view.wait, view.windows) == (None, None, None)


def test_a_long_name_of_a_window_is_not_written_very_large() -> None:
    zone = Said("一楼", "Ground floor")
    assert not Going(Said("企业开办一件事专窗", "Window 3"), zone).short
    assert not Going(Said("3号窗口", "Starting a business"), zone).short


def test_a_person_with_several_cases_counts_once_at_each_window(watched: WatchedHall) -> None:
    watched.take("id-card-new", "normal", "consult")
    watched.do(c.CallNext("1"))
    watched.pass_minutes(3)
    watched.do(c.CompleteCase("1", Outcome.DONE))
    watched.do(c.CompleteCase("1", Outcome.DONE))
    rows = {row.name.zh: row for row in board(watched).windows}
    assert (rows["1号窗口"].served, rows["2号窗口"].served) == (1, 0)
    assert board(watched).served == 1


def test_windows_tell_for_how_long(watched: WatchedHall) -> None:
    watched.take()
    watched.do(c.CallNext("1"))
    watched.pass_minutes(7)
    rows = {row.name.zh: row for row in board(watched).windows}
    assert (rows["1号窗口"].number, rows["1号窗口"].lasting) == ("A001", Said("7分钟", "7 min"))
    assert rows["3号窗口"].lasting is None


def test_queues_compare_the_longest_wait_with_the_promise(watched: WatchedHall) -> None:
    watched.take()
    watched.take(priority="elderly")
    watched.pass_minutes(10)
    row = next(row for row in board(watched).queues if row.prefix == "A")
    assert (row.waiting, row.load, row.servers) == (2, 0.5, 2)
    assert {(name.zh, count) for name, count in row.priorities} == {("普通", 1), ("老年人", 1)}


def test_a_call_tells_its_claim_and_runner_up(watched: WatchedHall) -> None:
    watched.take()
    watched.pass_minutes(1)
    watched.take("consult")
    watched.do(c.CallNext("1"))
    (row,) = board(watched).calls
    assert row.how == "next"
    assert row.claim > row.runner_up_claim > 0
    assert row.runner_up in ("A001", "Z001")
    assert row.runner_up != row.number


def test_an_exceptions_reason_is_read_by_its_key_as_long_as_it_is_kept(watched: WatchedHall) -> None:
    ticket = watched.take()
    watched.do(c.CallTicket("1", ticket.id, "key"))
    assert board(watched, key="家里有急事").exceptions[0].reason == "家里有急事"
    assert board(watched).exceptions[0].reason is None
