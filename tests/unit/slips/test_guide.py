"""A service's guide in the words of the catalogue."""

from __future__ import annotations

from dispatcher import wire
from printers import GuideMaterial
from slips.guide import guide_slip

PAPER = wire.Material(
    id="id-card", name="居民身份证", name_en="Identity card", copies=2, source="本人持有", source_en="Your own"
)


def test_a_guide_tells_what_the_catalogue_tells(catalogue: wire.Catalogue) -> None:
    card = catalogue.domains[0].services[0].model_copy(
        update={
            "conditions": "参保人", "conditions_en": "Insured people", "materials": [PAPER], "procedure": "窗口办理",
            "procedure_en": "At the window", "limit_days": 3, "fee_yuan": 16.0, "fee_basis": "收费文件",
            "legal_basis": "社会保险法",
        }
    )  # fmt: skip
    guide = guide_slip(card, catalogue)
    assert (guide.hall, guide.hall_en) == ("青山镇便民服务中心", "Qingshan Service Centre")
    assert guide.service == ("社会保障卡申领", "Social security card")
    assert (guide.conditions, guide.procedure) == (("参保人", "Insured people"), ("窗口办理", "At the window"))
    assert guide.materials == (GuideMaterial(("居民身份证", "Identity card"), 2, ("本人持有", "Your own")),)
    assert (guide.limit_days, guide.fee_yuan) == (3, 16.0)
    assert (guide.fee_basis, guide.legal_basis) == ("收费文件", "社会保险法")
    assert (guide.complaint_phone, guide.as_of) == ("0000-1111111", "2026-11-23")
    assert not guide.training


def test_a_training_halls_guide_says_so(catalogue: wire.Catalogue) -> None:
    training = catalogue.model_copy(update={"training": True})
    assert guide_slip(catalogue.domains[0].services[0], training).training
