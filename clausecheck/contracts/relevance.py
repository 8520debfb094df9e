"""Findings that are on something else than software's use of the system, by what their clause speaks of.

A clause on a machine in the yard or on a resale says nothing on automation, however like a bar it reads.
"""

from __future__ import annotations

import re
from enum import Enum

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.defined_terms import terms_in
from clausecheck.contracts.material import sentence_of
from clausecheck.contracts.model import DocumentKind, Finding
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.combine import RESTRICTIONS
from clausecheck.effects.model import Condition, Effect

_RULE = "rule:"
# Below this a restriction that the models alone read is no more than a hint where no word of its clause bears on use.
_HINT = 0.85
# What the models alone read as surely as this counts even in a title.
_CERTAIN = 0.95
# A condition that the models alone read is as often none below this, in the plain text of contracts.
_GUESSED_CONDITION = 0.6
# A right or a fee that is read so faintly, and told elsewhere, is what stands there.
_LIKELY_RIGHT = 0.7
# What a title is numbered with.
_NUMBERED = re.compile(r"^\W*[A-Z]?\d{1,3}(?:\.\d{1,3})*\s?[a-zæøå]?[.):]?\s+(?=[A-ZÆØÅ])")
# In words: a longer line is no title.
_LONGEST_TITLE = 8
# One that runs on into the text ends with a stop: "Automation by the Customer."
_LONGEST_RUN_IN = 4
# How far the title of a document goes, in characters.
_TITLE = 250
# What a title refers to in brackets: "(fraviger aftalens pkt. 4.3)".
_REFERENCE = re.compile(r"\([^()]*(?:\b(?:pkt|punkt|afsnit|clause|section)\b|§)[^()]*\)", re.IGNORECASE)
# Words that tell of the use of a system, in what a sentence says beside a device or a person outside.
_ON_USE = (("relevance", "access"), ("subject", "automation"), ("definition", "use"))


class Bearing(Enum):
    """Whether a finding bears on software's use of the system; `UNSURE` counts and asks for review."""

    PLAIN = "plain"
    UNSURE = "unsure"
    DOUBTFUL = "doubtful"
    NONE = "none"


def bearing_of(finding: Finding, clause: Clause, opening: str = "") -> Bearing:
    """Return whether a finding is on machines, on another act such as resale, or merely on who a term stands for.

    It is `NONE` only where nothing in the clause tells of the customer's use; where something does, the finding is
    `UNSURE`, and `DOUBTFUL` where it is a mere hint. ``opening`` are the first lines of the document, which show who
    speaks where it says "we".
    """
    if (told := _of_other_matters(finding, clause, opening)) is not None:
        return told
    if finding.effect is Effect.HUMAN_REQUIRED and (told := _of_people(finding, clause)) is not None:
        return told
    if _is_on_the_public(clause.text):
        return Bearing.NONE if _is_faint(finding) else Bearing.UNSURE
    if finding.effect in RESTRICTIONS and words("relevance", "public_title").search(opening[:_TITLE]):
        return Bearing.UNSURE
    if _is_faint(finding) and (told := _of_hint(finding, clause)) is not None:
        return told
    if _is_left_open(finding, clause) or _counts_as_user(finding, clause):
        return Bearing.DOUBTFUL
    if finding.effect is Effect.HUMAN_REQUIRED:
        return _by_definition(clause) if _defines_another(clause) else Bearing.PLAIN
    if _by_rule(finding) or names_software(clause.text):
        return Bearing.PLAIN
    if finding.effect is Effect.CONDITIONAL and words("relevance", "own_consent").search(sentence_of(finding, clause)):
        return Bearing.DOUBTFUL
    if finding.effect is Effect.PROHIBITED and (_bars_another_act(clause.text) or _marks_off(clause)):
        return Bearing.NONE
    return Bearing.PLAIN


