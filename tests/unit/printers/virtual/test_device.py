"""The virtual device with the test's own clock: pace, buffer, status, and every trouble."""

from __future__ import annotations

import random

import pytest
from switched_on import complete_on, numbers_on, slip_bytes

from printers.virtual import VirtualPrinter
from printers.virtual.device import CutSlip, VirtualDevice

STATUS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
EMPTY_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


class Desk:
    """A device, its slips, and the time."""

    def __init__(self, paper_mm_per_second: float = 0.0, buffer_bytes: int = 4096) -> None:
        self.slips: list[CutSlip] = []
        self.device = VirtualDevice(None, paper_mm_per_second, buffer_bytes, self.slips.append)
        self.now = 0.0

    def tell(self, data: bytes) -> bytes:
        """Send bytes, let it print for a long time, and hear what it says."""
        self.device.take(data)
        while (due := self.device.work(self.now)) is not None:
            self.now = due
        return self.device.answers()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_slip_falls_when_it_is_cut(desk: Desk) -> None:
    desk.tell(slip_bytes(7)[:-4])
    assert desk.slips == []
    desk.tell(slip_bytes(7)[-4:])
    assert complete_on(desk.slips) == {7: 1}
    assert desk.slips[0].data == slip_bytes(7)


def test_a_new_printer_is_well(desk: Desk) -> None:
    assert desk.tell(STATUS) == b"\x12\x12\x12\x12"
    assert desk.tell(b"\x1dr\x01") == b"\x00"
    assert desk.tell(b"\x1da\x0e") == b"\x10\x00\x00\x0f"


@pytest.mark.parametrize(
    ("trouble", "at_once", "by_itself"),
    [
        ("paper_low", b"\x12\x12\x12\x1e", b"\x10\x00\x03\x0f"),
        ("paper_out", b"\x1a\x32\x12\x72", b"\x18\x00\x0c\x0f"),
        ("cover_open", b"\x1a\x16\x12\x12", b"\x38\x00\x00\x0f"),
        ("cutter_jammed", b"\x1a\x52\x1a\x12", b"\x18\x08\x00\x0f"),
        ("switched_offline", b"\x1a\x12\x12\x12", b"\x18\x00\x00\x0f"),
    ],
)
def test_each_trouble_shows_in_its_bits_and_is_told_by_itself(
    desk: Desk, trouble: str, at_once: bytes, by_itself: bytes
) -> None:
    desk.tell(b"\x1da\x0e")
    desk.device.change(**{trouble: True})
    assert desk.device.answers() == by_itself
    assert desk.tell(STATUS) == at_once
    desk.device.change(**{trouble: False})
    assert desk.device.answers() == b"\x10\x00\x00\x0f"


def test_nothing_is_told_by_itself_unless_it_was_asked_for(desk: Desk) -> None:
    desk.device.change(paper_low=True)
    assert desk.device.answers() == b""


def test_questions_are_answered_at_once_even_within_other_data(desk: Desk) -> None:
    desk.device.change(cover_open=True)
    assert desk.tell(b"text" + b"\x10\x04") == b""
    assert desk.tell(b"\x02more") == b"\x16"


def test_a_question_in_turn_waits_until_what_is_before_it_is_printed() -> None:
    desk = Desk(paper_mm_per_second=100)
    desk.device.take(slip_bytes(1) + b"\x1dr\x01")
    due = desk.device.work(0.0)
    assert due is not None
    assert desk.device.answers() == b""
    while due is not None:
        desk.now = due
        due = desk.device.work(due)
    assert desk.device.answers() == b"\x00"
    assert 0.4 < desk.now < 0.8, "ten lines at 3.75 mm, two of them double, at 100 mm/s, and the cut"


def test_paper_that_ends_within_a_slip_keeps_its_rest_for_the_new_roll(desk: Desk) -> None:
    desk.device.out_of_paper_after(4)
    assert desk.tell(slip_bytes(1) + b"\x1dr\x01") == b""
    assert desk.slips == []
    assert desk.tell(b"\x10\x04\x04") == b"\x72"
    desk.device.change(paper_out=False)
    assert desk.tell(b"") == b"\x00"
    assert complete_on(desk.slips) == {1: 1}


