ALTER TABLE person ADD COLUMN turned_off BOOLEAN NOT NULL DEFAULT FALSE;
-- The secret of the one-time codes, and the last time step whose code was used: none is taken twice.
ALTER TABLE person ADD COLUMN code_secret BYTEA;
ALTER TABLE person ADD COLUMN code_step BIGINT NOT NULL DEFAULT 0;
-- Shown to this session, and not yet confirmed by a code.
ALTER TABLE session ADD COLUMN code_offer BYTEA;

CREATE TABLE recovery_code (
    person     TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    code_hash  BYTEA NOT NULL,
    PRIMARY KEY (person, code_hash)
);

-- The password was right, the code is awaited.
CREATE TABLE sign_in_step (
    token_hash  BYTEA PRIMARY KEY,
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    expires_at  BIGINT NOT NULL
);

-- Links that work once: of a person, to set a password; of nobody, to make the first administrator.
CREATE TABLE access_link (
    token_hash  BYTEA PRIMARY KEY,
    person      TEXT COLLATE "C" REFERENCES person (name) ON DELETE CASCADE,
    expires_at  BIGINT NOT NULL
);

-- Tries to sign in by name, by address and by both; the names themselves stand not here, as people type passwords there.
CREATE TABLE sign_in_tries (
    of_whom   TEXT COLLATE "C" PRIMARY KEY,
    failures  BIGINT NOT NULL,
    last_at   BIGINT NOT NULL,
    known     BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE access_setting (
    name   TEXT COLLATE "C" PRIMARY KEY,
    value  TEXT COLLATE "C" NOT NULL
);

-- Who read or changed what: each line's hash covers the hash before it.
CREATE TABLE audit_log (
    number  BIGINT PRIMARY KEY CHECK (number >= 1),
    at      BIGINT NOT NULL,
    who     TEXT COLLATE "C" NOT NULL,
    deed    TEXT COLLATE "C" NOT NULL,
    page    TEXT COLLATE "C" NOT NULL,
    what    TEXT COLLATE "C" NOT NULL,
    hash    BYTEA NOT NULL CHECK (length(hash) = 32)
);

CREATE TABLE audit_head (
    only_row  BIGINT PRIMARY KEY CHECK (only_row = 1),
    number    BIGINT NOT NULL,
    hash      BYTEA NOT NULL CHECK (length(hash) = 32)
);

CREATE FUNCTION audit_log_stays() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'the log is only appended to';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_stays();
