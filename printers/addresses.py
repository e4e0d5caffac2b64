"""Reading a printer's URL: its parts and options, and how to write it where it is wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlsplit

from printers.errors import PrinterUrlInvalid
from printers.stationery import KEYS as STATIONERY

DEFAULT_TIMEOUT = 3.0
LONGEST_TIMEOUT = 60.0


class Address:
    """A printer's URL taken apart: `scheme`, `rest` behind its colon, and the options behind its question mark."""

    def __init__(self, url: str) -> None:
        self.url = url
        scheme, self.colon, rest = url.partition(":")
        self.scheme = scheme.lower()
        self.rest, _, query = rest.partition("?")
        self._options = dict(parse_qsl(query, keep_blank_values=True))

    def refuse(self, zh: str, en: str) -> PrinterUrlInvalid:
        """The error that says what is wrong with it."""
        return PrinterUrlInvalid(self.url, zh, en)

    def split(self) -> SplitResult:
        """Host, port and path."""
        try:
            return urlsplit(self.url)
        except ValueError as error:
            raise self.refuse("地址的写法不对，请核对方括号和端口。", f"{error}.") from None

    def allow(self, *known: str) -> None:
        """Refuse options that nobody reads: a misspelt one would be obeyed by nobody.

        What tells how slips look is read by `printers.stationery`.
        """
        known = (*known, *STATIONERY)
        for name in self._options:
            if name not in known:
                raise self.refuse(
                    f"没有“{name}”这个选项，可用：{'、'.join(known)}。",
                    f"there is no option {name!r}; there are: {', '.join(known)}.",
                )

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of several words; the first where the URL does not say."""
        chosen = self._options.get(name, choices[0])
        if chosen not in choices:
            raise self.refuse(f"{name} 只能是 {'、'.join(choices)}。", f"{name} must be one of {', '.join(choices)}.")
        return chosen

    def number(self, name: str, default: int) -> int:
        """A whole number; 0, which no option allows, if it is written as none."""
        text = self._options.get(name, str(default))
        return int(text) if text.isascii() and text.isdigit() else 0

    def patience(self) -> float:
        """`timeout`: seconds for which the device may keep us waiting for a sign of life."""
        try:
            seconds = float(self._options.get("timeout", DEFAULT_TIMEOUT))
        except ValueError:
            seconds = math.nan
        if not 0 < seconds <= LONGEST_TIMEOUT:
            raise self.refuse(
                f"timeout 是秒数，大于 0，不超过 {LONGEST_TIMEOUT:g}。",
                f"timeout is in seconds, above 0 and at most {LONGEST_TIMEOUT:g}.",
            )
        return seconds

    def path(self) -> Path:
        """A path as written, or after `//` as in file:///var/log/slips.bin."""
        path = self.rest.removeprefix("//") if self.rest.startswith("///") else self.rest
        if not path or path.startswith("//"):
            raise self.refuse("没有写路径（file:slips.bin）。", "it names no path (file:slips.bin).")
        return Path(path)
