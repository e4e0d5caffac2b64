"""Bytes for the printer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.cells import SPACES, wrap
from printers.encoder import encode
from printers.errors import TextNotPrintable
from printers.layout import QR, Cut, Feed, Text

START = b"\x1b@\x1c&"


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
    setup = b"\x1ba\x01\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
    assert out == START + setup + b"\x1d(k\x07\x001P0A012\x1d(k\x03\x001Q0"


def test_text_after_a_code_has_its_own_alignment() -> None:
    assert encode((QR("A012", 6), Text("左")), 576).endswith(b"\x1ba\x00" + "左\n".encode("gb18030"))


def test_feed_and_cut() -> None:
    assert encode((Feed(24), Cut()), 576) == START + b"\x1bJ\x18\x1dVB\x00"


def test_commands_hidden_in_text_are_printed_as_spaces() -> None:
    out = encode((Text("甲\x1b@\x1dV\x00\x85乙"),), 576)
    assert out == START + "甲 @ V  乙\n".encode("gb18030")


@pytest.mark.parametrize("elements", [(Text("窗\ud800口"),), (QR("t\udfff", 6),)])
def test_half_a_character_is_refused_by_name(elements: tuple[Text | QR, ...]) -> None:
    with pytest.raises(TextNotPrintable, match="第 2 个字符"):
        encode(elements, 576)


@given(st.text(max_size=120))
def test_the_bytes_decode_to_the_text(text: str) -> None:
    body = encode((Text(text),), 576).removeprefix(START)
    assert body.decode("gb18030") == "".join(line + "\n" for line in wrap(text, 48))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=120))
def test_nothing_but_spaces_is_lost_between_text_and_bytes(text: str) -> None:
    body = encode((Text(text),), 384).removeprefix(START).decode("gb18030")
    dropped = str.maketrans("", "", SPACES + "\n")
    assert body.translate(dropped) == text.translate(dropped)


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
