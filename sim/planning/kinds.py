"""The kinds of windows that a plan chooses from (R1), and how many of each stand in a mix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dispatcher.config import HallConfig
from dispatcher.domain.coverage import role_serves
from dispatcher.domain.rules import DOMAIN, SPECIAL, UNDIFFERENTIATED, HallRules, Service, WindowPlan
from sim.remark import Remark

SPECIAL_NAMES = {
    "consult": Remark("综合咨询", "enquiries"),
    "one-thing": Remark("一件事一次办", "one thing, one go"),
    "assist": Remark("帮办代办", "help and proxies"),
    "cross-province": Remark("跨省通办", "for other provinces"),
    "intra-province": Remark("省内通办", "for the province"),
    "unresolved": Remark("“办不成事”反映", "what could not be done"),
    "policy": Remark("惠企政策", "policies for business"),
    "open-gov": Remark("政务公开", "open government"),
    "collect": Remark("统一出件", "collection"),
}
"""The purposes of special-purpose windows (R1)."""

Mix = tuple[int, ...]
"""How many windows of each kind, in the order of the kinds."""

COMPREHENSIVE = "comprehensive"
"""The id of the kind that serves everything."""


class NobodyServes(ValueError):
    """No kind of window that the plan may have serves this service."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.service = service


@dataclass(frozen=True, slots=True)
class WindowKind:
    """One kind of window. `least` and `most`: how many of it a plan must and may have; None: as many as it takes.

    A kind with `least` above 0 is mandatory, like the special-purpose windows that the regulations ask for.
    """

    id: str
    name: Remark
    roles: tuple[str, ...]
    services: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None

    def serves(self, service: Service) -> bool:
        """Whether windows of this kind serve it."""
        return role_serves(self.window(""), service)

    def window(self, window: str) -> WindowPlan:
        """A window of this kind with that id."""
        return WindowPlan(window, "hall", self.roles, self.services)

    def breadth(self, services: Iterable[Service]) -> int:
        """How many of these services it serves."""
        return sum(self.serves(service) for service in services)

    def allows(self, count: int) -> bool:
        """Whether a mix may have so many of it."""
        return self.least <= count and (self.most is None or count <= self.most)


def kinds_of_hall(config: HallConfig) -> tuple[WindowKind, ...]:
    """The kinds that a hall's own file suggests.

    Windows for everything; for each queue one that serves all domains of its services; the hall's own specialised
    windows; and its special-purpose windows, which are mandatory.
    """
    rules = config.rules()
    found = [WindowKind(COMPREHENSIVE, Remark("无差别综合窗口", "comprehensive"), (UNDIFFERENTIATED,))]
    found.extend(_by_queue(config, rules))
    found.extend(_of_own_windows(config, [kind.roles for kind in found]))
    return tuple(found)


def window_for_all(config: HallConfig) -> WindowKind:
    """One kind that serves everything, and holds the purposes of all the hall's special-purpose windows besides."""
    special = dict.fromkeys(role for window in config.windows for role in window.roles if role.startswith(SPECIAL))
    return WindowKind(COMPREHENSIVE, Remark("综合窗口", "for everything"), (UNDIFFERENTIATED, *special))


def useful_kinds(kinds: Iterable[WindowKind], services: Iterable[Service]) -> tuple[WindowKind, ...]:
    """The kinds that serve one of these services, and the mandatory ones."""
    asked = list(services)
    return tuple(kind for kind in kinds if kind.least or any(kind.serves(service) for service in asked))


def all_served(kinds: Sequence[WindowKind], mix: Mix, services: Iterable[Service]) -> bool:
    """Whether every service has a window in this mix."""
    present = [kind for kind, count in zip(kinds, mix, strict=True) if count]
    return all(any(kind.serves(service) for kind in present) for service in services)


