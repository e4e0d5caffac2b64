"""A printer without hardware: what draws slips from ESC/POS bytes."""

from printers.virtual.interpreter import VirtualPrinter

__all__ = ["VirtualPrinter"]
