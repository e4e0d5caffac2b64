"""Handing bytes over: what surely went, what may have, and when to give up."""

from __future__ import annotations

from scripted_line import ScriptedLine

from printers.lines.line import hand_over


def test_all_that_is_taken_is_whole() -> None:
    line = ScriptedLine()
    handed = hand_over(line, bytes(5000), 0.01, 1)
    assert (handed.sent, handed.whole, handed.lost) == (5000, True, None)
    assert len(line.got) == 5000


def test_a_line_that_stops_tells_how_much_it_took() -> None:
    handed = hand_over(ScriptedLine(room=1500), bytes(5000), 0.01, 1)
    assert (handed.sent, handed.whole) == (1500, False)


def test_what_never_left_this_computer_does_not_count_as_sent() -> None:
    line = ScriptedLine()
    line.held_back = 5000
    handed = hand_over(line, bytes(5000), 0.01, 1)
    assert (handed.sent, handed.whole) == (0, False)


def test_a_line_that_breaks_tells_why() -> None:
    line = ScriptedLine()
    line.lost = True
    handed = hand_over(line, b"x", 0.01, 1)
    assert (handed.sent, handed.whole) == (0, False)
    assert handed.lost is not None


def test_nothing_goes_on_for_longer_than_it_may() -> None:
    handed = hand_over(ScriptedLine(), bytes(5000), 0.01, 0.0)
    assert (handed.sent, handed.whole) == (0, False)
