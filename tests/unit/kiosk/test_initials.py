"""Finding services by what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.initials import closeness, matches
from screens.pinyin import initials

NAMES = st.text("社会保障卡申领长重行女居民身份证换领ABCx09（）、 ", min_size=1, max_size=12)
CARD, CARD_EN = "社会保障卡申领", "Applying for a social security card"


@pytest.mark.parametrize(
    "typed", ["sb", "sbk", "SBK", "bk", "k", "shebao", "shebaoka", "sheb", "sbka", "s b k", "社保"]
)
def test_a_name_is_found_by_initials_syllables_and_a_mixture_from_any_character_on(typed: str) -> None:
    assert matches(typed, "社保卡")


@pytest.mark.parametrize("typed", ["sbs", "ks", "shebaok1", "bs", "x", "hebao"])
def test_what_a_name_does_not_say_does_not_find_it(typed: str) -> None:
    assert not matches(typed, "社保卡")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("sbk", CARD), ("sfz", "居民身份证首次申领"), ("db", "最低生活保障申请"), ("jsz", "居民身份证换领")],
)
def test_the_short_name_that_people_say_finds_the_long_one(typed: str, name: str) -> None:
    assert closeness(typed, name) is not None


@pytest.mark.parametrize(("typed", "found"), [("cq", True), ("zq", True), ("changqi", True), ("zhangqi", True)])
def test_a_heteronym_is_found_either_way(typed: str, found: bool) -> None:
    assert matches(typed, "长期护理保险") is found


@pytest.mark.parametrize("typed", ["nv", "nu", "lv", "lushi", "lvshi"])
def test_u_with_dots_is_typed_as_v_or_u(typed: str) -> None:
    assert matches(typed, "女律师查询")


@pytest.mark.parametrize("typed", ["social", "soc", "security", "card", "socialsec", "Social Security"])
def test_english_is_found_by_the_beginnings_of_words(typed: str) -> None:
    assert matches(typed, CARD, CARD_EN)


def test_english_is_not_found_by_the_middle_of_a_word() -> None:
    assert not matches("ecurity", CARD, CARD_EN)


def test_the_nearest_stands_first() -> None:
    assert [closeness("sb", name) for name in ("社保卡", "申请社保卡", "社会保障卡", "户口")] == [0, 1, 2, None]


@given(NAMES)
def test_nothing_typed_finds_everything(name: str) -> None:
    assert matches("", name)


@given(NAMES)
def test_every_way_to_write_a_name_in_initials_finds_it(name: str) -> None:
    assert all(matches(written, name) for written in initials(name))


@given(NAMES, NAMES)
def test_a_name_is_found_inside_a_longer_one(before: str, name: str) -> None:
    assert all(matches(written, f"{before}，{name}") for written in initials(name))


@given(NAMES, st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8))
def test_whoever_types_on_never_finds_what_was_not_there_before(name: str, typed: str) -> None:
    assert not matches(typed, name) or matches(typed[:-1], name)


def test_letters_without_end_are_answered_in_time() -> None:
    assert not matches("s" * 80, "四十三所社市事" * 11)
