"""The bytes of each protocol, against examples worked out by hand or printed in manuals."""

from __future__ import annotations

import pytest
from device_line import NOISE

from counter_display.devices.protocols import keypad_frames, modbus_digits, pole_text, sam_frames, strip_frames
from counter_display.devices.protocols.modbus_digits import Exceptional, Written
from counter_display.devices.simulated.invented_card import invented_card

WRITE_12 = bytes.fromhex("03 06 00 07 00 0C 39 EC")
"""Display 3, register 7, the number 12, with Modbus's checksum."""


def test_one_register_is_written_by_function_06_and_the_display_says_the_same() -> None:
    assert modbus_digits.write_frame(3, 7, (12,)) == WRITE_12
    assert modbus_digits.read_answer(WRITE_12, 3, 7, (12,)) == Written()


def test_several_registers_are_written_by_function_16_a_letter_each() -> None:
    values = modbus_digits.registers_of("A012", "ascii", 4, 0)
    assert modbus_digits.write_frame(3, 0, values).hex(" ") == "03 10 00 00 00 04 08 00 41 00 30 00 31 00 32 f5 61"


def _crc16(data: bytes) -> int:
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


def _rtu(body: str) -> bytes:
    """A frame with its checksum."""
    return bytes.fromhex(body) + _crc16(bytes.fromhex(body)).to_bytes(2, "little")


@pytest.mark.parametrize(
    ("heard", "answer"),
    [
        (WRITE_12, Written()),
        (WRITE_12[:-1], None),
        (b"", None),
        (b"\x03", None),
        (_rtu("04 06 00 07 00 0C"), None),
        (_rtu("03 06 00 08 00 0C"), None),
        (_rtu("03 06 00 07 00 0D"), None),
        (_rtu("03 10 00 07 00 01"), None),
        (_rtu("03 86 02"), Exceptional(2)),
        (_rtu("03 86 02")[:-1] + b"\x00", None),
    ],
    ids=["right", "cut", "none", "a byte", "display", "register", "value", "function", "refusal", "checksum"],
)
def test_only_an_answer_to_this_very_write_counts(heard: bytes, answer: object) -> None:
    assert modbus_digits.read_answer(heard, 3, 7, (12,)) == answer


def test_a_megabyte_of_noise_is_no_answer_and_the_next_answer_is_heard() -> None:
    for begin in range(0, len(NOISE), modbus_digits.LONGEST_ANSWER):
        assert modbus_digits.read_answer(NOISE[begin : begin + modbus_digits.LONGEST_ANSWER], 3, 7, (12,)) is None
    assert modbus_digits.read_answer(WRITE_12, 3, 7, (12,)) == Written()


@pytest.mark.parametrize(
    ("number", "form", "digits", "registers"),
    [
        ("A012", "number", 4, (12,)),
        ("AL1003", "number", 4, (1003,)),
        ("A1003", "number", 3, (3,)),
        ("", "number", 4, (7,)),
        ("B7", "ascii", 4, tuple(b"  B7")),
        ("AL013", "ascii", 4, tuple(b"L013")),
        ("", "ascii", 3, tuple(b"   ")),
    ],
)
def test_a_display_shows_the_end_of_a_number_and_nothing_without_one(
    number: str, form: modbus_digits.Digits, digits: int, registers: tuple[int, ...]
) -> None:
    assert modbus_digits.registers_of(number, form, digits, blank=7) == registers


def _strip(**more: object) -> strip_frames.StripFormat:
    pattern = {"prefix": strip_frames.parts("AA {length} {address}"), "suffix": strip_frames.parts("{checksum} 1A")}
    return strip_frames.StripFormat(**{**pattern, "encoding": "gbk", **more})  # type: ignore[arg-type]  # any key


def test_the_strip_0509_frames_a_text_as_its_manual_says() -> None:
    prefix, suffix = strip_frames.parts("AA AA AA 4E {length} {address} 53 00 FF"), strip_frames.parts("{checksum} 1A")
    model = strip_frames.StripFormat(prefix, suffix, "gbk", 8, "xor", "nibbles", 3)
    frame = model.frame(0, "请A012")
    covered = bytes.fromhex("4E 0E 00 53 00 FF") + "请A012".encode("gbk")
    value = 0
    for byte in covered:
        value ^= byte
    assert frame == b"\xaa\xaa\xaa" + covered + bytes((value >> 4, value & 15, 0x1A))


