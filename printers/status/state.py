"""The states of a printer, and what the person at the desk is told of each."""

from __future__ import annotations

from enum import StrEnum


class PrinterState(StrEnum):
    """How a printer is, by its own word. Silence is `unknown`, never ready."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    OFFLINE = "offline"
    UNKNOWN = "unknown"

    @property
    def may_print(self) -> bool:
        """Whether the printer said that it would print now."""
        return self in (PrinterState.READY, PrinterState.PAPER_LOW)

    @property
    def zh(self) -> str:
        """What to do, in Chinese."""
        return _WORDS[self][0]

    @property
    def en(self) -> str:
        """What to do, in English."""
        return _WORDS[self][1]


_WORDS: dict[PrinterState, tuple[str, str]] = {
    PrinterState.READY: ("打印机正常。", "The printer is ready."),
    PrinterState.PAPER_LOW: (
        "纸快用完了，还能打；请准备好新纸卷。",
        "Paper is running low; it still prints. Have a new roll at hand.",
    ),
    PrinterState.PAPER_OUT: (
        "打印机没纸了：打开机盖，换上新纸卷，合上机盖。",
        "The printer is out of paper: open the cover, put in a new roll, close the cover.",
    ),
    PrinterState.COVER_OPEN: ("打印机的盖子开着，请合上。", "The printer's cover is open; close it."),
    PrinterState.CUTTER_ERROR: (
        "切刀卡住了：关掉打印机电源，打开机盖取出碎纸，合上再开机。",
        "The cutter is jammed: switch the printer off, open the cover, take out torn paper, close it, switch it on.",
    ),
    PrinterState.OFFLINE: (
        "打印机连不上或者脱机：看电源灯、连线，再看打印机上有没有报错灯。",
        "The printer is away or offline: see its power light, its cable, and whether an error light is on.",
    ),
    PrinterState.UNKNOWN: (
        "打印机没有回答，不知道它怎么样：请看一眼打印机。",
        "The printer does not answer, so nobody knows how it is: look at it.",
    ),
}
