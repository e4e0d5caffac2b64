"""The technician's commands: `python -m counter_display devices …` and `python -m counter_display test-device …`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from counter_display.devices.errors import DeviceError

if TYPE_CHECKING:  # a command line that is only read loads no models
    from counter_display.devices.device_plan import Device

DEVICES = """\
窗口设备：数码管屏、LED 条屏、立杆客显、呼叫键盘、身份证阅读器，都接串口，不需要图形界面。
Counter devices on serial lines: digit displays, LED strips, pole displays, keypads, card readers. Needs no display.

devices.toml，每台设备一段 one section a device:
  [[device]]
  profile = "led-485"          # 型号，自带的或自己写的文件 a model, ours or a file of your own: "my-strip.toml"
  port    = "/dev/ttyUSB0"     # 同一条 485 线上的设备写同一个串口 devices on one RS-485 line have one port
  window  = "1"
  address = 1

自带型号 models: led-485, led-485-ascii, strip-0509, cd5220, cd5220-chinese, keypad, id-card
断线、拔插后自动恢复。Whatever is unplugged comes back by itself.

例 example:
  python -m counter_display devices --server http://127.0.0.1:8080 --devices devices.toml
"""
TRIAL = """\
单独试一台设备：显示测试图样，或等待按键、放卡，并说明结果。
Try one device: shows test patterns, or waits for keys or a card, and tells what it found.

最后一行 the last line: state=ready 有回应 answered | sent 已发出，请看屏 sent, look at it | offline | error
有回应或已发出时退出码为 0。Exit code 0 when it answered, or when the pattern was sent to a display that cannot answer.

例 example:
  python -m counter_display test-device led-485 /dev/ttyUSB0 --address 3
  python -m counter_display test-device my-strip.toml /dev/ttyUSB1
"""
LAST_ADDRESS = 255


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that only the devices program has."""
    parser.add_argument("--devices", required=True, type=Path, metavar="FILE.toml", help="设备清单 the list of devices")
    parser.add_argument(
        "--simulate",
        action="store_true",
        help="不接硬件，用模拟设备；键入“3 call”按 3 号窗口的键 simulated devices; type “3 call” to press a key",
    )
    parser.set_defaults(run=run)


def add_trial_options(parser: argparse.ArgumentParser) -> None:
    """The options of the trial of one device."""
    parser.add_argument("profile", metavar="PROFILE", help="型号或文件 a model, or a file")
    parser.add_argument("port", metavar="PORT", help="串口 the serial port (/dev/ttyUSB0, COM3)")
    parser.add_argument("--address", type=_address, metavar="N", help="只试这个地址 try this address only")
    parser.add_argument(
        "--seconds",
        type=_seconds,
        default=20.0,
        metavar="S",
        help="等按键或放卡多久 how long to wait for a key or card (20)",
    )
    parser.set_defaults(run=run_trial)


def run(options: argparse.Namespace) -> int:
    """Run all devices until told to stop; 1 with the reason where the list is wrong or the hall has no such window."""
    from counter_display.devices.device_plan import load_plan
    from counter_display.devices.program import run as run_program

    try:
        with _at_hand(load_plan(options.devices), options.simulate) as devices:
            unknown = asyncio.run(run_program(devices, options.server, options.token, options.device, say))
    except DeviceError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    if unknown is not None:
        print(unknown, file=sys.stderr)
        return 1
    return 0


def run_trial(options: argparse.Namespace) -> int:
    """Try one device; 0 when it answered or a pattern was sent to it."""
    from counter_display.devices.trial import try_device

    try:
        state = try_device(options.profile, options.port, options.address, options.seconds, say)
    except DeviceError as error:
        print(error, file=sys.stderr)
        state = error.state
    except KeyboardInterrupt:
        return 1
    say(f"state={state}")
    return 0 if state in ("ready", "sent") else 1


@contextmanager
def _at_hand(devices: list[Device], simulated: bool) -> Iterator[list[Device]]:
    """The devices, or simulated ones in their stead."""
    if not simulated:
        yield devices
        return
    from counter_display.devices.simulated.workbench import Workbench  # needs pseudo-terminals, which Windows lacks

    with Workbench(devices, say, sys.stdin) as bench:
        yield bench.devices


def say(words: str) -> None:
    """A line for the technician, at once."""
    print(words, flush=True)


def _address(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_ADDRESS:
        raise argparse.ArgumentTypeError(f"{text!r}: 0-{LAST_ADDRESS}")
    return int(text)


def _seconds(text: str) -> float:
    if not text.isdecimal() or not 1 <= int(text) <= 600:
        raise argparse.ArgumentTypeError(f"{text!r}: 1-600")
    return float(text)
