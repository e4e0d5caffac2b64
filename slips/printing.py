"""Slips on paper: the hall's names, the layout, the printer's queue."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused
from printers import encode, guide_layout, report_layout, ticket_layout
from printers.errors import PrinterError
from printers.jobs import Job, PrintStation
from printers.jobs.errors import JobNotEnded
from printers.jobs.station import DEFAULT_PATIENCE
from printers.layout import Element
from printers.stationery import stationery_of
from printers.status.state import PrinterState
from printers.templates import trial_layout
from slips.job_ends import JobEnds
from slips.words import SlipWords

log = logging.getLogger(__name__)

SlipState = wire.PrintState | Literal["no_printer"]
"""What became of a slip, or that there is nothing to print it with."""
IN_TROUBLE_PATIENCE = 1.0
"""Seconds for which a slip waits for a printer that says itself that it cannot print; others wait longer."""
COPY_ELSEWHERE = " copy"
"""How the key ends under which a ticket's slip is printed here that was printed elsewhere first."""
_TICKET_KEY = re.compile(rf"ticket (?P<ticket>.+) [0-9a-f]{{16}}(?:{COPY_ELSEWHERE})?(?:#\d+)?")


class HallNames(Protocol):
    """Where the names on a slip come from."""

    async def catalogue(self) -> wire.Catalogue:
        """Everything that one can come for."""
        ...

    async def hall(self) -> wire.Hall:
        """The hall with its windows and zones."""
        ...


class SlipPrinting:
    """Prints slips as the printer's URL wants them, on paper of `width` dots where it does not tell.

    `ends` hears the ends of the station's jobs. Names are read by `prepare`, and again when a ticket has a new one.
    Raises `PrinterError` where the URL, or the hall's templates that it names, need mending.
    """

    def __init__(self, names: HallNames, station: PrintStation, ends: JobEnds, width: int) -> None:
        stationery = stationery_of(station.url, width)
        self._names = names
        self._station = station
        self._ends = ends
        self._profile = stationery.profile
        self._templates = stationery.templates
        self._words: SlipWords | None = None
        self._rehearsed = False

    async def prepare(self) -> None:
        """Read the hall's names, and encode a slip for trial. Raises `HallAway` or `HallRefused`.

        The first slip loads what draws pictures, a third of a second that nobody should stand and wait for.
        """
        self._words = SlipWords(await self._names.catalogue(), await self._names.hall())
        if not self._rehearsed:
            self._rehearsed = True
            await asyncio.to_thread(self._trial, "")

    async def print(self, ticket: wire.Ticket) -> Job:
        """Print the slip of a ticket, once however often it is asked for, also by a program that was started anew.

        The end of its job. Raises `PrinterError`; where names were never read also `HallAway` or `HallRefused`.
        """
        data = self._slip(await self._words_for(ticket), ticket, 0)
        return await self._put_on_paper(data, ticket.number, ticket_key(ticket))

    async def print_copy(self, ticket: wire.Ticket) -> Job:
        """Print a ticket's slip once more on somebody's word. Raises as `print`.

        It is marked as the n-th copy (补打) of those that may be on paper, and not at all where surely none is: nothing
        of an earlier one was sent from here, or the hall heard of none but that failed. While a slip of the ticket may
        yet come out, that one is waited for, and no other is printed.
        """
        words, key = await self._words_for(ticket), ticket_key(ticket)
        printed_here = await asyncio.to_thread(self._station.find, key)
        first = printed_here or await asyncio.to_thread(self._station.find, key + COPY_ELSEWHERE)
        if first is None and ticket.printed == "failed":  # none came out elsewhere: this is the first
            return await self.print(ticket)
        if first is None:  # printed elsewhere: the first slip from here is a copy
            return await self._put_on_paper(self._slip(words, ticket, 1), ticket.number, key + COPY_ELSEWHERE)
        before = 0 if printed_here else 1

        def queue() -> Job:
            try:
                return self._station.reprint(
                    first.id, lambda on_paper: self._slip(words, ticket, before + on_paper), self._patience()
                )
            except JobNotEnded:
                family = (job for job in self._station.jobs() if job.original == first.original)
                return next(family, first)

        return await self._ends.of(self._station, await asyncio.to_thread(queue))

    async def print_guide(self, service: wire.Service) -> Job:
        """Print what is told about a service (R9). Raises as `print`."""
        guide = (await self._known_words()).guide(service)
        data = self._encoded(guide_layout(guide, self._profile.width, self._templates))
        return await self._put_on_paper(data, f"一次告知 guide {service.name}")

    async def print_report(self, report: wire.DayReport) -> Job:
        """Print the figures of a day (R14). Raises as `print`."""
        slip = (await self._known_words()).report(report)
        data = self._encoded(report_layout(slip, self._profile.width, self._templates))
        return await self._put_on_paper(data, f"日报 day report {report.date}")

    async def print_trial(self, printed_at: str) -> Job:
        """Print a slip by which a technician sees that the printer works. Raises `PrinterError`."""
        return await self._put_on_paper(await asyncio.to_thread(self._trial, printed_at), "测试页 test slip")

    async def _words_for(self, ticket: wire.Ticket) -> SlipWords:
        words = await self._known_words()
        return words if words.knows(ticket) else await self._newest_words(words)

    async def _known_words(self) -> SlipWords:
        if self._words is None:
            await self.prepare()
        assert self._words is not None
        return self._words

    async def _newest_words(self, known: SlipWords) -> SlipWords:
        """Names read anew; those that are `known` while the hall is away: a slip never fails for a name."""
        try:
            await self.prepare()
        except (HallAway, HallRefused) as error:
            log.warning("a slip is printed in old names: %s", error)
        return self._words or known

    def _slip(self, words: SlipWords, ticket: wire.Ticket, copy: int) -> bytes:
        return self._encoded(ticket_layout(words.slip(ticket, copy), self._profile.width, self._templates))

    def _trial(self, printed_at: str) -> bytes:
        return self._encoded(trial_layout(self._station.url, printed_at, self._profile.width))

    def _encoded(self, elements: Iterable[Element]) -> bytes:
        return encode(elements, self._profile)

    def _patience(self) -> float:
        state = self._station.state
        known_trouble = not state.may_print and state is not PrinterState.UNKNOWN
        return IN_TROUBLE_PATIENCE if known_trouble else DEFAULT_PATIENCE

    async def _put_on_paper(self, data: bytes, title: str, key: str | None = None) -> Job:
        job = await asyncio.to_thread(self._station.enqueue, data, title, key, self._patience())
        return await self._ends.of(self._station, job)


