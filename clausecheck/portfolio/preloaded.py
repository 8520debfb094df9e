"""Loaded before the first worker starts, so that each has the vocabulary and its patterns at hand, not built anew.

A small contract is read and judged for that, by the rules alone: what the models load must not be forked.
"""

from __future__ import annotations

from clausecheck.contracts.assemble import assemble
from clausecheck.documents.limits import Limits
from clausecheck.documents.reading import read_bytes
from clausecheck.effects.rules import judge
from clausecheck.portfolio import work

__all__ = ["work"]

_CONTRACT = """
KONTRAKT OM DRIFT AF ET FAGSYSTEM

mellem Kunden, CVR-nr. 31002516, og Leverandøren A/S, CVR-nr. 32524273. Kontrakt nr. 12-2024

1. Bilag. Kontrakten består af denne kontrakt og bilag 1-3. Ved uoverensstemmelse går kontrakten forud for bilagene.

2. Brugsret. Kunden må anvende softwarerobotter i Systemet, og der stilles ikke krav om mennesker.

3. Use. The Customer may use software robots in the System, and no human user is required.

4. Varighed. Kontrakten træder i kraft den 1. januar 2024. Kunden kan opsige den med 6 måneders varsel.

5. Ændringer. Allonge 1 erstatter pkt. 3, der udgår.

Underskrevet den 3. december 2023
"""

assemble([read_bytes(_CONTRACT.encode(), "kontrakt.txt", Limits())], "kontrakt", classify=judge)
