"""The hall that a command is about: a file that was chosen, else the township that comes with the program."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path


@contextlib.contextmanager
def chosen_hall(chosen: Path | None) -> Iterator[Path]:
    """The chosen file, or the packaged township's."""
    if chosen is not None:
        yield chosen
        return
    with resources.as_file(resources.files("assets") / "halls" / "township.toml") as packaged:
        yield packaged
