"""Faces of a kiosk as they are in a hall: every page, empty and overfull, the longest names of the county."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kiosk import acts, faces
from kiosk.faces import Body, Button, Face, Fact, Frame, MaterialRow, ServiceRow, Tile
from screens.bilingual import SILENCE, Bilingual

Language = Literal["both", "en"]


@cache
def county() -> dict[str, Any]:
    """The county's hall as it is written down."""
    return tomllib.loads((files("assets") / "halls" / "county.toml").read_text("utf-8"))


def _named(entry: dict[str, Any]) -> Bilingual:
    return Bilingual(entry["name"], entry["name_en"])


def _longest(part: str) -> Bilingual:
    services = county()["services"]
    return Bilingual(*(max((each[part + end] for each in services), key=len) for end in ("", "_en")))


def button(act: str, zh: str, en: str, value: str = "", **rest: Any) -> Button:
    """A button in two languages."""
    return Button(act, Bilingual(zh, en), value, **rest)


BACK = button(acts.BACK, "返回", "Back")
HOME = button(acts.HOME, "首页", "Home")
BASKET = button(acts.BASKET, "已选 2 项，去取号", "2 chosen, take a number")


def frame(language: Language = "both", elder: bool = False, lowered: bool = False, **rest: Any) -> Frame:
    """What stands around a page. At first nobody has gone anywhere: no way back."""
    foot = (
        button(acts.ELDER, "普通字体" if elder else "放大字体", "Normal text" if elder else "Large text", chosen=elder),
        button(
            acts.LOWER, "恢复高度" if lowered else "降低页面", "Move up" if lowered else "Move down", chosen=lowered
        ),
        button(acts.LANGUAGE, "English", "English") if language == "both" else button(acts.LANGUAGE, "中文", "中文"),
        button(acts.SPEECH, "朗读", "Read aloud"),
    )
    made = Frame(
        hall=Bilingual("示范县政务服务中心", "Shifan County Service Centre"),
        clock="09:30",
        date=Bilingual("11月23日 星期一", "Monday 23 November"),
        training=Bilingual("演练", "Training"),
        language=language,
        elder=elder,
        lowered=lowered,
        speech="off",
        foot=foot,
        upward=Bilingual("往上看", "Up"),
        downward=Bilingual("下面还有", "More below"),
    )
    return replace(made, **rest)


INSIDE = {"back": BACK, "home": HOME}


def _count(zh: str, en: str, number: int) -> Bilingual:
    return Bilingual(zh.format(number), en.format(number))


def attract() -> faces.Attract:
    """Nobody is here."""
    return faces.Attract(
        Bilingual("自助取号", "Take a number here"),
        Bilingual("请轻触屏幕开始", "Touch the screen to begin"),
        Bilingual("现在有 23 人在等候", "23 people are waiting now"),
        tuple(Bilingual(notice["text"], notice["text_en"]) for notice in county()["notices"]),
    )


def home(domains: int = 24, basket: bool = False) -> faces.Home:
    """So many domains of the county, 咨询 and 取件."""
    tiles = tuple(
        Tile(
            Button(acts.DOMAIN, _named(domain), domain["id"], enabled=i != 3),
            Bilingual("今日不办", "Not today") if i == 3 else _count("{} 人等候", "{} waiting", i * 3),
        )
        for i, domain in enumerate(county()["domains"][:domains])
    )
    beside = (
        Tile(button(acts.SERVICE, "咨询与帮办", "Enquiries and help", "consult"), Bilingual("无需等候", "No wait")),
        Tile(button(acts.SERVICE, "取件", "Collect", "collect"), Bilingual("2 人等候", "2 waiting")),
    )
    headline = Bilingual("您要办什么事？", "What do you come for?")
    return faces.Home(headline, tiles, beside, BASKET if basket else None)


def row(service: dict[str, Any], index: int) -> ServiceRow:
    """A line of a list; every fifth is chosen already, every seventh is not served today."""
    shut = index % 7 == 6
    waiting = Bilingual("今日不办", "Not today") if shut else Bilingual(f"{index * 4} 人等候", f"{index * 4} waiting")
    return ServiceRow(
        Button(acts.SERVICE, _named(service), service["id"], enabled=not shut), waiting, in_basket=index % 5 == 4
    )


def search(typed: str = "", letters: str = "ABCDEFGHJKLMNPQRSTWXYZ") -> faces.Search:
    """Keys for initials; a few may follow."""
    keys = tuple(Button(acts.KEY, Bilingual.same(each), each, enabled=each in "BCGJSYZ") for each in letters)
    return faces.Search(
        Bilingual("按拼音首字母查找，如“身份证”按 S F Z", "Find by pinyin initials: S F Z for 身份证"),
        typed,
        keys,
        button(acts.ERASE, "删除", "Erase", enabled=typed != ""),
    )


