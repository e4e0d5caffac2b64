"""The result as a table and as a page."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from province_answers import ANSWER, NOT_TRIED, SHORT, UNSURE, townships

from sim.planning.assignment import Assignment
from sim.province.answers import answers_csv
from sim.province.bands import bands_of
from sim.province.chart import ENDS, LONGEST_LABEL, short_label
from sim.province.page import province_page
from sim.province.sizing import Sized, Status
from sim.province.summary import Summary, summary_of
from sim.province.township import Township

TOWNS = townships(4)
ANSWERS = {2: ANSWER, 3: NOT_TRIED, 4: SHORT, 5: UNSURE}


def many(number: int) -> tuple[list[Township], dict[int, Sized]]:
    """So many townships, each busier than the one before."""
    towns = townships(number)
    assert ANSWER.waits is not None
    return towns, {
        town.line: replace(ANSWER, waits=replace(ANSWER.waits, load=0.1 + place / 2_000, p90=12 - place / 200))
        for place, town in enumerate(towns)
    }


def rows(text: str) -> list[dict[str, str]]:
    """The result as a spreadsheet reads it."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def summary(assignment: Assignment, answers: dict[int, Sized] | None = None) -> Summary:
    """A summary of a few answers."""
    return summary_of(assignment.site.kinds, TOWNS, answers or ANSWERS)


def test_the_result_has_a_row_for_each_township_in_the_tables_order(assignment: Assignment) -> None:
    kinds = assignment.site.kinds
    first, *others = rows(answers_csv(TOWNS, ANSWERS, kinds, 4))
    assert first["name"] == "第1乡"
    assert (first["windows"], first["windows:comprehensive"], first["windows:household"]) == ("4", "3", "0")
    assert first["kinds"] == "无差别综合窗口 3 个、综合咨询等窗口（必设） 1 个"
    assert (first["p90_wait"], first["load"], first["chance"], first["status"]) == ("7.00", "0.4100", "0.970", "ok")
    assert first["remark"] == ""
    assert sum(int(first[f"windows:{kind.id}"]) for kind in kinds) == 4
    assert [row["name"] for row in others] == ["第2乡", "第3乡", "第4乡"]


def test_a_row_without_an_answer_says_why(assignment: Assignment) -> None:
    result = rows(answers_csv(TOWNS, ANSWERS, assignment.site.kinds, 4))
    assert (result[1]["status"], result[1]["windows"], result[1]["p90_wait"]) == ("staff-missing", "", "")
    assert "the work alone keeps 12 windows busy, there is staff for 4" in result[1]["remark"]
    assert "the goal does not hold with the 4 windows" in result[2]["remark"]
    beyond = {**ANSWERS, 4: replace(SHORT, status=Status.OUT_OF_REACH)}
    assert "no number of windows" in rows(answers_csv(TOWNS, beyond, assignment.site.kinds, 500))[2]["remark"]


@pytest.mark.parametrize("name", ["=1+1", "+东乡", "-西乡", "@大河"])
def test_a_name_is_never_a_formula(assignment: Assignment, name: str) -> None:
    town = replace(TOWNS[0], name=name)
    assert rows(answers_csv([town], ANSWERS, assignment.site.kinds, 4))[0]["name"] == f"'{name}"


def test_the_summary_counts_and_ranks(assignment: Assignment) -> None:
    told = summary(assignment).lines()
    assert told[0].endswith("2 townships keep the goal, with 8 windows in all")
    assert "综合 comprehensive 9" in told[1]
    assert told[2].endswith("2 townships have too little staff; see their remarks")
    assert "1 answers are right with a chance below 0.9" in told[3]
    towns, answers = many(30)
    ranked = summary_of(assignment.site.kinds, towns, answers).ranked(lambda waits: waits.load)
    assert [answer.township.line for answer in ranked] == list(range(31, 1, -1))


def test_bands_hold_everybody_once(assignment: Assignment) -> None:
    towns, answers = many(300)
    tried = summary_of(assignment.site.kinds, towns, answers).tried
    bands = bands_of(tried)
    assert sum(len(band.answers) for band in bands) == 300
    assert [band.label for band in bands][:2] == ["0.5–1", "1–2"]
    assert bands[-1].label == "≥20"


def test_the_page_is_whole_and_asks_for_nothing(assignment: Assignment) -> None:
    page = province_page(assignment, summary(assignment), "python -m sim province in.csv --out out.csv")
    assert page.count("<svg") == 5
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "nan" not in page.lower().replace("unanan", "")
    for words in ("达不到目标的乡镇", "第2乡", "Ranked by load", "python -m sim province in.csv", "每万人口"):
        assert words in page


def test_of_many_townships_the_ends_of_the_ranking_are_shown(assignment: Assignment) -> None:
    towns, answers = many(300)
    page = province_page(assignment, summary_of(assignment.site.kinds, towns, answers), "again")
    assert f"中间 {300 - 2 * ENDS} 个乡镇" in page
    assert "第300乡" in page
    assert "第150乡" not in page
    assert "达不到目标的乡镇" not in page


def test_a_province_where_nothing_was_tried_has_a_page_too(assignment: Assignment) -> None:
    page = province_page(assignment, summary(assignment, dict.fromkeys(ANSWERS, NOT_TRIED)), "again")
    assert "<svg" not in page
    assert "the work alone keeps 12 windows busy" in page


def test_the_page_of_a_single_township_is_whole(assignment: Assignment) -> None:
    one = summary_of(assignment.site.kinds, TOWNS[:1], ANSWERS)
    assert province_page(assignment, one, "again").count("<svg") == 5


@pytest.mark.parametrize(
    ("county", "name", "shown"),
    [
        ("甲县", "青山镇", "甲县青山镇"),
        ("港北区(含今覃塘区,贵港)", "峡山镇", "港北区(含今覃塘区,…峡山镇"),
        ("甲县", "很长很长名字的壮族苗族侗族自治乡", "很长很长名字的壮族苗族侗族…"),
        ("", "青山镇", "青山镇"),
    ],
)
def test_a_label_that_is_too_long_keeps_the_townships_own_name(county: str, name: str, shown: str) -> None:
    found = short_label(Township(2, name, 18_000, county))
    assert found == shown
    assert len(found) <= LONGEST_LABEL
