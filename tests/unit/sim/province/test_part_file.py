"""What is done is kept, whatever happens to the computer."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from province_answers import ANSWER, NOT_TRIED, SHORT

from sim.province.part_file import OtherRun, PartFile, Stamp, begun_on, part_path

STAMP = Stamp("abc", datetime.date(2026, 11, 23))
DONE = {2: ANSWER, 3: NOT_TRIED, 5: SHORT}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A part file with three answers."""
    path = part_path(tmp_path / "out.csv")
    with PartFile(path, STAMP) as part:
        for line, answer in DONE.items():
            part.add(line, answer)
    return path


def test_what_was_kept_is_there_again(file: Path) -> None:
    with PartFile(file, STAMP) as part:
        assert part.done == DONE
        part.add(9, ANSWER)
    with PartFile(file, STAMP) as part:
        assert part.done == {**DONE, 9: ANSWER}


def test_every_answer_is_on_the_disk_at_once(file: Path) -> None:
    with PartFile(file, STAMP) as part:
        part.add(9, ANSWER)
        with PartFile(file, STAMP) as other:
            assert 9 in other.done


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_a_torn_last_line_is_cut_away(file: Path, cut: int) -> None:
    file.write_bytes(file.read_bytes()[:-cut])
    with PartFile(file, STAMP) as part:
        assert part.done == {2: ANSWER, 3: NOT_TRIED}
        part.add(5, SHORT)
    with PartFile(file, STAMP) as part:
        assert part.done == DONE


def test_a_line_that_is_none_ends_what_is_known(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], b"\0\0\0\n", *lines[2:]]))
    with PartFile(file, STAMP) as part:
        assert part.done == {2: ANSWER}


def test_a_file_of_another_run_is_left_alone(file: Path) -> None:
    content = file.read_bytes()
    with pytest.raises(OtherRun, match="--anew"):
        PartFile(file, Stamp("other", STAMP.first))
    assert file.read_bytes() == content
    with PartFile(file, Stamp("other", STAMP.first), anew=True) as part:
        assert part.done == {}


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    file = tmp_path / "out.csv.part"
    file.touch()
    with PartFile(file, STAMP) as part:
        assert part.done == {}
        part.remove()
    assert not file.exists()


def test_the_date_of_an_unfinished_run_is_known(file: Path, tmp_path: Path) -> None:
    assert begun_on(file) == STAMP.first
    assert begun_on(tmp_path / "none.part") is None
    file.write_bytes(b'{"kind":')
    assert begun_on(file) is None
