"""The pictures of a day's screens, made small: for the report, and for the README."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from sim.screens.at_work import picture_name
from sim.screens.moments import Moment
from sim.screens.plan import ScreenPlan

REPORT_BOX = (340, 260)
COLOURS = 256
"""A palette makes a picture several times smaller, and with so many of them a small green word stays green."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a report: where the whole one lies, from the report, and a small one as a data URI."""

    href: str
    moment: Moment
    small: str


@dataclass(frozen=True, slots=True)
class GalleryRow:
    """A screen and its pictures through the day."""

    name: str
    pictures: tuple[Shown, ...]


def gallery_of(screens: Sequence[ScreenPlan], moments: Sequence[Moment], folder: Path) -> list[GalleryRow]:
    """The pictures that stand in `folder`, which lies beside the report."""
    return [
        GalleryRow(
            screen.name,
            tuple(
                Shown(f"{folder.name}/{name}", moment, _data_uri(shrunk(folder / name, REPORT_BOX)))
                for moment in moments
                if (folder / (name := picture_name(screen, moment))).exists()
            ),
        )
        for screen in screens
    ]


def shrunk(path: Path, box: tuple[int, int]) -> bytes:
    """A picture as a PNG with a palette, in its proportions, no larger than `box` (width, height)."""
    with Image.open(path) as whole:
        small = whole.convert("RGB")
    small.thumbnail(box, Image.Resampling.LANCZOS)
    content = io.BytesIO()
    small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
