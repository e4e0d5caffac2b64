"""The technician's command: `python -m counter_display window|board|voice|console|devices|test-device …`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from counter_display.console.command import CONSOLE
from counter_display.console.command import add_options as add_console_options
from counter_display.devices.command import DEVICES, TRIAL, add_trial_options
from counter_display.devices.command import add_options as add_device_options
from counter_display.voice.spoken import TONGUES
from counter_display.voice.volume import LOUDEST
from screens.bilingual import Bilingual
from screens.memory import import_plainly

ABOUT = """\
窗口上、窗口上方和大厅里的显示、语音与设备。
What stands at and above the windows: screens, voice and devices.
"""
WINDOW = """\
窗口屏：正在叫的号，或窗口的状态。断线三秒内会说明，不会留着旧号。
A window's screen: the number now called, or how the window is. A lost line shows within three seconds.

例 example:
  python -m counter_display window --server http://127.0.0.1:8080 --window 3

演练时再问 asked in rehearsals (--driven): {"seen": true} → 显示过的叫号 the calls that were shown
"""
BOARD = """\
大厅屏：最近叫号、各窗口、各队列等候、通知、投诉电话。宽扁的 LED 条屏只显示最近叫号。
The hall's board: last calls, windows, queues, notices, complaint number; LED strips show the last calls.

例 example:
  python -m counter_display board --server http://127.0.0.1:8080 --zone floor-1 --notice "通知 / Notice"
"""
VOICE = """\
叫号语音：提示音，然后“请A零一二号到三号窗口”；重呼念两遍；一个念完再念下一个。
The voice: a chime, then who is called where; twice on a recall; one after the other.

分时音量 volume by the hour, a TOML file:
  [[volume]]
  from = "12:00"
  to = "13:30"
  percent = 40

录音 recordings (--clips DIR)，16位单声道 WAV，16 bits, one channel：
  DIR/zh/call-A012-3.wav                         整句 the whole sentence
  DIR/zh/number-A012.wav + DIR/zh/window-3.wav   两个半句 its two halves

例 example:
  python -m counter_display voice --server http://127.0.0.1:8080 --zone floor-1 --languages zh,en
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it ended, 1 with the reason on standard error when it could not."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _run_screen(options: argparse.Namespace) -> int:
    """Run a program with Qt, which is loaded only here: the devices need none."""
    import_plainly()
    from counter_display.program import run

    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m counter_display", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="命令 COMMAND")
    window = _command(commands.add_parser, "window", "窗口屏 a window's screen", WINDOW)
    window.add_argument("--window", required=True, metavar="ID", help="窗口编号 the window's id")
    _screen_options(window)
    window.set_defaults(run=_run_screen, program="window")
    board = _command(commands.add_parser, "board", "大厅屏 the hall's board", BOARD)
    _zone_option(board)
    board.add_argument(
        "--notice",
        action="append",
        default=[],
        metavar="TEXT",
        type=_notice,
        help="通知，“中文 / English”，可多次 a notice, several times if need be",
    )
    _screen_options(board)
    board.set_defaults(run=_run_screen, program="board")
    voice = _command(commands.add_parser, "voice", "叫号语音 the voice", VOICE)
    _zone_option(voice)
    voice.add_argument(
        "--languages",
        type=_languages,
        default=["zh"],
        metavar="zh,yue,en",
        help="依次用哪些语言 languages, in order (zh)",
    )
    voice.add_argument("--volume", type=_percent, default=100, metavar="0-100", help="平时音量 usual loudness (100)")
    voice.add_argument("--hours", type=Path, metavar="FILE.toml", help="分时音量 loudness by the hour")
    voice.add_argument("--clips", type=Path, metavar="DIR", help="录音目录 folder of recordings")
    voice.add_argument(
        "--out", type=Path, metavar="DIR", help="写成 WAV 文件而不出声 write WAV files instead of sounding"
    )
    voice.set_defaults(run=_run_screen, program="voice")
    console = _command(commands.add_parser, "console", "窗口人员的叫号台 the clerk's console", CONSOLE)
    add_console_options(console)
    _screen_options(console)
    console.set_defaults(run=_run_screen, program="console")
    devices = _command(commands.add_parser, "devices", "窗口设备 counter devices on serial lines", DEVICES)
    add_device_options(devices)
    trial = commands.add_parser(
        "test-device",
        help="试一台设备 try one device",
        description=TRIAL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_trial_options(trial)
    return parser


def _command(
    add: Callable[..., argparse.ArgumentParser], name: str, summary: str, description: str
) -> argparse.ArgumentParser:
    parser = add(name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--server",
        required=True,
        type=_server,
        metavar="URL",
        help="大厅服务的地址 the dispatcher's address (http://127.0.0.1:8080)",
    )
    parser.add_argument("--token", help="本设备的令牌 this device's token (python -m dispatcher enrol)")
    parser.add_argument(
        "--device", metavar="ID", help="本设备编号，用来报告状态 this device's id, to report that it is up"
    )
    return parser


def _zone_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--zone", metavar="ID", help="只管这个区域，默认整个大厅 only this zone (default: the whole hall)"
    )


def _screen_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language",
        choices=("both", "zh", "en"),
        default="both",
        help="显示的语言，默认中英对照 languages shown (default both)",
    )
    parser.add_argument(
        "--size", type=_size, metavar="宽x高", help="画面大小，默认全屏 size as 1920x1080 (default: full)"
    )
    parser.add_argument(
        "--grab", type=Path, metavar="FILE.png", help="保存当前画面后退出 save the present state and exit"
    )
    parser.add_argument(
        "--driven",
        action="store_true",
        help='由标准输入逐行驱动，供演练用 driven by lines, for rehearsals: {"grab": "FILE.png"}',
    )


def _languages(text: str) -> list[str]:
    languages = text.split(",")
    if not set(languages) <= set(TONGUES) or len(set(languages)) != len(languages):
        raise argparse.ArgumentTypeError(f"{text!r}: {', '.join(TONGUES)}")
    return languages


def _percent(text: str) -> int:
    if not text.isdecimal() or int(text) > LOUDEST:
        raise argparse.ArgumentTypeError(f"{text!r}: 0-100")
    return int(text)


def _notice(text: str) -> Bilingual:
    chinese, _, english = text.partition(" / ")
    return Bilingual(chinese.strip(), english.strip())


def _server(text: str) -> str:
    try:
        address = urlsplit(text)
        usable = address.scheme in ("http", "https") and address.hostname is not None and address.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 / should be like http://127.0.0.1:8080")
    return text


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 64 <= int(width) <= 7680 and 32 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 / should be like 1920x1080")
    return int(width), int(height)


if __name__ == "__main__":
    raise SystemExit(main())
