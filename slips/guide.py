"""What a hall tells about a service in one go, ready to print (R9)."""

from __future__ import annotations

from datetime import datetime

from dispatcher import wire
from printers import GuideMaterial, GuideSlip


def guide_slip(service: wire.Service, catalogue: wire.Catalogue) -> GuideSlip:
    """The guide of a service; the day it speaks of is the day on which the catalogue was read."""
    return GuideSlip(
        hall=catalogue.hall.name,
        hall_en=catalogue.hall.name_en,
        service=(service.name, service.name_en),
        conditions=(service.conditions, service.conditions_en),
        materials=tuple(
            GuideMaterial((paper.name, paper.name_en), paper.copies, (paper.source, paper.source_en))
            for paper in service.materials
        ),
        procedure=(service.procedure, service.procedure_en),
        limit_days=service.limit_days,
        fee_yuan=service.fee_yuan,
        fee_basis=service.fee_basis,
        legal_basis=service.legal_basis,
        complaint_phone=catalogue.complaint_phone,
        as_of=datetime.fromisoformat(catalogue.at).strftime("%Y-%m-%d"),
        training=catalogue.training,
    )
