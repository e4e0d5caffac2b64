"""An LED digit display as a Modbus RTU server: functions 06 and 16 on its registers, silence at all else."""

from __future__ import annotations

import struct
from collections.abc import Callable

WRITE_ONE, WRITE_MANY = 0x06, 0x10
ILLEGAL_FUNCTION, ILLEGAL_ADDRESS = 0x01, 0x02
REGISTERS = 64
LONGEST = 256
"""A Modbus frame is never longer."""


class SimulatedDigits:
    """A display at `address`. `registers` hold what it was told."""

    def __init__(self, address: int) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Called when it shows something else."""
        self.address = address
        self.registers = [0] * REGISTERS
        self.writes = 0
        self.powered = True
        """Without power it neither hears nor answers."""
        self._heard = b""

    def number(self, register: int) -> str:
        """What a display of the one-register kind shows."""
        return str(self.registers[register])

    def text(self, first: int, count: int) -> str:
        """What a display of the other kind shows: a character a register."""
        return "".join(map(chr, self.registers[first : first + count]))

    def hear(self, data: bytes) -> bytes:
        """Obey the frames in what has come; all else on the line, also other displays' answers, is passed over."""
        if not self.powered:
            return b""
        self._heard = (self._heard + data)[-LONGEST:]
        for begin in range(len(self._heard)):
            size = self._size(begin)
            frame = self._heard[begin : begin + size]
            if size and len(frame) == size and _crc(frame) == 0:
                self._heard = self._heard[begin + size :]
                return self._obey(frame[:-2]) if frame[0] == self.address else b""
        return b""

    def _size(self, begin: int) -> int:
        if len(self._heard) < begin + 7 or self._heard[begin] == 0:
            return 0
        function = self._heard[begin + 1]
        if function == WRITE_MANY:
            return 9 + self._heard[begin + 6]
        return 8

    def _obey(self, request: bytes) -> bytes:
        function, register, last = request[1], *struct.unpack(">HH", request[2:6])
        if function == WRITE_ONE:
            values: tuple[int, ...] = (last,)
        elif function == WRITE_MANY and request[6] == 2 * last:
            values = struct.unpack(f">{last}H", request[7:])
        else:
            return self._refuse(function, ILLEGAL_FUNCTION)
        if register + len(values) > REGISTERS:
            return self._refuse(function, ILLEGAL_ADDRESS)
        self.registers[register : register + len(values)] = values
        self.writes += 1
        self.changed()
        answer = request[:6]
        return answer + _crc(answer).to_bytes(2, "little")

    def _refuse(self, function: int, why: int) -> bytes:
        answer = bytes((self.address, function | 0x80, why))
        return answer + _crc(answer).to_bytes(2, "little")


def _crc(data: bytes) -> int:
    """CRC-16 of Modbus, bit by bit; 0 over a frame with its checksum."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc
