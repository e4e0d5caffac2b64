"""What a virtual printer is told by a line of words, from the keyboard or from its page."""

from __future__ import annotations

from collections.abc import Callable

from printers.status.readings import of_itself
from printers.status.state import PrinterState
from printers.virtual.device import VirtualDevice
from printers.virtual.running import RunningPrinter

MOST_LINES = 10_000

HELP = """\
paper low | out | ok     纸快完，没纸，换好纸 the roll: near its end, out, changed
paper out-after LINES    再打几行以后没纸 out after so many lines, in mid-slip
cover open | close       机盖 the cover
cutter jam | clear       下一次切纸时卡刀，排除 jams at the next cut, freed
tear                     撕纸（没有切刀时） tear the paper off, where there is no cutter
offline | online         脱机，联机 switched offline and back
silent on | off          不回答（照样打印） prints but answers nothing
garbage on | off         乱回答 answers nonsense
stall on | off           不接收数据 takes no byte
speed BAUD | full        线路速度 the line's speed
unplug | plug            拔线，插线 the cable is pulled, put back
power                    关机再开，缓冲区丢失 off and on; what it held is lost
state                    现在怎样 how it is
help                     这张表 this table
quit                     结束 the end
"""


class NotUnderstood(Exception):
    """The line is no command; the text says what would be."""


def obey(printer: RunningPrinter, line: str) -> str:
    """Do what the line says, and tell how the printer is then, or the help; raises `NotUnderstood`."""
    words = line.split()
    if words == ["help"]:
        return HELP.rstrip()
    if words == ["plug"]:
        printer.plug()
    elif words == ["unplug"]:
        printer.unplug()
    elif len(words) == 2 and words[0] == "speed":
        _set_speed(printer, words[1])
    elif words != ["state"]:
        act = ACTS.get(" ".join(words)) or _out_after(words)
        if act is None:
            raise NotUnderstood(f"不认识“{line}”，输入 help 看有哪些。 {line!r} is not known; help lists what is.")
        with printer.device() as device:
            act(device)
    return tell(printer)


def tell(printer: RunningPrinter) -> str:
    """How the printer is, on one line."""
    with printer.device() as device:
        manners = [name for name in ("silent", "garbage", "stalled") if getattr(device.manners, name)]
        cable = () if printer.plugged else ("unplugged",)
        return " ".join((f"state={state_of(device)}", *manners, *cable, f"slips={device.cut_count}"))


def state_of(device: VirtualDevice) -> PrinterState:
    """How the printer would say that it is."""
    return of_itself(device.condition.by_itself()).state


def _change(**condition: bool) -> Callable[[VirtualDevice], None]:
    return lambda device: device.change(**condition)


def _behave(name: str, on: bool) -> Callable[[VirtualDevice], None]:
    return lambda device: setattr(device.manners, name, on)


ACTS: dict[str, Callable[[VirtualDevice], None]] = {
    "paper low": _change(paper_low=True),
    "paper out": _change(paper_out=True),
    "paper ok": _change(paper_low=False, paper_out=False),
    "cover open": _change(cover_open=True),
    "cover close": _change(cover_open=False),
    "cutter jam": VirtualDevice.jam_at_next_cut,
    "tear": VirtualDevice.tear,
    "cutter clear": _change(cutter_jammed=False),
    "offline": _change(switched_offline=True),
    "online": _change(switched_offline=False),
    "silent on": _behave("silent", True),
    "silent off": _behave("silent", False),
    "garbage on": _behave("garbage", True),
    "garbage off": _behave("garbage", False),
    "stall on": _behave("stalled", True),
    "stall off": _behave("stalled", False),
    "power": VirtualDevice.power_cycle,
}


def _out_after(words: list[str]) -> Callable[[VirtualDevice], None] | None:
    if len(words) != 3 or words[:2] != ["paper", "out-after"]:
        return None
    lines = _whole(words[2])
    if lines is None or lines > MOST_LINES:
        raise NotUnderstood(f"行数是 0 到 {MOST_LINES} 的整数。 The lines are a whole number from 0 to {MOST_LINES}.")
    return lambda device: device.out_of_paper_after(lines)


def _set_speed(printer: RunningPrinter, word: str) -> None:
    baud = _whole(word)
    if word != "full" and not baud:
        raise NotUnderstood("速度是波特率，如 19200，或 full。 The speed is in baud, as 19200, or full.")
    with printer.device():
        for wire in printer.wires:
            wire.pace.baud = baud
            wire.pace.rest()


def _whole(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 9 else None
