"""What people come for: one service, or a bundle of several in one visit (R22).

The kinds of visit are few and depend on the model alone, neither on the dates nor on chance, so that a layout can be
prepared once for all draws. Which services are asked for together nobody has counted: where the model names no bundles,
some are put together by the services' shares, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pydantic import Field

from dispatcher.config.sections import Id, Section
from sim.demand_model.chance import Floats, Ints, People, Rank, Source

MOST_CASES = 6
"""Services that one visit may ask for."""
BUNDLES = 24
"""How many bundles are put together where the model names none, about."""
NONE = -1
"""No further service."""


class Bundle(Section):
    """Services that are asked for in one visit, and how often in relation to bundles of the same number."""

    services: list[Id] = Field(min_length=2, max_length=MOST_CASES)
    share: float = Field(default=1.0, gt=0, le=1_000_000_000)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of visit: `services` (kinds, most) by index, `NONE` beyond the last; single services come first, in order.

    `weights`: how often a kind is asked for in relation to the others with as many services.
    """

    services: Ints
    weights: Floats

    def sizes(self) -> Ints:
        """How many services each kind has."""
        sizes: Ints = (self.services != NONE).sum(axis=1)
        return sizes


def make_kinds(shares: Floats, bundles: Sequence[tuple[tuple[int, ...], float]], cases: Floats, most: int) -> Kinds:
    """The kinds of a model: each service, the given bundles that a ticket may carry, and made ones for other sizes.

    `shares` of the services; `bundles`: (services, weight); `cases`: shares of visits by number of services; `most`:
    how many services a ticket may carry.
    """
    chances = shares / shares.sum()
    limit = min(most, int(np.count_nonzero(chances)), MOST_CASES, len(cases))
    alike = tuple(float(f"{chance:.12g}") for chance in chances.tolist())  # whatever the number of visits
    several = cases[1:].sum()
    found: dict[tuple[int, ...], float] = {
        services: weight for services, weight in bundles if len(services) <= min(most, MOST_CASES)
    }
    given = {len(services) for services in found}
    for size in range(2, limit + 1):
        share = cases[size - 1 :].sum() if size == limit else cases[size - 1]
        if share > 0 and size not in given:
            made = _put_together(alike, size, max(1, round(BUNDLES * share / several)))
            found.update(dict.fromkeys(made, 1.0))
    width = max((len(services) for services in found), default=1)
    singles = [(service,) for service in range(len(shares))]
    rows = [(*services, *[NONE] * (width - len(services))) for services in (*singles, *found)]
    return Kinds(np.array(rows, np.int64), np.concatenate((shares, list(found.values()))))


def draw_kinds(kinds: Kinds, cases: Floats, demands: Floats, mix: Ints, counts: Ints, people: People) -> Ints:
    """The kind of each visit.

    `demands` (m, services): how much each service is asked for under each mix; `mix`: which one holds on each day. A
    number of services that no kind asked for has becomes the next smaller one that some such kind has.
    """
    wanted = 1 + np.searchsorted(np.cumsum(cases)[:-1] / cases.sum(), people.rank(Rank.CASES), "right")
    rank = people.rank(Rank.SERVICE)
    group = (np.repeat(mix, counts) * len(cases) + wanted - 1).astype(np.uint16)
    by_group = np.split(np.argsort(group, kind="stable"), np.cumsum(np.bincount(group, minlength=1))[:-1])
    sizes = kinds.sizes()
    drawn = np.zeros(len(rank), np.int64)
    for number, weights in enumerate(_weights(kinds, demands)):
        for size, here in enumerate(by_group[number * len(cases) : (number + 1) * len(cases)], start=1):
            asked = weights > 0
            among = np.flatnonzero(asked & (sizes == _largest(sizes[asked], size)))
            sums = np.cumsum(weights[among])
            drawn[here] = among[np.searchsorted(sums[:-1], rank[here] * sums[-1], "right")]
    return drawn


def _weights(kinds: Kinds, demands: Floats) -> Floats:
    """The weight of each kind (m, kinds): a service twice as much in demand makes its bundles so, too.

    A service that nobody has alone takes nothing from the bundles it stands in.
    """
    singles = demands.shape[1]
    alone = kinds.weights[:singles] > 0
    relative = demands[:, alone] / kinds.weights[:singles][alone]
    padded = np.ones((len(demands), singles + 1))
    padded[:, :singles][:, alone] = relative / relative.mean(axis=1, keepdims=True)
    return np.concatenate((demands, kinds.weights[singles:] * padded[:, kinds.services[singles:]].prod(axis=2)), axis=1)


def _largest(sizes: Ints, wanted: int) -> int:
    return int(sizes[sizes <= wanted].max())


@lru_cache(maxsize=64)
def _put_together(chances: tuple[float, ...], size: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Up to `count` different bundles of `size` services, likelier services more often; always the same ones."""
    stream = np.random.Generator(np.random.Philox(key=np.array([0, Source.BUNDLES + size], np.uint64)))
    drawn = (
        tuple(sorted(int(s) for s in stream.choice(len(chances), size, replace=False, p=chances))) for _ in range(count)
    )
    return tuple(sorted(set(drawn)))
