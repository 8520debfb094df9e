"""What is in force when several documents speak."""

import pytest

from clausecheck.contracts.material import place
from clausecheck.contracts.model import FindingStatus, Verdict

from .conftest import Build, by_status, keys

RIGHT = "Kunden må bruge robotter."
BAN = "Kunden må ikke bruge robotter."
CONSENT = "Kunden kan bruge robotter efter samtykke."
MAIN = "KONTRAKT OM PRØVE\n\n1. Ydelsen omfatter systemet Prøve.\n\n"
TERMS = "LICENSVILKÅR\n\n1. Vilkår for programmet.\n\n"
SIGNED = "\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"


def main(*points: str) -> str:
    return MAIN + "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 2)) + SIGNED


def terms(*points: str) -> str:
    return TERMS + "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 2)) + "\n"


def allonge(number: int, year: int, *points: str, signed: bool = True) -> str:
    text = f"ALLONGE {number} TIL KONTRAKT OM PRØVE\n\n"
    text += "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1))
    return text + (
        f"\n\nUnderskrevet den 3. maj {year}\nEva Holm, direktør\n" if signed else "\n\nUnderskrift: ________\n"
    )


@pytest.mark.parametrize(
    "order",
    [
        "Kontrakten går forud for licensvilkårene.",
        "Ved uoverensstemmelse mellem kontrakten og licensvilkårene har kontrakten forrang.",
        "I tilfælde af modstrid gælder denne kontrakt.",
        "Dokumenterne gælder i denne rækkefølge: kontrakten, databehandleraftalen, licensvilkårene.",
        "Licensvilkårene viger for kontrakten.",
        "Siger dokumenterne noget forskelligt, har denne kontrakt forrang.",
        "Kontrakten har forrang, derefter databehandleraftalen og licensvilkårene.",
        "In case of conflict, this contract prevails over the licence terms.",
        "Er der ikke overensstemmelse mellem dokumenterne, følges kontrakten.",
        "Siger de to dokumenter noget forskelligt, følges dette dokument.",
        "Licensvilkårene gælder kun i det omfang, de ikke strider mod denne kontrakt.",
        "Kontraktens bestemmelser kan ikke fraviges ved licensvilkår.",
        "Kontrakten suppleres af licensvilkårene, som ved uoverensstemmelse viger.",
        "Ved modstrid er det kontraktens tekst, der gælder.",
        "In the event of any inconsistency, the terms of this contract shall control.",
        "Rangfølge: 1. Allonger 2. Kontrakten 3. Licensvilkår",
        "Licensvilkårene har lavere rang end kontrakten.",
    ],
)
def test_an_order_that_puts_the_contract_first_lets_its_right_stand(build: Build, order: str) -> None:
    contract = build(Kontrakt=main(RIGHT, order), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Licensvilkår: prohibited"]
    assert "by_order" in keys(contract)


@pytest.mark.parametrize(
    "order",
    [
        "Licensvilkårene går forud for denne kontrakt.",
        "Ved modstrid går licensvilkårene forud.",
        "Kontrakten viger for licensvilkårene.",
        "Er der modstrid mellem kontrakten og licensvilkårene, har licensvilkårene forrang.",
        "Rangordenen er følgende: 1) licensvilkårene, 2) kontrakten.",
        "Licensvilkårene har forrang, for så vidt angår brugen af programmet.",
        "Kontrakten gælder kun, i det omfang den ikke er i modstrid med licensvilkårene.",
        "The licence terms shall take precedence over this contract.",
    ],
)
def test_an_order_that_puts_licence_terms_first_lets_their_ban_stand(build: Build, order: str) -> None:
    contract = build(Kontrakt=main(RIGHT, order), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Kontrakt: permitted"]
    assert "licence_first" in keys(contract)


def test_licence_terms_before_the_data_processing_agreement_alone_are_no_attention_point(build: Build) -> None:
    order = "Ved modstrid viger databehandleraftalen for licensvilkårene og licensvilkårene for kontrakten."
    contract = build(Kontrakt=main(RIGHT, order), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.COMPLIANT
    assert "licence_first" not in keys(contract)


def test_an_order_as_a_list_is_read_item_by_item(build: Build) -> None:
    order = "Ved uoverensstemmelse gælder følgende rangorden:\n\na) Bilag 2\n\nb) Kontrakten\n\nc) Bilag 1\n"
    contract = build(
        Kontrakt=main(RIGHT, order),
        Bilag_1="BILAG 1 DRIFT\n\n1. Drift.\n\n2. " + BAN,
        Bilag_2="BILAG 2 PRISER\n\n1. Priser.\n\n2. " + CONSENT,
    )
    assert contract.verdict is Verdict.CONDITIONAL
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Bilag 2: conditional"]


def test_an_order_can_point_back_at_a_list(build: Build) -> None:
    lists = "Kontrakten består af kontraktdokumentet, bilag 1 og bilag 2."
    order = "Ved uoverensstemmelse gælder de i den rækkefølge, hvori de er nævnt i pkt. 2."
    contract = build(
        Kontrakt=main(lists, order),
        Bilag_1="BILAG 1 DRIFT\n\n1. Drift.\n\n2. " + RIGHT,
        Bilag_2="BILAG 2 SIKKERHED\n\n1. Sikkerhed.\n\n2. " + BAN,
    )
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Bilag 1: permitted"]


def test_annexes_in_order_of_number_let_the_lower_number_prevail(build: Build) -> None:
    order = "Ved modstrid har kontrakten forrang, derefter bilagene i nummerorden."
    contract = build(
        Kontrakt=main(order),
        Bilag_10="BILAG 10 SIKKERHED\n\n1. Sikkerhed.\n\n2. " + BAN,
        Bilag_2="BILAG 2 DRIFT\n\n1. Drift.\n\n2. " + RIGHT,
    )
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Bilag 2: permitted"]


def test_an_order_for_personal_data_says_nothing_on_robots(build: Build) -> None:
    order = "Licensvilkårene går forud for kontrakten, for så vidt angår behandling af personoplysninger."
    contract = build(Kontrakt=main(RIGHT, order), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.CONFLICTING


def test_without_an_order_the_contradiction_stands_and_the_usual_order_is_only_told(build: Build) -> None:
    contract = build(Kontrakt=main(RIGHT), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.CONFLICTING
    assert {"conflict", "default_order"} <= keys(contract)
    assert by_status(contract, FindingStatus.SUPERSEDED) == []


def test_two_documents_that_both_claim_precedence_contradict_each_other(build: Build) -> None:
    contract = build(
        Kontrakt=main(RIGHT, "Kontrakten går forud for licensvilkårene."),
        Licensvilkår=terms(BAN, "Disse licensvilkår går forud for kontrakten."),
    )
    assert contract.verdict is Verdict.CONFLICTING
    assert "conflict_orders" in keys(contract)


def test_order_says_nothing_where_documents_do_not_contradict(build: Build) -> None:
    contract = build(Kontrakt=main(BAN, "Kontrakten går forud for licensvilkårene."), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.SUPERSEDED) == []


@pytest.mark.parametrize(
    "change",
    [
        "Kontraktens pkt. 2 udgår.",
        "Punkt 2 ophæves.",
        "Pkt. 2 i kontrakten erstattes af følgende: »" + RIGHT + "«",
        "Pkt. 2 affattes således: »" + RIGHT + "«",
        "Forbuddet mod robotter i kontraktens pkt. 2 bortfalder.",
        "Section 2 of the contract is deleted.",
        "Pkt. 2 gælder ikke længere.",
        "Følgende træder i stedet for kontraktens pkt. 2: »" + RIGHT + "«",
        "Forbuddet mod robotter ophæves.",
        "Section 2 is hereby deleted and replaced with the following: »" + RIGHT + "«",
        "Punkterne 2-3 i kontrakten bortfalder.",
        "Kontraktens punkt 2 har fremover følgende ordlyd: »" + RIGHT + "«",
    ],
)
def test_an_amendment_takes_away_the_point_it_aims_at(build: Build, change: str) -> None:
    contract = build(Kontrakt=main(BAN), Allonge_1=allonge(1, 2022, change))
    assert "Kontrakt: prohibited" in by_status(contract, FindingStatus.SUPERSEDED)
    assert contract.verdict in (Verdict.COMPLIANT, Verdict.MISSING)
    superseded = next(finding for finding in contract.findings if finding.document.endswith("Kontrakt.txt"))
    assert superseded.superseded_by


@pytest.mark.parametrize(
    "change",
    [
        "Kontraktens pkt. 3 udgår.",
        "Pkt. 2 i bilag 1 udgår.",
        "Kontrakten er i øvrigt uændret.",
        "Pkt. 2 suppleres med et skema.",
    ],
)
def test_an_amendment_of_something_else_leaves_a_ban(build: Build, change: str) -> None:
    contract = build(Kontrakt=main(BAN, "Support er på hverdage."), Allonge_1=allonge(1, 2022, change))
    assert contract.verdict is Verdict.RESTRICTED


def test_an_amendment_reaches_the_numbered_point_of_an_annex(build: Build) -> None:
    contract = build(
        Kontrakt=main("Support er på hverdage.", RIGHT),
        Bilag_3="BILAG 3 VILKÅR\n\n1. Vilkår.\n\n2. " + BAN,
        Allonge_1=allonge(1, 2022, "Bilag 3, pkt. 2, udgår."),
    )
    assert contract.verdict is Verdict.COMPLIANT


def test_a_later_amendment_goes_before_an_earlier_one_and_the_contract(build: Build) -> None:
    contract = build(
        Kontrakt=main(BAN),
        Allonge_1=allonge(1, 2022, RIGHT),
        Allonge_2=allonge(2, 2023, CONSENT),
    )
    assert contract.verdict is Verdict.CONDITIONAL
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Allonge 2: conditional"]
    assert "by_later" in keys(contract)


def test_a_later_amendment_of_the_same_point_takes_the_earlier_wording_with_it(build: Build) -> None:
    contract = build(
        Kontrakt=main(BAN),
        Allonge_1=allonge(1, 2022, "Pkt. 2 affattes således: »" + RIGHT + "«"),
        Allonge_2=allonge(2, 2023, "Kontraktens pkt. 2 udgår."),
    )
    assert contract.verdict is Verdict.MISSING
    assert by_status(contract, FindingStatus.IN_FORCE) == []


def test_an_amendment_can_take_a_right_away(build: Build) -> None:
    contract = build(
        Kontrakt=main(RIGHT),
        Allonge_1=allonge(1, 2022, "Retten til, at Kunden må bruge robotter, jf. pkt. 2, bortfalder."),
    )
    assert contract.verdict is Verdict.MISSING


def test_a_document_that_the_contract_says_does_not_apply_is_out(build: Build) -> None:
    contract = build(
        Kontrakt=main(RIGHT, "Leverandørens standardvilkår finder ikke anvendelse."), Standardvilkår=terms(BAN)
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert "by_disapplication" in keys(contract)


@pytest.mark.parametrize(
    "clause",
    [
        "Licensvilkårenes bestemmelser om ansvar finder ikke anvendelse.",
        "Licensvilkårene finder ikke anvendelse, for så vidt angår værneting.",
        "Konkurrenters licensvilkår er gode.",
    ],
)
def test_a_document_that_is_only_partly_set_aside_still_bars(build: Build, clause: str) -> None:
    contract = build(Kontrakt=main(RIGHT, clause), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.CONFLICTING


def test_an_annex_for_information_only_does_not_count(build: Build) -> None:
    contract = build(
        Kontrakt=main(BAN, "Bilag 4 er alene vedlagt til orientering."),
        Bilag_4="BILAG 4 IDEER\n\n1. Ideer.\n\n2. " + RIGHT,
    )
    assert contract.verdict is Verdict.RESTRICTED


def test_a_whole_annex_can_be_replaced(build: Build) -> None:
    contract = build(
        Kontrakt=main("Support er på hverdage."),
        Bilag_4="BILAG 4 VILKÅR\n\n1. Vilkår.\n\n2. " + BAN,
        Allonge_1=allonge(1, 2022, "Kontraktens bilag 4 udgår.", RIGHT),
    )
    assert contract.verdict is Verdict.COMPLIANT


def test_a_right_that_may_be_contradicted_by_an_unread_sentence_asks_for_review(build: Build) -> None:
    contract = build(
        Kontrakt=main(RIGHT), Bilag_1="BILAG 1 BRUG\n\n1. Brug.\n\n2. Brugsretten omfatter ikke makroer og scripts."
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "doubt_clause" in keys(contract)


def test_an_amendment_of_single_words_is_read_in_the_clause(build: Build) -> None:
    contract = build(
        Kontrakt=main("Systemet må kun bruges af fysiske personer."),
        Allonge_1=allonge(1, 2022, "I pkt. 2 ændres »fysiske personer« til »en person eller robot«."),
    )
    assert "Kontrakt: human_required" in by_status(contract, FindingStatus.SUPERSEDED)
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Allonge 1: human_not_required"]


def test_an_unsigned_amendment_does_not_count(build: Build) -> None:
    contract = build(Kontrakt=main(BAN), Allonge_1=allonge(1, 2022, "Pkt. 2 udgår.", RIGHT, signed=False))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.DRAFT) == ["Allonge 1: permitted"]
    assert "draft" in keys(contract)


def test_an_amendment_whose_signature_cannot_be_seen_counts_but_asks(build: Build) -> None:
    text = "ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n1. Pkt. 2 udgår.\n\n2. " + RIGHT
    contract = build(Kontrakt=main(BAN), Allonge_1=text)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "signature_unknown" in keys(contract)


@pytest.mark.parametrize(
    "exception",
    [
        "Uanset pkt. 2 i licensvilkårene kan Kunden frit bruge robotter.",
        "Uanset hvad der måtte fremgå af licensvilkårene, kan Kunden frit bruge robotter.",
        "Kunden må bruge robotter. Denne bestemmelse har forrang for øvrige dokumenter.",
        "Licensvilkårenes pkt. 2 gælder ikke, når Kunden må bruge robotter.",
    ],
)
def test_a_clause_that_excepts_itself_goes_before_the_one_it_names(build: Build, exception: str) -> None:
    contract = build(Kontrakt=main(exception), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Licensvilkår: prohibited"]


@pytest.mark.parametrize(
    "clause",
    ["Kunden må bruge robotter, uanset om opgaven er stor.", "Uanset pkt. 9 i bilag 4 kan Kunden frit bruge robotter."],
)
def test_other_uses_of_uanset_do_not_lift_a_ban(build: Build, clause: str) -> None:
    contract = build(Kontrakt=main(clause), Licensvilkår=terms(BAN))
    assert contract.verdict is Verdict.CONFLICTING


def test_a_right_subject_to_other_terms_yields_to_them(build: Build) -> None:
    contract = build(
        Kontrakt=main("Med forbehold for licensvilkårene må Kunden bruge robotter."), Licensvilkår=terms(BAN)
    )
    assert contract.verdict is Verdict.RESTRICTED
    assert "by_subordination" in keys(contract)


def test_consent_that_excepts_from_a_ban_makes_it_conditional(build: Build) -> None:
    contract = build(Kontrakt=main(BAN, "Uanset pkt. 2 kan Kunden bruge robotter efter samtykke."))
    assert contract.verdict is Verdict.CONDITIONAL
    assert "by_narrowing" in keys(contract)


DEFINITION = '"Bruger" betyder en fysisk person hos Kunden.'


def test_a_definition_acts_wherever_the_term_is_used(build: Build) -> None:
    contract = build(
        Kontrakt=main("Systemet må alene anvendes af Brugere."),
        Bilag_1="BILAG 1 DEFINITIONER\n\n1. Ord.\n\n2. " + DEFINITION,
    )
    assert contract.verdict is Verdict.RESTRICTED
    assert [finding.quote for finding in contract.findings if finding.document.endswith("Kontrakt.txt")] == [
        "Systemet må alene anvendes af Brugere."
    ]
    assert not contract.needs_review


def test_a_definition_that_no_clause_uses_asks_for_review(build: Build) -> None:
    contract = build(Kontrakt=main(DEFINITION, "Support er på hverdage."))
    assert contract.verdict is Verdict.RESTRICTED
    assert contract.needs_review
    assert "term_unused" in keys(contract)


def test_a_wider_definition_in_an_amendment_lifts_the_narrow_one_and_what_hangs_on_it(build: Build) -> None:
    contract = build(
        Kontrakt=main(DEFINITION, "Systemet må alene anvendes af Brugere."),
        Allonge_1=allonge(1, 2022, 'Pkt. 2 affattes således: »"Bruger" betyder en person eller robot hos Kunden.«'),
    )
    assert contract.verdict is not Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.IN_FORCE) == ["Allonge 1: human_not_required"]


def test_a_definition_that_adds_to_another_widens_it(build: Build) -> None:
    contract = build(
        Kontrakt=main('"Bruger" omfatter også robotter.'),
        Licensvilkår=terms(DEFINITION, "Kun Brugere må bruge programmet."),
    )
    assert "by_definition" in keys(contract)
    assert "Licensvilkår: human_required" in by_status(contract, FindingStatus.SUPERSEDED)


def test_a_definition_that_takes_software_in_turns_the_users_right_into_a_right_for_robots(build: Build) -> None:
    contract = build(
        Kontrakt=main('"Bruger" betyder en person eller robot hos Kunden.', "Brugere har uhindret adgang til systemet.")
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


def test_tender_papers_and_minutes_are_no_contract_text(build: Build) -> None:
    contract = build(
        Kontrakt=main("Support er på hverdage."),
        Udbudsbetingelser="UDBUDSBETINGELSER\n\n1. Tilbud afgives.\n\n2. " + RIGHT,
        Referat="REFERAT AF MØDE\n\n1. Mødet.\n\n2. " + BAN,
    )
    assert contract.verdict is Verdict.MISSING
    assert "not_contract" in keys(contract)


def test_a_tender_that_the_contract_takes_in_counts(build: Build) -> None:
    contract = build(
        Kontrakt=main("Leverandørens tilbud er en del af kontrakten."),
        Tilbud="LEVERANDØRENS TILBUD\n\n1. Vi tilbyder.\n\n2. " + RIGHT,
    )
    assert contract.verdict is Verdict.COMPLIANT


def test_instructions_to_tenderers_inside_an_annex_do_not_count(build: Build) -> None:
    contract = build(
        Kontrakt=main("Support er på hverdage."),
        Bilag_1="BILAG 1 KRAV\n\nVejledning til tilbudsgiver: Kunden må bruge robotter.\n\n1. Systemet er hurtigt.",
    )
    assert contract.verdict is Verdict.MISSING


def test_annexes_bound_into_the_contract_have_their_own_rank(build: Build) -> None:
    bound = "\nBilag 1 Vilkår\n\n1. Vilkår for brug.\n\n2. " + BAN + "\n\n3. Øvrigt.\n"
    contract = build(Kontrakt=main(RIGHT, "Kontrakten går forud for bilagene.") + bound)
    assert contract.verdict is Verdict.COMPLIANT


LONG = (
    "Leverandøren leverer systemet Prøve til sagsbehandling med support på hverdage mellem klokken otte og seksten. "
    * 4
)


def test_of_two_versions_only_the_signed_one_counts(build: Build) -> None:
    contract = build(Kontrakt_v1=MAIN + LONG + "\n\n2. " + BAN, Kontrakt_v2=MAIN + LONG + "\n\n2. " + RIGHT + SIGNED)
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Kontrakt v1: prohibited"]
    assert "older_version" in keys(contract)


def test_versions_that_cannot_be_ordered_both_count_and_ask(build: Build) -> None:
    contract = build(Kontrakt=MAIN + LONG + "\n\n2. " + BAN, Kontrakt_kopi=MAIN + LONG + "\n\n2. " + RIGHT)
    assert contract.verdict is Verdict.CONFLICTING
    assert contract.needs_review
    assert "which_version" in keys(contract)


def test_where_there_are_only_drafts_the_verdict_is_on_the_draft(build: Build) -> None:
    contract = build(Udkast_kontrakt="UDKAST\n\n" + MAIN + "2. " + BAN)
    assert contract.verdict is Verdict.RESTRICTED
    assert contract.needs_review
    assert "only_drafts" in keys(contract)


def test_a_clause_in_doubt_asks_for_review_unless_the_contract_is_barred_anyway(build: Build) -> None:
    assert build(Kontrakt=main("Kunden kan måske bruge det automatiseret.")).needs_review
    assert not build(Kontrakt=main(BAN, "Kunden kan måske bruge det automatiseret.")).needs_review


def test_a_faint_doubt_counts_only_where_the_contract_would_be_called_fine(build: Build) -> None:
    faint = "Kunden kan knap måske bruge det automatiseret."
    assert build(Kontrakt=main(RIGHT, faint)).needs_review
    assert not build(Kontrakt=main(faint)).needs_review


def test_a_clause_on_one_of_several_systems_asks_what_holds_for_the_others(build: Build) -> None:
    systems = "Kontrakten omfatter fagsystemerne Livana, Renovata og Plano."
    contract = build(Kontrakt=main(systems, "Kunden må bruge robotter i Livana."))
    assert contract.needs_review
    assert {"several_systems", "one_system"} <= keys(contract)
    assert not build(Kontrakt=main(systems, RIGHT)).needs_review


def test_a_folder_with_two_contracts_asks(build: Build) -> None:
    other = "KONTRAKT OM ANDET\n\nKontraktnr. XY-9988\n\n1. Ydelsen omfatter Andet.\n"
    contract = build(
        Kontrakt="KONTRAKT OM PRØVE\n\nKontraktnr. AB-1122\n\n1. Ydelsen.\n\n2. " + RIGHT, Kontrakt_2=other
    )
    assert contract.needs_review
    assert "several_contracts" in keys(contract)


def test_licence_terms_that_are_taken_in_and_are_not_there_are_asked_for(build: Build) -> None:
    contract = build(Kontrakt=main(RIGHT, "For programmet gælder desuden producentens licensvilkår."))
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "missing_terms" in keys(contract)
    assert "action.documents" in {action.key for action in contract.actions}


@pytest.mark.parametrize(
    "clause", ["Leverandørens standardvilkår finder ikke anvendelse.", "Licensvilkårene er drøftet på et møde."]
)
def test_licence_terms_that_are_only_mentioned_are_not_asked_for(build: Build, clause: str) -> None:
    contract = build(Kontrakt=main(RIGHT, clause))
    assert not contract.needs_review


@pytest.mark.parametrize(
    ("section", "shown"), [(None, "Vilkår.pdf"), ("4.2", "Vilkår.pdf (4.2)"), ("5 d)", "Vilkår.pdf (5 d)")]
)
def test_a_place_is_named_by_file_and_point_without_its_folder(section: str | None, shown: str) -> None:
    assert place("Mappe/Vilkår.pdf", section) == shown
