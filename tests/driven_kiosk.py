"""The kiosk's own program, driven by lines as a rehearsal drives it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DrivenKiosk:
    """A kiosk in a process of its own; `ready_after` is how many seconds its first page took."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "kiosk", "--size", "1080x1920", "--driven", *arguments]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
        began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment
        )
        assert self._answer() == {"ready": True}
        self.ready_after = time.perf_counter() - began

    def ask(self, **line: object) -> dict[str, object]:
        """Send a line and wait for its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        return self._answer()

    def memory_mb(self) -> dict[str, int]:
        """`all` that stands in memory for this process, and what is its `own`, shared with no other program."""
        text = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text(encoding="ascii")
        held = {name: int(size) // 1024 for name, size in re.findall(r"^(\w+): +(\d+) kB", text, re.MULTILINE)}
        return {"all": held["Rss"], "own": held["Private_Dirty"] + held["Private_Clean"]}

    def end(self) -> int:
        """Say no more; the exit code."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        code = self._process.wait(timeout=30)
        self._process.stdout.close()
        return code

    def _answer(self) -> dict[str, object]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the kiosk has ended"
        return dict(json.loads(line))


@contextmanager
def driven_kiosk(*arguments: str) -> Iterator[DrivenKiosk]:
    """A kiosk that is at work until the block ends."""
    kiosk = DrivenKiosk(*arguments)
    try:
        yield kiosk
    finally:
        assert kiosk.end() == 0