def _of_other_matters(finding: Finding, clause: Clause, opening: str) -> Bearing | None:
    """Return what a finding bears on whose clause is on machines, staff, devices or tests, asks, or is a title."""
    if _names_machines(clause.text) and not _is_apart_from_machines(finding, clause):
        return Bearing.UNSURE if _names_any_robot(clause.text) else Bearing.NONE
    if _is_on_machines_of_the_title(clause, opening):
        return Bearing.DOUBTFUL
    if _is_on_the_suppliers_staff(finding, clause, opening):
        return Bearing.UNSURE if words("relevance", "supply").search(clause.text) else Bearing.NONE
    if finding.effect is Effect.HUMAN_REQUIRED and _is_under_a_companys_title(clause, opening):
        return Bearing.DOUBTFUL
    others = (_is_on_test_tools, _is_on_a_website, _pays_nothing)
    if _is_bare_question(clause.text) or any(on_other(finding, clause) for on_other in others):
        return Bearing.NONE
    if finding.effect is Effect.PROHIBITED and (bar := words("relevance", "devices").search(clause.text)) is not None:
        rest = clause.text[: bar.start()] + clause.text[bar.end() :]
        on_use = any(words(*key).search(rest) for key in _ON_USE)
        return Bearing.UNSURE if on_use else Bearing.NONE
    if _by_rule(finding) or finding.confidence >= _CERTAIN:
        return None
    told = _is_bare_title(clause.text) or words("relevance", "past").search(clause.text)
    if not told:
        return None
    return Bearing.DOUBTFUL if finding.effect in RESTRICTIONS and not _is_faint(finding) else Bearing.NONE


def _is_on_machines_of_the_title(clause: Clause, opening: str) -> bool:
    """Tell whether "robotter" are the mowers that the contract is on by its title, and do nothing in a system."""
    if not words("subject", "machine").search(opening[:_TITLE]):
        return False
    in_system = any(words(*key).search(clause.text) for key in (("subject", "software"), ("relevance", "on_data")))
    return words("relevance", "bare_robot").search(clause.text) is not None and not in_system


def _of_people(finding: Finding, clause: Clause) -> Bearing | None:
    """Return what a demand for people bears on that is for those who answer calls or hold a post; None for another."""
    sentence = sentence_of(finding, clause)
    outside = words("relevance", "person_outside").search(sentence)
    if outside is not None and not any(words(*key).search(sentence[outside.end() :]) for key in _ON_USE):
        return Bearing.NONE
    if words("relevance", "remote_help").search(sentence):
        return Bearing.NONE if _is_faint(finding) else Bearing.DOUBTFUL
    if _is_on_service(sentence):
        answered = words("relevance", "answered").search(sentence) and not words("definition", "use").search(sentence)
        return Bearing.NONE if answered else Bearing.DOUBTFUL
    return Bearing.NONE if _is_on_a_post(sentence) else None


def _of_hint(finding: Finding, clause: Clause) -> Bearing | None:
    """Return what a faint finding bears on where its words tell of no use; None where they do."""
    sentence = sentence_of(finding, clause)
    idle = any(words("relevance", key).search(sentence) for key in ("silent", "purpose", "intends"))
    kept = words("relevance", "unchanged").search(clause.text)
    idle = idle or (kept is not None and kept.start() <= finding.quote_start < kept.end())
    if _is_bare_title(clause.text) or _is_no_duty(sentence) or idle or _tells_of_machines(sentence):
        return Bearing.NONE
    believed = words("relevance", "hearsay").search(sentence) is not None
    guessed = believed or _tells_of_no_use(clause.text) or _is_guessed_condition(finding)
    guessed = guessed or _is_price_of_a_thing(finding, sentence)
    return Bearing.DOUBTFUL if guessed else None


