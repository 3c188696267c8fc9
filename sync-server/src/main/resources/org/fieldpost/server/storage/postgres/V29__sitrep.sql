-- Daily situation reports as they were made: what was printed once is printed so again.
CREATE TABLE sitrep (
    number      BIGINT  PRIMARY KEY CHECK (number >= 1),
    day         TEXT    NOT NULL CHECK (length(day) = 10),
    cut_off_at  BIGINT  NOT NULL,
    made_at     BIGINT  NOT NULL,
    made_by     TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    -- codes with commas between; empty for the whole mission
    regions     TEXT    NOT NULL,
    supersedes  BIGINT  REFERENCES sitrep (number),
    content     TEXT    NOT NULL,
    pdf         BYTEA   NOT NULL,
    sha256      BYTEA   NOT NULL CHECK (length(sha256) = 32)
);

CREATE FUNCTION sitrep_stays() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'a situation report stays as it was made';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER sitrep_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON sitrep
    FOR EACH STATEMENT EXECUTE FUNCTION sitrep_stays();
