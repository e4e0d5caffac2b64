"""Text in the hall's language with the second language beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Names(Protocol):
    """Anything of the wire that has its name in both languages."""

    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same in Chinese and in the language beside it. Empty where there is nothing to say."""

    zh: str = ""
    en: str = ""

    @classmethod
    def of(cls, named: Names) -> Bilingual:
        """The names of a window, zone, queue …"""
        return cls(named.name, named.name_en)

    @classmethod
    def same(cls, text: str) -> Bilingual:
        """What reads alike in both, such as a telephone number."""
        return cls(text, text)

    def filled(self, **parts: Bilingual | str | int) -> Bilingual:
        """With `{name}` replaced by each part in its own language."""
        zh = {name: part.zh if isinstance(part, Bilingual) else part for name, part in parts.items()}
        en = {name: part.en if isinstance(part, Bilingual) else part for name, part in parts.items()}
        return Bilingual(self.zh.format(**zh), self.en.format(**en))


SILENCE = Bilingual()
"""Nothing to say."""


def listed(parts: list[Bilingual]) -> Bilingual:
    """Several, one after the other, each once."""
    return Bilingual("、".join(dict.fromkeys(p.zh for p in parts)), ", ".join(dict.fromkeys(p.en for p in parts)))


class Phrasebook(Protocol):
    """What screens say. The source is Chinese; the language beside it is looked up."""

    def translate(self, context: str, source: str) -> Bilingual:
        """A sentence in both languages."""
        ...
