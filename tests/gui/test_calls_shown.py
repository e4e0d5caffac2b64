"""Counting the calls that a screen has shown."""

from __future__ import annotations

from typing import cast

import pytest
from gui.drawn import discard
from PySide6.QtCore import QObject, Signal

from counter_display.calls_shown import CallsShown
from dispatcher import wire
from dispatcher.client.qt import HallLink


class Line(QObject):
    """Tells events as a link does, and faces as a screen does."""

    event_seen = Signal(object)
    shown = Signal(int)

    def tell(self, seq: int, kind: str, number: str) -> None:
        """An event comes."""
        data: dict[str, object] = {"ticket": f"T-{number}", "number": number, "window": "3"}
        self.event_seen.emit(wire.StreamedEvent(seq=seq, at="2026-11-23T09:00:00+08:00", type=kind, data=data))


class Count:
    """A counter on a line, and the numbers that stand on its screen."""

    def __init__(self) -> None:
        self.line = Line()
        self.numbers: set[str] = set()
        self.calls = CallsShown(cast("HallLink", self.line), self.line.shown, lambda: self.numbers)

    def seen(self) -> object:
        """What it answers."""
        answers: list[dict[str, object]] = []
        self.calls.tell({"seen": True}, answers.append)
        return answers[0]["seen"]


@pytest.fixture
def count() -> Count:
    """A counter that has seen nothing."""
    return Count()


@pytest.fixture(autouse=True)
def _tidy(count: Count) -> object:
    yield
    discard(count.calls, count.line)


def test_a_call_counts_once_its_number_stands_on_the_screen(count: Count) -> None:
    count.line.tell(7, "ticket-called.1", "A001")
    assert count.seen() == {"calls": [], "last_seq": 7}
    count.numbers = {"A001"}
    count.line.shown.emit(7)
    count.line.shown.emit(7)
    assert count.seen() == {"calls": [7], "last_seq": 7}


def test_a_recall_counts_as_the_call_does(count: Count) -> None:
    count.numbers = {"A001"}
    for seq, kind in ((7, "ticket-called.1"), (9, "ticket-recalled.1")):
        count.line.tell(seq, kind, "A001")
        count.line.shown.emit(seq)
    assert count.seen() == {"calls": [7, 9], "last_seq": 9}


def test_a_call_that_the_next_face_does_not_show_is_missed_for_good(count: Count) -> None:
    count.line.tell(7, "ticket-called.1", "A001")
    count.line.shown.emit(7)
    count.numbers = {"A001"}
    count.line.shown.emit(8)
    assert count.seen() == {"calls": [], "last_seq": 7}


def test_a_call_waits_for_the_face_that_comes_after_it(count: Count) -> None:
    count.line.tell(7, "ticket-called.1", "A001")
    count.line.shown.emit(6)
    count.numbers = {"A001"}
    count.line.shown.emit(7)
    assert count.seen() == {"calls": [7], "last_seq": 7}


def test_other_events_are_no_calls(count: Count) -> None:
    count.numbers = {"A001"}
    count.line.tell(8, "service-started.1", "A001")
    count.line.shown.emit(8)
    assert count.seen() == {"calls": [], "last_seq": 8}
