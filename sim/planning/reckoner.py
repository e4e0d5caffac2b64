"""The ready-reckoner: inhabitants to windows, for places that are otherwise like the one that is planned."""

from __future__ import annotations

from collections.abc import Iterator

from sim.demand_model.model import DemandModel
from sim.demand_model.volume import usual_visits
from sim.planning.assignment import Assignment
from sim.planning.findings import ReckonerRow
from sim.planning.laboratory import FEW_DAYS, Laboratory
from sim.planning.scenario import MOST_STAFF, Level
from sim.planning.search import Neighbour, Search, StaffMissing
from sim.planning.sensitivity import with_inhabitants, with_volume
from sim.planning.waits import waits_of

SIZES: dict[Level, tuple[int, ...]] = {
    "village": (500, 1_000, 2_000, 3_000, 5_000, 8_000),
    "township": (5_000, 10_000, 15_000, 20_000, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000),
    "county": (100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 800_000, 1_000_000),
    "city": (300_000, 500_000, 800_000, 1_000_000, 1_500_000, 2_000_000),
}
"""The inhabitants in the table, by level."""
PEOPLE = 60_000
"""About so many people are lived for a row."""


def reckoner_rows(assignment: Assignment, neighbour: Neighbour) -> Iterator[ReckonerRow]:
    """A row for each size, in rising order; a size for which no number of windows keeps the goal has none.

    `neighbour`: the answer of the assignment.
    """
    for inhabitants in SIZES[assignment.level]:
        site = assignment.site.with_model(model_of(assignment, inhabitants))
        visits = float(usual_visits(site.model, site.rules).sum())
        days = int(min(assignment.days, max(FEW_DAYS, PEOPLE / max(1.0, visits))))
        laboratory = Laboratory(site, assignment.goal, assignment.sure, (days,), shifts=assignment.shifts)
        try:
            mix = Search(laboratory, MOST_STAFF, neighbour=neighbour).quick().mix
        except StaffMissing:
            continue
        outcomes = laboratory.outcomes(laboratory.whole_days(mix), days)
        waits = waits_of(laboratory.crowd(days), outcomes, assignment.goal.within_minutes)
        yield ReckonerRow(inhabitants, visits, mix, waits)


def model_of(assignment: Assignment, inhabitants: int) -> DemandModel:
    """The demand when so many people live there, who come as often.

    Where the place's own inhabitants are not known, as often as the usual assumption says.
    """
    model = assignment.site.model
    if model.inhabitants is None and assignment.inhabitants is not None:
        return with_volume(model, inhabitants / assignment.inhabitants)
    return with_inhabitants(model, inhabitants)
