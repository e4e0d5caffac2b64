"""What all answers together say, and which townships come first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sim.planning.findings import Waits
from sim.planning.kinds import WindowKind
from sim.planning.words import BY_DOMAIN, COMPREHENSIVE, MANDATORY, SPECIALISED, count_of
from sim.province.sizing import Sized, Status
from sim.province.township import Township
from sim.remark import Remark

CLASSES = (COMPREHENSIVE, BY_DOMAIN, SPECIALISED, MANDATORY)


@dataclass(frozen=True, slots=True)
class Answer:
    """A township and its answer."""

    township: Township
    sized: Sized

    @property
    def waits(self) -> Waits:
        """Its waits. Only for answers that were tried."""
        assert self.sized.waits is not None
        return self.sized.waits


@dataclass(frozen=True, slots=True)
class Summary:
    """All answers; `tried` are those with waits, `short` those whose staff is too little, the largest first."""

    kinds: tuple[WindowKind, ...]
    answers: tuple[Answer, ...]

    @property
    def tried(self) -> list[Answer]:
        """Those that were lived at all."""
        return [answer for answer in self.answers if answer.sized.waits is not None]

    @property
    def short(self) -> list[Answer]:
        """Those for which the staff is too little, the most visits first."""
        short = [answer for answer in self.answers if answer.sized.status is not Status.OK]
        return sorted(short, key=lambda answer: -answer.sized.visits)

    @property
    def unsure(self) -> list[Answer]:
        """Those that are right with a chance below nine in ten, the least sure first."""
        return sorted(
            (answer for answer in self.tried if answer.sized.status is Status.OK and answer.sized.chance < UNSURE),
            key=lambda answer: answer.sized.chance,
        )

    def windows_by_class(self) -> list[tuple[Remark, int]]:
        """Windows of all townships together, by the sort of window."""
        counts = [(one, sum(self.count(answer, one) for answer in self.tried)) for one in CLASSES]
        return [(one, count) for one, count in counts if count]

    def count(self, answer: Answer, one: Remark) -> int:
        """How many windows of one sort an answer has."""
        return count_of(self.kinds, answer.sized.mix or (0,) * len(self.kinds), one)

    def ranked(self, by: Callable[[Waits], float]) -> list[Answer]:
        """Those that were tried, the largest figure first; of two alike the one with more visits."""
        return sorted(self.tried, key=lambda answer: (-by(answer.waits), -answer.sized.visits, answer.township.line))

    def lines(self) -> list[str]:
        """The answer in a few lines for the terminal."""
        enough = [answer for answer in self.answers if answer.sized.status is Status.OK]
        windows = sum(answer.sized.windows for answer in enough)
        by_class = "，".join(f"{one.zh} {one.en} {count}" for one, count in self.windows_by_class())
        told = [
            f"{len(enough)} 个乡镇达到目标，共 {windows} 个窗口 / "
            f"{len(enough)} townships keep the goal, with {windows} windows in all",
            f"  {by_class}",
        ]
        if self.short:
            told.append(
                f"{len(self.short)} 个乡镇人手不够，见结果中的说明 / "
                f"{len(self.short)} townships have too little staff; see their remarks"
            )
        if self.unsure:
            told.append(
                f"{len(self.unsure)} 个乡镇把握不到九成，方案里 plan.days 写多些可更有把握 / "
                f"{len(self.unsure)} answers are right with a chance below 0.9; more plan.days make them surer"
            )
        return told


UNSURE = 0.9
"""Answers that are right with a smaller chance are pointed out."""


def summary_of(kinds: tuple[WindowKind, ...], townships: Sequence[Township], answers: Mapping[int, Sized]) -> Summary:
    """All answers in the table's order."""
    return Summary(kinds, tuple(Answer(township, answers[township.line]) for township in townships))
