"""What virtual printers make of slips, and where the ink is."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image, ImageChops

from printers.encoder import encode
from printers.layout import Element
from printers.profiles import Profile
from printers.virtual import VirtualPrinter

Box = tuple[int, int, int, int]


def slip_pictures(elements: Iterable[Element], profile: Profile) -> list[Image.Image]:
    """The slips that a printer of this profile cuts, in grey; nothing may be lacking on them."""
    printer = VirtualPrinter(profile.width, profile.charset)
    slips = printer.print(encode(elements, profile))
    assert printer.unprintable == []
    return [slip.convert("L") for slip in slips]


def blocks_of_ink(slip: Image.Image) -> list[Box]:
    """The box of each block of ink that blank rows part from the next, from the top."""
    ink = ImageChops.invert(slip)
    boxes: list[Box] = []
    top = None
    for row in range(ink.height + 1):
        inked = row < ink.height and ink.crop((0, row, ink.width, row + 1)).getbbox() is not None
        if inked and top is None:
            top = row
        elif not inked and top is not None:
            left, _, right, _ = ink.crop((0, top, ink.width, row)).getbbox() or (0, 0, 0, 0)
            boxes.append((left, top, right, row))
            top = None
    return boxes
