"""The contract's number on front pages that hold other numbers too."""

import pytest

from .conftest import Facts


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("Sagsnummer (aftalens nummer): EMN-2022-00671", "EMN-2022-00671"),
        ("Kontrakten er registreret under nr. 18/44120.", "18/44120"),
        ("Contract reference: ABC-2023-7", "ABC-2023-7"),
        ("Aftalens nummer er 4471-22.", "4471-22"),
        ("Kontraktens nr.: K 2023/15", "K 2023/15"),
        ("Kontraktref.: TID-19", "TID-19"),
        ("Journalnr. 02.00.00-P20-14-20\n\nKontrakt nr. 77-B", "77-B"),
        ("Our ref.: lh/EVA", None),
        ("Vores ref. 2211/kl\nKontraktnummer: KN-3", "KN-3"),
        ("Udbudsnummer: 2022/S 101-280001", None),
        ("EU-udbud nr. 2022/S 101-280001\n\nKontraktnr: SK-2022-9", "SK-2022-9"),
        ("Agreement No. 2023-114", "2023-114"),
        ("Contract number: SC/0042/23", "SC/0042/23"),
        ("EAN-nr. 5790001234567\nCVR-nr. 31002516", None),
        ("Tilbudsnr. T-2291\nOrdrenr. O-77881\nKontrakt-id K-9-2024", "K-9-2024"),
        ("Denne kontrakt (nr. SKL-2024-11) er indgået", "SKL-2024-11"),
        ("kontrakt nr. VK-2019/77 mellem parterne", "VK-2019/77"),
        ("Rammeaftale nr. 02.19 fra SKI ligger til grund.\nKontraktnummer 2023-55", "2023-55"),
        ("Kontrakt nr. 12 af 4. maj 2016 er ophævet. Denne kontrakt har nr. 2021-4.", "2021-4"),
        ("Fakturaer mærkes med kontraktnummeret.", None),
        ("Version 2.1 af 3. marts 2022", None),
        ("Bilag 3, pkt. 4.2", None),
        ("Side 1 af 9", None),
        ("10.1 Ændringer angiver dette kontraktnummer.\n10.2 Kontrakten påvirkes ikke.", None),
        ("Aftalen har løbenummer SK-BIB-19/7 i Kommunens register.", "SK-BIB-19/7"),
        ("J.nr. 24/883 hos kommunen", None),
        ("Journaliseringsnummer 24/883", None),
        ("Kontraktens id: 27.15.00-G01-3-19", "27.15.00-G01-3-19"),
        ("Aftale ID: A_2023_17", "A_2023_17"),
        ("Kontraktnr.\tKK-77", "KK-77"),
        ("Agreement ref: TID/2024/003", "TID/2024/003"),
        ("Ordrebekræftelse nr. 5512", "5512"),
        ("Indkøbsaftale 2023-0091", "2023-0091"),
        ("Indkøbsaftale 2023-14", "2023-14"),
        ("It-rammeaftale 2024-2028", None),
        ("Delaftale 3-6", None),
        ("Kontraktnr. 3-6", "3-6"),
        ("Sagsnr. 2023-1189\nAftalenr. 17", "17"),
        ("Kontraktnummer: ikke tildelt", None),
        ("Kontraktnummer: ____", None),
        ("K-nr. HMD/2023/5", "HMD/2023/5"),
        ("Sagsnr. 22/1183 · K-nr. 2023-44", "2023-44"),
        ("Kontr.-nr.: KN 2022/8", "KN 2022/8"),
        ("Aft.nr. 2023-7", "2023-7"),
        ("Agr. no. 55-1", "55-1"),
        ("Kundenr. hos Leverandøren: 44-118", None),
        ("Kundenummer: K-4471", None),
        ("Aftalens nummer hos Leverandøren er TID-R-00731.", "TID-R-00731"),
        ("Kontraktens nummer i kommunens ESDH-system er 22/881-4.", "22/881-4"),
        ("Aftalenummeret hos Leverandøren er T-881-2", "T-881-2"),
        ("Leverandørens nummer på aftalen er PS-44", "PS-44"),
        ("The Supplier's number for this Agreement is S-4471", "S-4471"),
        ("Overenskomstens nummer er OK-22", "OK-22"),
        ("Aftalens nummer hos Leverandøren kendes ikke.", None),
        ("Kontraktnummeret er ikke tildelt endnu", None),
        ("Aftalens nummer er meddelt i brev af 4. maj 2022", None),
        ("3. Aftalens nummer\nKommunens nummer: 24-003318. Vi bruger ikke noget nummer.", "24-003318"),
        ("Kommunens nummer: 24-003318", None),
        ("Aftale BV-DK 58", "BV-DK 58"),
        ("Aftale IT-PL 2024", None),
        ("Id: PARK-2017-2", "PARK-2017-2"),
        ("KONTRAKT (standardkontrakt K01, tilpasset)", None),
    ],
)
def test_the_number_is_the_contracts_own(facts: Facts, lines: str, number: str | None) -> None:
    parties = "Mellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 (Leverandøren)"
    page = f"KONTRAKT OM PRØVE\n\n{parties}\n\n{lines}\n\n1. Leverandøren leverer systemet Prøve.\n"
    assert facts(Kontrakt=page).contract_number == number


