"""How fast people are, in seconds: what is too fast for one, and after what silence nobody is there any more."""

from __future__ import annotations

from dataclasses import dataclass

IDLE = 45.0
"""Without a touch for so long somebody is asked whether they are still there."""
IDLE_ELDER = 90.0
COUNTDOWN = 15
"""Whole seconds in which the question can be answered."""
RESULT = 15.0
"""A number stays so long after its slip is out."""
RESULT_ELDER = 30.0
RESULT_IN_TROUBLE = 60.0
"""So long where there is no slip: the number must be written down."""
RESULT_UNKNOWN = 120.0
"""So long while the printer says nothing at all."""
NO_ANSWER = 40.0
"""Waiting for a number is given up after this, whatever the line does."""
TECHNICIAN_IDLE = 300.0
CORNER_TOUCHES, CORNER_SECONDS = 5, 4.0
"""So many touches of the clock within so long open the technician's door."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What is faster than anybody means it. All nought in a rehearsal, which touches faster than people do."""

    settle: float = 0.3
    """A page that is younger is not touched on purpose: that was the second half of a double tap."""
    least_result: float = 1.5
    """A number stays at least so long."""
    after_result: float = 3.0
    """A number taken sooner after the last one was put away is not taken by the next person."""
    numbers_a_minute: int = 3
    """More are not taken by people who each want one; nought means any number."""
    calm: float = 4.0
    """Then the kiosk waits until it was left alone for so long,"""
    longest_calm: float = 9.0
    """but never longer than this: the next person may be there already."""


PEOPLE = Pace()
REHEARSAL = Pace(settle=0.0, least_result=0.0, after_result=0.0, numbers_a_minute=0)
