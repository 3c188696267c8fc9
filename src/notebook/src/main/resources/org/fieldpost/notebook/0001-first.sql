-- A notebook: one enrolment (one officer on one phone), live or exercise, never both.
-- Columns named "locked" or "..._locked" hold content as the safe wrote it; all others say nothing of what was seen.
CREATE TABLE notebook (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    mode        TEXT    NOT NULL CHECK (mode IN ('LIVE', 'EXERCISE')),
    generation  INTEGER NOT NULL DEFAULT 1 CHECK (generation BETWEEN 1 AND 26),
    epoch       INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0)
) STRICT;

CREATE TABLE enrolment (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    locked      BLOB    NOT NULL
) STRICT;

CREATE TABLE draft (
    id          TEXT    PRIMARY KEY,
    saved_at    INTEGER NOT NULL,
    locked      BLOB    NOT NULL
) STRICT;

-- What this phone wrote. acknowledged_epoch is the server epoch under which it was acknowledged, or null.
CREATE TABLE journal_entry (
    generation          INTEGER NOT NULL,
    number              INTEGER NOT NULL CHECK (number >= 1),
    kind                INTEGER NOT NULL,
    urgent              INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    hash                BLOB    NOT NULL CHECK (length(hash) = 32),
    locked              BLOB    NOT NULL,
    acknowledged_epoch  INTEGER,
    PRIMARY KEY (generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_entry_waiting ON journal_entry (generation, urgent DESC, number) WHERE acknowledged_epoch IS NULL;

-- What the server wrote for this phone.
CREATE TABLE inbox_entry (
    generation  INTEGER NOT NULL,
    number      INTEGER NOT NULL CHECK (number >= 1),
    kind        INTEGER NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (generation, number)
) STRICT, WITHOUT ROWID;

-- Same number, other content: kept for a person, never acknowledged.
CREATE TABLE inbox_fork (
    generation  INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (generation, number, hash)
) STRICT, WITHOUT ROWID;

-- A report is known by the number of its first entry; latest is its newest revision.
CREATE TABLE report (
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    latest        INTEGER NOT NULL,
    review_state  TEXT    CHECK (review_state IN ('COUNTED', 'SET_ASIDE')),
    region_locked BLOB,
    PRIMARY KEY (generation, number),
    FOREIGN KEY (generation, number) REFERENCES journal_entry (generation, number),
    FOREIGN KEY (generation, latest) REFERENCES journal_entry (generation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE patrol (
    crew_code   TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    running     INTEGER NOT NULL CHECK (running IN (0, 1)),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (crew_code, started_at)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX patrol_one_running ON patrol (running) WHERE running = 1;
