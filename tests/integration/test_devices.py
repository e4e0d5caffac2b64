"""Counter devices in a live hall: they show what is called, and keypads call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cut_line import CutLine, cut_line
from device_line import until
from devices_at_work import Said, devices_at_work, listed
from front_desk import FrontDesk
from live_hall import LiveHall, serve_live

from counter_display.case_in_hand import FRESH_SECONDS
from counter_display.devices import keypad_desk
from counter_display.devices.keypad_acts import Key
from counter_display.devices.keypad_desk import KeypadDesk
from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient
from dispatcher.store import Enrolment, Role

ALL_KINDS = (
    "led-485 a 1 1", "led-485-ascii a 2 2", "strip-0509 b 1", "cd5220-chinese c 1", "keypad d 1 1", "keypad d 2 2",
    "id-card e -",
)  # fmt: skip
SEEN_AWAY_SECONDS = 5.0
"""The stream is dead after three seconds; then a strip still needs its pause."""


@pytest.fixture
def hall(live_hall: LiveHall) -> FrontDesk:
    """What others do in the hall: windows 1 and 2 are open."""
    desk = FrontDesk(live_hall)
    desk.open("1", "c01")
    desk.open("2", "c02")
    return desk


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clerk who sees at once what is new, and presses fast."""
    monkeypatch.setattr(keypad_desk, "FRESH_SECONDS", 0.0)
    monkeypatch.setattr(keypad_desk, "BOUNCE_SECONDS", 0.0)
    monkeypatch.setattr(keypad_desk, "DIGIT_BOUNCE_SECONDS", 0.0)


def test_a_call_shows_on_every_device_of_its_window(hall: FrontDesk, tmp_path: Path) -> None:
    with devices_at_work(hall.live.url, listed(tmp_path, *ALL_KINDS)) as work:
        number = hall.take().number
        hall.take()
        hall.call("1")
        work.shows("digits-1", str(int(number[1:])))
        work.shows("strip-1", f"请{number}到1号窗口")
        work.shows("keypad-1", f"001{number[1:]}")
        until(lambda: work.said.shows("pole-1").startswith(f"请{number}到本窗口"))
        assert work.said.shows("digits-2").strip() == ""
        second = hall.call("2").number
        work.shows("digits-2", second)
        hall.complete("2")
        work.shows("digits-2", "")


def test_a_recall_shows_anew_and_a_pause_says_so(hall: FrontDesk, tmp_path: Path) -> None:
    with devices_at_work(hall.live.url, listed(tmp_path, "strip-0509 b 1")) as work:
        number = hall.take().number
        hall.call("1")
        work.shows("strip-1", f"请{number}到1号窗口")
        hall.serve("1", "start")
        work.shows("strip-1", f"{number}正在办理")
        hall.complete("1")
        hall.sit("1", "pause", reason="取材料")
        work.shows("strip-1", "暂停服务")
        assert not any("取材料" in line for line in work.said.lines), "reasons in words are shown to nobody (R26)"


def test_no_number_stays_while_the_hall_is_away_and_the_newest_comes_back(hall: FrontDesk, tmp_path: Path) -> None:
    devices = listed(tmp_path, "strip-0509 b 1", "led-485 a 1 1", "keypad d 1 1")
    with cut_line(hall.live.url) as line, devices_at_work(line.url, devices) as work:
        first = hall.take().number
        hall.call("1")
        work.shows("strip-1", f"请{first}到1号窗口")
        _cut_and_see_it(line, lambda: work.said.shows("strip-1") == "请听工作人员叫号")
        until(lambda: (work.said.shows("digits-1"), work.said.shows("keypad-1")) == ("0", "000   "))
        second = hall.take().number
        hall.complete("1", then="call-next")
        work.press("1 call")
        until(lambda: work.said.has("按键没有执行"))
        line.mend()
        work.shows("strip-1", f"请{second}到1号窗口")
        assert hall.window("1").number == second


def _cut_and_see_it(line: CutLine, seen: Callable[[], bool]) -> None:
    before = time.monotonic()
    line.cut()
    until(seen)
    assert time.monotonic() - before < SEEN_AWAY_SECONDS


@pytest.mark.usefixtures("quick")
def test_a_service_from_call_to_rating_by_keypad(hall: FrontDesk, tmp_path: Path) -> None:
    first, second = hall.take().id, hall.take().id
    with devices_at_work(hall.live.url, listed(tmp_path, "keypad d 1 1")) as work:
        work.shows("keypad-1", "002")
        steps = [
            ("call", lambda: hall.ticket(first).state == "called"),
            ("recall", lambda: hall.ticket(first).recalls == 1),
            ("confirm", lambda: hall.ticket(first).state == "serving"),
            ("call", lambda: (hall.ticket(first).state, hall.ticket(second).state) == ("completed", "called")),
            ("rate", lambda: hall.ticket(second).state == "completed"),
            ("pause", lambda: hall.window("1").state == "paused"),
            ("pause", lambda: hall.window("1").state == "idle"),
            ("call", lambda: hall.window("1").state == "ready"),
        ]
        for key, done in steps:
            _press_until(work.press, f"1 {key}", done)
        assert hall.ticket(first).cases[0].outcome == "done"


def _press_until(press: Callable[[str], None], key: str, done: Callable[[], bool]) -> None:
    """Press once the program is at rest, as the clerk's eyes do: a key while it is not means nothing."""
    end = time.monotonic() + 20
    while not done():
        press(key)
        pause = time.monotonic() + 0.7
        while not done() and time.monotonic() < pause:
            time.sleep(0.01)
        assert time.monotonic() < end, key


