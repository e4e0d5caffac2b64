"""What the manager reads about other windows."""

from __future__ import annotations

from dataclasses import replace

from hall_builder import moment
from live_hall import township

from dispatcher.domain.estimate import CHANCE, Wait
from dispatcher.domain.prospect import Change, Prospect, WhatIf
from dispatcher.forecaster import Condition
from dispatcher.web.speech import Said, line
from dispatcher.web.what_if import Minutes, QueueChange, WhatIfBoard, WhatIfBoards

CONFIG = township()
NOW = Prospect(12.4, 30.4, 14.0, 0, {"household": Wait(18, 40, CHANCE), "insurance": Wait(0, 0, CHANCE)})
MORE = Prospect(6.1, 18.0, 7.0, 0, {"household": Wait(9, 21, CHANCE), "insurance": Wait(0, 0, CHANCE)})
LESS = Prospect(12.3, 31.0, None, 0, {"household": Wait(18, 41, CHANCE), "insurance": Wait(0, 4, CHANCE)})
FOUND = WhatIf(moment("10:30:05"), 9, NOW, (Change("5", "c05", MORE),), Change("3", "c03", LESS))


def board(found: WhatIf | None, condition: Condition = Condition.AT_WORK, is_day: bool = True) -> WhatIfBoard:
    """The board of this answer."""
    return WhatIfBoards(CONFIG).of(found, condition, CONFIG.rules().hours, is_day)


def test_a_window_more_is_told_with_what_it_spares_and_a_window_less_with_what_it_costs() -> None:
    shown = board(FOUND)
    now, more, less = shown.rows
    assert (shown.time, shown.remarks) == ("10:30:05", ())
    assert (now.kind, now.said, now.clerk, now.queue) == ("now", line("what_if_now"), None, None)
    assert now.mean == Minutes(Said("12分钟", "12 min"), "")
    assert more.said == line("what_if_more", window=Said("5号窗口", "Window 5"))
    assert more.clerk == "c05"
    assert (more.mean, more.coming) == (
        Minutes(Said("6分钟", "6 min"), "−6"),
        Minutes(Said("7分钟", "7 min"), "−7"),
    )
    assert less.longest == Minutes(Said("31分钟", "31 min"), "+1")
    assert (less.mean, less.coming) == (Minutes(Said("12分钟", "12 min"), ""), None)


def test_the_queue_that_feels_it_most_is_named_with_before_and_after() -> None:
    _, more, less = board(FOUND).rows
    assert more.queue == QueueChange(
        "A", Said("户籍与生育", "Household and family"), Said("18–40分钟", "18–40 min"), Said("9–21分钟", "9–21 min")
    )
    assert less.queue == QueueChange(
        "B", Said("养老与医保", "Pension and medical"), Said("不用等", "no wait"), Said("4分钟以内", "up to 4 min")
    )


def test_waits_of_other_people_are_not_set_against_each_other() -> None:
    found = replace(FOUND, now=replace(NOW, mean=None, longest=None, unserved=5))
    now, more, _ = board(found).rows
    assert (now.unserved, now.mean) == (5, None)
    assert more.mean == Minutes(Said("6分钟", "6 min"), "")


def test_a_window_that_changes_nothing_is_told_apart_from_one_that_does() -> None:
    found = replace(FOUND, less=Change("3", "c03", replace(NOW, mean=12.2)))
    assert [row.unchanged for row in board(found).rows] == [False, False, True]
    nobody = replace(FOUND, less=Change("3", "c03", replace(NOW, unserved=2)))
    assert not board(nobody).rows[-1].unchanged


def test_no_wait_is_said_in_words() -> None:
    found = replace(FOUND, now=replace(NOW, coming=0.2))
    assert board(found).rows[0].coming == Minutes(Said("不用等", "no wait"), "")


def test_what_cannot_be_done_is_said() -> None:
    shown = board(replace(FOUND, more=(), less=None))
    assert [row.kind for row in shown.rows] == ["now"]
    assert shown.remarks == (line("what_if_no_more"), line("what_if_no_less"))


def test_without_an_answer_the_reason_is_said() -> None:
    for condition, is_day, said in (
        (Condition.MISSING, True, "what_if_missing"),
        (Condition.STARTING, True, "what_if_soon"),
        (Condition.AT_WORK, True, "what_if_soon"),
        (Condition.AT_WORK, False, "what_if_no_day"),
    ):
        shown = board(None, condition, is_day)
        assert (shown.rows, shown.remarks) == ((), (line(said),))
