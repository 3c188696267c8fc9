-- Words that were destroyed, known by the hash of what they stood in and by their place, never by themselves.
CREATE TABLE redaction (
    original BYTEA NOT NULL CHECK (length(original) = 32),
    field TEXT COLLATE "C" NOT NULL,
    from_char BIGINT NOT NULL CHECK (from_char >= 0),
    to_char BIGINT NOT NULL CHECK (to_char > from_char),
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (original, field, from_char)
);

CREATE TABLE redacted_photo (
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
    size BIGINT NOT NULL,
    PRIMARY KEY (sha256, size)
);

-- SHA-256 of the body as it came, where another stands in its place: revisions name their report by it.
ALTER TABLE entry ADD COLUMN came BYTEA;
ALTER TABLE entry_fork ADD COLUMN came BYTEA;

-- By how much the digest of an entry that goes down differs since words of it were destroyed: a phone may hold either.
CREATE TABLE redacted_downlink (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    delta BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number, delta)
);