@pytest.mark.usefixtures("quick")
def test_a_person_is_led_to_the_window_that_was_typed(hall: FrontDesk, tmp_path: Path) -> None:
    ticket = hall.take().id
    with devices_at_work(hall.live.url, listed(tmp_path, "keypad d 1 1")) as work:
        work.shows("keypad-1", "001")
        _press_until(work.press, "1 call", lambda: hall.ticket(ticket).state == "called")
        work.shows("keypad-1", "000001")
        work.press("1 transfer")
        work.shows("keypad-1", "000000")
        work.press("1 2")
        work.shows("keypad-1", "000002")
        work.press("1 confirm")
        until(lambda: hall.ticket(ticket).windows == ["2"])
        assert hall.window("1").ticket is None


def test_a_key_that_bounces_calls_one_person_and_ends_nobodys_service(hall: FrontDesk, tmp_path: Path) -> None:
    tickets = [hall.take().id for _ in range(4)]
    with devices_at_work(hall.live.url, listed(tmp_path, "keypad d 1 1")) as work:
        work.shows("keypad-1", "004")
        before = time.monotonic()
        while time.monotonic() - before < 2.0:
            work.press("1 call")
        until(lambda: hall.ticket(tickets[0]).state == "called")
        work.shows("keypad-1", "003001")
    assert [hall.ticket(ticket).state for ticket in tickets] == ["called", "waiting", "waiting", "waiting"]


def test_a_key_for_somebody_who_is_no_longer_in_hand_does_nothing(hall: FrontDesk, tmp_path: Path) -> None:
    """The console finished and called on; the keypad has not heard of it when its key is pressed."""
    first, second = hall.take().id, hall.take().id
    hall.call("1")
    said = Said()

    async def press(key: Key) -> None:
        async with HallClient(hall.live.url) as client:
            desk = KeypadDesk(client, "1", said, lambda: None)
            desk.hear(await client.hall(), await client.catalogue())
            await asyncio.sleep(FRESH_SECONDS + 0.1)  # until the number can have been seen
            hall.complete("1", then="call-next")
            desk.press(key)
            while not said.lines:
                desk.hear(await client.hall(), await client.catalogue())
            await desk.stop()

    asyncio.run(press("call"))
    assert said.has("手中的号已经变了")
    assert (hall.ticket(first).state, hall.ticket(second).state) == ("completed", "called")


@pytest.mark.usefixtures("quick")
def test_a_key_works_again_after_the_line_failed_for_a_moment(
    hall: FrontDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket, read = hall.take().id, HallClient.ticket
    failures = [HallAway("for a moment")] * 3

    async def unsteady(client: HallClient, asked: str) -> wire.TicketWithNote:
        if failures:
            raise failures.pop()
        return await read(client, asked)

    with devices_at_work(hall.live.url, listed(tmp_path, "keypad d 1 1")) as work:
        work.shows("keypad-1", "001")
        monkeypatch.setattr(HallClient, "ticket", unsteady)
        hall.call("1")
        work.shows("keypad-1", "000001")
        _press_until(work.press, "1 rate", lambda: hall.ticket(ticket).state == "completed")
    assert failures == []


def test_the_hall_is_told_how_each_device_is(hall: FrontDesk, tmp_path: Path) -> None:
    with devices_at_work(hall.live.url, listed(tmp_path, *ALL_KINDS), device="counter") as work:
        names = {"digits-1", "digits-2", "strip-1", "pole-1", "keypad-1", "keypad-2", "card"}
        expected = {f"counter.{name}": "ready" for name in names}
        until(lambda: {found.id: found.state for found in hall.hall().devices} == expected)
        line = work.bench.bus_of("strip-1")
        line.unplug()
        until(lambda: {found.id: found.state for found in hall.hall().devices}["counter.strip-1"] == "offline")
        line.plug()
        until(lambda: {found.id: found.state for found in hall.hall().devices}["counter.strip-1"] == "ready")


def test_a_program_with_a_token_of_its_own_acts_and_reports(tmp_path: Path) -> None:
    enrolment = Enrolment.open(tmp_path)
    token = enrolment.enrol_device("counter", Role.GUIDE, "*")
    enrolment.set_pin("c01", "2468")
    with serve_live(tmp_path, enrolment=enrolment) as live:
        live.http.headers["Authorization"] = f"Bearer {token}"
        hall, devices = FrontDesk(live), listed(tmp_path, "keypad d 1 1")
        with devices_at_work(live.url, devices) as refused:
            until(lambda: refused.said.has("需要登记的设备令牌") or refused.said.has("enrol"))
        hall.sit("1", "open", clerk="c01", pin="2468")
        ticket = hall.take().id
        with devices_at_work(live.url, devices, token, "counter") as work:
            work.shows("keypad-1", "001")
            work.press("1 call")
            until(lambda: hall.ticket(ticket).state == "called")
            until(lambda: {found.id: found.state for found in hall.hall().devices} == {"counter.keypad-1": "ready"})
    enrolment.close()


def test_a_card_is_told_by_its_hash_alone(hall: FrontDesk, tmp_path: Path) -> None:
    with devices_at_work(hall.live.url, listed(tmp_path, "id-card e -")) as work:
        until(lambda: work.said.has("card: 就绪"))
        work.press("card")
        until(lambda: work.said.has("card read, hash"))
        everything = "\n".join(work.said.lines)
        assert "11010119000101001X" not in everything
        assert "甲" not in everything


def test_a_device_for_a_window_that_the_hall_does_not_have_is_told(hall: FrontDesk, tmp_path: Path) -> None:
    with devices_at_work(hall.live.url, listed(tmp_path, "strip-0509 b 99")) as work:
        until(lambda: "大厅里没有窗口 99" in str(work.misplaced))
