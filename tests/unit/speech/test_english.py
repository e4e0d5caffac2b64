"""English as it is read aloud."""

from __future__ import annotations

import pytest

from speech.english import english_sentence, is_english


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your number is A012.", "Your number is ay zero one two."),
        ("Please go to window 3.", "Please go to window 3."),
        ("AB12, then Z1", "ay bee one two, then zed one"),
        ("--version", "version"),
        ("", ""),
    ],
)
def test_ticket_numbers_are_told_sign_by_sign(text: str, told: str) -> None:
    sentence = english_sentence(text)
    assert (sentence.voice, sentence.text) == ("en", told)


@pytest.mark.parametrize(
    ("text", "english"),
    [("Take a number", True), ("请取号", False), ("请取号 Take a number", False), ("A012", False), ("ETC", False)],
)
def test_english_is_told_by_its_words(text: str, english: bool) -> None:
    assert is_english(text) is english
