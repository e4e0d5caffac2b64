"""Templates, static files and the headers that every page carries."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from dispatcher.web.speech import LANGUAGES
from dispatcher.web.words import speech

PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
"""Nothing from elsewhere, nothing inline; the address of a ticket's page, which holds its token, is told to nobody."""

_STATIC = "/web/"
_MEDIA = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of the package, under an address that changes with its content."""

    address: str
    body: bytes
    media_type: str


def _static_files() -> dict[str, StaticFile]:
    found = {}
    for file in (files("dispatcher.web") / "static").iterdir():
        stem, _, ending = file.name.rpartition(".")
        body = file.read_bytes()
        address = f"{_STATIC}{stem}.{hashlib.sha256(body).hexdigest()[:16]}.{ending}"
        found[file.name] = StaticFile(address, body, _MEDIA[ending])
    return found


STATIC = _static_files()
"""The static files by name."""
SERVED = {file.address: file for file in STATIC.values()}
"""The same by address."""

_templates = Environment(
    loader=PackageLoader("dispatcher.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["static"] = lambda name: STATIC[name].address


def render(template: str, language: str, values: Mapping[str, object]) -> str:
    """A template in the reader's language."""
    say = speech(language)
    return _templates.get_template(template).render(say=say, language=language, **values)


def page(template: str, language: str, values: Mapping[str, object], status: int = 200) -> Response:
    """A whole page as an answer."""
    return Response(render(template, language, values), status, PAGE_HEADERS, "text/html")


def chosen_language(asked: str | None, otherwise: str = "zh") -> str:
    """The language to speak: the one asked for, if the pages speak it."""
    return next((known for known in (asked, otherwise) if known in LANGUAGES), LANGUAGES[0])
