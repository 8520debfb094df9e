"""The tables of the store, as steps from one version to the next; a step, once released, is never changed."""

from __future__ import annotations

# Marks the file as ours: "clck" in ASCII.
APPLICATION_ID = 0x636C636B

_FIRST = """
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    root TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    tool TEXT NOT NULL,
    versions TEXT NOT NULL,
    totals TEXT
);
CREATE TABLE locks (
    root TEXT PRIMARY KEY,
    run INTEGER NOT NULL,
    host TEXT NOT NULL,
    process INTEGER NOT NULL,
    born TEXT NOT NULL,
    beat REAL NOT NULL
);
CREATE TABLE files (
    root TEXT NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (root, path)
) WITHOUT ROWID;
CREATE TABLE documents (
    content BLOB NOT NULL,
    suffix TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (id),
    run INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    data BLOB NOT NULL,
    judging INTEGER REFERENCES versions (id),
    judged BLOB,
    PRIMARY KEY (content, suffix)
);
CREATE TABLE clauses (
    text BLOB NOT NULL,
    version INTEGER NOT NULL,
    data BLOB,
    PRIMARY KEY (text, version)
) WITHOUT ROWID;
CREATE TABLE contracts (
    state BLOB PRIMARY KEY,
    contract TEXT NOT NULL,
    folder TEXT NOT NULL,
    system TEXT,
    supplier TEXT,
    cvr TEXT,
    contract_number TEXT,
    expiry TEXT,
    verdict TEXT NOT NULL,
    needs_review INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE findings (
    state BLOB NOT NULL REFERENCES contracts (state) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    effect TEXT NOT NULL,
    status TEXT NOT NULL,
    deciding INTEGER NOT NULL,
    clause TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (state, position)
) WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings (id);
CREATE TABLE verdicts (
    root TEXT NOT NULL,
    contract TEXT NOT NULL,
    first_run INTEGER NOT NULL,
    last_run INTEGER NOT NULL,
    state BLOB NOT NULL REFERENCES contracts (state),
    PRIMARY KEY (root, contract, first_run)
) WITHOUT ROWID;
CREATE INDEX verdicts_by_run ON verdicts (root, last_run);
CREATE TABLE decision_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    contract TEXT NOT NULL,
    finding TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    until TEXT,
    effect TEXT NOT NULL DEFAULT '',
    clause TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    identity TEXT NOT NULL DEFAULT ''
);
CREATE INDEX decision_log_by_finding ON decision_log (contract, finding, id);
CREATE TRIGGER decision_log_keeps BEFORE DELETE ON decision_log
BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
CREATE TRIGGER decision_log_stands BEFORE UPDATE ON decision_log
BEGIN SELECT RAISE(ABORT, 'the log of decisions is append-only'); END;
CREATE VIEW decisions AS
    SELECT * FROM decision_log AS entry
    WHERE id = (SELECT max(id) FROM decision_log WHERE contract = entry.contract AND finding = entry.finding);
"""

# Between which days a state of a contract says the same: from the first to before the second.
_SECOND = """
ALTER TABLE contracts ADD COLUMN since TEXT;
ALTER TABLE contracts ADD COLUMN until TEXT;
"""

# The day that a run was asked about, where that is another than its own.
_THIRD = """
ALTER TABLE runs ADD COLUMN as_of TEXT;
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD)
"""Step n brings a store from version n to version n + 1."""
