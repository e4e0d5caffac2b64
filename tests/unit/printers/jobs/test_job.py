"""What staff are told of a job."""

from __future__ import annotations

from printers.jobs.job import JobState, Reason, told
from printers.status.state import PrinterState


def test_every_end_and_every_reason_is_told_in_both_languages() -> None:
    for state in JobState:
        for reason in ("", *Reason, *PrinterState):
            zh, en = told(state, reason)
            assert zh.endswith("。")
            assert en.endswith(".")


def test_a_failed_slip_says_that_nothing_was_sent_and_why() -> None:
    zh, en = told(JobState.FAILED, PrinterState.PAPER_OUT)
    assert "没有发出" in zh
    assert "换上新纸卷" in zh
    assert "nothing was sent" in en


def test_an_uncertain_slip_asks_somebody_to_look_at_the_paper() -> None:
    assert "看一眼纸" in told(JobState.UNCERTAIN, Reason.INTERRUPTED)[0]
