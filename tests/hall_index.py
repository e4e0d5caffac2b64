"""What a hall's lanes hold, so that two halls can be compared."""

from __future__ import annotations

from dispatcher.domain.coverage import Reach
from dispatcher.domain.lanes import Person
from dispatcher.domain.model import Hall


def lanes_of(hall: Hall) -> dict[tuple[str, str, Reach], tuple[list[Person], list[bool]]]:
    """Who waits in which lane and which windows may call it, whatever the order of the lanes; empty ones left out."""
    rules, lanes = hall.configured(), hall.lanes
    return {
        (rules.queues[lanes.queue[lane]].id, rules.priorities[lanes.priority[lane]].id, lanes.reach[lane]): (
            people,
            [row[lane] for row in lanes.eligible],
        )
        for lane, people in enumerate(lanes.people)
        if people
    }


def index_of(hall: Hall) -> dict[str, object]:
    """Everything that the lanes hold, but what only saves them from looking twice."""
    return {name: part for name, part in vars(hall.lanes).items() if name not in ("_coverage", "_lanes_in_reach")}
