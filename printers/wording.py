"""Words with fields in braces: "{ahead}人". A brace itself is written twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and fields in turn, as pairs (words, field after them); the last field is None."""

    parts: tuple[tuple[str, str | None], ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Read a text. ValueError if its braces do not match."""
        parts = []
        for words, field, form, conversion in Formatter().parse(text):
            if form or conversion or field == "":
                raise ValueError(text)
            parts.append((words, field))
        return cls(tuple(parts))

    def fields(self) -> Iterator[str]:
        """The fields that are spoken of."""
        return (field for _, field in self.parts if field is not None)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with its fields filled in; nothing where all its fields are empty."""
        fields = [values[field] for field in self.fields()]
        if fields and not any(fields):
            return ""
        return "".join(words + (values[field] if field is not None else "") for words, field in self.parts)
