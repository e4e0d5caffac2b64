"""Why the dispatcher did not do what it was asked."""

from __future__ import annotations

from dispatcher import wire


class HallAway(Exception):
    """The dispatcher does not answer; try again, it may be starting."""

    def __str__(self) -> str:
        return f"连不上大厅服务，请稍候 / The hall's dispatcher does not answer: {self.args[0]}"


class HallRefused(Exception):
    """The dispatcher refused; `problem` says what was expected, what is and what to do."""

    def __init__(self, problem: wire.Problem) -> None:
        super().__init__(problem.type)
        self.problem = problem

    @property
    def code(self) -> str:
        """The stable name of the refusal, such as `window-has-ticket`."""
        return self.problem.type.rpartition(":")[2]

    def __str__(self) -> str:
        return f"{self.problem.detail} / {self.problem.detail_en}"
