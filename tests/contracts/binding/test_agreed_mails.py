"""A mail that confirms a change counts where the contract may be changed by mail, and asks for review."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, contract, keys

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
        f"Ja, det er aftalt. Punkt 2 er hermed ude. {RIGHT}",
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


DAY = "Sendt: 4. marts 2025 10:12"
SILENT, SIGNED_ONLY = "Drift.", "Ændringer kræver et tillæg, som begge parter har underskrevet."
IN_WRITING, EARLIER_GONE = "Ændringer skal ske skriftligt.", "Tidligere mails er uden betydning."


def after(text: str, day: str = DAY) -> str:
    """Return a mail from after the contract's signature, or from ``day``."""
    return mail(text).replace("Emne:", f"{day}\nEmne:", 1)


def minutes(text: str, day: str = "4. marts 2025") -> str:
    return f"Referat af driftsmøde den {day}\n\nDeltagere: Eva Holm, Ole Berg\n\n1. {text}\n\n2. Næste møde er i maj.\n"


def with_right(rule: str) -> str:
    return contract("Ydelsen.", RIGHT, rule)


@pytest.mark.parametrize(
    "text",
    [
        f"Vi bekræfter det aftalte: {BAN}",
        f"Vi er enige om ændringen. {BAN}\n\nVi bekræfter det hermed.",
        f"Jeg bekræfter aftalen fra i går. {BAN}",
    ],
)
def test_an_agreed_bar_counts_where_mails_change_the_contract_though_no_clause_is_named(
    build: Build, text: str
) -> None:
    made = build(Kontrakt=with_right(BY_MAIL), Mail=after(text))
    assert made.verdict is Verdict.RESTRICTED
    assert made.needs_review


@pytest.mark.parametrize("rule", [SILENT, BY_MAIL, IN_WRITING, EARLIER_GONE])
@pytest.mark.parametrize(
    "papers",
    [
        {"Mail": after(f"Vi gør opmærksom på følgende: {BAN}")},
        {"Referat": minutes(f"Det blev besluttet: {BAN}")},
        {"Referat": minutes("Robotter må fremover kun køre efter samtykke.")},
        {"Brev": f"Den 3. april 2025\n\nKære Eva\n\n{BAN}\n\nMed venlig hilsen\nOle\n"},
        # Neither tells its day, but it speaks of what is to come.
        {"Mail": mail(f"Fremover gælder: {BAN}")},
    ],
)
def test_what_bars_after_the_signature_asks(build: Build, rule: str, papers: dict[str, str]) -> None:
    made = build(Kontrakt=with_right(rule), **papers)
    assert made.verdict is Verdict.COMPLIANT
    assert made.needs_review
    assert "set_aside_unsure" in keys(made)


@pytest.mark.parametrize(
    ("rule", "papers"),
    [
        # The contract shuts such papers out.
        (SIGNED_ONLY, {"Mail": after(f"Vi bekræfter det aftalte: {BAN}")}),
        ("Mails og referater er ikke en del af kontrakten.", {"Mail": after(BAN)}),
        # From before the contract was signed.
        (SILENT, {"Mail": after(BAN, "Sendt: 4. marts 2020 10:12")}),
        (BY_MAIL, {"Mail": after(f"Vi bekræfter det aftalte: {BAN}", "Sendt: 4. marts 2020 10:12")}),
        (SILENT, {"Mail": mail(BAN)}),
        # Asked, proposed or sent to many.
        (SILENT, {"Mail": after("Er det rigtigt, at Kunden ikke må bruge robotter, hvis de kører om natten?")}),
        (SILENT, {"Referat": minutes("Leverandøren foreslog, at Kunden ikke må bruge robotter om natten.")}),
        (
            SILENT,
            {"Nyhedsbrev": f"Nyhedsbrev fra Prøvesystemer\n\nMaj 2025\n\nKære kunde\n\n{BAN}\n\nVenlig hilsen\nOs\n"},
        ),
        # Nothing that hinders.
        (SILENT, {"Referat": minutes("Leverandørens overvågning fandt fejlen. Fakturaer sendes automatisk.")}),
        (BY_MAIL, {"Mail": after(f"Vi bekræfter det aftalte: {RIGHT}").replace(RIGHT, "Mødet holdes på torsdag.")}),
    ],
)
def test_any_other_paper_does_not_ask(build: Build, rule: str, papers: dict[str, str]) -> None:
    made = build(Kontrakt=with_right(rule), **papers)
    assert made.verdict is Verdict.COMPLIANT
    assert not made.needs_review


BY_MINUTES = "Kontrakten kan ændres ved et referat fra styregruppen, som begge parter har underskrevet."
MINUTES = f"REFERAT\nStyregruppen, 18. maj 2022\n\n1. Siden sidst. Intet.\n\n2. Pkt. 2 udgår. {RIGHT}\n"
BY_LETTER = "Kontrakten kan ændres ved brev, som begge parter har underskrevet."
LETTER = f"Prøvesystemer A/S\n\n18. maj 2022\n\nKære Eva\n\nPkt. 2 gælder ikke længere. {RIGHT}\n\nMed venlig hilsen\n"
NAMES = "\nUnderskrevet den 1. juni 2022\n\nFor Kunden: Eva Holm\nFor Leverandøren: Ole Berg\n"
ONE = "Ole Berg, direktør (underskrift)\n"
BOTH = f"{ONE}\nTiltrådt for Kunden, 1. juni 2022\nEva Holm (underskrift)\n"


@pytest.mark.parametrize(
    ("rule", "paper", "verdict"),
    [
        (BY_MINUTES, {"Referat": MINUTES + NAMES}, Verdict.COMPLIANT),
        (BY_MINUTES, {"Referat": MINUTES}, Verdict.RESTRICTED),
        ("Ændringer drøftes i styregruppen, der skriver referat.", {"Referat": MINUTES + NAMES}, Verdict.RESTRICTED),
        (BY_LETTER, {"Brev": LETTER + BOTH}, Verdict.COMPLIANT),
        (BY_LETTER, {"Brev": LETTER + ONE}, Verdict.RESTRICTED),
        ("Breve besvares inden fem dage.", {"Brev": LETTER + BOTH}, Verdict.RESTRICTED),
    ],
)
def test_minutes_or_a_letter_that_both_signed_change_a_contract_that_gives_them_that_force(
    build: Build, rule: str, paper: dict[str, str], verdict: Verdict
) -> None:
    assert build(Kontrakt=contract("Ydelsen.", BAN, rule), **paper).verdict is verdict
