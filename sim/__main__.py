"""`python -m sim`: live a day in a hall, open one to be tried by hand, or plan its windows."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

COMMANDS = {
    "demo": "演练一天 live a day",
    "hall": "打开大厅供手工试用 a hall to be tried by hand",
    "pictures": "把演练的屏幕图片缩小 make a demonstration's pictures small",
    "calibrate": "用记录拟合客流 fit the demand to a log",
    "replay": "把记录里的日子再过一遍 live a log's days again",
    "compare": "哪种叫号规则更合适 rank the disciplines",
    "plan": "配置窗口：几个、哪类、何时开 how many windows, of which kind, when",
    "province": "推演一省的乡镇 size all townships of a table",
}
"""Each stands in a module of its own, `sim.NAME_command`, which `add_NAME` adds to the parser."""
STOPPED = 130
"""The exit code after Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser(words[0] if words else None).parse_args(words)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except KeyboardInterrupt:
        print("\n已停止 / Stopped", file=sys.stderr)
        return STOPPED


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """Knows the options of the chosen command alone: a program is at work the sooner the less of it is loaded."""
    parser = argparse.ArgumentParser(
        prog="python -m sim",
        description="推演：让大厅过一天，打开大厅供试用，配置窗口。 / "
        "Live a day in a hall, open one to try, plan its windows.",
    )
    commands = parser.add_subparsers(required=True, metavar="命令 COMMAND")
    for name, meaning in COMMANDS.items():
        if name == chosen:
            getattr(importlib.import_module(f"sim.{name}_command"), f"add_{name}")(commands)
        else:
            commands.add_parser(name, help=meaning)
    return parser


if __name__ == "__main__":
    sys.exit(main())
