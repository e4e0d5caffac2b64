"""Refusals say what was expected, what is and what to do, in Chinese first."""

from __future__ import annotations

import re

import pytest

from dispatcher.domain import errors
from dispatcher.domain.errors import Invalid, PeopleStillWaiting, Refused, TicketInOtherState, Unknown, UnknownWindow

REFUSALS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind not in (Refused, Unknown, Invalid)
]


def test_a_refusal_names_expected_and_actual_in_both_languages() -> None:
    refusal = UnknownWindow(expected="1 2 3", actual="9")
    assert refusal.detail_zh() == "没有这个窗口。应为：1 2 3；现为：9。请核对窗口号。"
    assert refusal.detail_en() == "There is no such window. Expected: 1 2 3; found: 9. Check the window's id."
    assert str(refusal) == f"{refusal.detail_zh()} / {refusal.detail_en()}"


def test_the_code_is_the_name_in_lower_case() -> None:
    assert PeopleStillWaiting.code() == "people-still-waiting"
    assert TicketInOtherState.code() == "ticket-in-other-state"


def test_codes_are_distinct() -> None:
    codes = [kind.code() for kind in REFUSALS]
    assert len(codes) == len(set(codes)) > 20


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_speaks_both_languages_and_gives_advice(kind: type[Refused]) -> None:
    for text in (kind.zh, kind.advice_zh):
        assert re.search(r"[一-鿿]", text), text
    for text in (kind.en, kind.advice_en):
        assert re.fullmatch(r"[ -~]+", text), text
    assert kind.advice_zh.endswith("。")
    assert kind.advice_en.endswith(".")
    assert not kind.zh.endswith("。"), "the sentence goes on with what was expected"
    assert not kind.en.endswith(".")


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_is_of_one_kind(kind: type[Refused]) -> None:
    expected = "unknown" if issubclass(kind, Unknown) else "invalid" if issubclass(kind, Invalid) else "conflict"
    assert kind.kind == expected
