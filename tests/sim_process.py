"""A command of `python -m sim` as a process, and the programs that it starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

MARK = "SIMULATION_MARK"
"""Variable by which the programs of a command are found again: they inherit it."""


class SimProcess:
    """One command; `mark` is a path of its own that no other test has."""

    def __init__(self, mark: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        self._mark = str(mark)
        self._said = ""
        inherited = os.environ if environment is None else environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sim", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**inherited, "PYTHONUTF8": "1", MARK: self._mark},
        )

    def until_it_says(self, words: str) -> str:
        """Read on until it says something; the line."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said += line
            if words in line:
                return line
        pytest.fail(f"it never said {words!r}: {self._said}")

    def end(self) -> tuple[int, str]:
        """Read to its end: its exit code, and all that it said."""
        assert self.process.stdout is not None
        with self.process.stdout as rest:
            self._said += rest.read()
        return self.process.wait(), self._said

    def programs(self) -> dict[int, list[str]]:
        """The command lines of its programs that are running now, by process."""
        mark = f"{MARK}={self._mark}".encode()
        found: dict[int, list[str]] = {}
        for entry in Path("/proc").iterdir():
            try:
                marked = entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0")
                words = (entry / "cmdline").read_bytes().decode().split("\0") if marked else []
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
            if words and int(entry.name) != self.process.pid:
                found[int(entry.name)] = words
        return found

    def kill(self, *words: str) -> None:
        """Kill the one program whose command line has all of these words."""
        (process,) = [process for process, line in self.programs().items() if set(words) <= set(line)]
        os.kill(process, signal.SIGKILL)

    def kill_it(self) -> None:
        """End the command itself, if it is still there."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
