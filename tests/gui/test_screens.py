"""Window screen and board on a live hall, offscreen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from cut_line import CutLine
from front_desk import FrontDesk
from gui.drawn import colours, cut_texts, discard, texts
from live_hall import LiveHall
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from counter_display.board_screen import BoardScreen
from counter_display.window_screen import WindowScreen
from dispatcher.client.qt import HallLink
from screens.stage import Stage
from screens.translations import QtPhrasebook

PATIENCE_MS = 20_000
SEEN_AWAY_SECONDS = 3.0
SIZES = [(1920, 1080), (1024, 768), (1920, 240), (640, 64)]
Make = Callable[[HallLink, str, QSize], WindowScreen | BoardScreen]


def _window(link: HallLink, language: str, size: QSize) -> WindowScreen:
    return WindowScreen(link, "3", QtPhrasebook(), language, size)


def _board(link: HallLink, language: str, size: QSize) -> BoardScreen:
    return BoardScreen(link, None, [], QtPhrasebook(), language, size)


SCREENS = [pytest.param(_window, id="window"), pytest.param(_board, id="board")]


@dataclass
class Shown:
    """A screen on its stage, and after which events it was drawn."""

    stage: Stage
    seen: list[int] = field(default_factory=list)


@contextmanager
def _shown(make: Make, url: str, language: str = "both", size: tuple[int, int] = (1920, 1080)) -> Iterator[Shown]:
    link = HallLink(url, refresh_ms=100)
    screen = make(link, language, QSize(*size))
    shown = Shown(screen.stage)
    screen.shown.connect(shown.seen.append)
    link.start()
    screen.stage.appear()
    try:
        yield shown
    finally:
        link.stop()
        discard(screen.stage, screen, link)


def _has_seen(screen: Shown, seq: int) -> bool:
    return bool(screen.seen) and screen.seen[-1] >= seq


def _called(live: LiveHall) -> str:
    desk = FrontDesk(live)
    desk.open("3")
    desk.take()
    return desk.call("3").number


@pytest.mark.parametrize("make", SCREENS)
def test_a_call_is_shown(make: Make, live_hall: LiveHall, qtbot: QtBot) -> None:
    with _shown(make, live_hall.url) as screen:
        number = _called(live_hall)
        qtbot.waitUntil(lambda: number in texts(screen.stage), timeout=PATIENCE_MS)
        FrontDesk(live_hall).complete("3")
        qtbot.waitUntil(lambda: number not in texts(screen.stage), timeout=PATIENCE_MS)


@pytest.mark.parametrize("make", SCREENS)
def test_no_old_number_stands_while_the_hall_is_away_and_the_next_call_is_not_missed(
    make: Make, live_hall: LiveHall, line: CutLine, qtbot: QtBot
) -> None:
    with _shown(make, line.url) as screen:
        old = _called(live_hall)
        qtbot.waitUntil(lambda: old in texts(screen.stage), timeout=PATIENCE_MS)
        line.freeze()
        began = time.monotonic()
        qtbot.waitUntil(lambda: "叫号显示暂时中断" in texts(screen.stage), timeout=PATIENCE_MS)
        assert time.monotonic() - began < SEEN_AWAY_SECONDS
        assert old not in texts(screen.stage)
        desk = FrontDesk(live_hall)
        desk.complete("3")
        desk.take()
        new = desk.call("3").number
        line.cut()
        line.thaw()
        line.mend()
        qtbot.waitUntil(lambda: new in texts(screen.stage), timeout=PATIENCE_MS)
        assert old not in texts(screen.stage)


@pytest.mark.parametrize("language", ["both", "zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("make", SCREENS)
def test_nothing_is_cut_in_any_state(
    make: Make, size: tuple[int, int], language: str, live_hall: LiveHall, qtbot: QtBot
) -> None:
    desk = FrontDesk(live_hall)
    acts: list[tuple[str, Callable[[], object]]] = [
        ("closed", lambda: None),
        ("idle", lambda: desk.open("3")),
        ("calling", lambda: (desk.take(), desk.call("3"))),
        ("serving", lambda: desk.serve("3", "start")),
        ("paused", lambda: (desk.complete("3"), desk.sit("3", "pause", reason="network"))),
    ]
    with _shown(make, live_hall.url, language, size) as screen:
        for _, act in acts:
            act()
            qtbot.waitUntil(lambda: _has_seen(screen, live_hall.service.seq), timeout=PATIENCE_MS)
            assert cut_texts(screen.stage) == []
            picture = screen.stage.picture()
            assert (picture.width(), picture.height()) == size
            assert colours(picture) > 3


@pytest.mark.parametrize(
    ("language", "shown", "hidden"), [("zh", "暂停服务", "Service paused"), ("en", "Service paused", "暂停服务")]
)
def test_one_language_alone(language: str, shown: str, hidden: str, live_hall: LiveHall, qtbot: QtBot) -> None:
    desk = FrontDesk(live_hall)
    desk.open("3")
    desk.sit("3", "pause", reason="break")
    with _shown(_window, live_hall.url, language) as screen:
        qtbot.waitUntil(lambda: shown in texts(screen.stage), timeout=PATIENCE_MS)
        assert hidden not in texts(screen.stage)
