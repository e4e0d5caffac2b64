"""The sentence that stands first."""

from __future__ import annotations

from dataclasses import replace

from sample_plan import county, township

from sim.planning.findings import Plan, alike_windows
from sim.planning.headline import headline


def with_chances(chance: float, *chances: float) -> Plan:
    """The sample township (five windows) with this chance, and those of the frontier's points from four windows on."""
    points = {point.windows: point for point in township().frontier}
    frontier = tuple(replace(points[number], chance=one) for number, one in enumerate(chances, start=4))
    own = replace(township().verdicts[0], chance=dict(enumerate(chances, start=4))[5])
    return replace(township(), chance=chance, frontier=frontier, verdicts=(own, *township().verdicts[1:]))


def test_a_sure_answer_says_that_one_fewer_is_too_few() -> None:
    found = headline(with_chances(0.96, 0.01, 0.99))
    assert found.tone == "good"
    assert found.words.zh == "这样配置，目标达到；再少一个窗口就达不到。把握 96%"


def test_the_least_that_may_be_is_not_said_to_fail_with_one_fewer() -> None:
    plan = with_chances(0.96, 0.01, 0.99)
    found = headline(replace(plan, frontier=plan.frontier[1:]))
    assert found.tone == "good"
    assert "fewer cannot be" in found.words.en


def test_an_answer_between_two_numbers_tells_their_chances_and_which_is_sure() -> None:
    found = headline(with_chances(0.1, 0.4, 0.57, 0.73, 0.92))
    assert found.tone == "between"
    assert found.words.zh == "大约 5 个：目标正落在几个窗口数之间。达到目标的把握：4 个 40%，5 个 57%，7 个 92%"
    assert found.words.en.endswith("4: 40%, 5: 57%, 7: 92%")


def test_an_answer_that_holds_though_one_fewer_may_do_says_both() -> None:
    found = headline(with_chances(0.7, 0.08, 0.99))
    assert found.tone == "good"
    assert found.words.zh == "这样配置，目标达到，把握 92%；少一个也许也够，4 个达到目标的把握 8%"


def test_where_no_number_nearby_is_sure_the_largest_is_told() -> None:
    assert headline(with_chances(0.1, 0.3, 0.5, 0.6, 0.7)).words.en.endswith("4: 30%, 5: 50%, 7: 70%")


def test_a_goal_that_does_not_hold_is_told_before_anything_else() -> None:
    found = headline(county())
    assert found.tone == "bad"
    assert "red" in found.words.en


def test_windows_that_are_alike_share_a_row() -> None:
    rows = alike_windows(county().windows)
    assert [row.numbers for row in rows[:2]] == ["1–18", "19"]
    assert sum(row.served for row in rows) == 14 * 16.0
