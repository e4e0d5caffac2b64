"""Townships in bands of like numbers of inhabitants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.province.summary import Answer

EDGES = (0, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000, 150_000, 200_000)
"""Where bands begin; the last one has no end."""


@dataclass(frozen=True, slots=True)
class Band:
    """Answers of townships with inhabitants from `low` to below `high`; None: no end."""

    low: int
    high: int | None
    answers: tuple[Answer, ...]

    @property
    def label(self) -> str:
        """The band in ten thousands."""
        if self.high is None:
            return f"≥{self.low / 10_000:g}"
        return f"{self.low / 10_000:g}–{self.high / 10_000:g}"


def bands_of(answers: Sequence[Answer]) -> list[Band]:
    """The bands in which there is somebody, by rising inhabitants."""
    found = []
    for low, high in zip(EDGES, (*EDGES[1:], None), strict=True):
        here = tuple(
            a for a in answers if low <= a.township.inhabitants and (high is None or a.township.inhabitants < high)
        )
        if here:
            found.append(Band(low, high, here))
    return found
