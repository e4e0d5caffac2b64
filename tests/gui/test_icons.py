"""The drawings beside the words."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from screens.icons import IconImages, IconUnknown

ASSETS = Path(str(files("assets")))
DRAWN = {drawing.stem for drawing in (ASSETS / "icons").glob("*.svg")}

OPAQUE = 255
ROUNDING = 3


def _named() -> set[str]:
    """Every word in quotes that could name a drawing."""
    sources = (source.read_text("utf-8") for source in (ASSETS / "qml").rglob("*.qml"))
    return {word for source in sources for word in re.findall(r'"([a-z0-9-]+)"', source)}


def test_no_drawing_is_carried_along_for_nothing() -> None:
    assert _named() >= DRAWN


def test_every_drawing_that_stands_for_something_is_there() -> None:
    source = (ASSETS / "qml" / "Kiosk" / "Icons.qml").read_text("utf-8")
    meant = set(re.findall(r'(?:": |/, |neutral: )"([a-z0-9-]+)"', source))
    assert len(meant) > 40
    assert meant <= DRAWN


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_drawing_is_drawn_in_its_colour_as_large_as_asked_for(name: str) -> None:
    picture = IconImages().requestImage(f"{name}/ffd75e", QSize(), QSize(48, 48))
    assert (picture.width(), picture.height()) == (48, 48)
    points = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
    inks = [point for point in points if point.alpha() == OPAQUE]
    assert inks
    assert all(_alike(ink, QColor("#ffd75e")) for ink in inks)


def _alike(one: QColor, other: QColor) -> bool:
    """But for rounding where two strokes cross."""
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]  # its stub says object
    return all(abs(a - b) <= ROUNDING for a, b in pairs)


def test_an_unknown_drawing_is_told_by_name() -> None:
    with pytest.raises(IconUnknown, match="unicorn"):
        IconImages().requestImage("unicorn/ffffff", QSize(), QSize(48, 48))
