"""A printer of Windows by the name of its queue: the bytes go to the spooler as they are."""

from __future__ import annotations

import importlib
from typing import Any
from urllib.parse import unquote

from printers.causes import Told
from printers.errors import PrinterUnreachable, PrintUncertain
from printers.printer import Printer

ONLY_ON_WINDOWS = Told(
    "打印队列只在 Windows 上可用（需要 pywin32）",
    "queues are for Windows alone (with pywin32)",
)
SPOOLED = Told(
    "已交给 Windows 的打印队列，打印机有没有打出来，队列不说",
    "the queue of Windows has it, and does not tell whether the printer printed it",
)


class QueuePrinter(Printer):
    """Hands each job to the spooler. The spooler never says that the paper came out, so no job is surely printed."""

    def __init__(self, url: str, name: str) -> None:
        super().__init__(url)
        self._name = unquote(name)

    def close(self) -> None:
        """Nothing stays open between jobs."""

    def _send(self, data: bytes) -> None:
        try:
            spooler: Any = importlib.import_module("win32print")  # ships no types for other systems
        except ImportError as error:
            raise PrinterUnreachable(self.url, ONLY_ON_WINDOWS) from error
        began = False
        try:
            queue = spooler.OpenPrinter(self._name)
            try:
                spooler.StartDocPrinter(queue, 1, ("slip", None, "RAW"))
                began = True
                spooler.WritePrinter(queue, data)
                spooler.EndDocPrinter(queue)
            finally:
                spooler.ClosePrinter(queue)
        except spooler.error as error:
            if began:
                raise PrintUncertain(self.url, len(data), len(data), error) from error
            raise PrinterUnreachable(self.url, error) from error
