"""Fewer hours with the same windows: where the goal still holds, windows are closed in parts of the day.

Cuts are tried the mildest first, on common random numbers. What comes out is tried on more days, and then decided on
other people; if it fails there, something between it and the whole days is.
"""

from __future__ import annotations

from dispatcher.forecast.outcomes import Outcomes
from sim.planning.crowd import Crowd
from sim.planning.cuts import Cut, Cuts
from sim.planning.laboratory import Laboratory
from sim.planning.offered_load import offered_load
from sim.planning.timetable import Span, Timetable, in_order
from sim.planning.trial import Trial
from sim.planning.yardstick import TRIFLE, Yardstick

PEOPLE_FOR_CHOOSING = 20_000
"""About so many people are lived to see whether a cut is too much."""
FEWEST_DAYS, MOST_DAYS = 25, 100
ATTEMPTS = 3
"""Timetables brought to a decision, the thinnest first."""


def thinned(laboratory: Laboratory, trial: Trial) -> Trial:
    """The decided trial of the timetable with the fewest hours; `trial`, of the whole days, where none can be spared.

    Where the whole days are sure of the goal, cuts go as far as it stays sure. Otherwise, or where that is not far,
    hours are cut that hardly anybody misses.
    """
    states = thinner_and_thinner(laboratory, trial)
    yardstick = Yardstick(laboratory, trial, laboratory.crowd(laboratory.looks[0], for_choosing=True))
    thinnest = _last_allowed(states, yardstick)
    for place in sorted({thinnest * part // ATTEMPTS for part in range(1, ATTEMPTS + 1)} - {0}, reverse=True):
        timetable = in_order(states[place])
        decided = laboratory.decided(timetable, asked=ATTEMPTS)
        if trial.chance >= laboratory.enough and decided.chance >= laboratory.enough:
            return decided
        if laboratory.trial(timetable, trial.days).strain <= trial.strain + TRIFLE:
            # It is as lucky as the whole days, whichever of the attempts it was.
            decided = laboratory.decided(timetable)
            if decided.strain <= 1:
                return decided
    return trial


def thinner_and_thinner(laboratory: Laboratory, trial: Trial) -> list[Timetable]:
    """The timetables on the way, the whole days first, as far as a few days tell.

    Several cuts are tried at once, more while that goes well, fewer when it does not, until none is left.
    """
    crowd = _people_for_choosing(laboratory)
    yardstick = Yardstick(laboratory, trial, crowd)
    cuts = _cuts(laboratory, trial.timetable, crowd, yardstick.outcomes)
    states = [trial.timetable]
    refused: set[tuple[int, Span]] = set()
    at_once = 1
    while True:
        state, made = _several(cuts, states[-1], refused, at_once)
        if not made:
            return states
        if yardstick.allows(state):
            states.append(state)
            at_once *= 2
        elif len(made) == 1:
            refused.add((state[made[0].number].kind, made[0].span))
            at_once = 1
        else:
            at_once = len(made) // 2


def _several(
    cuts: Cuts, timetable: Timetable, refused: set[tuple[int, Span]], number: int
) -> tuple[Timetable, list[Cut]]:
    """The timetable after the mildest cuts, one after the other, and these cuts: so many, or as many as there are."""
    made: list[Cut] = []
    while len(made) < number and (cut := cuts.mildest(timetable, refused)) is not None:
        made.append(cut)
        timetable = cut.after(timetable)
    return timetable, made


def _last_allowed(states: list[Timetable], yardstick: Yardstick) -> int:
    """The place of the thinnest timetable that the yardstick allows, by halving; the first one needs no leave."""
    low, high = 0, len(states) - 1
    while low < high:
        middle = high if low == 0 and high == len(states) - 1 else (low + high + 1) // 2
        if yardstick.allows(states[middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _people_for_choosing(laboratory: Laboratory) -> Crowd:
    few = laboratory.crowd(laboratory.few, for_choosing=True)
    a_day = max(1.0, len(few.begins) / few.days)
    return laboratory.crowd(int(min(MOST_DAYS, max(FEWEST_DAYS, PEOPLE_FOR_CHOOSING / a_day))), for_choosing=True)


def _cuts(laboratory: Laboratory, whole: Timetable, crowd: Crowd, outcomes: Outcomes) -> Cuts:
    site = laboratory.site
    load = offered_load(site, crowd)
    asked = {service for visit in crowd.draws.kinds for service in visit}
    services = tuple(service for service in site.rules.services if service.id in asked)
    useful = _usefulness(whole, outcomes)
    erlangs = load.erlangs(site.model.windows.undifferentiated)
    return Cuts(whole, site.kinds, services, laboratory.shifts, load, erlangs, useful)


def _usefulness(timetable: Timetable, outcomes: Outcomes) -> dict[int, float]:
    """By kind: how busy its windows are in relation to the busiest kind's."""
    serving, at_work = outcomes.serving.sum(axis=0), outcomes.at_work.sum(axis=0)
    loads: dict[int, float] = {}
    for kind in {window.kind for window in timetable}:
        here = [number for number, window in enumerate(timetable) if window.kind == kind]
        loads[kind] = float(serving[here].sum()) / max(1.0, float(at_work[here].sum()))
    busiest = max(loads.values()) or 1.0
    return {kind: max(0.05, load / busiest) for kind, load in loads.items()}
