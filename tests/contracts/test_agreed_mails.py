"""A mail that confirms a change counts where the contract may be changed by mail, and asks for review."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, Build, contract, keys

MAIL = "Fra: Eva Holm\nTil: Ole Berg\nEmne: SV: Ændring af kontrakten\n\nKære Ole\n\n{text}\n\nMed venlig hilsen\nEva\n"
BY_MAIL = "Kontrakten kan ændres ved mail mellem de kontraktansvarlige."
CHANGE = f"Pkt. 2 udgår. {RIGHT}"


def mail(text: str) -> str:
    return MAIL.format(text=text)


@pytest.mark.parametrize(
    "agreed",
    [
        f"Ændringen bekræftes hermed på vegne af Prøvesystemer: {CHANGE}",
        f"{CHANGE}\n\nVi accepterer ændringen.",
        f"{CHANGE}\n\nJeg kan bekræfte aftalen om ændringen.",
        f"{CHANGE}\n\nWe hereby confirm the change.",
    ],
)
def test_a_confirmed_change_counts_and_asks(build: Build, agreed: str) -> None:
    made = build(
        Kontrakt=contract(BAN, BAN, BY_MAIL, "Betaling.").replace(f"1. {BAN}", "1. Ydelsen."), Mail=mail(agreed)
    )
    assert made.verdict is Verdict.COMPLIANT
    assert made.needs_review
    assert "signature_unknown" in keys(made)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        # Only proposed, or asked for.
        (BY_MAIL, f"Vi foreslår: {CHANGE}\n\nSkriv venligst, om du bekræfter."),
        # The contract does not let mails change it.
        ("Kontrakten kan ikke ændres ved mail.", f"{CHANGE}\n\nVi accepterer ændringen."),
        ("Fejl meldes pr. mail.", f"{CHANGE}\n\nVi accepterer ændringen."),
        # Nothing of the contract is changed.
        (BY_MAIL, f"{RIGHT}\n\nVi accepterer mødet."),
    ],
)
def test_any_other_mail_changes_nothing(build: Build, rule: str, text: str) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN, rule), Mail=mail(text))
    assert made.verdict is Verdict.RESTRICTED
