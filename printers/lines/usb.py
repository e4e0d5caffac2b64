"""USB printers without a driver of the system's, through pyusb and libusb."""

from __future__ import annotations

import errno
import importlib
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Protocol

from printers.causes import Told
from printers.errors import LineLost, PrinterUnreachable
from printers.lines.line import POLL_SECONDS, Line, Port

PRINTER_CLASS = 7
BULK = 2
TRANSFER_MASK = 0x03
INWARD = 0x80
READ_AT_ONCE = 64

NO_LIBUSB = Told(
    "这台电脑没有 libusb，不能直接用 USB 打印机。请安装：apt-get install libusb-1.0-0，或者改用 escpos+usb:///dev/usb/lp0",
    "this computer has no libusb; install it (apt-get install libusb-1.0-0), or write escpos+usb:///dev/usb/lp0",
)
NOT_PLUGGED_IN = Told(
    "没有插着这个编号的 USB 打印机，用 python -m printers find 可以查看",
    "no USB printer with these numbers is plugged in; python -m printers find lists those that are",
)
NO_PRINTER = Told("这个 USB 设备不是打印机", "this USB device is no printer")
NOT_PERMITTED = Told(
    "没有权限打开 USB 设备，请写一条 udev 规则让运行程序的用户可以打开（见 docs/printers.md）",
    "not permitted to open the USB device; a udev rule gives this program's user the right (see docs/printers.md)",
)


class Endpoint(Protocol):
    """What is used of pyusb's endpoint; the library ships no types."""

    bEndpointAddress: int
    bmAttributes: int

    def write(self, data: bytes, timeout: int) -> int: ...

    def read(self, size: int, timeout: int) -> Any: ...  # an array of bytes


class UsbPort(Port):
    """A printer by its vendor's and product's number. `backend` stands for libusb; pyusb's own where None."""

    def __init__(self, url: str, vendor: int, product: int, patience: float, backend: object = None) -> None:
        super().__init__(url, patience)
        self._vendor = vendor
        self._product = product
        self._backend = backend

    def open(self) -> Line:
        """Take the printer from the system's own driver, and claim it for this program."""
        try:
            device = next(devices(self._backend, idVendor=self._vendor, idProduct=self._product), None)
            if device is None:
                raise PrinterUnreachable(self.url, NOT_PLUGGED_IN)
            return UsbLine(device, *_claim(device, self.url))
        except NoLibusb as error:
            raise PrinterUnreachable(self.url, NO_LIBUSB) from error
        except OSError as error:
            raise PrinterUnreachable(self.url, _cause(error)) from error


class UsbLine(Line):
    """One claimed interface with its two bulk endpoints; a printer that cannot answer has no inward one."""

    def __init__(self, device: Any, interface: int, outward: Endpoint, inward: Endpoint | None) -> None:
        self._device = device  # pyusb ships no types
        self._interface = interface
        self._outward = outward
        self._inward = inward

    def write(self, data: memoryview, seconds: float) -> int:
        try:
            return self._outward.write(bytes(data), _milliseconds(seconds))
        except OSError as error:
            if _timed_out(error):
                return 0
            raise LineLost(_cause(error)) from error

    def read(self, seconds: float) -> bytes:
        if self._inward is None:
            time.sleep(max(seconds, 0))
            return b""
        try:
            come = bytes(self._inward.read(READ_AT_ONCE, _milliseconds(seconds)))
        except OSError as error:
            if _timed_out(error):
                return b""
            raise LineLost(_cause(error)) from error
        if not come:
            time.sleep(min(max(seconds, 0), POLL_SECONDS))
        return come

    def unsent(self) -> int:
        return 0

    def discard(self) -> int:
        return 0

    def close(self) -> None:
        """Give the printer back to the system's driver."""
        util = importlib.import_module("usb.util")
        with suppress(OSError, NotImplementedError):
            util.release_interface(self._device, self._interface)
            self._device.attach_kernel_driver(self._interface)
        with suppress(OSError):
            util.dispose_resources(self._device)


class NoLibusb(Exception):
    """libusb, which pyusb speaks through, is not installed."""


def devices(backend: object = None, **wanted: int) -> Iterator[Any]:
    """USB devices that are plugged in, those with the `wanted` descriptor fields; raises `NoLibusb`."""
    core = importlib.import_module("usb.core")  # by name, since the library ships no types
    logging.getLogger("usb").setLevel(logging.CRITICAL)  # that libusb is missing is told by us
    try:
        yield from core.find(find_all=True, backend=backend, **wanted)
    except core.NoBackendError as error:
        raise NoLibusb from error


def printing_interfaces(device: Any) -> Iterator[Any]:
    """The interfaces of a device by which it prints."""
    for configuration in device:
        for interface in configuration:
            if interface.bInterfaceClass == PRINTER_CLASS:
                yield interface


def _claim(device: Any, url: str) -> tuple[int, Endpoint, Endpoint | None]:
    interface = next(printing_interfaces(device), None)
    outward = _endpoint(interface, inward=False)
    if interface is None or outward is None:
        raise PrinterUnreachable(url, NO_PRINTER)
    number = interface.bInterfaceNumber
    with suppress(NotImplementedError):  # systems without drivers to detach
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    core, util = importlib.import_module("usb.core"), importlib.import_module("usb.util")
    try:
        device.get_active_configuration()
    except core.USBError:
        device.set_configuration()
    util.claim_interface(device, number)
    return number, outward, _endpoint(interface, inward=True)


def _endpoint(interface: Any, inward: bool) -> Endpoint | None:
    for endpoint in interface or ():
        bulk = endpoint.bmAttributes & TRANSFER_MASK == BULK
        if bulk and bool(endpoint.bEndpointAddress & INWARD) is inward:
            found: Endpoint = endpoint
            return found
    return None


def _timed_out(error: OSError) -> bool:
    timeout: type[OSError] = importlib.import_module("usb.core").USBTimeoutError
    return isinstance(error, timeout)


def _milliseconds(seconds: float) -> int:
    """At least 1: libusb takes 0 for no end."""
    return max(1, round(seconds * 1000))


def _cause(error: OSError) -> object:
    return NOT_PERMITTED if error.errno == errno.EACCES else error
