"""The dispatcher inside a Qt program.

`HallLink` is the live hall as signals; `errands` are acts beside the screen, which a `courier` carries.
"""

from dispatcher.client.qt.link import HallLink

__all__ = ["HallLink"]
