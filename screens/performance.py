"""Running a screen: until it is closed, until its picture is taken, or for as long as lines drive it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtGui import QImage

from dispatcher import wire
from dispatcher.client.qt import HallLink
from screens.camera import Camera, PictureNotWritten
from screens.hand import Hand, Obey


class Screen(Protocol):
    """What can be run. Both signals carry one object."""

    @property
    def shown(self) -> SignalInstance:
        """Something of the hall now stands on the screen."""
        ...

    @property
    def misplaced(self) -> SignalInstance:
        """An error: the hall has no such place as this screen was told to stand at."""
        ...

    def appear(self) -> None:
        """Come up."""
        ...

    def picture(self) -> QImage:
        """The screen as it is drawn now."""
        ...


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a screen is run for: a picture and no more (`grab`), or to be driven by lines that `acts` obeys."""

    grab: Path | None = None
    driven: bool = False
    acts: Mapping[str, Obey] = field(default_factory=dict)


def perform(app: QCoreApplication, link: HallLink, screen: Screen, occasion: Occasion) -> int:
    """Show a screen until it is closed; for a picture only until its state is known (or the hall is away) and saved.

    Ends with 1 when the hall has no such window or zone. Raises `PictureNotWritten`.
    """
    wrong: list[Exception] = []

    def give_up(trouble: Exception) -> None:
        wrong.append(trouble)
        app.quit()

    screen.misplaced.connect(give_up)
    link.refused.connect(say_refusal)
    camera = Camera(screen.picture)
    if occasion.grab is not None:
        _take_one(app, link, screen, camera, occasion.grab, give_up)
    hand = Hand(camera, occasion.acts) if occasion.driven else None
    if hand is not None:
        hand.ended.connect(app.quit)
        hand.start()
    link.start()
    screen.appear()
    code = app.exec()
    link.stop()
    if wrong:
        print(wrong[0], file=sys.stderr)
        return 1
    return code


def _take_one(
    app: QCoreApplication,
    link: HallLink,
    screen: Screen,
    camera: Camera,
    path: Path,
    give_up: Callable[[Exception], None],
) -> None:
    def taken(written: bool) -> None:
        if written:
            app.quit()
        else:
            give_up(PictureNotWritten(path))

    def take(*_: object) -> None:
        screen.shown.disconnect(take)
        link.went_away.disconnect(take)
        camera.take(path, taken)

    screen.shown.connect(take)
    link.went_away.connect(take)


def say_refusal(problem: wire.Problem) -> None:
    """Tell the technician why the dispatcher does not let this device in."""
    print(f"{problem.detail} / {problem.detail_en}", file=sys.stderr, flush=True)