def _is_on_test_tools(finding: Finding, clause: Clause) -> bool:
    """Tell whether a bar is on "such tools" as the sentence before speaks of, and that one is on tests of security."""
    if finding.effect is not Effect.PROHIBITED:
        return False
    told = [clause.text[left:right] for left, right in sentences(clause.text)]
    sentence = sentence_of(finding, clause)
    if sentence not in told[1:] or words("relevance", "such").search(sentence) is None:
        return False
    return words("relevance", "security_test").search(told[told.index(sentence) - 1]) is not None


def _pays_nothing(finding: Finding, clause: Clause) -> bool:
    """Tell whether what the models alone read as a bar says that the customer pays nothing, and no more."""
    barred = finding.effect is Effect.PROHIBITED and not _by_rule(finding)
    return barred and words("relevance", "pays_nothing").search(clause.text[clause.own_start :]) is not None


def _counts_as_user(finding: Finding, clause: Clause) -> bool:
    """Tell whether what the models alone read as a fee says that a robot counts as one of the users."""
    fee = finding.effect is Effect.CONDITIONAL and not _by_rule(finding)
    return fee and words("relevance", "counts_as_user").search(sentence_of(finding, clause)) is not None


def _is_on_a_website(finding: Finding, clause: Clause) -> bool:
    """Tell whether a bar is on harvesting a website that is open to all, in a clause that names no system."""
    if finding.effect is not Effect.PROHIBITED or words("relevance", "website").search(clause.text) is None:
        return False
    harvests = words("relevance", "harvest").search(sentence_of(finding, clause)) is not None
    return harvests and words("relevance", "system").search(clause.text) is None


def _by_definition(clause: Clause) -> Bearing:
    """Return what a definition of another than a user bears on use: "Licens betyder én persons ret til Systemet"."""
    text, terms = clause.text, terms_in(clause)
    if all(words("relevance", "outsider").search(term) for term in terms):
        return Bearing.NONE
    used = words("definition", "use").search(text) is not None
    if used and words("relevance", "system").search(text):
        return Bearing.UNSURE
    return Bearing.DOUBTFUL if used or words("relevance", "access").search(text) else Bearing.NONE


def is_on_machines(clause: Clause) -> bool:
    """Tell whether a clause speaks of machines that can be touched, and of no software or robots in general."""
    return _tells_of_machines(clause.text)


def _tells_of_machines(text: str) -> bool:
    return _names_machines(text) and not _names_any_robot(text)


def _names_machines(text: str) -> bool:
    return bool(words("subject", "machine").search(text)) and not words("subject", "software").search(text)


def _is_apart_from_machines(finding: Finding, clause: Clause) -> bool:
    """Tell whether the sentence of a finding is on the use of the system, and the machine stands in another one."""
    sentence = sentence_of(finding, clause)
    if words("subject", "machine").search(sentence) or words("relevance", "such").search(sentence):
        return False
    return finding.confidence >= _CERTAIN and bool(words("definition", "use").search(sentence))


def _names_any_robot(text: str) -> bool:
    """Tell whether robots in general are named beside machines, and how something is used."""
    rest = words("subject", "machine").sub(" ", text)
    return all(words(*key).search(rest) for key in (("relevance", "any_robot"), ("definition", "use")))


def is_idle(sentence: str) -> bool:
    """Tell whether a sentence hinders nobody's robot, is on a machine, or on those who answer the customer's calls."""
    if _tells_of_machines(sentence):
        return True
    if any(words("relevance", key).search(sentence) for key in ("idle", "security_test")):
        return True
    if words("relevance", "own_robots").search(sentence) and not words("relevance", "kept_to").search(sentence):
        return True
    if words("relevance", "others_robots").search(sentence):
        return not names_software(words("relevance", "others_robots").sub(" ", sentence))
    return words("relevance", "answered").search(sentence) is not None and _is_on_service(sentence)


