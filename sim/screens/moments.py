"""When the pictures of a day are taken: decided before the day begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sim.day_figures import HALF_HOUR

MINUTE = HALF_HOUR // 30
AFTER_OPENING = 10 * MINUTE
AFTER_CLOSING = 5 * MINUTE
"""Ten minutes into the first session the windows are at work; five after the last one the last people are served."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the day (microseconds), its name in file names, and in Chinese."""

    name: str
    zh: str
    at: int


def moments_of(sessions: Sequence[tuple[int, int]], arrivals: Sequence[int]) -> tuple[Moment, ...]:
    """Opening, peak and closing of a day with these sessions and people (microseconds).

    The peak is the end of the half hour in which most people come: by then most of them wait.
    """
    opens, closes = sessions[0][0], sessions[-1][1]
    came = Counter((arrival - opens) // HALF_HOUR for arrival in arrivals if opens <= arrival < closes)
    busiest = max(came, key=lambda half: (came[half], -half), default=0)
    return (
        Moment("opening", "开门", opens + AFTER_OPENING),
        Moment("peak", "高峰", opens + (busiest + 1) * HALF_HOUR),
        Moment("closing", "收工", closes + AFTER_CLOSING),
    )
