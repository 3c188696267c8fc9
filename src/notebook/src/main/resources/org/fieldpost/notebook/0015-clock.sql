-- What the journal said last of the phone's clock, and in which generation. began: when the phone was switched on in truth, once it was
-- told the time; was_set: whether its clock was set since.
CREATE TABLE clock_said (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    generation  INTEGER NOT NULL,
    boot        INTEGER NOT NULL,
    booted_at   INTEGER NOT NULL,
    was_set     INTEGER NOT NULL CHECK (was_set IN (0, 1)),
    began       INTEGER
) STRICT;