def services(rows: int = 8, finds: bool = True, typed: str = "", turns: bool = True) -> faces.Services:
    """A page of a list, the longest names first."""
    listed = sorted(county()["services"], key=lambda each: -len(each["name_en"]) - 2 * len(each["name"]))[:rows]
    return faces.Services(
        Bilingual("食品药品与市场监管", "Food, drugs and market"),
        tuple(row(each, i) for i, each in enumerate(listed)),
        Bilingual("第 2 页，共 5 页", "Page 2 of 5") if turns else SILENCE,
        button(acts.EARLIER, "上一页", "Previous") if turns else None,
        button(acts.LATER, "下一页", "Next") if turns else None,
        search(typed) if finds else None,
        SILENCE if rows else Bilingual("没有找到，请换个字母，或到咨询台", "Nothing found: try another letter, or ask"),
        BASKET if turns else None,
    )


def _materials(many: int) -> tuple[MaterialRow, ...]:
    papers = sorted(county()["materials"], key=lambda each: -len(each["name_en"]) - len(each["source_en"]))
    return tuple(
        MaterialRow(
            _named(paper),
            Bilingual(f"{i % 3 + 1} 份", f"{i % 3 + 1}×"),
            Bilingual(paper["source"], paper["source_en"]),
        )
        for i, paper in enumerate(papers[:many])
    )


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(Bilingual("申请条件", "Conditions"), _longest("conditions")),
        Fact(Bilingual("办理流程", "Procedure"), _longest("procedure")),
        Fact(Bilingual("办理时限", "Time limit"), Bilingual("20 个工作日", "20 working days")),
        Fact(Bilingual("收费", "Fee"), Bilingual("20 元（发改价格规定〔2003〕2322 号）", "20 yuan")),
        Fact(Bilingual("法律依据", "Legal basis"), Bilingual("《中华人民共和国居民身份证法》", "")),
    )


def service(materials: int = 4) -> faces.Service:
    """Everything told once, as long as it gets."""
    return faces.Service(
        name=Bilingual("麻醉药品和第一类精神药品购用许可", "Permit for narcotic and psychotropic medicines"),
        waiting=Bilingual("12 人等候", "12 people waiting"),
        wait=Bilingual("约 15–25 分钟", "About 15–25 min"),
        windows=Bilingual("二楼（企业与专业事务） 21、22、23 号窗口", "Floor 2 (business), windows 21, 22, 23"),
        facts=_facts(),
        materials=_materials(materials),
        take=button(acts.TAKE, "取号", "Take a number"),
        add=button(acts.ADD, "再办一件", "Add another service"),
        priority=button(acts.CLAIM, "优先照顾", "Priority"),
        guide=button(acts.GUIDE, "打印指南", "Print this guide"),
        bring=Bilingual("请带好这些材料", "Please bring these papers"),
    )


def service_more() -> faces.Service:
    """Something was chosen before, and the windows are not open yet."""
    return replace(
        service(0),
        take=button(acts.BASKET, "加上这项，去取号", "Add this one and take a number"),
        add=button(acts.ADD, "再办一件", "Add another service", enabled=False),
        wait=Bilingual("窗口还没有开始办公，请在大厅等候", "The windows are not open yet, please wait in the hall"),
        bring=Bilingual("不用带材料", "No papers needed"),
        guide_state=Bilingual(
            "指南可能没有打全，导询台可以给您一份", "Perhaps incomplete; the guide desk has one for you"
        ),
    )


def service_shut() -> faces.Service:
    """No number is given for it now."""
    why = Bilingual(
        "这个事项今天没有窗口受理。请到导询台问清哪天能办；也可以取“咨询”号，由工作人员帮您安排",
        "No window serves this today. Ask at the guide desk, or take a number for enquiries",
    )
    said = Bilingual("指南正在打印，请在下方取纸", "The guide is being printed below")
    short = replace(service(1), name=Bilingual("取件", "Collect"), facts=_facts()[2:4])
    return replace(short, take=None, add=None, priority=None, unavailable=why, guide_state=said)


def priorities(many: int = 9) -> faces.Priorities:
    """The classes of the county, and some more."""
    words = [
        ("none", "没有，普通取号", "None"),
        ("elderly", "老年人（六十周岁以上）", "Elderly (60 and over)"),
        ("disabled", "残疾人（残疾人证）", "Disabled (disability card)"),
        ("military", "军人军属（军人证或优待证）", "Military and family (service or benefit card)"),
        ("infant", "孕妇和携婴幼儿", "Pregnant or with infant"),
        ("appointment", "已预约（预约短信）", "With an appointment (message)"),
        ("veteran", "退役军人（优待证）", "Veterans (benefit card)"),
        ("firefighter", "消防救援人员", "Fire and rescue"),
        ("donor", "无偿献血荣誉奖获得者", "Honoured blood donors"),
    ]
    choices = tuple(button(acts.PRIORITY, zh, en, id, chosen=id == "elderly") for id, zh, en in words[:many])
    explanation = Bilingual("请在窗口出示相应证件", "Please show the document at the window")
    return faces.Priorities(Bilingual("您属于哪一类？", "Which of these are you?"), explanation, choices)


