"""`python -m dispatcher`: serve a hall, and keep its data safe."""

from __future__ import annotations

import argparse
import datetime
import getpass
import logging
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from dispatcher.config import HallConfigError
from dispatcher.domain.errors import Refused
from dispatcher.server import AddressNotUsable, OpenHallNotLocal, ServeOptions, serve
from dispatcher.store import Enrolment, Role, StoreError, backup, export_csv, restore, verify

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""
PIN_LENGTH = 4
"""Characters of a clerk's PIN at least."""
DEVICE_ID = r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}"
"""A device's id as it stands in the log."""
FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years in which a training may take place."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (HallConfigError, StoreError, Refused, OpenHallNotLocal, AddressNotUsable, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dispatcher", description="大厅的调度程序：取号、叫号、记录。 / The hall's dispatcher."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    served = commands.add_parser("serve", help="为一个大厅服务 / serve a hall")
    served.add_argument("--hall", type=Path, required=True, help="大厅的 TOML 文件 / the hall's TOML file")
    served.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder (made when missing)")
    served.add_argument("--host", default="127.0.0.1", help="监听地址 / address to listen on (default %(default)s)")
    served.add_argument(
        "--port", type=_port, default=8080, help="端口，0 为任选 / port, 0 for any (default %(default)s)"
    )
    served.add_argument("--open", action="store_true", help="不校验身份，仅限本机演练 / no tokens; this computer only")
    served.add_argument("--at", type=_wall_time, help="演练从这一时刻开始 / training starts at, as 2026-11-23T09:00")
    served.add_argument("--speed", type=_speed, default=1.0, help="演练的快慢 / hall seconds per second (default 1)")
    served.set_defaults(run=_serve)

    backed = commands.add_parser("backup", help="备份，无需停机 / copy a hall's data while it works")
    backed.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder")
    backed.add_argument("--to", type=Path, required=True, help="备份文件 / the file to write")
    backed.set_defaults(run=_backup)

    restored = commands.add_parser("restore", help="从备份恢复 / bring a backup back")
    restored.add_argument("--from", dest="source", type=Path, required=True, help="备份文件 / the backup")
    restored.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder")
    restored.add_argument("--replace", action="store_true", help="原有数据改名保存 / set present data aside first")
    restored.set_defaults(run=_restore)

    verified = commands.add_parser("verify", help="核对日志与台账 / check the log's chain and the ledger")
    verified.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder")
    verified.set_defaults(run=_verify)

    exported = commands.add_parser("export", help="导出台账为 CSV / write the ledger as CSV files")
    exported.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder")
    exported.add_argument("--to", type=Path, required=True, help="目标目录 / the folder to write into")
    exported.set_defaults(run=_export)

    enrolled = commands.add_parser("enrol", help="登记设备或人员 / enrol a device, or set a clerk's PIN")
    enrolled.add_argument("--data", type=Path, required=True, help="数据目录 / the data folder")
    enrolled.add_argument("--device", help="设备编号 / id of a device to enrol; its token is printed once")
    enrolled.add_argument("--role", choices=[role.value for role in Role], help="设备用途 / what the device is")
    enrolled.add_argument("--place", help="窗口电脑所在的窗口，* 为不限 / the window of a console, * for any")
    enrolled.add_argument("--revoke", help="注销这台设备 / revoke the device of this id")
    enrolled.add_argument("--clerk", help="工号：随后输入密码 / a clerk's id; the PIN is asked for")
    enrolled.set_defaults(run=_enrol)
    return parser


def _serve(options: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if options.open:
        print("注意：不校验身份，仅供本机演练。 / Beware: no access control, for training on this computer only.")
    serve(
        ServeOptions(options.hall, options.data, options.host, options.port, options.open, options.at, options.speed),
        lambda sentence: print(sentence, flush=True),
    )
    return 0


def _backup(options: argparse.Namespace) -> int:
    backup(options.data, options.to)
    print(f"已备份到 / backed up to: {options.to}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    restore(options.source, options.data, replace=options.replace)
    print(f"已恢复到 / restored to: {options.data}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    report = verify(options.data)
    print(*report.lines(), sep="\n")
    return 0 if report.sound else 1


def _export(options: argparse.Namespace) -> int:
    for written in export_csv(options.data, options.to):
        print(written)
    return 0


def _enrol(options: argparse.Namespace) -> int:
    with closing(Enrolment.open(options.data)) as enrolment:
        if options.clerk:
            return _set_pin(enrolment, options.clerk)
        if options.revoke:
            return _revoke(enrolment, options.revoke)
        if options.device and options.role:
            return _enrol_device(enrolment, options.device, Role(options.role), options.place)
    print("请给出 --device 与 --role，或 --clerk，或 --revoke。", file=sys.stderr)
    print("Give --device and --role, or --clerk, or --revoke.", file=sys.stderr)
    return 2


def _enrol_device(enrolment: Enrolment, device: str, role: Role, place: str | None) -> int:
    """Print the token alone on standard output, so that a script can take it; the words beside it go to stderr."""
    if re.fullmatch(DEVICE_ID, device) is None:
        print(
            f"设备编号只用字母、数字、点和连字符 / letters, digits, dots and hyphens only: {device!r}", file=sys.stderr
        )
        return 2
    if role is Role.CONSOLE and place is None:
        print("窗口电脑须用 --place 指定窗口，* 为不限。", file=sys.stderr)
        print("A console needs its window as --place; * for any.", file=sys.stderr)
        return 2
    token = enrolment.enrol_device(device, role, place or "*")
    print(f"{device} 的令牌，只显示这一次 / token of {device}, shown this once:", file=sys.stderr)
    print(token)
    return 0


def _set_pin(enrolment: Enrolment, clerk: str) -> int:
    pin = getpass.getpass("密码 / PIN: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(pin) < PIN_LENGTH:
        print(f"密码至少 {PIN_LENGTH} 位。 / A PIN has at least {PIN_LENGTH} characters.", file=sys.stderr)
        return 2
    enrolment.set_pin(clerk, pin)
    print(f"已设密码 / PIN set: {clerk}")
    return 0


def _revoke(enrolment: Enrolment, device: str) -> int:
    if not enrolment.revoke(device):
        print(f"没有这台设备 / no such device: {device}", file=sys.stderr)
        return 1
    print(f"已注销 / revoked: {device}")
    return 0


def _wall_time(text: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 / should be like 2026-11-23T09:00") from error
    if moment.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r}: 用大厅当地时间，不带时区 / local time of the hall, without zone")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r}: 应在 / should lie between {FIRST_YEAR} 和 and {LAST_YEAR}")
    return moment


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 0 至 65535 / should lie between 0 and 65535")
    return int(text)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.01 <= speed <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 0.01 至 10000 / should lie between 0.01 and 10000")
    return speed


if __name__ == "__main__":
    raise SystemExit(main())
