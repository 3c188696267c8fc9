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
