"""`python -m printers virtual`, as a process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest
from switched_on import slip_bytes

from printers.__main__ import main
from printers.transport import open_printer

LONG = 20


class Virtual:
    """The process, the lines that it printed until it was ready, and talk with it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        assert process.stdin is not None
        self._out: IO[str] = process.stdout
        self._in: IO[str] = process.stdin
        self.urls = list(iter(lambda: self._out.readline().strip(), "ready"))

    def say(self, line: str) -> str:
        self._in.write(line + "\n")
        self._in.flush()
        return self._out.readline().strip()

    def hang_up(self) -> None:
        self._in.close()


@contextmanager
def virtual(*arguments: str) -> Iterator[Virtual]:
    command = [sys.executable, "-m", "printers", "virtual", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Virtual(process)
        finally:
            process.kill()


def test_it_tells_its_addresses_obeys_lines_and_ends_by_quit(tmp_path: Path) -> None:
    with virtual(
        "--tcp", "0", "--pty", str(tmp_path / "port"), "--baud", "115200", "--web", "--width", "384"
    ) as printer:
        tcp, pty, web = printer.urls
        assert re.fullmatch(r"escpos\+tcp://127\.0\.0\.1:\d+", tcp)
        assert pty == f"escpos+serial://{tmp_path}/port?baud=115200"
        assert printer.say("paper low") == "state=paper_low slips=0"
        assert printer.say("nonsense").startswith("不认识")
        for url in (tcp, pty):
            line = open_printer(url)
            line.print(slip_bytes(1))
            line.close()
        assert "虚拟打印机" in httpx.get(web, trust_env=False).text
        printer.hang_up()
        assert printer.process.poll() is None, "a keyboard that is gone does not end it"
        printer.process.send_signal(signal.SIGTERM)
        assert printer.process.wait(LONG) == 0
    assert not (tmp_path / "port").is_symlink()


def test_quit_ends_it() -> None:
    with virtual("--pty") as printer:
        (pty,) = printer.urls
        assert Path(pty.removeprefix("escpos+serial://").partition("?")[0]).is_symlink()
        printer.say("quit")
        assert printer.process.wait(LONG) == 0


@pytest.mark.parametrize(
    "arguments",
    [["--tcp", "70000"], ["--tcp", "x"], ["--tcp", "0", "--baud", "7"], ["--tcp", "0", "--buffer", "1"],
     ["--tcp", "0", "--paper-speed", "-1"], ["--tcp", "0", "--paper-speed", "fast"], ["--tcp", "0", "--width", "400"]],
)  # fmt: skip
def test_a_wrong_option_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["virtual", *arguments])
    assert stopped.value.code == 2
    assert arguments[-2] in capsys.readouterr().err


def test_a_kind_of_printer_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["virtual", "--tcp", "0", "--profile", "gbk2"]) == 1
    assert "没有“gbk2”这种打印机" in capsys.readouterr().err


def test_a_printer_needs_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["virtual"]) == 2
    assert "--tcp" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told() -> None:
    with virtual("--tcp", "0") as printer:
        port = printer.urls[0].rpartition(":")[2]
        command = [sys.executable, "-m", "printers", "virtual", "--tcp", port]
        second = subprocess.run(command, capture_output=True, text=True, timeout=LONG, check=False)
    assert second.returncode == 1
    assert port in second.stderr
    assert "请换一个" in second.stderr


def test_a_path_where_no_port_can_be_is_told_and_no_file_is_lost(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    for path in (tmp_path / "none" / "port", tmp_path / "notes"):
        command = [sys.executable, "-m", "printers", "virtual", "--pty", str(path)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=LONG, check=False)
        assert ended.returncode == 1
        assert "请换一个" in ended.stderr
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "mine"
