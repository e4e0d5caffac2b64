"""How a virtual printer is, and the bytes by which a real one would say so. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Condition:
    """Paper, cover, cutter, and whether the printer is on line; a new one is well."""

    paper_low: bool = False
    paper_out: bool = False
    cover_open: bool = False
    cutter_jammed: bool = False
    switched_offline: bool = False

    @property
    def offline(self) -> bool:
        """Whether it prints nothing now."""
        return self.paper_out or self.cover_open or self.cutter_jammed or self.switched_offline

    def at_once(self, question: int) -> bytes:
        """The answer to DLE EOT 1 to 4."""
        match question:
            case 1:
                byte = 0x08 * self.offline
            case 2:
                byte = 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.cutter_jammed
            case 3:
                byte = 0x08 * self.cutter_jammed
            case _:
                byte = 0x0C * self.paper_low | 0x60 * self.paper_out
        return bytes((0x12 | byte,))

    def in_turn(self, question: int) -> bytes:
        """The answer to GS r: paper for 1, the drawer's switch else."""
        if question not in (1, 49):
            return b"\x00"
        return bytes((0x03 * self.paper_low | 0x0C * self.paper_out,))

    def by_itself(self) -> bytes:
        """Automatic status."""
        first = 0x10 | 0x08 * self.offline | 0x20 * self.cover_open
        third = 0x03 * self.paper_low | 0x0C * self.paper_out
        return bytes((first, 0x08 * self.cutter_jammed, third, 0x0F))
