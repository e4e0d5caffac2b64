"""What visits tell besides number and time: services, bundles, priorities, absence, booking, changeover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND
from sim.calibration.observed import Observed, SeenVisit
from sim.demand_model.absence import Absence
from sim.demand_model.appointments import Appointments
from sim.demand_model.chance import Floats
from sim.demand_model.errands import BUNDLES, MOST_CASES, Bundle

ENOUGH_RETURNS = 10
ENOUGH_BOOKED = 10
ENOUGH_GAPS = 20
LONGEST_CHANGEOVER = 120 * MICROSECONDS_PER_SECOND
"""A longer pause between two people was something else."""


def first_services(visits: Sequence[SeenVisit], weights: Floats, services: Sequence[str]) -> Floats:
    """Visits by their first service, each counted with its weight."""
    place = {service: number for number, service in enumerate(services)}
    counted = np.zeros(len(services))
    np.add.at(counted, [place[visit.services[0]] for visit in visits], weights)
    return counted


def cases_and_bundles(visits: Sequence[SeenVisit]) -> tuple[list[float], list[Bundle]]:
    """Shares of visits by number of services, and the bundles asked for most often."""
    sizes = Counter(min(MOST_CASES, len(set(visit.services))) for visit in visits)
    shares = [round(sizes[size] / len(visits), 6) for size in range(1, max(sizes) + 1)]
    together = Counter(
        tuple(sorted(set(visit.services)))[:MOST_CASES] for visit in visits if len(set(visit.services)) > 1
    )
    return shares, [Bundle(services=list(names), share=times) for names, times in together.most_common(BUNDLES)]


def priority_shares(visits: Sequence[SeenVisit], booked: str) -> tuple[dict[str, float], float]:
    """Shares of priorities among people who did not book, and the share who did."""
    counted = Counter(visit.priority for visit in visits if visit.priority)
    whole = sum(counted.values())
    walk_in = {name: times for name, times in counted.items() if name != booked}
    others = sum(walk_in.values())
    shares = {name: round(times / others, 6) for name, times in sorted(walk_in.items())} if others else {}
    return shares, (counted[booked] / whole if whole else 0.0)


def absence_of(visits: Sequence[SeenVisit], assumed: Absence) -> Absence:
    """Who did not come when first called, who came back, and how soon (from the 5th to the 95th in a hundred)."""
    called = [visit for visit in visits if visit.called is not None]
    absent = [visit for visit in called if visit.absent]
    back = [visit.returned_after for visit in absent if visit.returned_after is not None]
    if len(absent) < ENOUGH_RETURNS:
        return assumed.model_copy(update={"absent": round(len(absent) / max(1, len(called)), 6)})
    after = list(assumed.returns_after)
    if len(back) >= ENOUGH_RETURNS:
        after = [round(float(m), 3) for m in np.quantile(np.array(back) / MICROSECONDS_PER_MINUTE, (0.05, 0.95))]
    return Absence(
        absent=round(len(absent) / len(called), 6), returns=round(len(back) / len(absent), 6), returns_after=after
    )


def appointments_of(visits: Sequence[SeenVisit], share: float, assumed: Appointments) -> Appointments:
    """The share of booked visits, and their lateness where the log has the time of the booking."""
    late = np.array(
        [(visit.arrival - visit.booked) / MICROSECONDS_PER_MINUTE for visit in visits if visit.booked is not None]
    )
    if not len(late):
        return assumed.model_copy(update={"share": round(share, 6)})
    told = {"share": round(len(late) / len(visits), 6)}
    if len(late) >= ENOUGH_BOOKED:
        told |= {
            "lateness_mean": round(float(np.clip(late.mean(), -120, 120)), 3),
            "lateness_sd": round(float(min(120, late.std(ddof=1))), 3),
        }
    return assumed.model_copy(update=told)


def changeover_seconds(observed: Observed, enough: int = ENOUGH_GAPS) -> float | None:
    """The pause at a window between one person and the next who was already waiting; None: fewer than `enough`.

    The mean without the shortest and the longest tenth: some of the long pauses are rest and not changeover. Where the
    next one began before the last was done, the pause is below nothing and makes up for others.
    """
    gaps: list[float] = []
    by_window: dict[tuple[object, str], list[tuple[int, int, int, int]]] = {}
    for number, visit in enumerate(observed.visits):
        for case in visit.cases:
            by_window.setdefault((visit.day, case.window), []).append((case.start, case.end, visit.arrival, number))
    for services in by_window.values():
        services.sort()
        for (_, end, _, before), (start, _, arrival, visitor) in pairwise(services):
            if visitor != before and arrival < end and abs(start - end) <= LONGEST_CHANGEOVER:
                gaps.append((start - end) / MICROSECONDS_PER_SECOND)
    if len(gaps) < enough:
        return None
    tenth = len(gaps) // 10
    return max(0.0, round(float(np.mean(sorted(gaps)[tenth : len(gaps) - tenth])), 1))
