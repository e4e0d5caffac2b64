"""What is still needed before a number may be passed over."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk
from plain_phrases import PlainPhrases

from counter_display.console.no_show import NoShowRule, rule_told, still_needed


def test_the_rule_is_read_from_the_dispatchers_own_refusal(desk: FrontDesk) -> None:
    desk.open("3")
    desk.take()
    desk.call("3")
    assert rule_told(desk.refused("windows/3/no-show", "no-show-too-early")) == NoShowRule(recalls=2, seconds=30)
    assert rule_told(desk.refused("windows/3/call-next", "window-has-ticket")) is None


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
    assert still_needed(NoShowRule(2, 30), recalls, called_for, PlainPhrases()).zh == told
