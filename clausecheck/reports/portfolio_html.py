"""The portfolio's views as one HTML page with a plot."""

from __future__ import annotations

import datetime as dt

from clausecheck.portfolio.model import VERDICT_ORDER
from clausecheck.portfolio.views import Views
from clausecheck.reports import portfolio_view, view
from clausecheck.reports.pages import page
from clausecheck.reports.portfolio_plot import share_plot
from clausecheck.texts import text


def portfolio_page(views: Views, language: str = "da", *, today: dt.date | None = None) -> str:
    """Return ``views`` as an HTML page; ``today`` is the date printed on it, today by default."""
    day = view.date_words(today or dt.date.today(), language)
    return page(
        "portfolio.html",
        language,
        title=text("portfolio.title", language),
        intro=f"{portfolio_view.intro(views, language)} {text('changes.intro', language, date=day)}",
        verdicts=[(verdict, views.verdicts[verdict]) for verdict in VERDICT_ORDER],
        signs=view.VERDICT_SIGN,
        tables=portfolio_view.tables(views, language),
        plot=share_plot(views.moments, language),
    )
