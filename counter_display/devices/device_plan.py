"""The hall's devices as a technician lists them in one file: which model, on which port, for which window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from counter_display.devices.errors import DeviceError, FileNotUsable
from counter_display.devices.profile_files import checked, load_profile, read_toml
from counter_display.devices.profiles import AnyProfile, CardProfile, StripProfile
from dispatcher import wire

LONGEST_MODBUS_ADDRESS = 247
SHARING = ("digits", "strip", "keypad")
"""Kinds of which several may hang on one line, each with an address."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    profile: str
    port: Annotated[str, Field(min_length=1)]
    window: wire.Id | None = None
    address: Annotated[int, Field(ge=0, le=255)] | None = None
    name: wire.Id | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    device: Annotated[list[_Entry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Device:
    """A device of the hall. `window` is empty for one that belongs to none."""

    name: str
    profile: AnyProfile
    port: str
    window: str
    address: int


def load_plan(path: Path) -> list[Device]:
    """The hall's devices. Raises `FileNotUsable` with a sentence for each thing to mend, `ProfileUnknown`."""
    entries = checked(_File, read_toml(path), path).device
    faults: list[str] = []
    devices: list[Device] = []
    for place, entry in enumerate(entries, 1):
        try:
            profile = load_profile(entry.profile, path.parent)
        except DeviceError as error:
            faults.append(f"device {place}: {error}")
            continue
        faults += _entry_faults(place, entry, profile)
        devices.append(_device(entry, profile))
    faults += [] if faults else _faults_together(devices)
    if faults:
        raise FileNotUsable(path, faults)
    return devices


def by_port(devices: Sequence[Device]) -> dict[str, list[Device]]:
    """The devices of each line, in the file's order."""
    lines: dict[str, list[Device]] = defaultdict(list)
    for device in devices:
        lines[device.port].append(device)
    return dict(lines)


def _device(entry: _Entry, profile: AnyProfile) -> Device:
    window = entry.window or ""
    name = entry.name or (f"{profile.kind}-{window}" if window else profile.kind)
    usual = 0 if isinstance(profile, StripProfile) else 1
    return Device(name, profile, entry.port, window, usual if entry.address is None else entry.address)


def _entry_faults(place: int, entry: _Entry, profile: AnyProfile) -> Iterator[str]:
    where = f"device {place}"
    if entry.window is None and not isinstance(profile, CardProfile):
        yield f"{where}.window: 缺少这一项，写上它是哪个窗口的 / is missing: whose window is it"
    if entry.address is not None and profile.kind not in SHARING:
        yield f"{where}.address: 这种设备没有地址 / this kind of device has no address"
    if profile.kind == "digits" and entry.address is not None and not 1 <= entry.address <= LONGEST_MODBUS_ADDRESS:
        yield f"{where}.address: 应在 1 到 {LONGEST_MODBUS_ADDRESS} 之间 / should be from 1 to {LONGEST_MODBUS_ADDRESS}"
    if isinstance(profile, StripProfile) and entry.address and not profile.has_address:
        yield f"{where}.address: 这个型号的帧里没有 {{address}} / this model's frames have no {{address}}"


def _faults_together(devices: Sequence[Device]) -> Iterator[str]:
    for name in _repeated([device.name for device in devices]):
        yield f"name: 有两台设备叫 {name}，请用 name 区分 / two devices are called {name}: give one another name"
    for port, line in by_port(devices).items():
        kinds = {device.profile.kind for device in line}
        if len(line) > 1 and (len(kinds) > 1 or not kinds <= set(SHARING)):
            yield f"port {port}: 这几种设备不能共用一条线：{'、'.join(sorted(kinds))} / these cannot share a line"
        elif len({device.profile.baud for device in line}) > 1:
            yield f"port {port}: 同一条线上波特率要一样 / devices on one line have one baud"
        else:
            for address in _repeated([device.address for device in line]):
                yield f"port {port}: 地址 {address} 用了两次 / address {address} is used twice"


def _repeated(values: Sequence[str | int]) -> list[str | int]:
    return sorted({value for value in values if values.count(value) > 1}, key=str)
