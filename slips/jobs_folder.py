"""Where a program keeps the slips that wait for its printer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def jobs_help(device: str) -> str:
    """What `--jobs` means, for a command's help; `device` stands for the folder's name."""
    return (
        "存放打印任务的目录，同一台打印机一直用同一个 folder of slips to be printed, always the same for one printer "
        f"(~/.local/state/hall/{device}, Windows: %%LOCALAPPDATA%%\\hall\\{device}; "
        "--driven, --grab: 临时目录 a temporary one)"
    )


REHEARSED_JOBS_HELP = "存放打印任务的目录 folder of slips to be printed (临时目录 a temporary one)"


@contextmanager
def jobs_folder(given: Path | None, device: str, rehearses: bool) -> Iterator[Path]:
    """The folder `given`, or else the device's own; one that `rehearses` leaves nothing behind."""
    if given is not None:
        yield given
    elif rehearses:
        with TemporaryDirectory(prefix="slips-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    else:
        yield own_folder(device)


def own_folder(device: str) -> Path:
    """The device's folder among what programs keep for this user."""
    if sys.platform == "win32":
        kept = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        kept = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(kept) / "hall" / device
