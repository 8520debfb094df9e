"""For every gap in a portfolio the draft of an allonge and of a letter, tried before they are handed out."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
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
from clausecheck.drafts.reading import Judge
from clausecheck.texts import text

GAPS = (Verdict.RESTRICTED, Verdict.CONFLICTING, Verdict.MISSING, Verdict.CONDITIONAL)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class Remedy:
    """The drafts for one contract.

    ``files`` are names and contents, ``folder`` the supplier's; ``open`` is what is left to fill in for each file.
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


def contracts_in(root: Path, register: Path | None, judge: Judge) -> Iterator[Contract]:
    """Yield every contract below ``root``, with the texts of its documents; ``register`` is sought there by default.

    Raises:
        RegisterError: the register cannot be read.
        OSError: ``root`` cannot be opened.
    """
    from clausecheck.contracts.assemble import build_contract
    from clausecheck.contracts.grouping import group
    from clausecheck.contracts.register import find_register, read_register

    groups = group(root)
    path = register or (find_register(root) if root.is_dir() else None)
    listed = read_register(path) if path else None
    rows = listed.match(groups) if listed else {}
    for files in groups:
        yield build_contract(files, root, rows.get(files.folder), register=listed, classify=judge)


def remedies(contracts: Sequence[Contract], library: Library, judge: Judge, language: str) -> Iterator[Remedy]:
    """Yield the drafts for every contract with a gap and documents to quote."""
    taken: set[str] = set()
    for contract in contracts:
        if contract.verdict in GAPS and contract.documents:
            yield _remedy(contract, library, judge, taken, language)


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


def _remedy(contract: Contract, library: Library, judge: Judge, taken: set[str], language: str) -> Remedy:
    documents = [item.document for item in contract.documents]
    tongue = _language(contract)
    terms, after = _terms(contract, library, judge, documents, tongue)
    paper, open_fields = allonge(terms, library)
    told, open_in_letter = letter(contract, tongue)
    unsigned = _with(documents, paper, "Allonge (udkast).docx", contract, judge)
    base = file_name(contract.facts.system or contract.folder.rsplit("/", 1)[-1])
    supplier = file_name(contract.facts.supplier.name or text("remedy.no_supplier", language))
    while f"{supplier}/{base}".casefold() in taken:
        base = file_name(f"{base} {contract.id[:6]}")
    taken.add(f"{supplier}/{base}".casefold())
    names = [text(f"remedy.file.{kind}", language, system=base) for kind in ("allonge", "letter")]
    files = ((names[0], paper), (names[1], told))
    return Remedy(contract, supplier, files, (open_fields, open_in_letter), after, unsigned)


def _terms(
    contract: Contract, library: Library, judge: Judge, documents: Sequence[Document], language: str
) -> tuple[Terms, Verdict]:
    """Return the most sparing terms that make the contract compliant once signed; the last where none does."""
    chosen: tuple[Terms, Verdict] | None = None
    for terms in terms_of(contract, library, _clauses, judge, language):
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


def _clauses(item: ContractDocument) -> Sequence[Clause]:
    from clausecheck.clauses import segment

    return segment(item.document)


def _language(contract: Contract) -> str:
    """Return the language that most of a contract's text is in: Danish, or English."""
    from clausecheck.clauses.languages import detect_language

    english = sum(
        len(item.document.text) for item in contract.documents if detect_language(item.document.text[:20_000]) == "en"
    )
    return "en" if 2 * english > sum(len(item.document.text) for item in contract.documents) else "da"
