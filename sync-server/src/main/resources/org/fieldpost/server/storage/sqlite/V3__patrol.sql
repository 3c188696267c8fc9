-- Tracks and patrol reports, by the entries that say them; what they say stays in the entry.
CREATE TABLE track_segment (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    crew_code     TEXT    NOT NULL,
    started_at    INTEGER NOT NULL,
    first_at      INTEGER NOT NULL,
    last_at       INTEGER NOT NULL CHECK (last_at >= first_at),
    points        INTEGER NOT NULL CHECK (points >= 1),
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX track_segment_by_patrol ON track_segment (crew_code, started_at, first_at);

-- The newest of each phone counts.
CREATE TABLE patrol_report (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    crew_code     TEXT    NOT NULL,
    started_at    INTEGER NOT NULL,
    ended_at      INTEGER NOT NULL CHECK (ended_at >= started_at),
    received_at   INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX patrol_report_by_patrol ON patrol_report (crew_code, started_at);

CREATE INDEX patrol_by_key ON patrol_revision (crew_code, started_at);
