"""From a number and a window to what a speech program is told, letter by letter.

espeak-ng reads Chinese characters wrongly but pronounces syllables with tone numbers; so every letter and digit is
given to it as syllables: pinyin for Mandarin, jyutping for Cantonese, words for English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from speech import english
from speech.mandarin import HANZI_DIGITS, LETTERS, PINYIN_LETTERS
from speech.sentence import Sentence

Language = Literal["zh", "en", "yue"]
COUNTED_TO = 99
"""A window's id up to here is read as a number (十二号), a longer one digit by digit (一零一号)."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language is spoken: the speech program's voice and speed (words a minute), its words, and the sentence.

    `ten` is empty where numbers are not put together from ten and a digit.

    """

    voice: str
    speed: int
    letters: tuple[str, ...]
    digits: tuple[str, ...]
    ten: str
    sentence: str


_JYUTPING_LETTERS = (
    "ei1", "bi1", "si1", "di1", "ji1", "e1 fu4", "zi1", "ik1 cyu4", "aai1", "zei1", "kei1", "e1 lou4", "em1",
    "en1", "ou1", "pi1", "kiu1", "aa1 lou4", "e1 si4", "ti1", "jiu1", "wi1", "daap1 bou4 jiu1", "ik1 si4", "waai1",
    "ji6 set1",
)  # fmt: skip

TONGUES: dict[Language, Tongue] = {
    "zh": Tongue(
        voice="cmn-latn-pinyin",
        speed=150,
        letters=PINYIN_LETTERS,
        digits=("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"),
        ten="shi2",
        sentence="qing3 {number} hao4, dao4 {window} hao4 chuang1 kou3",
    ),
    "yue": Tongue(
        voice="yue-latn-jyutping",
        speed=150,
        letters=_JYUTPING_LETTERS,
        digits=("ling4", "jat1", "ji6", "saam1", "sei3", "ng5", "luk6", "cat1", "baat3", "gau2"),
        ten="sap6",
        sentence="cing2 {number} hou6, dou3 {window} hou6 coeng1 hau2",
    ),
    "en": Tongue(
        voice="en",
        speed=150,
        letters=english.LETTERS,
        digits=english.DIGITS,
        ten="",
        sentence="ticket {number}, please go to window {window}",
    ),
}
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def sentence(number: str, window: str, language: Language) -> Sentence:
    """What is told to the speech program when `number` is called to `window`."""
    tongue = TONGUES[language]
    text = tongue.sentence.format(number=_spelled(number, tongue), window=_window(window, tongue))
    return Sentence(language, tongue.voice, tongue.speed, text)


def hanzi(number: str, window: str) -> str:
    """The sentence as people write it: 请A零一二号到三号窗口."""
    called = "".join(HANZI_DIGITS[int(sign)] if sign in "0123456789" else sign for sign in number)
    return f"请{called}号到{_hanzi_window(window)}号窗口"


def _spelled(signs: str, tongue: Tongue) -> str:
    words: list[str] = []
    for sign in signs.upper():
        if sign in "0123456789":
            words.append(tongue.digits[int(sign)])
        elif sign in LETTERS:
            words.append(tongue.letters[LETTERS.index(sign)])
    return " ".join(words)


def _window(window: str, tongue: Tongue) -> str:
    if not _is_counted(window):
        return _spelled(window, tongue)
    tens, ones = divmod(int(window), 10)
    if tongue.ten:
        parts = [tongue.digits[tens]] if tens > 1 else []
        parts += [tongue.ten] if tens else []
        parts += [tongue.digits[ones]] if ones or not tens else []
        return " ".join(parts)
    if tens == 1:
        return _TEENS[ones]
    return " ".join([*([_TENS[tens - 2]] if tens else []), *([tongue.digits[ones]] if ones or not tens else [])])


def _hanzi_window(window: str) -> str:
    if not _is_counted(window):
        return "".join(HANZI_DIGITS[int(sign)] if sign in "0123456789" else sign.upper() for sign in window)
    tens, ones = divmod(int(window), 10)
    return (
        (HANZI_DIGITS[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (HANZI_DIGITS[ones] if ones or not tens else "")
    )


def _is_counted(window: str) -> bool:
    return window.isascii() and window.isdecimal() and int(window) <= COUNTED_TO
