"""The technician's commands."""

from pathlib import Path

import pytest
from PIL import Image

from printers.__main__ import main
from printers.encoder import encode
from printers.profiles import Mode, profile_named
from printers.sample_command import SAMPLES
from printers.samples import sample_ticket
from printers.template_file import packaged_templates
from printers.templates import ticket_layout


@pytest.mark.parametrize("slip", ["ticket", "notice", "guide", "report"])
@pytest.mark.parametrize("mode", ["text", "raster"])
@pytest.mark.parametrize("width", [384, 576])
def test_a_sample_is_written_as_bytes_and_as_a_picture(tmp_path: Path, slip: str, mode: Mode, width: int) -> None:
    out, png = tmp_path / "slip.bin", tmp_path / "slip.png"
    options = ["--width", str(width), "--mode", mode, "--out", str(out), "--png", str(png)]
    assert main(["sample", slip, *options]) == 0
    assert out.read_bytes() == encode(SAMPLES[slip](width, packaged_templates()), profile_named("gb18030", width, mode))
    with Image.open(png) as picture:
        assert picture.width == width


def test_a_sample_follows_a_profile(tmp_path: Path) -> None:
    out, png = tmp_path / "slip.bin", tmp_path / "slip.png"
    assert main(["sample", "ticket", "--profile", "gbk-58", "--out", str(out), "--png", str(png)]) == 0
    assert out.read_bytes() == encode(ticket_layout(sample_ticket(), 384), profile_named("gbk-58"))
    with Image.open(png) as picture:
        assert picture.width == 384
        assert picture.getextrema() == (0, 255)


def test_a_sample_follows_the_halls_own_templates(tmp_path: Path) -> None:
    slips, out = tmp_path / "slips.toml", tmp_path / "slip.bin"
    slips.write_text('ticket = [{ text = "请等 {number}" }]', encoding="utf-8")
    assert main(["sample", "ticket", "--slips", str(slips), "--out", str(out)]) == 0
    assert "请等 A012".encode("gb18030") in out.read_bytes()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--profile", "gbk2"], "没有“gbk2”这种打印机"),
        (["--profile", "no-hanzi", "--mode", "text"], "没有汉字字库"),
        (["--slips", "none.toml"], "读不到文件"),
    ],
)
def test_a_sample_that_cannot_be_made_ends_in_failure_with_its_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert main(["sample", "ticket", *options, "--out", str(tmp_path / "x.bin")]) == 1
    assert told in capsys.readouterr().err


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
