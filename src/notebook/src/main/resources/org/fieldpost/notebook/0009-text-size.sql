-- Another thing an officer may choose: how large the app writes.
CREATE TABLE preference_2 (
    name   TEXT NOT NULL PRIMARY KEY CHECK (name IN ('LANGUAGE', 'THEME', 'TEXT_SIZE')),
    value  TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 20)
) STRICT, WITHOUT ROWID;
INSERT INTO preference_2 SELECT name, value FROM preference;
DROP TABLE preference;
ALTER TABLE preference_2 RENAME TO preference;
