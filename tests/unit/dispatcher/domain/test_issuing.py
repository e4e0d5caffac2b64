"""When numbers are issued (R5, R7)."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hall_builder import MINUTE, MONDAY, RULES, SATURDAY, TUESDAY, moment, scene

from dispatcher.domain.issuing import is_issuing, issuing_spans, next_issuing
from dispatcher.domain.rules import HallRules, Issuing

DAY = ((moment("08:30"), moment("12:00")), (moment("13:30"), moment("17:00")))


def issuing(over_lunch: bool, before_opening: int = 30, before_closing: int = 10) -> Issuing:
    return Issuing(before_opening * MINUTE, before_closing * MINUTE, over_lunch, cases=3, proxy_cases=6)


def test_numbers_run_from_before_opening_to_before_closing_and_over_lunch_where_the_hall_says_so() -> None:
    assert issuing_spans(issuing(over_lunch=True), DAY) == [(moment("08:00"), moment("16:50"))]


def test_without_lunch_numbers_stop_before_lunch_and_begin_before_the_afternoon() -> None:
    assert issuing_spans(issuing(over_lunch=False), DAY) == [
        (moment("08:00"), moment("11:50")),
        (moment("13:00"), moment("16:50")),
    ]


def test_spans_that_would_meet_are_one() -> None:
    wide = issuing(over_lunch=False, before_opening=120)
    assert issuing_spans(wide, DAY) == [(moment("06:30"), moment("16:50"))]


def test_a_closed_date_issues_nothing() -> None:
    assert issuing_spans(issuing(over_lunch=True), ()) == []


def test_the_first_moment_issues_and_the_last_one_does_not() -> None:
    hall = scene().hall
    assert not is_issuing(RULES, hall.day, moment("08:00") - 1)
    assert is_issuing(RULES, hall.day, moment("08:00"))
    assert is_issuing(RULES, hall.day, moment("12:30")), "over lunch"
    assert is_issuing(RULES, hall.day, moment("16:50") - 1)
    assert not is_issuing(RULES, hall.day, moment("16:50"))


def test_nothing_is_issued_while_no_day_is_open() -> None:
    assert not is_issuing(RULES, None, moment("09:00"))


def test_the_next_numbers_are_those_of_today_while_they_run_or_are_to_come() -> None:
    expected = (moment("08:00"), moment("16:50"))
    assert next_issuing(RULES, moment("05:00")) == expected
    assert next_issuing(RULES, moment("09:00")) == expected


def test_after_hours_the_next_numbers_are_those_of_the_next_open_date() -> None:
    assert next_issuing(RULES, moment("16:50")) == (moment("08:00", TUESDAY), moment("16:50", TUESDAY))
    assert next_issuing(RULES, moment("10:00", SATURDAY)) == (
        moment("08:00", "2026-11-30"),
        moment("16:50", "2026-11-30"),
    )


def test_a_day_that_was_closed_early_issues_no_more() -> None:
    assert next_issuing(RULES, moment("09:00"), over=MONDAY) == (moment("08:00", TUESDAY), moment("16:50", TUESDAY))


def test_an_exception_date_brings_numbers_on_a_saturday() -> None:
    assert next_issuing(RULES, moment("18:00", "2026-12-25")) == (
        moment("08:30", "2026-12-26"),
        moment("10:50", "2026-12-26"),
    )


def test_a_hall_without_hours_never_issues() -> None:
    hours = replace(RULES.hours, seasons=(), exceptions=())
    closed: HallRules = replace(RULES, hours=hours)
    assert next_issuing(closed, moment("09:00")) is None


def test_the_halls_of_the_builder_are_open_on_the_monday_that_tests_use() -> None:
    assert RULES.hours.sessions(datetime.date.fromisoformat(MONDAY)) == DAY
