"""The search for the least staff, on places small enough to know the answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from small_site import CARDS, COMPREHENSIVE, DESK, HOMES, site, steady_site

from sim.planning.goal import Goal
from sim.planning.kinds import WindowKind
from sim.planning.laboratory import Laboratory
from sim.planning.search import MandatoryExceedStaff, Neighbour, Search, StaffMissing, guess

BOTH = {"card": 2.0, "move": 1.0}
GOAL = Goal(within_minutes=10, share=0.9, mean_minutes=5)


def laboratory(
    kinds: Sequence[WindowKind], services: dict[str, float] | None = None, visits: float = 150
) -> Laboratory:
    """A place with these kinds; every decision is taken on 40 days."""
    return Laboratory(site(visits, kinds, services), GOAL, looks=(40,), few=10)


def least_by_trying_all(lab: Laboratory) -> int:
    """The least number of windows of the only kind, found without any search."""
    return next(number for number in range(1, 30) if lab.decided(lab.whole_days((number,))).strain <= 1)


@pytest.mark.parametrize("visits", [20, 150, 400])
def test_it_is_the_least_number_that_keeps_the_goal(visits: float) -> None:
    lab = laboratory([COMPREHENSIVE], visits=visits)
    found = Search(lab, 30).find()
    assert found.mix == (least_by_trying_all(lab),)
    assert found.trial.strain <= 1


def test_a_mix_of_kinds_is_no_larger_than_the_best_of_all_mixes() -> None:
    kinds = [CARDS, HOMES]
    lab = laboratory(kinds, BOTH)
    found = Search(lab, 12).find()
    best = min(
        sum(mix)
        for mix in ((cards, homes) for cards in range(1, 8) for homes in range(1, 8))
        if lab.decided(lab.whole_days(mix)).strain <= 1
    )
    assert sum(found.mix) == best


def test_mandatory_windows_are_always_there_and_every_service_has_one() -> None:
    lab = laboratory([CARDS, HOMES, DESK], BOTH)
    search = Search(lab, 12)
    assert search.least == (1, 1, 1)
    mix = search.find().mix
    assert all(count >= least for count, least in zip(mix, search.least, strict=True))


def test_one_window_less_was_tried_and_failed() -> None:
    lab = laboratory([COMPREHENSIVE])
    found = Search(lab, 30).find()
    number = sum(found.mix)
    assert found.by_number[number - 1][1].strain > 1
    assert found.fewer_fail > 0.9
    assert found.chance == pytest.approx(found.trial.chance + found.fewer_fail - 1)


def test_a_least_mix_that_keeps_the_goal_cannot_be_bettered() -> None:
    found = Search(laboratory([COMPREHENSIVE], visits=5), 30).find()
    assert found.mix == (1,)
    assert found.fewer_fail == 1.0


def test_missing_staff_is_told_with_what_is_reached() -> None:
    lab = laboratory([COMPREHENSIVE], visits=400)
    with pytest.raises(StaffMissing) as refused:
        Search(lab, 3).find()
    assert refused.value.mix == (3,)
    assert refused.value.available == 3
    assert refused.value.best.strain > 1


def test_no_more_windows_are_looked_for_than_the_kinds_may_have() -> None:
    lab = laboratory([replace(COMPREHENSIVE, most=2)], visits=400)
    with pytest.raises(StaffMissing) as refused:
        Search(lab, 30).find()
    assert refused.value.mix == (2,)


def test_more_mandatory_windows_than_staff_are_refused_at_once() -> None:
    lab = laboratory([CARDS, HOMES, DESK], BOTH)
    with pytest.raises(MandatoryExceedStaff) as refused:
        Search(lab, 2)
    assert refused.value.least == (1, 1, 1)


def test_a_neighbours_answer_gives_the_same_answer_with_fewer_trials() -> None:
    alone, helped = laboratory([COMPREHENSIVE, CARDS], BOTH, 300), laboratory([COMPREHENSIVE, CARDS], BOTH, 300)
    found = Search(alone, 30).find()
    mixes = {number: mix for number, (mix, _) in found.by_number.items()}
    neighbour = Neighbour(sum(found.mix), mixes, guess(alone))
    assert sum(Search(helped, 30, neighbour=neighbour).quick().mix) == sum(found.mix)
    assert helped.layouts < alone.layouts


def test_a_neighbours_number_is_put_right_by_erlangs_formulas() -> None:
    small, large = laboratory([COMPREHENSIVE], visits=100), laboratory([COMPREHENSIVE], visits=500)
    found = Search(small, 30).find()
    neighbour = Neighbour(sum(found.mix), {sum(found.mix): found.mix}, guess(small))
    assert sum(Search(large, 30, neighbour=neighbour).quick().mix) == least_by_trying_all(large)


def test_the_answer_is_right_at_least_as_often_as_said() -> None:
    """M/M/c with three erlangs: four windows call 0.82 within six minutes, asked are 0.81, which is hard to tell."""
    goal = Goal(within_minutes=6, share=0.81, mean_minutes=None, overtime_minutes=None)
    right, said = [], []
    for seed in range(40):
        lab = Laboratory(steady_site(30, seed), goal, sure=0.9, looks=(2, 4, 8), few=2)
        found = Search(lab, 20).find()
        right.append(found.mix == (4,))
        said.append(found.chance)
    doubtful = sum(chance < 0.8 for chance in said)
    assert doubtful > 10  # else nothing was asked of it
    noise = 2 * math.sqrt(sum(chance * (1 - chance) for chance in said))
    assert sum(right) >= sum(said) - noise


def test_an_easy_answer_is_said_to_be_sure_and_is_right() -> None:
    goal = Goal(within_minutes=6, share=0.9, mean_minutes=None, overtime_minutes=None)
    for seed in range(8):
        lab = Laboratory(steady_site(30, seed), goal, looks=(4, 8, 16), few=2)
        found = Search(lab, 20).find()
        assert found.mix == (5,)
        assert found.chance > 0.95
