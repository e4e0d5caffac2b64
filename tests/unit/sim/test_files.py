"""Files that a command writes, and what is said when one cannot be."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sim.file_faults import file_fault
from sim.whole_file import write_whole


def test_a_result_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    write_whole(file, "一\n")
    write_whole(file, "二\r\n")
    assert file.read_bytes() == "二\r\n".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_leaves_the_earlier_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    write_whole(file, "一\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "\ud800")
    assert file.read_text(encoding="utf-8") == "一\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_full_disk_is_told_with_the_file_that_did_not_fit() -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("only Linux has a disk that is always full")
    with pytest.raises(OSError, match="No space left") as fault:
        write_whole(full, "一")
    assert fault.value.errno == errno.ENOSPC
    assert file_fault(fault.value) == (
        "/dev/full：磁盘满了，请腾出空间再运行一次 / the disk is full: make room and run again"
    )


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a/b.html"), "a/b.html：没有这个文件或文件夹"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "a"), "a：是文件夹，请写文件名 / is a folder: name a file"),
        (OSError(errno.EIO, "Input/output error", "a"), "a：读写不了（Input/output error）"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘满了"),
    ],
)
def test_every_fault_of_a_file_says_what_to_do(fault: OSError, said: str) -> None:
    assert file_fault(fault).startswith(said)
