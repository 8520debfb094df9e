"""What the documents of a contract share is its number, under whatever label or none."""

import pytest

from .conftest import Facts

PARTIES = "Mellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 (Leverandøren)"


def contract(line: str) -> str:
    return f"AFTALE OM PRØVE\n{line}\n\n{PARTIES}\n\n1. Leverandøren leverer systemet Prøve.\n"


@pytest.mark.parametrize(
    ("line", "head", "number"),
    [
        ("Sag 17/8834", "TILLÆG 1 TIL AFTALE OM PRØVE, SAG 17/8834", "17/8834"),
        ("Sagsnr. 19-00871", "BILAG A\ntil Aftale af 4. oktober 2019 om Prøve (sagsnr. 19-00871)", "19-00871"),
        ("Journalnr. 28.06.00-Ø54-3-19", "Bilag 3 til J.nr. 28.06.00-Ø54-3-19", "28.06.00-Ø54-3-19"),
        ("Dokument 55-2020-114", "Bilag 2, 55-2020-114\nPriser", "55-2020-114"),
        ("Vores reference: 85.11.06-G01-2-24", "KRAVLISTE TIL PRØVE, 85.11.06-G01-2-24", "85.11.06-G01-2-24"),
        ("", "BILAG 2 TIL LK/772-22\nSUPPORT", "LK/772-22"),
        ("HSK 21/4471", "BILAG 1 – HSK 21/4471", "HSK 21/4471"),
        ("– TD/2023/0441 –", "Databehandleraftale TD/2023/0441", "TD/2023/0441"),
        ("Mappe: P-0093-B", "BILAG 4 (mappe P-0093-B)", "P-0093-B"),
        ("ESDH: 2021-44-0103", "Allonge nr. 1 vedr. 2021-44-0103", "2021-44-0103"),
        ("Arkivnøgle ØK.22/310", "Underbilag 2 til ØK.22/310", "ØK.22/310"),
        ("Kontraktens løbenummer: LK/772-22\nSag 21/338844", "Bilag 1, sag 21/338844", "LK/772-22"),
        ("Kontraktnr. K-7\nSag 21/338844", "Bilag 1, sag 21/338844", "K-7"),
        ("Dato: 14-03-2012", "Bilag 1 af 14-03-2012", None),
        ("Udbud 2022/S 101-280001", "Bilag 1, udbud 2022/S 101-280001", None),
        ("Forordning (EU) 2016/679", "Bilag 1 til forordning (EU) 2016/679", None),
        ("Emne 28.06.00-Ø54", "Bilag 1, emne 28.06.00-Ø54", None),
        ("Perioden 2022-2026", "Bilag 1 for perioden 2022-2026", None),
        ("Vinteren 2022-2023", "Allonge 1 efter vinteren 2022-2023", None),
        ("Tlf. 86-12-34-56", "Bilag 1, tlf. 86-12-34-56", None),
        ("Fakturanr. F-77881-2", "Bilag 1 til fakturanr. F-77881-2", None),
        ("ISO 27001-2022", "Bilag 1, ISO 27001-2022", None),
        ("Telefontid 0800-1600", "Bilag 1, 0800-1600", None),
        ("SCAN 14-03-2012", "SCAN 14-03-2012", None),
        ("www.tidevand-9900.dk", "Bilag 1 www.tidevand-9900.dk", None),
        ("Sagsnr. 21/338844", "Bilag 1\nPriser", None),
        ("Dok. 2022-0019/7", "Dok. 2022-0019/8", None),
    ],
)
def test_a_code_at_the_head_of_several_documents(facts: Facts, line: str, head: str, number: str | None) -> None:
    other = f"{head}\n\n1. Priserne er 12.000 kr. pr. år.\n"
    assert facts(Aftale=contract(line), Bilag=other).contract_number == number


@pytest.mark.parametrize(
    ("name", "line", "number"),
    [
        ("FIU_2022-11_mail", "FIU 2022-11", "FIU 2022-11"),
        ("17-8834-B_referat", "Sag 17-8834-B", "17-8834-B"),
        ("2025-04-09_referat", "2025-04-09", None),
    ],
)
def test_a_code_in_the_name_of_another_file(facts: Facts, name: str, line: str, number: str | None) -> None:
    assert facts(Aftale=contract(line), **{name: "Hej Ida\n\nVi ses på tirsdag.\n"}).contract_number == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("J.nr. hos leverandøren: 2021/F-093", "2021/F-093"),
        ("Leverandørens sagsnr.: 7781-B/22", "7781-B/22"),
        ("Sagsnr. (Leverandøren): T-4410/3", "T-4410/3"),
        ("Arkivnr. hos licensgiver: LG-22/18", "LG-22/18"),
        ("Leverandørens journalnummer: 55/2020-X", "55/2020-X"),
        ("J.nr. hos kommunen: 24/883", None),
    ],
)
def test_the_number_that_the_supplier_keeps_its_papers_under(facts: Facts, line: str, number: str | None) -> None:
    assert facts(Aftale=contract(line)).contract_number == number


@pytest.mark.parametrize(
    "line",
    [
        "Husk rekvisitionsnummer SÆ-2231 på fakturaen.",
        "Bestillingsnr. KB-90/2 gælder de nye skærme.",
        "Purchase order no. PO-4471",
        "Ref. FAK/2024/11",
        "Licensnummer: WIN-22-0091",
    ],
)
def test_a_mail_beside_the_contract_tells_numbers_of_other_matters(facts: Facts, line: str) -> None:
    mail = f"Fra: Ida Holm\nTil: Bo Terp\nEmne: Opstart\n\nHej Bo\n\n{line}\n\nHilsen Ida\n"
    assert facts(Aftale=contract(""), Mail_om_opstart=mail).contract_number is None


@pytest.mark.parametrize(
    "line",
    [
        "Når denne kontrakt træder i kraft, bortfalder aftale nr. 15-0442 med alle tillæg.",
        "Kontrakten afløser aftale nr. 15-0442 mellem parterne.",
        "Aftale nr. 15-0442 af 3. marts 2015 er ophævet.",
        "Den tidligere aftale nr. 15-0442 ophører.",
        "This contract supersedes agreement no. 15-0442.",
    ],
)
def test_a_contract_that_this_one_replaces_keeps_its_own_number(facts: Facts, line: str) -> None:
    old = f"AFTALE NR. 15-0442\n\n{PARTIES}\n\n1. Leverandøren leverer systemet Prøve.\n"
    new = f"KONTRAKT 22-1187\n\n{PARTIES}\n\n{line}\n"
    assert facts(Aftale_gammel=old, Kontrakt=new).contract_number == "22-1187"
