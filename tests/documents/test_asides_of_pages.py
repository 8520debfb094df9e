"""Web pages: what shows is read, what does not stands apart, and what lies elsewhere is told."""

from __future__ import annotations

import html

import pytest

from clausecheck.documents.model import AsideKind, Reason, Status
from tests.documents.test_asides import BAN, Reading, put_aside


@pytest.mark.parametrize(
    "body",
    [
        '<p style="display:none">{}</p>',
        "<div hidden><p>{}</p></div>",
        '<style>.x{{display:none}}</style><p class="x">{}</p>',
        '<style>/* a */ #a p, p.b {{ VISIBILITY: hidden !important }}</style><div id="a"><p>{}</p></div>',
        '<p style="font-size:0">{}</p>',
        '<p><font color="white">{}</font></p>',
        "<template><p>{}</p></template>",
        '<table><tr><td>Krav</td><td>Svar</td></tr><tr style="display:none"><td>{}</td><td></td></tr></table>',
        "<table><tr><td>Krav</td><td>Svar</td></tr><tbody hidden><tr><td>{}</td><td></td></tr></tbody></table>",
    ],
)
def test_words_of_a_page_that_do_not_show_stand_apart(read_bytes: Reading, body: str) -> None:
    document = read_bytes(f"<html><body><p>Kontrakt.</p>{body.format(BAN)}</body></html>".encode(), "a.html")
    assert BAN not in document.text
    assert put_aside(document, AsideKind.HIDDEN) == [BAN]


@pytest.mark.parametrize(
    "body",
    [
        '<style>.x{{display:none}} .x.open{{display:block}}</style><p class="x open">{}</p>',
        '<style>.x{{display:none}}</style><p class="x" style="display:block">{}</p>',
        "<style>@media print {{ p {{ display:none }} }} .menu p {{ display:none }}</style><p>{}</p>",
        '<div style="background:#123"><p style="color:#fff">{}</p></div>',
        "<noscript><p>{}</p></noscript>",
        '<iframe srcdoc="&lt;p&gt;{}&lt;/p&gt;"></iframe>',
        "<svg><text>{}</text></svg>",
    ],
)
def test_words_of_a_page_that_show_are_read(read_bytes: Reading, body: str) -> None:
    document = read_bytes(f"<html><body><p>Kontrakt.</p>{body.format(BAN)}</body></html>".encode(), "a.html")
    assert document.text.splitlines() == ["Kontrakt.", BAN]
    assert (document.asides, document.status) == ((), Status.READ)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<iframe src="bilag.html"></iframe>', Reason.ELSEWHERE),
        ('<object data="bilag.pdf"></object>', Reason.ELSEWHERE),
        ('<img src="side1.png">', Reason.NO_TEXT),
        ('<img src="logo.png" width="80" height="40">', None),
        ('<iframe src="https://example.com/count" width="1" height="1"></iframe>', None),
    ],
)
def test_what_a_page_only_points_to_makes_it_partly_read(read_bytes: Reading, body: str, reason: Reason | None) -> None:
    document = read_bytes(f"<html><body><p>Kontrakt om Arkiva.</p>{body}</body></html>".encode(), "a.html")
    assert document.reason is reason
    assert document.status is (Status.PARTLY_READ if reason else Status.READ)


def test_a_picture_beside_much_text_is_a_picture(read_bytes: Reading) -> None:
    body = "<p>Leverandøren leverer og driver systemet for Kunden.</p>" * 20 + '<img src="figur.png">'
    assert read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html").status is Status.READ


def test_frames_in_frames_are_followed_only_so_far(read_bytes: Reading) -> None:
    body = "<p>Inderst.</p>"
    for _ in range(7):
        body = f'<p>Ramme.</p><iframe srcdoc="{html.escape(body)}"></iframe>'
    document = read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.TOO_DEEP)
    assert "Inderst." not in document.text
