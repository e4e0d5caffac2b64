"""What is asked of every township alike."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
from collections.abc import Sequence
from dataclasses import dataclass

from dispatcher.config import HallConfig
from sim.demand_model.inhabitants import Level
from sim.demand_model.model import DemandModel
from sim.planning.goal import Goal
from sim.province.township import Township


@dataclass(frozen=True, slots=True)
class Question:
    """The hall whose services, hours and kinds of windows all townships have, and the goal that each shall keep.

    `model`: the demand, of which each township brings its own inhabitants, volume and mix; `level`: at which end of the
    range visits per inhabitant are taken. `staff`: windows that can be staffed at once, at most. `days`: how many are
    lived at most; `first`, `last`: the dates from which they are.
    """

    config: HallConfig
    model: DemandModel
    level: Level
    goal: Goal
    staff: int
    days: int
    first: datetime.date
    last: datetime.date
    seed: int

    def fingerprint(self, townships: Sequence[Township]) -> str:
        """Changes with everything on which the answers depend: the question, the table, the program's version."""
        told = "\n".join(
            [
                importlib.metadata.version("hall"),
                self.config.model_dump_json(),
                self.model.model_dump_json(),
                self.goal.model_dump_json(),
                repr((self.level, self.staff, self.days, self.first, self.last, self.seed)),
                *map(repr, townships),
            ]
        )
        return hashlib.sha256(told.encode()).hexdigest()
