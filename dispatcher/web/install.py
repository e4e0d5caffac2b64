"""Puts the pages into a hall's application."""

from __future__ import annotations

from fastapi import FastAPI

from dispatcher.api.site import Site
from dispatcher.web import manager, pages
from dispatcher.web.citizen import CitizenViews
from dispatcher.web.live_board import LiveBoard


def add_pages(app: FastAPI) -> FastAPI:
    """Have `app`, made by `create_app` and not yet started, serve the pages too; returns it."""
    site: Site = app.state.site
    app.state.citizen_views = CitizenViews(site.config, site.estimates)
    app.state.live_board = LiveBoard(site)
    app.include_router(pages.router)
    app.include_router(manager.router)
    return app
