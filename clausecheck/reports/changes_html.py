"""The changes since a run as one HTML page, with the changed words as ``ins`` and ``del``."""

from __future__ import annotations

import datetime as dt

from clausecheck.portfolio.changes import Changes
from clausecheck.reports import changes_view, view
from clausecheck.reports.pages import page
from clausecheck.texts import text


def changes_page(changes: Changes, language: str = "da", *, today: dt.date | None = None) -> str:
    """Return ``changes`` as an HTML page; ``today`` is the date printed on it, today by default."""
    clauses = []
    for change in changes.clauses:
        move, name, effect, place = changes_view.clause_head(change, language)
        finding = change.after or change.before
        clauses.append(
            {
                "move": move,
                "name": name,
                "effect": effect,
                "place": place,
                "language": finding.language if finding else language,
                "words": change.words,
            }
        )
    return page(
        "changes.html",
        language,
        title=changes_view.title(changes, language),
        intro=text("changes.intro", language, date=view.date_words(today or dt.date.today(), language)),
        sections=changes_view.sections(changes, language),
        clauses=clauses,
    )
