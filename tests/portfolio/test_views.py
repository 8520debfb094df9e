"""The portfolio as a whole, and the export that holds no contract text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.portfolio.batch import Options, run_batch
from clausecheck.portfolio.exchange import ExchangeError, merge, read_exchange, to_exchange
from clausecheck.portfolio.store import Store, runs
from clausecheck.portfolio.views import Fact, Hindrance, facts_of, moments_of, views_of
from tests.portfolio.conftest import BAN, CONSENT, NEUTRAL, Folder, Here


def fact(
    contract: str, supplier: str, *hindrances: Hindrance, verdict: Verdict = Verdict.RESTRICTED, cvr: str | None = None
) -> Fact:
    return Fact("Kommune", contract, "Sag", supplier, cvr, verdict, False, hindrances, ("main", "annex"))


BAR = Hindrance("f1", "prohibited", "licence_terms")
FEE = Hindrance("f2", "fee", "main")


def test_a_supplier_whose_standard_terms_hinder_comes_first() -> None:
    views = views_of(
        [
            fact("a", "God A/S", verdict=Verdict.COMPLIANT),
            fact("b", "Spær A/S", BAR),
            fact("c", "Spær A/S", BAR, FEE),
            fact("d", "Spær A/S", verdict=Verdict.COMPLIANT),
        ]
    )
    worst = views.suppliers[0]
    assert (worst.name, worst.contracts, worst.secured, worst.shared) == ("Spær A/S", 3, 1, 2)
    assert worst.hindrances == {"prohibited": 2, "fee": 1}
    assert [(row.kind, row.contracts, row.suppliers) for row in views.hindrances] == [
        ("prohibited", 2, 1),
        ("fee", 1, 1),
    ]
    assert [(row.kind, row.documents, row.contracts_hindered) for row in views.documents] == [
        ("licence_terms", 0, 2),
        ("main", 4, 1),
        ("annex", 4, 0),
    ]


def test_what_hinders_equally_often_is_listed_by_name() -> None:
    kinds = ["approval", "consent", "fee", "human_required", "licence", "notice", "prohibited", "security"]
    bars = [Hindrance(f"f{kind}", kind, kind) for kind in kinds]
    views = views_of([fact("a", "Spær A/S", *bars), fact("b", "Spær A/S", *(Hindrance("f", "fee", k) for k in kinds))])
    others = [kind for kind in kinds if kind != "fee"]
    assert list(views.suppliers[0].hindrances) == ["fee", *others]
    assert list(views.hindrances[0].documents) == ["fee", *others]


def test_a_supplier_is_known_by_cvr_under_several_names() -> None:
    views = views_of([fact("a", "KMD", cvr="1"), fact("b", "KMD A/S", cvr="1"), fact("c", "KMD A/S", cvr="1")])
    assert [(row.name, row.contracts) for row in views.suppliers] == [("KMD A/S", 3)]


@pytest.fixture
def store(tmp_path: Path, three: Folder, here: Here) -> Iterator[Store]:
    with Store(tmp_path / "lager.sqlite") as opened:
        run_batch(three.path, opened, Options(), executor=here)
        yield opened


def test_the_share_secured_is_told_for_each_day(store: Store, three: Folder, here: Here) -> None:
    three.write("04 Ny/kontrakt.txt", BAN, system="Ny")
    run_batch(three.path, store, Options(), executor=here)
    with store.writing() as connection:
        connection.execute("UPDATE runs SET finished = '2026-01-05T02:00:00+00:00' WHERE id = 1")
    moments = moments_of(store, runs.last(store).root)
    assert [(moment.contracts, moment.secured) for moment in moments] == [(3, 1), (4, 1)]
    assert moments[1].share == 0.25


def test_the_export_holds_no_contract_text_and_comes_back_the_same(store: Store, tmp_path: Path) -> None:
    facts = facts_of(store, runs.last(store), "Alminding")
    file = tmp_path / "eksport.json"
    file.write_text(to_exchange(facts, tool="1"), encoding="utf-8")
    content = file.read_text(encoding="utf-8")
    assert not any(word in content for word in ("samtykke", "tilladt", *CONSENT.split()[-3:], NEUTRAL[:20]))
    assert sorted(read_exchange(file), key=lambda item: item.contract) == sorted(facts, key=lambda item: item.contract)


def test_merged_exports_count_each_contract_of_each_owner_once(store: Store) -> None:
    run = runs.last(store)
    merged = merge([facts_of(store, run, "A"), facts_of(store, run, "B"), facts_of(store, run, "A")])
    assert len(merged) == 6
    assert views_of(merged).suppliers[0].contracts == 2


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": "clausecheck.portfolio/1"}',
        '{"schema": "clausecheck.portfolio/1", "contracts": [1]}',
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError):
        read_exchange(file)


def test_a_hostile_export_cannot_name_what_is_not_a_verdict(tmp_path: Path) -> None:
    row = {"owner": "a", "contract": "k", "verdict": "<script>", "needs_review": False}
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"schema": "clausecheck.portfolio/1", "contracts": [row]}), encoding="utf-8")
    with pytest.raises(ExchangeError):
        read_exchange(file)
