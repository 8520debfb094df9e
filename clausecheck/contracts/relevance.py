"""Findings that are on something else than software's use of the system, by what their clause speaks of.

A clause on a machine in the yard or on a resale says nothing on automation, however like a bar it reads.
"""

from __future__ import annotations

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.amendments import terms_of
from clausecheck.contracts.model import Finding
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Effect

_RULE = "rule:"


def is_on_something_else(finding: Finding, clause: Clause, opening: str = "") -> bool:
    """Tell whether a finding is on machines, on another act such as resale, or merely on who a term stands for.

    ``opening`` are the first lines of the document, which show who speaks where it says "we".
    """
    if is_on_machines(clause) or _is_on_the_suppliers_staff(finding, clause, opening):
        return True
    if finding.effect is Effect.HUMAN_REQUIRED:
        return _defines_another(clause.text)
    if any(name.startswith(_RULE) for name in finding.by) or _names_software(clause.text):
        return False
    if finding.effect is not Effect.PROHIBITED:
        return False
    return _bars_another_act(clause.text) or _marks_off(clause.text)


def is_on_machines(clause: Clause) -> bool:
    """Tell whether a clause speaks of machines that can be touched, and of no software."""
    return bool(words("subject", "machine").search(clause.text)) and not words("subject", "software").search(
        clause.text
    )


def may_limit_use(clause: Clause) -> bool:
    """Tell whether a clause has words that may limit who or what uses the system."""
    told = [clause.text[left:right] for left, right in sentences(clause.text)]
    if is_on_machines(clause) or all(words("subject", "others_barred").search(sentence) for sentence in told):
        return False
    if words("subject", "actor").search(clause.text) or words("subject", "automation").search(clause.text):
        return True
    if _bars_another_act(clause.text) and not words("subject", "exclusive").search(clause.text):
        return False
    limits = any(words(*key).search(clause.text) for key in (("subject", "bar"), ("definition", "closes")))
    return limits and bool(words("definition", "use").search(clause.text))


def _names_software(text: str) -> bool:
    return bool(words("subject", "actor").search(text) or words("subject", "automation").search(text))


def _is_on_the_suppliers_staff(finding: Finding, clause: Clause, opening: str) -> bool:
    """Tell whether the sentence that a demand for people stands in is on the supplier's own people."""
    if finding.effect not in (Effect.HUMAN_REQUIRED, Effect.PROHIBITED):
        return False
    at = finding.quote_start + len(finding.quote) - len(finding.quote.lstrip())
    for left, right in sentences(clause.text):
        if left <= at < right:
            sentence = clause.text[left:right]
            own = words("subject", "own_staff").search(sentence)
            if own is not None:
                return not words("subject", "customers_staff").search(sentence)
            return finding.effect is Effect.HUMAN_REQUIRED and _is_on_ours(sentence) and _is_suppliers(opening)
    return False


def _is_on_ours(sentence: str) -> bool:
    """Tell whether a sentence is on how those who say "we" work, and on nobody else."""
    ours = all(words("subject", key).search(sentence) for key in ("our_staff", "supplier_act"))
    return ours and not words("subject", "your_staff").search(sentence)


def _is_suppliers(opening: str) -> bool:
    """Tell whether the supplier is the first that the opening of a letter or of terms names."""
    supplier, customer = (words("subject", key).search(opening) for key in ("supplier", "customer"))
    return supplier is not None and (customer is None or supplier.start() < customer.start())


def _marks_off(text: str) -> bool:
    """Tell whether a definition only says who is not meant by a term."""
    return bool(terms_of(text)) and bool(words("definition", "marks_off").search(text))


def _defines_another(text: str) -> bool:
    """Tell whether a clause only says that someone who is no user of the system is a person: "Kontaktperson"."""
    terms = terms_of(text)
    if not terms or any(words("definition", "role").search(term) for term in terms):
        return False
    return not any(words("definition", key).search(text) for key in ("closes", "must"))


def _bars_another_act(text: str) -> bool:
    """Tell whether every sentence that bars something bars what has nothing to do with who operates the system."""
    barring = [text[left:right] for left, right in sentences(text) if words("subject", "bar").search(text[left:right])]
    return bool(barring) and all(words("subject", "other_act").search(sentence) for sentence in barring)
