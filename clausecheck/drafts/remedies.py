"""For every gap in a portfolio the draft of an allonge and of a letter, tried before they are handed out."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clausecheck.clauses.model import Clause
from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, ContractDocument, Verdict
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.agreement import Signing, Terms, allonge, terms_of
from clausecheck.drafts.letter import letter
from clausecheck.drafts.library import Library
from clausecheck.drafts.passages import Passages
from clausecheck.drafts.reading import Judge
from clausecheck.texts import text

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class Remedy:
    """The drafts for one contract.

    ``files`` are names and contents, ``folder`` the supplier's; ``open`` are the keys of what is left to fill in for
    each file.
    ``after`` is the verdict with the allonge signed, ``unsigned`` the one with it lying there as a draft.
    """

    contract: Contract
    folder: str
    files: tuple[tuple[str, bytes], ...]
    open: tuple[tuple[str, ...], ...]
    after: Verdict
    unsigned: Verdict

    @property
    def works(self) -> bool:
        """Whether the allonge makes the contract compliant once signed, and changes nothing before."""
        return self.after is Verdict.COMPLIANT and self.unsigned is self.contract.verdict


def remedy_for(contract: Contract, library: Library, judge: Judge, language: str) -> Remedy:
    """Return the drafts for a contract with a gap and documents to quote; ``language`` is that of their names."""
    documents = [item.document for item in contract.documents]
    tongue = _language(contract)
    passages = Passages(contract, clauses_of)
    terms, after = _terms(contract, library, passages, judge, documents, tongue)
    paper, open_fields = allonge(terms, library)
    told, open_in_letter = letter(contract, passages, judge, tongue)
    unsigned = _with(documents, paper, "Allonge (udkast).docx", contract, judge)
    supplier = file_name(contract.facts.supplier.name or text("remedy.no_supplier", language))
    files = _named(_base(contract), (paper, told), language)
    return Remedy(contract, supplier, files, (open_fields, open_in_letter), after, unsigned)


def named_apart(made: Iterable[Remedy], language: str) -> Iterator[Remedy]:
    """Yield ``made`` with file names that no two in one folder share."""
    taken: set[str] = set()
    for remedy in made:
        base = own = _base(remedy.contract)
        while f"{remedy.folder}/{base}".casefold() in taken:
            base = file_name(f"{base} {remedy.contract.id[:6]}")
        taken.add(f"{remedy.folder}/{base}".casefold())
        contents = [content for _, content in remedy.files]
        yield remedy if base == own else replace(remedy, files=_named(base, contents, language))


def file_name(name: str) -> str:
    """Return ``name`` as a file or folder can be called on every system."""
    plain = unicodedata.normalize("NFC", name).replace("/", "-")
    plain = " ".join(_UNSAFE.sub(" ", plain).split())[:_LONGEST_NAME].strip(" .")
    return f"_{plain}" if not plain or _RESERVED.match(plain) else plain


def write(remedy: Remedy, root: Path) -> tuple[list[Path], list[Path]]:
    """Write the files of ``remedy`` below ``root``; return those written, and those that were there already.

    Raises:
        OSError: a file or folder cannot be written.
    """
    folder = root / remedy.folder
    folder.mkdir(parents=True, exist_ok=True)
    written, kept = [], []
    for name, content in remedy.files:
        path = folder / name
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            kept.append(path)
            continue
        written.append(path)
    return written, kept


def _base(contract: Contract) -> str:
    return file_name(contract.facts.system or contract.folder.rsplit("/", 1)[-1])


def _named(base: str, contents: Sequence[bytes], language: str) -> tuple[tuple[str, bytes], ...]:
    names = [text(f"remedy.file.{kind}", language, system=base) for kind in ("allonge", "letter")]
    return tuple(zip(names, contents, strict=True))


def _terms(
    contract: Contract,
    library: Library,
    passages: Passages,
    judge: Judge,
    documents: Sequence[Document],
    language: str,
) -> tuple[Terms, Verdict]:
    """Return the most sparing terms that make the contract compliant once signed; the last where none does."""
    chosen: tuple[Terms, Verdict] | None = None
    for terms in terms_of(contract, library, passages, judge, language):
        paper, _ = allonge(terms, library, Signing(dt.datetime.now(dt.UTC).date()))
        after = _with(documents, paper, "Allonge 1 - underskrevet.docx", contract, judge)
        chosen = terms, after
        if after is Verdict.COMPLIANT:
            break
    if chosen is None:
        raise ValueError("no terms")
    return chosen


def _with(documents: Sequence[Document], paper: bytes, name: str, contract: Contract, judge: Judge) -> Verdict:
    """Return the verdict on the contract with ``paper`` lying beside its documents."""
    folder = contract.folder.rsplit("/", 1)[0] if "." in contract.folder else contract.folder
    added = replace(read_bytes(paper, name, Limits()), path=f"{folder}/{name}")
    return assemble([*documents, added], contract.folder, classify=judge).verdict


def clauses_of(item: ContractDocument) -> Sequence[Clause]:
    """Return the clauses of a document of a contract."""
    from clausecheck.clauses import segment

    return segment(item.document)


def _language(contract: Contract) -> str:
    """Return the language that most of a contract's text is in: Danish, or English."""
    from clausecheck.clauses.languages import detect_language

    english = sum(
        len(item.document.text) for item in contract.documents if detect_language(item.document.text[:20_000]) == "en"
    )
    return "en" if 2 * english > sum(len(item.document.text) for item in contract.documents) else "da"
