"""The event loop as machine code.

numba's `njit` does not reach through a function to the helpers it calls. So every function of the project that the
loop reaches, the discipline included, is made anew with compiled helpers among its globals; the source stays one.

The machine code is kept on disk in a folder that is named after the sources and the versions they were compiled with:
numba itself would not notice that an imported helper was edited.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
import types
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from dispatcher.forecast.day import live_days

OURS = "dispatcher."
"""Functions of these modules are compiled; numba knows what else the loop may call."""

Loop = Callable[..., None]


@cache
def compiled_loop() -> Loop | None:
    """The compiled `live_days`, or None where numba is not installed. The first call of a new version takes a while."""
    try:
        import numba
    except ImportError:
        return None
    sources = "".join(sorted(_sources(live_days)))
    versions = f"{sys.version} {numba.__version__}"
    folder = _cache_home() / hashlib.sha256((sources + versions).encode()).hexdigest()[:16]
    return _compiled(live_days, {}, folder)


def _compiled(function: types.FunctionType, done: dict[str, Any], folder: Path | None = None) -> Any:
    """`function` with its helpers compiled; `folder` keeps the machine code of the outermost."""
    import numba

    scope = dict(function.__globals__)
    for name, helper in _helpers(function):
        if helper.__qualname__ not in done:
            done[helper.__qualname__] = _compiled(helper, done)
        scope[name] = done[helper.__qualname__]
    rebuilt = types.FunctionType(function.__code__, scope, function.__name__, function.__defaults__)
    if folder is None:
        return numba.njit(rebuilt, nogil=True, error_model="numpy")
    before, numba.config.CACHE_DIR = numba.config.CACHE_DIR, str(folder)
    try:
        return numba.njit(rebuilt, nogil=True, error_model="numpy", cache=True)
    finally:
        numba.config.CACHE_DIR = before


def _helpers(function: types.FunctionType) -> list[tuple[str, types.FunctionType]]:
    """The functions of the project that a function names, by the name it uses."""
    named = ((name, function.__globals__.get(name)) for name in function.__code__.co_names)
    return [
        (name, found)
        for name, found in named
        if isinstance(found, types.FunctionType) and found.__module__.startswith(OURS)
    ]


def _sources(function: types.FunctionType) -> set[str]:
    """The text of every module that the function reaches."""
    found = {inspect.getsource(sys.modules[function.__module__])}
    for _, helper in _helpers(function):
        found |= _sources(helper)
    return found


def _cache_home() -> Path:
    """Where machine code is kept: numba's own setting, else the user's cache folder."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hall" / "engine"
