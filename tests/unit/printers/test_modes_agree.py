"""A slip looks the same as text and as picture, on every printer and both papers."""

from __future__ import annotations

import pytest
from slip_pictures import blocks_of_ink, slip_pictures
from slip_samples import SLIPS

from printers.layout import WIDTHS
from printers.profiles import profile_named

TOLERANCE = 2
"""Dots, a quarter of a millimetre."""

EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)
EVERY_SLIP = pytest.mark.parametrize("name", sorted(SLIPS))


@EVERY_WIDTH
@EVERY_SLIP
@pytest.mark.parametrize("profile", ["gb18030-2000", "gbk", "gb2312", "no-hanzi"])
def test_every_line_stands_where_it_stands_as_text(name: str, width: int, profile: str) -> None:
    elements = SLIPS[name](width)
    as_text = slip_pictures(elements, profile_named("gb18030", width))
    other = slip_pictures(elements, profile_named(profile, width))
    assert len(as_text) == len(other)
    for one, two in zip(as_text, other, strict=True):
        assert one.size == two.size
        boxes = list(zip(blocks_of_ink(one), blocks_of_ink(two), strict=True))
        assert len(boxes) > 5
        for box, same in boxes:
            assert all(abs(a - b) <= TOLERANCE for a, b in zip(box, same, strict=True)), (box, same)


@EVERY_WIDTH
@EVERY_SLIP
def test_nothing_is_cut_through_or_runs_over_the_edge(name: str, width: int) -> None:
    for slip in slip_pictures(SLIPS[name](width), profile_named(width=width)):
        boxes = blocks_of_ink(slip)
        assert boxes[0][1] >= 96
        assert slip.height - boxes[-1][3] >= 16
