"""What a printer's ROM lacks is drawn in its place, never printed as something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from printed_text import text_lines

from printers.charset import CHARSETS, Charset, code_of
from printers.drawing import glyphs_of, installed_drawer
from printers.encoder import encode
from printers.layout import Cut, Text
from printers.profiles import profile_named
from printers.virtual import VirtualPrinter

START = b"\x1b@\x1c&"
EVERY_ROM = pytest.mark.parametrize("charset", CHARSETS)
NAMES = "陈𬱖、张㛃、李䶮、王𠅤 ¥16 ①— ñƅ（Ａ）"


def printed(data: bytes, charset: Charset) -> tuple[Image.Image, list[bytes]]:
    """The slip, and what the printer could not print."""
    printer = VirtualPrinter(576, charset)
    (slip,) = printer.print(data)
    return slip.convert("L"), printer.unprintable


def test_a_character_that_is_lacking_is_drawn_where_it_stands() -> None:
    out = encode((Text("张㛃证"), Cut()), profile_named("gbk"))
    before = START + "张".encode("gbk") + b"\x1b*\x21\x18\x00"
    after = "证\n".encode("gbk") + b"\x1dVB\x00"
    assert out.startswith(before)
    assert out.endswith(after)
    assert len(out) == len(before) + 72 + len(after)
    slip, unprintable = printed(out, "gbk")
    assert unprintable == []
    shown = ImageChops.invert(slip).crop((24, 96, 48, 120))
    assert ImageChops.difference(shown, installed_drawer().line(glyphs_of("㛃", 1, 1, False))).getbbox() is None


@EVERY_ROM
@pytest.mark.parametrize("size", [1, 2, 4])
def test_names_look_the_same_from_every_rom(charset: Charset, size: int) -> None:
    elements = (Text(NAMES, size, "center", size == 1), Cut())
    whole, _ = printed(encode(elements, profile_named("gb18030")), "gb18030")
    slip, unprintable = printed(encode(elements, profile_named(charset)), charset)
    assert unprintable == []
    assert ImageChops.difference(whole, slip).getbbox() is None


@EVERY_ROM
def test_no_question_mark_stands_for_a_character(charset: Charset) -> None:
    out = encode((Text(NAMES),), profile_named(charset))
    assert b"?" not in b"".join(text_lines(out))


def test_what_a_rom_lacks_is_found_out_when_it_is_sent_all_the_same() -> None:
    """Else the tests above might pass by accident."""
    _, unprintable = printed(encode((Text("张㛃"), Cut()), profile_named("gb18030")), "gbk")
    code = "㛃".encode("gb18030")
    assert unprintable == [code[:1], code[2:3]]
    _, unprintable = printed(encode((Text("镕"), Cut()), profile_named("gbk")), "gb2312")
    assert unprintable == ["镕".encode("gbk")[:1]]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=24), st.sampled_from(CHARSETS))
def test_only_what_the_rom_holds_is_sent_as_text(text: str, charset: Charset) -> None:
    for line in text_lines(encode((Text(text),), profile_named(charset))):
        assert all(code_of(char, charset) for char in line.decode("gb18030"))
