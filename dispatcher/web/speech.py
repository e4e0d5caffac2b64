"""Says things in both languages of the hall: the reader's own first, the other one beside it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

LANGUAGES = ("zh", "en")
_TAGS = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Said:
    """The same thing in Chinese and in English; `{…}` are places for values."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """In one language."""
        return self.en if language == "en" else self.zh


Value = str | int | Said
"""What fills a place: a number, a text that is the same in both languages, or something said in both."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something to be said: a key of the words' catalogue and the values for its places."""

    key: str
    values: dict[str, Value]


def line(key: str, **values: Value) -> Line:
    """A `Line`."""
    return Line(key, values)


class Speech:
    """Says the words of a catalogue to a reader of `language`."""

    def __init__(self, words: dict[str, Said], language: str) -> None:
        self._words = words
        self.language = language
        self.tag = _TAGS[language]
        self._order = (language, *(other for other in LANGUAGES if other != language))

    def __call__(self, key: str, **values: Value) -> Markup:
        """Both languages as HTML, each marked as what it is. Raises `KeyError` for words that do not exist."""
        return self.both(self._words[key], **values)

    def line(self, said: Line) -> Markup:
        """The same, for a `Line`."""
        return self.both(self._words[said.key], **said.values)

    def both(self, said: Said, **values: Value) -> Markup:
        """The same, for something that is not in the catalogue, such as a window's name."""
        first, second = (Markup(escape(_filled(said, values, language))) for language in self._order)
        tags = [_TAGS[language] for language in self._order]
        return Markup('<span class="first" lang="{}">{}</span> <span class="second" lang="{}">{}</span>').format(
            tags[0], first, tags[1], second
        )

    def plain(self, key: str, **values: Value) -> str:
        """In the reader's language alone, for attributes and titles."""
        return _filled(self._words[key], values, self.language)

    def name(self, said: Said) -> str:
        """A name in the reader's language."""
        return said.text(self.language)


def _filled(said: Said, values: dict[str, Value], language: str) -> str:
    told = {name: value.text(language) if isinstance(value, Said) else value for name, value in values.items()}
    return said.text(language).format(**told)
