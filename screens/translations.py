"""The language beside Chinese, from Qt's compiled translations (`make setup` compiles them)."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QTranslator

from screens.bilingual import Bilingual


class TranslationsMissing(Exception):
    """The compiled translations are not there."""

    def __str__(self) -> str:
        missing = self.args[0]
        return f"缺少编译好的译文 {missing}，请运行 make setup / {missing} is not compiled, please run make setup"


class QtPhrasebook:
    """Sentences in Chinese as they stand in the source, and in English from one of the compiled catalogues.

    Raises `TranslationsMissing`.
    """

    def __init__(self, name: str = "hall") -> None:
        self._english = QTranslator()
        catalogue = f"{name}_en.qm"
        if not self._english.load(str(files("assets") / "translations" / catalogue)):
            raise TranslationsMissing(catalogue)

    def translate(self, context: str, source: str) -> Bilingual:
        """A sentence in both languages; what is not translated yet stands in Chinese alone."""
        return Bilingual(source, self._english.translate(context, source) or "")
