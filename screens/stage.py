"""Where a screen is drawn: its window, its QML, and a picture of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickView

from screens.application import ScreenBroken
from screens.fonts import chinese_family, has_bold

QML = Path(str(files("assets") / "qml"))


class Stage(QQuickView):
    """A window with one screen in it, `screen` of a `folder` of QML. Qt redraws only what changed.

    `images` draw what its QML names as `image://KEY/…`. Where nobody touches, the cursor is blank.
    """

    def __init__(
        self,
        screen: str,
        face: object,
        language: str,
        size: QSize | None,
        *,
        folder: str = "Screens",
        cursor: Qt.CursorShape = Qt.CursorShape.BlankCursor,
        images: Mapping[str, QQuickImageProvider] | None = None,
    ) -> None:
        super().__init__()
        self._face = face
        self._cursor = cursor
        for key, provider in (images or {}).items():
            self.engine().addImageProvider(key, provider)
        self.engine().addImportPath(str(QML))
        theme = singleton(self.engine(), "Theme")
        family = chinese_family()
        theme.setProperty("family", family)
        theme.setProperty("hasBold", has_bold(family))
        theme.setProperty("language", language)
        self.setInitialProperties({"face": _plain(face)})
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        if size is not None:
            self.resize(size)
        self.setSource((QML / folder / f"{screen}.qml").as_uri())
        if self.status() != QQuickView.Status.Ready:
            raise ScreenBroken("; ".join(error.toString() for error in self.errors()))
        self._fixed = size is not None

    @property
    def face(self) -> object:
        """What is shown."""
        return self._face

    def put(self, face: object) -> None:
        """Show another face: a dataclass."""
        if face != self._face:
            self._face = face
            self.rootObject().setProperty("face", _plain(face))

    def appear(self) -> None:
        """Come up: over the whole display, or as large as was asked for."""
        self.setCursor(self._cursor)
        if self._fixed:
            self.show()
        else:
            self.showFullScreen()

    def picture(self) -> QImage:
        """The screen as it is drawn now."""
        return self.grabWindow()


def _plain(face: object) -> dict[str, Any]:
    """A dataclass as QML reads it."""
    assert dataclasses.is_dataclass(face)
    assert not isinstance(face, type)
    return dataclasses.asdict(face, dict_factory=_listed)


def _listed(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of one dataclass; QML knows lists, not tuples. What is `None` is undefined there."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields}


def singleton(engine: QQmlEngine, name: str, module: str = "Hall") -> QObject:
    """A singleton of one of the QML modules."""
    found = engine.singletonInstance(module, name)
    if not isinstance(found, QObject):
        raise ScreenBroken(name)
    return found
