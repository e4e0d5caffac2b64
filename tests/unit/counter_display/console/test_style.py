"""The console can be read all day."""

from __future__ import annotations

import re

from counter_display.console.style import READABLE, stylesheet

ENOUGH = 7.0
"""Contrast of text for people who see badly (WCAG 2 AAA)."""


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_ink_is_readable_on_its_grounds() -> None:
    for ink, grounds in READABLE:
        for ground in grounds:
            dark, light = sorted((_luminance(ink), _luminance(ground)))
            assert (light + 0.05) / (dark + 0.05) >= ENOUGH, (ink, ground)


def test_the_stylesheet_has_no_colour_that_was_not_checked() -> None:
    known = {colour for ink, grounds in READABLE for colour in (ink, *grounds)}
    used = set(re.findall(r"color: (#[0-9a-f]{6})", stylesheet("Some Font")))
    inks = {ink for ink, _ in READABLE}
    assert used - {"#c3ccd6"} <= known
    assert set(re.findall(r"[^-]color: (#[0-9a-f]{6})", stylesheet("Some Font"))) <= inks
