"""The page of a plan says everything that the plan says, in two languages, and asks for nothing from anywhere."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
import sample_plan

from sim.planning.charts import kind_colour
from sim.planning.findings import Plan
from sim.planning.report import plan_page
from sim.remark import Remark

PLANS = [sample_plan.township(), sample_plan.county(), sample_plan.village()]


def shown(plan: Plan) -> str:
    """The text of the page, without tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", plan_page(plan))))


def test_the_answer_stands_first_in_both_languages() -> None:
    text = shown(sample_plan.township())
    start = text.index("个窗口 windows")
    assert "3 无差别综合窗口 comprehensive" in text[start : start + 200]
    assert "1 同6号窗口（必设） like Window 6 (mandatory)" in text[start : start + 200]
    assert "目标达到；再少一个窗口就达不到。把握 92%" in text
    assert "chance that this is right 92%" in text


def test_a_plan_that_misses_its_goal_says_so_and_marks_the_condition() -> None:
    page = plan_page(sample_plan.county())
    assert "目标还达不到" in page
    assert "does not hold yet" in page
    assert re.search(r'class="tight over">\s*83.0%', page)
    assert "目标达到；" not in page


@pytest.mark.parametrize("plan", PLANS, ids=["township", "county", "village"])
def test_every_condition_window_and_row_stands_on_the_page(plan: Plan) -> None:
    page, text = plan_page(plan), shown(plan)
    assert page.count("<svg") == 2 + sum(map(bool, (plan.frontier, plan.sensitivity, plan.pooling)))
    for row in plan.reckoner:
        assert f"{row.inhabitants:,} {row.visits:,.0f} {row.windows}" in text
    for point in plan.frontier:
        assert f"{point.waits.p90:.1f}" in text
    for name, value in plan.assumptions:
        assert f"{name.zh} {name.en}" in text
        assert value in text
    for remark in plan.remarks:
        assert f"{remark.zh} {remark.en}" in text
    assert plan.command in text


def test_what_was_not_compared_leaves_no_empty_section() -> None:
    text = shown(sample_plan.village())
    for heading in ("多一个、少一个", "假设有出入", "合并窗口", "速查"):
        assert heading not in text
    assert "面积未算" in text


@pytest.mark.parametrize("plan", PLANS, ids=["township", "county", "village"])
def test_the_page_asks_for_nothing_from_anywhere(plan: Plan) -> None:
    page = plan_page(plan)
    assert not re.findall(r"""(?:src|href)\s*=\s*["'](?!#)|@import|url\((?!#)""", page.replace("xlink:href", "href"))


def test_names_cannot_smuggle_markup_into_the_page() -> None:
    plan = replace(sample_plan.village(), place=Remark("<script>甲</script>", "<b>A"))
    page = plan_page(plan)
    assert "<script" not in page
    assert "&lt;script&gt;甲" in page


def test_mandatory_kinds_are_grey_and_others_differ() -> None:
    plan = sample_plan.county()
    colours = [kind_colour(plan, kind) for kind in range(len(plan.kinds))]
    assert len(set(colours[:10])) == 10
    assert set(colours[10:]) == {colours[10]}
    assert colours[10] not in colours[:10]
