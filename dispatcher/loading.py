"""Bringing the engine into a running hall without disturbing it.

Compiling takes some twenty seconds of the interpreter and 300 MB. Done in the hall's own process it made commands wait
up to half a second; so another process does it, at low priority, and keeps the machine code on disk. Loading that
takes less than a second.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dispatcher.forecast.lookout import Lookout

LOOKS_EVERY = 0.2
"""Seconds between two looks whether the compiler has finished, or the hall ends."""


class EngineNotCompiled(Exception):
    """The other process could not compile the engine; the message is what it said."""


def load_engine(ending: threading.Event) -> Lookout | None:
    """The engine, ready to look; None where numba is not installed, or the hall is `ending`.

    Nothing of it is imported before: most of the dispatcher's commands need none of it. Raises
    `EngineNotCompiled`.
    """
    if find_spec("numba") is None:
        return None
    from dispatcher.forecast.compiled import is_kept

    if not is_kept() and not _compile_apart(ending):
        return None
    from dispatcher.forecast.__main__ import live_nothing
    from dispatcher.forecast.lookout import Lookout

    live_nothing()
    return Lookout()


def _compile_apart(ending: threading.Event) -> bool:
    """Have another process compile the engine; False when the hall ends first."""
    command = [sys.executable, "-m", "dispatcher.forecast"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as compiler:
        while compiler.poll() is None:
            if ending.wait(LOOKS_EVERY):
                compiler.terminate()
                return False
        if compiler.returncode != 0:
            assert compiler.stderr is not None
            raise EngineNotCompiled(compiler.stderr.read().strip())
    return True
