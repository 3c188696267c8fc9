ALTER TABLE person ADD COLUMN turned_off INTEGER NOT NULL DEFAULT 0;
-- The secret of the one-time codes, and the last time step whose code was used: none is taken twice.
ALTER TABLE person ADD COLUMN code_secret BLOB;
ALTER TABLE person ADD COLUMN code_step INTEGER NOT NULL DEFAULT 0;
-- Shown to this session, and not yet confirmed by a code.
ALTER TABLE session ADD COLUMN code_offer BLOB;

CREATE TABLE recovery_code (
    person     TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    code_hash  BLOB NOT NULL,
    PRIMARY KEY (person, code_hash)
) STRICT;

-- The password was right, the code is awaited.
CREATE TABLE sign_in_step (
    token_hash  BLOB PRIMARY KEY,
    person      TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    expires_at  INTEGER NOT NULL
) STRICT;

-- Links that work once: of a person, to set a password; of nobody, to make the first administrator.
CREATE TABLE access_link (
    token_hash  BLOB PRIMARY KEY,
    person      TEXT REFERENCES person (name) ON DELETE CASCADE,
    expires_at  INTEGER NOT NULL
) STRICT;

-- Tries to sign in by name, by address and by both; the names themselves stand not here, as people type passwords there.
CREATE TABLE sign_in_tries (
    of_whom   TEXT PRIMARY KEY,
    failures  INTEGER NOT NULL,
    last_at   INTEGER NOT NULL,
    known     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE access_setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT;

-- Who read or changed what: each line's hash covers the hash before it.
CREATE TABLE audit_log (
    number  INTEGER PRIMARY KEY CHECK (number >= 1),
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    deed    TEXT NOT NULL,
    page    TEXT NOT NULL,
    what    TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE audit_head (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    number    INTEGER NOT NULL,
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