def ticket_key(ticket: wire.Ticket) -> str:
    """The name of a ticket's first slip in the queue.

    Halls, and a rehearsal that is begun anew, give the same numbers: what tells them apart is the slip's secret.
    """
    return f"ticket {ticket.id} {hashlib.sha256(ticket.token.encode()).hexdigest()[:16]}"


def is_copy(job: Job) -> bool:
    """Whether somebody asked for this slip after another one of its ticket, here or elsewhere."""
    return job.copy > 0 or job.key.endswith(COPY_ELSEWHERE)


def ticket_of(job: Job) -> str | None:
    """The id of the ticket whose slip, or copy of it, a job is; None where it is no ticket's."""
    found = _TICKET_KEY.fullmatch(job.key)
    return found["ticket"] if found else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a slip; `job` is the id under which the queue keeps this, None where it does not."""

    state: wire.PrintState
    job: int | None = None


async def outcome(printing: Callable[[], Awaitable[Job]], what: str) -> Outcome:
    """What became of a slip. Troubles are logged under the name of `what`, never raised: the number stands anyway."""
    try:
        job = await printing()
    except (PrinterError, HallAway, HallRefused) as error:
        log.warning("%s: %s", what, error)
        return Outcome("failed")
    except Exception:  # the number stands whatever the printer does, and nobody knows what is on the paper
        log.exception("%s: the printer failed in a way that is not known", what)
        return Outcome("uncertain")
    state = print_state(job)
    if state != "printed":
        log.warning("%s: %s\n%s", what, job.zh, job.en)
    return Outcome(state, job.id if job.state.ended else None)


def print_state(job: Job) -> wire.PrintState:
    """What became of a job, as the hall is told; of one that has not ended nobody knows."""
    match job.state.value:
        case "printed" | "failed" as state:
            return state
    return "uncertain"
