"""Text that is only stamps and noise says nothing, and its silence counts for nothing."""

import json
import random
from pathlib import Path

import pytest

from clausecheck.contracts.legibility import is_illegible, is_partly_noise, says_something
from clausecheck.contracts.model import Verdict

from .conftest import Build, keys

NOISE = "-^  ~.';^ ~`;~ |´-'`',: ::  ||''_·||'|`_ ^´':-,·_\n'.- ^` ´^`  .'|;~ ^^- ;^_.´,|·^:·-,_·_',:_ '.,`.~^\n"
LETTERS = "l ii rn |j kf\n.. ~ lr tj 1l i| fl\nrn m ,, jl t|\n"
MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering, drift og support af systemet Prøve\n\n"
    "1. Systemet leveres som tjeneste.\n\n2. {rule}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)


def pages(stamp: str, content: str, count: int = 9) -> str:
    return "\n\n".join(f"{stamp.format(number=number, count=count)}\n\n{content}" for number in range(1, count + 1))


STAMPS = [
    "SCAN 14-03-2012 10:22  Side {number} af {count}",
    "Scannet den 3. maj 2014 kl. 10.22 - side {number}/{count} - Prøve Kommune, Rådhuset",
    "*** {number} ***",
    "Scanned by RICOH MP C3004 Page {number} of {count}",
]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("content", [NOISE, LETTERS, ""])
def test_files_of_stamps_and_noise_are_unreadable_not_silent(build: Build, stamp: str, content: str) -> None:
    contract = build(Kontrakt=pages(stamp, content), Bilag_1=pages(stamp, content, 6))
    assert contract.verdict is Verdict.UNREADABLE
    assert contract.needs_review


def test_a_readable_annex_does_not_speak_for_a_contract_of_noise(build: Build) -> None:
    annex = (
        "BILAG 1\nDRIFT\n\n1. Leverandøren sørger for drift og backup af systemet og svarer på spørgsmål fra Kunden.\n"
    )
    assert build(Kontrakt=pages(STAMPS[0], NOISE), Bilag_1=annex).verdict is Verdict.UNREADABLE


def test_a_right_in_a_contract_with_noise_in_it_asks(build: Build) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Kunden må bruge robotter.") + "\n\n" + NOISE * 2)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "unread_pages" in keys(contract)
    assert [action.key for action in contract.actions if action.key == "action.legible"]


def test_a_short_contract_that_says_nothing_is_silent(build: Build) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Vederlaget betales hver måned."))
    assert contract.verdict is Verdict.MISSING
    assert not contract.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "------+-----------+------------\n" * 5,
        "| 1.200 kr. | 2.400 kr. | 3.600 kr. |\n" * 5,
        "Underskrift: ______________________\n" * 5,
        "=====================\n*** *** ***\n. . . . . . . . . . . .\n",
        "Priser: 1.000,00 / 2.000,00 / 3.000,00 (ekskl. moms) - 25 %\n" * 4,
    ],
)
def test_rules_tables_and_figures_are_no_noise(text: str) -> None:
    assert not is_partly_noise(text)


PROSE = (
    "Kunden betaler et fast beløb pr. elev, og beløbet opkræves i september. Kontrakten træder i kraft ved underskrift "
    "og gælder i fem år, hvorefter den fortsætter, indtil en af parterne opsiger den med seks måneders varsel. "
) * 6
CODES = " ".join("".join(f"(cid:{code})" for code in range(3, 9)) for _ in range(200))
HEAD = "KONTRAKT OM VAGTCENTRALEN mellem Ørumdal Kommune og Sirene Teknik A/S. Side 1 af 9. Den er underskrevet.\n\n"


@pytest.mark.parametrize(
    ("text", "verdict"), [(HEAD + CODES, Verdict.UNREADABLE), (HEAD + PROSE * 12 + CODES[:900], Verdict.MISSING)]
)
def test_the_silence_of_a_contract_that_is_mostly_signs_without_a_meaning_says_nothing(
    build: Build, text: str, verdict: Verdict
) -> None:
    made = build(Kontrakt=text, Referat="REFERAT\n\n" + PROSE)
    assert (made.verdict, made.needs_review) == (verdict, True)


def test_many_different_words_in_a_language_unknown_here_say_something() -> None:
    assert says_something(" ".join(f"{first}a{second}e" for first in "bdfgklmn" for second in "bdfgklmn"))


LOWER = "abcdefghijklmnopqrstuvwxyzæøå"


def in_letters_from(code: int) -> str:
    return "".join(chr(code + LOWER.index(char)) if char in LOWER else char for char in PROSE.lower())


def half_in_letters_from(code: int) -> str:
    return "".join(chr(code + LOWER.index(char)) if char in LOWER[::2] else char for char in PROSE.lower())


def noise(signs: str, letters: str, most: int) -> str:
    chance = random.Random(3)
    groups = ("".join(chance.choice(signs + letters) for _ in range(chance.randint(1, most))) for _ in range(400))
    return " ".join(groups)


def at_random() -> str:
    chance = random.Random(5)
    return " ".join("".join(chance.choice(LOWER) for _ in range(chance.randint(4, 9))) for _ in range(200))


