"""Files that are there as a whole or not at all: a full disk or a stop halfway leaves the earlier one as it was."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Put a text there at once, as UTF-8: a reader sees the old one or the new one, never a part.

    What is no ordinary file, such as a terminal, is written to as it is. Raises `OSError` that names `path`.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(content, encoding="utf-8", newline="")
        else:
            _put_in_place(path, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _put_in_place(path: Path, content: str) -> None:
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
