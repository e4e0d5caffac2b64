"""How a printer is, and how it says so: answers told apart, read, and put into words."""

from printers.status.answers import AnswerReader
from printers.status.state import PrinterState

__all__ = ["AnswerReader", "PrinterState"]
