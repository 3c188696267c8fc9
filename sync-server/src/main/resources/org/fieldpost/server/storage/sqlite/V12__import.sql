-- Reports that came in a file from elsewhere stand under an enrolment that no phone has: who brought them.
ALTER TABLE enrolment ADD COLUMN brought_by TEXT;

-- A file between its upload and the decision; looked at with several mappings, gone after a day.
CREATE TABLE import_file (
    id           INTEGER PRIMARY KEY CHECK (id >= 1),
    name         TEXT    NOT NULL,
    content      TEXT    NOT NULL,
    uploaded_at  INTEGER NOT NULL,
    uploaded_by  TEXT    NOT NULL
) STRICT;

-- Which row of which file became which report: a file brought twice is counted once.
CREATE TABLE imported_row (
    reference    TEXT    PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 120),
    receipt      TEXT    NOT NULL,
    imported_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
