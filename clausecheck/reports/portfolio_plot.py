"""The share of the portfolio that is secured over time, as an SVG picture to stand in a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from clausecheck.portfolio.views import Moment
from clausecheck.reports import view
from clausecheck.reports.portfolio_view import percent
from clausecheck.texts import text

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 30, 20, 50
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MOST_LABELS = 6


def share_plot(moments: Sequence[Moment], language: str = "da") -> str:
    """Return the plot; empty without moments. Its title and description say the same to those who cannot see it."""
    if not moments:
        return ""
    points = [(_x(moment, moments), _y(moment.share)) for moment in moments]
    first, last = moments[0], moments[-1]
    described = text(
        "portfolio.plot",
        language,
        first=view.date_words(first.day, language),
        before=percent(first.share, language),
        last=view.date_words(last.day, language),
        after=percent(last.share, language),
    )
    parts = [
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="plot-t plot-d">',
        f'<title id="plot-t">{escape(text("portfolio.moments", language))}</title>',
        f'<desc id="plot-d">{escape(described)}</desc>',
        *_grid(language),
        *_days(moments, language),
        f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>',
        *(f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points),
        f'<text x="{points[-1][0] - 6:.1f}" y="{max(points[-1][1] - 10, 14):.1f}" text-anchor="end">'
        f"{escape(percent(last.share, language))}</text>",
        "</svg>",
    ]
    return "".join(parts)


def _x(moment: Moment, moments: Sequence[Moment]) -> float:
    days = (moments[-1].day - moments[0].day).days
    part = (moment.day - moments[0].day).days / days if days else 0.5
    return _LEFT + part * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _grid(language: str) -> list[str]:
    lines = []
    for step in _STEPS:
        lines.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(step):.1f}" y2="{_y(step):.1f}"/>'
        )
        label = escape(percent(step, language).replace(",0", "").replace(".0", ""))
        lines.append(f'<text x="{_LEFT - 8}" y="{_y(step) + 5:.1f}" text-anchor="end">{label}</text>')
    return lines


def _days(moments: Sequence[Moment], language: str) -> list[str]:
    step = max(1, -(-len(moments) // _MOST_LABELS))
    return [
        f'<text x="{_x(moment, moments):.1f}" y="{_HEIGHT - 20}" text-anchor="middle">'
        f"{escape(view.date_words(moment.day, language))}</text>"
        for moment in moments[::step]
    ]
