"""Which characters a printer holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.charset import CHARSETS, Charset, code_of


@pytest.mark.parametrize(
    ("text", "smallest"),
    [
        ("一窗口ABC012，。①—·￥ü１", "gb2312"),
        ("镕喆朙㎡", "gbk"),
        ("㛃䶮㮾", "gb18030-2000"),
        ("𬱖𠅤龦¥ñƅ", "gb18030"),
    ],
)
def test_a_character_belongs_to_its_set_and_to_all_that_are_larger(text: str, smallest: Charset) -> None:
    place = CHARSETS.index(smallest)
    for char in text:
        held = [code_of(char, charset) is not None for charset in CHARSETS]
        assert held == [False] * place + [True] * (len(CHARSETS) - place), char


@given(st.characters(exclude_categories=["Cs"]))
def test_sets_are_parts_of_one_another_and_agree_on_the_bytes(char: str) -> None:
    codes = [code_of(char, charset) for charset in CHARSETS]
    assert codes[-1] == char.encode("gb18030")
    for smaller, larger in pairwise(codes):
        assert smaller is None or smaller == larger


def test_the_sets_are_as_large_as_the_standards_say() -> None:
    hanzi = [chr(code) for code in (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6))]
    counted = {charset: sum(code_of(char, charset) is not None for char in hanzi) for charset in CHARSETS}
    assert counted == {"gb2312": 6763, "gbk": 20902, "gb18030-2000": 20902 + 6582, "gb18030": 20902 + 6582}
