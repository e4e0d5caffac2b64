"""`python -m dispatcher.forecast`: compile the engine now, so that no hall has to wait for it."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np

from dispatcher.domain.hours import OpeningHours
from dispatcher.domain.rules import HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan
from dispatcher.forecast.compiled import can_be_kept, is_kept
from dispatcher.forecast.draws import draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster

NICE = 10
"""A hall may be at work on the same computer: it comes first."""
NO_NUMBA = (
    "没有安装 numba，引擎不能编译。请运行 pip install 'hall[fast]'；不装也能开厅，等候时间用简单估算。 / "
    "numba is not installed, so the engine cannot be compiled. Run pip install 'hall[fast]'; the hall works without, "
    "too, and estimates waits simply."
)
NO_PLACE = (
    "缓存目录不能写，编译好的引擎无处保存。请用环境变量 XDG_CACHE_HOME 指定一个可写的目录。 / "
    "The cache folder cannot be written, so there is no place for the compiled engine. Name one that can be written in "
    "the environment variable XDG_CACHE_HOME."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile the engine and keep it on disk, unless it is there; returns the exit code."""
    argparse.ArgumentParser(
        prog="python -m dispatcher.forecast",
        description="预先编译等候时间的引擎，约二十秒，只需一次。 / "
        "Compile the engine that expects the waits: some twenty seconds, once for each version.",
    ).parse_args(arguments)
    if find_spec("numba") is None:
        print(NO_NUMBA, file=sys.stderr)
        return 1
    if not can_be_kept():
        print(NO_PLACE, file=sys.stderr)
        return 1
    if is_kept():
        print("引擎已经编译好 / the engine is compiled already")
        return 0
    if hasattr(os, "nice"):
        os.nice(NICE)
    began = time.monotonic()
    live_nothing()
    print(f"引擎编译完成，用时{time.monotonic() - began:.0f}秒 / the engine is compiled")
    return 0


def live_nothing() -> None:
    """One day of one window to which nobody comes: enough to compile all of the loop."""
    rules = HallRules(
        hall="nowhere",
        discipline="load",
        hours=OpeningHours("UTC", (), ()),
        issuing=Issuing(0, 0, over_lunch=False, cases=1, proxy_cases=1),
        no_show=NoShow(recalls=0, after=0, returns_behind=0),
        priorities=(Priority("normal", "", 0, 1.0),),
        queues=(Queue("queue", "A", 1),),
        services=(Service("service", "domain", "queue", 1),),
        windows=(WindowPlan("window", "zone", ("undifferentiated",)),),
        clerks=(),
        pause_reasons=(),
    )
    nobody = np.zeros(0, np.int64)
    layout = Layout(rules, Roster({}), datetime.date(2000, 1, 1), (("service",),))
    run(layout, draws(layout.kinds, nobody, nobody))


if __name__ == "__main__":
    raise SystemExit(main())
