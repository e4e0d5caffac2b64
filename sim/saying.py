"""A line on the terminal, exactly as it stands."""

from __future__ import annotations

from rich.console import Console


def say(console: Console, text: str, style: str = "") -> None:
    """Print a line as long as it is, whatever signs are in it."""
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)
