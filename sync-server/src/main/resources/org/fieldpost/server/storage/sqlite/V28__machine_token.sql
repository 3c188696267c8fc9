-- What programs read with in a person's name. The token itself stands nowhere.
CREATE TABLE machine_token (
    token_hash  BLOB    PRIMARY KEY CHECK (length(token_hash) = 32),
    person      TEXT    NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL CHECK (expires_at > made_at),
    used_at     INTEGER,
    UNIQUE (person, name)
) STRICT;
