"""Profiles and the list of devices are checked when they are read, with one sentence for each thing to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from device_line import shipped

from counter_display.devices.device_plan import by_port, load_plan
from counter_display.devices.errors import FileNotUsable, ProfileUnknown
from counter_display.devices.profile_files import KINDS, load_profile
from counter_display.devices.profile_files import shipped as shipped_names

STRIP = 'kind = "strip"\ntitle = "x"\nbaud = 19200\nprefix = "AA {length}"\nsuffix = "1A"\n'
POLE = 'kind = "pole"\ntitle = "x"\nbaud = 9600\n'
DIGITS = 'kind = "digits"\ntitle = "x"\nbaud = 9600\nfirst_register = 0\n'
KEYPAD = 'kind = "keypad"\ntitle = "x"\nbaud = 9600\n'


def _faults(folder: Path, text: str, name: str = "mine.toml") -> tuple[str, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(FileNotUsable) as found:
        load_profile(name, folder) if name == "mine.toml" else load_plan(folder / name)
    assert str(found.value).count("\n") == sum(fault.count("\n") + 1 for fault in found.value.faults)
    return found.value.faults


def test_every_profile_that_comes_with_the_program_can_be_used_and_every_kind_has_one() -> None:
    assert {shipped(name).kind for name in shipped_names()} == set(KINDS)


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("", "kind", "应为"),
        ('kind = "zip"', "kind", "应为"),
        ("kind = ", "TOML", ""),
        (STRIP.replace('title = "x"\n', ""), "title", "缺少这一项"),
        (STRIP + "sufix = 1", "sufix", "没有这一项"),
        (STRIP.replace("19200", "19201"), "baud", "值不合适"),
        (STRIP.replace("19200", '"19200"'), "baud", "值不合适"),
        (STRIP.replace("{length}", "{len}"), "prefix", "{len}"),
        (STRIP + 'encoding = "gbkk"', "encoding", "没有这种编码"),
        (STRIP + 'checksum = "xor"', "checksum", "{checksum}"),
        (STRIP.replace("{length}", "{checksum}"), "checksum", "要么都不写"),
        (STRIP + "longest = 250\nlength_adds = 8", "longest", "255"),
        (STRIP + "longest = 10", "says.called", "超过"),
        (STRIP + 'says = { called = "{numbr}" }', "says.called", "{numbr}"),
        (STRIP + 'says = { called = "{number:>9999999999}" }', "says.called", "不认识"),
        (STRIP + 'says = { called = "{number.real}" }', "says.called", "不认识"),
        (STRIP + 'says = { called = "{number" }', "says.called", "花括号"),
        (STRIP + 'says = { calling = "x" }', "says.calling", "没有这种状态"),
        (STRIP + 'says = { called = "😀" }', "says.called", "😀"),
        (POLE + 'says = { called = "请{number}" }', "says.called", "显示不了"),
        (POLE + 'says = { called = "NUMBER {number} PLEASE COME" }', "says.called", "20"),
        (POLE + 'says = { called = "1\\n2\\n3" }', "says.called", "两行"),
        (DIGITS + "digits = 5", "digits", "4 位"),
        (DIGITS + "digits = 0", "digits", "值不合适"),
        (KEYPAD + "keys = { call = 0x0D }", "keys", "键码相同"),
        (KEYPAD + "key_function = 2", "key_function", "相同"),
    ],
)
def test_a_fault_in_a_profile_names_its_key_and_what_is_wrong(tmp_path: Path, text: str, key: str, words: str) -> None:
    [fault] = _faults(tmp_path, text)
    assert key in fault
    assert words in fault
    assert " / " in fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    faults = _faults(tmp_path, STRIP.replace("19200", "1") + 'foo = 1\nencoding = "no"\n')
    assert [fault.partition(":")[0] for fault in faults] == ["baud", "encoding", "foo"]


def test_a_profile_that_nobody_wrote_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnknown, match="led-485、"):
        load_profile("led-458", tmp_path)
    with pytest.raises(ProfileUnknown, match=r"mine\.toml"):
        load_profile("mine.toml", tmp_path)


def _device(profile: str, port: str = "/dev/ttyUSB0", **more: object) -> str:
    keys = {"profile": profile, "port": port, **more}
    return "[[device]]\n" + "".join(f"{key} = {value!r}\n" for key, value in keys.items())


def test_devices_on_one_port_share_a_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(POLE)
    text = _device("led-485", window="1", address=1) + _device("led-485-ascii", window="2", address=2)
    text += _device("mine.toml", "/dev/ttyUSB1", window="1") + _device("id-card", "/dev/ttyUSB2", name="guide")
    (tmp_path / "devices.toml").write_text(text)
    lines = by_port(load_plan(tmp_path / "devices.toml"))
    assert {port: [device.name for device in line] for port, line in lines.items()} == {
        "/dev/ttyUSB0": ["digits-1", "digits-2"],
        "/dev/ttyUSB1": ["pole-1"],
        "/dev/ttyUSB2": ["guide"],
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "device: 缺少这一项"),
        ("device = []", "device: 值不合适"),
        (_device("led-458", window="1"), "device 1: 没有型号文件 led-458"),
        (_device("led-485"), "device 1.window: 缺少这一项"),
        (_device("led-485", window="1", address=248), "device 1.address: 应在 1 到 247"),
        (_device("cd5220", window="1", address=1), "device 1.address: 这种设备没有地址"),
        (_device("led-485", window="1", adress=1), "device 1.adress: 没有这一项"),
        (_device("led-485", window="1") + _device("led-485", window="2"), "地址 1 用了两次"),
        (_device("led-485", window="1") + _device("strip-0509", window="1"), "不能共用一条线"),
        (_device("cd5220", window="1") + _device("cd5220", window="2"), "不能共用一条线"),
        (_device("cd5220", "a", window="1") + _device("cd5220", "b", window="1"), "两台设备叫 pole-1"),
    ],
)
def test_a_fault_in_the_list_of_devices_says_which_and_what(tmp_path: Path, text: str, words: str) -> None:
    [fault] = _faults(tmp_path, text, "devices.toml")
    assert words in fault


def test_devices_of_two_speeds_cannot_share_a_line(tmp_path: Path) -> None:
    (tmp_path / "fast.toml").write_text(DIGITS.replace("9600", "19200") + "digits = 4\n")
    text = _device("led-485", window="1") + _device("fast.toml", window="2", address=2)
    assert "波特率" in _faults(tmp_path, text, "devices.toml")[0]


def test_a_strip_whose_frames_have_no_address_cannot_be_given_one(tmp_path: Path) -> None:
    (tmp_path / "strip.toml").write_text(STRIP)
    assert "{address}" in _faults(tmp_path, _device("strip.toml", window="1", address=2), "devices.toml")[0]
