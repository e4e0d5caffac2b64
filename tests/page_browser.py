"""Pages in a browser, and what they complain about."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import ConsoleMessage, Page

OpenPage = Callable[..., Page]
"""`open_page(url, width, height, **context)`: a page in a browser context of its own, opened at `url`."""


class Complaints:
    """What pages wrote to their console and which requests went elsewhere."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.allowed: tuple[str, ...] = ()

    def allow(self, *parts: str) -> None:
        """Expect complaints that contain one of these parts, such as a refused connection to a hall that is away."""
        self.allowed += parts

    def console(self, message: ConsoleMessage) -> None:
        """Take note of an error or a warning."""
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    def unexpected(self) -> list[str]:
        """What was not allowed."""
        return [said for said in self.said if not any(part in said for part in self.allowed)]
