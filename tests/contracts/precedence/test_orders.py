"""What goes before what, in the many ways contracts say it; each way is tried with the right on either side."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, SIGNED, Build, contract, document, keys, with_annex


def texts(order: str, contract: str, annex: str) -> dict[str, str]:
    """Return a contract with ``order`` and an annex 5 of licence terms, each with its own rule."""
    return with_annex(annex, contract, order)


CONTRACT_FIRST = [
    "Aftalen består af 1) kontrakten, 2) bilag 1 og 3) bilag 5. Er to dele uenige, gælder den del, der har det laveste "
    "tal i opregningen.",
    "Strider et bilag mod kontrakten, viger bilaget. Det gælder også bilag 5.",
    "Hvis bilag 5 ikke stemmer med kontrakten, viger bilag 5.",
    "Kontrakten går forud for bilagene. Det gælder, uanset om det i disse vilkår måtte være anført, at de har forrang.",
    "Bilag 5 går forud for de øvrige dokumenter, jf. dog pkt. 4.\n\n4. Kontrakten går forud for bilag 5.",
    "Dokumenternes rang:\n\nDokument | Rang\nBilag 5 | 3\nBilag 1 | 2\nKontrakten | 1",
    "Ved modstrid gælder denne rangorden:\n\nRang | Dokument\n1 | Kontrakten\n2 | Bilag 1\n3 | Bilag 5",
    'Den udgøres af (a) Kontrakten, (b) Bilag 1 ("Priserne") og (c) Bilag 5 ("Vilkårene") i prioriteret rækkefølge.',
    "Kontrakten viger ikke for bilag 5, men går forud for det.",
    "Er der uoverensstemmelse mellem dokumenterne, skal kontrakten lægges til grund før bilagene.",
    "Ved modstrid gælder kontrakten før bilag 5.",
    "Passer kontrakten og bilag 5 ikke sammen, er det kontrakten, der afgør sagen.",
    "Kapitel 1-9 går forud for bilag 1-6.",
    "In case of conflict, the Agreement, Schedule 1 and Schedule 5 apply in that order.",
    "Bilag 5 (Producentens licensvilkår) viger for kontrakten.",
    "Ved modstrid gælder kontrakten, bilag 1, bilag 5 (Producentens licensvilkår) i den nævnte rækkefølge.",
    "§§ 1-21 har forrang for bilagene.",
    "Aftalen består af (i) kontrakten, (ii) bilag 1 og (iii) bilag 5. Et dokument nævnt med et lavere romertal har "
    "forrang for et dokument med et højere.",
    "Aftalen består af (i) bilag 5, (ii) bilag 1 og (iii) kontrakten. Et dokument nævnt med et højere romertal har "
    "forrang for et dokument med et lavere.",
    "Kontrakten følges før bilagene.",
    "The Agreement ranks first, then Schedule 1, then Schedule 5.",
    "Følgende gælder. Siger de noget forskelligt, vinder det, der står øverst:\n1) kontrakten\n2) bilag 1\n3) bilag 5",
    "I det omfang bilag 5 giver Kunden en ringere stilling end punkt 1-9, kan bilag 5 ikke påberåbes.",
    "Aftalen består af kontrakten, bilag 1 og bilag 5, i den nævnte orden ved modstrid.",
    "Aftalen er:\na) kontrakten,\nb) bilag 1,\nc) bilag 5.\n\n4. Står der noget forskelligt, vinder det dokument, "
    "der har det tidligste bogstav.",
    "The contract comprises (a) this document, (b) Schedule 1 and (c) Schedule 5. If they differ, the one listed first "
    "applies.",
    "Kontrakten og bilag 1 går forud for alle andre, og bilag 5 kommer altid sidst.",
    "Hvor bilag 5 giver Kunden ringere rettigheder end kontrakten, er bilag 5 uden virkning.",
    "Bilag 5 gælder udfyldende. Det viger for kontrakten.",
    "Den højeste rang har kontrakten. Derefter følger bilag 1 og endelig bilag 5.",
    "Ingen bestemmelse i bilag 5 kan begrænse Kundens rettigheder efter kontrakten.",
    "Nothing in Schedule 5 shall limit the rights under this Agreement.",
    "Kontrakten går forud for kontraktens bilag.",
    "Dokumenterne er kontrakten, bilag 1 og bilag 5. Ethvert dokument viger for de foregående.",
    "Aftalen består af:\na) Bilag 5\nb) Kontrakten\n\n4. Listen læses nedefra.",
    "Aftalen består af:\na) Bilag 5\nb) Kontrakten\n\n4. Det nederste papir vinder.",
    "Aftalen består af:\na) Bilag 5\nb) Kontrakten\n\n4. Er to papirer uenige, holder vi os til det, der "
    "står nederst på listen.",
    "The contract papers are:\na) Schedule 5\nb) this Agreement\n\n4. The list is read from the bottom up.",
    "Papirerne tæller nedefra:\na) Bilag 5\nb) Kontrakten",
    "Kontrakten har 1. prioritet, bilag 1 har 2. prioritet, og bilag 5 har 3. prioritet.",
    "Bilag 5 er en del af kontrakten, men viger for kontraktens bestemmelser.",
    "Schedule 5 has third priority, and this Agreement has first priority.",
    "Ved modstrid gælder hovedteksten frem for bilag.",
    "I tilfælde af uoverensstemmelse mellem Kontrakten og dens bilag er det Kontraktens bestemmelser, der anvendes.",
    "Bilagene kan ikke udvide, begrænse eller ændre kontraktens bestemmelser.",
    "Kontraktens dokumenter har følgende prioritet:\na) Kontrakten\nb) Bilag 1-4\nc) Bilag 5",
    "Ved fortolkningstvivl lægges kontrakten til grund frem for bilagene.",
    "Bilag 5 skal læses i lyset af kontrakten, som er overordnet.",
    "Licensvilkårene i bilag 5 finder kun anvendelse på forhold, der ikke er reguleret i kontrakten.",
    "Bilag 5 finder alene anvendelse i det omfang, kontrakten ikke bestemmer andet.",
    "This Agreement prevails over Schedule 5 save as regards payment.",
    "Sådan skal dokumenterne læses: kontrakten først, så bilag 5.",
    "Kontraktens ordlyd vejer tungest, hvis bilagene siger noget andet.",
    "Siger bilag 5 noget andet end kontrakten, er det kontrakten, parterne retter sig efter.",
    "Kontrakten går forud for bilag 2, og bilag 2 går forud for bilag 5.",
    "This Agreement prevails over Schedule 2. Schedule 2 prevails over Schedule 5.",
    "Ved modstrid gælder dokumenterne i den rækkefølge, de er nævnt: dette dokument, herefter Bilag 1, så Bilag 5.",
    "If a clause of this Agreement and anything in a Schedule cannot stand together, the clause prevails.",
    "Hvis kontrakten og bilag 5 er uforenelige, har førstnævnte forrang.",
    "In case of conflict between this Agreement and Schedule 5, the former shall prevail.",
    "Bilag 5 viger for bilag 2.\n\n4. Bilag 2 viger for kontrakten.",
    "Er der uoverensstemmelse, viger bilag 5 for bilag 1 og bilag 1 for kontrakten.",
    "Kontrakten har forrang for bilag 1, og bilag 1 for bilag 5.",
    "Aftalen består af (a) denne kontrakt, (b) bilag 1 og (c) bilag 5. Ved modstrid viger (c) for (b) og (b) for (a).",
    "If the documents differ, the main body governs, then Schedule 1, and Schedule 5 last.",
    "Kontrakten > bilag 1 > bilag 5, hvor tegnet læses som forrang.",
    "Dokument A (kontrakten) og dokument B (bilag 5) er vedlagt. B viger for A.",
    "Vilkår i bilag 5, som er i strid med kontraktens hovedtekst, anses for uskrevne.",
    "Any term of Schedule 5 that conflicts with this Agreement shall be null and void.",
    "Uanset hvad der måtte stå i bilag 5 om forrang, er det kontrakten, der er afgørende.",
    "Hvor et bilag og kontraktens paragraffer siger noget forskelligt, viger bilaget.",
    "Niveau 1 er kontrakten. Niveau 2 er bilag 1. Niveau 3 er bilag 5. Ved modstrid finder teksten på det niveau, der "
    "bærer det laveste tal, anvendelse.",
    "Er der forskel, gælder:\n\n| Dokument | Prioritet (1 = højest) |\n| Bilag 5 | 3 |\n| Bilag 1 | 2 |\n"
    "| Kontrakten | 1 |",
    "Ved modstrid gælder følgende:\na) pris: bilag 5\nb) brug og adgang: kontrakten\nc) øvrige forhold: bilag 5",
]
CONTRACT_FIRST += [
    "Er der forskel, gælder kontrakten, derefter bilag 1 og til sidst bilag 5.",
]
ANNEX_FIRST = [
    "Strider kontrakten mod bilag 5, viger kontrakten.",
    "Kontrakten går forud for bilagene, jf. dog 4.1.\n\n4.1 Bilag 5 går i enhver henseende forud for de øvrige.",
    "Bilag 5 er vedlagt. Det går forud for kontrakten.",
    "Intet i kontrakten udvider Kundens brugsret efter bilag 5.",
    "Dokumenterne er kontrakten, bilag 1 og bilag 5. Ethvert dokument går forud for de foregående.",
    "Licensvilkårene i bilag 5 har første prioritet, mens kontrakten har anden prioritet.",
    "Bilag 5 er en del af kontrakten og går forud for kontraktens bestemmelser.",
    "Kontrakten har forrang, bortset fra bilag 5, som går forud for kontrakten.",
    "Bilagene viger for kontrakten, dog ikke bilag 5, der går forud.",
    "Licensvilkårene i bilag 5 gælder i alle tilfælde forud for øvrige aftaledokumenter.",
    "Hvor licensvilkårene og kontrakten strider mod hinanden, har licensvilkårene fortrinsret.",
    "Licensvilkårene gælder, uanset hvad der måtte være aftalt i denne kontrakt.",
    "Kontraktens dokumenter har følgende prioritet:\na) Bilag 5, licensvilkår\nb) Kontrakten\nc) Øvrige bilag",
    "Kontrakten er underordnet bilag 5.",
    "In the event of conflict, the documents apply in the following order: (1) Schedule 5, (2) this Agreement.",
    "To the extent of any conflict, Schedule 5 shall control.",
    "Kontrakten går forud for bilag 5, dog ikke for så vidt angår brugsrettens omfang, hvor bilag 5 går forud.",
    "Er der forskel mellem kontrakten og bilag 5, er det bilag 5, der tæller.",
    "Bilag 5 trumfer kontrakten.",
    "Er der modstrid mellem kontrakten og bilag 5, gælder sidstnævnte.",
    "In case of conflict between this Agreement and Schedule 5, the latter takes precedence.",
    "Modstrid løses i den rækkefølge, dokumenterne er nævnt: Bilag 5, Bilag 1, Kontrakten.",
    "Bilag 5 går forud for bilag 2, og bilag 2 går forud for kontrakten.",
    "Kontrakten viger for bilag 1 og bilag 1 for bilag 5.",
    "I tilfælde af uoverensstemmelse mellem kontrakten og licensvilkårene i bilag 5 har licensvilkårene forrang.",
    "Notwithstanding anything to the contrary in this Agreement, Schedule 5 shall prevail.",
    "Ved modstrid gælder følgende:\na) pris: kontrakten\nb) brug og adgang: bilag 5\nc) øvrige forhold: kontrakten",
    "Er der forskel, gælder:\n\n| Dokument | Rang |\n| Kontrakten | B |\n| Bilag 5 | A |",
    "Hvis bilag 5 og et andet dokument siger noget forskelligt om Kundens brugsret, finder bilag 5 anvendelse.",
]
NOTHING_SAID = [
    "Parterne gav tidligere kontrakten forrang for bilag 5.",
    "This Agreement prevails over Schedule 5 on support hours only.",
    "The order of precedence between this Agreement and Schedule 5 is to be agreed.",
    "I alle aftalens dele gælder dette om bilag 5, og Leverandøren kan ikke afvise, begrænse eller ændre det.",
    "Kontrakten suppleres af bilag 2, men går forud for det.",
    "Kunden vælger, hvilke moduler der gælder, hvis der opstår uoverensstemmelse om leverancen.",
    "De fordele, Kunden har efter bilag 5, er bedst for Kunden, hvor der er uoverensstemmelse om priser.",
    "Leverandøren vinder retten til bilag 5, og kontrakten slår fast, at prisen er fast.",
    "Leverandørens medarbejdere fortrænger ikke Kundens efter kontrakten og bilag 5.",
    "Nothing in Schedule 5 shall limit the liability for gross negligence under this Agreement.",
    "Øverst står kontrakten og bilag 5 på lige fod. Ved modstrid følges det øverst stående.",
    "Intet i bilag 5 kan begrænse Leverandørens ansvar for tab.",
    "Bilagene har indbyrdes forrang efter deres nummer. Aftalens dokumenter har rang efter nummer.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Listen skal ikke læses oppefra.",
    "Indsigelser mod listen i bilag 5 læses nedefra i kontrakten.",
    "Dokumenterne supplerer hinanden og har samme rang.",
    "Ingen af dokumenterne går forud for de andre.",
    "For så vidt angår betaling går bilag 5 forud for kontrakten.",
    "Rækkefølgen af bilagene er uden betydning.",
    "Kontrakten går forud for bilag 2. Bilag 3 går forud for bilag 5.",
    "Intet af dokumenterne har forrang, og det har ingen betydning, i hvilken rækkefølge de er nævnt.",
    "Aftalen består af kontrakten og bilag 5. Dokumenterne er ligestillede, uanset rækkefølgen.",
    "The documents are: a) this Agreement b) Schedule 5. They are not listed in order of precedence.",
    "Kontrakten består af følgende dokumenter, der ikke er nævnt i prioriteret rækkefølge:\na) Kontrakten\nb) Bilag 5",
    "Hverken kontrakten eller bilag 5 går forud.",
    "Fejl har 1. prioritet, og ønsker til kontrakten har 2. prioritet.",
    "Kontrakten og bilag 5 har samme rang og går begge forud for de øvrige bilag.",
    "Intet bilag går forud for kontrakten.",
    "None of Schedule 5 takes precedence over this Agreement.",
    "Kontrakten har forrang, bortset fra bilag 5.",
    "Kontrakten går forud for bilagene, undtagen for så vidt angår brugsretten.",
    "Vederlaget efter bilag 5 betales kvartalsvis forud.",
    "Bilagene har samme rang, og ingen af dem viger for et andet dokument.",
    "Kontrakt og bilag er sideordnede.",
    "Kontrakten og bilag 5 er ligestillede; det ene går ikke forud for det andet.",
    "Kontrakten har ikke forrang frem for bilag 5, og bilag 5 har ikke forrang frem for kontrakten.",
    "This Agreement and Schedule 5 rank equally, and neither prevails over the other.",
    "The documents are of equal rank; none of them yields to another.",
]


@pytest.mark.parametrize("order", CONTRACT_FIRST)
def test_the_contract_goes_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", ANNEX_FIRST)
def test_the_annex_goes_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", NOTHING_SAID)
def test_nothing_is_said_on_the_use(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.CONFLICTING
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.CONFLICTING


ASCENDING = [
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Listen læses nedefra.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Det nederste papir vinder.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Er papirerne uenige, retter vi os efter det, "
    "der står længst nede, og det ovenfor må give sig.",
    "Kontrakten består af disse dokumenter i stigende prioritet:\na) Kontrakten\nb) Bilag 5",
    "The documents are listed in ascending order of precedence:\na) This Agreement\nb) Schedule 5",
    "Dokumenterne er:\na) Kontrakten\nb) Bilag 5\n\n"
    "3.1 Ved uoverensstemmelse viger det tidligere anførte for det senere anførte.",
    "Kontrakten består af følgende, hvor senere nævnte dokumenter har forrang for tidligere nævnte:\n"
    "a) Kontrakten\nb) Bilag 5",
    "Aftalen udgøres af kontrakten og bilag 5. Jo længere nede på listen et dokument står, jo højere rang har det.",
    "Der gælder følgende rangorden:\n1) Kontrakten\n2) Bilag 5\n\n3.1 Ved modstrid gælder det dokument, der er nævnt "
    "sidst.",
    "The contract documents are:\n(i) this Agreement\n(ii) Schedule 5\n\n3.1 In case of conflict, a document lower on "
    "the list prevails over one listed earlier.",
    "Kontrakten består af:\n(i) Bilag 1\n(ii) Bilag 2\n(iii) Bilag 3\n(iv) Kontrakten\n(v) Bilag 5\n\n3.1 Står to "
    "dokumenter i modstrid, går det nederst placerede forud.",
]
DESCENDING = [
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Listen læses oppefra.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Ved modstrid slår det øverste dokument det nederste.",
    "Dokumenterne er:\na) Kontrakten\nb) Bilag 5\n\n"
    "3.1 Ved uoverensstemmelse viger det senere anførte for det tidligere anførte.",
    "Kontrakten består af følgende dokumenter, idet de først nævnte går forud for de senere nævnte:\na) Kontrakten\n"
    "b) Bilag 5",
    "Aftalen udgøres af kontrakten og bilag 5. Det førstnævnte dokument har forrang.",
    "Kontrakten består af:\n(i) Kontrakten\n(ii) Bilag 2\n(iii) Bilag 3\n(iv) Bilag 4\n(v) Bilag 5\n\n"
    "3.1 Jo højere oppe et dokument er nævnt, jo tungere vejer det.",
    "The contract documents are:\n(i) this Agreement\n(ii) Schedule 5\n\n3.1 In case of conflict, the document listed "
    "first shall govern.",
    "Dokumenterne er:\na) Kontrakten\nb) Bilag 5\n\n"
    "3.1 Er der modstrid, viger et dokument for dem, der er nævnt før det.",
    "Dokumenterne er:\na) Kontrakten\nb) Bilag 5\n\n"
    "3.1 Ved modstrid går et dokument forud for dem, der er nævnt senere.",
    "Grundlaget er følgende, og et højere placeret dokument vinder over et lavere:\n(i) Kontrakten\n(ii) Bilag 5",
]
POINTS_FIRST = [
    "Ved modstrid har bilag 5 forrang for kontrakten. Dette gælder dog ikke pkt. 2, som går forud for bilag 5 i enhver "
    "henseende.",
    "Bilag 5 går forud for kontrakten.\n\n3.1 Uanset pkt. 3 går punkt 2 og 9 i denne kontrakt forud for bilag 5.",
    "Bilag 5 går forud for kontrakten. Kontraktens pkt. 2 går dog forud for bilag 5.",
    "Schedule 5 prevails over this Agreement.\n\n3.1 Clause 2 of this Agreement prevails over Schedule 5.",
]
OTHER_POINTS_FIRST = [
    "Bilag 5 går forud for kontrakten.\n\n3.1 Uanset pkt. 3 går punkt 8 og 9 i denne kontrakt forud for bilag 5.",
]
LEVELS = "Kontrakten ligger på {level} 1, og bilag 5 ligger på {level} 2.\n\n4. {rule}"
SECOND_LEVEL_FIRST = [
    LEVELS.format(level="klasse", rule="Det højeste klassenummer har forrang."),
    LEVELS.format(level="trin", rule="Det højere trin går forud for det lavere, og trin 2 er det højeste."),
    LEVELS.format(level="niveau", rule="Et lavere niveau viger for et højere. Niveau 1 er det laveste."),
    "Tier 1: this Agreement. Tier 2: Schedule 5. Tier 2 is the highest.\n\n4. A higher tier prevails over a lower.",
]
FIRST_LEVEL_FIRST = [
    LEVELS.format(level="trin", rule="Et lavere trin viger for et højere trin, hvor trin 1 er det højeste."),
    LEVELS.format(level="klasse", rule="Det laveste klassenummer har forrang."),
]
UNKNOWN_LEVEL = [
    LEVELS.format(level="trin", rule="Det højeste trin har forrang."),
    LEVELS.format(level="niveau", rule="Et lavere niveau viger for et højere niveau."),
    "Kontrakten ligger på trin 1 og bilag 5 på trin 2. Det højeste trin har forrang.",
]
NO_PLACE = [
    "Kontrakten består af kontrakten og bilag 5. Det senere anførte går ikke forud for det tidligere anførte.",
    "Parternes møder afholdes skiftevis. Den, der er nævnt først på listen, går forud i køen.",
]
LATEST_FIRST = [
    "Strider dokumenterne mod hinanden, går det senest underskrevne dokument forud for de tidligere.",
    "Ved modstrid gælder det dokument, der er dateret senest. Kontrakten har ingen særstilling.",
    "The papers rank by date: the younger the signature, the stronger the paper.",
    "Ved modstrid mellem dokumenterne har det nyeste dokument forrang.",
    "In case of conflict, the most recently signed document prevails.",
    "Et ældre dokument viger for et senere dokument.",
]


@pytest.mark.parametrize("order", ASCENDING)
def test_a_list_in_rising_order_ends_with_what_goes_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", DESCENDING)
def test_the_document_listed_first_goes_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", POINTS_FIRST)
def test_a_point_that_is_put_first_by_itself_goes_before_the_document_that_goes_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", OTHER_POINTS_FIRST)
def test_that_another_point_is_put_first_changes_nothing(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("order", "annex", "asks"),
    [
        ("Kontrakten går forud for bilagene.", "Programmet kan måske automatisk spærre for adgang.", False),
        ("Bilag 5 går forud for kontrakten.", "Programmet kan måske automatisk spærre for adgang.", True),
        ("Kontrakten går forud for bilagene.", "Uanset kontrakten kan robotter måske ikke få adgang.", True),
        ("Kontrakten og bilagene udfylder hinanden.", "Programmet kan måske automatisk spærre for adgang.", True),
    ],
)
def test_what_is_unclear_in_a_document_that_gives_way_is_no_doubt(
    build: Build, order: str, annex: str, asks: bool
) -> None:
    contract = build(**texts(order, RIGHT, annex))
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, asks)


RULES_IN_A_LIST = (
    "Kontrakten går forud for bilagene, jf. dog litra a-b:\n"
    "a) For så vidt angår {subject}, går bilag 5 forud for kontrakten.\n"
    "b) For så vidt angår bod, går bilag 3 forud."
)


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [("hvem og hvad der må benytte Systemet", Verdict.RESTRICTED), ("priser", Verdict.COMPLIANT)],
)
def test_the_items_below_a_rule_are_rules_of_their_own(build: Build, subject: str, verdict: Verdict) -> None:
    assert build(**texts(RULES_IN_A_LIST.format(subject=subject), RIGHT, BAN)).verdict is verdict


@pytest.mark.parametrize(
    "line", ["Bilag 5 Kundens funktionelle forudsætninger", "Bilag 5 forudsættes læst.", "Bilag 5, forudbetaling"]
)
def test_a_word_that_only_begins_like_a_rule_puts_nothing_first(build: Build, line: str) -> None:
    assert build(**texts(line, BAN, RIGHT)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize("order", NO_PLACE)
def test_a_place_in_a_list_that_gives_no_rank_settles_nothing(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize("order", SECOND_LEVEL_FIRST)
def test_the_level_that_is_said_to_be_high_goes_first_though_it_is_listed_last(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", FIRST_LEVEL_FIRST)
def test_the_level_that_is_said_to_be_high_goes_first_where_it_is_listed_first(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", UNKNOWN_LEVEL)
def test_numbered_levels_say_nothing_where_no_end_is_said_to_be_high(build: Build, order: str) -> None:
    assert build(**texts(order, RIGHT, BAN)).verdict is Verdict.CONFLICTING
    assert build(**texts(order, BAN, RIGHT)).verdict is Verdict.CONFLICTING


def test_numbered_groups_are_read_from_the_first_but_ask(build: Build) -> None:
    contract = build(
        **texts("Gruppe I: Kontrakten.\n\nGruppe II: Bilag 5.\n\nDen højere gruppe går forud.", RIGHT, BAN)
    )
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, True)


@pytest.mark.parametrize("order", LATEST_FIRST)
@pytest.mark.parametrize(("year", "verdict"), [(2023, Verdict.RESTRICTED), (2019, Verdict.COMPLIANT)])
def test_the_document_that_was_signed_last_goes_first(build: Build, order: str, year: int, verdict: Verdict) -> None:
    files = texts(order, RIGHT, BAN)
    files["Bilag_5"] += f"\nUnderskrevet den 3. maj {year}\nEva Holm\n"
    assert build(**files).verdict is verdict


def test_where_a_document_has_no_date_the_last_signed_is_not_known(build: Build) -> None:
    assert build(**texts(LATEST_FIRST[0], RIGHT, BAN)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    ("order", "verdict"),
    [
        (
            "Stemmer bestemmelserne i flere dokumenter ikke overens, anvendes den, der er gunstigst for kommunen.",
            Verdict.COMPLIANT,
        ),
        ("Ved uoverensstemmelse kan Kunden vælge, hvilken bestemmelse der skal gælde.", Verdict.COMPLIANT),
        ("Er dokumenterne uenige, læses de til gunst for Kunden.", Verdict.COMPLIANT),
        ("If the documents disagree, the Customer may choose which provision applies.", Verdict.COMPLIANT),
        ("In case of conflict the documents shall be construed in favour of the Customer.", Verdict.COMPLIANT),
        ("Ved konflikt mellem dokumenter gælder det dokument, der stiller Kunden bedst.", Verdict.COMPLIANT),
        ("Ved uoverensstemmelse gælder den bestemmelse, der er mest gunstig for Kommunen.", Verdict.COMPLIANT),
        ("Strider dokumenterne mod hinanden, gælder det vilkår, der er gunstigst for Kunden.", Verdict.COMPLIANT),
        ("Ved modstrid gælder det vilkår, der er fordelagtigst for Leverandøren.", Verdict.RESTRICTED),
        ("In case of conflict, the provision most favourable to the Customer shall apply.", Verdict.COMPLIANT),
        ("Ved modstrid mellem dokumenterne gælder den mest restriktive bestemmelse.", Verdict.RESTRICTED),
        ("In case of inconsistency, the strictest provision prevails.", Verdict.RESTRICTED),
    ],
)
def test_what_a_rule_does_to_the_customer_may_decide_but_asks(build: Build, order: str, verdict: Verdict) -> None:
    contracts = [build(**texts(order, RIGHT, BAN)), build(**texts(order, BAN, RIGHT))]
    assert [contract.verdict for contract in contracts] == [verdict, verdict]
    assert all(contract.needs_review for contract in contracts)


def test_an_annex_that_claims_to_go_first_against_the_contract_leaves_it_open(build: Build) -> None:
    files = texts("Kontrakten går forud for bilagene.", RIGHT, BAN)
    files["Bilag_5"] += "\n3. Disse vilkår går forud for enhver anden aftale mellem parterne.\n"
    assert build(**files).verdict is Verdict.CONFLICTING


def test_an_annex_that_claims_to_go_first_against_another_leaves_it_open_where_the_contract_ranks_the_other_first(
    build: Build,
) -> None:
    claim = f"{BAN}\n\n3. Disse vilkår går forud for enhver anden aftale mellem parterne."
    files = texts("Bilag 2 går forud for bilag 5.", "Driften overvåges.", claim)
    contract = build(**files, Bilag_2=f"BILAG 2\nKRAV\n\n1. Systemet leveres.\n\n2. {RIGHT}\n")
    assert contract.verdict is Verdict.CONFLICTING
    assert "conflict_orders" in keys(contract)


def test_an_annex_that_claims_to_go_first_does_where_the_contract_says_nothing(build: Build) -> None:
    files = texts("Kontrakten suppleres af bilag 5.", RIGHT, BAN)
    files["Bilag_5"] += "\n3. Disse vilkår går forud for enhver anden aftale mellem parterne.\n"
    assert build(**files).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("order", "verdict"),
    [
        ("Kontrakten er indgået under rammeaftalen. Kontrakten går forud for rammeaftalen.", Verdict.COMPLIANT),
        ("Rammeaftalen går forud for kontrakten.", Verdict.RESTRICTED),
        ("Kontrakten er indgået under rammeaftalen.", Verdict.CONFLICTING),
    ],
)
def test_a_framework_agreement_goes_by_its_own_name(build: Build, order: str, verdict: Verdict) -> None:
    framework = (
        f"RAMMEAFTALE\n\nom systemer til kommuner\n\n1. Omfang.\n\n2. {BAN}\n\nUnderskrevet den 3. maj 2018\nEva Holm\n"
    )
    contract = texts(order, RIGHT, BAN)["Kontrakt"]
    assert build(Kontrakt=contract, Rammeaftale=framework).verdict is verdict


OWN_CLAIM_IDLE = [
    "Kontrakten går forud for bilagene, uanset hvad der måtte stå om det modsatte i et bilag.",
    "Gyldigheden følger denne rækkefølge: 1) kontrakten, 2) bilag 5. Et lavere rangeret dokument kan supplere, men "
    "ikke begrænse en rettighed i et højere rangeret dokument, heller ikke hvis det selv anfører at have forrang.",
    "Kontrakten går forud for bilagene, uanset hvad et bilag måtte bestemme om sin egen forrang.",
    "Uanset om et bilag tillægger sig selv forrang, går kontrakten forud for bilagene.",
    "Kontrakten har forrang for bilagene. Det gælder også, når et bilag siger, at det selv går forud.",
    "This Agreement prevails over the Schedules, notwithstanding any claim of a Schedule to its own precedence.",
]


@pytest.mark.parametrize("order", OWN_CLAIM_IDLE)
def test_what_an_annex_claims_for_itself_may_be_set_aside(build: Build, order: str) -> None:
    annex = f"{BAN}\n\n3. Disse vilkår går forud for kontrakten."
    assert build(**texts(order, RIGHT, annex)).verdict is Verdict.COMPLIANT


CLAIMS = [
    ("Ved modstrid gælder driftsaftalen.", "Afviger denne aftale fra driftsaftalen, har denne aftale forrang."),
    ("Driftsaftalen går forud for licensaftalen.", "Licensaftalen går forud for driftsaftalen."),
    ("Denne aftale har forrang.", "Driftsaftalen viger for denne aftale."),
    ("Denne aftale har forrang for licensaftalen.", "Licensaftalen har forrang for enhver anden aftale."),
]
OF_ITSELF = [
    "Vilkårene har forrang for enhver anden aftale.",
    "Vilkårene går forud for kontrakten og andre dokumenter.",
]


@pytest.mark.parametrize(("first", "second"), CLAIMS)
@pytest.mark.parametrize("turned", [False, True])
def test_two_agreements_that_each_put_themselves_first_contradict_each_other(
    build: Build, first: str, second: str, turned: bool
) -> None:
    end = "\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
    rules = (BAN, RIGHT) if turned else (RIGHT, BAN)
    contract = build(
        Driftsaftale=f"DRIFTSAFTALE OM PRØVE\n\n1. Drift.\n\n2. {rules[0]}\n\n3. {first}{end}",
        Licensaftale=f"LICENSAFTALE OM PRØVE\n\n1. Licens.\n\n2. {rules[1]}\n\n3. {second}{end}",
    )
    assert contract.verdict is Verdict.CONFLICTING
    assert "conflict_orders" in keys(contract)


@pytest.mark.parametrize("claim", OF_ITSELF)
@pytest.mark.parametrize(
    ("title", "verdict"),
    [("ALMINDELIGE VILKÅR FOR PRØVE", Verdict.CONFLICTING), ("DRIFTSPLAN FOR PRØVE", Verdict.COMPLIANT)],
)
def test_terms_speak_of_themselves_where_their_title_is_that_word(
    build: Build, claim: str, title: str, verdict: Verdict
) -> None:
    contract = build(
        Kontrakt=f"KONTRAKT OM PRØVE\n\n1. Ydelsen.\n\n2. {RIGHT}\n\n3. Denne kontrakt har forrang.{SIGNED}",
        Andet=f"{title}\n\n1. Brug.\n\n2. {BAN}\n\n3. {claim}\n",
    )
    assert contract.verdict is verdict


@pytest.mark.parametrize("listed", ["Bilag 1 – Vilkår\nBilag 2 – Priser\nBilag 5 – Drift", "Bilag 5 – Drift"])
def test_the_last_line_of_a_list_of_annexes_begins_no_annex(build: Build, listed: str) -> None:
    made = texts("Bilag 5 går forud for kontrakten.", RIGHT, BAN)
    listing = f"1.1 Følgende bilag er en del af kontrakten:\n{listed}\n1.2 Ydelsen."
    made["Kontrakt"] = made["Kontrakt"].replace("1. Ydelsen.", f"1. Grundlag\n\n{listing}")
    assert build(**made).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(("number", "verdict"), [("III", Verdict.RESTRICTED), ("II", Verdict.CONFLICTING)])
def test_annexes_are_told_apart_by_their_roman_numbers(build: Build, number: str, verdict: Verdict) -> None:
    contract = build(
        Kontrakt=texts(f"Bilag {number} går forud for kontrakten.", RIGHT, BAN)["Kontrakt"],
        Bilag_III=document("BILAG III\nLICENSVILKÅR", "Programmet er beskyttet.", BAN),
    )
    assert contract.verdict is verdict


@pytest.mark.parametrize(
    "said",
    [
        "Bestemmelser i licensvilkår, som begrænser pkt. 2, eller som giver dem forrang, anses for ikke skrevet.",
        "Supplier terms that purport to give themselves precedence are void.",
    ],
)
def test_a_claim_to_rank_that_the_contract_takes_the_force_from_counts_for_nothing(build: Build, said: str) -> None:
    order = "Mellem parterne gælder i nævnte rækkefølge: (1) disse bestemmelser, (2) bilagene."
    main = contract("Ydelsen er systemet.", order, said, RIGHT)
    claim = "These terms prevail over any other document, however described, that the parties have agreed."
    made = build(Kontrakt=main, Bilag_5=f"BILAG 5\nLICENCE TERMS\n\n{claim}\n\n1. {BAN}\n")
    assert made.verdict is Verdict.COMPLIANT


def test_a_document_told_by_two_names_goes_first_by_either(build: Build) -> None:
    use = "Bilag 5 (Producentens licensvilkår) har forrang for kontrakten, for så vidt angår retten til brug."
    made = build(**texts(f"{use}\n\n4. I alle andre henseender har kontrakten forrang for bilagene.", RIGHT, BAN))
    assert made.verdict is Verdict.RESTRICTED


def test_a_rule_for_all_that_an_unread_rule_leaves_is_looked_at(build: Build) -> None:
    made = build(**texts("I alle andre henseender har kontrakten forrang for bilagene.", RIGHT, BAN))
    assert made.needs_review


@pytest.mark.parametrize(
    "order",
    [
        "Bilag 5 går forud for kontraktens punkt {point}.",
        "Kontraktens punkt {point} viger for bilag 5.",
        "Schedule 5 prevails over clause {point} of this Agreement.",
        "Ved modstrid mellem kontraktens punkt {point} og bilag 5 gælder bilag 5.",
    ],
)
def test_an_order_over_one_point_holds_for_that_point_alone(build: Build, order: str) -> None:
    assert build(**texts(order.format(point=2), RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(order.format(point=2), BAN, RIGHT)).verdict is Verdict.COMPLIANT
    assert build(**texts(order.format(point=9), RIGHT, BAN)).verdict is Verdict.CONFLICTING
    assert build(**texts(order.format(point=9), BAN, RIGHT)).verdict is Verdict.CONFLICTING


def test_an_order_over_one_point_that_may_be_meant_the_other_way_asks(build: Build) -> None:
    order = "Bilag 5 går forud for kontraktens punkt 2. Det modsatte gælder for drift."
    told = build(**texts(order, BAN, RIGHT))
    assert told.needs_review


@pytest.mark.parametrize("first", ["Bilag 7 går forud for denne aftale.", "Vedlegg A går forud for denne aftale."])
def test_a_document_that_is_put_first_and_is_not_there_may_be_one_that_bars(build: Build, first: str) -> None:
    order = f"{first} I øvrigt går denne aftale forud for alle andre dokumenter."
    made = build(Aftale=contract(RIGHT, order), Adgang=document("SÆRLIGE REGLER FOR ADGANG", BAN, "Koder skiftes."))
    assert (made.verdict, made.needs_review) == (Verdict.COMPLIANT, True)
    assert "order_unsure" in keys(made)


def test_an_annex_in_norwegian_is_known_by_its_letter(build: Build) -> None:
    order = "Om brugsrettens omfang går vedlegg A forud for denne aftale. I øvrigt går denne aftale forud."
    annex = document("VEDLEGG A - BRUKSVILKÅR", BAN)
    assert build(Aftale=contract(RIGHT, order), Vedlegg_A=annex).verdict is Verdict.RESTRICTED
    assert build(Aftale=contract(BAN, order), Vedlegg_A=document("VEDLEGG A", RIGHT)).verdict is Verdict.COMPLIANT
