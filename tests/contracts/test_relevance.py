"""What reads like a bar and is on something else than software's use of the system."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.clauses.model import Clause
from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import Contract, DocumentKind, Verdict
from clausecheck.contracts.relevance import Bearing, bearing_of, is_on_machines, may_limit_use
from clausecheck.effects.model import Classification, Effect, Evidence

from .test_verdict import finding

MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering, drift og support\n\n"
    "1. Ydelsen omfatter systemet Prøve.\n\n2. {clause}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)


def read(tmp_path: Path, clause: str, effect: Effect, by: str, confidence: float = 0.9) -> Contract:
    """Return the contract whose second point has ``effect`` by a rule or by the model alone."""

    def classify(text: str, language: str) -> Classification:
        if text not in clause:
            return Classification(language=language)
        return Classification((effect,), (), (Evidence(effect, 0, 5, text[:5], confidence, (by,)),), language=language)

    (tmp_path / "sag").mkdir()
    path = tmp_path / "sag" / "Kontrakt.txt"
    path.write_text(MAIN.format(clause=clause), encoding="utf-8")
    return build_contract(ContractFiles("sag", (path,)), tmp_path, classify=classify)


MACHINES = [
    "Sorteringsrobotten plukker metal fra transportbåndet, og der skal altid være et menneske ved nødstoppet.",
    "Dronen må kun flyve, når en dronefører er til stede.",
    "Robotplæneklipperne må ikke køre under bisættelser.",
    "The milking robot must be operated by a certified person.",
    "Kommunens kloakrobot skal betjenes af en certificeret operatør på stedet.",
]


@pytest.mark.parametrize("clause", MACHINES)
@pytest.mark.parametrize("effect", [Effect.HUMAN_REQUIRED, Effect.PROHIBITED])
def test_machines_in_the_yard_neither_bar_nor_demand_people(tmp_path: Path, clause: str, effect: Effect) -> None:
    assert read(tmp_path, clause, effect, "rule:any").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "clause",
    [
        "Sorteringsrobotter og softwarerobotter må ikke logge på Systemet.",
        "Robotter, herunder droner, må ikke anvende Tjenesten.",
        "Robotten må ikke betjenes af andre.",
        "Kranføreren skal selv registrere løftet i systemet.",
    ],
)
def test_software_beside_machines_counts(tmp_path: Path, clause: str) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, "rule:any").verdict is Verdict.RESTRICTED


OTHER_ACTS = [
    "Kunden må ikke videresælge adgang til Løsningen.",
    "Programmet må ikke fremlejes.",
    "Licenstager må ikke dekompilere eller kopiere produktet.",
    "The Customer shall not sublicense or rent out the product.",
    "Brugsretten kan ikke overdrages uden accept.",
]


WEBSITES = [
    "Indholdet på leverandørens hjemmeside må ikke høstes maskinelt.",
    "The website must not be crawled or scraped.",
]


@pytest.mark.parametrize("clause", WEBSITES)
def test_a_bar_on_harvesting_an_open_website_is_none_on_use(tmp_path: Path, clause: str) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, "rule:any").verdict is Verdict.MISSING


def test_a_website_through_which_the_system_is_used_counts(tmp_path: Path) -> None:
    clause = "Systemets hjemmeside må ikke høstes med robotter."
    assert read(tmp_path, clause, Effect.PROHIBITED, "rule:any").verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("clause", OTHER_ACTS)
def test_what_licences_bar_otherwise_is_no_bar_on_automation(tmp_path: Path, clause: str) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, "model").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("clause", "by"),
    [
        ("Kunden må ikke videresælge adgang til Løsningen eller anvende robotter.", "model"),
        ("Kunden må ikke kopiere data med scripts.", "model"),
        ("Produktet må ikke kopieres. Handlinger må ikke udføres af andre end medarbejderne.", "model"),
        ("Adgang må ikke overdrages til en anden end den, den er udstedt til.", "rule:any"),
        ("Andre end Kundens ansatte må ikke taste i billedet.", "model"),
        ("Adgang: Kun gennem skærmbillederne. Andre former er ikke tilladt.", "model"),
    ],
)
def test_a_bar_that_is_not_only_on_other_acts_counts(tmp_path: Path, clause: str, by: str) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, by).verdict is Verdict.RESTRICTED


def test_a_row_that_marks_off_a_term_is_no_bar(tmp_path: Path) -> None:
    clause = "Gæstebruger: En person, der søger på en forenings vegne. En Gæstebruger er ikke Bruger."
    assert read(tmp_path, clause, Effect.PROHIBITED, "model").verdict is Verdict.MISSING


def test_a_definition_that_shuts_robots_out_is_a_bar(tmp_path: Path) -> None:
    clause = "Bruger: En medarbejder. En robot er ikke Bruger."
    assert read(tmp_path, clause, Effect.PROHIBITED, "model").verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Systemet må kun betjenes fra kommunens egne arbejdspladser.", True),
        ("Løsningen kan alene benyttes af Brugere.", True),
        ("Leverandøren blokerer scripts.", True),
        ("Vederlaget er 512.000 kr. årligt.", False),
        ("Hver bruger kan indrette sin egen forside.", False),
        ("Søgemaskiners robotter kan ikke indeksere administrationsdelen.", False),
        ("Leverandøren må ikke lade robotter træffe afgørelse, jf. artikel 22.", False),
        ("Leverandørens robotter genstarter enheder, der ikke svarer.", False),
        ("Kundens robotter må ikke røre Leverandørens overvågning.", True),
        ("Chatrobotten må kun bruges af borgere.", False),
        ("Chatrobotten og andre robotter må kun bruges af borgere.", True),
        ("Licensen giver ret til at anvende programmet. Licensen må ikke udlejes eller overdrages.", False),
        ("Programmet må ikke udlejes til eller anvendes af andre end Kundens ansatte.", True),
        ("The Customer may use the Software and shall not sub-license or resell it.", False),
        ("Måledronen må kun anvendes, når en dronefører er til stede.", False),
        ("LEGO-robotter og andet undervisningsudstyr er ikke omfattet.", False),
        ("Systemet bruges fra browser. Sorteringsrobotten til bøger er ikke en del af leverancen.", False),
        ("Sorteringsrobotten er ikke omfattet. Kundens robotter må ikke bruge systemet.", True),
        ("Udviklerne skal være fysiske personer ansat hos Leverandøren.", False),
    ],
)
def test_only_what_may_limit_the_use_is_worth_a_doubt(text: str, limits: bool) -> None:
    assert may_limit_use(Clause(text, ())) is limits


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("Kontaktperson: En fysisk person hos Kunden, som Leverandøren kan ringe til.", Verdict.MISSING),
        ("Ved Registreret forstås en identificerbar fysisk person.", Verdict.MISSING),
        ("Bruger: En fysisk person, der er ansat hos Kunden.", Verdict.RESTRICTED),
        ("Adgang: Kun fysiske personer må logge på.", Verdict.RESTRICTED),
        ("Godkendelse: Skal foretages af en fysisk person.", Verdict.RESTRICTED),
    ],
)
def test_a_definition_counts_where_it_is_on_those_who_use_the_system(
    tmp_path: Path, clause: str, verdict: Verdict
) -> None:
    assert read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any").verdict is verdict


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("Databehandleren giver kun adgang til fysiske personer, der har tavshedspligt.", Verdict.MISSING),
        ("Leverandøren lader kun sine egne medarbejdere udføre vedligeholdelsen manuelt.", Verdict.MISSING),
        ("The Supplier shall have the work done by its own employees in person.", Verdict.MISSING),
        ("Leverandøren giver kun adgang til fysiske personer.", Verdict.RESTRICTED),
        ("Leverandøren sikrer, at kun Kundens medarbejdere, der har tavshedspligt, logger på.", Verdict.RESTRICTED),
    ],
)
def test_a_demand_on_the_suppliers_own_people_is_none_on_the_customers(
    tmp_path: Path, clause: str, verdict: Verdict
) -> None:
    assert read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any").verdict is verdict


SUPPLIERS = "Vandkant IT A/S\nBryggen 6\n\nTroldhede Kommune\n\nAftalebrev om Badebog\n\nTak for et godt møde.\n\n"
CUSTOMERS = "Troldhede Kommune\nHallen 1\n\nVandkant IT A/S\n\nAftalebrev om Badebog\n\nTak for et godt møde.\n\n"


@pytest.mark.parametrize(
    ("opening", "said", "verdict"),
    [
        (SUPPLIERS, "Hos os skal to personer altid godkende en rettelse, før den lægges i drift.", Verdict.MISSING),
        (SUPPLIERS, "Vores teknikere gennemgår selv hver opdatering med egne øjne.", Verdict.MISSING),
        (SUPPLIERS, "Every release is approved by a human at our end.", Verdict.MISSING),
        (SUPPLIERS, "Hos os skal en bruger altid være et menneske, også ved ændringer.", Verdict.RESTRICTED),
        (SUPPLIERS, "Vores support kræver, at jeres medarbejdere selv retter fejl i sagen.", Verdict.RESTRICTED),
        (SUPPLIERS, "Hos os skal to personer godkende hver udbetaling.", Verdict.RESTRICTED),
        (CUSTOMERS, "Hos os skal to personer altid godkende en rettelse, før den lægges i drift.", Verdict.RESTRICTED),
    ],
)
def test_who_speaks_tells_whose_people_are_meant(tmp_path: Path, opening: str, said: str, verdict: Verdict) -> None:
    def classify(text: str, language: str) -> Classification:
        if text not in said:
            return Classification(language=language)
        evidence = (Evidence(Effect.HUMAN_REQUIRED, 0, 5, text[:5], 0.9, ("model",)),)
        return Classification((Effect.HUMAN_REQUIRED,), (), evidence, language=language)

    (tmp_path / "sag").mkdir()
    path = tmp_path / "sag" / "Aftalebrev.txt"
    path.write_text(f"{opening}{said}\n\nVenlig hilsen\n\nSidsel Vand\n(underskrevet)\n", encoding="utf-8")
    contract = build_contract(ContractFiles("sag", (path,)), tmp_path, classify=classify)
    assert contract.verdict is verdict


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("Kunden udpeger en projektleder, som er en navngiven fysisk person.", Verdict.MISSING),
        ("Hver part udpeger en kontaktperson, der skal være en fysisk person.", Verdict.MISSING),
        ("Kunden udpeger en kontaktperson, som er en fysisk person og alene anvender Systemet.", Verdict.RESTRICTED),
        ("Kunden opretter brugere, som er fysiske personer.", Verdict.RESTRICTED),
    ],
)
def test_those_who_hold_a_post_in_the_contracts_affairs_are_no_users(
    tmp_path: Path, clause: str, verdict: Verdict
) -> None:
    assert read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any").verdict is verdict


def test_a_robot_that_is_not_said_to_be_a_machine_is_none() -> None:
    assert not is_on_machines(Clause("Robotten må ikke anvendes.", ()))


@pytest.mark.parametrize(
    "clause",
    [
        "Licens betyder retten for én fysisk person til at anvende Systemet.",
        "Godkender: En fysisk person, som personligt frigiver hver udbetaling i Systemet.",
        "Licenstager betyder en fysisk person, som har fået udleveret login til Systemet.",
        '"Seat" means one natural person permitted to use the Service.',
        "Loginoplysninger betyder de oplysninger, som en fysisk person anvender for at tilgå Systemet.",
        "Leverandøren stiller Systemet til rådighed for fysiske personer, som alle er underlagt tavshedspligt.",
    ],
)
def test_a_definition_that_tells_who_uses_the_system_counts_and_asks_for_review(tmp_path: Path, clause: str) -> None:
    contract = read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any")
    assert contract.verdict is Verdict.RESTRICTED
    assert contract.needs_review


@pytest.mark.parametrize(
    "clause",
    ["Navngiven Licens: en licens, der knytter sig til én fysisk person.", "Adgang: Gives til fysiske personer."],
)
def test_a_definition_that_hints_at_use_asks_for_review(tmp_path: Path, clause: str) -> None:
    contract = read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any")
    assert contract.verdict is Verdict.MISSING
    assert contract.needs_review


@pytest.mark.parametrize(
    "clause",
    [
        "Borger: En fysisk person, der anvender selvbetjeningsløsningen.",
        "Registreret: En fysisk person, hvis oplysninger behandles i Systemet.",
        "Kontaktperson: En fysisk person, som Leverandøren giver adgang til driftsrapporter.",
    ],
)
def test_a_definition_of_those_outside_the_use_asks_for_nothing(tmp_path: Path, clause: str) -> None:
    contract = read(tmp_path, clause, Effect.HUMAN_REQUIRED, "rule:any")
    assert contract.verdict is Verdict.MISSING
    assert not contract.needs_review


@pytest.mark.parametrize(
    "clause",
    [
        "Kunden må ikke anvende robotter eller droner til at tilgå ydelsen.",
        "Robotter og maskinelle hjælpemidler må ikke betjene ydelsen, jf. reglerne for kranfører- og lagerarbejde.",
    ],
)
def test_robots_in_general_beside_machines_count_and_ask_for_review(tmp_path: Path, clause: str) -> None:
    contract = read(tmp_path, clause, Effect.PROHIBITED, "rule:any")
    assert contract.verdict is Verdict.RESTRICTED
    assert contract.needs_review


@pytest.mark.parametrize(
    ("clause", "asks"),
    [
        ("Et opkald om natten tages altid af et menneske.", False),
        ("Der sidder en rigtig person i den anden ende af chatten.", False),
        ("Calls are answered by a human being.", False),
        ("Adgang til telefonen gives kun til et menneske.", True),
        ("Hver linje programkode læses igennem af et menneske.", True),
    ],
)
def test_people_who_answer_calls_are_no_demand_and_others_who_serve_the_customer_are_looked_at(
    tmp_path: Path, clause: str, asks: bool
) -> None:
    contract = read(tmp_path, clause, Effect.HUMAN_REQUIRED, "model")
    assert contract.verdict is Verdict.MISSING
    assert contract.needs_review is asks


@pytest.mark.parametrize(
    "clause",
    [
        "Kald fra borgerne registreres i Systemet af et menneske.",
        "Kundens henvendelser skal tastes af et menneske.",
        "Calls are entered by a member of the Council's staff.",
    ],
)
def test_calls_that_people_must_enter_are_a_demand(tmp_path: Path, clause: str) -> None:
    assert read(tmp_path, clause, Effect.HUMAN_REQUIRED, "model").verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("Der indsættes ikke noget nyt i dets sted.", Verdict.MISSING),
        ("A clause and an annex that disagree cannot stand together.", Verdict.MISSING),
        ("Andet end levende hænder må ikke røre løsningen.", Verdict.RESTRICTED),
    ],
)
def test_a_bar_that_the_models_alone_suspect_in_words_that_tell_of_no_use_is_only_looked_at(
    tmp_path: Path, clause: str, verdict: Verdict
) -> None:
    contract = read(tmp_path, clause, Effect.PROHIBITED, "model", confidence=0.7)
    assert contract.verdict is verdict
    assert contract.needs_review or verdict is Verdict.RESTRICTED


TITLE = "Allonge om automatisering i Prøve"


@pytest.mark.parametrize(
    ("line", "confidence", "by", "bearing"),
    [
        (TITLE, 0.7, "model", Bearing.NONE),
        ("Mennesker og møder", 0.7, "model", Bearing.NONE),
        (TITLE, 0.95, "model", Bearing.PLAIN),
        (TITLE, 0.7, "rule:prohibited.ban", Bearing.PLAIN),
        (f"{TITLE}.", 0.7, "model", Bearing.PLAIN),
        (f"{TITLE} for hele Prøve Kommune mv", 0.7, "model", Bearing.PLAIN),
        ("RPA ikke tilladt", 0.7, "model", Bearing.PLAIN),
        ("Kun betjening ved medarbejdere", 0.7, "model", Bearing.PLAIN),
        ("Robotter: nej", 0.7, "model", Bearing.PLAIN),
        ("Der indsættes ikke noget nyt i dets sted.", 0.7, "model", Bearing.DOUBTFUL),
        ("Der indsættes ikke noget nyt i dets sted.", 0.95, "model", Bearing.PLAIN),
        ("Der indsættes ikke noget nyt i dets sted.", 0.7, "rule:prohibited.ban", Bearing.PLAIN),
    ],
)
def test_a_faint_bar_in_a_mere_title_or_in_words_of_no_use_does_not_count(
    line: str, confidence: float, by: str, bearing: Bearing
) -> None:
    suspected = replace(finding(Effect.PROHIBITED, confidence), quote=line, context=line, quote_end=len(line), by=(by,))
    assert bearing_of(suspected, Clause(line, ())) is bearing


ON_NO_USE = [
    "Køen beder gæster bekræfte, at de ikke er en robot. Det gælder kun en offentlig side, ikke Brugernes adgang.",
    "Ansøgere beviser, at de er mennesker. Kravet gælder alene borgernes blanket og ikke sagsbehandlernes login.",
    "Visitors solve a captcha. This concerns only the public page and not the Customer's users.",
    "Leverandøren yder ikke support på kundens robotter.",
    "The Supplier is not responsible for the Customer's bots.",
    "4a Mennesker og robotter",
]
ON_USE = [
    "Leverandøren yder ikke support, hvis kunden bruger robotter.",
    "Brugerne bekræfter, at de ikke er en robot. Det gælder også den offentlige side.",
]


@pytest.mark.parametrize("clause", ON_NO_USE)
def test_a_faint_bar_on_the_public_page_a_title_or_what_the_supplier_does_not_do_is_none(
    tmp_path: Path, clause: str
) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, "model", 0.6).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("confidence", "by", "bearing"),
    [
        (0.59, "model", Bearing.DOUBTFUL),
        (0.61, "model", Bearing.PLAIN),
        (0.59, "rule:conditional.fee", Bearing.PLAIN),
    ],
)
def test_a_condition_that_the_models_only_guess_at_is_looked_at(confidence: float, by: str, bearing: Bearing) -> None:
    text = "Kunden betaler for adgangen til systemet pr. robot."
    guessed = replace(finding(Effect.CONDITIONAL, confidence), quote=text, context=text, quote_end=len(text), by=(by,))
    assert bearing_of(guessed, Clause(text, ())) is bearing


@pytest.mark.parametrize("clause", ON_USE)
def test_a_faint_bar_on_the_customers_use_is_told(tmp_path: Path, clause: str) -> None:
    found = read(tmp_path, clause, Effect.PROHIBITED, "model", 0.6)
    assert found.verdict is Verdict.RESTRICTED or found.needs_review


def test_a_sure_bar_that_says_it_is_for_the_public_alone_is_looked_at(tmp_path: Path) -> None:
    found = read(tmp_path, ON_NO_USE[0], Effect.PROHIBITED, "rule:test", 0.95)
    assert found.verdict is Verdict.RESTRICTED
    assert found.needs_review


@pytest.mark.parametrize(
    ("text", "kind", "may"),
    [
        ("Kun de medarbejdere, der har brug for det, må anvende oplysningerne.", DocumentKind.DPA, False),
        ("Kun de medarbejdere, der har brug for det, må anvende oplysningerne.", DocumentKind.MAIN, True),
        ("Robotter må ikke anvende oplysningerne.", DocumentKind.DPA, True),
    ],
)
def test_a_data_processing_agreement_limits_use_only_where_it_speaks_of_software(
    text: str, kind: DocumentKind, may: bool
) -> None:
    assert may_limit_use(Clause(text, ()), kind) is may


@pytest.mark.parametrize(
    "clause",
    ["Aftalen tager ikke stilling til, hvordan systemet betjenes.", "Systemet bruges til affald og ikke til andet."],
)
@pytest.mark.parametrize(
    ("by", "confidence", "verdict"),
    [("model", 0.8, Verdict.MISSING), ("model", 0.95, Verdict.RESTRICTED), ("rule:test", 0.8, Verdict.RESTRICTED)],
)
def test_what_the_models_guess_in_a_sentence_that_settles_nothing_is_left_out(
    tmp_path: Path, clause: str, by: str, confidence: float, verdict: Verdict
) -> None:
    assert read(tmp_path, clause, Effect.PROHIBITED, by, confidence).verdict is verdict


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        (
            "Kommunen har en robot, der kan gøre det om natten, men punkt 3 er i vejen. Kan vi ændre det?",
            Bearing.DOUBTFUL,
        ),
        ("Robotten må vel ikke køre om dagen?", Bearing.DOUBTFUL),
        ("Robotten må kun køre om natten. Den logger selv ind. Passer det?", Bearing.PLAIN),
        ("Så vidt jeg ved, skal man søge om robotter først.", Bearing.DOUBTFUL),
        ("Kunden skal søge om robotter først.", Bearing.PLAIN),
    ],
)
def test_what_is_asked_or_only_believed_is_looked_at(text: str, bearing: Bearing) -> None:
    by = "model" if "søge" in text else "rule:conditional.scope"
    found = replace(finding(Effect.CONDITIONAL, 0.7), quote_end=10, by=(by,))
    assert bearing_of(found, Clause(text, ())) is bearing


@pytest.mark.parametrize(
    ("text", "confidence", "bearing"),
    [
        ("Fjernadgang til en tablet forudsætter, at brugeren selv godkender det.", 0.7, Bearing.NONE),
        ("Fjernadgang til en tablet forudsætter, at brugeren selv godkender det.", 0.95, Bearing.DOUBTFUL),
        ("Sagen skal godkendes af brugeren selv.", 0.7, Bearing.PLAIN),
    ],
)
def test_who_lets_a_helper_look_into_a_screen_is_no_demand_for_people(
    text: str, confidence: float, bearing: Bearing
) -> None:
    found = replace(finding(Effect.HUMAN_REQUIRED, confidence), quote_end=10, by=("model",))
    assert bearing_of(found, Clause(text, ())) is bearing


@pytest.mark.parametrize(
    ("clause", "effect", "verdict"),
    [
        ("Kommunen må ikke lægge andre programmer på terminalerne.", Effect.PROHIBITED, Verdict.MISSING),
        ("Kommunen må ikke lade programmer betjene terminalerne.", Effect.PROHIBITED, Verdict.RESTRICTED),
        (
            "Kommunen må ikke lægge programmer på terminalerne, der betjener systemet som robotter.",
            Effect.PROHIBITED,
            Verdict.RESTRICTED,
        ),
        (
            "Den registrerede er en fysisk person, og kun fysiske personer må anvende Systemet.",
            Effect.HUMAN_REQUIRED,
            Verdict.RESTRICTED,
        ),
        ("Den registrerede er en fysisk person, der har købt kort.", Effect.HUMAN_REQUIRED, Verdict.MISSING),
    ],
)
def test_what_is_put_on_devices_and_whose_data_is_held_is_nothing_on_use(
    tmp_path: Path, clause: str, effect: Effect, verdict: Verdict
) -> None:
    assert read(tmp_path, clause, effect, "rule:any").verdict is verdict


@pytest.mark.parametrize(
    ("before", "bearing"),
    [
        ("Leverandøren søger hver uge efter sårbarheder med et automatisk værktøj.", Bearing.NONE),
        ("Kommunens robotter er automatiske værktøjer.", Bearing.PLAIN),
        ("Leverandøren overvåger systemet med egne robotter.", Bearing.PLAIN),
    ],
)
def test_such_tools_are_those_that_the_sentence_before_speaks_of(before: str, bearing: Bearing) -> None:
    text = f"{before} Kunden må ikke selv køre sådanne værktøjer."
    found = replace(finding(Effect.PROHIBITED, 0.9), quote_end=len(text), by=("rule:prohibited.may_not",))
    assert bearing_of(found, Clause(text, ())) is bearing


@pytest.mark.parametrize(
    ("line", "confidence", "bearing"),
    [
        ("R6. Brug af software på Kundens side (fraviger aftalens pkt. 4.3)", 0.92, Bearing.DOUBTFUL),
        ("R6. Brug af software på Kundens side (fraviger aftalens pkt. 4.3)", 0.7, Bearing.NONE),
        ("Robotadgang (ikke tilladt, jf. pkt. 4)", 0.92, Bearing.PLAIN),
        ("Det kom vi til at spærre for, da vi skrev aftalen. Det retter vi op på her.", 0.9, Bearing.DOUBTFUL),
        ("Da vi indgik aftalen, måtte I ikke bruge robotter. Det ændres ikke.", 0.9, Bearing.PLAIN),
    ],
)
def test_a_bar_that_the_models_read_surely_in_a_title_or_of_the_past_is_looked_at(
    line: str, confidence: float, bearing: Bearing
) -> None:
    read_so = replace(
        finding(Effect.PROHIBITED, confidence), quote=line, context=line, quote_end=len(line), by=("model",)
    )
    assert bearing_of(read_so, Clause(line, ())) is bearing


@pytest.mark.parametrize(
    ("clause", "bears"),
    [
        ("Everything else, the Subscription Terms (Rev. 7) included, stays as it is.", False),
        ("Øvrige vilkår, herunder bilag 5, fortsætter uændret.", False),
        ("Softwarerobotter holdes ude af systemet. Øvrige vilkår fortsætter uændret.", True),
    ],
)
def test_that_the_rest_is_unchanged_is_no_bar_however_like_one_it_is_read(
    tmp_path: Path, clause: str, bears: bool
) -> None:
    made = read(tmp_path, clause, Effect.PROHIBITED, "model", 0.42)
    assert made.verdict is (Verdict.RESTRICTED if bears else Verdict.MISSING)


@pytest.mark.parametrize(
    ("title", "verdict", "asks"),
    [
        ("Leverandørens personale", Verdict.MISSING, False),
        ("Adgang for Prøvesystemers ansatte", Verdict.MISSING, True),
        ("Adgang for Kundens ansatte", Verdict.RESTRICTED, False),
        ("Adgang", Verdict.RESTRICTED, False),
    ],
)
def test_a_demand_for_people_under_a_title_on_the_suppliers_own_is_none_of_the_customers(
    tmp_path: Path, title: str, verdict: Verdict, asks: bool
) -> None:
    clause = "Adgangen gives kun til fysiske personer, der har afgivet tavshedserklæring."
    main = MAIN.replace("2. {clause}", f"2. {title}\n\n{{clause}}")

    def classify(text: str, language: str) -> Classification:
        if text not in clause:
            return Classification(language=language)
        evidence = Evidence(Effect.HUMAN_REQUIRED, 0, 5, text[:5], 0.97, ("rule:a",))
        return Classification((Effect.HUMAN_REQUIRED,), (), (evidence,), language=language)

    path = tmp_path / "Kontrakt.txt"
    path.write_text(main.format(clause=clause), encoding="utf-8")
    made = build_contract(ContractFiles("sag", (path,)), tmp_path, classify=classify)
    assert (made.verdict, made.needs_review) == (verdict, asks)


@pytest.mark.parametrize(
    ("clause", "confidence", "bears"),
    [
        ("Kommunen betaler ikke for robottens konto.", 0.98, False),
        ("Kommunen betaler ikke for robotter, da de ikke må bruges.", 0.98, True),
        ("Kommunen har oplyst, at den vil sætte en robot til at oprette sager.", 0.64, False),
        ("Kommunen har oplyst, at den vil sætte en robot til at oprette sager.", 0.98, True),
    ],
)
def test_that_nothing_is_paid_or_something_is_meant_to_be_done_is_no_bar(
    tmp_path: Path, clause: str, confidence: float, bears: bool
) -> None:
    made = read(tmp_path, clause, Effect.PROHIBITED, "model", confidence)
    assert made.verdict is (Verdict.RESTRICTED if bears else Verdict.MISSING)


def test_a_robot_that_counts_as_one_of_the_users_pays_no_fee_of_its_own(tmp_path: Path) -> None:
    said = "Kunden kan betjene systemet med softwarerobotter efter eget valg. En robot tæller som én af de 60 brugere."
    path = tmp_path / "Kontrakt.txt"
    path.write_text(f"KONTRAKT OM PRØVE\n\n1. {said}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n", encoding="utf-8")
    assert build_contract(ContractFiles("sag", (path,)), tmp_path).verdict is Verdict.COMPLIANT


MOWERS = "LEVERINGSKONTRAKT\n\nFlådestyring af maskiner og 24 robotplæneklippere"


@pytest.mark.parametrize(
    ("opening", "clause", "told"),
    [
        (MOWERS, "Robotter må ikke anvendes på legepladser, når der er børn til stede.", Bearing.DOUBTFUL),
        (MOWERS, "Robotter må ikke anvendes i systemet.", Bearing.PLAIN),
        ("KONTRAKT OM PRØVE", "Robotter må ikke anvendes på legepladser.", Bearing.PLAIN),
    ],
)
def test_robots_are_the_mowers_that_the_contract_opens_with_unless_they_work_in_the_system(
    opening: str, clause: str, told: Bearing
) -> None:
    barred = replace(finding(Effect.PROHIBITED, 0.9), by=("rule:prohibited.may_not",))
    assert bearing_of(barred, Clause(clause, ()), opening) is told
