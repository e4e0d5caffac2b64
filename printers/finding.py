"""`python -m printers find`: the printers that this computer may reach, each with the URL to write."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import ipaddress
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from printers.lines.usb import NO_LIBUSB, NoLibusb, devices, printing_interfaces
from printers.transport import DEFAULT_BAUD, DEFAULT_PORT

ABOUT = """\
列出串口、USB 打印机和网络打印机，以及各自该写的地址。
Lists serial ports, USB printers and network printers, each with the URL to write.

串口上接的不一定是打印机；用 python -m printers test 地址 试一试。
A serial port need not lead to a printer; try it with python -m printers test URL.
"""

LARGEST_NETWORK = 1024
"""Addresses that are looked at, at most."""
AT_ONCE = 128
CONNECT_SECONDS = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """A printer, or what may lead to one: the URL to write, and what the system says of it."""

    url: str
    what: str


class NetworkNotUsable(ValueError):
    """The network to look through is written wrongly, or is too large."""


def add_find(commands: Any) -> None:  # argparse names the type of its sub-parsers privately
    """Add the command to the others."""
    parser = commands.add_parser(
        "find",
        help="列出打印机和地址 list printers and their URLs",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--network",
        nargs="?",
        const="",
        type=_network,
        metavar="NET",
        help="也查网络：本机所在的 /24，或如 192.168.1.0/24；只试 9100 端口能否接通，不发数据 "
        "also this computer's /24, or NET: whether port 9100 answers; nothing is sent",
    )
    parser.set_defaults(run=run_find)


def run_find(options: argparse.Namespace) -> int:
    """Always 0: to have found nothing is an answer too."""
    found = [*serial_ports(), *usb_printers(), *device_files(), *windows_queues()]
    if options.network is not None:
        found += asyncio.run(network_printers(options.network))
    for each in found:
        print(f"{each.url}  {each.what}")
    if not found:
        print("没有找到打印机。看线和电源；网络打印机加 --network 查找。")
        print("No printer was found. See cable and power; for network printers say --network.")
    return 0


def serial_ports() -> Iterator[Found]:
    """Serial ports, those of USB adapters too."""
    from serial.tools.list_ports import comports

    for port in sorted(comports()):
        words = port.description if port.description not in ("n/a", port.device) else "串口 serial port"
        yield Found(f"escpos+serial://{port.device}?baud={DEFAULT_BAUD}", words)


def usb_printers(backend: object = None) -> Iterator[Found]:
    """USB devices that print."""
    try:
        for device in devices(backend):
            if any(printing_interfaces(device)):
                yield Found(f"escpos+usb://{device.idVendor:04x}:{device.idProduct:04x}", _name(device))
    except NoLibusb:
        yield Found("escpos+usb://", "；".join(NO_LIBUSB))


def device_files(folder: Path = Path("/dev/usb")) -> Iterator[Found]:
    """USB printers as the system's own driver shows them."""
    for path in sorted(folder.glob("lp*")):
        yield Found(f"escpos+usb://{path}", "USB 打印机，系统驱动 USB printer, the system's driver")


def windows_queues() -> Iterator[Found]:
    """Printers of Windows."""
    try:
        spooler: Any = importlib.import_module("win32print")  # ships no types for other systems
    except ImportError:
        return
    for _, _, name, _ in spooler.EnumPrinters(spooler.PRINTER_ENUM_LOCAL):
        yield Found(f"escpos+queue://{name}", "Windows 打印机 a printer of Windows")


async def network_printers(hosts: Iterable[str], port: int = DEFAULT_PORT) -> list[Found]:
    """Hosts whose `port` takes connections. Nothing is sent: what listens there may be any printer."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def takes_connections(host: str) -> bool:
        async with limit:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    _, writer = await asyncio.open_connection(host, port)
            except (OSError, TimeoutError):
                return False
            writer.close()
            return True

    hosts = list(hosts)
    answers = await asyncio.gather(*map(takes_connections, hosts))
    words = "网络打印机 network printer"
    return [Found(f"escpos+tcp://{host}:{port}", words) for host, there in zip(hosts, answers, strict=True) if there]


def hosts_of(network: str) -> list[str]:
    """The hosts of a network as `192.168.1.0/24`; of this computer's own /24 where it is empty.

    Raises `NetworkNotUsable`.
    """
    try:
        net = ipaddress.ip_network(network or f"{_own_address()}/24", strict=False)
    except (ValueError, OSError) as error:
        raise NetworkNotUsable(f"网络写法如 192.168.1.0/24 a network is written as 192.168.1.0/24: {error}") from error
    if net.num_addresses > LARGEST_NETWORK:
        raise NetworkNotUsable(
            f"最多查 {LARGEST_NETWORK} 个地址 at most {LARGEST_NETWORK} addresses are looked at: {net}"
        )
    return [str(host) for host in net.hosts()]


def _own_address() -> str:
    """This computer's address in its network. A datagram socket that is connected sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        address: str = asking.getsockname()[0]
        return address


def _name(device: Any) -> str:
    try:
        name = " ".join(part for part in (device.manufacturer, device.product) if part)
    except (OSError, ValueError):
        name = ""
    return name or "USB 打印机 USB printer"


def _network(text: str) -> list[str]:
    try:
        return hosts_of(text)
    except NetworkNotUsable as error:
        raise argparse.ArgumentTypeError(str(error)) from None
