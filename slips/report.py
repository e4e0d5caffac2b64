"""The report of a day, ready to print (R14)."""

from __future__ import annotations

from datetime import datetime

from dispatcher import wire
from printers import DayReportSlip, QueueFigures


def report_slip(report: wire.DayReport, hall: wire.Choice, training: bool) -> DayReportSlip:
    """The figures of the day that was opened last; while it is open they are those of now, and bear no seal."""
    return DayReportSlip(
        hall=hall.name,
        hall_en=hall.name_en,
        date=report.date,
        opened_at=_clock(report.opened_at),
        closed_at=_clock(report.closed_at) if report.closed_at else "",
        issued=report.issued,
        called=report.called,
        completed=report.completed,
        cases=report.cases,
        no_shows=report.no_shows,
        reinstated=report.reinstated,
        transferred=report.transferred,
        cancelled=report.cancelled,
        expired=report.expired,
        carried=report.carried,
        mean_wait=report.mean_wait,
        longest_wait=report.longest_wait,
        mean_service=report.mean_service,
        queues=tuple(
            QueueFigures((queue.name, queue.name_en), queue.issued, queue.called, queue.mean_wait, queue.longest_wait)
            for queue in report.queues
        ),
        last_seq=report.last_seq,
        head_hash=report.head_hash or "",
        printed_at=datetime.fromisoformat(report.at).strftime("%Y-%m-%d %H:%M"),
        training=training,
    )


def _clock(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime("%H:%M")
