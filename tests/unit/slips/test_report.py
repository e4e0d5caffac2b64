"""A day's report on paper."""

from __future__ import annotations

from dispatcher import wire
from printers import QueueFigures
from slips.report import report_slip

REPORT = wire.DayReport(
    at="2026-11-23T17:14:00.000000+08:00", date="2026-11-23", opened_at="2026-11-23T08:00:00.000000+08:00",
    closed_at="2026-11-23T17:12:00.000000+08:00", issued=12, called=11, completed=10, cases=14, no_shows=1,
    reinstated=2, transferred=3, cancelled=4, expired=5, carried=6, mean_wait=9.4, longest_wait=41.5, mean_service=7.8,
    queues=[
        wire.QueueReport(
            queue="social", name="社会保障", name_en="Social welfare", issued=12, called=11, mean_wait=9.4,
            longest_wait=41.5,
        ),
    ],
    last_seq=2214, head_hash="9f2c",
)  # fmt: skip


def test_a_report_tells_what_the_hall_tells(catalogue: wire.Catalogue) -> None:
    slip = report_slip(REPORT, catalogue.hall, training=False)
    assert (slip.hall, slip.date, slip.opened_at, slip.closed_at) == (
        "青山镇便民服务中心", "2026-11-23", "08:00", "17:12",
    )  # fmt: skip
    assert (slip.issued, slip.called, slip.completed, slip.cases, slip.no_shows) == (12, 11, 10, 14, 1)
    assert (slip.reinstated, slip.transferred, slip.cancelled, slip.expired, slip.carried) == (2, 3, 4, 5, 6)
    assert (slip.mean_wait, slip.longest_wait, slip.mean_service) == (9.4, 41.5, 7.8)
    assert slip.queues == (QueueFigures(("社会保障", "Social welfare"), 12, 11, 9.4, 41.5),)
    assert (slip.last_seq, slip.head_hash, slip.printed_at) == (2214, "9f2c", "2026-11-23 17:14")
    assert not slip.training


def test_the_report_of_a_day_that_is_still_open_bears_no_seal(catalogue: wire.Catalogue) -> None:
    still_open = REPORT.model_copy(update={"closed_at": None, "head_hash": None})
    slip = report_slip(still_open, catalogue.hall, training=True)
    assert (slip.closed_at, slip.head_hash, slip.training) == ("", "", True)
