"""Made-up slips for trying printers and looking at the layout."""

from printers.slips import (
    DayReportSlip,
    GuideMaterial,
    GuideSlip,
    NoticePaper,
    NoticeSlip,
    QueueFigures,
    TicketSlip,
    WaitForecast,
)

HALL = "青山镇便民服务中心"
HALL_EN = "Qingshan Service Centre"


def sample_ticket() -> TicketSlip:
    """A township ticket as it is printed on an ordinary morning."""
    return TicketSlip(
        hall=HALL,
        hall_en=HALL_EN,
        number="A012",
        queue="社会保障",
        services=(("社会保障卡申领", "Social security card"),),
        ahead=5,
        wait=WaitForecast(low=15, high=25, chance=0.8),
        windows="1、2、3号窗口 / Windows 1, 2, 3",
        issued_at="2026-11-23 09:14",
        qr="https://qs.example.cn/t/7kQ2mX9c",
    )


def sample_notice() -> NoticeSlip:
    """A case that was accepted and promised by a date; four keep a sheet of it."""
    return NoticeSlip(
        hall=HALL,
        hall_en=HALL_EN,
        kind="promised",
        case="20261123-A012-1",
        number="A012",
        service=("城乡居民养老保险待遇申领", "Old-age pension, application"),
        papers=(
            NoticePaper(("居民身份证复印件", "Identity card, copy"), 1),
            NoticePaper(("银行卡复印件", "Bank card, copy"), 1, ("须本人开户", "In your own name")),
        ),
        window="3",
        clerk="窗口员甲",
        issued_at="2026-11-23 09:41",
        due="2026-12-02",
        complaint_phone="0000-1111111",
    )


def sample_guide() -> GuideSlip:
    """The guide of a service with a fee, three papers and a time limit."""
    return GuideSlip(
        hall=HALL,
        hall_en=HALL_EN,
        service=("社会保障卡补领", "Social security card, replacement"),
        conditions=("社会保障卡遗失或损坏的参保人。", "Insured people whose card is lost or damaged."),
        materials=(
            GuideMaterial(("居民身份证", "Identity card"), 1, ("本人持有", "Your own")),
            GuideMaterial(
                ("近期免冠证件照", "Recent portrait photo"),
                2,
                ("照相馆；大厅自助拍照机免费拍", "Any studio, or free at the booth in the hall"),
            ),
            GuideMaterial(
                ("住所证明（房产证、租赁合同或居住登记）", "Proof of home (deed, lease or registration)"),
                1,
                ("不动产登记窗口；房屋出租人；派出所", "Property window, landlord or police"),
            ),
        ),
        procedure=("窗口核对身份，缴费后当场制卡。", "The window checks who you are; the card is made after the fee."),
        limit_days=3,
        fee_yuan=16,
        fee_basis="发改价格〔2014〕1580号",
        legal_basis="《中华人民共和国社会保险法》",
        complaint_phone="0000-1111111",
        as_of="2026-11-23",
    )


def sample_report() -> DayReportSlip:
    """A township's ordinary Monday, closed."""
    return DayReportSlip(
        hall=HALL,
        hall_en=HALL_EN,
        date="2026-11-23",
        opened_at="08:00",
        closed_at="17:12",
        issued=186,
        called=183,
        completed=176,
        cases=204,
        no_shows=9,
        reinstated=4,
        transferred=6,
        cancelled=3,
        expired=2,
        carried=0,
        mean_wait=9.4,
        longest_wait=41.5,
        mean_service=7.8,
        queues=(
            QueueFigures(("社会保障", "Social welfare"), 74, 73, 11.2, 41.5),
            QueueFigures(("户籍", "Household registration"), 58, 57, 8.6, 30.2),
            QueueFigures(("帮办代办", "Helped and by proxy"), 12, 12, 4.1, 12.9),
            QueueFigures(("综合咨询", "Enquiries"), 42, 41, 7.4, 22.0),
            QueueFigures(("出件", "Collection"), 0, 0, None, None),
        ),
        last_seq=2214,
        head_hash="9f2c1b7ae04d5586c3f1a2907be8d4416c05f9e2b7a83d10ce64725fb19a0d38",
        printed_at="2026-11-23 17:14",
    )
