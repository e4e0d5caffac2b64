"""What one window more or less, from now on, would do to the waits: the answer to the manager's question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dispatcher.domain.estimate import Wait


@dataclass(frozen=True, slots=True)
class Prospect:
    """How long people would wait, in minutes.

    `mean`, `longest`: those who wait now, each by their mean wait; None where nobody waits who would be called.
    `coming`: those who come within the next hour, on the average; None where nobody is expected. `unserved`: how many
    wait whom nobody would call. `newcomers`: by queue (id), somebody without a priority who came now.
    """

    mean: float | None
    longest: float | None
    coming: float | None
    unserved: int
    newcomers: Mapping[str, Wait]


@dataclass(frozen=True, slots=True)
class Change:
    """A window that `clerk` would open, or leave, and the prospect then."""

    window: str
    clerk: str
    prospect: Prospect


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A hall at `at` (microseconds) as it is, with one window more, and with one less.

    `more`: the windows that help most, the best first; each is closed or its clerk rests, and a clerk is free. `less`:
    the window at work that is missed least, None where none can be spared.
    """

    at: int
    waiting: int
    now: Prospect
    more: tuple[Change, ...]
    less: Change | None
