"""Printing into files and into pictures."""

import threading
from pathlib import Path

import pytest
from PIL import Image

from printers.encoder import encode
from printers.errors import PrinterUnreachable, UnknownCommand
from printers.pictures import PicturePrinter
from printers.profiles import profile_named
from printers.samples import sample_ticket
from printers.templates import ticket_layout
from printers.transport import open_printer


@pytest.fixture(scope="module")
def ticket() -> bytes:
    return encode(ticket_layout(sample_ticket(), 384), 384)


def test_a_file_collects_the_bytes_of_all_jobs(tmp_path: Path) -> None:
    path = tmp_path / "slips.bin"
    printer = open_printer(f"file:{path}")
    printer.print(b"one\x00")
    printer.print(b"two")
    printer.close()
    open_printer(f"file://{path}").print(b"three")
    assert path.read_bytes() == b"one\x00twothree"


def test_a_file_in_a_folder_that_does_not_exist_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable, match="没有这个目录"):
        open_printer(f"file:{tmp_path}/none/slips.bin").print(b"x")


def test_each_cut_slip_becomes_one_picture_in_order(tmp_path: Path, ticket: bytes) -> None:
    printer = open_printer(f"virtual:{tmp_path}/小票?width=384")
    printer.print(ticket)
    printer.print(ticket + ticket)
    open_printer(f"virtual:{tmp_path}/小票?width=384").print(ticket)
    names = sorted(path.name for path in (tmp_path / "小票").iterdir())
    assert [name[:12] for name in names] == ["slip-000001-", "slip-000002-", "slip-000003-", "slip-000004-"]
    with Image.open(tmp_path / "小票" / names[0]) as picture:
        assert picture.width == 384


def test_printers_that_share_a_folder_never_overwrite_each_other(tmp_path: Path, ticket: bytes) -> None:
    def print_five() -> None:
        printer = open_printer(f"virtual:{tmp_path}?width=384")
        for _ in range(5):
            printer.print(ticket)

    threads = [threading.Thread(target=print_five) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = sorted(path.name.split("-")[1] for path in tmp_path.iterdir())
    assert numbers == [f"{number:06d}" for number in range(1, 21)]


def test_a_draft_left_by_a_killed_program_is_passed_over(tmp_path: Path, ticket: bytes) -> None:
    draft = tmp_path / ".slip-000001.part"
    draft.touch()
    open_printer(f"virtual:{tmp_path}?width=384").print(ticket)
    assert [path.name[:12] for path in tmp_path.glob("slip-*")] == ["slip-000002-"]
    assert draft.exists()


def test_a_folder_that_cannot_be_made_is_unreachable(tmp_path: Path, ticket: bytes) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(PrinterUnreachable):
        open_printer(f"virtual:{tmp_path}/taken?width=384").print(ticket)


def test_bytes_that_are_no_slip_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnknownCommand):
        open_printer(f"virtual:{tmp_path}").print(b"\x00")


def test_a_printer_without_a_cutter_gives_a_picture_of_each_job(tmp_path: Path) -> None:
    profile = profile_named("gbk-58")
    printer = PicturePrinter("virtual:x", tmp_path, profile)
    for _ in range(2):
        printer.print(encode(ticket_layout(sample_ticket(), 384), profile))
    assert len(list(tmp_path.glob("slip-*.png"))) == 2