def may_limit_use(clause: Clause, kind: DocumentKind = DocumentKind.OTHER) -> bool:
    """Tell whether a clause of a document of ``kind`` has words that may limit who or what uses the system.

    A data processing agreement is on what the supplier does with data: there it must speak of software or automation.
    """
    told = [clause.text[left:right] for left, right in sentences(clause.text)]
    if is_on_machines(clause) or all(words("subject", "others_barred").search(sentence) for sentence in told):
        return False
    text = " ".join(sentence for sentence in told if not is_idle(sentence))
    if kind is DocumentKind.DPA and not names_software(text):
        return False
    if words("subject", "actor").search(text) or words("subject", "automation").search(text):
        return True
    if _bars_another_act(text) and not words("subject", "exclusive").search(text):
        return False
    limits = any(words(*key).search(text) for key in (("subject", "bar"), ("definition", "closes")))
    return limits and bool(words("definition", "use").search(text))


def only_announces(clause: Clause) -> bool:
    """Tell whether a clause only leads up to what is agreed, tells why, or is a label without a sentence."""
    own = clause.text[clause.own_start :]
    if words("relevance", "announces").search(own):
        return True
    return words("relevance", "label").match(own) is not None and not words("relevance", "no_label").search(own)


def names_software(text: str) -> bool:
    """Tell whether ``text`` names software that acts, or automation."""
    return bool(words("subject", "actor").search(text) or words("subject", "automation").search(text))


def _is_on_the_suppliers_staff(finding: Finding, clause: Clause, opening: str) -> bool:
    """Tell whether the sentence that a demand for people stands in is on the supplier's own people."""
    if finding.effect not in (Effect.HUMAN_REQUIRED, Effect.PROHIBITED):
        return False
    sentence = sentence_of(finding, clause)
    if words("subject", "own_staff").search(sentence) or _is_under_their_title(clause, opening):
        return not words("subject", "customers_staff").search(sentence)
    return finding.effect is Effect.HUMAN_REQUIRED and _is_on_ours(sentence) and _is_suppliers(opening)


def _is_under_their_title(clause: Clause, opening: str) -> bool:
    """Tell whether a clause stands under a title on the supplier's own people: "Leverandørens personale"."""
    title = clause.headings[-1] if clause.headings else ""
    if words("relevance", "staff_title").search(title):
        return True
    return words("relevance", "our_title").search(title) is not None and _is_suppliers(opening)


def _is_under_a_companys_title(clause: Clause, opening: str) -> bool:
    """Tell whether a clause stands under a title on the people of a company that is named in the opening."""
    named = words("relevance", "named_title").search(clause.headings[-1]) if clause.headings else None
    if named is None:
        return False
    company = rf"\b{re.escape(named['name'])}\b[^\n,;(]{{0,40}}?\b(?:A/S|ApS|AB|AS|GmbH|I/S|P/S|K/S)\b"
    return re.search(company, opening) is not None


def _is_faint(finding: Finding) -> bool:
    """Tell whether a restriction is read by the models alone, and none too surely."""
    return finding.effect in RESTRICTIONS and finding.confidence < _HINT and not _by_rule(finding)


def _is_guessed_condition(finding: Finding) -> bool:
    return finding.effect is Effect.CONDITIONAL and finding.confidence < _GUESSED_CONDITION


def _is_price_of_a_thing(finding: Finding, sentence: str) -> bool:
    """Tell whether a guessed fee is the price of what no software does: "Automaterne betales ved levering"."""
    if finding.conditions != (Condition.FEE,) or finding.confidence >= _LIKELY_RIGHT:
        return False
    return not any(words(*key).search(sentence) for key in (("subject", "actor"), ("definition", "use")))


def _by_rule(finding: Finding) -> bool:
    return any(name.startswith(_RULE) for name in finding.by)


def _is_bare_title(text: str) -> bool:
    """Tell whether a line only names what a paper is about: "Allonge om automatisering i Livana"."""
    plain = _REFERENCE.sub("", _NUMBERED.sub("", text)).strip()
    longest = _LONGEST_RUN_IN if plain.endswith(".") else _LONGEST_TITLE
    if not plain or len(plain.split()) > longest or plain[-1] in ";:?!":
        return False
    return not (words("subject", "bar").search(text) or words("relevance", "says").search(plain))


