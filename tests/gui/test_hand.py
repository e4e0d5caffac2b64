"""Lines that drive a screen, and its pictures."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from gui.drawn import discard
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from screens.camera import Camera
from screens.hand import Answer, Hand


def _picture() -> QImage:
    picture = QImage(8, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    return picture


def _drive(qtbot: QtBot, capsys: pytest.CaptureFixture[str], *lines: str) -> list[dict[str, object]]:
    """The answers to lines of input, in order."""
    camera = Camera(_picture)

    def nod(asked: dict[str, object], answer: Answer) -> None:
        answer({"nodded": asked["nod"]})

    hand = Hand(camera, {"nod": nod}, io.StringIO("".join(f"{line}\n" for line in lines)))
    said: list[dict[str, object]] = []

    def all_answered() -> bool:
        said.extend(json.loads(line) for line in capsys.readouterr().out.splitlines())
        return len(said) == len(lines)

    with qtbot.waitSignal(hand.ended):
        hand.start()
    qtbot.waitUntil(all_answered)
    discard(hand, camera)
    return said


def test_a_picture_is_taken_when_a_line_asks_for_it(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "screen.png"
    assert _drive(qtbot, capsys, json.dumps({"grab": str(path)})) == [{"grabbed": str(path)}]
    assert QImage(str(path)).width() == 8


def test_a_picture_that_cannot_be_written_is_told(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = _drive(qtbot, capsys, json.dumps({"grab": str(tmp_path / "nowhere" / "screen.png")}))
    assert "无法写入图片" in str(answer["problem"])


def test_a_screen_obeys_what_it_knows_and_tells_what_it_does_not(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    known, unknown, torn, list_ = _drive(qtbot, capsys, '{"nod": 2}', '{"dance": 1}', "{", "[1]")
    assert known == {"nodded": 2}
    assert "grab, nod" in str(unknown["problem"])
    assert "读不懂" in str(torn["problem"])
    assert "problem" in list_
