"""Papers from before the contract, or by one side alone: they give no right unless the contract takes them in."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import BAN, RIGHT, Build, keys

HEAD = "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S\n\n1. Ydelsen er systemet Prøve.\n\n"


def contract(*points: str) -> str:
    told = "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 2))
    return f"{HEAD}{told}\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"


OFFER = f"Prøvesystemer A/S\n\n4. februar 2021\n\nTILBUD PÅ PRØVE\n\nTak for henvendelsen.\n\n{RIGHT}\n"
LETTER = f"Prøve Kommune\nAtt.: Eva Holm\n\nKære Eva\n\n{RIGHT}\n\nMed venlig hilsen\nBo Lund\n"
PAPERS = {
    "2021-02-04_Tilbud_fra_Prøvesystemer": OFFER,
    "Oplæg": OFFER,
    "Besvarelse_af_markedsforespørgsel": f"BESVARELSE AF MARKEDSFORESPØRGSEL\n\nTak for interessen.\n\nSvar: {RIGHT}\n",
    "Salgspræsentation": f"Prøve i fremtiden\n\nSå nemt er det.\n\n{RIGHT}\n",
    "SV_robotter": f"SV: robotter\n\nHej Eva\n\n{RIGHT}\n\nMvh Bo\n",
    "Til_kommunen": LETTER,
    "Referat_af_forhandlingsmøde": f"Referat\n\nForhandlingsmøde den 4. februar 2021\n\n{RIGHT}\n",
    "Kravspecifikation": f"KRAVSPECIFIKATION\nTilbudsgiver skal besvare hvert krav.\n\n1. {RIGHT}\n",
    "Proposal": "PROPOSAL\n\nThank you for your interest.\n\nThe Customer may use robots.\n",
}


@pytest.mark.parametrize("name", PAPERS)
def test_what_only_such_a_paper_gives_never_makes_a_contract_fine(build: Build, name: str) -> None:
    found = build(Kontrakt=contract("Driften er døgnet rundt."), **{name: PAPERS[name]})
    assert found.verdict is Verdict.MISSING


@pytest.mark.parametrize("name", ["Oplæg", "Besvarelse_af_markedsforespørgsel", "Proposal"])
def test_a_promise_that_no_clause_shuts_out_asks_for_review(build: Build, name: str) -> None:
    found = build(Kontrakt=contract("Driften er døgnet rundt."), **{name: PAPERS[name]})
    assert found.needs_review
    assert "only_promised" in keys(found)


@pytest.mark.parametrize("name", PAPERS)
def test_without_any_contract_it_asks(build: Build, name: str) -> None:
    found = build(**{name: PAPERS[name]})
    assert found.verdict is not Verdict.COMPLIANT or found.needs_review


SHUT_OUT = [
    "Kontrakten med bilag udgør hele aftalen mellem parterne.",
    "Kontrakten er det fuldstændige aftalegrundlag.",
    "Leverandørens tilbud, præsentationer og mails er bortfaldet ved underskriften.",
    "Leverandørens tilbud kan hverken supplere eller fortolke kontrakten.",
    "Tilbuddet kan ikke påberåbes, medmindre teksten er gentaget i kontrakten.",
    "Hele aftalen mellem parterne findes i dette dokument; tilbuddet er ikke aftalegrundlag.",
    "Kontrakten træder i stedet for alle tidligere tilbud og besvarelser.",
    "Alt, hvad der er skrevet eller sagt før underskriften, er uden betydning.",
    "Leverandørens tilbud afløses ved underskriften af denne kontrakt.",
    "Der foreligger ingen mundtlige aftaler, og tilbuddet bortfalder.",
    "Samtlige forudgående tilsagn og dokumenter er uden virkning mellem parterne.",
    "This contract constitutes the entire agreement between the parties.",
    "This contract supersedes all prior proposals, representations and understandings.",
    "The Supplier's proposal shall not be relied upon.",
]
NOT_SHUT_OUT = [
    "Ordlisten i bilag 2 gælder for hele aftalen.",
    "Kunden kan opsige hele aftalen.",
    "Tilbuddet bortfalder ikke ved underskriften.",
    "Databehandleraftalen er hele aftalen om behandling af personoplysninger.",
    "Tidligere leverancer er uden betydning for prisen.",
]


@pytest.mark.parametrize("said", SHUT_OUT)
def test_the_clause_that_shuts_an_offer_out_is_told(build: Build, said: str) -> None:
    found = build(Kontrakt=contract(said), Tilbud=OFFER)
    assert (found.verdict, found.needs_review) == (Verdict.MISSING, False)
    (gone,) = found.findings
    assert (gone.status, gone.superseded_by) == (FindingStatus.SUPERSEDED, "Kontrakt.txt (2)")
    assert "shut_out" in keys(found)


@pytest.mark.parametrize("said", NOT_SHUT_OUT)
def test_other_sentences_shut_no_offer_out(build: Build, said: str) -> None:
    found = build(Kontrakt=contract(said), Tilbud=OFFER)
    assert (found.verdict, found.needs_review) == (Verdict.MISSING, True)
    assert "shut_out" not in keys(found)


@pytest.mark.parametrize("said", SHUT_OUT)
def test_a_bar_in_an_offer_that_is_shut_out_takes_no_right_away(build: Build, said: str) -> None:
    found = build(Kontrakt=contract(RIGHT, said), Tilbud=OFFER.replace(RIGHT, BAN))
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, False)


def test_a_bar_in_an_offer_that_no_clause_shuts_out_stands(build: Build) -> None:
    assert build(Kontrakt=contract(RIGHT), Tilbud=OFFER.replace(RIGHT, BAN)).verdict is Verdict.CONFLICTING


TAKEN_IN = [
    "Leverandørens tilbud er en del af kontrakten.",
    "Kontrakten består af dette dokument og Leverandørens tilbud.",
    "Bilag 3 (Leverandørens tilbud).",
    "Løsningen er beskrevet i tilbuddet, der er vedlagt som bilag 3.",
    "Kontrakten med Leverandørens tilbud udgør hele aftalen.",
    "Alle tidligere dokumenter er bortfaldet bortset fra Leverandørens tilbud.",
    "This contract consists of this document and the Supplier's proposal.",
    "Rangorden: 1. Kontrakten 2. Leverandørens tilbud.",
]


@pytest.mark.parametrize("said", TAKEN_IN)
def test_an_offer_that_the_contract_takes_in_counts(build: Build, said: str) -> None:
    assert build(Kontrakt=contract(said), Tilbud=OFFER).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "said",
    [
        "Ydelsen omfatter følgende: drift, support på mail og brevfletning.",
        "Bilag 2 (Support): henvendelse sker på mail.",
        "Brevet er en del af sagen.",
        "Kontrakten består af dette dokument og bilag 2.",
    ],
)
def test_words_for_mails_and_letters_take_none_in(build: Build, said: str) -> None:
    assert build(Kontrakt=contract(said), Til_kommunen=LETTER).verdict is Verdict.MISSING


def test_minutes_that_are_taken_in_count_but_ask(build: Build) -> None:
    minutes = PAPERS["Referat_af_forhandlingsmøde"]
    found = build(Kontrakt=contract("Referatet af forhandlingsmødet er en del af kontrakten."), Referat=minutes)
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, True)


@pytest.mark.parametrize("name", ["Bilag_3_Tilbud", "Bilag_3_Besvarelse_af_krav"])
def test_a_paper_that_is_an_annex_by_its_name_counts(build: Build, name: str) -> None:
    assert build(Kontrakt=contract("Bilag 3 er en del af kontrakten."), **{name: OFFER}).verdict is Verdict.COMPLIANT


def test_an_offer_that_the_customer_has_accepted_counts(build: Build) -> None:
    taken = f"{OFFER}\nAccepteret af Prøve Kommune den 3. maj 2021\nEva Holm\n"
    assert build(Tilbud=taken, Databehandleraftale="DATABEHANDLERAFTALE\n\n1. Instruks.\n").verdict is Verdict.COMPLIANT


SIGNED_ONLY = [
    "Kontrakten ændres kun ved dokument, som begge parter har underskrevet.",
    "Ændringer kræver et skriftligt tillæg.",
    "Kontrakten kan alene fraviges ved underskrevet allonge.",
    "Møder og mails ændrer ikke kontrakten.",
    "No variation of this contract is effective unless signed by both parties.",
]


@pytest.mark.parametrize("said", SIGNED_ONLY)
def test_a_letter_by_one_side_changes_nothing_where_both_must_sign(build: Build, said: str) -> None:
    later = LETTER.replace("Kære Eva", "4. juni 2023\n\nKære Eva").replace(RIGHT, BAN)
    found = build(Kontrakt=contract(RIGHT, said), Til_kommunen=later)
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, False)
    assert found.findings[-1].superseded_by == "Kontrakt.txt (3)"


def test_a_later_letter_asks_where_the_contract_asks_for_no_more_than_writing(build: Build) -> None:
    later = LETTER.replace("Kære Eva", "4. juni 2023\n\nKære Eva").replace(RIGHT, BAN)
    found = build(Kontrakt=contract(RIGHT, "This contract may be amended only in writing."), Til_kommunen=later)
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, True)


@pytest.mark.parametrize("said", ["Driften er døgnet rundt.", "Leverandøren kan ændre vilkårene med en måneds varsel."])
def test_where_no_clause_says_so_its_bar_asks(build: Build, said: str) -> None:
    found = build(Kontrakt=contract(RIGHT, said), Til_kommunen=LETTER.replace(RIGHT, BAN))
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, True)


def test_a_right_in_a_document_nobody_names_falls_to_a_contract_that_is_all_there_is(build: Build) -> None:
    sheet = f"Produktark for Prøve\n\nHurtigt og nemt.\n\n{RIGHT}\n"
    found = build(Kontrakt=contract("Kontrakten udgør hele aftalen."), Ark=sheet)
    assert (found.verdict, found.needs_review) == (Verdict.MISSING, True)
    barred = build(Kontrakt=contract("Kontrakten udgør hele aftalen.", RIGHT), Ark=sheet.replace(RIGHT, BAN))
    assert barred.verdict is Verdict.CONFLICTING


def test_a_requirement_specification_that_the_contract_never_names_asks(build: Build) -> None:
    spec = f"KRAVSPECIFIKATION\n\n1. Systemet skal danne breve.\n\n2. {RIGHT}\n"
    alone = build(Kontrakt=contract("Driften er døgnet rundt."), Kravspecifikation=spec)
    assert alone.verdict is not Verdict.COMPLIANT or alone.needs_review
    named = build(Kontrakt=contract("Systemet opfylder kravspecifikationen."), Kravspecifikation=spec)
    assert (named.verdict, named.needs_review) == (Verdict.COMPLIANT, False)
