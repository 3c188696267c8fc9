-- The lines of the log outside the database, so that a backup takes them along.
CREATE TABLE outside_line (
    number  INTEGER PRIMARY KEY,
    line    TEXT    NOT NULL
) STRICT;

-- Answer files for couriers, until they are fetched.
CREATE TABLE courier_answer (
    name     TEXT    PRIMARY KEY,
    made_at  INTEGER NOT NULL,
    file     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Version 2 made the table anew, and forgot this one.
CREATE INDEX observation_interface_by_interface ON observation_interface (interface, receipt);
