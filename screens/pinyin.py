"""How names are read, as people type them: 社保卡 as `sbk` or `shebaoka`.

Each character is read by itself (`assets/pinyin`), which is enough to find a name by; what is spoken needs more.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from importlib.resources import files

MOST_INITIALS = 64
"""A name with so many heteronyms that it has more initials than these is no name."""
EVERYDAY = {
    "长": ("chang", "zhang"), "重": ("zhong", "chong"), "行": ("xing", "hang"), "参": ("can", "shen"),
    "调": ("diao", "tiao"), "会": ("hui", "kuai"), "还": ("huan", "hai"), "传": ("chuan", "zhuan"),
    "乐": ("le", "yue"), "单": ("dan", "shan"), "校": ("xiao", "jiao"), "差": ("cha", "chai"),
    "曾": ("zeng", "ceng"), "藏": ("cang", "zang"), "朝": ("chao", "zhao"), "弹": ("dan", "tan"),
    "都": ("du", "dou"), "盛": ("sheng", "cheng"), "省": ("sheng", "xing"), "系": ("xi", "ji"), "折": ("zhe", "she"),
    "种": ("zhong", "chong"), "率": ("lv", "shuai"), "给": ("gei", "ji"), "薄": ("bo", "bao"), "厦": ("sha", "xia"),
}  # fmt: skip
"""Heteronyms that people read either way; rarer readings only bring up what nobody looked for."""

SIGN = re.compile(r"[㐀-鿿𠀀-𲎯〇]|[a-z0-9]")
"""What of a name is typed: its hanzi, Latin letters and digits; its punctuation is not."""


def initials(text: str) -> frozenset[str]:
    """Every way to write a name in initials: 长期护理 as `cqhl` and `zqhl`. Digits and Latin letters are kept."""
    letters = [sorted({reading[0] for reading in each}) for each in readings(text)]
    return frozenset("".join(each) for each in itertools.islice(itertools.product(*letters), MOST_INITIALS))


@functools.lru_cache(maxsize=4096)
def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """How each character of a name may be read; punctuation is left out."""
    return tuple(_both_u((_syllable(sign), *EVERYDAY.get(sign, ()))) for sign in SIGN.findall(text.lower()))


def _syllable(sign: str) -> str:
    """A letter, a digit and a hanzi outside the table stand for themselves."""
    return next((syllable for syllable, signs in _table() if sign in signs), sign)


@functools.cache
def _table() -> list[tuple[str, str]]:
    lines = (files("assets") / "pinyin" / "mandarin.txt").read_text("utf-8").splitlines()
    return [(syllable, signs) for syllable, _, signs in (line.partition(" ") for line in lines)]


def _both_u(said: Iterable[str]) -> tuple[str, ...]:
    """女 is typed `nv` or `nu`."""
    return tuple(dict.fromkeys(spelling for one in said for spelling in (one, one.replace("v", "u"))))
