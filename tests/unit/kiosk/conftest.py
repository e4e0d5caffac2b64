"""The small hall that the tests beside this file speak of."""

from small_hall import catalogue, hall, ticket

__all__ = ["catalogue", "hall", "ticket"]
