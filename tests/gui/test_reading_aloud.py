"""A kiosk reads aloud through the programs of its computer; a fake sound card keeps what it gets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.drawn import discard
from pytestqt.qtbot import QtBot

from kiosk.reading_aloud import ReadingAloud
from speech.sound import Sound, read_wav

PATIENCE_MS = 20_000
KEEP = 'cat > "{folder}/part$$"; mv "{folder}/part$$" "{folder}/$(date +%s%N).wav"'
HOLD = 'touch "{folder}/begun"; exec sleep 60'
REFUSE = "cat > /dev/null; echo no card >&2; exit 1"

SoundCard = Callable[[str], None]


@pytest.fixture
def sound_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoundCard:
    """Puts a shell script in the place of aplay; what it keeps lies in `tmp_path`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)

    def put(script: str) -> None:
        program = programs / "aplay"
        program.write_text(f"#!/bin/sh\n{script.format(folder=tmp_path)}\n", encoding="utf-8")
        program.chmod(0o755)

    put(KEEP)
    return put


@pytest.fixture
def aloud(sound_card: SoundCard) -> Iterator[ReadingAloud]:
    """A kiosk that can be heard."""
    made = ReadingAloud(50)
    yield made
    made.hush()
    discard(made)


def _heard(folder: Path) -> list[Sound]:
    """The sounds that were played to their end, but for the silence at the start."""
    sounds = [read_wav(path.read_bytes(), path.name) for path in sorted(folder.glob("*.wav"))]
    return [sound for sound in sounds if any(sound.samples)]


def test_a_text_is_heard(aloud: ReadingAloud, tmp_path: Path, qtbot: QtBot) -> None:
    aloud.say("您的号码是A012，请到3号窗口。")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)
    assert 2 < _heard(tmp_path)[0].seconds < 10
    assert aloud.available


def test_half_the_loudness_is_half_as_loud(aloud: ReadingAloud, tmp_path: Path, qtbot: QtBot) -> None:
    full = ReadingAloud(100)
    aloud.say("请取号")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)
    full.say("请取号")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 2, timeout=PATIENCE_MS)
    half, whole = _heard(tmp_path)
    assert half == whole.at_volume(50)
    full.hush()
    discard(full)


def test_the_newer_text_interrupts_the_older(
    aloud: ReadingAloud, sound_card: SoundCard, tmp_path: Path, qtbot: QtBot
) -> None:
    sound_card(HOLD)
    aloud.say("这一页很长，很长。")
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=PATIENCE_MS)
    sound_card(KEEP)
    aloud.say("请取号")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)
    assert _heard(tmp_path)[0].seconds < 2


def test_a_text_that_is_not_spoken_yet_is_never_heard(aloud: ReadingAloud, tmp_path: Path, qtbot: QtBot) -> None:
    aloud.say("这一页很长，很长，很长，很长，很长。")
    aloud.say("请取号")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)
    assert _heard(tmp_path)[0].seconds < 2


def test_hush_is_silence_at_once(aloud: ReadingAloud, sound_card: SoundCard, tmp_path: Path, qtbot: QtBot) -> None:
    sound_card(HOLD)
    aloud.say("请取号")
    qtbot.waitUntil((tmp_path / "begun").exists, timeout=PATIENCE_MS)
    aloud.hush()
    assert aloud.available
    sound_card(KEEP)
    aloud.say("好")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)


def test_nothing_to_say_is_silence(aloud: ReadingAloud, tmp_path: Path, qtbot: QtBot) -> None:
    aloud.say("……")
    aloud.say("请取号")
    qtbot.waitUntil(lambda: len(_heard(tmp_path)) == 1, timeout=PATIENCE_MS)


def test_a_computer_without_a_sound_card_is_quiet_about_it(
    sound_card: SoundCard, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    sound_card(REFUSE)
    aloud = ReadingAloud()
    changes: list[bool] = []
    aloud.available_changed.connect(changes.append)
    qtbot.waitUntil(lambda: changes == [False], timeout=PATIENCE_MS)
    assert not aloud.available
    aloud.say("请取号")
    sound_card(KEEP)
    aloud.say("请取号")
    qtbot.waitUntil(lambda: changes == [False, True], timeout=PATIENCE_MS)
    assert [record.message for record in caplog.records] == ["aplay: no card"]
    aloud.hush()
    discard(aloud)


def test_a_computer_without_the_programs_is_quiet_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    aloud = ReadingAloud()
    aloud.say("请取号")
    aloud.hush()
    assert not aloud.available
    (record,) = caplog.records
    assert "apt-get install espeak-ng" in record.message
    discard(aloud)
