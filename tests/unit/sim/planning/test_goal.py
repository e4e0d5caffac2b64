"""Goals, and goals that contradict themselves."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sim.planning.goal import Goal, Limit, Measure, WaitGoal


def test_a_goal_is_several_conditions() -> None:
    goal = Goal(left_share=0.05, priorities={"elderly": WaitGoal(within_minutes=10)})
    assert goal.all_limits() == [
        Limit(Measure.WITHIN, 0.9, 15),
        Limit(Measure.MEAN, 8),
        Limit(Measure.WITHIN, 0.9, 10, "elderly"),
        Limit(Measure.LEFT, 0.05),
        Limit(Measure.OVERTIME, 20),
    ]


def test_what_is_left_out_asks_nothing() -> None:
    goal = Goal(mean_minutes=None, overtime_minutes=None)
    assert goal.all_limits() == [Limit(Measure.WITHIN, 0.9, 15)]


def test_a_mean_that_nobody_asked_for_contradicts_nothing() -> None:
    assert Goal(within_minutes=6).mean_minutes is None
    assert Goal(within_minutes=10).mean_minutes == 8


@pytest.mark.parametrize(
    ("limit", "value", "strain"),
    [
        (Limit(Measure.WITHIN, 0.9, 15), 0.95, 0.5),
        (Limit(Measure.WITHIN, 0.9, 15), 0.8, 2.0),
        (Limit(Measure.MEAN, 8), 4.0, 0.5),
        (Limit(Measure.OVERTIME, 20), 30.0, 1.5),
    ],
)
def test_strain_is_one_where_the_limit_is_just_kept(limit: Limit, value: float, strain: float) -> None:
    assert limit.strain(value) == pytest.approx(strain)
    assert limit.strain(limit.bound) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"within_minutes": 10, "mean_minutes": 20}, "mean_minutes: 平均 20 分钟长于多数人的上限 10 分钟"),
        (
            {"priorities": {"elderly": {"within_minutes": 10, "mean_minutes": 12}}},
            "priorities.elderly.mean_minutes: 平均 12 分钟",
        ),
        ({"priorities": {"elderly": {"within_minutes": 30}}}, "people with priority would wait longer"),
    ],
)
def test_a_contradiction_names_its_key_and_both_figures(content: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Goal.model_validate(content)
    assert words in str(refused.value)


def test_a_longer_wait_for_more_people_is_no_contradiction() -> None:
    assert Goal(priorities={"elderly": WaitGoal(within_minutes=30, share=0.99)}).priorities["elderly"].share == 0.99


@pytest.mark.parametrize("share", [1.0, 0.4, -1])
def test_a_share_that_nobody_can_promise_is_refused(share: float) -> None:
    with pytest.raises(ValidationError):
        Goal(share=share)
