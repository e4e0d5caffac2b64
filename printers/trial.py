"""`python -m printers test URL`: ask the printer everything, print a test slip, and tell what was found."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from datetime import datetime
from typing import Any

from printers.encoder import encode
from printers.errors import LineLost, PrinterError, PrinterUnreachable
from printers.examination import examine_at_once, examine_in_turn
from printers.jobs.device import Device
from printers.jobs.devices import open_device
from printers.jobs.escpos_device import EscposDevice
from printers.jobs.job import JobState, told
from printers.layout import WIDTHS
from printers.profiles import Profile
from printers.stationery import stationery_of
from printers.status.state import PrinterState
from printers.templates import trial_layout

ABOUT = """\
问打印机每一项状态，打一张测试纸，最后一行是 state=状态。
打印机亲口说打完了，退出码才是 0。
Asks the printer everything, prints a test slip; the last line is state=STATE.
The exit code is 0 only when the printer itself said that it printed.
"""


def add_test(commands: Any) -> None:  # argparse names the type of its sub-parsers privately
    """Add the command to the others."""
    parser = commands.add_parser(
        "test",
        help="检查打印机，打一张测试纸 examine a printer, print a test slip",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("url", metavar="URL", help="打印机地址 the printer's address")
    parser.add_argument(
        "--width", type=int, choices=WIDTHS, default=WIDTHS[-1], help="纸宽（点）paper width in dots (576)"
    )
    parser.set_defaults(run=run_test)


def run_test(options: argparse.Namespace) -> int:
    """0 when the printer said that it printed."""
    profile = stationery_of(options.url, options.width).profile
    with closing(open_device(options.url)) as device:
        try:
            printed, state = _try(device, profile)
        except PrinterError as error:
            if not isinstance(error, LineLost | PrinterUnreachable):
                raise
            print(error, file=sys.stderr)
            printed, state = False, PrinterState.OFFLINE
    print(f"state={state}")
    return 0 if printed else 1


def _try(device: Device, profile: Profile) -> tuple[bool, PrinterState]:
    device.connect()
    if isinstance(device, EscposDevice):
        for finding in examine_at_once(device.conversation()):
            print(finding)
    state = device.ask_state()
    if not state.may_print and state is not PrinterState.UNKNOWN:
        print(f"没有打印测试纸。{state.zh}\nThe test slip was not printed. {state.en}")
        return False, state
    if isinstance(device, EscposDevice) and state.may_print:
        for finding in examine_in_turn(device.conversation()):
            print(finding)
        device.learn()
    printed_at = datetime.now().strftime("%Y-%m-%d %H:%M")
    ending = device.print(encode(trial_layout(device.url, printed_at, profile.width), profile))
    zh, en = told(ending.state, ending.reason or "")
    print(f"测试纸：{zh}\nThe test slip: {en}")
    if ending.state is JobState.PRINTED:
        return True, device.ask_state()
    return False, ending.reason if isinstance(ending.reason, PrinterState) else PrinterState.UNKNOWN
