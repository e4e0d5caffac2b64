"""Pictures of a template's folder, made ready for paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from printers.layout import WIDTHS, Picture

LARGEST_SIDE = 4000
"""Dots: a picture larger than this is a mistake."""

DARK = 128


def load_pictures(path: Path) -> Mapping[int, Picture]:
    """A picture for each width of paper, shrunk where it is wider; what is darker than middle grey is black.

    Raises OSError if the file cannot be read, or is no picture or far too large.
    """
    try:
        with Image.open(path) as opened:
            if max(opened.size) > LARGEST_SIDE:
                raise OSError(f"{opened.width}×{opened.height} > {LARGEST_SIDE}×{LARGEST_SIDE}")
            picture = opened.convert("RGBA")
    except UnidentifiedImageError as error:
        raise OSError("no picture") from error
    paper = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(paper, picture).convert("L")
    return {width: _shrunk(grey, width) for width in WIDTHS}


def _shrunk(grey: Image.Image, width: int) -> Picture:
    if grey.width > width:
        grey = grey.resize((width, max(1, grey.height * width // grey.width)))
    black = grey.point(lambda level: 255 if level < DARK else 0).convert("1")
    return Picture(black.width, black.height, black.tobytes())
