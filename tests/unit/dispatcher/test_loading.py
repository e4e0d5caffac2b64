"""Bringing the engine in: compiled apart where it is not kept, and not at all without numba."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dispatcher import loading
from dispatcher.forecast import __main__ as command
from dispatcher.forecast import compiled
from dispatcher.forecast.lookout import Lookout

LIGHT = "import sys, dispatcher.__main__; print([one for one in sys.modules if 'numba' in one or 'forecast.' in one])"


def test_most_commands_load_nothing_of_the_engine() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_engine_that_is_kept_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_compile_apart", lambda ending: pytest.fail("it is kept"))
    monkeypatch.setattr(compiled, "is_kept", lambda: True)
    assert isinstance(loading.load_engine(threading.Event()), Lookout)


def test_an_engine_that_is_not_kept_is_compiled_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[threading.Event] = []

    def compile_apart(ending: threading.Event) -> bool:
        asked.append(ending)
        return not ending.is_set()

    monkeypatch.setattr(compiled, "is_kept", lambda: False)
    monkeypatch.setattr(loading, "_compile_apart", compile_apart)
    ending = threading.Event()
    assert isinstance(loading.load_engine(ending), Lookout)
    ending.set()
    assert loading.load_engine(ending) is None
    assert asked == [ending, ending]


def test_without_numba_there_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "find_spec", lambda name: None)
    assert loading.load_engine(threading.Event()) is None


def test_a_hall_that_ends_does_not_wait_for_the_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ending = threading.Event()
    ending.set()
    assert not loading._compile_apart(ending)


def test_what_the_compiler_complained_of_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(occupied))
    with pytest.raises(loading.EngineNotCompiled, match="XDG_CACHE_HOME"):
        loading._compile_apart(threading.Event())


def test_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert command.main([]) == 1
    said = capsys.readouterr().err
    assert "没有安装 numba" in said
    assert "pip install 'hall[fast]'" in said


def test_the_command_does_nothing_twice(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "is_kept", lambda: True)
    monkeypatch.setattr(command, "live_nothing", lambda: pytest.fail("it is compiled already"))
    assert command.main([]) == 0
    assert "compiled already" in capsys.readouterr().out


def test_the_command_compiles_gently(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    nicer: list[int] = []
    monkeypatch.setattr(command, "is_kept", lambda: False)
    monkeypatch.setattr("os.nice", nicer.append)
    assert command.main([]) == 0
    assert nicer == [command.NICE]
    assert "引擎编译完成" in capsys.readouterr().out


def test_what_was_compiled_is_found_again() -> None:
    command.live_nothing()
    assert compiled.is_kept()
    assert compiled.can_be_kept()
