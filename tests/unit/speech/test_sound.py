"""Sounds, the chime, and a hall's recordings."""

from __future__ import annotations

import array
import io
import struct
import wave
from pathlib import Path

import pytest

from counter_display.voice.clips import Clips, ClipsMissing
from speech.sound import Sound, SoundNotUsable, chime, read_wav


def _values(sound: Sound) -> array.array[int]:
    return array.array("h", sound.samples)


def test_the_chime_is_short_and_neither_silent_nor_clipped() -> None:
    values = _values(chime())
    assert 0.5 < chime().seconds < 1.0
    assert 12_000 < max(map(abs, values)) < 32_767
    assert abs(values[0]) < 100
    assert abs(values[-1]) < 100


def test_a_wav_is_read_as_it_was_written() -> None:
    assert read_wav(chime().wav(), "chime") == chime()
    with wave.open(io.BytesIO(chime().wav())) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, chime().rate)


def test_a_piped_wav_whose_head_lies_about_its_length_is_read() -> None:
    content = bytearray(chime().wav())
    struct.pack_into("<I", content, 40, 0x7FFFF000)
    assert read_wav(bytes(content), "piped") == chime()


def test_half_the_volume_is_half_of_each_sample() -> None:
    half = _values(chime().at_volume(50))
    assert all(quiet == loud * 50 // 100 for quiet, loud in zip(half, _values(chime()), strict=True))
    assert set(_values(chime().at_volume(0))) == {0}


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF____WAVE", b"ID3 something"])
def test_what_is_no_wav_is_refused(content: bytes) -> None:
    with pytest.raises(SoundNotUsable, match=r"song\.wav"):
        read_wav(content, "song.wav")


def test_a_wav_of_two_channels_is_refused() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((2, 2, 44_100, 0, "NONE", ""))
        writer.writeframes(b"\0" * 400)
    with pytest.raises(SoundNotUsable):
        read_wav(file.getvalue(), "stereo.wav")


def _record(folder: Path, *names: str) -> None:
    (folder / "zh").mkdir(exist_ok=True)
    for place, name in enumerate(names):
        (folder / "zh" / f"{name}.wav").write_bytes(Sound(8_000, bytes([place, 0] * 100)).wav())


def test_a_whole_sentence_goes_before_its_halves(tmp_path: Path) -> None:
    _record(tmp_path, "number-A012", "window-3")
    clips = Clips(tmp_path)
    halves = clips.find("A012", "3", "zh")
    assert halves is not None
    assert [part.samples[0] for part in halves] == [0, 1]
    _record(tmp_path, "call-A012-3")
    whole = clips.find("A012", "3", "zh")
    assert whole is not None
    assert len(whole) == 1


def test_a_half_alone_is_not_used(tmp_path: Path) -> None:
    _record(tmp_path, "number-A012")
    assert Clips(tmp_path).find("A012", "3", "zh") is None
    assert Clips(tmp_path).find("A012", "3", "en") is None


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClipsMissing, match="nowhere"):
        Clips(tmp_path / "nowhere")
