"""Slips as they were once looked at and found right, byte for byte.

The bytes stand as hexadecimal in `slips/`. After a change of layout that is meant, look at the slips
(`python -m printers sample ticket --out FILE --png FILE`), then write them anew and review the difference:

    GOLDEN_UPDATE=1 pytest tests/golden
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops

from printers import TicketSlip, WaitForecast, encode, ticket_layout
from printers.paper import DOTS_PER_MM
from printers.samples import sample_ticket
from printers.virtual import VirtualPrinter

FOLDER = Path(__file__).parent / "slips"
WIDTHS = (384, 576)

TOWNSHIP = sample_ticket()
SLIPS: dict[str, TicketSlip] = {
    "township": TOWNSHIP,
    "long-names": replace(
        TOWNSHIP,
        hall="青山壮族自治县人民政府政务服务中心",
        hall_en="Government Service Centre of Qingshan Zhuang Autonomous County",
        number="B1204",
        queue="工程建设项目审批综合 / Construction project approval",
        services=(
            (
                "城乡居民最低生活保障对象认定（含特困人员供养资格确认）",
                "Recognition of minimum living allowance and of support for people in extreme need",
            ),
            ("灵活就业人员社会保险参保登记", "Social insurance enrolment of flexibly employed people"),
            ("户口迁移", "Moving household registration"),
        ),
        ahead=27,
        wait=WaitForecast(low=95, high=130, chance=0.8),
        windows="5、6、7、8、11、12号窗口 / Windows 5, 6, 7, 8, 11, 12",
        zone="二楼 B 区 / Floor 2, zone B",
        qr="https://hall.qingshan.example.cn/t/7kQ2mX9c",
        notices=(("过号请到咨询台，凭此票可重新排队。", "Missed your call? Show this at the guide desk."),),
    ),
    "proxy": replace(
        TOWNSHIP,
        number="D007",
        queue="帮办代办 / Helped and by proxy",
        services=(
            ("老年人优待证", "Senior card"),
            ("老年人优待证", "Senior card"),
            ("老年人优待证", "Senior card"),
            ("社会保障卡补领", "Social security card, replacement"),
        ),
        priority="代办员 / Proxy",
        ahead=0,
        wait=None,
        qr="7kQ2mX9cTb",
    ),
    "english": replace(TOWNSHIP, english=True, zone="一楼 / Ground floor"),
    "training": replace(TOWNSHIP, training=True, priority="老年人优先 / Elderly first"),
    "copy": replace(TOWNSHIP, copy=2),
}

EVERY_SLIP = pytest.mark.parametrize("width", WIDTHS)
EVERY_NAME = pytest.mark.parametrize("name", sorted(SLIPS))


def slip_bytes(name: str, width: int) -> bytes:
    return encode(ticket_layout(SLIPS[name], width), width)


def as_hex(data: bytes) -> str:
    return "".join(data[start : start + 16].hex(" ") + "\n" for start in range(0, len(data), 16))


def picture(name: str, width: int) -> Image.Image:
    (slip,) = VirtualPrinter(width).print(slip_bytes(name, width))
    return slip.convert("L")


@EVERY_SLIP
@EVERY_NAME
def test_a_slip_is_byte_for_byte_what_it_was(name: str, width: int) -> None:
    golden = FOLDER / f"{name}-{width}.hex"
    now = as_hex(slip_bytes(name, width))
    if os.environ.get("GOLDEN_UPDATE") == "1":
        FOLDER.mkdir(exist_ok=True)
        golden.write_text(now, encoding="ascii")
    assert now == golden.read_text(encoding="ascii")


def test_no_golden_slip_is_left_over() -> None:
    expected = {f"{name}-{width}" for name in SLIPS for width in WIDTHS}
    assert {path.stem for path in FOLDER.glob("*.hex")} == expected


@EVERY_SLIP
@EVERY_NAME
def test_the_code_on_the_picture_reads_as_the_slip_says(name: str, width: int) -> None:
    (code,) = zxingcpp.read_barcodes(picture(name, width))
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.text == SLIPS[name].qr


@EVERY_SLIP
@EVERY_NAME
def test_nothing_is_cut_through_and_nothing_touches_the_edge_but_rules(name: str, width: int) -> None:
    """At the cut there is blank paper, and at the sides at most the two rules."""
    slip = picture(name, width)
    assert slip.width == width
    ink = ImageChops.invert(slip)
    box = ink.getbbox()
    assert box is not None
    assert box[1] >= 96
    assert slip.height - box[3] >= 16
    edges = [ink.crop((x, 0, x + 1, slip.height)) for x in (0, width - 1)]
    assert all(edge.histogram()[255] <= 4 for edge in edges)


@EVERY_SLIP
@EVERY_NAME
def test_the_number_is_by_far_the_largest_print(name: str, width: int) -> None:
    """Of the blocks of ink the code is the tallest, the number next; no other line comes near it."""
    _code, number, *rest = sorted(runs_of_ink(picture(name, width)), reverse=True)
    assert number >= 12 * DOTS_PER_MM
    assert number > 1.5 * max(rest)


def runs_of_ink(slip: Image.Image) -> list[int]:
    """The heights, in dots, of the blocks that blank rows part from one another."""
    runs, height = [], 0
    for row in range(slip.height):
        if slip.crop((0, row, slip.width, row + 1)).getextrema()[0] == 0:
            height += 1
        elif height:
            runs.append(height)
            height = 0
    return runs
