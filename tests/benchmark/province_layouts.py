"""Ten layouts of one township, for worker processes: they find this module by its name."""

from __future__ import annotations

import datetime
import time
from functools import cache

from sim.planning.assignment import Assignment
from sim.planning.kinds import filled, least_mix
from sim.planning.laboratory import Laboratory
from sim.planning.search import guess
from sim.province.place import site_of
from sim.province.question import question_of
from sim.province.township import Township

MONDAY = datetime.date(2026, 11, 23)
LAYOUTS, DAYS = 10, 200


@cache
def assignment_of_all() -> Assignment:
    """What is asked of every township, made once in each process."""
    return question_of(None, MONDAY, None, MONDAY).assignment


def ten_layouts(township: Township) -> float:
    """Seconds of processor time for ten layouts of a township on 200 days, its people included."""
    assignment = assignment_of_all()
    began = time.process_time()
    laboratory = Laboratory(site_of(assignment, township), assignment.goal, looks=(DAYS,), shifts=assignment.shifts)
    kinds, least = assignment.site.kinds, least_mix(assignment.site.kinds, assignment.services)
    first = max(sum(least), guess(laboratory) - LAYOUTS // 2)
    for number in range(first, first + LAYOUTS):
        mix = filled(kinds, least, number, assignment.services)
        laboratory.trial(laboratory.whole_days(mix), DAYS)
    return time.process_time() - began


def get_ready(first: Township) -> None:
    """Load machine code and holidays in this process before anything is measured."""
    ten_layouts(first)
