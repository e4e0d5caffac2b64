"""Everything that the pages say, in one place: Chinese first, English beside it."""

from __future__ import annotations

from dispatcher.web.speech import Said, Speech

WORDS: dict[str, Said] = {
    # Every page
    "training": Said("演练", "Training"),
    "skip": Said("跳到正文", "Skip to content"),
    "other_language": Said("English", "中文"),
    "refresh": Said("刷新", "Refresh"),
    "live": Said("实时更新中", "Live"),
    "not_live": Said("页面每15秒自动刷新一次", "This page reloads every 15 seconds"),
    "away": Said("暂时连不上大厅", "The hall cannot be reached"),
    "away_ticket": Said(
        "以下内容可能已变，请听广播、看大屏。连上后自动更新。",
        "What you see may be out of date. Watch the screens. This page comes back by itself.",
    ),
    "away_manager": Said(
        "以下是断开前的情况，请勿据此安排。连上后自动更新。",
        "What you see is from before. Do not act on it. This page comes back by itself.",
    ),
    # The citizen's page
    "your_number": Said("您的号码", "Your number"),
    "waiting": Said("请等候叫号", "Please wait"),
    "waiting_next": Said("快轮到您了", "You are next"),
    "waiting_do": Said("请留意大屏和广播，不要走远。", "Watch the screens and stay nearby."),
    "waiting_for_clerk": Said("窗口还没有人办公，请稍等。", "No window is at work yet. Please wait a little."),
    "waiting_until": Said("窗口{time}开始办公，您的位置会保留。", "Windows open at {time}. Your place is kept."),
    "called": Said("请到{window}", "Please go to {window}"),
    "called_to": Said("请到", "Please go to"),
    "called_do": Said("请现在过去，带好证件和材料。", "Please go now, with your papers."),
    "called_again": Said("这是第{times}次叫您。", "You have been called {times} times."),
    "serving": Said("正在{window}办理", "Being served at {window}"),
    "serving_do": Said("办理中，请不要离开窗口。", "Please stay at the window."),
    "parked": Said("先放一放，等您回来", "Set aside until you come back"),
    "parked_do": Said(
        "准备好以后，请今天回到{window}，不用重新取号，也不用重新排队。",
        "When you are ready, come back to {window} today. You need no new number and keep your place.",
    ),
    "missed": Said("您的号已过", "Your number was passed"),
    "missed_do": Said(
        "没关系。今天下班前，请到任一窗口或导办台说一声，不用重新取号。",
        "Do not worry. Before closing today, tell any window or the guide desk. You need no new number.",
    ),
    "missed_then": Said(
        "回来以后，排在接下来的{behind}位之后。", "You will then be called after the next {behind} people."
    ),
    "completed": Said("已经办完", "All done"),
    "completed_do": Said("谢谢您，请带好随身物品。", "Thank you. Please take all your things with you."),
    "cancelled": Said("这个号已取消", "This number was given back"),
    "cancelled_do": Said("还要办理的话，请重新取号。", "To be served, please take a new number."),
    "expired": Said("这个号已失效", "This number is no longer valid"),
    "expired_do": Said("号码只在当天有效。请重新取号。", "Numbers hold for one day. Please take a new one."),
    "ahead": Said("前面还有", "People ahead"),
    "ahead_count": Said("{count}人", "{count}"),
    "wait": Said("大约还要等", "Estimated wait"),
    "chance": Said("十次里约有{tens}次准", "right about {tens} times in 10"),
    "may_call": Said("可能叫您的窗口", "You may be called to"),
    "many_windows": Said("{count}个窗口中的一个，叫号时告诉您", "one of {count} windows; the call tells which"),
    "where": Said("在哪里", "Where"),
    "services": Said("办理事项", "For"),
    "issued": Said("取号时间", "Taken at"),
    "ring": Said("叫到我时响铃", "Ring when I am called"),
    "ringing": Said("会响铃，请不要关闭本页", "It will ring. Keep this page open"),
    "unknown": Said("没有找到这个号", "This number was not found"),
    "unknown_do": Said(
        "请重新扫一扫号票上的二维码，或请导办台帮忙。", "Scan the code on your slip again, or ask at the guide desk."
    ),
    "past": Said("这是{month}月{day}日的号，已经过期", "This number was for {date} and is over"),
    "day_over": Said("今天的办理已经结束", "The hall has finished for today"),
    "past_do": Said("号码只在当天有效。还要办理的话，请重新取号。", "Numbers hold for one day. Please take a new one."),
    "complaints": Said("投诉监督电话", "Complaints"),
    # Signing in
    "manager": Said("大厅管理", "Hall manager"),
    "sign_in": Said("登录", "Sign in"),
    "sign_out": Said("退出", "Sign out"),
    "token": Said("主管设备令牌", "Supervisor's device token"),
    "token_do": Said(
        "由技术人员登记主管设备时给出。关上浏览器前请退出。",
        "The technician gets it on enrolling a supervisor's device. Sign out before you leave.",
    ),
    "wrong_token": Said("这个令牌不能查看管理页", "This token does not open this page"),
    "wrong_token_do": Said(
        "请检查有没有输错，或请技术人员登记一个主管令牌。",
        "Check it for mistakes, or have a supervisor's token enrolled.",
    ),
    # The manager's page
    "as_of": Said("截至{time}", "As of {time}"),
    "open": Said("正在取号", "Issuing numbers"),
    "shut": Said("不在取号时间", "Not issuing numbers"),
    "sum_waiting": Said("等候", "Waiting"),
    "sum_at_work": Said("窗口办公", "Windows at work"),
    "sum_served": Said("今日办结", "Served today"),
    "sum_longest": Said("最久等候", "Longest wait"),
    "alarms": Said("告警", "Alarms"),
    "no_alarms": Said("没有告警", "No alarms"),
    "alarm_device": Said("设备{device}：{state}", "Device {device}: {state}"),
    "alarm_beyond": Said(
        "{queue}队列已等{waited}，承诺{promise}分钟", "{queue}: waiting for {waited}, promised {promise} min"
    ),
    "alarm_beyond_unserved": Said(
        "{queue}队列已等{waited}，承诺{promise}分钟，没有窗口办公",
        "{queue}: waiting for {waited}, promised {promise} min, no window at work",
    ),
    "alarm_unserved": Said(
        "{queue}队列有{count}人等候，没有窗口办公", "{queue}: {count} waiting and no window at work"
    ),
    "alarm_blind": Said(
        "{windows}空着，但等候的{count}人都不能在那里办理",
        "{windows}: free, but none of the {count} people who wait may be served there",
    ),
    "alarm_idle": Said(
        "{windows}有人可叫却空闲了{minutes}以上", "{windows}: idle for more than {minutes} while people may be called"
    ),
    "alarm_paused": Said("{window}暂停已{minutes}：{reason}", "{window} paused for {minutes}: {reason}"),
    "windows": Said("窗口", "Windows"),
    "window": Said("窗口", "Window"),
    "state": Said("状态", "State"),
    "clerk": Said("窗口人员", "Clerk"),
    "in_hand": Said("手上的号", "In hand"),
    "since": Said("已持续", "For"),
    "served": Said("今日办结", "Served"),
    "may_serve": Said("可叫等候", "May call"),
    "queues": Said("队列", "Queues"),
    "queue": Said("队列", "Queue"),
    "number_waiting": Said("等候", "Waiting"),
    "longest": Said("最久等候", "Longest"),
    "promise": Said("承诺", "Promise"),
    "estimate": Said("新来预计", "New arrival"),
    "servers": Said("办公窗口", "At work"),
    "by_priority": Said("按优先类别", "By priority"),
    "calls": Said("最近叫号", "Last calls"),
    "no_calls": Said("今天还没有叫号", "Nobody called yet today"),
    "time": Said("时间", "Time"),
    "number": Said("号码", "Number"),
    "why": Said("为什么", "Why"),
    "claim": Said("分值", "Claim"),
    "runner_up": Said("下一候选", "Runner-up"),
    "claim_note": Said(
        "分值一为普通群众已用完承诺的等候时间；分值高者先叫。",
        "A claim of 1 means that a normal person has used up the promised wait; the highest is called first.",
    ),
    "how_next": Said("按规则叫下一位", "Next by the rule"),
    "how_ready": Said("窗口空着，来人即叫", "Window was free on arrival"),
    "how_chosen": Said("指定叫号", "Out of order"),
    "exceptions": Said("例外与批准", "Exceptions and approvals"),
    "no_exceptions": Said("今天没有例外", "No exceptions today"),
    "what": Said("事项", "What"),
    "approver": Said("批准人", "Approved by"),
    "reason": Said("理由", "Reason"),
    "more_exceptions": Said("只列最近{shown}条，今天共{total}条", "The last {shown} of {total} today"),
    "did_chosen": Said("{window}指定叫号{number}", "{window} called {number} out of order"),
    "did_close": Said("{window}还有人等候时关窗", "{window} closed while people waited"),
    "did_pause": Said("{window}还有人等候时离开", "{window} was left while people waited"),
    "did_close_day": Said("还有人等候时结束当天", "The day was ended while people waited"),
    "text_gone": Said("（未保留）", "(not kept)"),
    "state_closed": Said("未开", "Closed"),
    "state_ready": Said("等人来", "Ready"),
    "state_idle": Said("空闲", "Idle"),
    "state_calling": Said("叫号中", "Calling"),
    "state_serving": Said("办理中", "Serving"),
    "state_paused": Said("暂停", "Paused"),
    "other_pause": Said("其他", "Other"),
    "device_paper_low": Said("打印纸快用完，请备好纸卷", "paper low, have a roll at hand"),
    "device_paper_out": Said("缺纸，请换纸卷", "out of paper, put in a roll"),
    "device_offline": Said("离线", "offline"),
    "device_error": Said("故障", "error"),
    "device_unknown": Said("状态不明", "state unknown"),
    "device_cover_open": Said("打印机盖子没关", "printer's cover open"),
    "device_cutter_error": Said("打印机切刀卡住", "printer's cutter jammed"),
    "device_printer_offline": Said("打印机连不上或脱机", "printer away or offline"),
    "device_printer_unknown": Said("打印机没有回答，请看一眼", "printer gives no answer, look at it"),
    "device_printer_failed": Said("上一张小票没有打出", "the last slip was not printed"),
    "device_printer_uncertain": Said("上一张小票不知打完没有", "the last slip may be incomplete"),
    "device_no_printer": Said("没有打印机", "no printer"),
}
"""The catalogue: words by key. Another language is another field of `Said`."""


def speech(language: str) -> Speech:
    """The catalogue for a reader of `language` (`zh` or `en`)."""
    return Speech(WORDS, language)
