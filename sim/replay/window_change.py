"""Which windows work instead: how it is written on the command line."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WindowChange:
    """Which windows work: `only` these of the hall's; or, where it is empty, so many `more` (fewer: below 0)."""

    only: tuple[str, ...] = ()
    more: int = 0

    def __str__(self) -> str:
        return ",".join(self.only) or f"{self.more:+d}"


def window_change(text: str) -> WindowChange:
    """`1,2,5`, `+1` or `-1`, for argparse."""
    if re.fullmatch(r"[+-]\d{1,3}", text) and int(text):
        return WindowChange(more=int(text))
    named = tuple(dict.fromkeys(name.strip() for name in re.split("[,，]", text)))
    if not all(named) or any(re.match(r"[+-]", name) for name in named):
        raise argparse.ArgumentTypeError(
            f"{text!r}: 应如 1,2,5（只开这些窗口）、+1（多一个）或 -1（少一个） / "
            "should be like 1,2,5 (only these windows), +1 (one more) or -1 (one fewer)"
        )
    return WindowChange(only=named)
