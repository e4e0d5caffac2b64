"""The Chinese font of the screens."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

PREFERRED = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei")


class ChineseFontMissing(Exception):
    """No font on this computer has Chinese letters."""

    def __str__(self) -> str:
        return (
            "本机没有中文字体，请安装：sudo apt-get install fonts-wqy-microhei（或 fonts-noto-cjk）\n"
            "No font with Chinese letters; please install fonts-wqy-microhei (or fonts-noto-cjk)"
        )


def chinese_family(families: list[str] | None = None) -> str:
    """The font family to write with; `families` are those with Chinese letters. Raises `ChineseFontMissing`."""
    if families is None:
        families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        raise ChineseFontMissing
    return next((family for family in PREFERRED if family in families), families[0])


def has_bold(family: str) -> bool:
    """Whether the font has a bold cut of its own; Chinese letters thickened by machine run together."""
    return any(QFontDatabase.bold(family, style) for style in QFontDatabase.styles(family))
