-- The mission package from the server: at place 0 what has come of the next one, at 1 the one in use, at 2 one that could not be
-- read, from 3 on the vocabularies of former ones, by which old reports stay readable.
CREATE TABLE mission_package (
    place   INTEGER PRIMARY KEY CHECK (place >= 0),
    locked  BLOB NOT NULL
) STRICT;
