"""The folder that a demonstration leaves behind. A folder that it did not make is never touched."""

from __future__ import annotations

import shutil
from pathlib import Path

MARKER = ".made-by-hall-demo"


class FolderNotOurs(Exception):
    """The folder exists, is not empty, and was not made by a demonstration."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"{self.folder} 里有别的文件，不会覆盖。请用 --out 换一个目录。 / "
            f"{self.folder} holds other files and is left alone; choose another folder with --out."
        )


def renew_folder(folder: Path) -> None:
    """Make `folder` anew and mark it. Raises `FolderNotOurs` rather than remove what somebody else put there."""
    if folder.exists():
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARKER).is_file()):
            raise FolderNotOurs(folder)
        for entry in folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("python -m sim demo\n", encoding="utf-8")
