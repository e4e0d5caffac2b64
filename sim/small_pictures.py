"""`python -m sim pictures`: small pictures of a demonstration's screens, as the README shows them."""

from __future__ import annotations

from pathlib import Path

from sim.screens.gallery import shrunk

SHOWN = ("kiosk-opening", "kiosk-peak", "console-3-peak", "board-peak", "window-3-peak")
BOX = (480, 480)


class PictureMissing(Exception):
    """A demonstration's folder lacks a picture."""

    def __str__(self) -> str:
        (path,) = self.args
        return f"没有 {path}，请先运行 python -m sim demo。 / There is no {path}; please run python -m sim demo before."


def save_small_pictures(demo: Path, to: Path) -> list[Path]:
    """Make the pictures of the demonstration in `demo` small, into the folder `to`. Raises `PictureMissing`."""
    whole = [demo / "screens" / f"{name}.png" for name in SHOWN]
    for path in whole:
        if not path.is_file():
            raise PictureMissing(path)
    to.mkdir(parents=True, exist_ok=True)
    small = [to / path.name for path in whole]
    for source, target in zip(whole, small, strict=True):
        target.write_bytes(shrunk(source, BOX))
    return small
