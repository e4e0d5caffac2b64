"""Copies of the store to keep, and coming back to one."""

from __future__ import annotations

import datetime
import os
import shutil
from contextlib import closing
from pathlib import Path

from dispatcher.store.database import FILE_NAME, connect_reader, database_in
from dispatcher.store.errors import BackupUnsound, DiskFailed, FolderNotEmpty, TargetExists, naming_errors
from dispatcher.store.lock import LOCK_NAME, hold
from dispatcher.store.verify import Progress, Report, verify


def backup(folder: Path, target: Path) -> Path:
    """Copy the store in `folder`, live or not, into the one file `target`, which appears complete or not at all.

    It holds everything, personal texts too: keep it as closely as the hall's computer. Raises `TargetExists`.
    """
    source = database_in(folder)
    if target.exists():
        raise TargetExists(str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, target)
    except OSError as error:
        raise DiskFailed(str(error)) from error
    return target


def restore(backup_file: Path, folder: Path, replace: bool = False, progress: Progress | None = None) -> Report:
    """Make `folder` the data folder that `backup_file` is a copy of, once the copy is verified.

    With `replace` the data that are there are set aside, beside the folder and under a dated name. Raises
    `FolderNotEmpty`, `BackupUnsound`, or `DataFolderInUse` while a dispatcher runs on the folder.
    """
    occupied = folder.exists() and any(entry.name != LOCK_NAME for entry in folder.iterdir())
    if occupied and not replace:
        raise FolderNotEmpty(str(folder))
    report = verify(backup_file, progress)
    if not report.sound:
        raise BackupUnsound(f"{backup_file}: {report.problems[0].zh} / {report.problems[0].en}")
    hold(folder).release()
    try:
        staging = _stage(backup_file, folder)
        if occupied:
            folder.rename(_aside(folder))
        else:
            shutil.rmtree(folder)
        staging.rename(folder)
    except OSError as error:
        raise DiskFailed(str(error)) from error
    return report


def _copy(source: Path, target: Path) -> None:
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with naming_errors(), closing(connect_reader(source)) as reader:
            reader.execute("VACUUM INTO ?", (str(partial),))
        partial.chmod(0o600)
        _sync(partial)
        partial.rename(target)
        _sync_names(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def _stage(backup_file: Path, folder: Path) -> Path:
    staging = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    copy = staging / FILE_NAME
    shutil.copyfile(backup_file, copy)
    copy.chmod(0o600)
    _sync(copy)
    return staging


def _aside(folder: Path) -> Path:
    """The first free name such as `hall-data.replaced-20261123-170501`."""
    named = folder.with_name(f"{folder.name}.replaced-{datetime.datetime.now():%Y%m%d-%H%M%S}")
    if named.exists():
        raise TargetExists(str(named))
    return named


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_names(folder: Path) -> None:
    """Let a renaming reach the disk; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
