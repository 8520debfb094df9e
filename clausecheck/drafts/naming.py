"""What an allonge and a letter call the documents and points of a contract."""

from __future__ import annotations

from clausecheck.contracts.model import ContractDocument, DocumentKind
from clausecheck.texts import text


def document_name(item: ContractDocument, language: str) -> str:
    """Return what an allonge calls a document: empty for the contract itself."""
    if item.kind in (DocumentKind.MAIN, DocumentKind.OTHER):
        return ""
    name = item.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if item.number and item.kind is not DocumentKind.AMENDMENT:
        return text("remedy.name.annex", language, number=item.number)
    if item.number:
        return text("remedy.name.amendment", language, number=item.number)
    return item.title or name


def point(section: str, language: str) -> str:
    """Return a section as a sentence names it: "3.3 c)" becomes "pkt. 3.3, litra c", "§ 5, stk. 2" stays."""
    head, _, letter = section.rpartition(" ")
    if head and letter.endswith(")") and len(letter) <= len("iii)"):
        section = text("remedy.name.letter", language, section=head, letter=letter.rstrip(")"))
    return section if section.startswith("§") else text("remedy.name.point", language, section=section)


def place(document: str, section: str | None, language: str, paper: str = "name") -> str:
    """Return a point with its document: "Kontraktens pkt. 4.2"; empty ``document`` is the contract itself.

    ``paper`` is the section of the texts on the contract's own name: a "letter" writes it without a capital.
    """
    if section is None:
        return document or text(f"remedy.{paper}.contract", language)
    if not document:
        return text(f"remedy.{paper}.of_contract", language, point=point(section, language))
    return text("remedy.name.of_document", language, document=document, point=point(section, language))
