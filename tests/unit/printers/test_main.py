"""The technician's commands."""

from pathlib import Path

import pytest
from PIL import Image

from printers.__main__ import main
from printers.encoder import encode
from printers.samples import sample_ticket
from printers.templates import ticket_layout


def test_a_sample_is_written_as_bytes_and_as_a_picture(tmp_path: Path) -> None:
    out, png = tmp_path / "ticket.bin", tmp_path / "ticket.png"
    assert main(["sample", "ticket", "--width", "384", "--out", str(out), "--png", str(png)]) == 0
    assert out.read_bytes() == encode(ticket_layout(sample_ticket(), 384), 384)
    with Image.open(png) as picture:
        assert picture.width == 384


def test_a_wrong_url_ends_in_failure_with_its_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "usb"]) == 1
    assert "打印机地址写错了" in capsys.readouterr().err


def test_a_sample_that_cannot_be_written_ends_in_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "ticket", "--out", str(tmp_path)]) == 1
    assert "文件写不了" in capsys.readouterr().err


def test_help_is_chinese_first(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "小票打印机的安装与检查" in capsys.readouterr().out
