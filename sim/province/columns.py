"""The columns of a table of townships, by the names that people give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMES = {
    "name": ("name", "township", "名称", "乡镇", "乡镇名称", "乡镇街道", "街道"),
    "inhabitants": ("inhabitants", "population", "人口", "常住人口", "服务人口", "人口数", "常住人口数"),
    "volume": ("volume", "visits", "visits per day", "业务量", "日业务量", "日均业务量", "人次", "日均人次"),
    "mix": ("mix", "业务结构", "领域结构", "结构", "领域占比"),
    "county": ("county", "district", "县", "区县", "县区", "县市区", "县(市、区)", "所属县", "所在县"),
    "code": ("code", "代码", "区划代码", "行政区划代码", "统计用区划代码"),
}
"""What a column can be called, in lower case; `name` and `inhabitants` must be there."""
NEEDED = ("name", "inhabitants")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands: `places` by the keys of `NAMES`, `domains` by domain, `unused`: the headings left."""

    places: Mapping[str, int]
    domains: Mapping[str, int]
    unused: Sequence[str]


class HeadingUnreadable(ValueError):
    """The first line does not name what is needed, or names it twice; the message says what to write."""


def plain(text: str) -> str:
    """Text with full-width letters and digits made plain, without spaces around it."""
    return unicodedata.normalize("NFKC", text).strip()


def find_columns(heading: Sequence[str], domain_names: Mapping[str, str]) -> Columns:
    """Where each column stands; `domain_names`: all names of the hall's domains, in lower case, with their ids."""
    known = {name: key for key, names in NAMES.items() for name in names}
    places: dict[str, int] = {}
    domains: dict[str, int] = {}
    unused: list[str] = []
    for place, written in enumerate(heading):
        name = plain(written).lower().replace("_", " ")
        key, domain = known.get(name), domain_names.get(plain(written).lower())
        if key is None and domain is None:
            if name:
                unused.append(plain(written))
            continue
        group, found = (places, key) if key is not None else (domains, domain)
        assert found is not None
        if found in group:
            first = plain(heading[group[found]])
            raise HeadingUnreadable(
                f"“{first}”和“{plain(written)}”两列说的是同一件事，请留一列 / "
                f"{first!r} and {plain(written)!r} are the same column twice; keep one"
            )
        group[found] = place
    _require(places, heading)
    return Columns(places, domains, unused)


def _require(places: Mapping[str, int], heading: Sequence[str]) -> None:
    missing = [key for key in NEEDED if key not in places]
    if missing:
        wanted = "，".join(f"{NAMES[key][2]} ({key})" for key in missing)
        there = "、".join(plain(one) for one in heading if plain(one)) or "空 nothing"
        raise HeadingUnreadable(
            f"首行缺少列：{wanted}。现有：{there} / the first line lacks {' and '.join(missing)}; it has {there}"
        )
