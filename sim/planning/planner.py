"""A whole plan: the answer, and everything that a meeting asks next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dispatcher.forecast.outcomes import Outcomes
from sim.demand_model.inhabitants import ALL_DOMAINS
from sim.demand_model.volume import usual_visits
from sim.planning.answer import Answer, find_answer
from sim.planning.assignment import Assignment
from sim.planning.assumptions import assumptions
from sim.planning.crowd import Crowd
from sim.planning.day_course import bad_days, half_hours, window_days
from sim.planning.findings import FrontierPoint, Plan, PoolingStep, ReckonerRow, Sensitivity, Waits
from sim.planning.laboratory import Laboratory, looks_from
from sim.planning.pooling import pooled_mixes
from sim.planning.reckoner import SIZES, reckoner_rows
from sim.planning.search import Neighbour, Search, StaffMissing, guess
from sim.planning.sensitivity import variants
from sim.planning.space import space
from sim.planning.timetable import mix_of
from sim.planning.trial import Trial
from sim.planning.waits import waits_of
from sim.remark import Remark

FEWER, MORE = 2, 3
"""The frontier goes from so many windows fewer than the answer to so many more."""

LOOKS_AT_VARIANTS = 2
"""What if things were otherwise is decided after so many looks."""

Tell = Callable[[float, str], None]
"""Is told what share of the work is done, and what is being looked at."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Of which program and command a plan is; `seconds`: how long it has taken so far."""

    version: str
    command: str
    seconds: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What the answer is set beside."""

    frontier: tuple[FrontierPoint, ...]
    sensitivity: tuple[Sensitivity, ...]
    pooling: tuple[PoolingStep, ...]
    reckoner: tuple[ReckonerRow, ...]


class Planner:
    """Plans one assignment; the parts of the work are told as they come."""

    def __init__(self, assignment: Assignment, tell: Tell) -> None:
        self._assignment = assignment
        self._tell = tell
        site = assignment.site
        self._visits = float(usual_visits(site.model, site.rules).sum())
        looks = looks_from(assignment.days, self._visits)
        self._laboratory = Laboratory(site, assignment.goal, assignment.sure, looks, shifts=assignment.shifts)

    def plan(self, imprint: Imprint) -> Plan:
        """The whole plan. Raises `GoalUnreachable`."""
        self._tell(0.02, "引擎 engine")
        search, answer = find_answer(self._assignment, self._laboratory, lambda text: self._tell(0.1, text))
        comparisons = Comparisons(
            frontier=tuple(self._frontier(search, answer)),
            sensitivity=tuple(self._sensitivity(answer)),
            pooling=tuple(self._pooling(answer)),
            reckoner=tuple(self._reckoner(answer)),
        )
        return self._written(answer, comparisons, imprint)

    def _written(self, answer: Answer, comparisons: Comparisons, imprint: Imprint) -> Plan:
        assignment, site = self._assignment, self._assignment.site
        crowd, outcomes = self._lived(answer.trial)
        limits, priorities = assignment.goal.all_limits(), [priority.id for priority in site.rules.priorities]
        return Plan(
            place=assignment.place,
            inhabitants=assignment.inhabitants,
            visits=self._visits,
            kinds=site.kinds,
            timetable=answer.timetable,
            days=crowd.days,
            waits=self._waits(crowd, outcomes),
            verdicts=answer.trial.verdicts,
            chance=answer.chance,
            bad_days=bad_days(crowd, outcomes, limits, priorities),
            half_hours=half_hours(crowd, outcomes, answer.timetable, site.sessions, len(site.kinds)),
            windows=window_days(crowd, outcomes, answer.timetable),
            frontier=comparisons.frontier,
            sensitivity=comparisons.sensitivity,
            pooling=comparisons.pooling,
            space=space(site, assignment.level, assignment.inhabitants, crowd, outcomes),
            reckoner=comparisons.reckoner,
            assumptions=assumptions(site, assignment.hall, assignment.sources, assignment.shifts, crowd.draws),
            remarks=(*_of_answer(assignment, answer), *assignment.remarks),
            seed=site.seed,
            version=imprint.version,
            command=imprint.command,
            seconds=imprint.seconds(),
            priorities={one.id: Remark(one.name, one.name_en) for one in assignment.hall.priorities},
        )

    def _lived(self, trial: Trial) -> tuple[Crowd, Outcomes]:
        """The people of a trial and what became of them."""
        return self._laboratory.crowd(trial.days), self._laboratory.outcomes(trial.timetable, trial.days)

    def _waits(self, crowd: Crowd, outcomes: Outcomes) -> Waits:
        return waits_of(crowd, outcomes, self._assignment.goal.within_minutes)

    def _frontier(self, search: Search, answer: Answer) -> Iterator[FrontierPoint]:
        number = len(answer.whole)
        numbers = range(max(number - FEWER, sum(search.least)), number + MORE + 1)
        for place, windows in enumerate(numbers):
            self._tell(0.2 + 0.1 * place / len(numbers), f"{windows} 个窗口 windows")
            mix, trial = search.best(windows)
            if sum(mix) == windows:
                yield FrontierPoint(windows, mix, self._waits(*self._lived(trial)), trial.plain_chance)

    def _sensitivity(self, answer: Answer) -> Iterator[Sensitivity]:
        assignment, neighbour = self._assignment, self._neighbour(answer)
        available = assignment.available if assignment.limited else 2 * len(answer.whole) + 10
        others = list(variants(assignment.site, assignment.hall))
        for place, variant in enumerate(others):
            self._tell(0.3 + 0.3 * place / len(others), str(variant.name))
            laboratory = Laboratory(
                assignment.site.with_model(variant.model),
                assignment.goal,
                assignment.sure,
                self._laboratory.looks[:LOOKS_AT_VARIANTS],
                shifts=assignment.shifts,
            )
            waits = self._waits(
                laboratory.crowd(assignment.days), laboratory.outcomes(answer.timetable, assignment.days)
            )
            try:
                needed = sum(Search(laboratory, available, neighbour=neighbour).quick().mix)
            except StaffMissing:
                needed = None
            yield Sensitivity(variant.group, variant.name, variant.change, waits, needed)

    def _pooling(self, answer: Answer) -> Iterator[PoolingStep]:
        site = self._assignment.site
        crowd = self._laboratory.crowd(self._assignment.days)
        mix = mix_of(answer.whole, len(site.kinds))
        for merged, pooled in pooled_mixes(site.kinds, mix, self._assignment.services, crowd.draws):
            self._tell(0.6, f"合并 {merged} 个窗口 {merged} merged")
            outcomes = self._laboratory.outcomes(self._laboratory.whole_days(pooled), crowd.days)
            yield PoolingStep(merged, pooled, self._waits(crowd, outcomes))

    def _reckoner(self, answer: Answer) -> Iterator[ReckonerRow]:
        sizes = SIZES[self._assignment.level]
        for place, row in enumerate(reckoner_rows(self._assignment, self._neighbour(answer))):
            self._tell(0.65 + 0.3 * place / len(sizes), f"{row.inhabitants:,} 人 inhabitants")
            yield row

    def _neighbour(self, answer: Answer) -> Neighbour:
        """The answer, for places that are like this one but for something."""
        found = answer.found
        mixes = {number: mix for number, (mix, _) in found.by_number.items()}
        return Neighbour(sum(found.mix), mixes, guess(self._laboratory))


def _of_answer(assignment: Assignment, answer: Answer) -> Iterator[Remark]:
    if answer.saved_minutes:
        whole = sum(window.minutes for window in answer.whole) / 60
        sure = answer.trial.chance >= assignment.sure
        zh, en = ("目标仍达到", "the goal still holds") if sure else ("等候几乎不变", "waits hardly change")
        yield Remark(
            f"错开班次后每天少开 {answer.saved_minutes / 60:g} 个窗口小时（全天开放要 {whole:g}），{zh}",
            f"shifts save {answer.saved_minutes / 60:g} window-hours a day of {whole:g}, and {en}",
        )
    else:
        yield Remark(
            "没有一处可以少开而仍有把握达到目标，所有窗口全天开放",
            "no hours can be spared with the goal surely kept: all windows are open all day",
        )
    yield Remark(
        "把握是下限，没有试过的窗口组合不在其内",
        "the chance is a lower bound; mixes of windows that were not tried are not part of it",
    )
    if assignment.inhabitants is None:
        yield Remark(
            f"没有写人口，速查表按每万人每天 {ALL_DOMAINS.usual:g} 人次（假设）",
            f"no inhabitants are stated: the ready-reckoner assumes {ALL_DOMAINS.usual:g} visits a day for each 10,000",
        )
    if not assignment.limited:
        yield Remark("没有写可用人数，按要多少有多少", "no staff is stated: as many as it takes")
