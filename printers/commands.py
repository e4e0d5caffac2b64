"""ESC/POS commands as bytes: the one place that touches python-escpos.

python-escpos writes initialisation, QR codes and cuts. Text, size, alignment and feed are written raw,
because its `text()` garbles mixed Chinese and its `set()` leaves hanzi at single size.
"""

import importlib
import logging
import os
import shutil
from functools import cache
from typing import Protocol

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"

ERROR_CORRECTION_M = 1
MODEL_2 = 2


class Dummy(Protocol):
    """What is used of python-escpos's printer that only collects bytes (its own types are incomplete)."""

    output: bytes

    def hw(self, hw: str) -> None: ...

    def qr(self, content: str, ec: int, size: int, model: int, native: bool) -> None: ...

    def cut(self, mode: str, feed: bool) -> None: ...

    def _raw(self, msg: bytes) -> None: ...


@cache
def _dummy_class() -> type[Dummy]:
    """Import python-escpos when first needed, without what its import leaves behind.

    It calls logging.basicConfig(), which would give the whole program a log handler, and makes a
    temporary folder for a cache that it never removes.
    """
    root = logging.getLogger()
    occupied = logging.NullHandler()
    root.addHandler(occupied)
    try:
        dummy: type[Dummy] = importlib.import_module("escpos.printer").Dummy
        capabilities = importlib.import_module("escpos.capabilities")
    finally:
        root.removeHandler(occupied)
    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return dummy


class Commands:
    """A growing run of ESC/POS commands. The output starts with a reset and Chinese mode."""

    def __init__(self) -> None:
        self._printer = _dummy_class()()
        self._printer.hw("INIT")
        self._raw(FS + b"&")

    @property
    def output(self) -> bytes:
        return self._printer.output

    def line(self, encoded: bytes) -> None:
        """Print GB18030 text and go to the next line."""
        self._raw(encoded + b"\n")

    def size(self, wide: int, high: int) -> None:
        """GS !: characters `wide` and `high` times normal size, each 1 to 8, hanzi included."""
        self._raw(GS + b"!" + bytes(((wide - 1) << 4 | (high - 1),)))

    def align(self, side: int) -> None:
        """ESC a: 0 left, 1 centre, 2 right."""
        self._raw(ESC + b"a" + bytes((side,)))

    def bold(self, on: bool) -> None:
        """ESC E."""
        self._raw(ESC + b"E" + bytes((on,)))

    def feed(self, dots: int) -> None:
        """ESC J: move the paper on by `dots`."""
        self._raw(ESC + b"J" + bytes((dots,)))

    def qr(self, content: str, module: int) -> None:
        """GS ( k: let the printer draw a QR code."""
        self._printer.qr(content, ec=ERROR_CORRECTION_M, size=module, model=MODEL_2, native=True)

    def cut(self) -> None:
        """GS V 66: feed to the cutter, then cut, so that no line is cut through."""
        self._printer.cut(mode="PART", feed=False)

    def _raw(self, command: bytes) -> None:
        self._printer._raw(command)
