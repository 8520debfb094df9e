"""A signed order under a framework agreement is the contract; letters can prolong one, and a letter can be one."""

import datetime as dt

import pytest

from .conftest import Facts

A, B, C = "32524273", "31002516", "44633191"
FRAMEWORK = (
    f"RAMMEAFTALE RA 2022-11 – VAGTPLAN\n\nIndgået mellem Fællesindkøb Uldum I/S, CVR-nr. {B}, på vegne af de "
    f"tilsluttede kommuner, og Ruteværket A/S, CVR-nr. {A}.\n\nArtikel 1. Rammeaftalen gælder fra 1. november 2022 til "
    "31. oktober 2026.\n\nUldum, den 20. oktober 2022\nFor fællesskabet: Grethe Malm\nFor Ruteværket A/S: Bo Terp\n"
)
ORDER = (
    "{title}\n{under} RA 2022-11\n\nBestiller: Skærvad Kommune, CVR-nr. {c}\nFirma: Ruteværket A/S, CVR-nr. {a}\n\n"
    "B1. {itself} træder i kraft 1. februar 2023 og løber til 31. januar 2028.\n\n"
    "B2. Kommunen kan opsige med 9 måneders varsel.\n\n"
    "Underskrevet den 17. januar 2023: Lone Holm\nUnderskrevet den 19. januar 2023: Bo Terp\n"
)


@pytest.mark.parametrize(
    ("title", "under", "itself"),
    [
        ("BESTILLING NR. 4", "i henhold til Rammeaftale", "Bestillingen"),
        ("LEVERINGSAFTALE", "under rammeaftale", "Leveringsaftalen"),
        ("Indkøbsordre 7", "afgivet på grundlag af Rammeaftale", "Ordren"),
        ("TILSLUTNINGSAFTALE", "til Rammeaftale", "Tilslutningsaftalen"),
        ("Delaftale 2", "jf. rammeaftale", "Delaftalen"),
        ("KONTRAKT", "indgået efter rammeaftale", "Kontrakten"),
    ],
)
def test_the_order_tells_dates_and_parties(facts: Facts, title: str, under: str, itself: str) -> None:
    order = ORDER.format(title=title, under=under, itself=itself, a=A, c=C)
    read = facts(Rammeaftale=FRAMEWORK, Ordre_4=order)
    assert (read.effective_date, read.expiry_date) == (dt.date(2023, 2, 1), dt.date(2028, 1, 31))
    assert (read.supplier.name, read.supplier.cvr, read.customer) == ("Ruteværket A/S", A, "Skærvad Kommune")
    assert read.notice_period_months == 9


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("BESTILLINGSKONTRAKT", "Bestillingskontraktens nummer: RA 2022-11/K12"),
        ("LEVERINGSAFTALE", "Leveringsaftalens nummer er RA 2022-11/K12."),
        ("BESTILLING", "Bestillingens nummer: RA 2022-11/K12"),
    ],
)
def test_the_order_has_a_number_of_its_own_beside_the_frameworks(facts: Facts, title: str, line: str) -> None:
    order = ORDER.format(title=title, under="under rammeaftale", itself="Bestillingen", a=A, c=C)
    order = order.replace("B1. ", f"3. {line}\n\nB1. ")
    assert facts(Rammeaftale=FRAMEWORK, Ordre_4=order).contract_number == "RA 2022-11/K12"


def test_an_order_that_is_not_signed_leaves_the_framework_its_dates(facts: Facts) -> None:
    order = ORDER.format(title="BESTILLING NR. 4 - UDKAST", under="under rammeaftale", itself="Bestillingen", a=A, c=C)
    read = facts(Rammeaftale=FRAMEWORK, Udkast_ordre=order.split("Underskrevet")[0] + "Underskrift: ____________\n")
    assert read.expiry_date == dt.date(2026, 10, 31)


CONTRACT = (
    f"AFTALE OM PRØVE\n\nKunde: Skærvad Kommune, CVR {C}\nLeverandør: Ruteværket A/S, CVR {A}\n\n"
    "2) Aftalen starter den 1. september 2022 og slutter den 31. august 2025, hvis ikke den forlænges skriftligt.\n"
)
MAIL = (
    "Fra: Steen Holm\nTil: Maja Lund\nDato: 14. maj 2025\nEmne: Forlængelse\n\nHej Maja\n\n{wish}\n\nHilsen Steen\n\n"
    "Fra: Maja Lund\nDato: 15. maj 2025\n\nHej Steen. {answer}\n"
)
WISH = "Vi vil gerne forlænge aftalen med to år på samme vilkår, altså til og med 31. august 2027."


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        ("Forlængelsen er hermed bekræftet fra vores side.", dt.date(2027, 8, 31)),
        ("Vi accepterer forlængelsen og glæder os.", dt.date(2027, 8, 31)),
        ("Vi er enige om at forlænge som skrevet.", dt.date(2027, 8, 31)),
        ("Jeg bekræfter, at aftalen forlænges.", dt.date(2027, 8, 31)),
        ("Forlængelse er aftalt.", dt.date(2027, 8, 31)),
        ("Jeg vender tilbage, når jeg har talt med direktøren.", dt.date(2025, 8, 31)),
        ("Vi kan ikke acceptere forlængelsen på de vilkår.", dt.date(2025, 8, 31)),
        ("Vi bekræfter modtagelsen af jeres mail.", dt.date(2025, 8, 31)),
    ],
)
def test_mails_prolong_where_the_other_party_confirms(facts: Facts, answer: str, until: dt.date) -> None:
    assert facts(Aftale=CONTRACT, Mail=MAIL.format(wish=WISH, answer=answer)).expiry_date == until


@pytest.mark.parametrize(
    ("does", "ends", "notice"),
    [
        ("I leverer systemet.", "Vi kan opsige den med 6 måneders varsel. I kan ikke opsige den.", 6),
        ("Vi betaler 92.000 kr.", "I kan opsige med 12 måneders varsel, vi kan opsige med 4 måneders varsel.", 4),
        ("I driver løsningen.", "Aftalen kan opsiges af os med tre måneders varsel.", 3),
        ("I skal levere systemet til vores borgere.", "I kan sige op med 9 måneders varsel. Vi kan ikke opsige.", None),
        ("Vi leverer systemet til jer.", "I kan opsige aftalen med 5 måneders varsel.", 5),
        ("I vedligeholder systemet.", "Vi kan til enhver tid opsige aftalen med 1 måneds varsel.", 1),
    ],
)
def test_who_we_are_in_a_letter_tells_whose_notice_it_is(
    facts: Facts, does: str, ends: str, notice: int | None
) -> None:
    letter = (
        f"AFTALEBREV\n\nSkærvad Kommune, CVR {C}\nRuteværket A/S, CVR {A}\n\na. {does}\n\n"
        f"b. Aftalen begynder den 1. juni 2024 og gælder til den 31. maj 2029. {ends}\n"
    )
    assert facts(Aftalebrev=letter).notice_period_months == notice
