"""Line breaking by cells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.cells import CLOSING, OPENING, SPACES, cell_width, printable, wrap, wrap_evenly
from printers.errors import LayoutInvalid

MIXED = st.text(st.sampled_from("汉字龦𠮷abc12 　，。）》（《“”%.-\t\n"), max_size=80)
CELLS = st.integers(min_value=2, max_value=48)


def without_spaces(text: str) -> str:
    return "".join(char for char in printable(text) if char not in SPACES)


def test_a_hanzi_takes_two_cells_and_a_latin_letter_one() -> None:
    assert cell_width("A012") == 4
    assert cell_width("窗口") == 4
    assert cell_width("ü—①") == 6


def test_lines_break_between_hanzi_and_between_words() -> None:
    assert wrap("社会保障卡申领", 6) == ("社会保", "障卡申", "领")
    assert wrap("Social security card", 12) == ("Social", "security", "card")


def test_closing_punctuation_takes_the_character_before_it_to_the_next_line() -> None:
    assert wrap("社会保障，申领", 8) == ("社会保", "障，申领")


def test_opening_punctuation_does_not_end_a_line() -> None:
    assert wrap("社会保（申领）", 8) == ("社会保", "（申领）")


def test_the_sign_before_a_sum_of_money_stays_with_it() -> None:
    assert wrap("办证收费￥16", 10) == ("办证收费", "￥16")


def test_a_bracket_that_would_end_a_line_breaks_even_a_word() -> None:
    assert wrap("abcdefg（字", 9) == ("abcdefg", "（字")
    assert wrap("abcdefghij（字）", 12) == ("abcdefghij", "（字）")


def test_letters_with_accents_belong_to_their_word() -> None:
    assert wrap("去 Müller 处", 9) == ("去", "Müller", "处")


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("abcdefghij", 4) == ("abcd", "efgh", "ij")


def test_text_without_ink_has_no_lines() -> None:
    assert wrap(" \u3000\n", 10) == ()


def test_a_title_is_not_left_with_one_hanzi_below_it() -> None:
    assert wrap("1、2、3号综合窗口", 16) == ("1、2、3号综合窗", "口")
    assert wrap_evenly("1、2、3号综合窗口", 16) == ("1、2、3号", "综合窗口")


def test_a_line_too_narrow_for_a_hanzi_is_refused() -> None:
    with pytest.raises(LayoutInvalid, match="放不下一个汉字"):
        wrap("字", 1)


@given(MIXED, CELLS)
def test_no_line_is_wider_than_asked(text: str, cells: int) -> None:
    assert all(cell_width(line) <= cells for line in wrap(text, cells))


@given(MIXED, CELLS)
def test_no_line_begins_with_closing_punctuation_unless_nothing_else_was_left(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    for before, line in pairwise(lines):
        if line[0] in CLOSING:
            assert all(char in CLOSING or char in SPACES for char in before[1:])


@given(MIXED, CELLS)
def test_no_line_ends_with_an_opening_bracket_unless_nothing_else_was_left(text: str, cells: int) -> None:
    for line in wrap(text, cells)[:-1]:
        if line[-1] in OPENING:
            for place in range(1, len(line)):
                before, after = line[:place].rstrip(SPACES), line[place:].lstrip(SPACES)
                assert before[-1] in OPENING or after[0] in CLOSING


@given(MIXED, CELLS)
def test_wrapping_loses_nothing_but_spaces(text: str, cells: int) -> None:
    assert without_spaces("".join(wrap(text, cells))) == without_spaces(text)


def test_wrapping_evenly_breaks_no_word_for_it() -> None:
    assert wrap_evenly("Reconnaissance x y z", 16) == ("Reconnaissance", "x y z")
    assert wrap_evenly("Social security card, replacement", 32) == ("Social security", "card, replacement")


@given(MIXED, CELLS)
def test_wrapping_evenly_takes_no_more_lines(text: str, cells: int) -> None:
    even = wrap_evenly(text, cells)
    assert len(even) == len(wrap(text, cells))
    assert all(cell_width(line) <= cells for line in even)
