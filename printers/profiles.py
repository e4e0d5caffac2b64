"""What a printer can do: its width, its characters, its codes, its cutter. Data in profiles.toml.

A profile is named in the printer's URL, `?profile=gbk&width=384&mode=raster`. Beside our own names those of
python-escpos's list of printers are known too ("TM-T20II"); that list does not tell of Chinese ROMs, so such printers
get pictures.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, cast, get_args

from printers.charset import Charset
from printers.errors import ProfileUnsuitable
from printers.layout import CELL_DOTS, WIDTHS, cells_across
from printers.python_escpos import known_printers

Mode: TypeAlias = Literal["text", "raster"]
MODES: tuple[Mode, ...] = get_args(Mode)

NO_CHARACTERS = "none"


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of printer on paper of `width` dots, and the `mode` in which it gets its slips.

    `charset` is None where there is no Chinese ROM: then only pictures print hanzi. `native_qr` and `native_barcode`
    say that the printer draws such codes itself, which takes 60 bytes instead of thousands.
    """

    name: str
    width: int
    charset: Charset | None
    mode: Mode
    native_qr: bool
    native_barcode: bool
    cutter: bool

    @property
    def columns(self) -> int:
        """Cells of normal size across the paper; a hanzi takes two."""
        return self.width // CELL_DOTS


def profile_named(name: str = "gb18030", width: int | None = None, mode: Mode | None = None) -> Profile:
    """The profile of that name, on paper of `width` and in `mode` where these are given.

    Raises ProfileUnsuitable for an unknown name, for a width of no paper, and for text on a printer without hanzi.
    """
    profile = _ours().get(name) or _theirs(name)
    if width is not None:
        profile = replace(profile, width=width)
    if profile.width not in WIDTHS:
        dots = (f"{profile.width} 点", f"{profile.width} dots") if profile.width else ("不详", "an unknown width")
        raise ProfileUnsuitable(
            f"{name} 的纸宽（{dots[0]}）不能用，请另写 width=384 或 width=576。",
            f"{name} prints {dots[1]}, for which there are no slips: say width=384 or width=576.",
        )
    if mode == "text" and profile.charset is None:
        raise ProfileUnsuitable(
            f"{name} 没有汉字字库，只能用 mode=raster；有字库的请写 profile=gbk 或 profile=gb18030。",
            f"{name} has no Chinese ROM: use mode=raster, or profile=gbk or gb18030 where it has one.",
        )
    return replace(profile, mode=mode) if mode else profile


def profile_names() -> Mapping[str, str]:
    """Our own profiles, with what they are: Chinese / English."""
    return {name: str(entry["about"]) for name, entry in _entries().items()}


def paper(profile: Profile | int) -> Profile:
    """The profile itself, or the ordinary printer on paper of so many dots."""
    if isinstance(profile, Profile):
        return profile
    cells_across(profile)
    return profile_named(width=profile)


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("printers") / "profiles.toml").read_text(encoding="utf-8"))


@cache
def _ours() -> dict[str, Profile]:
    return {name: _profile(name, entry) for name, entry in _entries().items()}


def _profile(name: str, entry: Mapping[str, Any]) -> Profile:
    characters = entry["characters"]
    charset = None if characters == NO_CHARACTERS else cast(Charset, characters)
    return Profile(
        name=name,
        width=entry["width"],
        charset=charset,
        mode="text" if charset else "raster",
        native_qr=entry["qr"] == "native",
        native_barcode=entry["barcode"] == "native",
        cutter=entry["cutter"],
    )


def _theirs(name: str) -> Profile:
    """A printer of python-escpos's list."""
    known = known_printers().get(name)
    if known is None:
        ours = "、".join(_ours())
        raise ProfileUnsuitable(
            f"没有“{name}”这种打印机，可用：{ours}。不知道用哪个就不写，打一张测试纸看。",
            f"There is no profile {name!r}; there are {', '.join(_ours())}. If in doubt leave it out and print a test.",
        )
    return Profile(
        name=name,
        width=known.width,
        charset=None,
        mode="raster",
        native_qr=known.qr,
        native_barcode=known.barcode,
        cutter=known.cutter,
    )
