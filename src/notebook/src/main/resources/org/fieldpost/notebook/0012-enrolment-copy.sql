-- The phone's keys a second time, on another page: a hurt page must not cost what waits to be delivered.
CREATE TABLE enrolment_copy (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    locked    BLOB NOT NULL
) STRICT;
