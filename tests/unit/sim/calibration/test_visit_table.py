"""Tables of visits, and rosters inferred from them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sim.calibration.fit import fit
from sim.calibration.observed import LogUnreadable, Observed
from sim.calibration.readers.visit_table import TableForm, read_visit_table

SECOND = 1_000_000


def table(folder: Path, *lines: str, form: TableForm | None = None) -> Observed:
    """A table of these lines, read."""
    file = folder / "visits.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_visit_table(file, form or TableForm())


def test_times_of_day_seconds_and_dates_mean_the_same(tmp_path: Path) -> None:
    clocks = table(tmp_path, "arrival,start,end", "09:30:15,09:31,09:40:30")
    seconds = table(tmp_path, "arrival,start,end", "34215,34260,34830")
    dated = table(tmp_path, "arrival,start,end", "2026-11-25 09:30:15,2026-11-25T09:31,2026-11-25 09:40:30")
    spreadsheet = table(tmp_path, "arrival,start,end", "2026/11/25 9:30:15,2026/11/25 9:31,2026年11月25日 9:40:30")
    assert list(clocks.visits) == list(seconds.visits) == list(dated.visits) == list(spreadsheet.visits)
    assert clocks.visits[0].cases[0].end == 34830 * SECOND


def test_columns_may_be_called_anything(tmp_path: Path) -> None:
    form = TableForm(
        {"arrival": "取号", "start": "开始", "end": "结束", "window": "窗口", "service": "事项", "date": "日期"}
    )
    seen = table(tmp_path, "日期,取号,开始,结束,窗口,事项", "2026-11-24,09:00,09:05,09:15,3,身份证", form=form)
    (visit,) = seen.visits
    assert visit.day == datetime.date(2026, 11, 24)
    assert visit.cases[0].window == "3"
    assert visit.services == ("8eab4efd8bc1",)


def test_who_has_no_start_left_after_the_wait_that_is_recorded(tmp_path: Path) -> None:
    seen = table(tmp_path, "arrival,start,end,wait", "09:00,,,90", "09:01,09:02,09:03,60", "09:05,,,")
    assert [visit.left for visit in seen.visits] == [(9 * 3600 + 90) * SECOND, None, None]
    assert seen.knows.leaving


def test_the_recorded_wait_is_believed_before_the_difference_of_two_clocks(tmp_path: Path) -> None:
    seen = table(
        tmp_path, "arrival,start,end,wait", "09:00:10,09:00:09,09:03,0", "09:10,,,30", "09:11,09:12:58,09:13,120"
    )
    assert [visit.wait for visit in seen.visits] == [0, 30 * SECOND, 120 * SECOND]


def test_a_table_from_a_chinese_spreadsheet_is_read(tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_bytes("取号,事项\n09:00,身份证\n".encode("gb18030"))
    (visit,) = read_visit_table(file, TableForm({"arrival": "取号", "service": "事项"})).visits
    assert visit.services == ("8eab4efd8bc1",)


def test_a_status_says_who_left_and_rows_may_be_left_out(tmp_path: Path) -> None:
    form = TableForm(abandoned=["gone"], drop=[("status", "test")], untimed=[("flag", "1")], only=[("site", "a")])
    seen = table(
        tmp_path,
        "arrival,start,end,wait,status,flag,site",
        "09:00,,,30,gone,0,a",
        "09:01,09:02,09:09,,ok,1,a",
        "09:03,09:04,09:05,,ok,0,a",
        "09:04,09:05,09:06,,test,0,a",
        "09:05,09:06,09:07,,ok,0,b",
        form=form,
    )
    assert [len(visit.cases) for visit in seen.visits] == [0, 0, 1]
    assert [visit.left is not None for visit in seen.visits] == [True, False, False]


def test_clocks_that_differ_a_little_are_forgiven_and_wrong_times_are_not_used(tmp_path: Path) -> None:
    seen = table(tmp_path, "arrival,start,end", "09:00:02,09:00:01,09:01:01", "09:10:00,08:00:00,09:12:00")
    assert seen.visits[0].called == seen.visits[0].arrival
    assert seen.visits[0].cases[0].end - seen.visits[0].cases[0].start == 60 * SECOND
    assert seen.visits[1].cases == []
    assert any("no usable service time" in remark.en for remark in seen.remarks)


@pytest.mark.parametrize(
    ("lines", "form", "said"),
    [
        (["start,end", "1,2"], TableForm(), "name the column of arrival times"),
        (["arrival", "1"], TableForm({"arrival": "came"}), "has no column came; it has arrival"),
        (["arrival", "1"], TableForm({"colour": "arrival"}), "colour is none of"),
        (["arrival", "soon"], TableForm(), "第 2 行.*'soon' is no time"),
        (["arrival,date", "9:00,soon"], TableForm(), "第 2 行.*'soon' is no date such as"),
        (["arrival,wait", "9:00,long"], TableForm(), "第 2 行.*'long' is no number of seconds such as"),
        (["arrival"], TableForm(), "has no row to use"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, lines: list[str], form: TableForm, said: str
) -> None:
    with pytest.raises(LogUnreadable, match=said):
        table(tmp_path, *lines, form=form)


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_bytes(bytes(range(128, 256)) * 3)
    with pytest.raises(LogUnreadable, match="is no text; save it as CSV"):
        read_visit_table(file, TableForm())


def test_a_table_alone_can_be_fitted(tmp_path: Path) -> None:
    lines = [
        f"2026-11-{day:02},{hour}:{minute:02},{hour}:{minute + 1:02},{hour}:{minute + 4 + minute % 3:02},{service}"
        for day in range(16, 21)
        for hour in range(9, 16)
        for minute, service in ((5, "x"), (25, "y"), (45, "x"))
    ]
    seen = table(tmp_path, "date,arrival,start,end,service", *lines)
    model = fit(seen).model
    assert {service.id: round(service.share) for service in model.services} == {"x": 70, "y": 35}
    assert model.visits_per_day == pytest.approx(21, rel=0.05)
