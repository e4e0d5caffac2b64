"""Chance from one seed, kept apart by source and by day, so that nothing that is drawn shifts anything else.

A stream is Philox, a counter-based generator: its key is (seed, source), its counter begins at (date, repetition of
that date). On each day every person has a row of numbers, one for each thing that is asked of chance. So a changed
parameter or layout, another day or a longer list of days leaves all other draws as they were, and two layouts can be
compared on the very same people (common random numbers).
"""

from __future__ import annotations

import datetime
import enum
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
REMEMBERED = 4_000_000
"""Longer blocks of numbers are not remembered but drawn anew: 32 MB of them."""

Fill = Callable[[np.random.Generator, Floats], object]
"""Fills rows of numbers from a stream."""


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
    """The streams of one seed over a list of dates; a date that stands there twice is drawn anew each time.

    What was drawn is remembered, so that the next one to ask on the same dates, for other demand, is answered at once.
    """

    def __init__(self, seed: int, dates: Sequence[datetime.date]) -> None:
        if not 0 <= seed < SEEDS:
            raise ValueError(f"seed {seed}: 应为 0 至 {SEEDS - 1} / must be from 0 to {SEEDS - 1}")
        self._seed = seed
        seen: Counter[datetime.date] = Counter()
        self._days: list[tuple[int, int]] = []
        for date in dates:
            self._days.append((date.toordinal(), seen[date]))
            seen[date] += 1
        self._known: dict[tuple[Source, object], Floats] = {}

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

    def ranks(self, source: Source, counts: Ints, each: int, only: Ints | None = None) -> Floats:
        """Rows of `each` numbers, even in [0, 1), so many on each day; or of these rows `only` some."""
        return self._rows(source, counts, each, only, lambda stream, out: stream.random(out=out))

    def normals(self, source: Source, counts: Ints, each: int, only: Ints | None = None) -> Floats:
        """Rows of `each` standard normal numbers, so many on each day; or of these rows `only` some."""
        return self._rows(source, counts, each, only, lambda stream, out: stream.standard_normal(out=out))

    def gammas(self, source: Source, shapes: Floats) -> Floats:
        """A row of standard gamma numbers with these shapes for each day."""
        return self._each_day(source, tuple(shapes.tolist()), lambda stream: stream.standard_gamma(shapes), len(shapes))

    def betas(self, source: Source, first: float, second: float, each: int) -> Floats:
        """A row of `each` beta numbers for each day."""
        return self._each_day(source, (first, second, each), lambda stream: stream.beta(first, second, each), each)

    def sums(self, source: Source, reach: float) -> Floats:
        """Rows of rising sums of exponential numbers with mean 1, one for each day, that all reach so far."""
        longest = int(reach + 5 * math.sqrt(reach)) + 8
        while True:
            sums = self._block(source, longest, 1, lambda stream, out: stream.standard_exponential(out=out))[0]
            sums = np.cumsum(sums, axis=1)
            if not len(sums) or sums[:, -1].min() >= reach:
                return sums
            longest *= 2

    def days(self) -> int:
        """How many days are drawn."""
        return len(self._days)

    def _each_day(
        self, source: Source, parameters: object, one: Callable[[np.random.Generator], Floats], each: int
    ) -> Floats:
        if (source, parameters) not in self._known:
            rows = [one(stream) for stream in self.streams(source)]
            self._known[source, parameters] = np.array(rows).reshape(len(self._days), each)
        return self._known[source, parameters].copy()

    def _rows(self, source: Source, counts: Ints, each: int, only: Ints | None, fill: Fill) -> Floats:
        """Rows of so many days, kept by column: each column is read by itself."""
        longest = int(counts.max(initial=0))
        block = self._block(source, longest, each, fill)
        longest = block.shape[2]
        first = np.arange(len(counts)) * longest - (np.cumsum(counts) - counts)
        places = np.repeat(first, counts) + np.arange(counts.sum())
        return block.reshape(each, -1).take(places if only is None else places[only], axis=1).T

    def _block(self, source: Source, longest: int, each: int, fill: Fill) -> Floats:
        """At least `longest` rows of `each` numbers for every day; shape (each, days, rows)."""
        known = self._known.get((source, each))
        if known is not None and known.shape[2] >= longest:
            return known
        if known is not None:
            longest += longest // 4
        block = np.empty((each, len(self._days), longest))
        rows = np.empty((longest, each))
        for day, stream in enumerate(self.streams(source)):
            fill(stream, rows)
            block[:, day] = rows.T
        if block.size <= REMEMBERED:
            self._known[source, each] = block
        return block


@lru_cache(maxsize=4)
def chance_of(seed: int, dates: tuple[datetime.date, ...]) -> Chance:
    """The chance of this seed over these dates, with what it remembers."""
    return Chance(seed, dates)
