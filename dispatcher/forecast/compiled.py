"""The event loop as machine code, kept on disk.

The flattened functions are written to a file of their own in the user's cache folder, named after the text and the
versions of Python and numba: numba keeps its machine code beside that file, and an edited rule is another file. (Left
to itself numba would not notice that a helper in another module was edited.)

Reference counting is off: it cost 4 µs of 4.6 µs a customer, and the loop makes no array and keeps none.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dispatcher.forecast.day import live_days
from dispatcher.forecast.flattening import ENTRY, Table, flat_text, flatten
from dispatcher.forecast.tables import Day

APART = frozenset({"_settle", "_somebody_needs", "_half_day_waits", "_come_back", "begin", "_end"})
"""Rarely called: compiled apart; everything else becomes part of the loop."""

Loop = Callable[[Day, Any, int, int], None]


@cache
def compiled_loop() -> Loop | None:
    """The compiled `live_days`, or None where numba is not installed.

    The first call with a new version of the rules compiles for some ten seconds; later programs load what was kept.
    """
    try:
        import numba
    except ImportError:
        return None
    flat = flatten(live_days)
    tables = flat[ENTRY].tables
    entry = getattr(_module(flat_text(flat, APART), _versions(numba.__version__)), ENTRY)

    def loop(day: Day, offsets: Any, first: int, last: int) -> None:
        entry(*(_table(day, table) for table in tables), offsets, first, last)

    return loop


def is_kept() -> bool:
    """Whether the machine code lies on disk, to be loaded in about a second. Numba has to be installed."""
    name = _name(flat_text(flatten(live_days), APART), _versions(version("numba")))
    return any((_cache_home() / "__pycache__").glob(f"{name}.{ENTRY}-*.nbi"))


def can_be_kept() -> bool:
    """Whether there is a place to keep anything."""
    try:
        _cache_home().mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(_cache_home(), os.W_OK)


def _versions(numba: str) -> str:
    return f"{sys.version} {numba}"


def _table(day: Day, table: Table) -> Any:
    group, name = table
    return getattr(getattr(day, group), name)


def _module(text: str, versions: str) -> Any:
    """The module with this text, from the cache folder."""
    name = _name(text, versions)
    try:
        path = _written(_cache_home(), name, text)
    except OSError:
        path = _written(_passing_folder(), name, text)
    spec = importlib.util.spec_from_file_location(f"hall_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # numba finds it there when it loads
    spec.loader.exec_module(module)
    return module


def _name(text: str, versions: str) -> str:
    return "engine_" + hashlib.sha256((text + versions).encode()).hexdigest()[:16]


def _written(folder: Path, name: str, text: str) -> Path:
    """The file with this text; several programs may write it at once."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.py"
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8", delete=False) as draft:
            draft.write(text)
        os.replace(draft.name, path)
    return path


def _cache_home() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hall"


def _passing_folder() -> Path:
    """A folder for this program's life, where there is no place to keep anything."""
    folder = tempfile.mkdtemp(prefix="hall-engine-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
