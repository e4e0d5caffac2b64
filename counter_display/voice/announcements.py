"""Who is to be announced, one after the other. The id of an announcement is the number of its event in the log."""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher import wire


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call to be spoken `times` times."""

    id: int
    ticket: str
    number: str
    window: str
    times: int


class AnnouncementQueue:
    """Calls of a zone (None: of the hall) in the order of the log.

    What is spoken is true when it is spoken: a person who is there already, or no longer awaited, is passed over; of
    several announcements of one person only the last is kept. So nobody is missed after a loss of the line, and no
    hall listens to an hour of old calls.
    """

    def __init__(self, zone: str | None) -> None:
        self._zone = zone
        self._waiting: list[Announcement] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def see(self, event: wire.StreamedEvent) -> None:
        """Take a call or recall in."""
        if event.type not in ("ticket-called.1", "ticket-recalled.1"):
            return
        ticket, number, window = (str(event.data[key]) for key in ("ticket", "number", "window"))
        self._waiting = [known for known in self._waiting if known.ticket != ticket]
        times = 2 if event.type == "ticket-recalled.1" else 1
        self._waiting.append(Announcement(event.seq, ticket, number, window, times))

    def next(self, hall: wire.Hall) -> Announcement | None:
        """Who is announced now, taken out of the queue."""
        awaited = {(call.ticket, call.window): call.zone for call in hall.now_serving if call.state == "called"}
        while self._waiting:
            first = self._waiting.pop(0)
            zone = awaited.get((first.ticket, first.window))
            if zone is not None and self._zone in (None, zone):
                return first
        return None
