"""A made-up ticket and a guide for trying printers and looking at the layout."""

from printers.slips import GuideMaterial, GuideSlip, TicketSlip, WaitForecast


def sample_ticket() -> TicketSlip:
    """A township ticket as it is printed on an ordinary morning."""
    return TicketSlip(
        hall="青山镇便民服务中心",
        hall_en="Qingshan Service Centre",
        number="A012",
        queue="社会保障",
        services=(("社会保障卡申领", "Social security card"),),
        ahead=5,
        wait=WaitForecast(low=15, high=25, chance=0.8),
        windows="1、2、3号窗口 / Windows 1, 2, 3",
        issued_at="2026-11-23 09:14",
        qr="https://qs.example.cn/t/7kQ2mX9c",
    )


def sample_guide() -> GuideSlip:
    """The guide of a service with a fee, three papers and a time limit."""
    return GuideSlip(
        hall="青山镇便民服务中心",
        hall_en="Qingshan Service Centre",
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
