"""Bytes for the printer."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_text import text_lines

from printers.cells import SPACES, wrap
from printers.encoder import encode
from printers.errors import TextNotPrintable
from printers.layout import QR, Barcode, Cut, Feed, Line, Picture, Text, typeset
from printers.profiles import profile_named
from printers.samples import sample_ticket
from printers.templates import ticket_layout

START = b"\x1b@\x1c&"

ALL_OF_GB18030 = st.one_of(
    st.characters(max_codepoint=0x7F),
    st.characters(min_codepoint=0x80, max_codepoint=0x33FF),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0xA000, max_codepoint=0xFFFF, exclude_categories=["Cs"]),
    st.characters(min_codepoint=0x10000),
)
"""Each as likely: ASCII, letters and signs, rare hanzi, hanzi, the rest of four bytes at most, beyond."""


def test_a_job_starts_with_a_reset_and_chinese_mode() -> None:
    assert encode((), 576) == START


def test_chinese_goes_out_as_gb18030_and_size_by_gs_exclamation_mark() -> None:
    out = encode((Text("（A）窗口", 2),), 576)
    assert out == START + b"\x1d!\x11" + "（A）窗口\n".encode("gb18030")


def test_style_is_told_only_where_it_changes() -> None:
    elements = (Text("一", 2, "center", True), Text("二", 2, "center", True), Text("三"))
    styled = b"\x1d!\x11\x1bE\x01\x1ba\x01" + "一\n二\n".encode("gb18030")
    plain = b"\x1d!\x00\x1bE\x00\x1ba\x00" + "三\n".encode("gb18030")
    assert encode(elements, 576) == START + styled + plain


def test_a_code_is_drawn_by_the_printer_in_the_middle() -> None:
    out = encode((QR("A012", 6),), 576)
    setup = b"\x1ba\x01\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
    assert out == START + setup + b"\x1d(k\x07\x001P0A012\x1d(k\x03\x001Q0"


def test_text_after_a_code_has_its_own_alignment() -> None:
    assert encode((QR("A012", 6), Text("左")), 576).endswith(b"\x1ba\x00" + "左\n".encode("gb18030"))


def test_feed_and_cut() -> None:
    assert encode((Feed(24), Cut()), 576) == START + b"\x1bJ\x18\x1dVB\x00"


def test_a_feed_of_one_or_two_lines_is_sent_as_lines() -> None:
    assert encode((Feed(30), Feed(60), Feed(90)), 576) == START + b"\n" + b"\n\n" + b"\x1bJ\x5a"


def test_a_printer_without_a_cutter_feeds_to_where_paper_is_torn() -> None:
    assert encode((Text("字"), Cut()), profile_named("gbk-58")) == START + "字\n".encode("gbk") + b"\x1bJ\x60"


def test_a_barcode_is_drawn_by_the_printer_digits_in_pairs() -> None:
    out = encode((Barcode("2026-A", 80),), 576)
    setup = b"\x1ba\x01\x1dh\x50\x1dw\x03\x1df\x00\x1dH\x00"
    assert out == START + setup + b"\x1dkI\x08{C\x14\x1a{B-A"


def test_a_code_that_the_printer_does_not_draw_goes_as_a_picture() -> None:
    out = encode((QR("A012", 6), Barcode("A012")), profile_named("no-hanzi"))
    assert b"\x1d(k" not in out
    assert b"\x1dk" not in out
    out = encode((QR("A012", 6),), profile_named("gb2312"))
    assert out.startswith(START + b"\x1ba\x01\x1dv0\x00\x10\x00\x7e\x00")


def test_a_picture_goes_out_dot_for_dot() -> None:
    picture = Picture(16, 2, b"\x80\x80\x01\x00")
    assert encode((picture,), 576) == START + b"\x1ba\x01\x1dv0\x00\x02\x00\x02\x00\x80\x80\x01\x00"


def test_a_picture_stands_in_the_middle_though_it_is_sent_in_whole_bytes() -> None:
    """9 dots begin at dot 283; 16 would begin at 280."""
    out = encode((Picture(9, 1, b"\xff\x80"),), 576)
    assert out.endswith(b"\x1dv0\x00\x02\x00\x01\x00\x1f\xf0")


def test_a_long_picture_is_sent_in_bands() -> None:
    out = encode((Picture(8, 500, b"\xff" * 500),), 576)
    assert [out.count(b"\x1dv0\x00\x01\x00" + rows + b"\x00\xff") for rows in (b"\xf0", b"\x14")] == [2, 1]


def test_commands_hidden_in_text_are_printed_as_spaces() -> None:
    out = encode((Text("甲\x1b@\x1dV\x00\x85乙"),), 576)
    assert out == START + "甲 @ V  乙\n".encode("gb18030")


@pytest.mark.parametrize("elements", [(Text("窗\ud800口"),), (QR("t\udfff", 6),)])
def test_half_a_character_is_refused_by_name(elements: tuple[Text | QR, ...]) -> None:
    with pytest.raises(TextNotPrintable, match="第 2 个字符"):
        encode(elements, 576)


@settings(max_examples=10_000, deadline=None)
@given(st.text(ALL_OF_GB18030, max_size=40))
def test_the_bytes_decode_to_the_text(text: str) -> None:
    body = encode((Text(text),), 576).removeprefix(START)
    assert body.decode("gb18030") == "".join(line + "\n" for line in wrap(text, 48))


@settings(deadline=None)
@given(st.text(ALL_OF_GB18030.filter(lambda char: unicodedata.category(char) != "Cc"), max_size=120))
def test_nothing_but_spaces_is_lost_between_text_and_bytes(text: str) -> None:
    body = encode((Text(text),), 384).removeprefix(START).decode("gb18030")
    dropped = str.maketrans("", "", SPACES + "\n")
    assert body.translate(dropped) == text.translate(dropped)


@settings(deadline=None)
@given(
    *(st.text(ALL_OF_GB18030, min_size=1, max_size=30) for _ in range(3)),
    st.sampled_from((384, 576)),
)
def test_a_tickets_bytes_hold_exactly_its_lines(hall: str, service: str, notice: str, width: int) -> None:
    slip = replace(sample_ticket(), hall=hall, services=((service, ""),), notices=((notice, ""),))
    elements = ticket_layout(slip, width)
    wanted = [piece.text for piece in typeset(elements, width) if isinstance(piece, Line)]
    assert [line.decode("gb18030") for line in text_lines(encode(elements, width))] == wanted


@given(st.text(max_size=120))
def test_no_control_byte_of_the_text_reaches_the_printer(text: str) -> None:
    body = encode((Text(text),), 384).removeprefix(START)
    assert all(byte >= 0x20 and byte != 0x7F for byte in body.replace(b"\n", b""))


def test_the_escpos_library_leaves_no_log_handler_and_no_temporary_folder(tmp_path: Path) -> None:
    program = "import logging, printers; printers.encode((), 576); print(len(logging.getLogger().handlers))"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "0", "")
    assert list(tmp_path.iterdir()) == []
