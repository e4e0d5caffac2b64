"""QR codes for QML: `image://qr/TEXT`, the text URL-encoded."""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4
"""Light modules around a code, as ISO/IEC 18004 asks for."""
UNASKED_SIZE = 320


def qr_picture(text: str, pixels: int) -> QImage:
    """The code of a text, at most so many pixels wide: every module is equally many whole pixels wide."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    modules = code.get_matrix()
    small = QImage(len(modules), len(modules), QImage.Format.Format_RGB32)
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            small.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    width = len(modules) * max(1, pixels // len(modules))
    return small.scaled(width, width, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation)


class QrImages(QQuickImageProvider):
    """Draws codes as large as QML asks for them, or a little smaller."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """The code of a URL-encoded text."""
        return qr_picture(unquote(id), requestedSize.width() if requestedSize.width() > 0 else UNASKED_SIZE)
