"""When a manager is alarmed, and when not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from watched_hall import WatchedHall

from dispatcher.config import load_hall
from dispatcher.domain import commands as c
from dispatcher.web.alarms import Alarm, alarms, said_device_state
from dispatcher.web.speech import Said


@pytest.fixture
def watched() -> WatchedHall:
    """The township hall on a Monday at nine."""
    return WatchedHall()


def raised(watched: WatchedHall) -> dict[str, Alarm]:
    """The alarms now, by key."""
    return {
        alarm.said.key: alarm for alarm in alarms(watched.hall, watched.config, watched.book.window_since, watched.at)
    }


def test_a_quiet_hall_raises_none(watched: WatchedHall) -> None:
    watched.open("1")
    watched.take()
    assert raised(watched) == {}


def test_a_queue_alarms_once_its_promise_is_past_and_not_before(watched: WatchedHall) -> None:
    watched.open("1")
    watched.do(c.OpenWindow("2", "c02"))
    watched.take()
    watched.take()
    watched.do(c.CallNext("1"))
    watched.do(c.PauseWindow("2", "break"))
    watched.pass_minutes(20)
    assert "alarm_beyond" not in raised(watched)
    watched.pass_minutes(1)
    alarm = raised(watched)["alarm_beyond"]
    assert alarm.urgent
    assert alarm.said.values == {
        "queue": Said("户籍与生育", "Household and family"), "waited": Said("21分钟", "21 min"), "promise": "20",
    }  # fmt: skip


def test_people_whom_nobody_at_work_may_serve_alarm_at_once_in_opening_hours(watched: WatchedHall) -> None:
    watched.take()
    assert raised(watched)["alarm_unserved"].urgent
    watched.pass_minutes(3 * 60 + 1)
    over_lunch = raised(watched)
    assert "alarm_unserved" not in over_lunch
    assert "alarm_beyond_unserved" in over_lunch


def test_a_window_that_is_free_but_may_serve_nobody_who_waits_is_shown(watched: WatchedHall) -> None:
    watched.open("4", "c04")
    watched.do(c.CallNext("4"))
    watched.take("self-employed")
    told = raised(watched)["alarm_blind"].said.values
    assert told == {"windows": Said("4号窗口", "Window 4"), "count": 1}


def test_a_window_that_could_call_somebody_is_shown_after_three_minutes(watched: WatchedHall) -> None:
    watched.open("1")
    watched.take()
    watched.pass_minutes(2.9)
    assert "alarm_idle" not in raised(watched)
    watched.pass_minutes(0.1)
    alarm = raised(watched)["alarm_idle"]
    assert (alarm.urgent, alarm.said.values["windows"]) == (False, Said("1号窗口", "Window 1"))


def test_idle_windows_are_told_together_and_the_first_few_by_name() -> None:
    watched = WatchedHall(config=load_hall(Path(str(files("assets") / "halls" / "county.toml"))))
    for window in ("9", "10", "11", "12", "32", "33", "34"):
        watched.open(window, f"trainee-{window}")
    watched.take(watched.config.services[0].id)
    watched.pass_minutes(4)
    assert raised(watched)["alarm_idle"].said.values["windows"] == Said(
        "9号窗口、10号窗口、11号窗口、12号窗口、32号窗口等7个窗口",
        "Window 9, Window 10, Window 11, Window 12, Window 32 and 2 more",
    )


def test_a_pause_is_shown_after_half_an_hour_with_its_reason(watched: WatchedHall) -> None:
    watched.open("1")
    watched.do(c.PauseWindow("1", "break"))
    watched.pass_minutes(29.9)
    assert "alarm_paused" not in raised(watched)
    watched.pass_minutes(0.1)
    reason = next(reason for reason in watched.config.pause_reasons if reason.id == "break")
    assert raised(watched)["alarm_paused"].said.values["reason"] == Said(reason.name, reason.name_en)


def test_devices_that_need_somebody_are_shown_and_ready_ones_not(watched: WatchedHall) -> None:
    for device, state in (("printer-1", "paper_low"), ("printer-2", "ready"), ("screen-1", "on_fire")):
        watched.do(c.ReportDevice(device, state))
    found = alarms(watched.hall, watched.config, watched.book.window_since, watched.at)
    assert [(alarm.said.values["device"], alarm.urgent) for alarm in found] == [
        ("screen-1", True), ("printer-1", False),
    ]  # fmt: skip
    assert said_device_state("on_fire") == Said("on_fire", "on_fire")
