-- The schema of the embedded database at its version 5, for PostgreSQL; from here on both have migrations of the same numbers.
-- Text is compared byte by byte, as there.

CREATE TABLE mission_space (
    only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
    mission_id TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL CHECK (mode IN ('LIVE', 'EXERCISE')),
    package TEXT COLLATE "C" NOT NULL,
    epoch BIGINT NOT NULL CHECK (epoch >= 1)
);

CREATE TABLE enrolment (
    id TEXT COLLATE "C" PRIMARY KEY,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    ordinal BIGINT NOT NULL UNIQUE,
    secret_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('INVITED', 'CLAIMED', 'FINAL', 'BLOCKED', 'REVOKED')),
    verifying_key BYTEA,
    box_key BYTEA,
    fingerprint TEXT COLLATE "C",
    claimed_at BIGINT,
    confirmed_at BIGINT,
    last_heard_at BIGINT,
    waiting BIGINT,
    app_version TEXT COLLATE "C",
    status_generation BIGINT NOT NULL DEFAULT 0,
    status_number BIGINT NOT NULL DEFAULT 0,
    downlink_epoch BIGINT NOT NULL DEFAULT 0,
    counter BIGINT NOT NULL DEFAULT 0,
    text_key BYTEA,
    revoked_at BIGINT,
    credential_told BIGINT NOT NULL DEFAULT 0,
    box_told_epoch BIGINT NOT NULL DEFAULT 0,
    box_told_sequence BIGINT NOT NULL DEFAULT 0,
    recipient_told BIGINT NOT NULL DEFAULT 0,
    sealed_to BIGINT,
    CHECK ((state = 'INVITED') = (verifying_key IS NULL))
);

CREATE TABLE envelope_aside (
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    hash BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    envelope BYTEA NOT NULL,
    PRIMARY KEY (enrolment_id, hash)
);

CREATE TABLE entry (
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    kind BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    received_at BIGINT NOT NULL,
    set_aside TEXT COLLATE "C",
    body BYTEA NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE TABLE entry_fork (
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    received_at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number, hash)
);

