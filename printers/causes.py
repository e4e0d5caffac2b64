"""What the operating system says of a failed device, in words that a person can act on."""

from __future__ import annotations

import errno
import socket
from typing import NamedTuple

_WORDS: dict[int, tuple[str, str]] = {
    errno.ECONNREFUSED: ("对方不接受连接，请核对地址和端口", "it refuses the connection; check address and port"),
    errno.ECONNRESET: ("对方断开了连接", "it ended the connection"),
    errno.EPIPE: ("对方断开了连接", "it ended the connection"),
    errno.EHOSTUNREACH: ("网络里找不到它，请看网线和电源", "the network does not find it; check cable and power"),
    errno.ENETUNREACH: ("这台电脑没有接上它的网络", "this computer is not on its network"),
    errno.ETIMEDOUT: ("没有回音", "it does not answer"),
    errno.ENOENT: ("没有这个设备，请看线是否插好", "there is no such device; see whether it is plugged in"),
    errno.ENODEV: ("设备已拔掉", "it was unplugged"),
    errno.ENXIO: ("设备已拔掉", "it was unplugged"),
    errno.EADDRINUSE: ("端口已被别的程序占用", "another program uses this port"),
    errno.EADDRNOTAVAIL: ("这台电脑没有这个地址", "this computer does not have this address"),
    errno.EIO: ("线断了或设备已拔掉", "the line broke or it was unplugged"),
    errno.EACCES: (
        "没有权限，请把运行程序的用户加入 dialout 和 lp 组",
        "not permitted; add this program's user to the groups dialout and lp",
    ),
    errno.EBUSY: ("别的程序正在用它", "another program is using it"),
    errno.EAGAIN: ("别的程序正在用它", "another program is using it"),
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.ENOTTY: ("这不是串口", "this is no serial port"),
}


class Told(NamedTuple):
    """A cause in both languages."""

    zh: str
    en: str


def in_words(cause: object) -> Told:
    """The cause in Chinese and in English; what is not known is told as it came, in both."""
    if isinstance(cause, Told):
        return cause
    if isinstance(cause, socket.gaierror | UnicodeError):
        return Told("查不到这个主机名", "this host name is not known")
    if isinstance(cause, TimeoutError):
        return Told(*_WORDS[errno.ETIMEDOUT])
    if isinstance(cause, OSError):
        code = cause.errno or _number(cause.__context__)
        if code in _WORDS:
            return Told(*_WORDS[code])
    return Told(str(cause), str(cause))


def _number(error: object) -> int | None:
    """The system's number of an error that a library has wrapped; terminals tell it as their first argument."""
    arguments = getattr(error, "args", ())
    return arguments[0] if arguments and isinstance(arguments[0], int) else None
