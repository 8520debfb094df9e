"""HTML pages without network and script: the template, the style, and the policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from clausecheck.reports.safe import for_markup
from clausecheck.texts import text


def page(template: str, language: str, **values: Any) -> str:
    """Return the page that ``template`` (a file in ``page/``) makes of ``values``; all text is escaped."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    style = _part("report.css") + _part("portfolio.css")
    environment = Environment(
        loader=DictLoader({name: _part(name) for name in (template, "frame.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = lambda key, **given: text(key, language, **given)
    environment.filters["clean"] = for_markup
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(language=language, style=style, style_hash=digest, **values)


def _part(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text(encoding="utf-8")
