"""Charts of all townships as SVG: windows against inhabitants, how many townships need how many, the extremes."""

from __future__ import annotations
