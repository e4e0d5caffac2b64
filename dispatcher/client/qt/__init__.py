"""The dispatcher inside a Qt program: `HallLink`, the live hall as signals; `errands`, acts beside the screen."""

from dispatcher.client.qt.link import HallLink

__all__ = ["HallLink"]
