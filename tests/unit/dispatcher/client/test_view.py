"""A hall as a screen follows it."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk
from live_hall import LiveHall

from dispatcher import wire
from dispatcher.client.view import HallView


class Followed:
    """A served hall beside a view of it that knows only the first snapshot and the events since."""

    def __init__(self, live: LiveHall) -> None:
        self.desk = FrontDesk(live)
        self.first = self.desk.hall()
        self.view = HallView(self.first)

    def events(self) -> list[wire.StreamedEvent]:
        """The events since the first snapshot."""
        return [
            wire.StreamedEvent(seq=event.seq, at=event.at, type=event.type, data=event.data)
            for event in self.desk.log(self.first.seq)
        ]

    def catch_up(self) -> None:
        """See everything that has happened."""
        for event in self.events():
            self.view.see(event)


@pytest.fixture
def followed(live_hall: LiveHall) -> Followed:
    """The township hall, followed from its morning."""
    return Followed(live_hall)


def test_windows_and_calls_are_as_the_dispatcher_has_them(followed: Followed, live_hall: LiveHall) -> None:
    desk = followed.desk
    for window, clerk in (("1", "c01"), ("2", "c02"), ("3", "c03")):
        desk.open(window, clerk)
    for _ in range(6):
        live_hall.clock.pass_time(minutes=1)
        desk.take()
    desk.call("1")
    live_hall.clock.pass_time(minutes=1)
    desk.call("2")
    desk.serve("2", "start")
    live_hall.clock.pass_time(minutes=1)
    desk.serve("1", "recall")
    desk.call("3")
    desk.serve("3", "park")
    desk.sit("3", "pause", reason="break")
    followed.catch_up()
    seen, told = followed.view.hall, desk.hall()
    assert seen.windows == told.windows
    assert seen.now_serving == told.now_serving
    assert seen.seq == told.seq


@pytest.mark.parametrize("act", ["complete", "no-show", "transfer", "park"])
def test_a_person_who_leaves_the_window_leaves_its_screen(followed: Followed, live_hall: LiveHall, act: str) -> None:
    desk = followed.desk
    desk.open("1")
    desk.take()
    desk.call("1")
    if act == "complete":
        desk.complete("1")
    elif act == "no-show":
        for _ in range(2):
            desk.serve("1", "recall")
        live_hall.clock.pass_time(minutes=5)
        desk.serve("1", "no-show")
    else:
        desk.serve("1", act, **({"service": "consult"} if act == "transfer" else {}))
    followed.catch_up()
    assert followed.view.hall.windows == desk.hall().windows
    assert followed.view.hall.now_serving == []


def test_opening_waiting_pausing_and_closing_show(followed: Followed) -> None:
    desk = followed.desk
    desk.open("1")
    desk.wait_for_next("1")
    desk.sit("1", "pause", reason="meeting")
    desk.sit("1", "resume")
    desk.sit("1", "close")
    states = []
    for event in followed.events():
        followed.view.see(event)
        states.append(followed.view.hall.windows[0].state)
    assert states == ["idle", "ready", "paused", "idle", "closed"]
    assert followed.view.hall.windows[0] == desk.window("1")


def test_a_snapshot_older_than_the_events_takes_nothing_back(followed: Followed) -> None:
    followed.desk.open("1")
    followed.catch_up()
    followed.view.read(followed.first)
    assert followed.view.hall.windows[0].state == "idle"


def test_an_event_that_the_snapshot_knows_changes_nothing(followed: Followed) -> None:
    desk = followed.desk
    desk.open("1")
    desk.sit("1", "close")
    now = desk.hall()
    followed.view.read(now)
    followed.catch_up()
    assert followed.view.hall == now


def test_a_shown_hall_is_never_changed_in_place(followed: Followed) -> None:
    before = followed.first.model_copy(deep=True)
    followed.desk.open("1")
    followed.catch_up()
    assert followed.first == before