CREATE TABLE downlink_entry (
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    generation BIGINT NOT NULL CHECK (generation >= 1),
    number BIGINT NOT NULL CHECK (number >= 1),
    kind BIGINT NOT NULL,
    priority BIGINT NOT NULL CHECK (priority BETWEEN 0 AND 2),
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    acknowledged_epoch BIGINT,
    body BYTEA NOT NULL,
    -- The digests of this entry and all before it, summed; NULL for those of release 0.1.0 until the first start.
    digest_sum BIGINT,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX downlink_waiting ON downlink_entry (enrolment_id, priority, generation, number)
    WHERE acknowledged_epoch IS NULL;

CREATE TABLE held_range (
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    generation BIGINT NOT NULL,
    first BIGINT NOT NULL CHECK (first >= 1),
    last BIGINT NOT NULL CHECK (last >= first),
    digest BYTEA NOT NULL CHECK (length(digest) = 8),
    PRIMARY KEY (enrolment_id, generation, first)
);

CREATE TABLE revision (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    base_generation BIGINT NOT NULL,
    base BIGINT NOT NULL,
    base_digest BYTEA,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX revision_by_base ON revision (enrolment_id, base_generation, base);

CREATE TABLE observation (
    receipt TEXT COLLATE "C" PRIMARY KEY,
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    base BIGINT NOT NULL,
    base_digest BYTEA,
    latest_generation BIGINT NOT NULL,
    latest BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('SMUGGLING', 'BORDER', 'RESOURCE_SITE')),
    region_code TEXT COLLATE "C",
    region_method TEXT COLLATE "C" CHECK (region_method IN ('INSIDE', 'NEAREST', 'CHOSEN')),
    observed_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    handling TEXT COLLATE "C" NOT NULL CHECK (handling IN ('H1', 'H2', 'H3')),
    flash BOOLEAN NOT NULL
);

CREATE INDEX observation_by_time ON observation (observed_at, region_code);

CREATE TABLE observation_interface (
    receipt TEXT COLLATE "C" NOT NULL REFERENCES observation (receipt) ON DELETE CASCADE,
    interface TEXT COLLATE "C" NOT NULL CHECK (interface IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7')),
    rank BIGINT NOT NULL CHECK (rank BETWEEN 0 AND 2),
    PRIMARY KEY (receipt, interface)
);

CREATE TABLE retraction (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    base_generation BIGINT NOT NULL,
    base BIGINT NOT NULL,
    base_digest BYTEA NOT NULL CHECK (length(base_digest) = 8),
    reason TEXT COLLATE "C" NOT NULL CHECK (reason IN ('MISTAKE', 'DUPLICATE', 'WRONG_PLACE_OR_TIME', 'SAFETY')),
    received_at BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX retraction_by_base ON retraction (enrolment_id, base_generation, base);

CREATE VIEW counted_observation AS
    SELECT o.* FROM observation o
    WHERE NOT EXISTS (SELECT 1 FROM retraction t
                      WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                        AND (o.base_digest IS NULL OR t.base_digest = o.base_digest));

CREATE TABLE patrol_revision (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    crew_code TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    means TEXT COLLATE "C" NOT NULL,
    task TEXT COLLATE "C" NOT NULL,
    region_code TEXT COLLATE "C",
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX patrol_by_time ON patrol_revision (started_at, region_code);

CREATE INDEX patrol_by_key ON patrol_revision (crew_code, started_at);

CREATE TABLE nil_report (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    region_code TEXT COLLATE "C",
    looked_from BIGINT NOT NULL,
    looked_until BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX nil_by_time ON nil_report (looked_until, region_code);

CREATE TABLE track_segment (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    crew_code TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL CHECK (last_at >= first_at),
    points BIGINT NOT NULL CHECK (points >= 1),
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX track_segment_by_patrol ON track_segment (crew_code, started_at, first_at);

CREATE TABLE patrol_report (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    crew_code TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL CHECK (ended_at >= started_at),
    received_at BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX patrol_report_by_patrol ON patrol_report (crew_code, started_at);

CREATE TABLE sealed_report (
    id BIGINT PRIMARY KEY,
    arrived_day TEXT COLLATE "C" NOT NULL CHECK (arrived_day ~ '^\d{4}-\d{2}-\d{2}$'),
    blob BYTEA NOT NULL
);

CREATE TABLE recipient (
    sequence BIGINT PRIMARY KEY,
    recipient BYTEA NOT NULL
);

CREATE TABLE photo_chunk (
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
    size BIGINT NOT NULL,
    place BIGINT NOT NULL CHECK (place >= 0),
    digest BYTEA NOT NULL CHECK (length(digest) = 8),
    bytes BYTEA NOT NULL,
    PRIMARY KEY (sha256, size, place, digest)
);

CREATE TABLE text_copy (
    receipt TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    verified BOOLEAN NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    interface TEXT COLLATE "C",
    region_code TEXT COLLATE "C",
    observed_at BIGINT NOT NULL,
    typed_at BIGINT NOT NULL,
    typed_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (receipt, text)
);

CREATE TABLE question (
    id BIGINT PRIMARY KEY CHECK (id >= 1),
    receipt TEXT COLLATE "C" NOT NULL,
    enrolment_id TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    text TEXT COLLATE "C" NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    asked_at BIGINT NOT NULL,
    asked_by TEXT COLLATE "C" NOT NULL
);

CREATE INDEX question_by_receipt ON question (receipt);

CREATE TABLE answer (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    question BIGINT NOT NULL,
    base_generation BIGINT NOT NULL,
    base BIGINT NOT NULL,
    base_digest BYTEA NOT NULL CHECK (length(base_digest) = 8),
    text TEXT COLLATE "C" NOT NULL,
    by_correction BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
);

CREATE INDEX answer_by_base ON answer (enrolment_id, base_generation, base);

CREATE TABLE person (
    name TEXT COLLATE "C" PRIMARY KEY,
    password_hash TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('SUPERVISOR', 'ADMINISTRATOR'))
);

CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    form_token TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT NOT NULL
);
