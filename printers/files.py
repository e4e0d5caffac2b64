"""A file that collects the bytes of every job, one after the other."""

import os
from pathlib import Path

from printers.causes import Told
from printers.errors import PrinterUnreachable, PrinterUrlInvalid, PrintUncertain
from printers.printer import Printer

NO_FOLDER = Told("没有这个目录", "there is no such folder")


class FilePrinter(Printer):
    """Appends to a regular file, made if needed; a job that returned is on the disk.

    Devices are refused: writing to one could block for ever.
    """

    confirms = True

    def __init__(self, url: str, path: Path) -> None:
        super().__init__(url)
        self._path = path
        if path.exists() and not path.is_file():
            raise PrinterUrlInvalid(
                url,
                "这不是普通文件。串口打印机请用 escpos+serial://，USB 打印机请用 escpos+usb://。",
                "this is no regular file. For a printer use escpos+serial:// or escpos+usb://.",
            )

    def close(self) -> None:
        """Nothing stays open between jobs."""

    def _send(self, data: bytes) -> None:
        written = 0
        try:
            with self._path.open("ab", buffering=0) as file:
                while written < len(data):
                    written += os.write(file.fileno(), data[written:])
                os.fsync(file.fileno())
        except OSError as error:
            if written:
                raise PrintUncertain(self.url, written, len(data), error) from error
            cause = NO_FOLDER if isinstance(error, FileNotFoundError) else error
            raise PrinterUnreachable(self.url, cause) from error
