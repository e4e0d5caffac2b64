"""Code 128, read back by an independent reader."""

from __future__ import annotations

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printers.code128 import bars, runs
from printers.symbols import barcode_mask


def read(content: str) -> str:
    """What a reader finds in the bars of `content`."""
    mask = barcode_mask(bars(content), thinnest=2, height=60)
    paper = Image.new("L", (mask.width + 80, 100), 255)
    paper.paste(0, (40, 20), mask)
    (found,) = zxingcpp.read_barcodes(paper)
    return found.text


def test_four_digits_or_more_are_written_in_pairs() -> None:
    assert runs("20261123-A012-1") == (("C", "20261123"), ("B", "-A012-1"))
    assert runs("12345") == (("C", "1234"), ("B", "5"))
    assert runs("A012") == (("B", "A012"),)


def test_a_case_is_read_back() -> None:
    assert read("20261123-A012-1") == "20261123-A012-1"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=2, max_size=24))
def test_any_ascii_is_read_back(content: str) -> None:
    assert read(content) == content
