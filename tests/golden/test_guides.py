"""Guides of services as they were once looked at and found right, byte for byte.

The bytes stand as hexadecimal in `guides/`. After a change of layout that is meant, look at a guide
(`python -m printers sample guide --out FILE --png FILE`), then write them anew and review the difference:

    GOLDEN_UPDATE=1 pytest tests/golden
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops

from printers import GuideSlip, encode, guide_layout
from printers.samples import sample_guide
from printers.virtual import VirtualPrinter

FOLDER = Path(__file__).parent / "guides"
WIDTHS = (384, 576)
GUIDES: dict[str, GuideSlip] = {
    "full": sample_guide(),
    "free-at-once": replace(
        sample_guide(), materials=(), limit_days=0, fee_yuan=0, fee_basis="", legal_basis="", training=True
    ),
}

EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)
EVERY_NAME = pytest.mark.parametrize("name", sorted(GUIDES))


def _bytes(name: str, width: int) -> bytes:
    return encode(guide_layout(GUIDES[name], width), width)


@EVERY_WIDTH
@EVERY_NAME
def test_a_guide_is_byte_for_byte_what_it_was(name: str, width: int) -> None:
    golden = FOLDER / f"{name}-{width}.hex"
    data = _bytes(name, width)
    now = "".join(data[start : start + 16].hex(" ") + "\n" for start in range(0, len(data), 16))
    if os.environ.get("GOLDEN_UPDATE") == "1":
        FOLDER.mkdir(exist_ok=True)
        golden.write_text(now, encoding="ascii")
    assert now == golden.read_text(encoding="ascii")


def test_no_golden_guide_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.hex")} == {f"{name}-{width}" for name in GUIDES for width in WIDTHS}


@EVERY_WIDTH
@EVERY_NAME
def test_nothing_is_cut_through(name: str, width: int) -> None:
    (guide,) = VirtualPrinter(width).print(_bytes(name, width))
    picture = guide.convert("L")
    assert picture.width == width
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    assert box[1] >= 96
    assert picture.height - box[3] >= 16
