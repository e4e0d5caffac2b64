"""Characters as dots."""

from __future__ import annotations

from PIL import ImageChops

from printers.drawing import Glyph, GlyphDrawer, glyphs_of, installed_drawer
from printers.fonts import CANDIDATES, installed_fonts

RARE = "㛃䶮㮾𬱖𠅤ƅ"


def glyph(char: str, high: int = 1, bold: bool = False) -> Glyph:
    return glyphs_of(char, high, high, bold)[0]


def test_ascii_takes_half_a_hanzi_and_everything_else_a_whole() -> None:
    assert [one.width for one in glyphs_of("A窗ü①", 1, 1, False)] == [12, 24, 24, 24]
    assert [one.width for one in glyphs_of("A窗", 3, 3, False)] == [36, 72]


def test_a_line_has_its_characters_on_one_baseline() -> None:
    mask = installed_drawer().line(glyphs_of("字a", 2, 2, False) + glyphs_of("字", 1, 1, False))
    assert mask.size == (48 + 24 + 24, 48)
    assert mask.crop((72, 0, 96, 24)).getbbox() is None


def test_rare_hanzi_and_letters_are_drawn_in_a_font_that_has_them() -> None:
    """Not as the box of what no font has."""
    nothing = GlyphDrawer(())
    for char in RARE:
        drawn, box = installed_drawer().mask(glyph(char)), nothing.mask(glyph(char))
        assert drawn.getbbox() is not None
        assert ImageChops.difference(drawn, box).getbbox() is not None, char


def test_what_no_font_has_is_a_box_of_its_own_for_each_character() -> None:
    nothing = GlyphDrawer(installed_fonts(CANDIDATES))
    one, other = nothing.mask(glyph("\U0003ffff")), nothing.mask(glyph("\U0003fffe"))
    assert one.getbbox() == (0, 0, 23, 23)
    assert ImageChops.difference(one, other).getbbox() is not None


def test_spaces_are_blank_and_bars_go_from_edge_to_edge() -> None:
    assert installed_drawer().mask(glyph("\u3000")).getbbox() is None
    assert installed_drawer().mask(glyph("─")).getbbox() == (0, 11, 24, 13)


def test_bold_is_darker() -> None:
    plain, bold = installed_drawer().mask(glyph("字")), installed_drawer().mask(glyph("字", bold=True))
    assert sum(bold.histogram()[128:]) > 1.1 * sum(plain.histogram()[128:])
