"""How loud the voice is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from counter_display.voice.volume import Volume, VolumeNotUsable, read_volume

NOON = '[[volume]]\nfrom = "12:00"\nto = "13:30"\npercent = 40\n'


def _at(clock: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"2026-11-23T{clock}+08:00")


@pytest.mark.parametrize(("clock", "percent"), [("11:59", 80), ("12:00", 40), ("13:29", 40), ("13:30", 80)])
def test_the_hour_decides(tmp_path: Path, clock: str, percent: int) -> None:
    file = tmp_path / "volume.toml"
    file.write_text(NOON, encoding="utf-8")
    assert read_volume(file, 80).at(_at(clock)) == percent


def test_without_hours_it_is_always_the_same() -> None:
    assert Volume(70).at(_at("03:00")) == 70


@pytest.mark.parametrize(
    "text", ["", "volume = 3", NOON.replace("40", "140"), NOON.replace("12:00", "25:00"), NOON + "x = 1", "[[vol"]
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "volume.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(VolumeNotUsable, match=r"volume\.toml"):
        read_volume(file, 80)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(VolumeNotUsable, match="音量文件有误"):
        read_volume(tmp_path / "none.toml", 80)
