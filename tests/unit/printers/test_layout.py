"""Elements, and their setting into lines."""

import pytest

from printers.errors import LayoutInvalid
from printers.layout import QR, Columns, Cut, Feed, Line, Rule, Text, qr_modules, typeset


def test_large_text_has_fewer_cells_to_a_line() -> None:
    lines = list(typeset((Text("社会保障卡申领", size=4),), 384))
    assert lines == [Line("社会保障", 4, 4, "left", False), Line("卡申领", 4, 4, "left", False)]


def test_a_rule_goes_from_edge_to_edge() -> None:
    for width in (384, 576):
        (rule,) = typeset((Rule(),), width)
        assert isinstance(rule, Line)
        assert len(rule.text) * 24 * rule.wide == width
        assert rule.high == 1


def test_columns_stand_at_both_edges() -> None:
    (line,) = typeset((Columns(("左边", "A012")),), 384)
    assert isinstance(line, Line)
    assert line.text == "左边" + " " * 24 + "A012"


def test_columns_too_wide_for_one_line_take_two() -> None:
    lines = list(typeset((Columns(("汉" * 9, "字" * 8)),), 384))
    assert lines == [Line("汉" * 9, 1, 1, "left", False), Line("字" * 8, 1, 1, "right", False)]


def test_codes_feeds_and_cuts_pass_unchanged() -> None:
    elements = (QR("A012", 6), Feed(24), Cut())
    assert tuple(typeset(elements, 576)) == elements


@pytest.mark.parametrize("size", [0, 9])
def test_a_size_that_no_printer_has_is_refused(size: int) -> None:
    with pytest.raises(LayoutInvalid, match="1 到 8"):
        Text("汉字", size=size)


@pytest.mark.parametrize(("content", "module"), [("", 6), ("A012", 0), ("A012", 17)])
def test_a_code_without_content_or_with_impossible_modules_is_refused(content: str, module: int) -> None:
    with pytest.raises(LayoutInvalid):
        QR(content, module)


@pytest.mark.parametrize("dots", [0, 256])
def test_a_feed_that_fits_in_no_byte_is_refused(dots: int) -> None:
    with pytest.raises(LayoutInvalid):
        Feed(dots)


def test_paper_of_another_width_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="384"):
        list(typeset((Rule(),), 400))


def test_the_side_of_a_code_follows_from_its_bytes() -> None:
    assert qr_modules("a" * 14) == 21
    assert qr_modules("a" * 15) == 25
    assert qr_modules("a" * 213) == 57


def test_a_code_that_holds_more_than_suits_a_slip_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="214"):
        qr_modules("a" * 214)
