"""QR codes and barcodes on slips, read by an independent reader."""

from __future__ import annotations

import pytest
import zxingcpp
from slip_pictures import slip_pictures, with_margins

from printers.layout import QR, WIDTHS, Barcode, Cut, Element, Feed
from printers.profiles import profile_named
from printers.samples import sample_notice, sample_report, sample_ticket
from printers.templates import notice_layout, report_layout, ticket_layout

EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)
EVERY_PRINTER = pytest.mark.parametrize("profile", ["gb18030", "gbk", "gb2312", "no-hanzi"])


def codes(elements: tuple[Element, ...], width: int, profile: str) -> list[list[str]]:
    """What a reader finds on each slip, from the top."""
    slips = slip_pictures(elements, profile_named(profile, width))
    found = [zxingcpp.read_barcodes(with_margins(slip)) for slip in slips]
    return [[code.text for code in sorted(slip, key=lambda code: code.position.top_left.y)] for slip in found]


@EVERY_WIDTH
@EVERY_PRINTER
def test_a_tickets_link_is_read_back(width: int, profile: str) -> None:
    slip = sample_ticket()
    assert codes(ticket_layout(slip, width), width, profile) == [[slip.qr]]


@EVERY_WIDTH
@EVERY_PRINTER
def test_a_notices_case_is_read_back_from_each_sheet(width: int, profile: str) -> None:
    slip = sample_notice()
    assert codes(notice_layout(slip, width), width, profile) == [[slip.case]] * 4


@EVERY_WIDTH
@EVERY_PRINTER
def test_a_days_seal_is_read_back(width: int, profile: str) -> None:
    slip = sample_report()
    seal = f"{slip.date} {slip.last_seq} {slip.head_hash}"
    assert codes(report_layout(slip, width), width, profile) == [[seal]]


@EVERY_WIDTH
@EVERY_PRINTER
@pytest.mark.parametrize("content", ["A012", "B1204", "20261123-A1012-1", "{brace} 100%"])
def test_any_barcode_that_fits_is_read_back_beside_a_code(width: int, profile: str, content: str) -> None:
    elements = (Feed(30), Barcode(content, 80), Feed(60), QR("社会保障 7kQ2", 5), Feed(30), Cut())
    assert codes(elements, width, profile) == [[content, "社会保障 7kQ2"]]
