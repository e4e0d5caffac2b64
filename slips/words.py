"""What stands on a ticket's slip, in the words of the hall's catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from dispatcher import wire
from printers import DayReportSlip, GuideSlip, TicketSlip, WaitForecast
from slips.guide import guide_slip
from slips.report import report_slip

RUN = 3
"""From so many neighbouring windows on they are written as a run: 3-6 instead of 3、4、5、6."""

COME_BACK = ("过号当天可到窗口恢复排队", "Missed? Come back today")


class SlipWords:
    """The names of one hall, and slips in them. An unknown id stands for itself: a slip never fails for a name.

    Of the catalogue only what slips say is kept: the guides of a county's services would hold 2 MB.
    """

    def __init__(self, catalogue: wire.Catalogue, hall: wire.Hall) -> None:
        self._catalogue = catalogue.model_copy(update={"domains": [], "queues": []})
        self._services = {
            service.id: (service.name, service.name_en) for domain in catalogue.domains for service in domain.services
        }
        self._queues = {queue.id: _both(queue) for queue in catalogue.queues}
        self._marked = {priority.id: _both(priority) for priority in catalogue.priorities if priority.mark}
        self._zones = {zone.id: zone for zone in catalogue.zones}
        self._zone_of = {window.id: window.zone for window in hall.windows}

    def knows(self, ticket: wire.Ticket) -> bool:
        """Whether all services of the ticket have names here."""
        return all(case.service in self._services for case in ticket.cases)

    def guide(self, service: wire.Service) -> GuideSlip:
        """What the hall tells about a service."""
        return guide_slip(service, self._catalogue)

    def report(self, report: wire.DayReport) -> DayReportSlip:
        """The figures of a day."""
        return report_slip(report, self._catalogue.hall, self._catalogue.training)

    def slip(self, ticket: wire.Ticket, copy: int = 0) -> TicketSlip:
        """The slip of a ticket as it was when its number was taken, or its n-th `copy`."""
        return TicketSlip(
            hall=self._catalogue.hall.name,
            hall_en=self._catalogue.hall.name_en,
            number=ticket.number,
            queue=self._queues.get(ticket.queue, ticket.queue),
            priority=self._marked.get(ticket.priority),
            services=tuple(self._services.get(case.service, (case.service, "")) for case in ticket.cases),
            ahead=ticket.ahead or 0,
            wait=_forecast(ticket.wait),
            windows=self._where(ticket),
            zone=self._zone(ticket.windows),
            issued_at=datetime.fromisoformat(ticket.issued_at).strftime("%Y-%m-%d %H:%M"),
            qr=self._code(ticket.token),
            notices=tuple(self._notices()),
            english=ticket.language == "en",
            training=self._catalogue.training,
            copy=copy,
        )

    def _code(self, token: str) -> str:
        """A link where the hall has an address that phones reach, else the bare token for the hall's own readers."""
        address = self._catalogue.public_url.rstrip("/")
        return f"{address}/t/{token}" if address else token

    def _where(self, ticket: wire.Ticket) -> str:
        if ticket.state == "called" and ticket.window:
            return f"请到{ticket.window}号窗口 / Please go to window {ticket.window}"
        if not ticket.windows:
            return ""
        plural = "s" if len(ticket.windows) > 1 else ""
        chinese = "、".join(runs(ticket.windows))
        return f"{chinese}号窗口 / Window{plural} {', '.join(runs(ticket.windows))}"

    def _zone(self, windows: Sequence[str]) -> str:
        """Where the windows are; nothing in a hall of one zone."""
        if len(self._zones) < 2:
            return ""
        ids = dict.fromkeys(self._zone_of[window] for window in windows if window in self._zone_of)
        zones = [self._zones[zone] for zone in ids if zone in self._zones]
        return (
            f"{'、'.join(zone.name for zone in zones)} / {', '.join(zone.name_en for zone in zones)}" if zones else ""
        )

    def _notices(self) -> Iterable[tuple[str, str]]:
        yield COME_BACK
        if self._catalogue.complaint_phone:
            yield f"监督电话 {self._catalogue.complaint_phone}", f"Complaints {self._catalogue.complaint_phone}"


def runs(windows: Sequence[str]) -> list[str]:
    """Windows as people read them: neighbours in number drawn together, `1 2 3 4 8` as `1-4`, `8`."""
    written: list[str] = []
    run: list[str] = []
    for window in [*windows, ""]:
        if run and window.isdecimal() and run[-1].isdecimal() and int(window) == int(run[-1]) + 1:
            run.append(window)
            continue
        written += [f"{run[0]}-{run[-1]}"] if len(run) > RUN else run
        run = [window]
    return written


def _both(named: wire.Choice | wire.QueueWait) -> str:
    return f"{named.name} / {named.name_en}"


def _forecast(wait: wire.Wait | None) -> WaitForecast | None:
    return WaitForecast(wait.low, wait.high, wait.chance) if wait else None
