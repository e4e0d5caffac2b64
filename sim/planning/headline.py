"""The sentence that stands first: does the goal hold with these windows, are they the fewest, and how sure is that."""

from __future__ import annotations

from dataclasses import dataclass

from sim.planning.findings import FrontierPoint, Plan
from sim.planning.words import chance_words
from sim.remark import Remark

SURE = 0.9
"""From this chance on an answer is told as one; below it the goal lies between several numbers of windows."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What to say of a plan; `tone`: `good`, `between` or `bad`."""

    tone: str
    words: Remark


def headline(plan: Plan) -> Headline:
    """The sentence for this plan."""
    if any(verdict.strain > 1 for verdict in plan.verdicts):
        return Headline(
            "bad",
            Remark(
                "这样配置，目标还达不到，见下面打红的条件",
                "With these the goal does not hold yet; see the conditions in red",
            ),
        )
    if plan.chance >= SURE:
        return Headline("good", _sure(plan))
    if _kept(plan) >= SURE:
        return Headline("good", _kept_and_perhaps_with_fewer(plan))
    return Headline("between", _between(plan))


def _kept(plan: Plan) -> float:
    """At least the chance that the goal holds, whether or not fewer windows would do."""
    return 1 - sum(1 - verdict.chance for verdict in plan.verdicts)


def _sure(plan: Plan) -> Remark:
    chance = chance_words(plan.chance)
    if len(plan.timetable) - 1 in _by_number(plan):
        return Remark(
            f"这样配置，目标达到；再少一个窗口就达不到。把握 {chance}",
            f"With these the goal holds, and with one fewer it does not; chance that this is right {chance}",
        )
    return Remark(
        f"这样配置，目标达到；这已是最少的，每件事都要有窗口办。把握 {chance}",
        f"With these the goal holds; fewer cannot be, for every service needs a window. Chance {chance}",
    )


def _kept_and_perhaps_with_fewer(plan: Plan) -> Remark:
    chance = chance_words(_kept(plan))
    fewer = _by_number(plan).get(len(plan.timetable) - 1)
    if fewer is None:
        return Remark(f"这样配置，目标达到。把握 {chance}", f"With these the goal holds. Chance {chance}")
    less = chance_words(fewer.chance)
    return Remark(
        f"这样配置，目标达到，把握 {chance}；少一个也许也够，{fewer.windows} 个达到目标的把握 {less}",
        f"With these the goal holds, chance {chance}; one fewer may do: with {fewer.windows} the chance is {less}",
    )


def _between(plan: Plan) -> Remark:
    """The chances of the numbers around the answer, and the first that is sure enough."""
    number, points = len(plan.timetable), _by_number(plan)
    told = [points[one] for one in (number - 1, number) if one in points]
    sure = next((point for point in plan.frontier if point.windows > number and point.chance >= SURE), None)
    told += [sure] if sure is not None else [point for point in plan.frontier if point.windows > number][-1:]
    zh = "，".join(f"{point.windows} 个 {chance_words(point.chance)}" for point in told)
    en = ", ".join(f"{point.windows}: {chance_words(point.chance)}" for point in told)
    return Remark(
        f"大约 {number} 个：目标正落在几个窗口数之间。达到目标的把握：{zh}",
        f"About {number}: the goal lies between several numbers of windows. Chance that it holds with {en}",
    )


def _by_number(plan: Plan) -> dict[int, FrontierPoint]:
    return {point.windows: point for point in plan.frontier}
