"""The words in which a plan speaks to its readers, on the terminal and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from dispatcher.domain.rules import DOMAIN, UNDIFFERENTIATED
from sim.planning.goal import Limit, Measure
from sim.planning.kinds import Mix, WindowKind
from sim.planning.timetable import Span
from sim.remark import Remark

COMPREHENSIVE = Remark("综合", "comprehensive")
BY_DOMAIN = Remark("分领域", "by domain")
DISCIPLINE_NAMES = {
    "load": Remark("按负荷", "by load"),
    "fifo": Remark("先来先办", "first come, first served"),
    "strict": Remark("优先类别绝对在前", "priorities always first"),
    "interleave": Remark("两位优先、一位普通", "two with priority, one without"),
}
"""The rules of who is next, as a reader knows them."""
SPECIALISED = Remark("专项", "specialised")
MANDATORY = Remark("必设", "mandatory")


def kind_name(kind: WindowKind) -> Remark:
    """A kind of window by its name, and that it is mandatory where it is (R1)."""
    if not kind.least:
        return kind.name
    return Remark(f"{kind.name.zh}（必设）", f"{kind.name.en} (mandatory)")


def mix_words(kinds: Sequence[WindowKind], mix: Mix) -> Remark:
    """A mix as a list of how many of which kind."""
    present = [(kind_name(kind), count) for kind, count in zip(kinds, mix, strict=True) if count]
    return Remark(
        "、".join(f"{name.zh} {count} 个" for name, count in present),
        ", ".join(f"{count} × {name.en}" for name, count in present),
    )


def class_of(kind: WindowKind) -> Remark:
    """The sort of window that a kind belongs to (R1): the columns under which mixes are set beside each other."""
    if kind.least:
        return MANDATORY
    if UNDIFFERENTIATED in kind.roles:
        return COMPREHENSIVE
    return BY_DOMAIN if any(role.startswith(DOMAIN) for role in kind.roles) else SPECIALISED


def classes_in(kinds: Sequence[WindowKind], mixes: Sequence[Mix]) -> tuple[Remark, ...]:
    """The sorts of windows that stand in one of these mixes."""
    present = {class_of(kind) for mix in mixes for kind, count in zip(kinds, mix, strict=True) if count}
    return tuple(one for one in (COMPREHENSIVE, BY_DOMAIN, SPECIALISED, MANDATORY) if one in present)


def count_of(kinds: Sequence[WindowKind], mix: Mix, one: Remark) -> int:
    """How many windows of one sort a mix has."""
    return sum(count for kind, count in zip(kinds, mix, strict=True) if class_of(kind) == one)


def limit_words(limit: Limit, priority: Remark | None = None) -> Remark:
    """What a condition of the goal is about; `priority` names whose it is, where it is not everybody's."""
    zh, en = {
        Measure.WITHIN: (f"{limit.minutes:g} 分钟内叫到的人", f"called within {limit.minutes:g} minutes"),
        Measure.MEAN: ("平均等候（分钟）", "mean wait (minutes)"),
        Measure.LEFT: ("没等到就走的人", "left without a call"),
        Measure.OVERTIME: ("窗口人员每天加班（分钟）", "a clerk's overtime a day (minutes)"),
    }[limit.measure]
    return Remark(zh, en) if priority is None else Remark(f"{priority.zh}：{zh}", f"{priority.en}: {en}")


def bound_words(limit: Limit) -> str:
    """What the condition allows, such as `≥ 90%` or `≤ 8`."""
    if limit.measure is Measure.WITHIN:
        return f"≥ {limit.bound * 100:.5g}%"
    return f"≤ {limit.bound * 100:.5g}%" if limit.measure is Measure.LEFT else f"≤ {limit.bound:g}"


def value_words(limit: Limit, value: float) -> str:
    """A value of the condition's measure."""
    return f"{value:.1%}" if limit.measure in (Measure.WITHIN, Measure.LEFT) else f"{value:.1f}"


def chance_words(chance: float) -> str:
    """A chance as a percentage that promises nothing for certain."""
    if chance > 0.99:
        return "> 99%"
    return "< 1%" if chance < 0.01 else f"{chance:.0%}"


def span_words(spans: Sequence[Span]) -> str:
    """Spans of a day as times of the clock."""
    return "，".join(f"{clock(start)}–{clock(end)}" for start, end in spans)


def clock(minute: int) -> str:
    """A minute after midnight as `08:30`."""
    return f"{minute // 60:02}:{minute % 60:02}"
