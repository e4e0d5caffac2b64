"""Single cells of the table: numbers as people write them, and the mix of domains. Every fault is one sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from sim.province.columns import plain

FEWEST_INHABITANTS, MOST_INHABITANTS = 100, 1_000_000
"""No township is smaller or larger: the largest towns of the country have some 900,000 inhabitants."""
MOST_VISITS = 20_000
"""A day; no hall of a township has more."""
TOLERANCE = 0.005
"""By so much shares may add up to more than everything: they were rounded."""
_TEN_THOUSAND = "万"


class CellUnreadable(ValueError):
    """A cell that cannot be used; the message is the sentence for the reader."""


def inhabitants_of(text: str) -> int:
    """The inhabitants: a whole number, `25,600` and `2.56万` too."""
    if not plain(text):
        raise CellUnreadable("没有人口 / has no inhabitants")
    number = _number(text, "人口", "inhabitants")
    if not FEWEST_INHABITANTS <= number <= MOST_INHABITANTS:
        raise CellUnreadable(
            f"人口 {text.strip()} 不像一个乡镇，应为 {FEWEST_INHABITANTS} 至 {MOST_INHABITANTS:,} / "
            f"no township has {text.strip()} inhabitants; from {FEWEST_INHABITANTS} to {MOST_INHABITANTS:,}"
        )
    if abs(number - round(number)) > 1e-6:
        raise CellUnreadable(f"人口应为整数，现为 {text.strip()} / inhabitants must be whole, but are {text.strip()}")
    return round(number)


def volume_of(text: str) -> float | None:
    """Visits on a usual working day; an empty cell leaves it to the inhabitants."""
    if not plain(text):
        return None
    number = _number(text, "业务量", "volume")
    if not 0 < number <= MOST_VISITS:
        raise CellUnreadable(
            f"业务量 {text.strip()} 应大于 0、不超过每天 {MOST_VISITS:,} 人次 / "
            f"a volume of {text.strip()} must be above 0 and at most {MOST_VISITS:,} visits a day"
        )
    return number


def mix_of_cell(text: str, domain_names: Mapping[str, str]) -> dict[str, float]:
    """Shares by domain from `pension=0.3;养老=20%`: what is named, and no more than everything."""
    shares: dict[str, float] = {}
    for part in re.split(r"[;,、\n]", plain(text)):
        if not part.strip():
            continue
        name, equals, value = re.sub(r"[:]", "=", part, count=1).partition("=")
        domain = domain_names.get(name.strip().lower())
        if not equals or not value.strip():
            raise CellUnreadable(
                f"结构“{part.strip()}”应如 pension=0.3 / mix {part.strip()!r} should be like pension=0.3"
            )
        if domain is None:
            raise CellUnreadable(f"结构：大厅没有“{name.strip()}”领域 / mix: the hall has no domain {name.strip()!r}")
        if domain in shares:
            raise CellUnreadable(f"结构：“{name.strip()}”写了两次 / mix: {name.strip()!r} stands there twice")
        shares[domain] = _share(value)
    if sum(shares.values()) > 1 + TOLERANCE:
        whole = f"{sum(shares.values()):.0%}"
        raise CellUnreadable(f"结构合计 {whole}，超过 100% / the mix adds up to {whole}, above 100%")
    return shares


def mix_of_columns(cells: Mapping[str, str]) -> dict[str, float]:
    """Shares by domain from a column for each: counts or shares, in relation to their sum; all empty is no mix."""
    if not any(plain(cell) for cell in cells.values()):
        return {}
    weights = {domain: _number(cell, domain, domain) if plain(cell) else 0.0 for domain, cell in cells.items()}
    if min(weights.values()) < 0:
        worst = min(weights, key=lambda domain: weights[domain])
        raise CellUnreadable(f"{worst} 不能小于 0 / {worst} must not be negative")
    whole = sum(weights.values())
    if not whole:
        raise CellUnreadable("各领域不能全为 0 / the domains must not all be 0")
    return {domain: weight / whole for domain, weight in weights.items()}


def _share(text: str) -> float:
    percent = text.strip().endswith("%")
    number = _number(text.strip().removesuffix("%"), "结构", "mix") / (100 if percent else 1)
    if not 0 <= number <= 1 + TOLERANCE:
        raise CellUnreadable(
            f"结构：占比 {text.strip()} 应在 0 和 1 之间，或写百分数 / "
            f"mix: a share of {text.strip()} must be between 0 and 1, or a percentage"
        )
    return number


def _number(text: str, zh: str, en: str) -> float:
    shown = plain(text)
    digits = shown.replace(",", "").replace(" ", "").replace("_", "")
    times = 1
    if digits.endswith(_TEN_THOUSAND):
        digits, times = digits.removesuffix(_TEN_THOUSAND), 10_000
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", digits, re.ASCII | re.IGNORECASE) is None:
        raise CellUnreadable(f"{zh}“{shown}”不是数字 / {en}: {shown!r} is not a number")
    number = float(digits) * times
    if not math.isfinite(number):
        raise CellUnreadable(f"{zh}“{shown}”太大 / {en}: {shown!r} is too large")
    return number
