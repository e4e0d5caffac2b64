"""The technician's commands, as they are typed."""

from __future__ import annotations

import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from device_line import plugged
from front_desk import FrontDesk
from live_hall import LiveHall

from counter_display.__main__ import main
from counter_display.devices import trial
from counter_display.devices.simulated.bus import SimulatedDevice
from counter_display.devices.simulated.card_reader import SimulatedCardReader
from counter_display.devices.simulated.digits import SimulatedDigits
from counter_display.devices.simulated.keypad import SimulatedKeypad
from counter_display.devices.simulated.pole import SimulatedPole
from counter_display.devices.simulated.strip import SimulatedStrip

LIST = '[[device]]\nprofile = "strip-0509"\nport = "/dev/ttyUSB0"\nwindow = "3"\n'


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "PATTERN_SECONDS", 0.05)


def _tried(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["test-device", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def _patient(name: str, folder: Path) -> str:
    """A profile of ours that waits longer for an answer: this computer may be busy."""
    text = (Path(str(files("assets"))) / "devices" / f"{name}.toml").read_text(encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(f"answer_ms = 1000\n{text}", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("profile", "baud", "device", "words"),
    [
        ("strip-0509", 19200, SimulatedStrip(0), "请A888到8号窗口"),
        ("cd5220", 9600, SimulatedPole(), "NUMBER A888"),
    ],
)
def test_a_pattern_is_sent_to_a_display_that_cannot_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, baud: int, device: SimulatedDevice, words: str
) -> None:
    with plugged(tmp_path, baud, device) as bus:
        code, said, _ = _tried(capsys, profile, str(bus.port))
    assert code == 0
    assert words in said
    assert said.splitlines()[-1] == "state=sent"


def test_displays_on_a_line_are_found_and_show_their_addresses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "ADDRESSES_TRIED", range(1, 5))
    displays = [SimulatedDigits(2), SimulatedDigits(4)]
    with plugged(tmp_path, 9600, *displays) as bus:
        code, said, _ = _tried(capsys, _patient("led-485", tmp_path), str(bus.port))
    assert code == 0
    assert [display.number(7) for display in displays] == ["2", "4"]
    assert said.count("有回应") == 2
    assert said.splitlines()[-1] == "state=ready"


@pytest.mark.parametrize("address", [(), ("--address", "4")])
def test_a_line_without_displays_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: tuple[str, ...]
) -> None:
    with plugged(tmp_path, 9600, SimulatedDigits(200)) as bus:
        code, said, _ = _tried(capsys, "led-485", str(bus.port), *address)
    assert code == 1
    assert "没有回应" in said
    assert said.splitlines()[-1] == "state=offline"


def test_a_display_that_refuses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "other.toml"
    profile.write_text(
        'kind = "digits"\ntitle = "x"\nbaud = 9600\nfirst_register = 999\ndigits = 4\nanswer_ms = 1000\n'
    )
    with plugged(tmp_path, 9600, SimulatedDigits(1)) as bus:
        code, said, _ = _tried(capsys, str(profile), str(bus.port), "--address", "1")
    assert code == 1
    assert "Modbus 02" in said
    assert said.splitlines()[-1] == "state=error"


def test_the_keys_of_a_keypad_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keypad = SimulatedKeypad(1)
    with plugged(tmp_path, 9600, keypad) as bus:
        keypad.changed = lambda: bus.send(keypad.key_frame("call")) if keypad.shown == "123123" else None
        code, said, _ = _tried(capsys, _patient("keypad", tmp_path), str(bus.port), "--seconds", "3")
    assert code == 0
    assert "按键 key 0C: call" in said
    assert keypad.shown == "123123"


def test_a_card_is_told_by_its_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = SimulatedCardReader()
    reader.put("11010119000101001X")
    with plugged(tmp_path, 115200, reader) as bus:
        code, said, _ = _tried(capsys, "id-card", str(bus.port), "--seconds", "5")
    assert code == 0
    assert "card read, hash" in said
    assert "1101" not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("led-485", "/dev/no-such-port"), "没有串口 /dev/no-such-port"),
        (("led-458", "/dev/null"), "没有型号文件 led-458"),
        (("my.toml", "/dev/null"), "没有型号文件 my.toml"),
        (("led-485", "/dev/null"), "打不开"),
        (("led-485", "/"), "打不开"),
    ],
)
def test_what_cannot_be_tried_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], words: str
) -> None:
    code, said, error = _tried(capsys, *arguments)
    assert code == 1
    assert words in error
    assert said.splitlines()[-1].startswith("state=")


@pytest.mark.parametrize(
    "arguments",
    [
        ["test-device"],
        ["test-device", "led-485"],
        ["test-device", "led-485", "x", "--address", "300"],
        ["test-device", "led-485", "x", "--address", "one"],
        ["test-device", "led-485", "x", "--seconds", "0"],
        ["devices", "--server", "http://127.0.0.1:9"],
        ["devices", "--server", "127.0.0.1:8080", "--devices", "x.toml"],
        ["devices", "--server", "http://[::1", "--devices", "x.toml"],
        ["devices", "--server", "http://hall:no", "--devices", "x.toml"],
    ],
)
def test_a_command_typed_wrong_is_told_how(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(("content", "words"), [(None, "读不到文件"), ("device = 1", "device"), ("[[device]", "TOML")])
def test_a_list_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, words: str
) -> None:
    path = tmp_path / "devices.toml"
    if content is not None:
        path.write_text(content)
    assert main(["devices", "--server", "http://127.0.0.1:9", "--devices", str(path)]) == 1
    assert words in capsys.readouterr().err


def test_a_window_that_the_hall_does_not_have_ends_the_program(live_hall: LiveHall, tmp_path: Path) -> None:
    path = tmp_path / "devices.toml"
    path.write_text(LIST.replace('"3"', '"99"'))
    command = [sys.executable, "-m", "counter_display", "devices", "--server", live_hall.url, "--devices", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "大厅里没有窗口 99" in done.stderr


def test_the_simulated_devices_follow_a_hall_until_they_are_told_to_stop(live_hall: LiveHall, tmp_path: Path) -> None:
    hall = FrontDesk(live_hall)
    hall.open("3")
    hall.take()
    number = hall.call("3").number
    path = tmp_path / "devices.toml"
    path.write_text(LIST)
    command = [sys.executable, "-m", "counter_display", "devices", "--server", live_hall.url, "--devices", str(path)]
    with subprocess.Popen(
        [*command, "--simulate"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if f"请{number}到3号窗口" in line)
        process.send_signal(signal.SIGTERM)
        rest, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert "请听工作人员叫号" in rest.splitlines()[-1]


def test_devices_need_no_qt() -> None:
    code = (
        "import sys, contextlib\n"
        "from counter_display.__main__ import main\n"
        "with contextlib.suppress(SystemExit): main(['devices', '--help'])\n"
        "import counter_display.devices.program, counter_display.devices.trial\n"
        "print(sorted(name for name in sys.modules if name.startswith('PySide6')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert "test-device" not in done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
