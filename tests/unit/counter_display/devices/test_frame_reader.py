"""Frames are found whatever comes between them and however they are cut."""

from __future__ import annotations

from device_line import NOISE
from hypothesis import given
from hypothesis import strategies as st

from counter_display.devices.protocols.keypad_frames import KeypadFrame, keypad_reader
from counter_display.devices.protocols.sam_frames import FIND, SamAnswer, sam_reader

FOUND = bytes.fromhex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")
LONGEST_KEYPAD_FRAME, LONGEST_SAM_FRAME = 41, 4103

frames = st.builds(KeypadFrame, st.integers(0, 255), st.integers(0, 255), st.binary(max_size=32))


@given(st.lists(frames, max_size=6), st.data())
def test_frames_arrive_whole_however_the_line_cuts_them(sent: list[KeypadFrame], data: st.DataObject) -> None:
    line, reader, heard = b"".join(frame.encoded() for frame in sent), keypad_reader(), []
    while line:
        size = data.draw(st.integers(1, len(line)))
        heard += reader.feed(line[:size])
        line = line[size:]
    assert heard == sent
    assert reader.kept == 0


@given(st.binary(max_size=60), frames)
def test_after_noise_and_a_silence_the_next_frame_is_read(noise: bytes, frame: KeypadFrame) -> None:
    reader = keypad_reader()
    reader.feed(noise)
    reader.settle()
    assert reader.feed(frame.encoded()) == [frame]


@given(st.binary(max_size=20))
def test_a_frame_behind_the_beginning_of_another_is_not_lost(begun: bytes) -> None:
    key = KeypadFrame(1, 1, b"\x0c")
    reader = keypad_reader()
    heard = reader.feed(b"\xff\x68\x20\x20\x68" + begun.replace(b"\xff", b"") + key.encoded())
    assert [*heard, *reader.settle()] == [key]


def test_a_megabyte_of_noise_does_not_grow_or_stop_the_readers() -> None:
    keypad, sam = keypad_reader(), sam_reader()
    for begin in range(0, len(NOISE), 997):
        keypad.feed(NOISE[begin : begin + 997])
        sam.feed(NOISE[begin : begin + 997])
        assert keypad.kept <= LONGEST_KEYPAD_FRAME
        assert sam.kept <= LONGEST_SAM_FRAME
    keypad.settle()
    sam.settle()
    assert (keypad.kept, sam.kept) == (0, 0)
    assert keypad.feed(KeypadFrame(1, 1, b"\x0c").encoded()) == [KeypadFrame(1, 1, b"\x0c")]
    assert sam.feed(FIND + FOUND)[-1] == SamAnswer(0x9F, bytes(4))


def test_noise_full_of_beginnings_is_read_in_time_that_grows_with_its_length_only() -> None:
    keypad, sam = keypad_reader(), sam_reader()
    assert keypad.feed(b"\xff\x68\x10\x10\x68" * 40_000) == []
    assert sam.feed(b"\xaa\xaa\xaa\x96\x69\x00\x10" * 30_000) == []
    assert keypad.kept <= LONGEST_KEYPAD_FRAME
    assert sam.kept <= LONGEST_SAM_FRAME
