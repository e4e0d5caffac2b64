"""The dispatcher as a process of its own, as a technician starts it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

TOWNSHIP = Path(str(files("assets") / "halls" / "township.toml"))
READY = "the hall is ready: "


def run(*arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run `python -m dispatcher` to its end, with `said` typed into it."""
    command = [sys.executable, "-m", "dispatcher", *map(str, arguments)]
    return subprocess.run(command, input=said, capture_output=True, text=True, timeout=60, check=False)


class HallProcess:
    """A training hall that is served by its own process until `end` or `kill`. `--open` is up to the options."""

    def __init__(self, data: Path, *options: str) -> None:
        self._errors = data.with_name(f"{data.name}.errors.txt")
        command = [
            sys.executable, "-u", "-m", "dispatcher", "serve", "--hall", str(TOWNSHIP), "--data", str(data),
            "--port", "0", "--at", "2026-11-23T09:00", *options,
        ]  # fmt: skip
        with self._errors.open("a") as errors:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        self.said = ""
        self.url = self._address()

    def kill(self) -> None:
        """End the process as a power cut does."""
        self.end(signal.SIGKILL)

    def end(self, how: signal.Signals) -> int:
        """Send a signal; returns the exit code."""
        self._process.send_signal(how)
        assert self._process.stdout is not None
        with self._process.stdout:
            return self._process.wait(timeout=30)

    def complaints(self) -> str:
        """What was written to standard error."""
        return self._errors.read_text()

    def _address(self) -> str:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if READY in line:
                return line.partition(READY)[2].strip()
            self.said += line
        raise AssertionError(f"the hall did not start: {self.complaints()}")


@contextmanager
def hall_process(data: Path, *options: str) -> Iterator[HallProcess]:
    """An open hall in its own process, which is killed at the end."""
    process = HallProcess(data, "--open", *options)
    try:
        yield process
    finally:
        process.kill()
