"""What is used of python-escpos: its printer that only collects bytes, and its list of printers.

Imported when first needed, and without what its import leaves behind.
"""

import importlib
import logging
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from PIL import Image

DOTS_PER_INCH = 203


class Dummy(Protocol):
    """What is used of the printer that only collects bytes (the library's own types are incomplete)."""

    output: bytes

    def hw(self, hw: str) -> None: ...

    def image(self, img_source: Image.Image, impl: str, fragment_height: int) -> None: ...

    def cut(self, mode: str, feed: bool) -> None: ...

    def _hw_barcode(
        self, code: str, bc: str, height: int, width: int, pos: str, align_ct: bool, function_type: str
    ) -> None: ...

    def _send_2d_code_data(self, fn: bytes, cn: bytes, data: bytes, m: bytes = b"") -> None: ...

    def _raw(self, msg: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class KnownPrinter:
    """A printer of the library's list; `width` is in dots, 0 where the list does not tell."""

    width: int
    qr: bool
    barcode: bool
    cutter: bool


def collecting_printer(width: int) -> Dummy:
    """A printer that collects bytes, on paper of `width` dots."""
    _, capabilities = _modules()
    profile = capabilities.Profile()
    paper = {"width": {"pixels": width, "mm": width * 25.4 / DOTS_PER_INCH}, "dpi": DOTS_PER_INCH}
    profile.profile_data = {**profile.profile_data, "media": paper}
    printer, _ = _modules()
    dummy: Dummy = printer.Dummy(profile=profile)
    return dummy


@cache
def known_printers() -> Mapping[str, KnownPrinter]:
    """The library's list of printers, those that print pictures."""
    _, capabilities = _modules()
    listed: dict[str, Any] = capabilities.CAPABILITIES["profiles"]
    return {name: _known(entry) for name, entry in listed.items() if entry["features"].get("bitImageRaster")}


def _known(entry: Mapping[str, Any]) -> KnownPrinter:
    width, features = entry["media"]["width"].get("pixels"), entry["features"]
    return KnownPrinter(
        width=width if isinstance(width, int) else 0,
        qr=features.get("qrCode", False),
        barcode=features.get("barcodeB", False),
        cutter=features.get("paperPartCut", False) or features.get("paperFullCut", False),
    )


@cache
def _modules() -> tuple[Any, Any]:
    """The modules `escpos.printer` and `escpos.capabilities`.

    Importing them calls logging.basicConfig(), which would give the whole program a log handler, and makes a
    temporary folder for a cache that is never removed.
    """
    root = logging.getLogger()
    occupied = logging.NullHandler()
    root.addHandler(occupied)
    try:
        printer = importlib.import_module("escpos.printer")
        capabilities = importlib.import_module("escpos.capabilities")
    finally:
        root.removeHandler(occupied)
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return printer, capabilities
