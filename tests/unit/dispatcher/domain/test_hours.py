"""Opening hours by season, weekday and exception, in the hall's time zone (R7)."""

from __future__ import annotations

import datetime

from hall_builder import HOURS, MINUTE, MONDAY, SUMMER, WINTER, moment

from dispatcher.domain.hours import OpeningHours, Season


def sessions_of(date: str) -> tuple[tuple[int, int], ...]:
    return HOURS.sessions_on(datetime.date.fromisoformat(date))


def test_a_summer_workday_has_the_summer_hours_of_r7() -> None:
    assert sessions_of("2026-07-06") == SUMMER == ((510, 720), (840, 1050))


def test_a_winter_workday_has_the_winter_hours_of_r7() -> None:
    assert sessions_of(MONDAY) == WINTER == ((510, 720), (810, 1020))


def test_the_first_and_the_last_day_of_a_season_belong_to_it() -> None:
    assert sessions_of("2026-04-30") == WINTER
    assert sessions_of("2026-05-01") == SUMMER
    assert sessions_of("2026-09-30") == SUMMER
    assert sessions_of("2026-10-01") == WINTER


def test_a_season_may_wrap_the_turn_of_the_year() -> None:
    winter = Season((11, 15), (2, 29), ((),) * 7)
    assert winter.covers(datetime.date(2026, 12, 31))
    assert winter.covers(datetime.date(2027, 1, 1))
    assert winter.covers(datetime.date(2028, 2, 29))
    assert not winter.covers(datetime.date(2027, 3, 1))
    assert not winter.covers(datetime.date(2026, 11, 14))


def test_the_hall_is_closed_on_a_weekend() -> None:
    assert sessions_of("2026-11-28") == ()
    assert sessions_of("2026-11-29") == ()


def test_an_exception_closes_a_workday() -> None:
    assert sessions_of("2026-12-31") == ()


def test_an_exception_opens_a_saturday_with_hours_of_its_own() -> None:
    assert sessions_of("2026-12-26") == ((540, 660),)


def test_a_date_outside_every_season_is_closed() -> None:
    hours = OpeningHours("Asia/Shanghai", (Season((5, 1), (9, 30), (SUMMER,) * 7),), ())
    assert hours.sessions(datetime.date(2026, 11, 23)) == ()


def test_sessions_are_given_in_microseconds_of_the_halls_own_clock() -> None:
    assert HOURS.sessions(datetime.date(2026, 11, 23)) == (
        (moment("08:30"), moment("12:00")),
        (moment("13:30"), moment("17:00")),
    )


def test_half_past_eight_in_shanghai_is_half_past_midnight_in_utc() -> None:
    utc = datetime.datetime(2026, 11, 23, 0, 30, tzinfo=datetime.UTC)
    assert HOURS.moment(datetime.date(2026, 11, 23), 510) == int(utc.timestamp()) * 1_000_000


def test_the_date_turns_at_midnight_of_the_hall_not_of_utc() -> None:
    midnight = moment("00:00", "2026-11-24")
    assert HOURS.date(midnight - 1) == datetime.date(2026, 11, 23)
    assert HOURS.date(midnight) == datetime.date(2026, 11, 24)


def test_the_wall_clock_keeps_the_microsecond() -> None:
    assert HOURS.local(moment("08:30") + 7).isoformat() == "2026-11-23T08:30:00.000007+08:00"


def test_a_session_keeps_its_wall_clock_over_the_change_to_summer_time() -> None:
    hours = OpeningHours("Europe/Berlin", (Season((1, 1), (12, 31), (WINTER,) * 7),), ())
    before, after = datetime.date(2026, 3, 28), datetime.date(2026, 3, 29)
    assert hours.local(hours.moment(before, 510)).hour == hours.local(hours.moment(after, 510)).hour == 8
    assert hours.moment(after, 510) - hours.moment(before, 510) == 23 * 60 * MINUTE


def test_minute_1440_is_the_midnight_that_ends_the_date() -> None:
    assert HOURS.moment(datetime.date(2026, 11, 23), 1440) == HOURS.moment(datetime.date(2026, 11, 24), 0)
