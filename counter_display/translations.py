"""The language beside Chinese, from Qt's compiled translations (`make setup` compiles them)."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QTranslator

from counter_display.bilingual import Bilingual

CATALOGUE = "hall_en.qm"


class TranslationsMissing(Exception):
    """The compiled translations are not there."""

    def __str__(self) -> str:
        return f"缺少编译好的译文 {CATALOGUE}，请运行 make setup / {CATALOGUE} is not compiled, please run make setup"


class QtPhrasebook:
    """Sentences in Chinese as they stand in the source, and in English from the translations."""

    def __init__(self) -> None:
        self._english = QTranslator()
        if not self._english.load(str(files("assets") / "translations" / CATALOGUE)):
            raise TranslationsMissing

    def translate(self, context: str, source: str) -> Bilingual:
        """A sentence in both languages; what is not translated yet stands in Chinese alone."""
        return Bilingual(source, self._english.translate(context, source) or "")
