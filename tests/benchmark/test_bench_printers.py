"""Slips through printers: what becomes of 2,000 in every trouble, and how soon a ticket is on a slow line."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest
from benchmark.figures import Report, percentile
from printer_troubles import live_through
from switched_on import network, serial_at, switched_on, url_of

from printers import encode, ticket_layout
from printers.jobs import JobState, open_station
from printers.samples import sample_ticket

SLIPS, KILLS = 2_000, 20
TAKES = 50
TICKET_BYTES = 400
BAUD = 19_200


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("kind", ["network", "serial"])
def test_every_slip_is_printed_once_or_told(kind: str, tmp_path: Path, report: Report) -> None:
    """A random trouble every few slips, and the process that prints is killed at random."""
    began = time.monotonic()
    with switched_on(serial_at(tmp_path) if kind == "serial" else network) as (printer, slips):
        outcome = live_through(printer, slips, tmp_path / "queue", SLIPS, KILLS, seed=20261121)
    outcome.check(SLIPS)
    assert outcome.kills == KILLS
    states = outcome.states()
    report(
        f"{SLIPS} slips, {outcome.troubles} troubles, {KILLS} kills ({kind}): printed once / failed / uncertain",
        f"{states[JobState.PRINTED]} / {states[JobState.FAILED]} / {states[JobState.UNCERTAIN]}"
        f" in {time.monotonic() - began:.0f} s",
        "none twice, none lost, none otherwise than told",
    )


def test_from_a_tap_to_the_last_byte_on_a_slow_line(tmp_path: Path, report: Report) -> None:
    """A ticket of 400 bytes takes 208 ms at 19200 baud; status is asked and the intent written before its first."""
    ticket = encode(ticket_layout(sample_ticket(), 576), 576)
    ticket = b"\n" * (TICKET_BYTES - len(ticket)) + ticket
    assert len(ticket) == TICKET_BYTES
    waits = []
    with switched_on(serial_at(tmp_path, BAUD)) as (printer, _):
        cut: list[float] = []
        with printer.device() as device:
            device.on_cut = lambda _: cut.append(time.perf_counter())
        with closing(open_station(url_of(printer), tmp_path / "queue")) as station:
            for take in range(TAKES):
                time.sleep(0.05 * (take % 10))  # taps fall anywhere between two looks at the printer
                tapped = time.perf_counter()
                job = station.enqueue(ticket, f"A{take:03}")
                assert station.wait(job.id, 10).state is JobState.PRINTED
                waits.append(cut[-1] - tapped)
    assert len(cut) == TAKES
    middle, slow = percentile(waits, 0.5), percentile(waits, 0.99)
    report(
        f"{TAKES} tickets of {TICKET_BYTES} bytes at {BAUD} baud: tap to last byte, p50 / slowest",
        f"{middle:.0f} / {slow:.0f} ms",
        "< 300 ms",
    )
    assert slow < 300
