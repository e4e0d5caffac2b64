"""What is still needed before a number may be passed over."""

from __future__ import annotations

import pytest
from plain_phrases import PlainPhrases

from counter_display.console.no_show import still_needed
from dispatcher import wire


@pytest.mark.parametrize(
    ("recalls", "called_for", "told"),
    [
        (0, 10, "再重呼 2 次、再等 20 秒才能过号"),
        (1, 40, "再重呼 1 次才能过号"),
        (2, 12, "再等 18 秒才能过号"),
        (3, 31, "现在可以过号"),
    ],
)
def test_it_is_told_what_is_missing(recalls: int, called_for: int, told: str) -> None:
    assert still_needed(wire.NoShowRule(recalls=2, seconds=30), recalls, called_for, PlainPhrases()).zh == told
