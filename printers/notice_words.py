"""What a notice says by its kind (R10)."""

from __future__ import annotations

from dataclasses import dataclass

from printers.slips import NoticeKind, Pair


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """The title, what its list of papers is called, the box before each paper, and what to do."""

    title: Pair
    papers: Pair
    box: str
    advice: Pair


TAKEN = "[√]"
TO_BRING = "[ ]"

NOTICE_WORDS: dict[NoticeKind, NoticeWords] = {
    "promised": NoticeWords(
        ("受理通知单", "Acceptance notice"),
        ("收到的材料", "Papers taken"),
        TAKEN,
        ("办好后会通知您，请凭本单领取结果。", "You will be told when it is done. Bring this slip to collect."),
    ),
    "supplement": NoticeWords(
        ("补正告知单", "What is missing"),
        ("还缺的材料，一次说清", "Still missing, all of it"),
        TO_BRING,
        (
            "补齐后请再来，办理时限从材料齐全那天算起。",
            "Come back with all of it: the time limit runs from that day.",
        ),
    ),
    "returned": NoticeWords(
        ("退件通知单", "Case returned"),
        ("退还的材料", "Papers given back"),
        TAKEN,
        ("对退件有不同意见，可以申请复核。", "If you do not agree, you may ask for a review."),
    ),
    "refused": NoticeWords(
        ("不予受理通知单", "Not accepted"),
        ("退还的材料", "Papers given back"),
        TAKEN,
        ("有不同意见，可以申请复核或拨打监督电话。", "If you do not agree, ask for a review or call the number below."),
    ),
    "receipt": NoticeWords(
        ("材料收件单", "Receipt for papers"),
        ("收到的材料", "Papers taken"),
        TAKEN,
        ("请保管好本单，领取结果时要看。", "Please keep this slip: it is asked for when you collect."),
    ),
}
