"""The ledger in a spreadsheet: complete, in Chinese, without personal data and without formulas."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from recorded_hall import busy_morning, recorded_scene

from dispatcher.domain import commands as c
from dispatcher.store import export_csv
from dispatcher.store.errors import DataFolderMissing, DiskFailed, TargetExists
from dispatcher.store.ledger import LEDGER_TABLES, LEDGER_VIEWS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of a busy morning, with a clerk whose id looks like a formula."""
    with recorded_scene(tmp_path / "hall") as scene:
        assert scene.store is not None
        busy_morning(scene)
        scene.open("2", "=1+1")
        scene.do(c.ReportDevice("打印机", "缺纸"))
        scene.store.keep_text("key", "name", "姓名甲", scene.now)
    return tmp_path / "hall"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_every_table_and_its_local_view_becomes_a_file(folder: Path, tmp_path: Path) -> None:
    files = export_csv(folder, tmp_path / "csv")
    assert sorted(file.stem for file in files) == sorted((*LEDGER_TABLES, *LEDGER_VIEWS))
    tickets = rows(tmp_path / "csv" / "tickets_local.csv")
    assert [ticket["number"] for ticket in tickets] == ["A001", "A002", "A003", "A004"]
    assert tickets[0]["issued_at"] == "2026-11-23 09:01:00"
    assert tickets[3]["first_called_at"] == ""


def test_spreadsheets_recognise_chinese(folder: Path, tmp_path: Path) -> None:
    export_csv(folder, tmp_path / "csv")
    file = tmp_path / "csv" / "device_states.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert {row["device"]: row["state"] for row in rows(file)}["打印机"] == "缺纸"


def test_nothing_runs_as_a_formula(folder: Path, tmp_path: Path) -> None:
    export_csv(folder, tmp_path / "csv")
    assert rows(tmp_path / "csv" / "windows.csv")[-1]["clerk"] == "'=1+1"


def test_hashes_are_written_in_hexadecimal(tmp_path: Path) -> None:
    with recorded_scene(tmp_path / "hall") as scene:
        assert scene.store is not None
        scene.do(c.CloseDay())
        seal = scene.store.head.hash.hex()
    export_csv(tmp_path / "hall", tmp_path / "csv")
    assert [row["head_hash"] for row in rows(tmp_path / "csv" / "days.csv")] == [seal]
    assert [row["head_hash"] for row in rows(tmp_path / "csv" / "days_local.csv")] == [seal]


def test_personal_texts_are_not_exported(folder: Path, tmp_path: Path) -> None:
    files = export_csv(folder, tmp_path / "csv")
    assert all("姓名甲" not in file.read_text(encoding="utf-8-sig") for file in files)


def test_no_file_is_overwritten(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "csv" / "cases.csv"
    kept.parent.mkdir()
    kept.write_text("kept")
    with pytest.raises(TargetExists, match="cases"):
        export_csv(folder, kept.parent)
    assert [file.name for file in kept.parent.iterdir()] == ["cases.csv"]


def test_places_that_are_not_there_are_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DataFolderMissing):
        export_csv(tmp_path / "nowhere", tmp_path / "csv")
    with pytest.raises(DiskFailed):
        export_csv(folder, folder / "hall.db" / "csv")