# Bundles whose contracts are noise by their authors' design.
GARBLED = [
    in_letters_from(0x103),
    in_letters_from(0x250),
    in_letters_from(0x3B1),
    in_letters_from(0x430),
    half_in_letters_from(0x3B1),
    half_in_letters_from(0x430),
    noise("{}[]\\^~<>¢¤£#;|=+*§°«»_'", "erntuilsmgøæ" * 2, 7),
    noise("!;:.,-_'|/()", "ertilnkd" * 3, 4),
    noise("", LOWER, 3),
    noise("~^|°", LOWER, 5),
    at_random(),
]


@pytest.mark.parametrize("text", GARBLED)
def test_a_contract_that_is_garbled_is_unreadable_though_what_lies_beside_it_can_be_read(
    build: Build, text: str
) -> None:
    mail = "Fra: Bo Terp\nTil: Arkivet\nEmne: Kontrakten\n\nHej\n\nJeg kan ikke læse den. Kan I finde en bedre?\n\nBo\n"
    cover = "OMSLAG TIL SAG\n\nKommune: Prøve Kommune\nLeverandør: Prøvesystemer A/S\n\nIndhold: kontrakt og bilag.\n"
    contract = build(**{"Sag 7 kontrakt": text, "Bilag 1": text, "Mail": mail, "Omslag": cover})
    assert contract.verdict is Verdict.UNREADABLE
    assert contract.needs_review


@pytest.mark.parametrize("text", GARBLED)
def test_a_garbled_annex_asks_for_review(build: Build, text: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Vederlaget betales hver måned."), Bilag_1=text)
    assert contract.verdict is Verdict.MISSING
    assert contract.needs_review


BESIDE = {
    "Aktliste": "AKTLISTE\n\nAkt 1. Kontrakt, pdf, 9 sider. Akt 2. Bilag 1, som mangler. Akt 3. Referat i maj.\n",
    "Referat": "Referat af møde den 3. maj\n\nDer var kaffe, og vi talte om systemet og om de nye hold i år.\n",
    "Notat": "NOTAT\n\nFilerne er flyttet, og nogle af dem kan ikke læses. Der er bestilt nye, men det tager tid.\n",
    "Besøgsrapport": "Besøgsrapport nr. 2\n\nFilter renset, og serveren er startet igen. Kunden ringer selv til os.\n",
    "Cover sheet": "COVER SHEET\n\nThe contract was scanned in May and the original has been destroyed since then.\n",
    "Vejledning": "VEJLEDNING\n\nSådan logger du på: Åbn siden, og tryk på knappen, så kommer du ind til dine hold.\n",
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_lies_beside_a_contract_does_not_speak_for_it(build: Build, name: str) -> None:
    assert build(**{"Fil 0007": GARBLED[6], name: BESIDE[name]}).verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "Priser\n" + "".join(f"Modul {n:02d};stk.;{n * 113},00;kr.;{n * 7} %\n" for n in range(1, 60)),
        "| x | x |   | x |\n" * 40 + "Opfyldt, delvist opfyldt og ikke opfyldt er de mulige svar.\n",
        "Anders Jensen, Teknik\nBodil Kvist, Økonomi\nMette Bach Nørgaard, Indkøb\n" * 10,
        "Klient jest uprawniony do korzystania przez roboty programowe z systemu na tych samych warunkach. " * 8,
        "Zákazník je oprávněn používat softwarové roboty v systému za stejných podmínek jako zaměstnanci. " * 8,
        "Asiakkaalla on oikeus antaa ohjelmistorobottien käyttää järjestelmää samoin ehdoin kuin työntekijät. " * 8,
        "Klientas turi teisę leisti programiniams robotams naudotis sistema tomis pačiomis sąlygomis kaip darbuotojai. "
        * 8,
        "Müşteri, yazılım robotlarının sistemi çalışanlarla aynı koşullarda kullanmasına izin verebilir. " * 8,
        "Underskrifter\n\nFor Kunden: Eva Holm\nFor Leverandøren: Bo Terp\nDen 3. maj 2021\n",
        "{\n" + "".join(f'  "nøgle_{n}": "værdi nummer {n}",\n' for n in range(60)) + "}\n",
        "GET /api/v2/it-contracts?page=1&size=50\nHTTP/1.1 200 OK\nContent-Type: application/json\n" * 12,
    ],
)
def test_unusual_documents_are_legible(text: str) -> None:
    assert not is_illegible(text)
    assert not is_partly_noise(text)


@pytest.mark.parametrize("stamp", STAMPS)
def test_an_annex_of_nothing_but_stamps_asks_for_review(build: Build, stamp: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Vederlaget betales hver måned."), Bilag_1=pages(stamp, "", 4))
    assert contract.needs_review


def test_a_long_part_that_is_garbled_asks_for_review(build: Build) -> None:
    text = MAIN.format(rule="Kunden må bruge robotter.") + PROSE * 3 + "\n\n" + in_letters_from(0x103) * 2
    assert build(Kontrakt=text).needs_review


def test_no_document_that_can_be_read_turns_unreadable() -> None:
    bundles = Path(__file__).parents[1] / "bundles"
    told = (item for file in bundles.rglob("expected.json") for item in json.loads(file.read_text(encoding="utf-8")))
    unreadable = {item["bundle"] for item in told if item["verdict"] == "unreadable"}
    files = [path for path in sorted(bundles.rglob("*.txt")) if path.parent.name not in unreadable]
    assert len(files) > 100
    assert [path for path in files if is_illegible(path.read_text(encoding="utf-8", errors="replace"))] == []
