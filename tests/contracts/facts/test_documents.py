"""What a document is, whether it is a draft, and whether it is signed."""

import datetime as dt
from pathlib import Path

import pytest

from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.model import DocumentKind
from clausecheck.documents.model import Document
from clausecheck.documents.reading import read

from .conftest import Describe


def test_a_day_in_the_text_is_not_that_of_the_signatures(described: Describe) -> None:
    text = (
        "ALLONGE 3 TIL KONTRAKT P-1\nIndgået den 12. maj 2025 i Randers\n\n"
        "1. Klager fordeles efter gade.\n\n2. Leverandøren ændrer listen inden 1. juli 2025.\n\n"
        "12. maj 2025        12. maj 2025\nUlrik Sand (sign.)    Nanna Wiberg (sign.)\n"
    )
    assert described("Allonge 3", text).date == dt.date(2025, 5, 12)


@pytest.mark.parametrize(
    ("name", "title", "kind", "number"),
    [
        ("010 Kontrakt", "KONTRAKT OM PRØVE", DocumentKind.MAIN, None),
        ("hovedkontr", "K O N T R A K T", DocumentKind.MAIN, None),
        ("01", "ORDER FORM No. OF-1", DocumentKind.MAIN, None),
        ("dok 4", "Bilag 3a – Licensbetingelser", DocumentKind.LICENCE_TERMS, "3a"),
        ("bil B", "Bilag B - Arbejdsgange", DocumentKind.ANNEX, "B"),
        ("x", "ALLONGE NR. 2 TIL HOVEDKONTRAKT", DocumentKind.AMENDMENT, "2"),
        ("Ændringsseddel 5 - fordeling af mails", "ÆNDRINGSSEDDEL 5", DocumentKind.AMENDMENT, "5"),
        ("x", "TREPARTSAFTALE OM OVERDRAGELSE AF KONTRAKT K-1", DocumentKind.AMENDMENT, None),
        ("x", "UNDERBILAG D – BRUGSVILKÅR", DocumentKind.LICENCE_TERMS, "D"),
        ("x", "Tillæg A til hovedkontrakt", DocumentKind.AMENDMENT, "A"),
        ("x", "DATABEHANDLERAFTALE", DocumentKind.DPA, None),
        ("x", "Bilag 6 Servicemål (SLA)", DocumentKind.SLA, "6"),
        ("x", "Prisbilag", DocumentKind.PRICE, None),
        ("x", "UDBUDSBETINGELSER", DocumentKind.TENDER, None),
        ("x", "Acceptable Use Policy", DocumentKind.LICENCE_TERMS, None),
        ("Ferieplan", "Ferieplan for kontoret", DocumentKind.OTHER, None),
    ],
)
def test_kind_and_number_come_from_the_title_before_the_name(
    described: Describe, name: str, title: str, kind: DocumentKind, number: str | None
) -> None:
    item = described(name, f"{title}\n\n1. Første punkt er her.\n")
    assert (item.kind, item.number) == (kind, number)


@pytest.mark.parametrize(
    "end",
    [
        "Underskrevet den 12. februar 2021\n\nKaren Munk, kommunaldirektør",
        "Underskrevet digitalt 2. maj 2022 af vicedirektør Poul Ege",
        "Ringsø, d. 4. december 2017\n\nFor Kommunen: Svend Aage Toft      For Firmaet: Lone Pihl",
        "Kildemarke, den 20/5-2019: Jette Hvam. Lærergården, den 22/5-2019: Carl Emil Bjerre.",
        "For Kunden, 28. november 2023: Henriette Bille\nFor Leverandøren, 30. november 2023: Thorkild Mose",
        "Sign.: Annelise Kirk          Sign.: Bo Terp",
        "Underskrifter:\nViggo Sand, Tranevig Kommune, 20. oktober 2017\nDitte Munk, Kort ApS, 23. oktober 2017",
        "Underskrevet:\nAnders Gram-Lund for Kragelund Kommune, 11.6.2018\nCamilla Strøm for Nexavia ApS, 14.6.2018",
        "Penneo dokumentnøgle: AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF",
        "Signed on 9 January 2024\nFor the Customer: Lise Holm, Head of HR",
    ],
)
def test_signatures_names_and_days_at_the_end_are_a_signed_document(described: Describe, end: str) -> None:
    item = described("Kontrakt", f"KONTRAKT OM PRØVE\n\n1. Første punkt er her.\n\n{end}\n")
    assert item.signed is True
    assert not item.draft


