"""From a number and a window to what espeak-ng is told."""

from __future__ import annotations

import itertools
import re
import shutil
import string
import subprocess

import pytest

from counter_display.voice.spoken import TONGUES, Language, hanzi, sentence
from speech.sentence import espeak_arguments

LANGUAGES: list[Language] = ["zh", "yue", "en"]
SYLLABLE = re.compile(r"[a-z]+[1-6]")


def test_the_sentence_in_three_languages() -> None:
    assert sentence("A012", "3", "zh").text == "qing3 ei1 ling2 yi1 er4 hao4, dao4 san1 hao4 chuang1 kou3"
    assert sentence("A012", "3", "yue").text == "cing2 ei1 ling4 jat1 ji6 hou6, dou3 saam1 hou6 coeng1 hau2"
    assert sentence("A012", "3", "en").text == "ticket ay zero one two, please go to window three"
    assert hanzi("A012", "3") == "请A零一二号到三号窗口"


def test_espeak_is_given_the_voice_that_reads_syllables() -> None:
    said = sentence("A012", "3", "zh")
    assert espeak_arguments(said) == ["-v", "cmn-latn-pinyin", "-s", "150", "--stdout", said.text]


@pytest.mark.parametrize(
    ("window", "chinese", "pinyin", "english"),
    [
        ("0", "零", "ling2", "zero"),
        ("9", "九", "jiu3", "nine"),
        ("10", "十", "shi2", "ten"),
        ("12", "十二", "shi2 er4", "twelve"),
        ("20", "二十", "er4 shi2", "twenty"),
        ("34", "三十四", "san1 shi2 si4", "thirty four"),
        ("99", "九十九", "jiu3 shi2 jiu3", "ninety nine"),
        ("101", "一零一", "yi1 ling2 yi1", "one zero one"),
        ("b2", "B二", "bi4 er4", "bee two"),
        ("guide-1", "GUIDE-一", "ji4 you1 ai4 di4 yi4 yi1", "jee you eye dee ee one"),
    ],
)
def test_windows_are_counted_up_to_ninety_nine(window: str, chinese: str, pinyin: str, english: str) -> None:
    assert hanzi("A001", window) == f"请A零零一号到{chinese}号窗口"
    assert sentence("A001", window, "zh").text.endswith(f"dao4 {pinyin} hao4 chuang1 kou3")
    assert sentence("A001", window, "en").text.endswith(f"window {english}")


@pytest.mark.parametrize("language", ["zh", "yue"])
def test_every_number_and_window_is_syllables_with_tones(language: Language) -> None:
    for prefix, count, window in itertools.product(string.ascii_uppercase, (0, 1, 19, 999, 1000), range(100)):
        words = sentence(f"{prefix}{count:03d}", str(window), language).text.replace(",", "").split()
        assert all(SYLLABLE.fullmatch(word) for word in words), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbers_or_windows_sound_alike(language: Language) -> None:
    numbers = {sentence(f"{a}{n:03d}", "1", language).text for a in string.ascii_uppercase for n in range(1_000)}
    windows = {sentence("A001", str(window), language).text for window in range(1_000)}
    assert len(numbers) == 26_000
    assert len(windows) == 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_that_mark_a_priority_are_spelled_too(language: Language) -> None:
    tongue = TONGUES[language]
    assert f"{tongue.letters[0]} {tongue.letters[11]} {tongue.digits[0]}" in sentence("AL012", "3", language).text


@pytest.mark.parametrize("language", ["zh", "yue"])
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_pronounces_every_syllable_as_one(language: Language) -> None:
    tongue = TONGUES[language]
    for word in {*" ".join((*tongue.letters, *tongue.digits, tongue.ten)).split()}:
        command = ["espeak-ng", "-q", "-x", "-v", tongue.voice, word]
        sounds = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        assert len(sounds) == 1, (word, sounds)
