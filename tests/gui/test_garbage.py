"""Garbage is collected in the screen's thread alone."""

from __future__ import annotations

import gc
import weakref

from gui.drawn import discard
from pytestqt.qtbot import QtBot

from screens import garbage
from screens.garbage import GarbageCollection


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_python_collects_no_more_by_itself_but_a_knot_goes_with_the_next_turn(qtbot: QtBot) -> None:
    collection = GarbageCollection()
    try:
        assert not gc.isenabled()
        knot = weakref.ref(_Knot())
        qtbot.waitUntil(lambda: knot() is None, timeout=3 * garbage.EACH_MS)
        discard(collection)
        assert not gc.isenabled(), "Qt's objects are still to be deleted"
    finally:
        gc.enable()
