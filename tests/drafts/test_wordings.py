"""Each kind of hindrance is turned in wordings by another hand: accepted it is compliant, rejected the original."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from clausecheck.cli.check import check_command
from clausecheck.contracts.model import Verdict
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import View
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend, mend
from clausecheck.drafts.places import find_place
from clausecheck.drafts.reading import Judge, read_draft
from clausecheck.drafts.redline import Insertion, Plan, redlined
from clausecheck.drafts.turning import Size, turns
from clausecheck.effects.model import Effect
from tests.drafts import libreoffice
from tests.drafts.conftest import DATE
from tests.drafts.make_drafts import Desk
from tests.drafts.own_wordings import WORDINGS
from tests.make_samples.docx_parts import add_footnote_mark, add_footnotes

EVERY = [(kind, language, words) for (kind, language), clauses in WORDINGS.items() for words in clauses]
# Kinds that a few words turn; a ban keeps its words and gets an exception, a personal login a sentence on robots.
BY_WORDS = {"consent", "fee", "channel", "scope", "revocable", "soft", "people"}


def draft(words: str, language: str) -> bytes:
    desk = Desk()
    if language == "da":
        desk.title("Kontrakt om havnesystem")
        desk.filling("Baggrund")
        desk.section("Brugsret")
        desk.clause("Kunden bruger Systemet i hele sin organisation.")
        desk.clause(words)
        desk.filling("Drift", "Ophør")
        return desk.content()
    desk.title("Subscription agreement for the harbour service", "DRAFT")
    for title, clauses in (
        ("Background", ("The Supplier makes the System available to the Customer during the term.",)),
        ("Licence and use", ("The Customer uses the System and pays the fees in the order form.", words)),
        ("Termination", ("Either party may terminate this agreement with three months' written notice.",)),
    ):
        desk.section(title)
        for clause in clauses:
            desk.clause(clause)
    return desk.content()


def mended(data: bytes, library: Library, judge: Judge) -> Mend:
    return mend(data, read_draft(data, "udkast.docx", judge), library, judge, DATE)


@pytest.fixture(scope="module")
def outcomes(judge: Judge, library: Library) -> dict[str, Mend]:
    return {words: mended(draft(words, language), library, judge) for _, language, words in EVERY}


@pytest.mark.parametrize(("kind", "language", "words"), EVERY)
def test_accepted_it_is_compliant_and_rejected_the_original(
    outcomes: dict[str, Mend], judge: Judge, kind: str, language: str, words: str
) -> None:
    made, given = outcomes[words], draft(words, language)
    assert made.before.verdict is not Verdict.COMPLIANT
    assert read_draft(made.content, "udkast.docx", judge).contract.verdict is Verdict.COMPLIANT
    assert (
        read_bytes(made.content, "a.docx", Limits(), View.REJECTED).text == read_bytes(given, "a.docx", Limits()).text
    )
    assert made.rejects_to_original


@pytest.mark.parametrize("kind", sorted(BY_WORDS))
@pytest.mark.parametrize("language", ["da", "en"])
def test_at_least_two_wordings_of_each_kind_are_turned_by_a_few_words(
    outcomes: dict[str, Mend], kind: str, language: str
) -> None:
    sizes = [[turned.size for turned in outcomes[words].turned] for words in WORDINGS[kind, language]]
    small = [size for size in sizes if size in ([Size.WORDS.value], [Size.SENTENCE.value])]
    assert len(small) >= 2
    assert [Size.CLAUSE.value] not in sizes


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (
            "Kunden kan først sætte softwarerobotter i drift i Systemet, når Leverandøren har godkendt dem skriftligt.",
            "Kunden kan sætte softwarerobotter i drift i Systemet uden hindringer.",
        ),
        (
            "Kundens robotter må udelukkende tilgå Systemet gennem det udstillede API.",
            "Kundens robotter må frit tilgå Systemet både gennem det udstillede API og via brugergrænsefladen.",
        ),
        (
            "Ved »Slutbruger« forstås en navngiven fysisk person, der er ansat hos Kunden.",
            "Ved »Slutbruger« forstås en navngiven fysisk person eller softwarerobot, der er ansat hos Kunden.",
        ),
        (
            "Løsningen bør så vidt muligt kunne betjenes af Kundens softwarerobotter.",
            "Løsningen skal kunne betjenes af Kundens softwarerobotter.",
        ),
        (
            "The Service may only be operated by natural persons.",
            "The Service may be operated by both natural persons and software robots.",
        ),
        (
            "The Supplier will endeavour to let the Customer's software robots operate the System.",
            "The Supplier shall let the Customer's software robots operate the System.",
        ),
    ],
)
def test_the_turned_clause_reads_as_a_lawyer_would_write_it(outcomes: dict[str, Mend], words: str, after: str) -> None:
    assert [turned.after for turned in outcomes[words].turned] == [after]


@pytest.mark.parametrize("words", [words for _, _, words in EVERY])
def test_no_words_are_doubled_and_every_sentence_ends(outcomes: dict[str, Mend], words: str) -> None:
    for turned in outcomes[words].turned:
        said = turned.after.strip()
        assert said.endswith((".", ")"))
        assert not re.search(r"\b(\w+(?: \w+)?) (?:og|eller|and|or) \1\b|\b(\w{4,}) \2\b|\s[,.;]", said), said


@pytest.mark.parametrize("words", WORDINGS["ban", "da"] + WORDINGS["ban", "en"])
def test_a_ban_stands_for_others_and_not_for_the_customer(outcomes: dict[str, Mend], words: str) -> None:
    (turned,) = outcomes[words].turned
    assert turned.size == Size.EXCEPTION.value
    assert turned.after.startswith(words.rstrip("."))
    assert re.search("Kundens egne automatiseringer|the Customer's own automation", turned.after)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_personal_login_gets_a_sentence_on_robots(outcomes: dict[str, Mend], library: Library, language: str) -> None:
    for words in WORDINGS["personal", language]:
        (turned,) = outcomes[words].turned
        assert turned.after == f"{words} {library.credentials.paragraphs('short', language)[0]}"
        assert not any(finding.effect is Effect.HUMAN_REQUIRED for finding in outcomes[words].after.findings)


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def taken_out(library: Library, judge: Judge) -> tuple[bytes, bytes]:
    """Return a draft, and the same with its last clause on use taken out and the new one put in right after it."""
    data = draft(WORDINGS["ban", "da"][1], "da")
    read = read_draft(data, "udkast.docx", judge)
    index = next(at for at, clause in enumerate(read.clauses) if clause.text == WORDINGS["ban", "da"][1])
    clause = read.clauses[index]
    gone = list(turns(clause, (0, len(clause.text)), judge(clause.text, "da"), judge))[-1]
    place = find_place(read.document, [])
    assert gone.gone
    assert place is not None
    put = Insertion(place, library.automation.paragraphs("short", "da"), "Automatisering")
    return data, redlined(data, read.document, Plan(((clause, gone),), put), DATE).content


@libreoffice.NEEDED
def test_libreoffice_agrees(outcomes: dict[str, Mend], library: Library, judge: Judge, tmp_path: Path) -> None:
    """An exception at the end of the point before the new one, or that point taken out, are the hard ones."""
    chosen = [(WORDINGS[kind, "da"][0], "da") for kind in ("ban", "channel", "people", "personal")]
    pairs = [(draft(*words), outcomes[words[0]].content) for words in chosen]
    pairs.append(taken_out(library, judge))
    source, target = tmp_path / "ind", tmp_path / "ud"
    source.mkdir()
    target.mkdir()
    for number, (_, made) in enumerate(pairs):
        (source / f"{number}.docx").write_bytes(made)
    libreoffice.settle_changes(source, target)
    for number, (given, _) in enumerate(pairs):
        accepted = (target / f"Accept {number}.docx").read_bytes()
        assert read_draft(accepted, "udkast.docx", judge).contract.verdict is Verdict.COMPLIANT
        assert paragraphs((target / f"Reject {number}.docx").read_bytes()) == paragraphs(given)


def test_a_clause_in_a_footnote_is_turned_there_and_back(judge: Judge, library: Library) -> None:
    desk = Desk()
    desk.title("Kontrakt om havnesystem")
    desk.section("Brugsret")
    noted = desk.clause("Brugsretten er nærmere beskrevet i noten.")
    add_footnotes(desk.document, [WORDINGS["consent", "da"][1]])
    add_footnote_mark(noted, 1)
    desk.filling("Drift")
    made = mended(desk.content(), library, judge)
    assert made.compliant
    assert made.rejects_to_original
    assert [turned.size for turned in made.turned] == [Size.WORDS.value]


def screen(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> str:
    path = tmp_path / "udkast.docx"
    path.write_bytes(data)
    check_command("da").main([str(path), "--redline", str(tmp_path / "rettet.docx")], standalone_mode=False)
    return " ".join(capsys.readouterr().out.split())


def test_where_a_few_words_are_not_enough_the_screen_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = screen(tmp_path, capsys, draft(WORDINGS["ban", "da"][0], "da"))
    assert "Få ord var ikke nok: bestemmelsen står, og en sætning eller en undtagelse er føjet til." in shown
    assert "Kontrolleret: Godkendes alle ændringer, er status Sikret" in shown


def test_what_no_edit_of_the_text_can_reach_is_told_as_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    desk.title("Kontrakt om havnesystem")
    desk.section("Brugsret")
    desk.clause("Kunden bruger Systemet i hele sin organisation.")
    desk.filling("Drift")
    inner = Desk()
    inner.title("Licensvilkår for havnesystem")
    inner.section("Anvendelse")
    inner.clause("Uanset hvad der måtte stå i kontrakten, må Kunden ikke anvende robotter i Systemet.")
    data = attached(desk.content(), inner.content())
    shown = screen(tmp_path, capsys, data)
    assert "Kunne ikke bringes helt i orden: med alle ændringer godkendt er status" in shown
    assert "Det, der er tilbage:" in shown
    assert "Kontrolleret" not in shown


@pytest.mark.parametrize("numbers", ["auto", "none"])
def test_terms_inside_the_draft_are_gone_before_by_a_clause_that_says_so_itself(
    judge: Judge, library: Library, numbers: str
) -> None:
    desk = Desk(numbers)
    desk.title("Kontrakt om havnesystem")
    desk.filling("Samarbejde", "Drift")
    inner = Desk()
    inner.title("Licensvilkår for havnesystem")
    inner.section("Licensvilkår")
    inner.clause("Kunden må ikke anvende robotter, scripts eller anden automatik i Systemet.")
    made = mended(attached(desk.content(), inner.content()), library, judge)
    (short,), (precedence,) = (library.automation.paragraphs(form, "da") for form in ("short", "precedence"))
    assert made.inserted == (f"{short} {precedence}",)
    assert precedence.startswith("Denne bestemmelse har forrang")
    assert made.compliant
    assert made.rejects_to_original


def test_terms_inside_the_draft_that_put_themselves_first_are_not_called_beaten(judge: Judge, library: Library) -> None:
    desk = Desk("auto")
    desk.title("Kontrakt om havnesystem")
    desk.filling("Samarbejde", "Drift")
    inner = Desk()
    inner.title("Licensvilkår for havnesystem")
    inner.section("Licensvilkår")
    inner.clause("Kunden må ikke anvende robotter, scripts eller anden automatik i Systemet.")
    inner.clause("Licensvilkårene har forrang frem for aftalens øvrige dokumenter.")
    made = mended(attached(desk.content(), inner.content()), library, judge)
    assert not made.compliant
    assert made.rejects_to_original


def attached(outer: bytes, inner: bytes) -> bytes:
    """Return the Word file ``outer`` with the Word file ``inner`` embedded in it as an object."""
    document = docx.Document(io.BytesIO(outer))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    part = Part(PackURI("/word/embeddings/vilkaar.docx"), kind, inner, document.part.package)
    identifier = document.part.relate_to(part, RELATIONSHIP_TYPE.PACKAGE)
    names = f'{nsdecls("w", "r")} xmlns:o="urn:schemas-microsoft-com:office:office"'
    icon = f'<w:object {names}><o:OLEObject ProgID="Word.Document.12" r:id="{identifier}"/></w:object>'
    document.paragraphs[-1].add_run()._r.append(parse_xml(icon))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