@pytest.mark.parametrize(
    ("name", "end", "signed"),
    [
        ("Kontrakt", "Dato: ____________     Dato: ____________\nFor Kunden     For Leverandøren", False),
        ("Kontrakt", "Dato: 3. maj 2024     Dato: ____________\nEva Holm (sign.)     ____________ Jens Data", False),
        ("Kontrakt", "Eva Holm (sign.)     Jens Data (sign.)\nDato: ____________", True),
        ("Kontrakt", "Penneo dokumentnøgle: AAAAA-BBBBB\nUnderskrift: ____________", True),
        ("Kontrakt ikke underskrevet", "Slut.", False),
        ("Kontrakt", "2. Sidste punkt er her.", None),
    ],
)
def test_blank_lines_are_unsigned_and_silence_tells_nothing(
    described: Describe, name: str, end: str, signed: bool | None
) -> None:
    assert described(name, f"KONTRAKT OM PRØVE\n\n1. Første punkt er her.\n\n{end}\n").signed is signed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("UDKAST Kontrakt", "KONTRAKT OM PRØVE\n\n1. Punkt."),
        ("Kontrakt", "UDKAST\n\nKONTRAKT OM PRØVE\n\n1. Punkt."),
        ("Kontrakt", "KONTRAKT OM PRØVE [draft]\n\n1. Punkt."),
        ("Kontrakt", "KONTRAKT\n\n1. Kunden er [navn], og prisen er [beløb] fra [dato]."),
        ("Allonge 1 - til underskrift", "ALLONGE 1\n\n1. Pkt. 3 udgår."),
        ("Bilag 3", "BILAG 3\n\nVersion 0.9\n\n1. Punkt."),
        ("Allonge 1", "ALLONGE 1\n\nDenne allonge er et udkast og binder ingen af parterne endnu.\n\n1. Pkt. 3 udgår."),
        ("Allonge 1", "ALLONGE 1\n\nThe amendment has not been signed by the Supplier.\n\n1. Clause 3 is deleted."),
    ],
)
def test_a_draft_is_told_by_name_title_or_open_fields(described: Describe, name: str, text: str) -> None:
    assert described(name, text + "\n").draft


@pytest.mark.parametrize(
    "text",
    [
        "LICENSVILKÅR\n\nDisse vilkår erstatter udkast af 3. maj 2020 og er godkendt af parterne.\n\n1. Punkt.",
        "LICENSVILKÅR\n\n1. Licens\n\n1.1 Andre vilkår er ikke accepteret af Leverandøren. Licensen er personlig.",
        "LICENSVILKÅR\n\n1. Licens\n\n7. Moduler\n\n[ ] Plan   [ ] Journal   [x] Økonomi   [ ] Løn",
        "LICENCE TERMS\n\nThese terms replace the draft of 3 May 2020 and any terms not agreed in writing.\n\n1. Use.",
        "KONTRAKT\n\n1. Kontrakten er ikke indgået, før begge parter har underskrevet den.",
        "BILAG 14\n\nNr. | Krav | Ønske | Svar\n1 | § 8 | Bod nedsættes | Ikke tiltrådt\n2 | § 9 | Nej | Tiltrådt",
    ],
)
def test_a_document_that_only_speaks_of_drafts_is_none(described: Describe, text: str) -> None:
    assert not described("Licensvilkår", text + "\n").draft


def test_one_open_field_does_not_make_a_signed_contract_a_draft(described: Describe) -> None:
    text = "KONTRAKT\n\n1. Se [navn].\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"
    assert not described("Kontrakt", text).draft


def test_the_day_of_a_document_is_that_of_its_last_signature(described: Describe) -> None:
    text = (
        "ALLONGE 1\n\n1. Den er uopsigelig for Leverandøren til 31. december 2026, hvad begge parter har tiltrådt.\n\n"
        "Underskrevet den 3. juni 2022\nUnderskrevet den 7. juni 2022\n"
    )
    assert described("Allonge 1", text).date == dt.date(2022, 6, 7)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kontrakt K-2017-31\nTILLÆG A\n\nDer er aftalt følgende.\n", DocumentKind.AMENDMENT),
        ("Kontraktnr. 2022-TB-0193 · Side 1 af 9\n\nBilag A - Krav og besvarelse\n", DocumentKind.ANNEX),
        ("Kontrakt K-2017-31, Bilag 3\nSikkerhed\n", DocumentKind.ANNEX),
        ("Aftale nr. 7/2021\nALLONGE 2\n", DocumentKind.AMENDMENT),
        ("Contract no. PS/44-2020\nAmendment 1\n", DocumentKind.AMENDMENT),
        ("Kontrakt K-2017-31\n\nom systemet Nøglebrikken\n", DocumentKind.MAIN),
        ("Kontrakt om drift af Nøglebrikken\nBilag 1 til 3 er vedlagt\n", DocumentKind.MAIN),
    ],
)
def test_a_contract_number_over_every_page_is_no_title(described: Describe, text: str, kind: DocumentKind) -> None:
    assert described("Dokument 3", text).kind is kind


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("SV: Robotter i Systemet (kontrakt K-1)", DocumentKind.OTHER),
        ("Underskrevet kontrakt K-1", DocumentKind.OTHER),
        ("Samtykke, kontrakt K-1", DocumentKind.OTHER),
        ("Order confirmation K-1", DocumentKind.MAIN),
        ("Aftale om Systemet", DocumentKind.MAIN),
    ],
)
def test_a_mail_that_speaks_of_a_contract_is_none(tmp_path: Path, subject: str, kind: DocumentKind) -> None:
    made = describe(mail(tmp_path, "Mail", subject))
    assert made.kind is kind


def test_a_mail_is_not_signed_for_speaking_of_what_is(tmp_path: Path) -> None:
    assert describe(mail(tmp_path, "Underskrevet kontrakt", "Underskrevet kontrakt")).signed is None


def mail(folder: Path, name: str, subject: str) -> Document:
    head = "From: a@b.example\nTo: c@d.example\nDate: Tue, 06 May 2025 09:12:00 +0200\nMIME-Version: 1.0"
    path = folder / f"{name}.eml"
    path.write_text(f"{head}\nSubject: {subject}\n\nHej\n\nSe her.\n", encoding="utf-8")
    return read(path, root=folder)
