"""The folder that a demonstration leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.output_folder import MARKER, FolderNotOurs, renew_folder


def test_a_folder_is_made_and_marked(tmp_path: Path) -> None:
    renew_folder(tmp_path / "new" / "out")
    assert (tmp_path / "new" / "out" / MARKER).is_file()


def test_a_folder_of_an_earlier_demonstration_is_renewed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    renew_folder(out)
    (out / "slips").mkdir()
    (out / "slips" / "slip.png").write_bytes(b"x")
    renew_folder(out)
    assert [path.name for path in out.iterdir()] == [MARKER]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    renew_folder(tmp_path)
    assert (tmp_path / MARKER).is_file()


def test_what_somebody_else_put_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FolderNotOurs, match="换一个目录"):
        renew_folder(tmp_path)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("", encoding="utf-8")
    with pytest.raises(FolderNotOurs):
        renew_folder(file)


def test_a_link_inside_is_removed_and_what_it_points_to_stays(tmp_path: Path) -> None:
    precious, out = tmp_path / "precious", tmp_path / "out"
    precious.mkdir()
    (precious / "file").write_text("", encoding="utf-8")
    renew_folder(out)
    (out / "link").symlink_to(precious)
    renew_folder(out)
    assert (precious / "file").exists()
    assert not (out / "link").exists()
