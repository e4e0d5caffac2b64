"""Who is announced, and in which order."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk

from counter_display.voice.announcements import Announcement, AnnouncementQueue
from dispatcher import wire


class Heard:
    """A queue that has seen everything that happened in the hall."""

    def __init__(self, desk: FrontDesk, zone: str | None = None) -> None:
        self.desk = desk
        self.queue = AnnouncementQueue(zone)
        self._seen = 0

    def next(self) -> Announcement | None:
        """The next announcement, as the hall stands now."""
        for event in self.desk.log(self._seen):
            self.queue.see(wire.StreamedEvent(seq=event.seq, at=event.at, type=event.type, data=event.data))
            self._seen = event.seq
        return self.queue.next(self.desk.hall())

    def rest(self) -> list[tuple[str, int]]:
        """Windows and times of all that is left."""
        found = []
        while (announcement := self.next()) is not None:
            found.append((announcement.window, announcement.times))
        return found


@pytest.fixture
def heard(desk: FrontDesk) -> Heard:
    """The township hall with three windows open and six people waiting."""
    for window, clerk in (("1", "c01"), ("2", "c02"), ("3", "c03")):
        desk.open(window, clerk)
    for _ in range(6):
        desk.take()
    return Heard(desk)


def test_two_calls_at_once_follow_each_other(heard: Heard) -> None:
    first, second = heard.desk.call("2"), heard.desk.call("1")
    one, two = heard.next(), heard.next()
    assert one is not None
    assert two is not None
    assert (one.number, one.window, one.times) == (first.number, "2", 1)
    assert (two.number, two.window, two.times) == (second.number, "1", 1)
    assert one.id < two.id
    assert heard.next() is None


def test_a_recall_is_spoken_twice(heard: Heard) -> None:
    heard.desk.call("1")
    assert heard.rest() == [("1", 1)]
    heard.desk.serve("1", "recall")
    assert heard.rest() == [("1", 2)]


def test_a_recall_of_one_who_was_not_announced_yet_is_one_announcement(heard: Heard) -> None:
    heard.desk.call("1")
    heard.desk.call("2")
    heard.desk.serve("1", "recall")
    assert heard.rest() == [("2", 1), ("1", 2)]


@pytest.mark.parametrize("act", ["start", "park", "complete"])
def test_nobody_is_called_who_is_no_longer_awaited(heard: Heard, act: str) -> None:
    heard.desk.call("1")
    heard.desk.call("2")
    if act == "complete":
        heard.desk.complete("1")
    else:
        heard.desk.serve("1", act)
    assert heard.rest() == [("2", 1)]


def test_each_zone_hears_its_own(heard: Heard) -> None:
    heard.desk.call("1")
    elsewhere = Heard(heard.desk, "attic")
    assert elsewhere.next() is None
    assert Heard(heard.desk, "hall").rest() == [("1", 1)]


def test_other_events_are_not_announced(heard: Heard) -> None:
    assert heard.next() is None
    assert len(heard.queue) == 0
