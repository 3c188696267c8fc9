-- What programs read with in a person's name. The token itself stands nowhere.
CREATE TABLE machine_token (
    token_hash  BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    name        TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    made_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL CHECK (expires_at > made_at),
    used_at     BIGINT,
    UNIQUE (person, name)
);
