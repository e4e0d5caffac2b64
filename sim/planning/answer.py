"""The answer to an assignment: the least windows, then the fewest hours; or why no answer keeps the goal."""

from __future__ import annotations

from dataclasses import dataclass

from sim.planning.assignment import Assignment
from sim.planning.kinds import least_mix
from sim.planning.laboratory import Laboratory
from sim.planning.offered_load import offered_load
from sim.planning.search import Found, Progress, Search, StaffMissing, guess
from sim.planning.thinning import thinned
from sim.planning.timetable import Timetable, open_minutes
from sim.planning.trial import Trial, Verdict
from sim.planning.words import bound_words, limit_words, mix_words, value_words
from sim.remark import Remark


class GoalUnreachable(Exception):
    """The goal cannot be kept; `reasons` say what is reached and what is missing, the most important first."""

    def __init__(self, reasons: list[Remark]) -> None:
        super().__init__(reasons)
        self.reasons = tuple(reasons)

    def __str__(self) -> str:
        return "\n".join(str(reason) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Answer:
    """`trial` is that of the answer's timetable, `found` the search for windows that are open all day."""

    found: Found
    trial: Trial

    @property
    def whole(self) -> Timetable:
        """The same windows open all day."""
        return self.found.trial.timetable

    @property
    def timetable(self) -> Timetable:
        """The answer: which window is open when."""
        return self.trial.timetable

    @property
    def chance(self) -> float:
        """At least this chance that the answer is right: the goal holds, and would not with one window fewer."""
        return max(0.0, self.trial.chance - (1 - self.found.fewer_fail))

    @property
    def saved_minutes(self) -> int:
        """Minutes of all windows in a day that the thinner hours save."""
        return open_minutes(self.whole) - open_minutes(self.timetable)


def find_answer(assignment: Assignment, laboratory: Laboratory, tell: Progress) -> tuple[Search, Answer]:
    """The least windows, then the fewest hours. Raises `GoalUnreachable`."""
    most = _most_tried(assignment, laboratory)
    available = assignment.available if assignment.limited else most
    search = Search(laboratory, available, tell)
    if overload := _overload(assignment, laboratory, available):
        raise GoalUnreachable([overload, *_what_it_takes(assignment, laboratory, most, tell)])
    try:
        found = search.find()
    except StaffMissing as missing:
        reached = _reached(assignment, missing)
        raise GoalUnreachable([reached, *_what_it_takes(assignment, laboratory, most, tell)]) from missing
    tell("开放时段 hours")
    return search, Answer(found, thinned(laboratory, found.trial))


def _most_tried(assignment: Assignment, laboratory: Laboratory) -> int:
    """More windows are not tried: twice what Erlang's formulas say, what must be there anyway, and some."""
    return 2 * guess(laboratory) + sum(least_mix(assignment.site.kinds, assignment.services)) + 20


def _overload(assignment: Assignment, laboratory: Laboratory, available: int) -> Remark | None:
    """Work against capacity, where more work comes than all clerks can do; None where they can."""
    work = offered_load(assignment.site, laboratory.crowd(laboratory.few, for_choosing=True)).work / 60
    one = sum(end - start for start, end in assignment.site.sessions) / 60
    if assignment.shifts.lunch is not None:
        one -= assignment.shifts.lunch.minutes / 60
    if work <= one * available:
        return None
    return Remark(
        f"超负荷：平均一天要办 {work:.1f} 小时的事，{available} 人一天至多办 {one * available:.1f} 小时",
        f"Overload: {work:.1f} hours of work come on an average day, {available} clerks can do "
        f"{one * available:.1f} at most",
    )


def _reached(assignment: Assignment, missing: StaffMissing) -> Remark:
    """What the nearest mix reaches of the conditions that do not hold."""
    number, mix = sum(missing.mix), mix_words(assignment.site.kinds, missing.mix)
    words = _failing(assignment, missing)
    return Remark(
        f"目标达不到：{number} 个窗口（{mix.zh}）只能做到 {words.zh}",
        f"The goal cannot be kept: {number} windows ({mix.en}) reach {words.en}",
    )


def _failing(assignment: Assignment, missing: StaffMissing) -> Remark:
    words = [_condition(assignment, verdict) for verdict in missing.best.verdicts if verdict.strain > 1]
    return Remark("；".join(one.zh for one in words), "; ".join(one.en for one in words))


def _condition(assignment: Assignment, verdict: Verdict) -> Remark:
    names = {priority.id: Remark(priority.name, priority.name_en) for priority in assignment.hall.priorities}
    limit = verdict.limit
    words = limit_words(limit, None if limit.priority is None else names[limit.priority])
    value, bound = value_words(limit, verdict.value), bound_words(limit)
    return Remark(f"{words.zh} {value}，要求 {bound}", f"{words.en} {value}, asked {bound}")


def _what_it_takes(assignment: Assignment, laboratory: Laboratory, most: int, tell: Progress) -> list[Remark]:
    """How many windows would keep the goal, if so many were there; or that no number would."""
    try:
        found = Search(laboratory, most, tell).quick()
    except StaffMissing as missing:
        number, kinds = sum(missing.mix), assignment.site.kinds
        if not any(kind.allows(count + 1) for kind, count in zip(kinds, missing.mix, strict=True)):
            return [
                Remark(
                    f"方案里的窗口至多 {number} 个，请放宽 windows 的 most",
                    f"The scenario allows {number} windows at most: raise `most` of its windows",
                )
            ]
        words = _failing(assignment, missing)
        return [
            Remark(
                f"再多窗口也不行，请放宽目标：{number} 个窗口时 {words.zh}",
                f"No number of windows would do, the goal must be eased: with {number} windows, {words.en}",
            )
        ]
    number, mix = sum(found.mix), mix_words(assignment.site.kinds, found.mix)
    return [
        Remark(
            f"要 {number} 个窗口同时有人才行：{mix.zh}",
            f"It takes {number} windows at work at one time: {mix.en}",
        )
    ]
