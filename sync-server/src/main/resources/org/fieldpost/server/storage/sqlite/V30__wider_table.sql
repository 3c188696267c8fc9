-- Tables for whoever is not of the mission, as they were made: of the same weeks there is never another to subtract from.
CREATE TABLE wider_table (
    first_week  INTEGER PRIMARY KEY,
    made_at     INTEGER NOT NULL,
    made_by     TEXT    NOT NULL,
    content     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER wider_table_no_update BEFORE UPDATE ON wider_table
BEGIN SELECT RAISE(ABORT, 'a table for wider release stays as it was made'); END;

CREATE TRIGGER wider_table_no_delete BEFORE DELETE ON wider_table
BEGIN SELECT RAISE(ABORT, 'a table for wider release stays as it was made'); END;
