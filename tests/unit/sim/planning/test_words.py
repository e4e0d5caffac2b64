"""The words of a plan."""

from __future__ import annotations

import pytest
import sample_plan

from sim.planning.goal import Limit, Measure
from sim.planning.timetable import mix_of
from sim.planning.words import (
    bound_words,
    chance_words,
    class_of,
    classes_in,
    count_of,
    limit_words,
    mix_words,
    span_words,
)
from sim.remark import Remark


def test_a_mix_is_told_kind_by_kind_without_what_is_not_there() -> None:
    plan = sample_plan.township()
    words = mix_words(plan.kinds, (3, 0, 1))
    assert words == Remark(
        "无差别综合窗口 3 个、同6号窗口（必设） 1 个", "3 × comprehensive, 1 × like Window 6 (mandatory)"
    )


def test_windows_are_counted_by_their_sort() -> None:
    plan = sample_plan.county()
    mix = mix_of(plan.timetable, len(plan.kinds))
    counts = {one.en: count_of(plan.kinds, mix, one) for one in classes_in(plan.kinds, [mix])}
    assert counts == {"comprehensive": 18, "by domain": 9, "mandatory": 4}
    assert class_of(plan.kinds[-1]).zh == "必设"


@pytest.mark.parametrize(("chance", "told"), [(1.0, "> 99%"), (0.995, "> 99%"), (0.93, "93%"), (0.0, "< 1%")])
def test_no_chance_is_told_as_certainty(chance: float, told: str) -> None:
    assert chance_words(chance) == told


def test_a_condition_says_whose_it_is_what_it_asks_and_within_what() -> None:
    limit = Limit(Measure.WITHIN, 0.9, 10, "elderly")
    assert limit_words(limit, Remark("老年人", "elderly")) == Remark(
        "老年人：10 分钟内叫到的人", "elderly: called within 10 minutes"
    )
    assert bound_words(limit) == "≥ 90%"
    assert bound_words(Limit(Measure.MEAN, 8)) == "≤ 8"
    assert bound_words(Limit(Measure.LEFT, 0.05)) == "≤ 5%"


def test_spans_are_told_by_the_clock() -> None:
    assert span_words(((510, 720), (810, 1020))) == "08:30–12:00，13:30–17:00"
