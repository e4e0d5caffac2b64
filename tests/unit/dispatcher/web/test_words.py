"""The catalogue of words is whole, in both languages, and nothing in it is idle."""

from __future__ import annotations

import re
import string
from importlib.resources import files

import pytest
from live_hall import township

from dispatcher.domain.model import WindowState
from dispatcher.web.speech import Said, Speech, line
from dispatcher.web.words import WORDS, speech

WEB = files("dispatcher.web")
SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in (WEB, WEB / "templates", WEB / "templates" / "parts")
    for file in folder.iterdir()
    if file.name.endswith((".py", ".html")) and file.name != "words.py"
)
BUILT = ("state_", "how_", "did_", "device_")
"""Keys with these beginnings are put together from a state's name."""


def places(text: str) -> set[str | None]:
    """The names of the places for values."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_with_the_same_places(key: str) -> None:
    said = WORDS[key]
    assert said.zh.strip()
    assert said.en.strip()
    if key != "past":  # a date is written by month and day in Chinese, as one date in English
        assert places(said.zh) == places(said.en)


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_said_somewhere(key: str) -> None:
    assert f'"{key}"' in SOURCES or key.startswith(BUILT)


def test_every_word_that_a_template_says_exists() -> None:
    asked = re.findall(r'say(?:\.plain)?\("([a-z_]+)"[,)]', SOURCES)
    assert len(asked) > 40
    assert set(asked) <= WORDS.keys()


def test_every_state_of_a_window_has_a_word() -> None:
    assert {f"state_{state}" for state in WindowState} <= WORDS.keys()


def test_no_letter_of_chinese_stands_in_a_template() -> None:
    for file in (files("dispatcher.web") / "templates").iterdir():
        if file.name.endswith(".html"):
            assert not re.search(r"[\u4e00-\u9fff]", file.read_text(encoding="utf-8")), file.name


def test_the_readers_language_comes_first_and_each_is_marked() -> None:
    assert speech("zh")("refresh") == (
        '<span class="first" lang="zh-CN">刷新</span> <span class="second" lang="en">Refresh</span>'
    )
    assert str(speech("en")("refresh")).startswith('<span class="first" lang="en">Refresh</span>')


def test_values_are_escaped_and_told_in_the_language_of_their_words() -> None:
    say = Speech({"go": Said("到{window}", "To {window}")}, "zh")
    told = say.line(line("go", window=Said("<3>号", "No. <3>")))
    assert "到&lt;3&gt;号" in told
    assert "To No. &lt;3&gt;" in told
    assert say.plain("go", window="3") == "到3"


def test_a_word_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        speech("zh")("nonsense")


def test_pause_reasons_of_the_example_hall_are_named() -> None:
    assert all(reason.name and reason.name_en for reason in township().pause_reasons)
