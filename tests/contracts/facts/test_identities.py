"""Which company the supplier is and what the contract is called, on pages that name other companies and numbers."""

import pytest

from .conftest import Facts
from .test_pages import A, B, C, told

S = "Tidevand Systemer A/S"
PAGES: list[tuple[str, str, str | None, str | None]] = [
    (
        f"{S}\nHavnen 2, 1999 Nyvang\nCVR {A}\n\nTil Skovlund Kommune\nTorvet 1\nCVR {B}\n\n"
        "Systemet er lavet af Kanal Data Ltd. Vi har aftalt med Kanal Data Ltd., at vi sælger det.",
        S,
        A,
        None,
    ),
    (
        f"Skovlund Kommune, Torvet 1, CVR-nr. {B}\n{S}, Havnen 2, CVR-nr. {A}\nSystemet ejes af Kanal Data ApS.\n"
        "Kanal Data ApS, Lund, ejer rettighederne.",
        S,
        A,
        None,
    ),
    (f"Skovlund Kommune (Kunden) {S} (Leverandøren)\nTorvet 1 Havnen 2\nCVR: {B} CVR: {A}", S, A, None),
    (f"{S} (tidligere Kanal Data ApS, CVR {C})\nCVR {A}\nog\nSkovlund Kommune, CVR {B}", S, A, None),
    (f"Leverandør: {S}, tidligere Kanal Data ApS, CVR {A}\nKunde: Skovlund Kommune", S, A, None),
    (
        f"Kunde Leverandør\nSkovlund Kommune {S}\nOrg.nr. 556731-4418 hos Bolagsverket\nCVR-nr. {B} CVR-nr. {A}",
        S,
        A,
        None,
    ),
    (f"Skovlund Kommune, Teknik og Miljø, og {S}\nCVR-nr. {B} og CVR-nr. {A}", S, A, None),
    (f"CVR-nr. (Kunden): {B}\nCVR-nr. (Leverandøren): {A}\nKunde: Skovlund Kommune\nLeverandør: {S}", S, A, None),
    (f"Leverandørens navn og CVR: {S}, {A}\nKundens navn og CVR: Skovlund Kommune, {B}", S, A, None),
    (
        (
            f"Mellem Skovlund Kommune (CVR nr.: {B[:2]}.{B[2:4]}.{B[4:6]}.{B[6:]}) "
            f"og {S} (CVR nr.: {A[:2]}.{A[2:4]}.{A[4:6]}.{A[6:]})"
        ),
        S,
        A,
        None,
    ),
    (
        f"{S} | CVR {A} | Havnen 2 | www.tidevand.dk\n\nTilbudt til og accepteret af Skovlund Kommune, CVR {B}",
        S,
        A,
        None,
    ),
    (
        (
            f"Kommunen: Skovlund Kommune (CVR-nummer {B}), repræsenteret ved KOMBIT "
            f"A/S (CVR-nummer {C}).\nLeverandøren: {S} (CVR-nummer {A})."
        ),
        S,
        A,
        None,
    ),
    (
        (
            f"Skovlund Kommune har den 3. maj 2021 indgået aftale med {S}, Havnen "
            f"2, CVR-nummer {A}, om Prøve. Kommunens CVR-nummer er {B}."
        ),
        S,
        A,
        None,
    ),
    (f"Leverandør:\n{S}\nC/O Regus A/S\nHavnen 2\nCVR {A}\n\nKunde:\nSkovlund Kommune\nCVR {B}", S, A, None),
    (
        f'Leverandør: {S} ("Tidevand"), et datterselskab af Ocean Group AB, CVR {A}\nKunde: Skovlund Kommune CVR {B}',
        S,
        A,
        None,
    ),
    (
        f"Konsortiet {S} (CVR {A}) og Nordhost ApS (CVR {C}), Leverandøren, og Skovlund Kommune (CVR {B}), Kunden",
        S,
        A,
        None,
    ),
    (
        f"Kunde: Skovlund Kommune\nCVR {B}\nLeverandør: Tidewater Systems AB\nOrg.nr. 556731-4418",
        "Tidewater Systems AB",
        None,
        None,
    ),
    (
        f"Kunde: Skovlund Kommune, CVR {B}\nLeverandør: Tidewater Systems AB, VAT SE556731441801",
        "Tidewater Systems AB",
        None,
        None,
    ),
    (
        (
            f"Kunde: Skovlund Kommune, CVR {B}\nLeverandør: Northern Light "
            f"Software, filial af Northern Light AB, Sverige, CVR {A}"
        ),
        "Northern Light Software, filial af Northern Light AB",
        A,
        None,
    ),
    (
        f"Kunde: Skovlund Kommune, CVR {B}\nLeverandør: Tidewater Ltd., filial i Danmark, CVR {A}",
        "Tidewater Ltd., filial i Danmark",
        A,
        None,
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nKontraktnr. hos Kunden: 2021-77\nSagsnr. 21/9981",
        "Tidevand Systemer A/S",
        A,
        "2021-77",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nVores aftalenr.: TS-881",
        "Tidevand Systemer A/S",
        A,
        "TS-881",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nAftalekode TS-881/2",
        "Tidevand Systemer A/S",
        A,
        "TS-881/2",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nKontrakt nr.\n2022-0417",
        "Tidevand Systemer A/S",
        A,
        "2022-0417",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\n(Kontrakt 2022-0417)",
        "Tidevand Systemer A/S",
        A,
        "2022-0417",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nDokument 2022-0417, version 2.1, side 1 af 8",
        "Tidevand Systemer A/S",
        A,
        None,
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nRekvisition nr. 4500112233\nKundenr. 10442",
        "Tidevand Systemer A/S",
        A,
        "4500112233",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nProjektnr. P-2291\nDok.nr. 22-18",
        "Tidevand Systemer A/S",
        A,
        None,
    ),
    (
        (
            f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nDenne aftale (i "
            f"det følgende »Kontrakt KN/19-4«) angår"
        ),
        "Tidevand Systemer A/S",
        A,
        "KN/19-4",
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nFakturaer mærkes med 2019-118",
        "Tidevand Systemer A/S",
        A,
        None,
    ),
    (
        f"Mellem Skovlund Kommune (CVR {B}) og {S} (CVR {A})\n\nKontrakt om Prøve 3.0, ref. KL/19-3, bilag 1-4",
        "Tidevand Systemer A/S",
        A,
        "KL/19-3",
    ),
]


@pytest.mark.parametrize(("page", "supplier", "cvr", "number"), PAGES)
def test_the_supplier_its_number_and_the_contracts_are_read(
    facts: Facts, page: str, supplier: str, cvr: str | None, number: str | None
) -> None:
    end = "1. Leverandøren leverer systemet Prøve.\n\nFor Kunden: Ib Holm     For Leverandøren: Eva Lund\n"
    assert told(facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{page}\n\n{end}"))[:3] == (cvr, supplier, number)
