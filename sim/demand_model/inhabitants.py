"""How many visits a place brings, from its inhabitants: for halls that have no log yet.

An assumption with a wide range, until a log replaces it. What is known (cases, not visits, per working day):

- about 17 cases per 10,000 inhabitants in all halls together (602 million in 2016, national hall census 2017);
- about 101 cases in a Guangxi township centre (Lingshan county, 18 centres, January to May 2014); a median Guangxi
  township has 25,600 inhabitants and one in ten more than 81,100 (census 2020): 39 and 12 cases per 10,000;
- visits are more than cases: in one street hall (Dongcheng) as many enquiries again.

So: low 12 (a large township, cases alone), usual 30 (the national 17 cases and three enquiries for every four of them),
high 78 (a median township with 101 cases, and an enquiry for each). No table by domain was found: the whole is divided
over the domains as the hall's own services are, unless a rate is given for a domain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dispatcher.config.sections import Section

Rate = Annotated[float, Field(ge=0, le=1000)]
Level = Literal["low", "usual", "high"]


class RateRange(Section):
    """Visits per 10,000 inhabitants and usual working day: low, usual and high."""

    low: Rate
    usual: Rate
    high: Rate

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.usual <= self.high:
            raise ValueError("须 low ≤ usual ≤ high / low, usual and high must not fall")
        return self

    def at(self, level: Level) -> float:
        """The rate at one level of the range."""
        return {"low": self.low, "usual": self.usual, "high": self.high}[level]

    def times(self, part: float) -> RateRange:
        """This part of the range."""
        return RateRange(low=self.low * part, usual=self.usual * part, high=self.high * part)


ALL_DOMAINS = RateRange(low=12, usual=30, high=78)
"""Visits of all domains together."""


class Inhabitants(Section):
    """The people whom the hall serves, and how often they come.

    `per_10000`: rates of single domains where better ones are known; `level`: which end of the range is taken.
    """

    number: int = Field(ge=100, le=50_000_000)
    level: Level = "usual"
    per_10000: dict[str, RateRange] = Field(default={})

    def rates(self, parts: Mapping[str, float]) -> dict[str, RateRange]:
        """The rate of each domain; `parts` says how the hall's services are divided over its domains."""
        whole = sum(parts.values())
        return {domain: self.per_10000.get(domain, ALL_DOMAINS.times(part / whole)) for domain, part in parts.items()}

    def visits(self, parts: Mapping[str, float]) -> dict[str, float]:
        """Visits of each domain on a usual working day."""
        whole = sum(parts.values())
        return {
            domain: (
                self.per_10000[domain].at(self.level)
                if domain in self.per_10000
                else ALL_DOMAINS.at(self.level) * (part / whole)
            )
            * self.number
            / 10_000
            for domain, part in parts.items()
        }
