"""What the tests of the province share."""

from __future__ import annotations

import datetime

import pytest

from sim.planning.assignment import Assignment
from sim.province.question import Question, question_of

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="session")
def question() -> Question:
    """The usual question."""
    return question_of(None, MONDAY, None, MONDAY)


@pytest.fixture(scope="session")
def assignment(question: Question) -> Assignment:
    """What the usual question asks."""
    return question.assignment
