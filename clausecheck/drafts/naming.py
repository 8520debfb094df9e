"""What an allonge and a letter call the documents and points of a contract."""

from __future__ import annotations

from clausecheck.contracts.model import Contract, ContractDocument, DocumentKind
from clausecheck.texts import text

# What goes between the parties beside the contract itself.
_MAILS = ("eml", "msg")


def the_contract(contract: Contract) -> ContractDocument | None:
    """Return the document that is the contract itself; None where it may be more than one, or none."""
    final = [item for item in contract.documents if not item.draft]
    own = [item for item in final if item.kind is DocumentKind.MAIN]
    own = own or [item for item in final if item.kind is DocumentKind.OTHER]
    own = own or [item for item in final if not item.number]
    for is_it in (_is_no_mail, _is_signed):
        own = own if len(own) < 2 else [item for item in own if is_it(item)]
    return own[0] if len(own) == 1 else None


def document_name(item: ContractDocument, contract: Contract, language: str) -> str:
    """Return what an allonge to ``contract`` calls a document of it: empty for the contract itself."""
    if item is the_contract(contract):
        return ""
    name = item.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if item.number and item.kind is not DocumentKind.AMENDMENT:
        return text("remedy.name.annex", language, number=item.number)
    if item.number:
        return text("remedy.name.amendment", language, number=item.number)
    return item.title or name


def _is_no_mail(item: ContractDocument) -> bool:
    return item.document.format not in _MAILS


def _is_signed(item: ContractDocument) -> bool:
    return item.signed is True


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
