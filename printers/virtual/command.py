"""`python -m printers virtual`: a printer without hardware, at the end of real lines."""

from __future__ import annotations

import argparse
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from printers.causes import Told, in_words
from printers.errors import PrinterError
from printers.layout import WIDTHS
from printers.profiles import Profile, profile_named
from printers.transport import BAUDS, DEFAULT_BAUD
from printers.virtual.device import BUFFER_BYTES, PAPER_MM_PER_SECOND, Drawing, VirtualDevice
from printers.virtual.obeying import HELP, NotUnderstood, obey
from printers.virtual.running import RunningPrinter
from printers.virtual.wires import PtyWire, TcpWire, Wire

ABOUT = f"""\
一台虚拟打印机：像真的一样收数据、回答状态、出故障。
A printer without hardware: it takes bytes, answers and fails as a real one does.

先印出地址，再印 ready；然后每输入一行，做一件事，回答一行：
It prints its addresses, then ready; then it obeys one line at a time and answers each:

{HELP}"""


class CannotListen(PrinterError):
    """A port or a path that was asked for is not to be had."""

    def __init__(self, place: str, cause: object) -> None:
        zh, en = in_words(cause)
        super().__init__(
            f"用不了 {place}：{zh}。请换一个；端口写 0、--pty 不写路径，就自动选。",
            f"{place} cannot be used: {en}. Choose another; port 0, and --pty without a path, take any that is free.",
        )


NO_PTY = Told("Windows 没有伪终端", "Windows has no pseudo-terminals")
NO_PLACE = Told(
    "目录不存在、不能写，或者已有同名文件", "its folder is not there or not writable, or a file has that name"
)


def add_virtual(commands: Any) -> None:  # argparse names the type of its sub-parsers privately
    """Add the command to the others."""
    parser = commands.add_parser(
        "virtual",
        help="开一台虚拟打印机 run a printer without hardware",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--tcp", type=_port, metavar="PORT", help="网络端口，0 自动选 a network port, 0 for any")
    parser.add_argument(
        "--pty", nargs="?", const="", metavar="LINK", help="串口（伪终端），可给出路径 a serial port, at LINK if given"
    )
    parser.add_argument(
        "--web",
        nargs="?",
        const=0,
        type=_port,
        metavar="PORT",
        help="网页：按钮和小票图片 a page with buttons and slips",
    )
    parser.add_argument("--host", default="127.0.0.1", help="网络地址（127.0.0.1）the address to listen at")
    parser.add_argument("--width", type=int, choices=WIDTHS, help="纸宽（点）paper width in dots (576)")
    parser.add_argument(
        "--profile", default="gb18030", metavar="NAME", help="打印机类型，见 docs/slips.md kind of printer (gb18030)"
    )
    parser.add_argument(
        "--baud",
        type=int,
        choices=BAUDS,
        metavar="BAUD",
        help=f"线路速度，串口默认 {DEFAULT_BAUD} the line's speed; a network has none",
    )
    parser.add_argument(
        "--paper-speed",
        type=_speed,
        default=PAPER_MM_PER_SECOND,
        metavar="MM/S",
        help=f"走纸速度，0 不费时间 paper speed ({PAPER_MM_PER_SECOND:g}), 0 takes no time",
    )
    parser.add_argument(
        "--buffer", type=_bytes, default=BUFFER_BYTES, metavar="BYTES", help=f"缓冲区 what it holds ({BUFFER_BYTES})"
    )
    parser.set_defaults(run=run_virtual)


def run_virtual(options: argparse.Namespace) -> int:
    """Run until `quit` or a signal; 1 where it could not begin."""
    if options.tcp is None and options.pty is None:
        print("请给出 --tcp 或 --pty。\nSay --tcp or --pty, or both.", file=sys.stderr)
        return 2
    profile = profile_named(options.profile, options.width)
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    with ExitStack() as held:
        device = VirtualDevice(_drawing(options, profile), options.paper_speed, options.buffer)
        printer = RunningPrinter(device, _wires(options, held))
        held.callback(printer.close)
        for wire in printer.wires:
            print(wire.url)
        if options.web is not None:
            print(held.enter_context(served(printer, options.host, options.web)))
        print("ready", flush=True)
        threading.Thread(target=_listen, args=(printer, stop), daemon=True).start()
        stop.wait()
    return 0


def _drawing(options: argparse.Namespace, profile: Profile) -> Drawing | None:
    """Slips are drawn where somebody looks at them; it needs a Chinese font."""
    if options.web is None:
        return None
    from printers.virtual.interpreter import VirtualPrinter

    return VirtualPrinter(profile.width, profile.charset)


def _wires(options: argparse.Namespace, held: ExitStack) -> list[Wire]:
    wires: list[Wire] = []
    if options.tcp is not None:
        try:
            wires.append(TcpWire(options.host, options.tcp, options.baud))
        except OSError as error:
            raise CannotListen(f"{options.host}:{options.tcp}", error) from error
    if options.pty is not None:
        if sys.platform == "win32":
            raise CannotListen("--pty", NO_PTY)
        link = Path(options.pty or Path(held.enter_context(tempfile.TemporaryDirectory())) / "printer").absolute()
        try:
            wires.append(PtyWire(link, options.baud or DEFAULT_BAUD))
        except OSError as error:
            raise CannotListen(str(link), NO_PLACE) from error
    return wires


@contextmanager
def served(printer: RunningPrinter, host: str, port: int) -> Iterator[str]:
    """The page, served in a thread of its own until the block ends; its address."""
    import uvicorn

    from printers.virtual.page import page_of

    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise CannotListen(f"{host}:{port}", error) from error
    config = uvicorn.Config(
        page_of(printer), lifespan="off", access_log=False, log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="page", daemon=True)
    thread.start()
    try:
        yield f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    finally:
        server.should_exit = server.force_exit = True
        thread.join()


def _listen(printer: RunningPrinter, stop: threading.Event) -> None:
    """Obey lines until there are no more; then the printer goes on until a signal ends it."""
    for line in sys.stdin:
        words = line.strip()
        if words == "quit":
            stop.set()
            return
        if words:
            try:
                print(obey(printer, words), flush=True)
            except NotUnderstood as error:
                print(error, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"端口是 0 到 65535 的整数 a port is a whole number from 0 to 65535: {text!r}")
    return int(text)


def _bytes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 64 <= int(text) <= 1 << 20):
        raise argparse.ArgumentTypeError(f"缓冲区是 64 到 1048576 字节 a buffer is 64 to 1048576 bytes: {text!r}")
    return int(text)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = -1.0
    if not 0 <= speed <= 1000:
        raise argparse.ArgumentTypeError(f"走纸速度是每秒 0 到 1000 毫米 paper speed is 0 to 1000 mm/s: {text!r}")
    return speed
