"""Memory that a screen's program holds without need, and how it is given back."""

from __future__ import annotations

import builtins
import ctypes
import linecache
import sys
from functools import cache

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""glibc's names for what `mallopt` sets."""
LARGE = 256 * 1024
"""What is as large as this goes back to the system as soon as it is freed, such as the picture of a page."""


def import_plainly() -> None:
    """Have modules imported from now on without PySide reading their sources.

    In each it looks for its own name, to know where `from __feature__ import …` may stand, which no program of the hall
    uses. Python's line cache keeps all that was read: a kiosk would start a fifth slower and hold 3 MB more.
    """
    import PySide6.QtCore  # noqa: F401  # puts an import of its own in the place of Python's

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def hold_little() -> None:
    """Have the C library keep little of what is freed: one arena for all threads, and large pieces by themselves.

    glibc by itself learns from the first large piece freed to keep the next ones, and has an arena for every thread.
    """
    if (libc := _glibc()) is not None:
        libc.mallopt(_M_MMAP_THRESHOLD, LARGE)
        libc.mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Forget the sources of modules, and give freed memory back to the system; a millisecond or two.

    Sources are in Python's line cache after a traceback, or where PySide read them (`import_plainly`).
    """
    linecache.clearcache()
    if (libc := _glibc()) is not None:
        libc.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    """The C library where it is glibc."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim") else None