@pytest.mark.parametrize(
    ("checksum", "form", "tail"),
    [
        ("none", "byte", "1a"),
        ("xor", "byte", "e8 1a"),  # AA ^ 01 ^ 02 ^ 41
        ("xor", "nibbles", "0e 08 1a"),
        ("xor", "hex", "45 38 1a"),
        ("sum", "byte", "ee 1a"),  # AA + 01 + 02 + 41
        ("crc16", "byte", "8c ae 1a"),
    ],
)
def test_each_kind_of_checksum_is_built_as_the_profile_says(
    checksum: strip_frames.Checksum, form: strip_frames.ChecksumForm, tail: str
) -> None:
    frame = _strip(checksum=checksum, checksum_form=form).frame(2, "A")
    assert frame[:4] == b"\xaa\x01\x02A"
    if checksum == "crc16":
        assert _crc16(frame[:-1]) == 0
    else:
        assert frame[4:].hex(" ") == tail


def test_what_a_strips_characters_lack_stands_as_a_question_mark() -> None:
    assert _strip(checksum="none").frame(0, "𠮷A") == b"\xaa\x02\x00?A\x1a"


@pytest.mark.parametrize("pattern", ["AA {len}", "A", "AAA", "{length", "AA,BB", "0x1A"])
def test_a_pattern_that_is_not_bytes_and_places_is_refused(pattern: str) -> None:
    with pytest.raises(strip_frames.PatternInvalid):
        strip_frames.parts(pattern)


def test_a_pole_display_gets_both_lines_with_twenty_cells_each() -> None:
    data = pole_text.two_lines("请A012到本窗口\nPLEASE COME", chinese=True)
    upper, lower = "请A012到本窗口".encode("gb18030").ljust(20), b"PLEASE COME".ljust(20)
    assert data == b"\x1bQA" + upper + b"\r\x1bQB" + lower + b"\r"


def test_a_pole_display_is_never_given_half_a_character_or_a_command() -> None:
    assert pole_text.fitted("一二三四五六七八九十甲", chinese=True) == "一二三四五六七八九十".encode("gb18030")
    assert pole_text.fitted("1一二三四五六七八九十", chinese=True) == "1一二三四五六七八九".encode("gb18030") + b" "
    assert pole_text.fitted("A\x1b@\r一", chinese=False) == b"A?@??".ljust(20)
    assert pole_text.fitted("𠮷", chinese=True) == b"?".ljust(20)


def test_a_key_of_a_keypad_is_read_and_echoed_as_the_same_bytes() -> None:
    call = bytes.fromhex("FF 68 03 03 68 01 01 0C 0E 16")
    [frame] = keypad_frames.keypad_reader().feed(call)
    assert frame == keypad_frames.KeypadFrame(1, 1, b"\x0c")
    assert frame.encoded() == call


@pytest.mark.parametrize(
    ("waiting", "number", "shown"), [(7, "A012", b"007012"), (0, "", b"000   "), (1200, "AL1003", b"999003")]
)
def test_a_keypad_shows_three_digits_of_people_waiting_and_three_of_the_number(
    waiting: int, number: str, shown: bytes
) -> None:
    assert keypad_frames.display_digits(waiting, number, ascii_digits=True) == shown
    values = bytes(byte - 0x30 if byte > 0x20 else byte for byte in shown)
    assert keypad_frames.display_digits(waiting, number, ascii_digits=False) == values


def test_the_questions_to_a_card_reader_are_those_of_its_manual() -> None:
    assert sam_frames.FIND.hex(" ").upper() == "AA AA AA 96 69 00 03 20 01 22"
    assert sam_frames.SELECT.hex(" ").upper() == "AA AA AA 96 69 00 03 20 02 21"
    assert sam_frames.READ.hex(" ").upper() == "AA AA AA 96 69 00 03 30 01 32"


def test_the_answers_of_a_card_reader_are_those_of_its_manual() -> None:
    reader = sam_frames.sam_reader()
    found = reader.feed(bytes.fromhex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"))
    selected = reader.feed(bytes.fromhex("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"))
    assert [answer.status for answer in found + selected] == [sam_frames.CARD_FOUND, sam_frames.DONE]


def test_of_a_card_only_the_number_is_taken_and_only_where_there_is_one() -> None:
    card = invented_card("11010119000101001X")
    assert sam_frames.card_number(card) == b"11010119000101001X"
    assert sam_frames.card_number(card[:100]) is None
    assert sam_frames.card_number(invented_card("甲1010119000101001X")) is None
    assert sam_frames.card_number(b"") is None