def least_mix(kinds: Sequence[WindowKind], services: Sequence[Service]) -> Mix:
    """The mandatory windows, and one of the broadest kind for each service that none of them serves.

    Raises `NobodyServes` where no kind does.
    """
    mix = [kind.least for kind in kinds]
    for service in services:
        if any(count and kind.serves(service) for kind, count in zip(kinds, mix, strict=True)):
            continue
        able = [number for number, kind in enumerate(kinds) if kind.serves(service) and kind.allows(mix[number] + 1)]
        if not able:
            raise NobodyServes(service)
        mix[max(able, key=lambda number: kinds[number].breadth(services))] += 1
    return tuple(mix)


def filled(kinds: Sequence[WindowKind], mix: Mix, number: int, services: Sequence[Service]) -> Mix:
    """The mix with windows of the broadest kinds added until there are so many, or no kind may have more."""
    found = list(mix)
    places = _broadest_first(tuple(kinds), tuple(services))
    while sum(found) < number:
        place = next((place for place in places if kinds[place].allows(found[place] + 1)), None)
        if place is None:
            break
        found[place] += 1
    return tuple(found)


def emptied(kinds: Sequence[WindowKind], mix: Mix, number: int, services: Sequence[Service]) -> Mix:
    """The mix with windows taken away of which there are most until there are so few, or none can be spared."""
    found = list(mix)
    while sum(found) > number:
        able = [place for place, kind in enumerate(kinds) if found[place] and _spared(kinds, found, place, services)]
        if not able:
            break
        found[max(able, key=lambda place: found[place])] -= 1
    return tuple(found)


@lru_cache(maxsize=16)  # a province asks this of the same kinds thousands of times
def _broadest_first(kinds: tuple[WindowKind, ...], services: tuple[Service, ...]) -> list[int]:
    """The kinds' places; of two that serve as many services the earlier comes first."""
    return sorted(range(len(kinds)), key=lambda place: -kinds[place].breadth(services))


def _spared(kinds: Sequence[WindowKind], mix: Sequence[int], place: int, services: Sequence[Service]) -> bool:
    left = tuple(count - (kind == place) for kind, count in enumerate(mix))
    return kinds[place].allows(left[place]) and (left[place] > 0 or all_served(kinds, left, services))


def _by_queue(config: HallConfig, rules: HallRules) -> list[WindowKind]:
    kinds = []
    for queue in config.queues:
        domains = dict.fromkeys(
            service.domain for service in rules.services if service.queue == queue.id and service.special is None
        )
        if domains:
            roles = tuple(f"{DOMAIN}{domain}" for domain in domains)
            kinds.append(WindowKind(queue.id, Remark(f"{queue.name}窗口", queue.name_en), roles))
    return kinds


def _special_name(roles: Sequence[str]) -> Remark:
    """What a special-purpose window is for: its purposes, or the first of more than two."""
    names = [SPECIAL_NAMES[role.removeprefix(SPECIAL)] for role in roles if role.startswith(SPECIAL)]
    shown = names if len(names) <= 2 else names[:1]
    zh, en = "、".join(name.zh for name in shown), ", ".join(name.en for name in shown)
    return Remark(f"{zh}窗口", en) if len(names) <= 2 else Remark(f"{zh}等窗口", f"{en} and more")


def _of_own_windows(config: HallConfig, known: Sequence[tuple[str, ...]]) -> list[WindowKind]:
    """The hall's specialised and special-purpose windows, each kind once."""
    kinds: list[WindowKind] = []
    seen = {(frozenset(roles), frozenset[str]()) for roles in known}
    for window in config.windows:
        roles, services = tuple(window.roles), tuple(window.services)
        mandatory = any(role.startswith(SPECIAL) for role in roles)
        if (not mandatory and not services) or (frozenset(roles), frozenset(services)) in seen:
            continue
        seen.add((frozenset(roles), frozenset(services)))
        title = _special_name(roles) if mandatory else Remark(f"同{window.name}", f"like {window.name_en}")
        if title in {kind.name for kind in kinds}:
            title = Remark(f"{title.zh}（同{window.name}）", f"{title.en} (like {window.name_en})")
        kinds.append(WindowKind(f"like-{window.id}", title, roles, services, least=1 if mandatory else 0))
    return kinds
