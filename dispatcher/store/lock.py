"""One writer a data folder: a second process is told so."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from dispatcher.store.errors import DataFolderInUse, DiskFailed

LOCK_NAME = "writer.lock"
"""File in the data folder that the one writer holds. The system frees it when the process ends, however it ends."""


def hold(folder: Path) -> FileLock:
    """Take the folder, made if it is not there, for this process; raises `DataFolderInUse` or `DiskFailed`."""
    lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise DataFolderInUse(str(folder)) from error
    except OSError as error:
        raise DiskFailed(str(error)) from error
    return lock
