"""The result as a table: the townships in their order, with the windows that each needs and the waits they give."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from sim.planning.kinds import Mix, WindowKind
from sim.planning.words import mix_words
from sim.province.sizing import Sized, Status
from sim.province.township import Township

BEFORE = ("name", "county", "code", "inhabitants", "visits", "status", "windows", "kinds")
AFTER = (
    "mean_wait", "median_wait", "p90_wait", "within", "left", "overtime", "load", "chance", "days", "layouts", "remark",
)  # fmt: skip
"""Columns before and after those of the kinds of windows, which are called `windows:` and the kind's id."""
BYTE_ORDER_MARK = "\ufeff"
"""By this spreadsheets know that the letters are UTF-8."""


def answers_csv(
    townships: Sequence[Township], answers: Mapping[int, Sized], kinds: Sequence[WindowKind], staff: int
) -> str:
    """The whole table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*BEFORE, *(f"windows:{kind.id}" for kind in kinds), *AFTER])
    for township in townships:
        writer.writerow(_row(township, answers[township.line], kinds, staff))
    return BYTE_ORDER_MARK + text.getvalue()


def remark_on(sized: Sized, staff: int) -> str:
    """What the reader must know of an answer, or nothing."""
    if sized.status is Status.OK:
        return ""
    if sized.mix is None:
        return (
            f"单是办理就让 {sized.busy} 个窗口忙个不停，人手只够 {staff} 个，没有推演 / "
            f"the work alone keeps {sized.busy} windows busy, there is staff for {staff}: nothing was tried"
        )
    if sized.status is Status.STAFF_MISSING:
        return (
            f"人手至多 {staff} 个窗口，达不到目标；所列是其中最好的 / "
            f"the goal does not hold with the {staff} windows that can be staffed; this is the best of them"
        )
    return "再多窗口也达不到目标，请放宽 / no number of windows keeps the goal: ease it"


def _row(township: Township, sized: Sized, kinds: Sequence[WindowKind], staff: int) -> list[object]:
    mix: Mix = sized.mix or (0,) * len(kinds)
    waits = sized.waits
    figures: list[object] = [""] * 7
    if waits is not None:
        figures = [
            *(f"{minutes:.2f}" for minutes in (waits.mean, waits.median, waits.p90)),
            f"{waits.within:.4f}", f"{waits.left:.4f}", f"{waits.overtime:.2f}", f"{waits.load:.4f}",
        ]  # fmt: skip
    return [
        _safe(township.name), _safe(township.county), _safe(township.code), township.inhabitants,
        f"{sized.visits:.1f}", sized.status.value, sized.windows or "",
        mix_words(kinds, mix).zh, *mix, *figures, f"{sized.chance:.3f}", sized.days, sized.layouts,
        remark_on(sized, staff),
    ]  # fmt: skip


def _safe(text: str) -> str:
    """A name that a spreadsheet shows rather than works out."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