def test_a_printer_told_to_forget_forgets_the_rest(desk: Desk) -> None:
    desk.device.out_of_paper_after(4)
    desk.tell(slip_bytes(1))
    assert desk.tell(EMPTY_BUFFERS) == b"\x37\x25\x00"
    desk.device.change(paper_out=False)
    desk.tell(slip_bytes(2))
    assert complete_on(desk.slips) == {2: 1}


def test_a_jam_waits_for_the_next_cut_and_is_cut_when_it_is_freed(desk: Desk) -> None:
    desk.device.jam_at_next_cut()
    assert desk.tell(b"\x10\x04\x03") == b"\x12"
    desk.tell(slip_bytes(1))
    assert desk.slips == []
    assert desk.tell(b"\x10\x04\x03") == b"\x1a"
    desk.device.change(cutter_jammed=False)
    desk.tell(b"")
    assert complete_on(desk.slips) == {1: 1}


def test_an_offline_printer_takes_bytes_until_its_buffer_is_full() -> None:
    desk = Desk(buffer_bytes=100)
    desk.device.change(cover_open=True)
    desk.tell(bytes(60))
    assert desk.device.room() == 40
    desk.tell(bytes(60))
    assert desk.device.room() == 0


def test_a_stalled_printer_takes_nothing(desk: Desk) -> None:
    desk.device.manners.stalled = True
    assert desk.device.room() == 0


def test_a_silent_printer_prints_and_says_nothing(desk: Desk) -> None:
    desk.device.manners.silent = True
    assert desk.tell(slip_bytes(1) + STATUS + b"\x1dr\x01") == b""
    assert complete_on(desk.slips) == {1: 1}


def test_a_printer_that_babbles_prints_all_the_same(desk: Desk) -> None:
    desk.device.manners.garbage = True
    assert desk.tell(slip_bytes(1) + STATUS)
    assert complete_on(desk.slips) == {1: 1}


def test_what_is_in_the_buffer_is_lost_with_the_power(desk: Desk) -> None:
    desk.device.change(cover_open=True)
    desk.tell(slip_bytes(1) + b"\x1da\x0e")
    desk.device.power_cycle()
    desk.device.change(cover_open=False)
    desk.tell(slip_bytes(2))
    assert complete_on(desk.slips) == {2: 1}
    assert desk.device.answers() == b""


def test_a_slip_is_named_when_it_is_done(desk: Desk) -> None:
    assert desk.tell(slip_bytes(1) + b"\x1d(H\x06\x00000042") == b"\x37\x220042\x00"
    desk.device.manners.knows_marks = False
    assert desk.tell(b"\x1d(H\x06\x00000043") == b""


def test_slips_are_drawn_and_what_cannot_be_drawn_is_told() -> None:
    device = VirtualDevice(VirtualPrinter(384), paper_mm_per_second=0)
    device.take(slip_bytes(1) + b"\x1bZ" + slip_bytes(2))
    assert device.work(0.0) is None
    assert [slip.picture is not None and slip.picture.width for slip in device.slips] == [384, 384]
    assert "1B 5A" in device.complaints[0]


def test_paper_is_torn_where_there_is_no_cutter() -> None:
    device = VirtualDevice(VirtualPrinter(384), paper_mm_per_second=0)
    device.take(slip_bytes(1)[:-4] + b"\x1bd\x05")
    device.work(0.0)
    device.tear()
    device.tear()
    assert complete_on(device.slips) == {1: 1}
    assert [slip.picture is not None for slip in device.slips] == [True]


def test_a_megabyte_of_anything_leaves_a_printer_that_prints() -> None:
    desk = Desk()
    data = random.Random(9).randbytes(1 << 20)
    for start in range(0, len(data), 4096):
        desk.tell(data[start : start + 4096])
        desk.device.condition.paper_out = False
    desk.tell(EMPTY_BUFFERS)
    desk.tell(slip_bytes(5))
    assert 5 in numbers_on(desk.slips[-1])[1]
    assert desk.tell(b"\x10\x04\x01") == b"\x12"
