"""When numbers are issued: the opening hours, a while before them, and over lunch where the hall says so (R7).

Booking and enquiry stay open round the clock (R19); this is about numbers for today.
"""

from __future__ import annotations

import datetime

from dispatcher.domain.model import Day
from dispatcher.domain.rules import HallRules, Issuing


def issuing_spans(issuing: Issuing, sessions: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The spans in which numbers are issued on a day with these sessions, all as (start, end) in microseconds."""
    spans: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(sessions):
        over_lunch = issuing.over_lunch and index < len(sessions) - 1
        opens = start - issuing.before_opening
        closes = end if over_lunch else end - issuing.before_closing
        if spans and (issuing.over_lunch or opens <= spans[-1][1]):
            spans[-1] = (spans[-1][0], closes)
        else:
            spans.append((opens, closes))
    return spans


def is_issuing(rules: HallRules, day: Day | None, at: int) -> bool:
    """Whether numbers are issued at `at`, whether or not a window is staffed."""
    if day is None:
        return False
    return any(start <= at < end for start, end in issuing_spans(rules.issuing, day.sessions))


def next_issuing(rules: HallRules, at: int, over: str = "") -> tuple[int, int] | None:
    """The span in which numbers are issued now or next, or None when the hall stays closed for a year.

    `over` is a date (ISO) whose day was closed before its hours were.
    """
    today = rules.hours.date(at)
    for ahead in range(366):
        date = today + datetime.timedelta(days=ahead)
        if date.isoformat() == over:
            continue
        for start, end in issuing_spans(rules.issuing, rules.hours.sessions(date)):
            if end > at:
                return start, end
    return None
