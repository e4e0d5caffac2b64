"""A made-up ticket for trying printers and looking at the layout."""

from printers.slips import TicketSlip, WaitForecast


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
