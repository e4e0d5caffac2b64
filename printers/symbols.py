"""Codes and pictures as dots: masks, 255 where they are dark, without blank around them."""

import importlib
from collections.abc import Sequence
from typing import Any

from PIL import Image

QR_CORRECTIONS = "LMQH"


def qr_mask(content: bytes, correction: str, module: int) -> Image.Image | None:
    """The QR code of `content`, `module` dots to a module; None if no QR code holds so much."""
    qrcode: Any = importlib.import_module("qrcode")  # by name, since the library ships no types
    level = getattr(qrcode.constants, f"ERROR_CORRECT_{correction}")
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(content)
    try:
        code.make(fit=True)
    except (qrcode.exceptions.DataOverflowError, ValueError):
        return None
    modules = code.modules_count
    mask = Image.new("L", (modules, modules))
    mask.putdata([255 if dark else 0 for row in code.get_matrix() for dark in row])
    return mask.resize((modules * module, modules * module), Image.Resampling.NEAREST)


def barcode_mask(modules: Sequence[str], thinnest: int, height: int) -> Image.Image:
    """Bars from left to right, "1" dark, each `thinnest` dots wide."""
    mask = Image.new("L", (len(modules), 1))
    mask.putdata([255 if module == "1" else 0 for module in modules])
    return mask.resize((len(modules) * thinnest, height), Image.Resampling.NEAREST)


def bitmap_mask(width: int, height: int, rows: bytes) -> Image.Image:
    """Dots from the top, 8 to a byte, the leftmost highest; each row begins a byte."""
    return Image.frombytes("1", (width, height), rows).convert("L")
