"""Chance from one seed, kept apart by source and by day, so that nothing that is drawn shifts anything else.

A stream is Philox, a counter-based generator: its key is (seed, source), its counter begins at (date, repetition of
that date). On each day every person has a row of numbers, one for each thing that is asked of chance. So a changed
parameter or layout, another day or a longer list of days leaves all other draws as they were, and two layouts can be
compared on the very same people (common random numbers).
"""

from __future__ import annotations

import datetime
import enum
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEEDS = 1 << 64
"""Seeds are whole numbers from 0 up to this."""


class Source(enum.IntEnum):
    """Streams. The numbers are part of every draw: they never change their meaning."""

    DAY_FACTOR = 1
    QUARTER_FACTOR = 2
    ARRIVAL = 3
    PERSON_RANKS = 4
    PERSON_NORMALS = 5
    FURTHER_RANKS = 6
    FURTHER_NORMALS = 7
    COMPANIONS = 8
    QUARTER_KEPT = 9
    BUNDLES = 100
    """And those that follow, by number of services."""


class Rank(enum.IntEnum):
    """What the evenly spread numbers of a person decide: columns, which never change their meaning."""

    CASES = 0
    SERVICE = 1
    TIME = 2
    PRIORITY = 3
    PATIENCE = 4
    ABSENT = 5
    RETURNS = 6
    RETURNS_AFTER = 7
    BOOKED = 8


class Normal(enum.IntEnum):
    """What the normal numbers of a person decide: columns, which never change their meaning."""

    TIME = 0
    LATENESS = 1


RANKS, NORMALS = 12, 2
"""Numbers in a person's row; there is room for more questions."""


@dataclass(frozen=True, slots=True)
class People:
    """The numbers of n people: `ranks` (n, 12) even in [0, 1), `normals` (n, 2) standard normal."""

    ranks: Floats
    normals: Floats

    def rank(self, question: Rank) -> Floats:
        """Everybody's number for one question."""
        column: Floats = self.ranks[:, question]
        return column

    def normal(self, question: Normal) -> Floats:
        """Everybody's number for one question."""
        column: Floats = self.normals[:, question]
        return column


class Chance:
    """The streams of one seed over a list of dates; a date that stands there twice is drawn anew each time."""

    def __init__(self, seed: int, dates: Sequence[datetime.date]) -> None:
        if not 0 <= seed < SEEDS:
            raise ValueError(f"seed {seed}: 应为 0 至 {SEEDS - 1} / must be from 0 to {SEEDS - 1}")
        self._seed = seed
        seen: Counter[datetime.date] = Counter()
        self._days: list[tuple[int, int]] = []
        for date in dates:
            self._days.append((date.toordinal(), seen[date]))
            seen[date] += 1

    def streams(self, source: Source) -> Iterator[np.random.Generator]:
        """One generator a day, in the order of the dates; it is good until the next one is asked for."""
        bits = np.random.Philox(key=np.array([self._seed, source], np.uint64))
        generator = np.random.Generator(bits)
        start = bits.state
        counter = start["state"]["counter"]
        for ordinal, repetition in self._days:
            counter[:] = (0, 0, repetition, ordinal)
            bits.state = start
            yield generator

    def people(self, counts: Ints) -> People:
        """The numbers of so many people on each day, day after day."""
        return People(
            self.ranks(Source.PERSON_RANKS, counts, RANKS), self.normals(Source.PERSON_NORMALS, counts, NORMALS)
        )

    def ranks(self, source: Source, counts: Ints, each: int) -> Floats:
        """Rows of `each` numbers, even in [0, 1), so many on each day."""
        return self._rows(source, counts, each, lambda stream, out: stream.random(out=out))

    def normals(self, source: Source, counts: Ints, each: int) -> Floats:
        """Rows of `each` standard normal numbers, so many on each day."""
        return self._rows(source, counts, each, lambda stream, out: stream.standard_normal(out=out))

    def gammas(self, source: Source, shapes: Floats) -> Floats:
        """A row of standard gamma numbers with these shapes for each day."""
        once = np.ones(len(self._days), np.int64)
        return self._rows(source, once, len(shapes), lambda stream, out: stream.standard_gamma(shapes, out=out[0]))

    def betas(self, source: Source, first: float, second: float, each: int) -> Floats:
        """A row of `each` beta numbers for each day."""
        rows = [stream.beta(first, second, each) for stream in self.streams(source)]
        return np.array(rows).reshape(len(self._days), each)

    def days(self) -> int:
        """How many days are drawn."""
        return len(self._days)

    def _rows(
        self, source: Source, counts: Ints, each: int, fill: Callable[[np.random.Generator, Floats], object]
    ) -> Floats:
        drawn = np.empty((int(counts.sum()), each))
        ends = np.cumsum(counts).tolist()
        start = 0
        for stream, end in zip(self.streams(source), ends, strict=True):
            fill(stream, drawn[start:end])
            start = end
        return drawn
