"""What the hall's Qt programs load when they start, and that they give back what they need no more."""

from __future__ import annotations

import linecache
import subprocess
import sys

import pytest

from screens.memory import give_back, hold_little

NOT_FOR_SCREENS = {
    "httpx": "a second library for HTTP beside Qt's, with rich and click: 13 MB",
    "pypinyin": "assets/pinyin is enough to find names by; speech asks it in a process of its own: 10 to 60 MB",
    "escpos": "loaded beside the first page, while a trial slip is encoded: a third of a second",
    "numpy": "nothing on a screen is calculated with it: 10 MB",
    "matplotlib": "reports are not drawn on screens: 30 MB",
    "fastapi": "the dispatcher's, of which screens know the wire alone",
}
QML = {"PySide6.QtQuick": "QML, with OpenGL: 12 MB", "PySide6.QtQml": "QML"}
WIDGETS = {"PySide6.QtWidgets": "widgets, which draw the console alone: 12 MB"}


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        ("kiosk.program", NOT_FOR_SCREENS | WIDGETS),
        ("counter_display.public_screens", NOT_FOR_SCREENS | WIDGETS),
        ("counter_display.console.program", NOT_FOR_SCREENS | QML),
        ("counter_display.voice.program", NOT_FOR_SCREENS | QML | WIDGETS),
    ],
)
def test_a_program_loads_nothing_that_it_does_not_use(program: str, unwanted: dict[str, str]) -> None:
    loaded = _printed(f"import {program}, sys; print(*sys.modules)").split()
    assert {name: why for name, why in unwanted.items() if name in loaded} == {}


@pytest.mark.parametrize("command", ["kiosk", "counter_display"])
def test_a_command_needs_no_qt_to_understand_its_options(command: str) -> None:
    assert "PySide6" not in _printed(f"import {command}.__main__, sys; print(*sys.modules)").split()


def test_no_source_is_read_of_modules_that_are_imported_plainly() -> None:
    program = "import linecache; from screens.memory import import_plainly; import_plainly(); import kiosk.program; "
    read = _printed(program + "print(*linecache.cache)").split()
    assert [path for path in read if "kiosk" in path or "pydantic" in path] == []


def test_sources_that_were_read_are_forgotten() -> None:
    assert linecache.getline(__file__, 1)
    give_back()
    assert __file__ not in linecache.cache


def test_memory_may_be_held_little_of_again_and_again() -> None:
    for _ in range(2):
        hold_little()
        give_back()


def _printed(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
