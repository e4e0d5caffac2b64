"""Of a card nothing is kept but a hash that nobody can tell after the day."""

from __future__ import annotations

import datetime

from counter_display.devices.card_hash import DayKey

NUMBER, OTHER = b"11010119000101001X", b"110101190001010028"
MONDAY = datetime.date(2026, 11, 23)


class _Calendar:
    def __init__(self) -> None:
        self.date = MONDAY

    def __call__(self) -> datetime.date:
        return self.date


def test_a_card_has_one_hash_within_a_day_and_another_one_after_it() -> None:
    calendar = _Calendar()
    key = DayKey(calendar)
    first = key.hash(NUMBER)
    assert key.hash(NUMBER) == first
    assert key.hash(OTHER) != first
    assert first.expires == MONDAY
    calendar.date += datetime.timedelta(days=1)
    assert key.hash(NUMBER).value != first.value
    calendar.date = MONDAY
    assert key.hash(NUMBER).value != first.value, "the day's key is gone for good"


def test_another_hall_has_another_hash() -> None:
    assert DayKey().hash(NUMBER).value != DayKey().hash(NUMBER).value


def test_what_a_person_sees_is_short_and_holds_nothing_of_the_number() -> None:
    shown = str(DayKey().hash(NUMBER))
    assert len(shown) == 12
    assert NUMBER.decode() not in repr(DayKey().hash(NUMBER))
