"""What is recommended goes by the day that is asked about, and by why a file could not be read."""

import datetime as dt

import pytest

from clausecheck.contracts.actions import actions_for
from clausecheck.contracts.assemble import contract_without_documents
from clausecheck.contracts.model import ContractDocument, ContractFacts, DocumentKind, Period, Termination, Verdict
from clausecheck.contracts.notice import turns_of_notice
from clausecheck.contracts.reasons import reasons_for
from clausecheck.contracts.register.reading import RegisterRow
from clausecheck.contracts.verdict import Decision
from clausecheck.documents.model import Document, Page, Reason, Status
from clausecheck.texts import LANGUAGES, render

TODAY = dt.date(2026, 11, 26)
READ = ContractDocument(Document("a.pdf", "pdf", pages=(Page(1, 0, 10),)), DocumentKind.MAIN)


def facts(expiry: str | None, notice: int | None = None, **terms: object) -> ContractFacts:
    day = dt.date.fromisoformat(expiry) if expiry else None
    return ContractFacts(expiry_date=day, notice_period_months=notice, termination=Termination(**terms))


def renewal(known: ContractFacts, today: dt.date = TODAY, verdict: Verdict = Verdict.MISSING) -> tuple[str, str]:
    said = actions_for(Decision(verdict, False, ()), [READ], known, as_of=today)[-1]
    return said.key.removeprefix("action."), render(said)


@pytest.mark.parametrize(
    ("known", "key", "words"),
    [
        (facts("2028-12-31", 6), "renewal_notice", "senest 30.06.2028"),
        (facts("2027-05-26", 6), "renewal_notice", "senest 26.11.2026"),
        (facts("2027-05-25", 6), "renewal_passed", "var 25.11.2026 og er passeret"),
        (facts("2026-12-31", 6), "renewal_passed", "ophører 31.12.2026"),
        (facts("2026-11-26"), "renewal_expires", "udløber 26.11.2026"),
        (facts("2026-11-25"), "renewal_expired", "udløb 25.11.2026"),
        (facts("2025-12-31", 6), "renewal_expired", "forlænget eller afløst"),
        (facts("2025-12-31", 3, continuous=True), "renewal_any_day", "28.11.2026"),
        (facts(None, 4, continuous=True, ends_with=Period.QUARTER), "renewal_running", "opsigelse senest 30.11.2026"),
        (facts(None, 4, continuous=True, ends_with=Period.QUARTER), "renewal_running", "tidligste ophør er 31.03.2027"),
        (facts("2025-12-31", 3, continuous=True, renewed_by=12), "renewal_renews", "fornys kontrakten af sig selv"),
        (facts("2027-12-31", 3, continuous=True, renewed_by=12), "renewal_renews", "senest 30.09.2027"),
        (facts(None, 3, continuous=True, ends_unknown=True), "renewal_days", "find dem i kontrakten"),
        (facts("2027-01-31", 3, ends_with=Period.YEAR), "renewal_passed", "ophører 31.01.2027"),
        (facts(None, None, continuous=True), "renewal_open", "varslet er ikke oplyst"),
        (facts("2027-12-31", 6, terminated=TODAY), "renewal_terminated", "sagt op"),
        (facts(None, 6), "renewal", "genudbud"),
    ],
)
def test_a_day_is_told_as_coming_or_as_passed(known: ContractFacts, key: str, words: str) -> None:
    assert renewal(known)[0] == key
    assert words in renewal(known)[1]


@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.RESTRICTED, Verdict.CONDITIONAL])
def test_the_same_contract_was_in_time_on_an_earlier_day(verdict: Verdict) -> None:
    known = facts("2026-12-31", 6)
    assert renewal(known, dt.date(2026, 6, 30), verdict)[0] == "renewal_notice"
    assert renewal(known, dt.date(2026, 7, 1), verdict)[0] == "renewal_passed"
    assert turns_of_notice(known, TODAY) == {dt.date(2026, 7, 1)}


def test_the_day_after_a_running_contract_s_day_of_notice_has_the_next() -> None:
    known = facts(None, 3, continuous=True, ends_with=Period.QUARTER)
    turn = max(turns_of_notice(known, TODAY))
    assert renewal(known)[1] == renewal(known, turn - dt.timedelta(days=1))[1]
    assert renewal(known, turn)[1] != renewal(known)[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_what_could_not_be_read_is_told_with_its_reason_and_fitting_advice(reason: Reason, language: str) -> None:
    unread = ContractDocument(Document("Skan.pdf", "pdf", status=Status.UNREADABLE, reason=reason), DocumentKind.OTHER)
    partly = ContractDocument(Document("Del.docx", "docx", status=Status.PARTLY_READ, reason=reason), DocumentKind.MAIN)
    decision = Decision(Verdict.UNREADABLE, True, ())
    said = [render(one, language) for one in reasons_for(decision, [unread, partly])]
    assert any("Skan.pdf" in one and ": " in one for one in said)
    assert any("Del.docx" in one and ": " in one for one in said)
    advice = actions_for(decision, [unread], ContractFacts(), as_of=TODAY)
    assert [one.key for one in advice] == [f"action.file_{reason.value}"]
    assert "Skan.pdf" in render(advice[0], language)


def test_a_password_and_a_link_ask_for_different_things() -> None:
    def advice(reason: Reason) -> str:
        document = Document("x", "pdf", status=Status.UNREADABLE, reason=reason)
        item = ContractDocument(document, DocumentKind.OTHER)
        return render(actions_for(Decision(Verdict.UNREADABLE, True, ()), [item], ContractFacts(), as_of=TODAY)[0])

    assert "uden adgangskode" in advice(Reason.ENCRYPTED)
    assert "link" in advice(Reason.LINK)
    assert "sagssystemet" in advice(Reason.TRUNCATED)


def test_a_contract_that_only_the_register_knows_goes_by_the_day_too() -> None:
    row = RegisterRow(facts("2026-12-31", 6))
    said = {day: contract_without_documents(row, day).actions[-1].key for day in (dt.date(2026, 1, 1), TODAY)}
    assert list(said.values()) == ["action.renewal_notice", "action.renewal_passed"]
