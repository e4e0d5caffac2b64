"""What merging windows buys: the same number of windows, from one domain each to all of them serving everything."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dispatcher.domain.rules import DOMAIN, UNDIFFERENTIATED, Service
from dispatcher.forecast.draws import Draws
from sim.planning.kinds import Mix, WindowKind, all_served

MOST_STEPS = 8
"""So many mixes are compared; in a large hall several windows are merged in one step."""


def pooled_mixes(
    kinds: Sequence[WindowKind], mix: Mix, services: Sequence[Service], people: Draws
) -> list[tuple[int, Mix]]:
    """Mixes of as many windows as `mix` has, by how many of them serve everything; mandatory windows stay as they are.

    The others are allotted to domains by their work, one after the other where a window has most of it. Nothing where
    the plan knows no windows for everything, or none by domain.
    """
    comprehensive = next((k for k, kind in enumerate(kinds) if UNDIFFERENTIATED in kind.roles), None)
    by_domain = [k for k, kind in enumerate(kinds) if not kind.least and _is_by_domain(kind)]
    free = sum(mix) - sum(kind.least for kind in kinds)
    if comprehensive is None or not by_domain or free < 1:
        return []
    work = _work(kinds, by_domain, services, people)
    found = []
    for merged in _steps(free):
        candidate = [kind.least for kind in kinds]
        candidate[comprehensive] += merged
        for kind in _allotted(work, free - merged):
            candidate[kind] += 1
        if all_served(kinds, tuple(candidate), services):
            found.append((merged, tuple(candidate)))
    return found


def _is_by_domain(kind: WindowKind) -> bool:
    return UNDIFFERENTIATED not in kind.roles and any(role.startswith(DOMAIN) for role in kind.roles)


def _steps(free: int) -> list[int]:
    """From no merged window to all, evenly."""
    return sorted({round(step) for step in np.linspace(0, free, min(free, MOST_STEPS) + 1).tolist()})


def _work(
    kinds: Sequence[WindowKind], by_domain: Sequence[int], services: Sequence[Service], people: Draws
) -> dict[int, float]:
    """Minutes of these people's visits that each kind could do."""
    first = {service.id: service for service in services}
    served = {k: np.array([kinds[k].serves(first[visit[0]]) for visit in people.kinds]) for k in by_domain}
    minutes = people.service.sum(axis=1)
    return {k: float(minutes[able[people.kind]].sum()) for k, able in served.items()}


def _allotted(work: dict[int, float], number: int) -> list[int]:
    """So many windows for these kinds: each goes where a window would then have most to do (D'Hondt)."""
    found: list[int] = []
    for _ in range(number):
        found.append(max(work, key=lambda kind: work[kind] / (found.count(kind) + 1)))
    return found
