-- One server, one mission space, live or exercise.
CREATE TABLE mission_space (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    mission_id  TEXT    NOT NULL,
    mode        TEXT    NOT NULL CHECK (mode IN ('LIVE', 'EXERCISE')),
    package     TEXT    NOT NULL,
    epoch       INTEGER NOT NULL CHECK (epoch >= 1)
) STRICT;

-- One officer on one phone. Codes are never given twice.
CREATE TABLE enrolment (
    id              TEXT    PRIMARY KEY,
    code            TEXT    NOT NULL UNIQUE,
    ordinal         INTEGER NOT NULL UNIQUE,
    secret_hash     BLOB    NOT NULL,
    expires_at      INTEGER NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('INVITED', 'CLAIMED', 'FINAL', 'BLOCKED', 'REVOKED')),
    verifying_key   BLOB,
    box_key         BLOB,
    fingerprint     TEXT,
    claimed_at      INTEGER,
    confirmed_at    INTEGER,
    last_heard_at   INTEGER,
    waiting         INTEGER,
    app_version     TEXT,
    status_generation INTEGER NOT NULL DEFAULT 0,
    status_number   INTEGER NOT NULL DEFAULT 0,
    downlink_epoch  INTEGER NOT NULL DEFAULT 0,
    CHECK ((state = 'INVITED') = (verifying_key IS NULL))
) STRICT;

-- Envelopes of phones that are not final yet: stored whole, read once the administrator has confirmed.
CREATE TABLE envelope_aside (
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    hash          BLOB    NOT NULL,
    received_at   INTEGER NOT NULL,
    envelope      BLOB    NOT NULL,
    PRIMARY KEY (enrolment_id, hash)
) STRICT, WITHOUT ROWID;

-- Every entry exactly once, as it came. set_aside says why a person must look at it.
CREATE TABLE entry (
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL CHECK (number >= 1),
    kind          INTEGER NOT NULL,
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    received_at   INTEGER NOT NULL,
    set_aside     TEXT,
    body          BLOB    NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_fork (
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    kind          INTEGER NOT NULL,
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    received_at   INTEGER NOT NULL,
    body          BLOB    NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number, hash)
) STRICT, WITHOUT ROWID;

-- What the server writes for a phone.
CREATE TABLE downlink_entry (
    enrolment_id        TEXT    NOT NULL REFERENCES enrolment (id),
    number              INTEGER NOT NULL CHECK (number >= 1),
    kind                INTEGER NOT NULL,
    urgent              INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    hash                BLOB    NOT NULL CHECK (length(hash) = 32),
    acknowledged_epoch  INTEGER,
    body                BLOB    NOT NULL,
    PRIMARY KEY (enrolment_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX downlink_waiting ON downlink_entry (enrolment_id, urgent DESC, number) WHERE acknowledged_epoch IS NULL;

-- Which entry revises which report; a revision may arrive before its base.
CREATE TABLE revision (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    base          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, base, number)
) STRICT, WITHOUT ROWID;

-- A report as its newest revision says it; its name is its author's code and its first entry's number.
CREATE TABLE observation (
    receipt        TEXT    PRIMARY KEY,
    enrolment_id   TEXT    NOT NULL,
    generation     INTEGER NOT NULL,
    base           INTEGER NOT NULL,
    latest         INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('SMUGGLING', 'BORDER', 'RESOURCE_SITE')),
    region_code    TEXT,
    region_method  TEXT    CHECK (region_method IN ('INSIDE', 'NEAREST', 'CHOSEN')),
    observed_at    INTEGER NOT NULL,
    received_at    INTEGER NOT NULL,
    handling       TEXT    NOT NULL CHECK (handling IN ('H1', 'H2', 'H3')),
    flash          INTEGER NOT NULL CHECK (flash IN (0, 1)),
    UNIQUE (enrolment_id, generation, base)
) STRICT, WITHOUT ROWID;

CREATE INDEX observation_by_time ON observation (observed_at, region_code);

-- The officer's coding, until a reviewer assigns his own. I3 stands in no aggregate, so it stands not here.
CREATE TABLE observation_interface (
    receipt    TEXT NOT NULL REFERENCES observation (receipt) ON DELETE CASCADE,
    interface  TEXT NOT NULL CHECK (interface IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7')),
    rank       INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 2),
    PRIMARY KEY (receipt, interface)
) STRICT, WITHOUT ROWID;

CREATE INDEX observation_interface_by_interface ON observation_interface (interface, receipt);

-- A patrol is one crew code and start, joined by all phones on it; the highest revision of each phone counts.
CREATE TABLE patrol_revision (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    crew_code     TEXT    NOT NULL,
    started_at    INTEGER NOT NULL,
    ended_at      INTEGER,
    means         TEXT    NOT NULL,
    task          TEXT    NOT NULL,
    region_code   TEXT,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX patrol_by_time ON patrol_revision (started_at, region_code);

CREATE TABLE nil_report (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    region_code   TEXT,
    looked_from   INTEGER NOT NULL,
    looked_until  INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX nil_by_time ON nil_report (looked_until, region_code);

CREATE TABLE person (
    name           TEXT    PRIMARY KEY,
    password_hash  TEXT    NOT NULL,
    role           TEXT    NOT NULL CHECK (role IN ('SUPERVISOR', 'ADMINISTRATOR'))
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash  BLOB    PRIMARY KEY,
    person      TEXT    NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    form_token  TEXT    NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
