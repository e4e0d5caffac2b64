"""A folder of pictures, one PNG for each slip that the virtual printer cut."""

import os
from datetime import datetime
from pathlib import Path

from PIL import Image

from printers.errors import PrinterUnreachable
from printers.printer import Printer
from printers.profiles import Profile, paper
from printers.virtual import VirtualPrinter

DOTS_PER_INCH = 203


class PicturePrinter(Printer):
    """Draws slips into `folder` as `slip-000001-20261123-091400.png`, numbered across runs and processes.

    It holds what a printer of `profile` does, or of the ordinary one on paper of so many dots.
    """

    confirms = True

    def __init__(self, url: str, folder: Path, profile: Profile | int) -> None:
        super().__init__(url)
        self._folder = folder
        self._profile = paper(profile)
        self._device = VirtualPrinter(self._profile.width, self._profile.charset)
        self._last = 0

    def close(self) -> None:
        """Nothing stays open between jobs."""

    def _send(self, data: bytes) -> None:
        for slip in self._printed(data):
            try:
                self._save(slip)
            except OSError as error:
                raise PrinterUnreachable(self.url, error) from error

    def _printed(self, data: bytes) -> list[Image.Image]:
        """The slips of a job; where there is no cutter, what a person would tear off."""
        slips = self._device.print(data)
        torn = None if self._profile.cutter else self._device.tear()
        return slips if torn is None else [*slips, torn]

    def _save(self, slip: Image.Image) -> None:
        """The picture is written beside its final name and then renamed: whoever sees it sees all of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number, draft = self._reserve()
        try:
            with draft.open("wb") as file:
                slip.save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
            os.replace(draft, self._folder / f"slip-{number:06d}-{datetime.now():%Y%m%d-%H%M%S}.png")
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        self._last = number

    def _reserve(self) -> tuple[int, Path]:
        """The next free number, held by its draft: only one of several processes can make that file."""
        number = max([self._last, *(_number(path) for path in self._folder.glob("slip-*.png"))])
        while True:
            number += 1
            draft = self._folder / f".slip-{number:06d}.part"
            try:
                draft.touch(exist_ok=False)
            except FileExistsError:
                continue
            if not any(self._folder.glob(f"slip-{number:06d}-*.png")):
                return number, draft
            draft.unlink()


def _number(path: Path) -> int:
    digits = path.name.split("-")[1]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
