"""Objects as keys by what they are, not by what is in them."""

from __future__ import annotations

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Same(Generic[Thing]):
    """One object, equal to itself alone: for caches of what takes too long to compare, or cannot be hashed.

    It keeps its object, so that no other one can take its place in memory while the key is in use.
    """

    __slots__ = ("it",)

    def __init__(self, it: Thing) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)
