"""Spans of time as people say them."""

from __future__ import annotations

import pytest

from dispatcher.web.durations import said_minutes, said_range
from dispatcher.web.speech import Said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, Said("0分钟", "0 min")),
        (119, Said("119分钟", "119 min")),
        (120, Said("2小时", "2 hours")),
        (121, Said("2个半小时", "2½ hours")),
        (151, Said("3小时", "3 hours")),
    ],
)
def test_long_spans_are_said_in_half_hours(minutes: int, said: Said) -> None:
    assert said_minutes(minutes) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 5, Said("5分钟以内", "up to 5 min")),
        (5, 23, Said("5–23分钟", "5–23 min")),
        (100, 130, Said("100分钟到2个半小时", "100 min to 2½ hours")),
        (150, 200, Said("2.5–3.5小时", "2.5–3.5 hours")),
    ],
)
def test_a_range_is_said_once_with_its_unit(low: int, high: int, said: Said) -> None:
    assert said_range(low, high) == said
