"""What customers will do by themselves: a binary heap in order of time, then of deed, then of number."""

from __future__ import annotations

from dispatcher.domain.discipline import NOBODY
from dispatcher.forecast.draws import NEVER
from dispatcher.forecast.tables import Day

RETURNS = 1 << 40
"""Added to a customer's number: they come back after being passed. Without it they lose patience."""


def note(day: Day, at: int, what: int) -> None:
    """Note a deed at `at`."""
    ats, whats = day.diary.at, day.diary.what
    place = day.diary.length[0]
    day.diary.length[0] += 1
    while place > 0:
        parent = (place - 1) // 2
        if _is_before(ats[parent], whats[parent], at, what):
            break
        ats[place], whats[place] = ats[parent], whats[parent]
        place = parent
    ats[place], whats[place] = at, what


def first_at(day: Day) -> int:
    """When the next deed is due, or `NEVER`."""
    return day.diary.at[0] if day.diary.length[0] > 0 else NEVER


def take_first(day: Day) -> int:
    """Take the next deed out and return it."""
    ats, whats = day.diary.at, day.diary.what
    first = whats[0] if day.diary.length[0] > 0 else NOBODY
    day.diary.length[0] -= 1
    length = day.diary.length[0]
    at, what = ats[length], whats[length]
    place = 0
    while True:
        child = 2 * place + 1
        if child >= length:
            break
        if child + 1 < length and _is_before(ats[child + 1], whats[child + 1], ats[child], whats[child]):
            child += 1
        if _is_before(at, what, ats[child], whats[child]):
            break
        ats[place], whats[place] = ats[child], whats[child]
        place = child
    ats[place], whats[place] = at, what
    return first


def _is_before(at: int, what: int, other_at: int, other_what: int) -> bool:
    return at < other_at or (at == other_at and what < other_what)
