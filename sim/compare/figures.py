"""The figures of a discipline: over everybody, and by priority and queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.rules import HallRules
from sim.compare.fared import Fared
from sim.compare.ranking import kept_promises, mean_wait, value_of


@dataclass(frozen=True, slots=True)
class Figures:
    """Waits in minutes: `mean`, `p90` and `p95`, and `longest`, the mean over days of the longest one of each day.

    `kept`: share called within the promised wait; `left`: share who gave their number back; `overtaken`: by how many
    later ones of the same queue, on the average; `overtime`: minutes on a day, of all windows.
    """

    people: int
    mean: float
    p90: float
    p95: float
    longest: float
    kept: float
    left: float
    overtaken: float
    overtime: float

    @classmethod
    def of(cls, fared: Fared) -> Figures:
        """Of at least one person."""
        p90, p95 = np.percentile(fared.wait, (90, 95)).tolist()
        longest = np.zeros(len(fared.overtime))
        np.maximum.at(longest, fared.day, fared.wait)
        return cls(
            people=len(fared.wait),
            mean=value_of(fared, mean_wait),
            p90=p90,
            p95=p95,
            longest=float(longest[np.unique(fared.day)].mean()),
            kept=value_of(fared, kept_promises),
            left=float(fared.left.mean()),
            overtaken=float(fared.overtaken.mean()),
            overtime=float(fared.overtime.mean()),
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the people: `kind` is `priority` or `queue`, `id` which one."""

    kind: str
    id: str
    figures: Figures


def by_group(fared: Fared, rules: HallRules) -> Iterator[Group]:
    """The figures of each priority and each queue that somebody belongs to."""
    columns = (
        ("priority", [one.id for one in rules.priorities], fared.priority),
        ("queue", [one.id for one in rules.queues], fared.queue),
    )
    for kind, ids, number in columns:
        for place, name in enumerate(ids):
            these = number == place
            if these.any():
                yield Group(kind, name, Figures.of(fared.only(these)))
