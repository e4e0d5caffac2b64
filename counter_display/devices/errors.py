"""What can go wrong between the hall and a counter device.

Each error says what happened and what to do, Chinese first; `state` is what the hall is told of the device then.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class DeviceError(Exception):
    """The root of every error of this package."""

    state = "error"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")


class LineError(DeviceError):
    """The serial line itself cannot be used; whatever hangs on it cannot be reached."""

    state = "offline"


class PortMissing(LineError):
    """There is no such port: the device, or its adapter, is not plugged in."""

    def __init__(self, port: str) -> None:
        super().__init__(
            f"没有串口 {port}，请检查设备或转接头是否插好；插好后自动恢复",
            f"There is no port {port}: see that the device or its adapter is plugged in; it then comes back by itself",
        )


class PortForbidden(LineError):
    """This user may not open the port."""

    def __init__(self, port: str) -> None:
        super().__init__(
            f"无权打开串口 {port}，请把本用户加入 dialout 组后重新登录",
            f"Port {port} may not be opened: add this user to the group dialout and log in again",
        )


class PortTaken(LineError):
    """Another program holds the port."""

    def __init__(self, port: str) -> None:
        super().__init__(
            f"串口 {port} 正被别的程序占用，请先关掉那个程序",
            f"Port {port} is held by another program: close that one first",
        )


class PortUnusable(LineError):
    """The port is there but cannot be used as a serial line."""

    def __init__(self, port: str, cause: object) -> None:
        super().__init__(
            f"串口 {port} 打不开，它可能不是串口：{cause}",
            f"Port {port} cannot be opened; is it a serial port? {cause}",
        )


class LineLost(LineError):
    """An open line broke: unplugged, or its adapter lost power."""

    def __init__(self, port: str, cause: object) -> None:
        super().__init__(
            f"串口 {port} 断开了（{cause}），请检查插头；插好后自动恢复",
            f"Port {port} was lost ({cause}): see to its plug; it then comes back by itself",
        )


class LineStalled(LineError):
    """The line takes no more bytes."""

    def __init__(self, port: str) -> None:
        super().__init__(
            f"串口 {port} 不再接收数据，请检查流控设置和连线",
            f"Port {port} takes no more data: see to its flow control and wiring",
        )


class DeviceSilent(DeviceError):
    """The line is open but the device does not answer."""

    state = "offline"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} 没有回应，请检查电源、A/B 线是否接反、地址和波特率",
            f"{what} does not answer: check its power, whether A and B are swapped, its address and baud",
        )


class DeviceRefused(DeviceError):
    """The device answers that it will not do what it was told."""

    def __init__(self, what: str, answer: str) -> None:
        super().__init__(
            f"{what} 拒绝了写入（{answer}），请核对型号文件",
            f"{what} refuses what is written ({answer}): compare the profile with its manual",
        )


class FileNotUsable(DeviceError):
    """A profile or the file of the hall's devices cannot be used; `faults` has a sentence for each thing to mend."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__(f"文件有误，请改正：{path}", "The file needs mending:" + "".join(f"\n  {x}" for x in faults))


class ProfileUnknown(DeviceError):
    """No profile of this name comes with the program, and no such file is there."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"没有型号文件 {name}；自带的有：{'、'.join(known)}",
            f"There is no profile {name}; those that come with the program: {', '.join(known)}",
        )