def confirm(many: int = 3) -> faces.Confirm:
    """Several services on one number."""
    listed = sorted(county()["services"], key=lambda each: -len(each["name_en"]))[:many]
    rows = tuple(
        ServiceRow(Button(acts.DROP, _named(each), each["id"]), _count("{} 人等候", "{} waiting", i * 4))
        for i, each in enumerate(listed)
    )
    return faces.Confirm(
        Bilingual("请核对，一个号办这几件事", "Please check: one number for all of these"),
        rows,
        Bilingual("优先类别：老年人", "Priority: elderly"),
        Bilingual("需要到两个窗口办理，不用重新排队", "Two windows serve these; you need not queue again"),
        button(acts.TAKE, "取号", "Take a number"),
        button(acts.MORE, "再选一件", "Choose another"),
        button(acts.CLAIM, "更改优先类别", "Change priority"),
        button(acts.PROXY, "我为多人代办", "I act for several people", chosen=True),
    )


def taking() -> faces.Taking:
    """A moment of patience."""
    return faces.Taking(Bilingual("正在取号", "Taking a number"), Bilingual("请稍候，不要离开", "One moment please"))


SLIPS: dict[faces.SlipState, Bilingual] = {
    "printing": Bilingual("正在打印，请在下方取号票", "Printing: please take your slip below"),
    "printed": Bilingual("请取走号票", "Please take your slip"),
    "failed": Bilingual(
        "小票没有打出来。号码有效，请记下或拍照；导询台可以补打",
        "The slip was not printed. The number holds: note it or take a photo; the guide desk can print it",
    ),
    "uncertain": Bilingual("如果没有出纸，请记住号码或拍照", "If no slip comes, note the number or take a photo"),
    "no_printer": Bilingual("本机不打印，请记住号码或用手机拍下", "No printer here: note the number or take a photo"),
}


def result(slip: faces.SlipState = "printing", long: bool = False) -> faces.Result:
    """A number, with few words or with many."""
    name = _longest("name")
    return faces.Result(
        headline=Bilingual("您的号码", "Your number"),
        number="AL1000" if long else "A012",
        priority=Bilingual("优先：孕妇和携婴幼儿", "Priority: pregnant or with infant") if long else SILENCE,
        ahead=Bilingual("前面还有 3 人", "3 people before you"),
        wait=Bilingual("大约等 100–120 分钟", "About 100–120 min")
        if long
        else Bilingual("约等 15–25 分钟", "About 15–25 min"),
        wait_trust=Bilingual("十次里约八次准", "right about 8 times in ten") if long else SILENCE,
        windows=Bilingual("叫号后到 9–15、32、33、34 号窗口", "When called, go to windows 9–15, 32, 33, 34")
        if long
        else Bilingual("叫号后到 3 号窗口", "When called, go to window 3"),
        zone=Bilingual("一楼（个人事务）、二楼（企业与专业事务）", "Floor 1 (people), Floor 2 (business)")
        if long
        else Bilingual("一楼", "Floor 1"),
        services=Bilingual("、".join([name.zh] * 5), ", ".join([name.en] * 5))
        if long
        else Bilingual("取件", "Collect"),
        code="https://hall.example/t/4f9d2c7a8b1e" if long else "4f9d2c7a8b1e",
        code_words=Bilingual("手机扫一扫，随时看排队", "Scan to follow your place"),
        slip=slip,
        slip_words=SLIPS[slip],
        done=button(acts.DONE, "我记住了", "Done"),
        reprint=button(acts.REPRINT, "再打印一次", "Print again") if slip in ("failed", "uncertain") else None,
    )


