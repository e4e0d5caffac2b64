"""Spans of time as people say them."""

from __future__ import annotations

from dispatcher.web.speech import Said

MINUTES_SAID_AS_HOURS = 120
"""From here on hours are easier to grasp than minutes."""


def said_minutes(minutes: int) -> Said:
    """So many minutes; long spans in half hours, rounded up."""
    if minutes < MINUTES_SAID_AS_HOURS:
        return Said(f"{minutes}分钟", f"{minutes} min")
    halves = -(-minutes // 30)
    hours, half = divmod(halves, 2)
    return Said(f"{hours}个半小时", f"{hours}½ hours") if half else Said(f"{hours}小时", f"{hours} hours")


def said_range(low: int, high: int) -> Said:
    """From `low` to `high` minutes."""
    if low == 0:
        upper = said_minutes(high)
        return Said(f"{upper.zh}以内", f"up to {upper.en}")
    if high < MINUTES_SAID_AS_HOURS:
        return Said(f"{low}–{high}分钟", f"{low}–{high} min")
    if low >= MINUTES_SAID_AS_HOURS:
        shorter, longer = -(-low // 30) / 2, -(-high // 30) / 2
        return Said(f"{shorter:g}–{longer:g}小时", f"{shorter:g}–{longer:g} hours")
    shorter_said, longer_said = said_minutes(low), said_minutes(high)
    return Said(f"{shorter_said.zh}到{longer_said.zh}", f"{shorter_said.en} to {longer_said.en}")
