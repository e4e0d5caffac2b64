"""What a driver's protocol writes, the simulated device, written apart from it, understands; whatever is written."""

from __future__ import annotations

from device_line import shipped
from hypothesis import given
from hypothesis import strategies as st

from counter_display.devices.profiles import StripProfile
from counter_display.devices.protocols.keypad_frames import KeypadFrame, display_digits, keypad_reader
from counter_display.devices.protocols.modbus_digits import Written, read_answer, registers_of, write_frame
from counter_display.devices.protocols.pole_text import COLUMNS, two_lines
from counter_display.devices.protocols.sam_frames import FIND, READ, SELECT, card_number, sam_reader
from counter_display.devices.simulated.card_reader import SimulatedCardReader
from counter_display.devices.simulated.digits import SimulatedDigits
from counter_display.devices.simulated.keypad import KEYS, SimulatedKeypad
from counter_display.devices.simulated.pole import SimulatedPole
from counter_display.devices.simulated.strip import SimulatedStrip

numbers = st.from_regex(r"[A-Z]{1,2}[0-9]{3,4}", fullmatch=True)
hanzi = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
printable = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
texts = st.text(hanzi | printable, max_size=60)


@given(texts, st.integers(0, 255), st.integers(0, 255))
def test_a_strip_shows_the_text_that_was_framed_for_it_and_no_other(text: str, address: int, other: int) -> None:
    profile = shipped("strip-0509")
    assert isinstance(profile, StripProfile)
    frame = profile.format.frame(address, text)
    own, strange = SimulatedStrip(address), SimulatedStrip(other)
    for byte in frame:
        own.hear(bytes((byte,)))
    strange.hear(frame)
    assert own.text == text
    assert strange.frames == (other == address)


@given(texts, texts)
def test_a_pole_display_shows_the_beginning_of_each_line_in_whole_characters(upper: str, lower: str) -> None:
    pole = SimulatedPole()
    pole.hear(two_lines(f"{upper}\n{lower}", chinese=True))
    for shown, text in ((pole.upper, upper), (pole.lower, lower)):
        assert "�" not in shown
        assert len(shown.encode("gb18030")) == COLUMNS
        assert text.ljust(COLUMNS).startswith(shown.rstrip())


@given(numbers, st.integers(1, 247), st.integers(0, 50), st.sampled_from(("number", "ascii")), st.integers(1, 4))
def test_a_digit_display_takes_the_registers_and_its_answer_is_understood(
    number: str, address: int, register: int, form: str, digits: int
) -> None:
    display = SimulatedDigits(address)
    values = registers_of(number, "ascii" if form == "ascii" else "number", digits, 0)
    answer = display.hear(write_frame(address, register, values))
    assert read_answer(answer, address, register, values) == Written()
    assert tuple(display.registers[register : register + len(values)]) == values
    figures = "".join(filter(str.isdecimal, number))
    shown = display.text(register, digits) if form == "ascii" else display.number(register).rjust(digits, "0")
    assert shown == (number[-digits:].rjust(digits) if form == "ascii" else figures[-digits:].rjust(digits, "0"))


@given(st.integers(0, 2000), numbers, st.integers(0, 255))
def test_a_keypad_shows_the_digits_and_its_echo_is_the_same_frame(waiting: int, number: str, address: int) -> None:
    keypad, frame = SimulatedKeypad(address), KeypadFrame(address, 2, display_digits(waiting, number, True))
    assert keypad_reader().feed(keypad.hear(frame.encoded())) == [frame]
    assert keypad.shown == f"{min(waiting, 999):03d}{number[-3:]}"


@given(st.sampled_from([*KEYS, *"0123456789"]), st.integers(0, 255))
def test_a_key_is_read_and_its_echo_acknowledges_it(key: str, address: int) -> None:
    keypad = SimulatedKeypad(address)
    [frame] = keypad_reader().feed(keypad.key_frame(key))
    assert (frame.address, frame.data) == (address, bytes((KEYS[key] if key in KEYS else int(key),)))
    keypad.hear(frame.encoded())
    assert keypad.echoed.is_set()


@given(st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True))
def test_the_number_of_any_card_is_read(number: str) -> None:
    reader = SimulatedCardReader()
    reader.put(number)
    answers = sam_reader().feed(reader.hear(FIND) + reader.hear(SELECT) + reader.hear(READ))
    assert card_number(answers[-1].data) == number.encode()
