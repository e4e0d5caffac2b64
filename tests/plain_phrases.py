"""A phrasebook for tests of what has no screen: the English is the source in brackets."""

from __future__ import annotations

from screens.bilingual import Bilingual


class PlainPhrases:
    """Says everything, translates nothing."""

    def translate(self, context: str, source: str) -> Bilingual:
        """The sentence itself."""
        return Bilingual(source, f"[{source}]")
