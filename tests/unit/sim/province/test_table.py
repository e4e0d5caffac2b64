"""Tables of townships as spreadsheets save them, and tables that need mending."""

from __future__ import annotations

from pathlib import Path

import pytest
from province_answers import written

from sim.planning.assignment import Assignment
from sim.province.table import MOST_TOLD, TableUnreadable, read_table
from sim.province.township import Township

TOWNS = "名称,人口,业务量\n青山镇,25600,\n白水乡,9000,31.5\n"
READ = (Township(2, "青山镇", 25_600), Township(3, "白水乡", 9_000, volume=31.5))


def problems(file: Path, assignment: Assignment) -> list[str]:
    """Why a table cannot be used."""
    with pytest.raises(TableUnreadable) as refused:
        read_table(file, assignment.hall)
    assert str(refused.value).startswith(f"表格有误，请改正 / The table needs mending: {file}")
    return list(refused.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_as_spreadsheets_save_it(
    tmp_path: Path, assignment: Assignment, encoding: str, comma: str, end: str
) -> None:
    file = written(tmp_path, TOWNS.replace(",", comma).replace("\n", end), encoding)
    assert read_table(file, assignment.hall) == (READ, ())


@pytest.mark.parametrize(
    "heading",
    [
        "name,inhabitants,volume",
        "Township, Population ,Visits_per_day",
        "ｎａｍｅ,常住人口,日均人次",
        "乡镇,人口数,业务量",
    ],
)
def test_columns_go_by_several_names_in_two_languages(tmp_path: Path, assignment: Assignment, heading: str) -> None:
    file = written(tmp_path, TOWNS.replace("名称,人口,业务量", heading))
    assert read_table(file, assignment.hall)[0] == READ


def test_what_is_not_used_is_told_and_empty_rows_are_passed_over(tmp_path: Path, assignment: Assignment) -> None:
    file = written(tmp_path, "名称,人口,备注,\n青山镇,25600,好,\n,,,\n\n白水乡,9000,,\n")
    towns, unused = read_table(file, assignment.hall)
    assert [(town.name, town.line) for town in towns] == [("青山镇", 2), ("白水乡", 5)]
    assert unused == ("备注",)


def test_a_mix_stands_in_one_column_or_in_a_column_for_each_domain(tmp_path: Path, assignment: Assignment) -> None:
    one = written(tmp_path, "名称,人口,业务结构\n青山镇,25600,养老保障=25%;medical=0.75\n")
    assert read_table(one, assignment.hall)[0][0].mix == (("pension", 0.25), ("medical", 0.75))
    each = written(tmp_path, "名称,人口,medical,养老保障\n青山镇,25600,30,10\n白水乡,9000,,\n")
    towns, _ = read_table(each, assignment.hall)
    assert towns[0].mix == (("pension", 0.25), ("medical", 0.75))
    assert towns[1].mix == ()


def test_places_of_one_name_are_told_apart_by_county_or_code(tmp_path: Path, assignment: Assignment) -> None:
    text = "县,名称,人口,代码\n甲县,城关镇,25600,1\n乙县,城关镇,9000,2\n乙县,城关镇,9000,3\n"
    towns, _ = read_table(written(tmp_path, text), assignment.hall)
    assert [town.label for town in towns] == ["甲县城关镇", "乙县城关镇", "乙县城关镇"]
    assert problems(written(tmp_path, text.replace(",2\n", ",1\n")), assignment) == [
        "第 3 行：“1”在第 2 行已有；不同地方的同名乡镇请加一列县（county）或代码（code） / "
        "line 3: '1' stands on line 2 already; tell places of one name apart by a column county or code"
    ]


def test_every_bad_row_gets_one_sentence_with_its_line(tmp_path: Path, assignment: Assignment) -> None:
    text = (
        '名称,人口,业务量,业务结构\n,9000,,\n青山镇,-1,,\n"白水\n乡",9000,,\n大河镇,9000,0,\n小河镇,25,600,60,pension=0.1\n'
        "东乡,9000,,tax=1\n西乡,9000\n西乡,8000,,\n"
    )
    found = problems(written(tmp_path, text), assignment)
    assert [problem.partition("：")[0] for problem in found] == [f"第 {line} 行" for line in (2, 3, 4, 6, 7, 8, 10)]
    assert [problem.partition(" / ")[2].partition(":")[0] for problem in found] == [
        f"line {line}" for line in (2, 3, 4, 6, 7, 8, 10)
    ]
    for words, problem in zip(
        (
            "has no name",
            "-1 inhabitants",
            "not a township's",
            "volume of 0",
            "5 cells under 4",
            "no domain 'tax'",
            "line 9",
        ),
        found,
        strict=True,
    ):
        assert words in problem


def test_of_many_bad_rows_the_first_are_told_and_how_many_there_are(tmp_path: Path, assignment: Assignment) -> None:
    text = "name,inhabitants\n" + "".join(f"town {number},-1\n" for number in range(50))
    with pytest.raises(TableUnreadable) as refused:
        read_table(written(tmp_path, text), assignment.hall)
    told = str(refused.value).splitlines()
    assert len(told) == MOST_TOLD + 2
    assert told[-1].endswith("and 30 more rows")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("name,inhabitants\n", "only a heading"),
        ("town,people\n1,2\n", "the first line lacks name and inhabitants; it has town、people"),
        ("name,人数\n1,2\n", "the first line lacks inhabitants; it has name、人数"),
        ("name,人口,inhabitants\n1,2,3\n", "'人口' and 'inhabitants' are the same column twice"),
        ("name,inhabitants,mix,pension\na,900,medical=1,3\n", "the mix is given twice"),
    ],
)
def test_a_table_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, assignment: Assignment, text: str, words: str
) -> None:
    found = problems(written(tmp_path, text), assignment)
    assert len(found) == 1
    assert words in found[0]
    assert " / " in found[0]


def test_a_mix_that_names_all_domains_adds_up_to_everything(tmp_path: Path, assignment: Assignment) -> None:
    share = ";".join(f"{domain.id}=0.05" for domain in assignment.hall.domains)
    (found,) = problems(written(tmp_path, f"name,inhabitants,mix\na,900,{share}\n"), assignment)
    assert "the mix names all domains and adds up to 65% only" in found


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\0\0", "名称,人口\n".encode("utf-16"), b"name,inhabitants\n\xff\xff\xff,9\n"]
)
def test_what_is_no_text_is_refused_with_what_to_do(tmp_path: Path, assignment: Assignment, content: bytes) -> None:
    file = tmp_path / "towns.csv"
    file.write_bytes(content)
    (found,) = problems(file, assignment)
    assert "save it as “CSV UTF-8 (comma delimited)”" in found


def test_a_file_that_is_not_there_is_told(tmp_path: Path, assignment: Assignment) -> None:
    assert "cannot be read: No such file" in problems(tmp_path / "none.csv", assignment)[0]
    assert "cannot be read: Is a directory" in problems(tmp_path, assignment)[0]
