"""The book of a day: calls, exceptions, since when."""

from __future__ import annotations

import pytest
from hall_builder import MINUTE
from watched_hall import WatchedHall

from dispatcher.domain import commands as c
from dispatcher.domain.events import DayOpened, Event, WindowOpened
from dispatcher.domain.model import Outcome
from dispatcher.store import Row
from dispatcher.store.codec import encode
from dispatcher.web import day_book
from dispatcher.web.day_book import CALLS_KEPT, EXCEPTIONS_KEPT, DayBook, todays_events


@pytest.fixture
def watched() -> WatchedHall:
    """The township hall on a Monday at nine, window 1 open."""
    hall = WatchedHall()
    hall.open("1")
    return hall


def test_the_last_calls_are_kept_newest_first(watched: WatchedHall) -> None:
    tickets = [watched.take() for _ in range(CALLS_KEPT + 3)]
    for _ in tickets:
        watched.do(c.CallNext("1"))
        watched.pass_minutes(1)
        watched.do(c.CompleteCase("1", Outcome.DONE))
    assert [call.event.ticket for call in watched.book.calls] == [t.id for t in reversed(tickets)][:CALLS_KEPT]


def test_calls_out_of_order_and_approved_departures_are_exceptions(watched: WatchedHall) -> None:
    watched.take()
    chosen = watched.take()
    watched.do(c.CallTicket("1", chosen.id, "key:why"))
    watched.do(c.CompleteCase("1", Outcome.DONE))
    watched.do(c.CloseWindow("1", "key:who", "key:reason"))
    watched.do(c.CloseDay("key:boss", "key:storm"))
    told = [(entry.kind, entry.approver, entry.reason) for entry in watched.book.exceptions]
    assert told == [
        ("close_day", "key:boss", "key:storm"), ("close", "key:who", "key:reason"), ("chosen", None, "key:why"),
    ]  # fmt: skip


def test_all_exceptions_are_counted_though_only_the_last_are_kept(watched: WatchedHall) -> None:
    for _ in range(EXCEPTIONS_KEPT + 5):
        ticket = watched.take()
        watched.do(c.CallTicket("1", ticket.id, "key"))
        watched.do(c.CompleteCase("1", Outcome.DONE))
    assert len(watched.book.exceptions) == EXCEPTIONS_KEPT
    assert watched.book.exceptions_today == EXCEPTIONS_KEPT + 5


def test_a_window_is_known_since_it_last_changed(watched: WatchedHall) -> None:
    opened = watched.at
    assert watched.book.window_since == {"1": opened}
    watched.pass_minutes(5)
    watched.do(c.PauseWindow("1", "break"))
    assert watched.book.window_since["1"] == opened + 5 * MINUTE
    watched.do(c.CloseWindow("1"))
    assert watched.book.window_since == {}


def test_another_date_begins_a_new_book_and_the_same_goes_on(watched: WatchedHall) -> None:
    ticket = watched.take()
    watched.do(c.CallTicket("1", ticket.id, "key"))
    watched.book.note(DayOpened("2026-11-23", ()), watched.at)
    assert len(watched.book.calls) == 1
    watched.book.note(DayOpened("2026-11-24", ()), watched.at)
    assert (len(watched.book.calls), watched.book.exceptions_today) == (0, 0)


@pytest.mark.parametrize("page", [1, 2, 3, 100])
def test_the_days_beginning_is_found_by_reading_backwards(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_book, "PAGE", page)
    events: list[Event] = [
        DayOpened("2026-11-22", ()), WindowOpened("9", "c09"), DayOpened("2026-11-23", ()),
        WindowOpened("1", "c01"), WindowOpened("2", "c02"),
    ]  # fmt: skip
    rows = [Row(seq, seq, *encode(event), "id", "hall", b"") for seq, event in enumerate(events, 1)]

    def read(after: int, limit: int) -> list[Row]:
        return rows[after : after + limit]

    found = [row.seq for row in todays_events(read, len(rows), "2026-11-23")]
    assert found == list(range(found[0], 6))
    assert found[0] <= 3
    assert found[0] > 3 - page


def test_an_empty_book_knows_nothing() -> None:
    assert (list(DayBook().calls), list(DayBook().exceptions), DayBook().window_since) == ([], [], {})
