"""Which screens a demonstration runs, when they are photographed, and what is made of them."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from PIL import Image

from dispatcher import wire
from dispatcher.config import HallConfig, load_hall
from sim.audit.screens import calls_to_show, check_screens
from sim.screens.at_work import ScreenRecord
from sim.screens.gallery import gallery_of, shrunk
from sim.screens.moments import Moment, moments_of
from sim.screens.plan import SIZES, Choice, ScreenPlan, screens_of, window_screen
from sim.screens.voice import VoiceRecord
from sim.seating import Seating

MINUTE = 60_000_000
WINDOW = window_screen("3", SIZES["window"])


@pytest.fixture(scope="module")
def county() -> HallConfig:
    """The county example hall."""
    with as_file(files("assets") / "halls" / "county.toml") as path:
        return load_hall(path)


def _screens(config: HallConfig, choice: Choice) -> dict[str, ScreenPlan]:
    plans = screens_of(config, Seating(config).clerks, choice, SIZES, "virtual:slips")
    return {plan.name: plan for plan in plans}


def test_a_township_shows_all_its_windows(township: HallConfig) -> None:
    windows = [f"window-{number}" for number in range(1, 7)]
    assert list(_screens(township, "some")) == ["kiosk", "board", *windows, "console-3", "console-6"]


def test_a_county_hall_shows_some_of_its_windows(county: HallConfig) -> None:
    screens = _screens(county, "some")
    windows = [name for name in screens if name.startswith("window-")]
    assert len(windows) == 6
    assert {window.zone for window in county.windows if f"window-{window.id}" in windows} == {"floor-1", "floor-2"}
    assert screens["board"].calls_of == {window.id for window in county.windows}


def test_all_screens_are_every_windows_and_every_zones(county: HallConfig) -> None:
    screens = _screens(county, "all")
    for window in county.windows:
        assert screens[f"window-{window.id}"].calls_of == {window.id}
        assert screens[f"console-{window.id}"].console_of == window.id
    floors = screens["board-floor-1"].calls_of, screens["board-floor-2"].calls_of
    assert floors[0] | floors[1] == screens["board"].calls_of
    assert not floors[0] & floors[1]


def test_a_hall_without_screens_has_none(township: HallConfig) -> None:
    assert _screens(township, "none") == {}


def test_pictures_are_taken_after_opening_after_the_busiest_half_hour_and_after_closing() -> None:
    sessions = [(510 * MINUTE, 720 * MINUTE), (810 * MINUTE, 1020 * MINUTE)]
    arrivals = [minute * MINUTE for minute in (480, 481, 482, 520, 575, 580, 590, 600, 900, 1025)]
    moments = moments_of(sessions, arrivals)
    assert [(moment.name, moment.at // MINUTE) for moment in moments] == [
        ("opening", 520),
        ("peak", 600),
        ("closing", 1025),
    ]


def test_of_two_busy_half_hours_the_first_counts() -> None:
    moments = moments_of([(0, 600 * MINUTE)], [minute * MINUTE for minute in (10, 20, 310, 320)])
    assert moments[1].at == 30 * MINUTE


SPEED = 600.0


def _event(seq: int, kind: str, window: str, at: str = "09:00:00") -> wire.LoggedEvent:
    data: dict[str, object] = {"ticket": "T", "number": "A001", "window": window}
    return wire.LoggedEvent(
        seq=seq, at=f"2026-11-23T{at}+08:00", type=kind, data=data, command_id="c", actor="open", hash="0"
    )


LOG = [
    _event(1, "ticket-called.1", "3"),
    _event(2, "ticket-recalled.1", "3"),
    _event(3, "ticket-called.1", "4"),
    _event(4, "service-started.1", "3"),
]
GOOD = ScreenRecord(WINDOW, frozenset({1, 2}), 0, "")


def test_a_screen_has_to_show_the_calls_and_recalls_of_its_windows() -> None:
    assert [event.seq for event in calls_to_show(GOOD, LOG)] == [1, 2]
    board = ScreenPlan("board", (), frozenset({"3", "4"}))
    assert [event.seq for event in calls_to_show(replace(GOOD, plan=board), LOG)] == [1, 2, 3]


def test_a_screen_that_showed_everything_and_ended_well_is_right() -> None:
    assert check_screens([GOOD], VoiceRecord(3, ""), LOG, SPEED) == []
    assert check_screens([], None, LOG, SPEED) == []


def test_each_missed_call_is_a_finding() -> None:
    [finding] = check_screens([replace(GOOD, calls_shown=frozenset({1}))], None, LOG, SPEED)
    assert (finding.seq, finding.kind) == (2, "call-not-shown")
    assert "window-3 没有显示 A001 到 3 号窗口" in finding.zh


@pytest.mark.parametrize(("over", "findings"), [("09:04:59", 0), ("09:05:00", 1)])
def test_a_call_that_was_over_in_half_a_real_second_may_be_missed(over: str, findings: int) -> None:
    log = [*LOG, _event(5, "ticket-completed.1", "4", "09:01:00"), _event(6, "ticket-completed.1", "3", over)]
    assert len(check_screens([replace(GOOD, calls_shown=frozenset({1}))], None, log, SPEED)) == findings


CALLED_OFTEN = [
    _event(1, "ticket-called.1", "3", "09:00:00"),
    _event(2, "ticket-recalled.1", "3", "09:04:59"),
    _event(3, "ticket-recalled.1", "3", "09:09:00"),
    _event(4, "no-show-recorded.1", "3", "09:30:00"),
]


@pytest.mark.parametrize(("shown", "missed"), [({3}, []), ({2}, [3]), ({1}, [3]), (set(), [1, 2, 3])])
def test_who_is_called_anew_within_half_a_second_need_be_shown_only_once(shown: set[int], missed: list[int]) -> None:
    findings = check_screens([replace(GOOD, calls_shown=frozenset(shown))], None, CALLED_OFTEN, SPEED)
    assert [finding.seq for finding in findings] == missed


def test_a_recall_later_than_that_makes_up_for_nothing() -> None:
    late = [CALLED_OFTEN[0], _event(2, "ticket-recalled.1", "3", "09:05:00"), *CALLED_OFTEN[2:]]
    [finding] = check_screens([replace(GOOD, calls_shown=frozenset({3}))], None, late, SPEED)
    assert finding.seq == 1


def test_another_visit_to_the_window_makes_up_for_nothing() -> None:
    before = [_event(1, "ticket-called.1", "3", "08:00:00"), _event(2, "ticket-parked.1", "3", "08:10:00")]
    log = [*before, *(event.model_copy(update={"seq": event.seq + 2}) for event in CALLED_OFTEN)]
    findings = check_screens([replace(GOOD, calls_shown=frozenset({1}))], None, log, SPEED)
    assert [finding.seq for finding in findings] == [3, 4, 5]


def test_a_warning_is_a_finding_and_says_whose() -> None:
    findings = check_screens([replace(GOOD, said="QML: oh")], VoiceRecord(3, "no sound"), LOG, SPEED)
    assert [finding.kind for finding in findings] == ["screen-complained", "screen-complained"]
    assert "window-3 报告：QML: oh" in findings[0].zh
    assert "voice" in findings[1].zh


@pytest.mark.parametrize("code", [1, -11, None])
def test_a_screen_that_does_not_end_well_is_a_finding(code: int | None) -> None:
    [finding] = check_screens([replace(GOOD, code=code)], None, LOG, SPEED)
    assert finding.kind == "screen-ended-badly"


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with one picture, of window 3 at the peak."""
    folder = tmp_path / "screens"
    folder.mkdir()
    Image.linear_gradient("L").resize((1280, 720)).save(folder / "window-3-peak.png")
    return folder


def test_a_small_picture_keeps_its_proportions_and_is_small(pictures: Path) -> None:
    content = shrunk(pictures / "window-3-peak.png", (480, 480))
    with Image.open(io.BytesIO(content)) as small:
        assert (small.format, small.mode, small.size) == ("PNG", "P", (480, 270))


def test_the_gallery_holds_what_was_photographed(pictures: Path) -> None:
    moments = [Moment("opening", "开门", 1), Moment("peak", "高峰", 2)]
    [row] = gallery_of([WINDOW], moments, pictures)
    [shown] = row.pictures
    assert (row.name, shown.href, shown.moment) == ("window-3", "screens/window-3-peak.png", moments[1])
    assert base64.b64decode(shown.small.removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")
