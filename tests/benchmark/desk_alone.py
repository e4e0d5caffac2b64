"""A kiosk's desk in a process of its own: takes numbers and says how much memory it holds.

    python desk_alone.py URL PRINTER TICKETS EVERY

Prints the megabytes held after each EVERY tickets, one figure a line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication

from dispatcher import wire
from kiosk.desk import KioskDesk
from kiosk.technician import memory_mb
from printers.jobs.devices import open_device
from screens.garbage import GarbageCollection

WISH = wire.IssueTicket(services=["consult"])


def main(url: str, printer: str, tickets: int, every: int) -> None:
    """Take one number after the other."""
    app = QCoreApplication([])
    GarbageCollection(app)
    jobs = TemporaryDirectory()
    desk = KioskDesk(url, None, open_device(printer), Path(jobs.name), 576, "kiosk-1")
    taken = 0

    def next_one(ticket: wire.Ticket, state: str) -> None:
        nonlocal taken
        taken += 1
        if taken % every == 0:
            print(memory_mb(), flush=True)
        if taken == tickets:
            app.quit()
        else:
            assert desk.take(WISH)

    desk.slip_done.connect(next_one)
    assert desk.take(WISH)
    app.exec()
    desk.stop()
    jobs.cleanup()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
