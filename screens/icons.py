"""Icons for QML, drawn in any colour: `image://icon/NAME/RRGGBB`."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

INKLESS = "currentColor"
"""What the drawings have where a colour is to be put."""


class IconUnknown(Exception):
    """No icon of this name is among the hall's own."""

    def __str__(self) -> str:
        return f"没有图标 {self.args[0]} / No icon {self.args[0]} in assets/icons"


class IconImages(QQuickImageProvider):
    """Draws the icons of `assets/icons`. Qt keeps what was drawn."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """The icon in its colour, as large as asked for. Raises `IconUnknown`."""
        name, _, ink = id.partition("/")
        drawing = files("assets") / "icons" / f"{name}.svg"
        if not drawing.is_file():
            raise IconUnknown(name)
        renderer = QSvgRenderer(QByteArray(drawing.read_text("utf-8").replace(INKLESS, f"#{ink}").encode()))
        wanted = requestedSize if requestedSize.width() > 0 else renderer.defaultSize()
        picture = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        return picture
