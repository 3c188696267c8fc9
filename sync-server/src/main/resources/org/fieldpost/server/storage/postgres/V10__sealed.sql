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

CREATE TABLE redaction_deed (
    receipt TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL CHECK (reason IN ('NAME', 'CONTACT', 'SOURCE', 'OTHER')),
    copies BIGINT NOT NULL,
    PRIMARY KEY (receipt, at)
);

-- Who fetched which sealed report. Of its author and hour there is nothing here either.
CREATE TABLE sealed_fetch (
    id BIGINT NOT NULL,
    fetched_at BIGINT NOT NULL,
    fetched_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, fetched_at)
);

-- What the conduct focal point wrote for readers out of sealed reports; it stands in no count.
CREATE TABLE released (
    id TEXT COLLATE "C" PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    month TEXT COLLATE "C" NOT NULL CHECK (length(month) = 7),
    region_code TEXT COLLATE "C",
    handling TEXT COLLATE "C" NOT NULL CHECK (handling IN ('H1', 'H2', 'H3')),
    text TEXT COLLATE "C" NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    released_at BIGINT NOT NULL,
    released_by TEXT COLLATE "C" NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT COLLATE "C",
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

-- Tasks and planned patrols, a row for each phone they were sent to.
CREATE TABLE handed_down (
    id BIGINT NOT NULL,
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    kind BIGINT NOT NULL,
    body BYTEA NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by TEXT COLLATE "C" NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (id, enrolment_id)
);
