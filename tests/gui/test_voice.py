"""The voice on a live hall."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cut_line import CutLine
from front_desk import FrontDesk
from gui.drawn import discard
from live_hall import LiveHall
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from counter_display.voice.announcements import Announcement
from counter_display.voice.announcer import Announcer
from counter_display.voice.clips import Clips
from counter_display.voice.spoken import Language
from counter_display.voice.volume import Volume
from dispatcher.client.qt import HallLink
from speech.programs import (
    AplayLoudspeaker,
    FolderLoudspeaker,
    ProgramMissing,
    SpeechProgram,
    find_program,
)
from speech.sound import Sound, chime, read_wav

PATIENCE_MS = 20_000


class Ear:
    """A loudspeaker that notes what sounds, and sees that nothing sounds at once."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Sound]] = []
        self.sounding = 0

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Note it."""
        assert self.sounding == 0
        self.sounding += 1
        self.heard.append((name, sound))

        def over() -> None:
            self.sounding -= 1
            done()

        QTimer.singleShot(5, over)


class Voice:
    """An announcer, what it began and ended, and what was heard."""

    def __init__(self, link: HallLink, languages: list[Language], clips: Clips | None) -> None:
        self.ear = Ear()
        self.began: list[Announcement] = []
        self.ended: list[Announcement] = []
        self.speech = SpeechProgram()
        self.announcer = Announcer(link, None, languages, Volume(50), self.ear, self.speech, clips)
        self.announcer.began.connect(self.began.append)
        self.announcer.ended.connect(self.ended.append)


@contextmanager
def _speaking(
    url: str, qtbot: QtBot, languages: list[Language] | None = None, clips: Clips | None = None
) -> Iterator[Voice]:
    link = HallLink(url, refresh_ms=100)
    voice = Voice(link, languages or ["zh"], clips)
    with qtbot.waitSignal(link.hall_changed, timeout=PATIENCE_MS):
        link.start()
    try:
        yield voice
    finally:
        link.stop()
        discard(voice.announcer, voice.speech, link)


def _open(desk: FrontDesk, people: int) -> None:
    for window, clerk in (("1", "c01"), ("2", "c02"), ("3", "c03")):
        desk.open(window, clerk)
    for _ in range(people):
        desk.take()


def test_calls_are_spoken_one_after_the_other_each_with_its_chime(live_hall: LiveHall, qtbot: QtBot) -> None:
    desk = FrontDesk(live_hall)
    _open(desk, 3)
    with _speaking(live_hall.url, qtbot) as voice:
        numbers = [desk.call(window).number for window in ("1", "2", "3")]
        qtbot.waitUntil(lambda: len(voice.ended) == 3, timeout=PATIENCE_MS)
        assert [called.number for called in voice.ended] == numbers
        quiet = chime().at_volume(50)
        assert [sound == quiet for _, sound in voice.ear.heard] == [True, False] * 3
        assert all(sound.seconds > 1 for _, sound in voice.ear.heard[1::2])


def test_a_recall_is_spoken_twice_after_one_chime(live_hall: LiveHall, qtbot: QtBot) -> None:
    desk = FrontDesk(live_hall)
    _open(desk, 1)
    desk.call("1")
    with _speaking(live_hall.url, qtbot, ["zh", "yue", "en"]) as voice:
        desk.serve("1", "recall")
        qtbot.waitUntil(lambda: len(voice.ended) == 1, timeout=PATIENCE_MS)
        sounds = [sound for _, sound in voice.ear.heard]
        assert len(sounds) == 7
        assert sounds[1:4] == sounds[4:7]
        assert len(set(sounds[1:4])) == 3


def test_after_a_loss_whoever_is_still_awaited_is_announced(live_hall: LiveHall, line: CutLine, qtbot: QtBot) -> None:
    desk = FrontDesk(live_hall)
    _open(desk, 3)
    with _speaking(line.url, qtbot) as voice:
        line.cut()
        gone, awaited = desk.call("1"), desk.call("2")
        desk.serve("1", "start")
        line.mend()
        qtbot.waitUntil(lambda: len(voice.ended) == 1, timeout=PATIENCE_MS)
        later = desk.call("3")
        qtbot.waitUntil(lambda: len(voice.ended) == 2, timeout=PATIENCE_MS)
        assert [called.number for called in voice.ended] == [awaited.number, later.number]
        assert gone.number not in {called.number for called in voice.began}


def test_a_halls_own_recording_is_used_where_there_is_one(live_hall: LiveHall, tmp_path: Path, qtbot: QtBot) -> None:
    desk = FrontDesk(live_hall)
    _open(desk, 2)
    (tmp_path / "zh").mkdir()
    recording = Sound(8_000, b"\x40\x00" * 400)
    (tmp_path / "zh" / "window-1.wav").write_bytes(recording.wav())
    with _speaking(live_hall.url, qtbot, clips=Clips(tmp_path)) as voice:
        waiting = desk.hall().lanes[0]
        assert waiting.waiting == 2
        (tmp_path / "zh" / "number-A001.wav").write_bytes(recording.wav())
        assert desk.call("1").number == "A001"
        desk.call("2")
        qtbot.waitUntil(lambda: len(voice.ended) == 2, timeout=PATIENCE_MS)
        rates = [sound.rate for _, sound in voice.ear.heard]
        assert rates == [22_050, 8_000, 8_000, 22_050, 22_050]


def test_sounds_go_into_a_folder(tmp_path: Path, qtbot: QtBot) -> None:
    speaker, done = FolderLoudspeaker(tmp_path / "out"), []
    speaker.play(chime(), "00000012-0", lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True], timeout=PATIENCE_MS)
    assert read_wav((tmp_path / "out" / "00000012-0.wav").read_bytes(), "") == chime()


def _fake_aplay(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "aplay"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_the_sound_card_gets_the_whole_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    _fake_aplay(tmp_path, monkeypatch, f"cat > {tmp_path}/played.wav")
    speaker, done = AplayLoudspeaker(), []
    speaker.play(chime(), "1", lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True], timeout=PATIENCE_MS)
    assert read_wav((tmp_path / "played.wav").read_bytes(), "") == chime()
    discard(speaker)


def test_a_sound_card_that_refuses_is_told_and_does_not_stop_the_next_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    _fake_aplay(tmp_path, monkeypatch, "cat > /dev/null; echo no card >&2; exit 1")
    speaker, done = AplayLoudspeaker(), []
    speaker.play(chime(), "1", lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True], timeout=PATIENCE_MS)
    assert "no card" in caplog.text
    discard(speaker)


def test_a_missing_program_is_told_with_its_package() -> None:
    with pytest.raises(ProgramMissing, match="apt-get install alsa-utils"):
        find_program("no-such-player", "alsa-utils")


def _wait_for_a_listener(live: LiveHall, process: subprocess.Popen[str]) -> None:
    """Ask the hall until a stream is open; each question takes its time."""
    while "hall_stream_clients 1" not in live.http.get("/metrics").text:
        assert process.poll() is None, "the voice ended"


def test_the_command_speaks_into_a_folder(live_hall: LiveHall, tmp_path: Path) -> None:
    desk, said = FrontDesk(live_hall), tmp_path / "said"
    _open(desk, 1)
    command = [sys.executable, "-m", "counter_display", "voice", "--server", live_hall.url, "--out", str(said)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        _wait_for_a_listener(live_hall, process)
        assert desk.call("1").number == "A001"
        assert process.stdout.readline() == "请A零零一号到一号窗口\n"
        assert (said / f"{live_hall.service.seq:08d}-0.wav").exists()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        process.stdout.close()
