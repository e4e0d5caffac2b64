"""How long people would have waited who were called before they left: beyond what the log saw of them.

The log's Kaplan–Meier curve says how many would have left by when. Somebody who was called after a wait had at least
that much patience; how much more is drawn from what the curve leaves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import NEVER, Ints
from sim.calibration.observed import Observed, SeenVisit
from sim.calibration.patience_fit import patience_of
from sim.demand_model.chance import Floats
from sim.demand_model.patience import Patience, draw_patience

ENOUGH_LEFT = 20
"""People who left from which a service has a curve of its own."""


class Endurance:
    """The patience of a log's people."""

    def __init__(self, observed: Observed) -> None:
        self._curves = _curves(observed) if observed.knows.leaving else {}
        self._leave = bool(self._curves)

    def of(self, visits: Sequence[SeenVisit], rank: Floats) -> Ints:
        """Microseconds of patience: as long as those waited who left; of the others more than they waited.

        `rank` (times · visits), even in [0, 1), decides how much more; the visits stand in it so many times.
        """
        times = len(rank) // max(1, len(visits))
        patience = np.full((times, len(visits)), NEVER, np.int64)
        if not self._leave:
            return patience.ravel()
        ranks = rank.reshape(times, -1)
        waited = np.array([visit.wait or 0 for visit in visits], np.int64)
        left = np.array([visit.called is None for visit in visits])
        names = [self._curve_name(visit.services[0]) for visit in visits]
        for name in set(names):
            these = np.array([other == name for other in names]) & ~left
            patience[:, these] = _beyond(self._curves[name], waited[these], ranks[:, these])
        patience[:, left] = waited[left]
        return patience.ravel()

    def _curve_name(self, service: str) -> str:
        return service if service in self._curves else ""


def _curves(observed: Observed) -> dict[str, Patience]:
    """Curves by service where enough people left; under the empty name the one of everybody else."""
    whole = patience_of(observed.visits)
    if whole is None:
        return {}
    curves = {"": whole.continued_by(Patience())}
    left = Counter(visit.services[0] for visit in observed.visits if visit.called is None)
    for service, count in left.items():
        if count >= ENOUGH_LEFT:
            own = patience_of([visit for visit in observed.visits if visit.services[0] == service])
            assert own is not None
            curves[service] = own.continued_by(Patience())
    return curves


def _beyond(curve: Patience, waited: Ints, rank: Floats) -> Ints:
    points = np.array([[0.0, 0.0], *curve.gives_up])
    gone = np.interp(waited / MICROSECONDS_PER_MINUTE, points[:, 0], points[:, 1])
    drawn: Ints = np.maximum(draw_patience(curve, gone + rank * (1 - gone)), waited + 1)
    return drawn
