"""Every state of the console as it is drawn: nothing cut, everything that acts named, in each language and size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from front_desk import HOUSEHOLD, INSURANCE, FrontDesk
from gui.clerk import NO_SIZE_HINTS, Clerk, at_console
from gui.drawn import colours
from live_hall import LiveHall
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.console.keys import KEYS, Press
from counter_display.console.language import Language

pytestmark = pytest.mark.qt_log_ignore(NO_SIZE_HINTS)
SIZES = [(320, 720), (420, 1080)]
PRIORITIES = ("normal", "appointment", "elderly", "disabled", "military", "infant")


Step = Callable[[], object]


def _states(clerk: Clerk, hall: FrontDesk) -> list[tuple[str, list[Step]]]:
    """States in the order of a day, and how each comes about."""

    def keys(*names: str) -> list[Step]:
        return [partial(clerk.press, name) for name in names]

    def done(name: str) -> Step:
        return partial(clerk.do, name)

    def take(priority: str) -> Step:
        return partial(hall.take, HOUSEHOLD, INSURANCE, priority=priority)

    return [
        ("sign-in", [lambda: clerk.wait(lambda: clerk.place == "sign-in")]),
        ("no clerk", keys("Return")),
        ("taken by another", [partial(hall.open, "3", "c02"), clerk.rest, partial(clerk.sign_in, "c01")]),
        ("idle", [done("F8")]),
        ("ready", [done("F5")]),
        ("called", [take("infant"), lambda: clerk.wait(lambda: bool(clerk.number)), clerk.rest]),
        ("full", [take(priority) for priority in PRIORITIES]),
        ("too early", [clerk.ripe, done("F4")]),
        ("outcome", keys("F6")),
        ("transfer", keys("Esc", "F8")),
        ("issue", keys("Esc", "F11")),
        ("issued", [done("Return")]),
        ("reinstate", [*keys("Esc"), done("F7"), lambda: _open_list(clerk, "F9")]),
        ("call", [*keys("Esc"), lambda: _open_list(clerk, "F10")]),
        ("no reason", keys("Return")),
        ("pause", keys("Esc", "F12")),
        ("lunch", [done("1")]),
        ("close", keys("Esc", "Ctrl+Q")),
        ("left behind", [done("Return")]),
        ("paused", [*keys("Esc", "F12"), done("6")]),
        ("away", [clerk.link.went_away.emit]),
    ]


def _open_list(clerk: Clerk, key: str) -> None:
    clerk.press(key)
    clerk.wait(lambda: getattr(clerk.window.panel, "picked", None) is not None)


@pytest.mark.parametrize("language", ["both", "zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_and_everything_is_named_in_any_state(
    size: tuple[int, int], language: Language, live_hall: LiveHall, qtbot: QtBot
) -> None:
    hall = FrontDesk(live_hall)
    with at_console(live_hall.url, qtbot, language=language, size=size) as clerk:
        for state, steps in _states(clerk, hall):
            for step in steps:
                step()
            QApplication.processEvents()
            picture = clerk.screen.picture()
            assert clerk.cut() == [], state
            assert clerk.nameless() == [], state
            assert (picture.width(), picture.height()) == size, state
            assert colours(picture) > 2, state


@pytest.mark.parametrize(
    ("language", "shown", "hidden"), [("zh", "叫下一位", "Call next"), ("en", "Call next", "叫下一位")]
)
def test_one_language_alone(language: Language, shown: str, hidden: str, live_hall: LiveHall, qtbot: QtBot) -> None:
    with at_console(live_hall.url, qtbot, language=language) as clerk:
        clerk.sign_in()
        assert clerk.reads(shown)
        assert not clerk.reads(hidden)


def test_the_console_stays_above_and_takes_the_keys_from_nobody(live_hall: LiveHall, qtbot: QtBot) -> None:
    with at_console(live_hall.url, qtbot) as clerk:
        assert clerk.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert clerk.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_keys_stand_on_their_buttons(live_hall: LiveHall, qtbot: QtBot) -> None:
    with at_console(live_hall.url, qtbot) as clerk:
        clerk.sign_in()
        assert {button.key for button in clerk.window.bar.buttons.values()} == set(KEYS.values())
        assert all(clerk.reads(key) for key in KEYS.values())
        assert clerk.window.bar.buttons[Press.NEXT].accessibleDescription() == "F5"
