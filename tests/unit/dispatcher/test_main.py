"""`python -m dispatcher` but for serving: what is said, and with which exit code it ends."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from recorded_hall import busy_morning, recorded_scene, tamper

from dispatcher.__main__ import main
from dispatcher.store import Enrolment, Role


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a hall after a busy morning."""
    with recorded_scene(tmp_path / "data") as scene:
        busy_morning(scene)
    return tmp_path / "data"


def told_to_leave(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What argparse says when it ends the program with 2."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("command", ["", "serve", "backup", "restore", "verify", "export", "enrol"])
def test_help_is_given_in_both_languages_and_fits_a_screen(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"] if command else ["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert any("\u4e00" <= character <= "\u9fff" for character in said)
    assert " / " in said
    assert len(said.splitlines()) < 45


def test_without_a_command_the_commands_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "COMMAND" in told_to_leave([], capsys)


SERVE = ["serve", "--hall", "hall.toml", "--data", "data"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--at", "tomorrow"], "2026-11-23T09:00"),
        (["--at", "2026-11-23T09:00+08:00"], "不带时区"),
        (["--at", "2026-13-01T09:00"], "2026-11-23T09:00"),
        (["--speed", "fast"], "0.01 至 10000"),
        (["--speed", "0"], "0.01 至 10000"),
        (["--speed", "nan"], "0.01 至 10000"),
        (["--speed", "1e9"], "0.01 至 10000"),
        (["--port", "65536"], "0 至 65535"),
        (["--port", "-1"], "0 至 65535"),
        (["--port", "http"], "0 至 65535"),
    ],
)
def test_an_option_that_makes_no_sense_says_what_would(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in told_to_leave([*SERVE, *options], capsys)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.invalid", "", "localhost.example"])
def test_an_open_hall_is_refused_beyond_this_computer(
    tmp_path: Path, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["serve", "--hall", str(tmp_path / "none"), "--data", str(tmp_path / "data"), "--open", "--host", host]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "去掉 --open" in said
    assert "enrol the devices first" in said
    assert not (tmp_path / "data").exists()


def test_a_backup_is_restored_verified_and_exported(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, restored, tables = tmp_path / "kept.db", tmp_path / "restored", tmp_path / "tables"
    assert main(["backup", "--data", str(data), "--to", str(kept)]) == 0
    assert str(kept) in capsys.readouterr().out
    assert main(["restore", "--from", str(kept), "--data", str(restored)]) == 0
    assert str(restored) in capsys.readouterr().out
    assert main(["verify", "--data", str(restored)]) == 0
    assert "检验通过" in capsys.readouterr().out
    assert main(["export", "--data", str(restored), "--to", str(tables)]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert written == sorted(tables.iterdir(), key=written.index)
    with (tables / "tickets.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_verify_tells_the_first_wrong_event_and_ends_with_1(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(data, "UPDATE events SET actor = 'somebody' WHERE seq = 5")
    assert main(["verify", "--data", str(data)]) == 1
    said = capsys.readouterr().out
    assert "事件 5" in said
    assert "event 5" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["backup", "--data", "{none}", "--to", "{new}"], "这里没有大厅数据"),
        (["backup", "--data", "{data}", "--to", "{file}"], "不会覆盖"),
        (["restore", "--from", "{none}", "--data", "{new}"], "这里没有大厅数据"),
        (["restore", "--from", "{file}", "--data", "{data}"], "--replace"),
        (["restore", "--from", "{file}", "--data", "{new}"], "数据库文件损坏"),
        (["verify", "--data", "{none}"], "这里没有大厅数据"),
        (["verify", "--data", "{file}"], "数据库文件损坏"),
        (["export", "--data", "{none}", "--to", "{new}"], "这里没有大厅数据"),
        (["export", "--data", "{data}", "--to", "{file}"], "{file}"),
        (["enrol", "--data", "{file}", "--device", "d", "--role", "kiosk"], "{file}"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    data: Path, tmp_path: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"data": data, "none": tmp_path / "none", "new": tmp_path / "new", "file": tmp_path / "file.txt"}
    places["file"].write_text("nothing of a hall")
    assert main([argument.format(**places) for argument in arguments]) == 1
    said = capsys.readouterr().err
    assert told.format(**places) in said
    assert "Traceback" not in said


def test_a_device_is_enrolled_and_revoked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "--data", str(data), "--device", "c1", "--role", "console", "--place", "1"]) == 0
    token = capsys.readouterr().out.strip()
    enrolment = Enrolment.open(data)
    device = enrolment.device_for_token(token)
    assert device is not None
    assert (device.id, device.role, device.place) == ("c1", Role.CONSOLE, "1")
    assert main(["enrol", "--data", str(data), "--revoke", "c1"]) == 0
    assert enrolment.device_for_token(token) is None
    assert main(["enrol", "--data", str(data), "--revoke", "c1"]) == 1
    assert "没有这台设备" in capsys.readouterr().err
    enrolment.close()


@pytest.mark.parametrize(
    "options",
    [
        ["--device", "c1", "--role", "console"],
        ["--device", "two\nlines", "--role", "kiosk"],
        ["--device", "", "--role", "kiosk"],
    ],
)
def test_a_device_that_would_be_everywhere_or_breaks_the_log_is_not_enrolled(
    data: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["enrol", "--data", str(data), *options]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("typed", "code", "fits"), [("4711\n", 0, True), ("471\n", 2, False), ("", 2, False)])
def test_a_clerk_gets_a_pin(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, code: int, fits: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert main(["enrol", "--data", str(data), "--clerk", "c01"]) == code
    enrolment = Enrolment.open(data)
    assert enrolment.check_pin("c01", "4711") is fits
    enrolment.close()
    assert "4711" not in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--device", "d"], ["--role", "kiosk"], ["--place", "1"]])
def test_an_enrolment_of_nothing_says_what_is_missing(
    data: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["enrol", "--data", str(data), *options]) == 2
    assert "--device" in capsys.readouterr().err
