"""The virtual printer, against the protocol: bytes here are written by hand, not by the encoder."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from printers.charset import CHARSETS, Charset
from printers.errors import (
    BrokenCharacter,
    CommandCutShort,
    PaperNeverCut,
    SymbolTooLarge,
    UnknownCommand,
    VirtualPrinterError,
)
from printers.paper import HEAD_TO_CUTTER
from printers.virtual import VirtualPrinter

START = b"\x1b@\x1c&"
CUT = b"\x1dVB\x00"
BAR = "─".encode("gb18030")
"""A bar as wide as its cell: its ink shows exactly where a character stands."""


def print_one(data: bytes, width: int = 384) -> Image.Image:
    (slip,) = VirtualPrinter(width).print(data)
    return slip


def ink(slip: Image.Image) -> tuple[int, int, int, int] | None:
    """The box (left, top, right, bottom) of everything printed."""
    return ImageChops.invert(slip.convert("L")).getbbox()


def across(slip: Image.Image) -> tuple[int, int]:
    box = ink(slip)
    assert box is not None
    return box[0], box[2]


def qr(content: bytes, module: int = 4, correction: int = 49) -> bytes:
    size = len(content) + 3
    return (
        b"\x1d(k\x04\x001A2\x00"
        + b"\x1d(k\x03\x001C"
        + bytes((module,))
        + b"\x1d(k\x03\x001E"
        + bytes((correction,))
        + b"\x1d(k"
        + size.to_bytes(2, "little")
        + b"1P0"
        + content
        + b"\x1d(k\x03\x001Q0"
    )


@pytest.mark.parametrize("width", [384, 576])
def test_a_slip_is_as_wide_as_the_paper(width: int) -> None:
    assert print_one(START + BAR + b"\n" + CUT, width).width == width


@pytest.mark.parametrize(("side", "edges"), [(0, (0, 24)), (1, (180, 204)), (2, (360, 384)), (50, (360, 384))])
def test_text_stands_at_its_side(side: int, edges: tuple[int, int]) -> None:
    assert across(print_one(START + b"\x1ba" + bytes((side,)) + BAR + b"\n" + CUT)) == edges


def test_alignment_within_a_line_changes_nothing() -> None:
    assert across(print_one(START + BAR + b"\x1ba\x02" + b"\n" + CUT)) == (0, 24)


@pytest.mark.parametrize(("size", "dots"), [(0x00, 24), (0x10, 48), (0x70, 192), (0x07, 24)])
def test_gs_exclamation_mark_widens_hanzi(size: int, dots: int) -> None:
    assert across(print_one(START + b"\x1d!" + bytes((size,)) + BAR + b"\n" + CUT)) == (0, dots)


def test_gs_exclamation_mark_heightens_the_line() -> None:
    low = print_one(START + BAR + b"\n" + CUT)
    high = print_one(START + b"\x1d!\x07" + BAR + b"\n" + CUT)
    assert high.height - low.height == 8 * 24 - 30


def test_latin_letters_take_half_the_room_of_hanzi() -> None:
    assert across(print_one(START + b" " + BAR + b"\n" + CUT)) == (12, 36)


def test_a_reset_ends_every_style_and_chinese_mode() -> None:
    plain = print_one(b"\x1b@A\n" + CUT)
    styled = print_one(START + b"\x1d!\x11\x1bE\x01\x1ba\x01" + b"\x1b@A\n" + CUT)
    assert ImageChops.difference(plain.convert("L"), styled.convert("L")).getbbox() is None


def test_emphasis_prints_more_ink() -> None:
    plain = print_one(START + "汉\n".encode("gb18030") + CUT).convert("L")
    bold = print_one(START + b"\x1bE\x01" + "汉\n".encode("gb18030") + CUT).convert("L")
    assert bold.histogram()[0] > plain.histogram()[0]


def test_hanzi_outside_chinese_mode_come_out_as_other_characters() -> None:
    chinese = print_one(START + BAR + b"\n" + CUT)
    letters = print_one(b"\x1b@\x1c&\x1c." + BAR + b"\n" + CUT)
    assert ImageChops.difference(chinese.convert("L"), letters.convert("L")).getbbox() is not None


def test_a_line_that_is_full_goes_on_below() -> None:
    full = print_one(START + BAR * 16 + b"\n" + CUT)
    over = print_one(START + BAR * 17 + b"\n" + CUT)
    assert across(over) == (0, 384)
    assert over.height - full.height == 30


def test_feeds_move_the_paper_by_dots_and_by_lines() -> None:
    bare = print_one(START + BAR + b"\n" + CUT)
    dots = print_one(START + BAR + b"\n\x1bJ\x64" + CUT)
    lines = print_one(START + BAR + b"\n\x1bd\x02" + CUT)
    empty = print_one(START + BAR + b"\n\n" + CUT)
    assert [slip.height - bare.height for slip in (dots, lines, empty)] == [100, 60, 30]


def test_a_feed_prints_the_line_that_waits() -> None:
    assert ink(print_one(START + BAR + b"\x1bd\x01" + CUT)) == ink(print_one(START + BAR + b"\n" + CUT))


def test_a_cut_without_a_feed_leaves_the_last_lines_inside() -> None:
    printer = VirtualPrinter(384)
    (first,) = printer.print(START + BAR + b"\n" + b"\x1bJ\x20\x1dV\x00")
    assert ink(first) is None
    (second,) = printer.print(CUT)
    assert ink(second) is not None
    assert second.height == HEAD_TO_CUTTER


def test_what_is_not_cut_stays_in_the_printer() -> None:
    printer = VirtualPrinter(384)
    assert printer.print(START + BAR + b"\n") == []
    (slip,) = printer.print(START + CUT)
    assert ink(slip) is not None


def test_two_cuts_make_two_slips_and_a_cut_without_paper_none() -> None:
    slips = VirtualPrinter(384).print(START + BAR + b"\n" + CUT + BAR + b"\n" + CUT + b"\x1dV\x01")
    assert [ink(slip) is None for slip in slips] == [False, False]


@pytest.mark.parametrize("correction", [48, 49, 50, 51])
@pytest.mark.parametrize("content", ["A012", "https://hall.example.cn/t/7kQ2mX9c", "社会保障"])
def test_a_code_is_read_back(content: str, correction: int) -> None:
    code = qr(content.encode(), 6, correction)
    slip = print_one(START + b"\x1bJ\x20\x1ba\x01" + code + b"\x1bJ\x20" + CUT, 576)
    (found,) = zxingcpp.read_barcodes(slip.convert("L"))
    assert found.text == content


def test_a_code_has_modules_of_the_size_commanded() -> None:
    left, right = across(print_one(START + b"\x1ba\x01" + qr(b"12345", 5) + CUT))
    assert (left, right) == ((384 - 105) // 2, (384 - 105) // 2 + 105)


def test_a_code_never_given_content_prints_nothing() -> None:
    assert ink(print_one(START + b"\x1d(k\x03\x001Q0" + CUT)) is None


@pytest.mark.parametrize("content", [b"x" * 200, b"x" * 3000])
def test_a_code_wider_than_the_paper_is_refused(content: bytes) -> None:
    with pytest.raises(SymbolTooLarge):
        VirtualPrinter(384).print(START + qr(content, 16))


SQUARE = b"\x1dv0\x00\x01\x00\x08\x00" + b"\xff" * 8


def test_a_picture_is_printed_dot_for_dot_at_its_side() -> None:
    for side, left in ((0, 0), (1, 188), (2, 376)):
        slip = print_one(START + b"\x1ba" + bytes((side,)) + SQUARE + CUT)
        assert ink(slip) == (left, HEAD_TO_CUTTER, left + 8, HEAD_TO_CUTTER + 8)


def test_a_picture_prints_the_line_that_waits() -> None:
    box = ink(print_one(START + BAR + SQUARE + CUT))
    assert box is not None
    assert box[3] == HEAD_TO_CUTTER + 24 + 8


def test_drawn_columns_stand_on_the_line_between_characters() -> None:
    drawn = b"\x1b*\x21\x18\x00" + b"\xff\xff\xff" * 24
    slip = print_one(START + BAR + drawn + BAR + b"\n" + CUT)
    shown = ImageChops.invert(slip.convert("L")).crop((24, HEAD_TO_CUTTER, 48, HEAD_TO_CUTTER + 24))
    assert shown.getextrema() == (255, 255)
    assert across(slip) == (0, 72)
    tall = print_one(START + drawn + b"\x1d!\x11" + BAR + b"\n" + CUT)
    box = ink(tall.crop((0, 0, 24, tall.height)))
    assert box is not None
    assert (box[1], box[3]) == (HEAD_TO_CUTTER + 24, HEAD_TO_CUTTER + 48)


@pytest.mark.parametrize(("data", "content"), [(b"{BA012", "A012"), (b"{C\x14\x1a{B-A", "2026-A"), (b"{B{{x}", "{x}")])
def test_a_barcode_is_read_back(data: bytes, content: str) -> None:
    bars = b"\x1dh\x50\x1dw\x02\x1dH\x00\x1df\x00\x1dkI" + bytes((len(data),)) + data
    slip = print_one(START + b"\x1bJ\x20\x1ba\x01" + bars + b"\x1bJ\x20" + CUT)
    (found,) = zxingcpp.read_barcodes(slip.convert("L"))
    assert found.text == content
    box = ink(slip)
    assert box is not None
    assert box[3] - box[1] == 80


def test_a_barcode_or_picture_wider_than_the_paper_is_refused() -> None:
    for command in (b"\x1dw\x06\x1dkI\x0e{B" + b"x" * 12, b"\x1dv0\x00\x31\x00\x01\x00" + bytes(49)):
        with pytest.raises(SymbolTooLarge):
            VirtualPrinter(384).print(START + command)


def test_without_a_cutter_paper_is_torn_off() -> None:
    printer = VirtualPrinter(384)
    assert printer.print(START + BAR + b"\n\x1bJ\x60") == []
    torn = printer.tear()
    assert torn is not None
    assert ink(torn) is not None
    assert printer.tear() is None


def test_an_older_rom_takes_four_bytes_for_other_characters() -> None:
    printer = VirtualPrinter(384, "gbk")
    (slip,) = printer.print(START + "㛃".encode("gb18030") + b"\n" + CUT)
    assert len(printer.unprintable) == 2
    assert across(slip) != across(print_one(START + "㛃".encode("gb18030") + b"\n" + CUT))


@pytest.mark.parametrize(
    ("charset", "lacking"), [("gb2312", "€"), ("gbk", "€"), ("gb18030-2000", "𬱖"), ("gb18030-2000", "¥")]
)
def test_what_a_rom_lacks_is_an_empty_box(charset: Charset, lacking: str) -> None:
    printer = VirtualPrinter(384, charset)
    (slip,) = printer.print(START + lacking.encode("gb18030") + b"\n" + CUT)
    assert printer.unprintable == [lacking.encode("gb18030")]
    assert ink(slip) == (1, HEAD_TO_CUTTER + 1, 23, HEAD_TO_CUTTER + 23)


def test_a_printer_without_hanzi_prints_each_byte_as_a_letter() -> None:
    (slip,) = VirtualPrinter(384, None).print(START + "汉字".encode("gbk") + b"\n" + CUT)
    box = ink(slip)
    assert box is not None
    assert box[2] <= 4 * 12


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (b"\x1bZ", "1B 5A"),
        (b"\x09", "09"),
        (b"\x7f", "7F"),
        (b"\x1ba\x03", "1B 61 03"),
        (b"\x1d!\x80", "1D 21 80"),
        (b"\x1dV\x07", "1D 56 07"),
        (b"\x1d(L\x02\x00\x30\x32", "1D 28 4C 02 00 30 32"),
        (b"\x1d(k\x03\x001C\x11", "1D 28 6B 03 00 31 43 11"),
        (b"\x1d(k\x04\x001A3\x00", "1D 28 6B 04 00 31 41 33 00"),
        (b"\x1dv0\x01\x01\x00\x01\x00\x00", "1D 76 30 01"),
        (b"\x1dv0\x00\x00\x00\x01\x00", "1D 76 30 00 00 00 01 00"),
        (b"\x1b*\x00\x01\x00\x00", "1B 2A 00 01 00"),
        (b"\x1dkA\x04A012", "1D 6B 41 04"),
        (b"\x1dkI\x04A012", "1D 6B 49 04"),
        (b"\x1dkI\x04{C\x64\x01", "1D 6B 49 04"),
        (b"\x1dw\x01", "1D 77 01"),
        (b"\x1dh\x00", "1D 68 00"),
        (b"\x1dH\x02", "1D 48 02"),
    ],
)
def test_an_unknown_command_is_named_with_its_offset(command: bytes, named: str) -> None:
    with pytest.raises(UnknownCommand) as caught:
        VirtualPrinter(384).print(START + b"AB" + command + b"CD")
    assert caught.value.offset == 6
    assert named in caught.value.zh


@pytest.mark.parametrize(
    "tail",
    [
        b"\x1b",
        b"\x1d!",
        b"\x1dVB",
        b"\x1d(k\x08\x001P0",
        b"\x1dv0\x00\x01\x00\x02\x00x",
        b"\x1b*!\x02",
        b"\x1dkI\x09",
        b"\xba",
        b"\x81\x30\x84",
    ],
)
def test_bytes_that_end_within_a_command_or_character_are_named(tail: bytes) -> None:
    with pytest.raises(CommandCutShort, match="第 4 字节"):
        VirtualPrinter(384).print(START + tail)


@pytest.mark.parametrize("code", [b"\xff\xff", b"\x80\x41", b"\xfe\x30\x81\x30", b"\x81\x20"])
def test_bytes_that_are_no_character_are_named(code: bytes) -> None:
    with pytest.raises(BrokenCharacter, match="第 4 字节"):
        VirtualPrinter(384).print(START + code)


def test_paper_that_is_never_cut_is_told() -> None:
    with pytest.raises(PaperNeverCut):
        VirtualPrinter(384).print(START + b"\x1bd\xff" * 10)


def test_after_an_error_the_printer_prints_as_if_new() -> None:
    printer = VirtualPrinter(384)
    with pytest.raises(UnknownCommand):
        printer.print(START + BAR + b"\n\x1d!\x77\x00")
    (after,) = printer.print(START + b"A\n" + CUT)
    fresh = print_one(START + b"A\n" + CUT)
    assert ImageChops.difference(after.convert("L"), fresh.convert("L")).getbbox() is None


PROTOCOL_LIKE = st.lists(
    st.one_of(
        st.binary(max_size=6),
        st.sampled_from([START, CUT, b"\n", BAR, "龦𠮷".encode("gb18030")]),
        st.sampled_from([b"\x1d!", b"\x1ba", b"\x1bE", b"\x1bJ", b"\x1bd", b"\x1d(k", b"\x1dV", b"\x1b*!", b"\x1dkI"]),
        st.just(SQUARE),
        st.builds(qr, st.binary(max_size=40), st.integers(0, 17), st.integers(47, 52)),
    ),
    max_size=12,
).map(b"".join)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), PROTOCOL_LIKE), st.sampled_from((*CHARSETS, None)))
def test_any_bytes_print_or_are_refused_by_name(data: bytes, charset: Charset | None) -> None:
    printer = VirtualPrinter(384, charset)
    try:
        slips = printer.print(data)
    except VirtualPrinterError:
        slips = []
    assert all(slip.width == 384 and slip.height > 0 for slip in slips)
    assert ink(printer.print(START + BAR + b"\n" + CUT)[-1]) is not None