def _is_bare_question(text: str) -> bool:
    """Tell whether a line is a heading that asks what is told below it: "Hvad I ikke må"."""
    text = _NUMBERED.sub("", text).strip()
    return len(text.split()) <= _LONGEST_TITLE and words("relevance", "question").fullmatch(text) is not None


def _is_on_the_public(text: str) -> bool:
    """Tell whether a clause says of itself that it is on a page for the public, not on the customer's users."""
    return all(words("relevance", key).search(text) for key in ("public", "not_users"))


def _is_no_duty(sentence: str) -> bool:
    """Tell whether a sentence only says what the supplier does not do for the customer: "yder ikke support på"."""
    return words("relevance", "no_duty").search(sentence) is not None


def _asks(finding: Finding, clause: Clause) -> bool:
    """Tell whether a finding's sentence asks something, or leads up to a question: "Kan vi ændre punktet?"."""
    told = [clause.text[left:right] for left, right in sentences(clause.text)]
    own = sentence_of(finding, clause)
    at = told.index(own) if own in told else 0
    return any(sentence.rstrip().endswith("?") for sentence in told[at : at + 2])


def _is_left_open(finding: Finding, clause: Clause) -> bool:
    """Tell whether a sentence asks for what a finding reads in it, or leaves it to another document."""
    if finding.effect in RESTRICTIONS:
        return finding.confidence < _HINT and _asks(finding, clause)
    if finding.effect is not Effect.PERMITTED or finding.confidence >= _LIKELY_RIGHT or _by_rule(finding):
        return False
    return words("relevance", "refers").search(sentence_of(finding, clause)) is not None


def _tells_of_no_use(text: str) -> bool:
    """Tell whether no word of a clause is on software, on how something is used or on work in a system."""
    used = any(words(*key).search(text) for key in (("definition", "use"), ("relevance", "worked")))
    return not used and not names_software(text)


def _is_on_service(sentence: str) -> bool:
    """Tell whether a sentence is on people who serve the customer, as those who answer calls, and on no use."""
    return bool(words("relevance", "served").search(sentence)) and not words("relevance", "worked").search(sentence)


def _is_on_a_post(sentence: str) -> bool:
    """Tell whether a sentence names someone to a post in the contract's own affairs, and is on no use of the system."""
    return bool(words("relevance", "post").search(sentence)) and not words("definition", "use").search(sentence)


def _is_on_ours(sentence: str) -> bool:
    """Tell whether a sentence is on how those who say "we" work, and on nobody else."""
    ours = all(words("subject", key).search(sentence) for key in ("our_staff", "supplier_act"))
    return ours and not words("subject", "your_staff").search(sentence)


def _is_suppliers(opening: str) -> bool:
    """Tell whether the supplier is the first that the opening of a letter or of terms names."""
    supplier, customer = (words("subject", key).search(opening) for key in ("supplier", "customer"))
    return supplier is not None and (customer is None or supplier.start() < customer.start())


def _marks_off(clause: Clause) -> bool:
    """Tell whether a definition only says who is not meant by a term."""
    return bool(terms_in(clause)) and bool(words("definition", "marks_off").search(clause.text))


def _defines_another(clause: Clause) -> bool:
    """Tell whether a clause only says that someone who is no user of the system is a person: "Kontaktperson"."""
    terms = terms_in(clause)
    if not terms or any(words("definition", "role").search(term) for term in terms):
        return False
    return not any(words("definition", key).search(clause.text) for key in ("closes", "must"))


def _bars_another_act(text: str) -> bool:
    """Tell whether every sentence that bars something bars what has nothing to do with who operates the system."""
    barring = [text[left:right] for left, right in sentences(text) if words("subject", "bar").search(text[left:right])]
    return bool(barring) and all(words("subject", "other_act").search(sentence) for sentence in barring)
