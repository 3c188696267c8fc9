-- Daily situation reports as they were made: what was printed once is printed so again.
CREATE TABLE sitrep (
    number      INTEGER PRIMARY KEY CHECK (number >= 1),
    day         TEXT    NOT NULL CHECK (length(day) = 10),
    cut_off_at  INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    -- codes with commas between; empty for the whole mission
    regions     TEXT    NOT NULL,
    supersedes  INTEGER REFERENCES sitrep (number),
    content     TEXT    NOT NULL,
    pdf         BLOB    NOT NULL,
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32)
) STRICT;

CREATE TRIGGER sitrep_no_update BEFORE UPDATE ON sitrep
BEGIN SELECT RAISE(ABORT, 'a situation report stays as it was made'); END;

CREATE TRIGGER sitrep_no_delete BEFORE DELETE ON sitrep
BEGIN SELECT RAISE(ABORT, 'a situation report stays as it was made'); END;
