"""Words with fields in braces."""

from __future__ import annotations

import pytest

from printers.wording import Wording

VALUES = {"ahead": "5", "wait": "", "zone": ""}


def test_fields_are_filled_in() -> None:
    assert Wording.of("前面{ahead}人").filled(VALUES) == "前面5人"


def test_a_text_whose_fields_are_all_empty_says_nothing() -> None:
    assert Wording.of("约{wait}分钟{zone}").filled(VALUES) == ""
    assert Wording.of("前面{ahead}人{wait}").filled(VALUES) == "前面5人"


def test_a_text_without_fields_is_always_said() -> None:
    assert Wording.of("请保管好本票").filled({}) == "请保管好本票"


def test_a_doubled_brace_is_a_brace() -> None:
    assert Wording.of("{{{ahead}}}").filled(VALUES) == "{5}"


@pytest.mark.parametrize("text", ["{ahead", "ahead}", "{}", "{ahead:>5}", "{ahead!r}"])
def test_anything_else_in_braces_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Wording.of(text)
