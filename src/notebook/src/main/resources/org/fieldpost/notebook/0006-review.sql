-- What became of reports after they were submitted: taken back by their author, decided upon by a supervisor.
ALTER TABLE report ADD COLUMN retraction_reason TEXT
    CHECK (retraction_reason IN ('MISTAKE', 'DUPLICATE', 'WRONG_PLACE_OR_TIME', 'SAFETY'));
-- The entry that says so.
ALTER TABLE report ADD COLUMN retraction_generation INTEGER;
ALTER TABLE report ADD COLUMN retraction INTEGER;
ALTER TABLE report ADD COLUMN ruling TEXT CHECK (ruling IN ('GRADED', 'RETURNED', 'MERGED', 'RETRACTED'));
ALTER TABLE report ADD COLUMN ruled_at INTEGER;
ALTER TABLE report ADD COLUMN ruling_locked BLOB;

-- A supervisor's question. here: whether the report it is about is on this phone, under this number as it is now.
CREATE TABLE question (
    id                 INTEGER PRIMARY KEY CHECK (id >= 1),
    here               INTEGER NOT NULL CHECK (here IN (0, 1)),
    generation         INTEGER NOT NULL,
    number             INTEGER NOT NULL,
    asked_at           INTEGER NOT NULL,
    answer_generation  INTEGER,
    answer             INTEGER,
    locked             BLOB    NOT NULL,
    -- An answer begun and not yet given.
    begun_locked       BLOB,
    CHECK ((answer_generation IS NULL) = (answer IS NULL)),
    FOREIGN KEY (answer_generation, answer) REFERENCES journal_entry (generation, number)
) STRICT;

CREATE INDEX question_of_report ON question (generation, number);

-- An earlier version kept rulings and questions and could not read them: they are read again, once.
ALTER TABLE notebook ADD COLUMN inbox_unread INTEGER NOT NULL DEFAULT 1 CHECK (inbox_unread IN (0, 1));
