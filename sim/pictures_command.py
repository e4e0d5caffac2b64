"""`python -m sim pictures`: the pictures of a demonstration, made small."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sim.small_pictures import PictureMissing, save_small_pictures


def add_pictures(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    pictures = commands.add_parser("pictures", help="把演练的屏幕图片缩小 make a demonstration's pictures small")
    pictures.add_argument("demo", type=Path, metavar="演练 DEMO", help="演练的输出目录 a demonstration's folder")
    pictures.add_argument("to", type=Path, metavar="目录 DIR", help="写到哪里 where to write them")
    pictures.set_defaults(run=_pictures)


def _pictures(options: argparse.Namespace) -> int:
    try:
        saved = save_small_pictures(options.demo, options.to)
    except PictureMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(*saved, sep="\n")
    return 0
