"""A USB bus without hardware: what pyusb speaks to in place of libusb."""

from __future__ import annotations

import errno
from array import array
from collections import deque
from types import SimpleNamespace
from typing import Any

import usb.core  # type: ignore[import-untyped]  # pyusb ships no types
from usb.backend import IBackend  # type: ignore[import-untyped]  # as above

EPSON, SLIP_PRINTER = 0x04B8, 0x0E15
OUT, IN = 0x01, 0x82


class UsbBus(IBackend):  # type: ignore[misc]  # pyusb ships no types
    """One device with one interface. `said` is what it will answer, `got` what it was sent, `room` what it takes."""

    def __init__(self, interface_class: int = 7, inward: bool = True) -> None:
        self.got = bytearray()
        self.said: deque[bytes] = deque()
        self.room = 1 << 20
        self.trouble: int | None = None
        self.plugged = True
        self.driver_attached = True
        self._class = interface_class
        self._endpoints = (OUT, IN) if inward else (OUT,)

    def enumerate_devices(self) -> list[str]:
        return ["printer"] if self.plugged else []

    def get_device_descriptor(self, dev: object) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=EPSON, idProduct=SLIP_PRINTER, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> Any:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=(),
        )  # fmt: skip

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=len(self._endpoints),
            bInterfaceClass=self._class, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=(),
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: object, ep: int, intf: int, alt: int, config: int) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=self._endpoints[ep], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=(),
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        if self.trouble is not None:
            raise usb.core.USBError("no", -3, self.trouble)
        return dev

    def close_device(self, dev_handle: object) -> None:
        """Nothing to close."""

    def set_configuration(self, dev_handle: object, config_value: int) -> None:
        """One configuration."""

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None:
        if self.driver_attached:
            raise usb.core.USBError("busy", -6, errno.EBUSY)

    def release_interface(self, dev_handle: object, intf: int) -> None:
        """Nobody else waits for it."""

    def is_kernel_driver_active(self, dev_handle: object, intf: int) -> bool:
        return self.driver_attached

    def detach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        self.driver_attached = False

    def attach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        self.driver_attached = True

    def bulk_write(self, dev_handle: object, ep: int, intf: int, data: Any, timeout: int) -> int:
        self._must_be_there(timeout)
        taken = bytes(data)[: self.room - len(self.got)]
        if not taken:
            raise usb.core.USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        self.got += taken
        return len(taken)

    def bulk_read(self, dev_handle: object, ep: int, intf: int, buff: array[int], timeout: int) -> int:
        self._must_be_there(timeout)
        if not self.said:
            raise usb.core.USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        data = self.said.popleft()
        buff[: len(data)] = array("B", data)
        return len(data)

    def _must_be_there(self, timeout: int) -> None:
        assert timeout > 0, "libusb takes 0 for no end"
        if not self.plugged:
            raise usb.core.USBError("gone", -4, errno.ENODEV)
