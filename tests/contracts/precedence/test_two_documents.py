"""A sentence that names two documents says which of them goes first, with its verb on either of them."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, with_annex

CONTRACT_FIRST = [
    "Strider bilag 5 mod kontrakten, viger den.",
    "Er bilag 5 i strid med kontrakten, går kontrakten forud.",
    "Er bilag 5 i strid med kontrakten, må den vige.",
    "Siger bilag 5 og kontrakten ikke det samme, holder vi os til kontrakten.",
    "Kontrakten har det sidste ord, hvor bilag 5 og kontrakten er uenige.",
    "I tilfælde af uoverensstemmelse skal bilag 5 fortolkes i overensstemmelse med kontrakten.",
    "Skulle bilag 5 modsige kontrakten, ses der bort fra bilag 5.",
    "Hvor bilag 5 og kontrakten ikke kan forenes, falder bilag 5 bort.",
    "Bilag 5 respekterer kontrakten, som altid har forrang.",
    "this Agreement controls notwithstanding anything in Schedule 5.",
    "Nothing in Schedule 5 overrides this Agreement.",
    "In the event of conflict this Agreement shall be given effect over Schedule 5.",
    "To the extent Schedule 5 conflicts with this Agreement, this Agreement is to be followed.",
    "Where the two differ, this Agreement is followed and not Schedule 5.",
    "Kontrakten ophæver alt, hvad der i bilag 5 måtte stride imod det.",
    "Bilag 5 gælder med de begrænsninger, der følger af kontrakten.",
    "Er der uenighed mellem kontrakten og bilag 5, er det kontrakten, vi retter os efter.",
    "Kontrakten står over bilag 5.",
    "Bilag 5 står under kontrakten.",
    "Kontrakten er stærkere end bilag 5.",
    "Det er bilag 5, der må rette ind efter kontrakten.",
    "Når bilag 5 og kontrakten er uenige, er det kontrakten, der gælder, og bilag 5 må give efter.",
    "Er bilag 5 og kontrakten i strid med hinanden, er det ikke bilag 5, men kontrakten, der gælder.",
    "Ved modstrid gælder ikke bilag 5, men kontrakten.",
    "Bilag 5 gælder kun, hvor kontrakten tier.",
    "Kontrakten gælder, selv om bilag 5 siger noget andet.",
    "Bestemmelserne i bilag 5 må vige, hvor de strider mod kontrakten.",
    "Hvis der er forskel på bilag 5 og kontrakten, følges kontrakten, og bilag 5 tilsidesættes.",
    "Hvis der er forskel på kontrakten og bilag 5, er bilag 5 uden virkning.",
    "Bilag 5 står tilbage for kontrakten.",
    "It is the Agreement that governs if Schedule 5 and the Agreement differ.",
    "Where Schedule 5 conflicts with the Agreement, Schedule 5 gives way.",
    "Where Schedule 5 and this Agreement say different things, it is this Agreement which applies, and Schedule 5 "
    "shall yield.",
    "If this Agreement and Schedule 5 conflict, Schedule 5 shall not prevail.",
    "Ved uoverensstemmelse mellem bilag 5 og kontrakten er det sidstnævnte, der tæller, og førstnævnte viger.",
    "Siger bilag 5 ét og kontrakten noget andet, er kontrakten det, parterne skal følge.",
    "Kontrakten skal læses først; bilag 5 gælder, hvor kontrakten ikke siger noget.",
    "Bilag 5 er underordnet kontrakten.",
    "Det, der står i kontrakten, har mere vægt end det, der står i bilag 5.",
    "Bilag 5 kan ikke ændre, hvad der står i kontrakten.",
    "Hvad der står i bilag 5, gælder ikke, hvis kontrakten siger noget andet.",
    "Intet i bilag 5 ændrer kontrakten, og står der noget andet, er det kontrakten, vi bruger.",
    "Kan et vilkår i bilag 5 ikke forenes med kontrakten, bortfalder vilkåret.",
    "Strider noget i bilag 5 mod kontrakten eller bilag 1, viger det.",
    "Er bilag 5, bilag 6 eller bilag 7 i strid med kontrakten, viger de.",
    "Bilag 5 er en del af kontrakten. De viger dog for denne kontrakts tekst.",
]
ANNEX_FIRST = [
    "Strider kontrakten mod bilag 5, viger den.",
    "Er kontrakten i strid med bilag 5, går bilaget forud.",
    "Er kontrakten i strid med bilag 5, må den vige.",
    "Siger kontrakten og bilag 5 ikke det samme, holder vi os til bilag 5.",
    "Kontraktens ord viger, når bilag 5 siger noget andet.",
    "Bilag 5 har det sidste ord, hvor kontrakten og bilag 5 er uenige.",
    "I tilfælde af uoverensstemmelse skal kontrakten fortolkes i overensstemmelse med bilag 5.",
    "Skulle kontrakten modsige bilag 5, ses der bort fra kontrakten.",
    "Hvor kontrakten og bilag 5 ikke kan forenes, falder kontrakten bort.",
    "Kontrakten respekterer bilag 5, som altid har forrang.",
    "Schedule 5 controls notwithstanding anything in this Agreement.",
    "Nothing in this Agreement overrides Schedule 5.",
    "In the event of conflict Schedule 5 shall be given effect over this Agreement.",
    "To the extent this Agreement conflicts with Schedule 5, Schedule 5 is to be followed.",
    "Where the two differ, Schedule 5 is followed and not this Agreement.",
    "Bilag 5 ophæver alt, hvad der i kontrakten måtte stride imod det.",
    "Kontrakten gælder med de begrænsninger, der følger af bilag 5.",
    "Er der uenighed mellem bilag 5 og kontrakten, er det bilag 5, vi retter os efter.",
    "Bilag 5 står over kontrakten.",
    "Kontrakten står under bilag 5.",
    "Bilag 5 er stærkere end kontrakten.",
    "Det er kontrakten, der må rette ind efter bilag 5.",
    "Kontrakten går forud for bilagene. Fra stk. 1 gælder én undtagelse: For al brug af systemet er bilag 5 "
    "afgørende for, hvad Kunden må, også når kontraktens tekst eller bilag 1-4 siger noget andet.",
    "Når kontrakten og bilag 5 er uenige, er det bilag 5, der gælder, og kontrakten må give efter.",
    "Er kontrakten og bilag 5 i strid med hinanden, er det ikke kontrakten, men bilag 5, der gælder.",
    "Ved modstrid gælder ikke kontrakten, men bilag 5.",
    "Kontrakten gælder kun, hvor bilag 5 tier.",
    "Bilag 5 gælder, selv om kontrakten siger noget andet.",
    "Kontraktens bestemmelser må vige, hvor de strider mod bilag 5.",
    "Hvis der er forskel på kontrakten og bilag 5, følges bilag 5, og kontrakten tilsidesættes.",
    "Hvis der er forskel på bilag 5 og kontrakten, er kontrakten uden virkning.",
    "Kontrakten står tilbage for bilag 5.",
    "It is Schedule 5 that governs if the Agreement and Schedule 5 differ.",
    "Where the Agreement conflicts with Schedule 5, the Agreement gives way.",
    "Where this Agreement and Schedule 5 say different things, it is Schedule 5 which applies, and this Agreement "
    "shall yield.",
    "If Schedule 5 and this Agreement conflict, this Agreement shall not prevail.",
    "Ved uoverensstemmelse mellem kontrakten og bilag 5 er det sidstnævnte, der tæller, og førstnævnte viger.",
    "Kontrakten læses med de ændringer, der følger af bilag 5, som går forud.",
    "Siger kontrakten ét og bilag 5 noget andet, er bilag 5 det, parterne skal følge.",
    "Bilag 5 skal læses først; kontrakten gælder, hvor bilag 5 ikke siger noget.",
    "Kontrakten er underordnet bilag 5.",
    "Det, der står i bilag 5, har mere vægt end det, der står i kontrakten.",
    "Kontrakten kan ikke ændre, hvad der står i bilag 5.",
    "Hvad der står i kontrakten, gælder ikke, hvis bilag 5 siger noget andet.",
]
NEITHER = [
    "Ved modstrid om betalingsfrister er det bilag 5, der gælder, og kontrakten må give efter.",
    "Kontrakten og bilag 5 har samme vægt.",
    "Kontrakten viger ikke for bilag 5, og bilag 5 viger ikke for kontrakten.",
    "Er kontrakten og bilag 5 uenige, forhandler parterne.",
]


@pytest.mark.parametrize("order", CONTRACT_FIRST)
def test_the_contract_goes_first(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.COMPLIANT
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", ANNEX_FIRST)
def test_the_annex_goes_first(build: Build, order: str) -> None:
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.COMPLIANT
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", NEITHER)
def test_what_is_on_another_matter_or_open_leaves_the_contradiction(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.CONFLICTING
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.CONFLICTING
