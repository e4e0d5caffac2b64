"""`python -m printers test URL`: what the technician sees, and the exit code."""

from pathlib import Path

import pytest
from switched_on import serial_at, switched_on, url_of

from printers.__main__ import main
from printers.virtual.obeying import obey


def tried(url: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    """The exit code, the lines on standard output, and standard error."""
    code = main(["test", url])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def test_a_printer_that_says_that_it_printed_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on() as (printer, slips):
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1]) == (0, "state=ready")
    assert "测试纸：已打印。" in lines
    assert [line.split(":")[0] for line in lines[:6]] == [
        "DLE EOT 1 打印机 printer",
        "DLE EOT 2 脱机原因 cause",
        "DLE EOT 3 故障 errors",
        "DLE EOT 4 纸 paper",
        "GS r 1 纸 paper",
        "GS a 自动上报 by itself",
    ]
    assert len(slips) == 1
    assert "打印测试".encode("gb18030") in slips[0].data


def test_the_same_over_a_serial_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on(serial_at(tmp_path)) as (printer, slips):
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1], len(slips)) == (0, "state=ready", 1)


@pytest.mark.parametrize(
    ("trouble", "state", "words"),
    [
        ("cover open", "cover_open", "请合上"),
        ("paper out", "paper_out", "换上新纸卷"),
        ("offline", "offline", "电源"),
    ],
)
def test_a_printer_in_trouble_prints_nothing_and_says_what_to_do(
    trouble: str, state: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with switched_on() as (printer, slips):
        obey(printer, trouble)
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1], slips) == (1, f"state={state}", [])
    assert words in "".join(lines)


def test_paper_low_is_told_though_the_slip_came_out(capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on() as (printer, _):
        obey(printer, "paper low")
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1]) == (0, "state=paper_low")


def test_a_silent_printer_is_never_taken_for_a_ready_one(capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on() as (printer, _):
        obey(printer, "silent on")
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1]) == (1, "state=unknown")
    assert lines[0] == "DLE EOT 1 打印机 printer: -- 没有回答 no answer"
    assert "不能确定是否打完" in "".join(lines)


def test_paper_that_ends_within_the_test_slip_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on() as (printer, slips):
        obey(printer, "paper out-after 3")
        code, lines, _ = tried(url_of(printer), capsys)
    assert (code, lines[-1], slips) == (1, "state=paper_out", [])


def test_a_printer_that_names_slips_is_believed_by_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    with switched_on() as (printer, _):
        code, lines, _ = tried(url_of(printer, more="&confirm=process-id"), capsys)
        assert (code, lines[-1]) == (0, "state=ready")
        with printer.device() as device:
            device.manners.knows_marks = False
            device.manners.silent = True
        code, lines, _ = tried(url_of(printer, more="&confirm=process-id"), capsys)
    assert (code, lines[-1]) == (1, "state=unknown")


def test_a_printer_that_cannot_be_reached_is_offline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = tried(f"escpos+serial://{tmp_path}/ttyUSB0", capsys)
    assert (code, lines) == (1, ["state=offline"])
    assert error.startswith("连不上打印机")
    assert "没有这个设备" in error
    assert "cannot be reached" in error


def test_pictures_and_files_print_by_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = tried(f"virtual:{tmp_path}", capsys)
    assert (code, lines[-1]) == (0, "state=ready")
    assert len(list(tmp_path.glob("slip-*.png"))) == 1
    assert tried(f"file:{tmp_path}/slips.bin", capsys)[0] == 0


def test_a_file_that_cannot_be_written_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = tried(f"file:{tmp_path}/no/folder/slips.bin", capsys)
    assert (code, lines[-1]) == (1, "state=offline")
