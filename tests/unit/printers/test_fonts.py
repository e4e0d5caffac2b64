"""Finding a Chinese font."""

from pathlib import Path

import pytest

from printers.errors import CjkFontMissing
from printers.fonts import CjkFont, find_cjk_font


def test_the_first_installed_font_is_taken(tmp_path: Path) -> None:
    installed = tmp_path / "second.ttc"
    installed.touch()
    wanted = CjkFont(installed, face=1)
    candidates = (CjkFont(tmp_path / "first.ttc"), wanted, CjkFont(tmp_path / "third.ttc"))
    assert find_cjk_font(candidates) == wanted


def test_a_missing_font_tells_how_to_install_one(tmp_path: Path) -> None:
    with pytest.raises(CjkFontMissing, match="apt-get install fonts-wqy-microhei"):
        find_cjk_font((CjkFont(tmp_path / "none.ttc"),))


def test_this_machine_has_a_chinese_font() -> None:
    assert find_cjk_font().path.is_file()
