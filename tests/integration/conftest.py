"""What the integration tests share: somebody who acts in a live hall."""

from __future__ import annotations

import pytest
from front_desk import FrontDesk
from live_hall import LiveHall


@pytest.fixture
def desk(live_hall: LiveHall) -> FrontDesk:
    """The front desk of the township hall on a Monday at nine."""
    return FrontDesk(live_hall)
