"""Which township is sized after which: chains of like ones, the longest work first.

Each township of a chain begins with what the one before it needed, which saves most of the search. The chains depend
on the table alone, so that the answers are the same on any computer, interrupted or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.province.township import Township

CHAIN = 24
"""Townships in a chain."""
GROWTH = 1.4
"""The work of sizing grows with the visits to this power, measured over townships of 6,000 to 250,000 inhabitants."""

Chain = tuple[Township, ...]


def chains_of(townships: Sequence[Township], visits_per_inhabitant: float) -> list[Chain]:
    """Chains of townships by rising visits; the chain with the most visits first."""
    rising = sorted(townships, key=lambda one: (expected_visits(one, visits_per_inhabitant), one.line))
    starts = range(0, len(rising), CHAIN)
    return [tuple(rising[start : start + CHAIN]) for start in reversed(starts)]


def expected_visits(township: Township, visits_per_inhabitant: float) -> float:
    """Visits on a usual working day, as well as the row alone says it."""
    return township.volume if township.volume is not None else township.inhabitants * visits_per_inhabitant


def effort(township: Township, visits_per_inhabitant: float) -> float:
    """How much work a township is in relation to others: enough to say how much time is left."""
    return float((20 + expected_visits(township, visits_per_inhabitant)) ** GROWTH)
