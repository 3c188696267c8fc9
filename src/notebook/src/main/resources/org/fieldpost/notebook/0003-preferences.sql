-- How the officer likes to read; says nothing of what was seen. Kept in the open: the first screen needs it before any PIN.
CREATE TABLE preference (
    name   TEXT NOT NULL PRIMARY KEY CHECK (name IN ('LANGUAGE', 'THEME')),
    value  TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 20)
) STRICT, WITHOUT ROWID;
