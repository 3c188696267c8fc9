-- Words that were destroyed, known by the hash of what they stood in and by their place, never by themselves.
CREATE TABLE redaction (
    original      BLOB    NOT NULL CHECK (length(original) = 32),
    field         TEXT    NOT NULL,
    from_char     INTEGER NOT NULL CHECK (from_char >= 0),
    to_char       INTEGER NOT NULL CHECK (to_char > from_char),
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    PRIMARY KEY (original, field, from_char)
) STRICT, WITHOUT ROWID;

CREATE TABLE redacted_photo (
    sha256  BLOB    NOT NULL CHECK (length(sha256) = 32),
    size    INTEGER NOT NULL,
    PRIMARY KEY (sha256, size)
) STRICT, WITHOUT ROWID;

-- SHA-256 of the body as it came, where another stands in its place: revisions name their report by it.
ALTER TABLE entry ADD COLUMN came BLOB;
ALTER TABLE entry_fork ADD COLUMN came BLOB;

-- By how much the digest of an entry that goes down differs since words of it were destroyed: a phone may hold either.
CREATE TABLE redacted_downlink (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    delta         INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number, delta)
) STRICT, WITHOUT ROWID;

CREATE TABLE redaction_deed (
    receipt  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    by_whom  TEXT    NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason IN ('NAME', 'CONTACT', 'SOURCE', 'OTHER')),
    copies   INTEGER NOT NULL,
    PRIMARY KEY (receipt, at)
) STRICT, WITHOUT ROWID;

-- Who fetched which sealed report. Of its author and hour there is nothing here either.
CREATE TABLE sealed_fetch (
    id          INTEGER NOT NULL,
    fetched_at  INTEGER NOT NULL,
    fetched_by  TEXT    NOT NULL,
    PRIMARY KEY (id, fetched_at)
) STRICT, WITHOUT ROWID;

-- What the conduct focal point wrote for readers out of sealed reports; it stands in no count.
CREATE TABLE released (
    id            TEXT    PRIMARY KEY,
    title         TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    month         TEXT    NOT NULL CHECK (length(month) = 7),
    region_code   TEXT,
    handling      TEXT    NOT NULL CHECK (handling IN ('H1', 'H2', 'H3')),
    text          TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    released_at   INTEGER NOT NULL,
    released_by   TEXT    NOT NULL,
    withdrawn_at  INTEGER,
    withdrawn_by  TEXT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT, WITHOUT ROWID;

-- Tasks and planned patrols, a row for each phone they were sent to.
CREATE TABLE handed_down (
    id            INTEGER NOT NULL,
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    kind          INTEGER NOT NULL,
    body          BLOB    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    sent_at       INTEGER NOT NULL,
    sent_by       TEXT    NOT NULL,
    withdrawn_at  INTEGER,
    PRIMARY KEY (id, enrolment_id)
) STRICT, WITHOUT ROWID;
