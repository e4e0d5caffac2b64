"""Elements, and their setting into lines."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printers.cells import cell_width
from printers.code128 import bars
from printers.errors import LayoutInvalid
from printers.layout import (
    CELL_DOTS,
    QR,
    WIDTHS,
    Barcode,
    Bars,
    Columns,
    Cut,
    Element,
    Feed,
    Line,
    Picture,
    Rule,
    Text,
    qr_modules,
    typeset,
)


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


def test_the_second_column_stands_at_the_end_of_a_first_one_that_wraps() -> None:
    above, last = typeset((Columns(("汉" * 20, "×12份")),), 384)
    assert above == Line("汉" * 16, 1, 1, "left", False)
    assert last == Line("汉" * 4 + " " * 18 + "×12份", 1, 1, "center", False)


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


def test_columns_of_a_table_wrap_each_in_its_own_width() -> None:
    lines = list(typeset((Columns(("社会保障与就业服务", "123", "4"), cells=(6, 6)),), 384))
    assert [line.text for line in lines if isinstance(line, Line)] == [
        "社会保障与就业服务" + " " * 5 + "123" + " " * 5 + "4",
    ]
    lines = list(typeset((Columns(("社会保障与就业服务大厅", "123", "4"), cells=(6, 6)),), 384))
    assert [cell_width(line.text) for line in lines if isinstance(line, Line)] == [32, 32]


def test_a_leader_fills_what_is_between_columns() -> None:
    (line,) = typeset((Columns(("取号", "186"), leader="."),), 384)
    assert isinstance(line, Line)
    assert line.text == "取号 " + "." * 23 + " 186"


@pytest.mark.parametrize(
    "columns",
    [
        lambda: Columns(("一",)),
        lambda: Columns(("一", "二"), cells=(1,)),
        lambda: Columns(("一", "二", "三"), cells=(4,)),
    ],
)
def test_columns_that_do_not_match_their_widths_are_refused(columns: Callable[[], Columns]) -> None:
    with pytest.raises(LayoutInvalid, match="分栏"):
        columns()


@pytest.mark.parametrize("leader", ["", "..", "．", "\n"])
def test_a_leader_is_one_ascii_character(leader: str) -> None:
    with pytest.raises(LayoutInvalid, match="填充"):
        Columns(("一", "二"), leader=leader)


def test_a_barcode_is_as_large_as_the_paper_allows() -> None:
    assert list(typeset((Barcode("20261123-A012-1"),), 384)) == [Bars("20261123-A012-1", 64, 2)]
    assert list(typeset((Barcode("20261123-A012-1"),), 576)) == [Bars("20261123-A012-1", 64, 3)]


def test_a_barcode_too_long_for_the_paper_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="太长"):
        list(typeset((Barcode("x" * 20),), 384))


@pytest.mark.parametrize("content", ["", "社保", "A\n012"])
def test_a_barcode_of_anything_but_ascii_is_refused(content: str) -> None:
    with pytest.raises(LayoutInvalid, match="条码"):
        Barcode(content)


def test_a_barcode_or_picture_of_no_size_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="条码高度"):
        Barcode("A012", 0)
    with pytest.raises(LayoutInvalid, match="图片"):
        Picture(9, 2, b"\x00\x00")


def test_a_picture_or_code_wider_than_the_paper_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="超过纸宽"):
        list(typeset((Picture(400, 1, bytes(50)),), 384))
    with pytest.raises(LayoutInvalid, match="超过纸宽"):
        list(typeset((QR("x" * 200, 8),), 384))


WORDS = st.text(st.sampled_from("汉字龦𠮷abc12 　，。）》（《“”%￥.-\t\n"), max_size=60)
ELEMENTS = st.lists(
    st.one_of(
        st.builds(Text, WORDS, st.integers(1, 8), st.sampled_from(("left", "center", "right")), st.booleans()),
        st.builds(lambda a, b: Columns((a, b), leader="."), WORDS, WORDS),
        st.builds(lambda a, b, c: Columns((a, b, c), cells=(7, 9)), WORDS, WORDS, WORDS),
        st.just(Rule()),
        st.builds(QR, st.text("abc", min_size=1, max_size=20), st.integers(1, 9)),
        st.builds(Barcode, st.text("0123456789AB-", min_size=1, max_size=12)),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(ELEMENTS, st.sampled_from(WIDTHS))
def test_no_piece_is_wider_than_the_paper(elements: list[Element], width: int) -> None:
    for piece in typeset(elements, width):
        match piece:
            case Line():
                assert cell_width(piece.text) * CELL_DOTS * piece.wide <= width
                assert piece.text.strip()
            case QR():
                assert qr_modules(piece.content) * piece.module <= width
            case Bars():
                assert len(bars(piece.content)) * piece.thinnest <= width
