"""What a printer answers to each question that it can be asked, in words for a technician."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from printers.conversation import ASK_IN_TURN, TELL_BY_ITSELF, Conversation
from printers.status.answers import ByItself, InTurn
from printers.status.readings import ERRORS, OFFLINE_CAUSE, PAPER, PRINTER, Reading, of_itself, of_one, of_turn


@dataclass(frozen=True, slots=True)
class Finding:
    """One question and its answer; `answer` is empty where none came."""

    question: str
    answer: bytes
    words: str

    def __str__(self) -> str:
        return f"{self.question}: {self.answer.hex(' ').upper() or '--'} {self.words}"


AT_ONCE = {
    PRINTER: "DLE EOT 1 打印机 printer",
    OFFLINE_CAUSE: "DLE EOT 2 脱机原因 cause",
    ERRORS: "DLE EOT 3 故障 errors",
    PAPER: "DLE EOT 4 纸 paper",
}

NO_ANSWER = "没有回答 no answer"


def examine_at_once(talk: Conversation) -> Iterator[Finding]:
    """Ask what is answered at any time; raises `LineLost`."""
    talk.settle()
    for question, name in AT_ONCE.items():
        byte = talk.ask_at_once(question)
        if byte is None:
            yield Finding(name, b"", NO_ANSWER)
        else:
            yield Finding(name, bytes((byte,)), _words(of_one(question, byte)))


def examine_in_turn(talk: Conversation) -> Iterator[Finding]:
    """Ask what only a printer that prints answers; raises `LineLost`."""
    talk.settle()
    talk.say(ASK_IN_TURN)
    turn = talk.wait_for(InTurn)
    name = "GS r 1 纸 paper"
    yield Finding(name, bytes((turn.byte,)), _words(of_turn(turn.byte))) if turn else Finding(name, b"", NO_ANSWER)
    talk.say(TELL_BY_ITSELF)
    itself = talk.wait_for(ByItself)
    name = "GS a 自动上报 by itself"
    yield Finding(name, itself.four, _words(of_itself(itself.four))) if itself else Finding(name, b"", NO_ANSWER)


def _words(reading: Reading) -> str:
    said = {
        "脱机 offline": reading.offline,
        "开盖 cover open": reading.cover_open,
        "没纸 paper out": reading.paper_out,
        "纸快完 paper low": reading.paper_low,
        "切刀卡住 cutter jammed": reading.cutter_error,
        "其他故障 another error": reading.broken,
    }
    return "，".join(words for words, true in said.items() if true) or "正常 well"
