"""Machine code is kept by what it was compiled from, and the engine does without where it must."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dispatcher.forecast import compiled


@pytest.fixture
def _forgotten() -> Iterator[None]:
    """The loop as in a new program."""
    compiled.compiled_loop.cache_clear()
    yield
    compiled.compiled_loop.cache_clear()


@pytest.mark.usefixtures("_forgotten")
def test_the_flattened_source_is_kept_under_the_name_of_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiled.compiled_loop() is not None
    kept = list((tmp_path / "hall").glob("*.py"))
    assert len(kept) == 1
    assert "def choose_lane(discipline, window, now, eligible" in kept[0].read_text(encoding="utf-8")


def test_an_edited_text_is_another_file_and_the_same_text_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = compiled._module("ANSWER = 1\n", "3.11")
    again = compiled._module("ANSWER = 1\n", "3.11")
    edited = compiled._module("ANSWER = 2\n", "3.11")
    newer = compiled._module("ANSWER = 1\n", "3.12")
    assert (first.ANSWER, again.ANSWER, edited.ANSWER, newer.ANSWER) == (1, 1, 2, 1)
    assert first.__file__ == again.__file__
    assert len(list((tmp_path / "hall").glob("*.py"))) == 3


def test_where_nothing_can_be_kept_a_passing_folder_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(occupied))
    assert compiled._module("ANSWER = 3\n", "3.11").ANSWER == 3


@pytest.mark.usefixtures("_forgotten")
def test_without_numba_there_is_no_compiled_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without_numba(name: str, *rest: Any) -> Any:
        if name == "numba":
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.delitem(sys.modules, "numba", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_numba)
    assert compiled.compiled_loop() is None
