"""States and figures of a refusal are read in Chinese; ids stay as they are."""

from __future__ import annotations

import pytest

from dispatcher.domain.errors import NoShowTooEarly
from dispatcher.domain.model import CaseState, TicketState, WindowState
from dispatcher.domain.words import in_chinese


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("waiting or parked", "等候中 或 挂起"),
        ("at most 3", "最多 3"),
        ("idle (jia)", "空闲 (jia)"),
        ("serving 20261123-A001", "办理中 20261123-A001"),
        ("window open-air-desk", "窗口 open-air-desk"),
    ],
)
def test_states_and_phrases_are_put_into_chinese_and_ids_are_not(text: str, chinese: str) -> None:
    assert in_chinese(text) == chinese


def test_every_state_that_a_refusal_may_name_has_a_chinese_word() -> None:
    states = {*TicketState, *WindowState, *CaseState} - {CaseState.DROPPED}
    assert [state for state in states if in_chinese(state) == state] == []


def test_a_refusal_speaks_chinese_throughout() -> None:
    refusal = NoShowTooEarly(expected="2 recalls, 60 s", actual="0 recalls, 5 s")
    assert refusal.detail_zh() == "还不能过号。应为：2 次重呼, 60 秒；现为：0 次重呼, 5 秒。请再叫一次，稍等片刻。"
