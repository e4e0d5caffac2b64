"""Chinese for the states and figures that refusals name."""

from __future__ import annotations

import re

_CHINESE = {
    "a service of the catalogue": "目录中的事项",
    "a ticket of today": "今天的号",
    "the token of a slip": "号票上的编码",
    "approver and reason": "批准人和理由都要有",
    "only one of them": "只有其中一项",
    "no ticket in hand": "手中没有号",
    "each service once": "每个事项一次",
    "service or window": "事项或窗口",
    "another window": "另一个窗口",
    "an open day": "已开始的一天",
    "no open day": "没有开始的一天",
    "at least": "至少",
    "at most": "最多",
    "recalls": "次重呼",
    "missing": "缺少",
    "neither": "都没有",
    "both": "两个都有",
    "none": "没有",
    "or": "或",
    "s": "秒",
    "open": "已打开",
    "closed": "已关闭",
    "ready": "等待下一位",
    "idle": "空闲",
    "calling": "叫号中",
    "serving": "办理中",
    "paused": "暂停",
    "waiting": "等候中",
    "called": "已叫号",
    "parked": "挂起",
    "completed": "已办结",
    "no_show": "已过号",
    "cancelled": "已取消",
    "expired": "已失效",
    "service": "事项",
    "prefix": "号码前缀",
    "clerk": "窗口人员",
    "queue": "队列",
    "priority": "优先类别",
    "window": "窗口",
}
_PHRASE = re.compile(r"(?<![\w-])(" + "|".join(sorted(map(re.escape, _CHINESE), key=len, reverse=True)) + r")(?![\w-])")


def in_chinese(text: str) -> str:
    """`text` with every known state and phrase in Chinese; ids and figures stay as they are."""
    return _PHRASE.sub(lambda found: _CHINESE[found[1]], text)
