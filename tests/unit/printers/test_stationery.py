"""What a printer's URL says of its slips."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from printers.errors import PrinterUrlInvalid, TemplatesInvalid
from printers.stationery import stationery_of
from printers.template_file import packaged_templates

LINE = "escpos+serial:///dev/ttyUSB0?baud=19200"


def test_a_url_that_says_nothing_wants_the_ordinary_printer_and_the_packaged_templates() -> None:
    stationery = stationery_of(LINE, 384)
    assert (stationery.profile.name, stationery.profile.width, stationery.profile.mode) == ("gb18030", 384, "text")
    assert stationery.templates == packaged_templates()


def test_a_url_chooses_profile_width_and_mode() -> None:
    profile = stationery_of(f"{LINE}&profile=gbk&width=384&mode=raster", 576).profile
    assert (profile.name, profile.width, profile.mode) == ("gbk", 384, "raster")


def test_a_profile_brings_its_own_width() -> None:
    assert stationery_of(f"{LINE}&profile=gbk-58", 576).profile.width == 384


def test_a_url_names_the_halls_templates(tmp_path: Path) -> None:
    file = tmp_path / "slips.toml"
    file.write_text('ticket = [{ text = "{number}" }]', encoding="utf-8")
    templates = stationery_of(f"{LINE}&slips={quote(str(file))}", 576).templates
    assert len(templates["ticket"]) == 1
    assert templates["guide"] == packaged_templates()["guide"]


def test_templates_that_need_mending_are_told(tmp_path: Path) -> None:
    with pytest.raises(TemplatesInvalid, match="读不到文件"):
        stationery_of(f"{LINE}&slips={quote(str(tmp_path / 'none.toml'))}", 576)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("profile=gbk2", "没有“gbk2”"),
        ("width=400", "width 只能是"),
        ("width=", "width 只能是"),
        ("mode=page", "mode 只能是"),
        ("profile=no-hanzi&mode=text", "没有汉字字库"),
    ],
)
def test_a_wrong_option_is_told_with_the_address(options: str, told: str) -> None:
    with pytest.raises(PrinterUrlInvalid, match=told) as caught:
        stationery_of(f"escpos+tcp://192.168.1.50?{options}", 576)
    assert options in str(caught.value)
