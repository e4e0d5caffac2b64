"""Which of the two languages the console writes."""

from __future__ import annotations

from typing import Literal

from screens.bilingual import Bilingual

Language = Literal["both", "zh", "en"]


def main_line(text: Bilingual, language: Language) -> str:
    """What stands first; Chinese where the English is missing."""
    return (text.en or text.zh) if language == "en" else text.zh


def second_line(text: Bilingual, language: Language) -> str:
    """What stands beside it, smaller; nothing where it would only repeat."""
    return text.en if language == "both" and text.en != text.zh else ""


def spoken(text: Bilingual, language: Language) -> str:
    """Both, for a screen reader."""
    return " ".join(filter(None, (main_line(text, language), second_line(text, language))))