def notice(mood: Literal["waiting", "closed", "away", "refused", "friendly"], steps: int = 2) -> faces.Notice:
    """A page that says what to do next."""
    words = {
        "waiting": ("八点开始取号", "Numbers from 8:00", "现在还没到取号时间，请稍坐", "Please take a seat until then"),
        "closed": ("今天已停止取号", "No more numbers today", "明天 8:00 起取号", "Numbers again from 8:00 tomorrow"),
        "away": ("取号暂时中断", "Numbers pause", "我们正在恢复，您不用做什么", "It will be back by itself"),
        "refused": ("这件事今天不办", "Not served today", "负责的窗口今天不开", "Its windows are closed today"),
        "friendly": ("慢慢来", "Take your time", "您刚刚已取过号：A012", "You have just taken a number: A012"),
    }[mood]
    listed = (
        Bilingual("可以先打印办事指南，把材料备齐", "Print a guide and get the papers ready"),
        Bilingual(
            "着急的话，请到一楼咨询台，工作人员帮您取号", "In a hurry? Staff at the desk on floor 1 will help you"
        ),
        Bilingual("投诉电话 0000-7654321", "Complaints 0000-7654321"),
    )
    buttons = (button(acts.HOME, "回首页", "Start page"), button(acts.RETRY, "再试一次", "Try again"))
    headline, detail = Bilingual(words[0], words[1]), Bilingual(words[2], words[3])
    return faces.Notice(mood, headline, detail, listed[:steps], buttons if steps > 1 else ())


def pin(typed: int = 2, wrong: bool = False) -> faces.TechnicianPin:
    """The door."""
    digits = tuple(button(acts.KEY, str(digit), str(digit), str(digit)) for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9))
    ends = (
        button(acts.ERASE, "删除", "Erase", icon="erase"),
        button(acts.KEY, "0", "0", "0"),
        button(acts.BACK, "返回", "Back"),
    )
    trouble = Bilingual("密码不对，还可以试 2 次", "Wrong PIN, 2 tries left") if wrong else SILENCE
    return faces.TechnicianPin(Bilingual("设备维护", "Maintenance"), typed, digits + ends, trouble)


def technician(problems: int = 3) -> faces.Technician:
    """How the kiosk is."""
    said = (
        "11:02 打印机缺纸 / Out of paper",
        "10:41 与大厅中断 8 秒 / Hall away for 8 s",
        "09:58 切刀卡住 / Cutter jammed",
    )
    return faces.Technician(
        (
            Fact(Bilingual("大厅", "Hall"), Bilingual.same("http://hall.example:8080")),
            Fact(Bilingual("打印机", "Printer"), Bilingual("就绪，纸将尽", "Ready, paper low")),
            Fact(Bilingual("今日取号", "Numbers today"), Bilingual.same("214")),
            Fact(Bilingual("运行时间", "Running for"), Bilingual("6 小时 12 分", "6 h 12 min")),
            Fact(Bilingual("版本", "Version"), Bilingual.same("0.1.0")),
        ),
        said[:problems],
        (
            button("test", "打印测试页", "Print a test page"),
            button("restart", "重新启动", "Restart"),
            button("quit", "退出", "Quit"),
        ),
        Bilingual("测试页已打印", "The test page is printed"),
    )


BODIES: dict[str, Body] = {
    "attract": attract(),
    "home": home(),
    "home-12": home(12, basket=True),
    "home-3": home(3),
    "services": services(),
    "services-2": services(2, finds=False, turns=False),
    "services-40": services(40, typed="SFZ"),
    "services-none": services(0, typed="ZZ", turns=False),
    "service": service(),
    "service-10": service(10),
    "service-more": service_more(),
    "service-shut": service_shut(),
    "priorities": priorities(),
    "priorities-3": priorities(3),
    "confirm": confirm(),
    "confirm-30": confirm(30),
    "taking": taking(),
    "result": result(),
    "result-long": result("printed", long=True),
    "result-failed": result("failed", long=True),
    "result-no-printer": result("no_printer"),
    "notice-waiting": notice("waiting", 3),
    "notice-closed": notice("closed"),
    "notice-away": notice("away", 1),
    "notice-refused": notice("refused"),
    "notice-friendly": notice("friendly", 0),
    "pin": pin(),
    "pin-wrong": pin(0, wrong=True),
    "technician": technician(),
    "technician-well": technician(0),
}
"""Every page in the states that it has in a hall."""


def _with_large_letters(body: Body) -> Body:
    """Fewer words, as the presenters have it."""
    if isinstance(body, faces.Service):
        return replace(body, facts=body.facts[:1] + body.facts[2:4])
    if isinstance(body, faces.Result):
        return replace(body, wait=Bilingual("大约等 100–120 分钟", "About 100–120 min"))
    return body


def sample(name: str, language: Language = "both", elder: bool = False, lowered: bool = False) -> Face:
    """One of `BODIES` in its frame."""
    ways = {} if name.startswith(("attract", "home", "taking")) else INSIDE
    body = _with_large_letters(BODIES[name]) if elder else BODIES[name]
    return faces.face(frame(language, elder, lowered, **ways), body)


def idle(of: Face) -> Face:
    """A face while it asks whether somebody is still there."""
    asked = faces.Idle(
        Bilingual("您还在吗？", "Are you still there?"),
        12,
        button(acts.STAY, "我还在", "Yes, I am here"),
        button(acts.LEAVE, "我办完了", "No, I am done"),
    )
    return replace(of, frame=replace(of.frame, idle=asked))
