"""What is asked of every township alike: a scenario, of which each township brings its own people."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.planning.assignment import Assignment, assign
from sim.planning.scenario import Scenario, load_scenario
from sim.province.place import site_of, visits_of
from sim.province.township import Township

USUAL = {"place": {"name": "乡镇", "name_en": "Township", "level": "township", "inhabitants": 25_600}}
"""The scenario where none is named: the example township's hall, the usual goal and demand, and staff without limit.
The inhabitants are those of the median township of Guangxi; each row has its own."""
TEN_THOUSAND = 10_000
"""Inhabitants whose visits tell how often people come."""


@dataclass(frozen=True, slots=True)
class Question:
    """A scenario with everything that it names; `told` is what it says, `first` the first date of its plan."""

    assignment: Assignment
    told: str
    first: datetime.date

    @property
    def rate(self) -> float:
        """Visits per inhabitant on a usual working day."""
        usual = Township(0, "", TEN_THOUSAND)
        return visits_of(site_of(self.assignment, usual)) / TEN_THOUSAND

    def fingerprint(self, townships: Sequence[Township]) -> str:
        """Changes with everything on which the answers depend: the question, the table, the program's version."""
        site = self.assignment.site
        parts = [
            importlib.metadata.version("hall"),
            self.told,
            self.assignment.hall.model_dump_json(),
            site.model.model_dump_json(),
            repr(site.dates),
            *map(repr, townships),
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def question_of(path: Path | None, first: datetime.date | None, seed: int | None, usual: datetime.date) -> Question:
    """The question of a scenario's file, or the usual one. Raises `ScenarioUnreadable`.

    `first`, `seed`: in place of the scenario's; `usual`: the first date where nobody names one.
    """
    scenario = Scenario.model_validate(USUAL) if path is None else load_scenario(path)
    if first is None:
        first = usual if scenario.plan.first is None else datetime.date.fromisoformat(scenario.plan.first)
    asked = {"first": first.isoformat(), "seed": scenario.plan.seed if seed is None else seed}
    scenario = scenario.model_copy(update={"plan": scenario.plan.model_copy(update=asked)})
    return Question(assign(scenario, path or Path(), first), scenario.model_dump_json(), first)
