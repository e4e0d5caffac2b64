"""How a hall stands at a moment, for days that do not begin empty."""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.draws import Ints
from dispatcher.forecast.line import CLOSED


@dataclass(frozen=True, slots=True)
class Situation:
    """A hall in the middle of a day: at `at` (microseconds after midnight) the first `people` of each day are there.

    They stand in order of (since, number), with their since as arrival. `doing`, `streak` and `served` hold what each
    window does (see `line`), its streak and its serving time; `in_hand` whom it has in hand, counted from the first of
    the day, or `NOBODY`: that person's first service has its drawn time still before it. `back` (days, windows) says
    from when on a window that pauses at the start may work again, where that differs from day to day; the stint that
    follows the pause says it too, and the later of the two holds.
    """

    at: int
    people: int
    doing: tuple[int, ...]
    in_hand: tuple[int, ...]
    streak: tuple[int, ...]
    served: tuple[int, ...]
    back: Ints | None = None


def empty_hall(windows: int) -> Situation:
    """Midnight: nobody there, every window closed."""
    nothing = (0,) * windows
    return Situation(0, 0, (CLOSED,) * windows, (NOBODY,) * windows, nothing, nothing)