PARTIES = "Mellem Skovlund Kommune, CVR-nr. 31002516, og Tidevand Systemer A/S, CVR-nr. 32524273,"


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("er under sagsnr. 14.00.05-G01-11-24 indgået følgende kontrakt:", "14.00.05-G01-11-24"),
        ("har under j.nr. 2022/118-7 i dag sluttet denne aftale:", "2022/118-7"),
        ("er der under løbenummer SK/77 indgået kontrakt om Prøve.", "SK/77"),
        ("er parterne enige. Denne kontrakt er indgået mellem parterne under registernr. R-18/4.", "R-18/4"),
        ("er enige.\n\nLøbenr. SK/VALG/2025/1", "SK/VALG/2025/1"),
        ("er enige.\n\nLøbenummer: P-2024/12", "P-2024/12"),
        ("er enige.\n\nVores nummer: ingen. Jeres nummer: 05.09.08-K08-1-23", "05.09.08-K08-1-23"),
        ("er enige. Kommunen har under sagsnr. 14/771 behandlet en klage.", None),
        ("er enige. Kommunen har under sagsnr. 14/771 indgået aftale med en anden leverandør.", None),
        ("er enige.\n\nKundenummer: P-2024/12", None),
        ("er enige.\n\nLøbenumre tildeles senere.", None),
    ],
)
def test_a_number_is_told_where_the_contract_is_entered_into(facts: Facts, told: str, number: str | None) -> None:
    text = f"KONTRAKT OM PRØVE\n\n{PARTIES} {told}\n\n1. Leverandøren leverer Prøve.\n"
    assert facts(Kontrakt=text).contract_number == number


@pytest.mark.parametrize(
    ("head", "system", "number"),
    [
        ("AFTALE\nPLADS-2", "PLADS-2", None),
        ("KONTRAKT\n\nVIS-2000", "VIS-2000", None),
        ("KONTRAKT VIS-2000", "VIS-2000", None),
        ("DRIFTSAFTALE 24/7", "Prøve", None),
        ("KONTRAKT\nPL-77", "Prøve", "PL-77"),
        ("AFTALE OM PRØVE (nr. 44-2023)", "Prøve", "44-2023"),
        ("AFTALE\n\nAftalen har nummeret P-9.", "Prøve", "P-9"),
        ("AFTALE\n\nAftalens betegnelse er LK-1", "Prøve", "LK-1"),
        ("AFTALE\n\nReference (bedes oplyst ved henvendelse): SKO-2023-1", "Prøve", "SKO-2023-1"),
        ("RAMMEKONTRAKT\n\nRammekontrakt nr. SKO/12", "Prøve", "SKO/12"),
    ],
)
def test_what_prose_calls_a_system_is_no_number(facts: Facts, head: str, system: str, number: str | None) -> None:
    parties = "mellem Skovlund Kommune, CVR 31002516, og Tidevand A/S, CVR 32524273"
    text = f"{head}\n\n{parties}\n\n1. Leverandøren leverer systemet {system} til alle skoler.\n"
    assert facts(Aftale=text).contract_number == number
