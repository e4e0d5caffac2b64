"""What virtual printers make of slips, and where the ink is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PIL import Image, ImageChops

from printers.encoder import encode
from printers.layout import Element
from printers.profiles import Profile
from printers.virtual import VirtualPrinter

Box = tuple[int, int, int, int]

MARGIN_DOTS = 32


def slip_pictures(elements: Iterable[Element], profile: Profile) -> list[Image.Image]:
    """The slips that a printer of this profile cuts, in grey; nothing may be lacking on them."""
    printer = VirtualPrinter(profile.width, profile.charset)
    slips = printer.print(encode(elements, profile))
    assert printer.unprintable == []
    return [slip.convert("L") for slip in slips]


def with_margins(slip: Image.Image) -> Image.Image:
    """The slip with the paper that the print head does not reach, 4 mm on both sides."""
    paper = Image.new("L", (slip.width + 2 * MARGIN_DOTS, slip.height), 255)
    paper.paste(slip, (MARGIN_DOTS, 0))
    return paper


def blocks_of_ink(slip: Image.Image) -> list[Box]:
    """The box of each block of ink that blank rows part from the next, from the top."""
    ink = ImageChops.invert(slip)
    dots, width = ink.tobytes(), ink.width
    inked = [any(dots[row * width : (row + 1) * width]) for row in range(ink.height)]
    boxes: list[Box] = []
    row = 0
    for has_ink, rows in groupby(inked):
        height = len(list(rows))
        box = ink.crop((0, row, width, row + height)).getbbox() if has_ink else None
        if box is not None:
            boxes.append((box[0], row, box[2], row + height))
        row += height
    return boxes
