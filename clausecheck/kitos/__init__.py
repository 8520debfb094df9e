"""Floor 6: KITOS, where municipalities keep the list of their systems and contracts: read, and told the verdicts.

KITOS holds no documents, only the list and references; facts about its API v2 from the sources of os2kitos/kitos.
"""
