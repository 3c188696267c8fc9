-- What phones say of their clocks: each holds for what the journal says from there on.
CREATE TABLE clock_reading (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    boot          INTEGER NOT NULL,
    booted_at     INTEGER NOT NULL,
    behind_s      INTEGER,
    told_by       TEXT CHECK (told_by IN ('GPS', 'NETWORK')),
    PRIMARY KEY (enrolment_id, generation, number),
    CHECK ((behind_s IS NULL) = (told_by IS NULL))
) STRICT, WITHOUT ROWID;

-- Times are kept as they count; behind_s is what was added to what the phone said.
ALTER TABLE observation ADD COLUMN behind_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE observation ADD COLUMN time_uncertain INTEGER NOT NULL DEFAULT 0 CHECK (time_uncertain IN (0, 1));
ALTER TABLE nil_report ADD COLUMN behind_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nil_report ADD COLUMN time_uncertain INTEGER NOT NULL DEFAULT 0 CHECK (time_uncertain IN (0, 1));

CREATE INDEX observation_time_uncertain ON observation (received_at) WHERE time_uncertain;
