"""LED digit displays on Modbus RTU: which registers show a number, and the frames that write them (by pymodbus)."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Literal

from pymodbus.exceptions import ModbusException
from pymodbus.framer import FramerRTU
from pymodbus.pdu import DecodePDU
from pymodbus.pdu.register_message import WriteMultipleRegistersRequest, WriteSingleRegisterRequest

logging.getLogger("pymodbus.logging").setLevel(logging.CRITICAL)  # it logs noise on the line as errors; we judge it

Digits = Literal["number", "ascii"]
"""The digits as one number in one register; or the ASCII code of each character in a register of its own."""
LONGEST_ANSWER = 64
"""An answer to a write has 5 or 8 bytes; more than this is noise."""
SILENCE_BYTES = 3.5
"""So many bytes' time of silence part two frames."""
_FRAMER = FramerRTU(DecodePDU(False))


@dataclass(frozen=True, slots=True)
class Written:
    """The display has taken the registers."""


@dataclass(frozen=True, slots=True)
class Exceptional:
    """The display refuses; `code` is Modbus's exception code."""

    code: int


def registers_of(number: str, form: Digits, digits: int, blank: int) -> tuple[int, ...]:
    """What the registers hold for a number such as A012; with no number the display is dark, or shows `blank`.

    Of a number with more characters than the display has digits the last ones are shown.
    """
    if form == "ascii":
        return tuple(number[-digits:].rjust(digits).encode("ascii", "replace"))
    figures = "".join(char for char in number if char.isdecimal())[-digits:]
    return (int(figures) if figures else blank,)


def write_frame(address: int, register: int, values: tuple[int, ...]) -> bytes:
    """The frame that writes registers from `register` on: function 06 for one (8 bytes), else 16."""
    if len(values) == 1:
        return _FRAMER.buildFrame(WriteSingleRegisterRequest(dev_id=address, address=register, registers=values))
    return _FRAMER.buildFrame(WriteMultipleRegistersRequest(dev_id=address, address=register, registers=values))


def read_answer(heard: bytes, address: int, register: int, values: tuple[int, ...]) -> Written | Exceptional | None:
    """What the display at `address` answers to a write in the bytes heard so far; None while nothing sensible is."""
    try:
        _, answer = _FRAMER.handleFrame(heard, address, 0)
    except (ModbusException, ValueError, IndexError):
        return None
    if answer is None:
        return None
    if answer.isError():
        return Exceptional(answer.exception_code)
    asked = 6 if len(values) == 1 else 16
    same = answer.function_code == asked and answer.address == register
    whole = tuple(answer.registers) == values if asked == 6 else answer.count == len(values)
    return Written() if same and whole else None
