-- A patrol's track as it comes, what is planned, where it was, and the report it owes.
CREATE TABLE track_point (
    crew_code   TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
    -- Whether it stands in an entry of the journal.
    written     INTEGER NOT NULL CHECK (written IN (0, 1)),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (crew_code, started_at, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE track_mode (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    low_power  INTEGER NOT NULL CHECK (low_power IN (0, 1))
) STRICT;

CREATE TABLE patrol_plan (
    id      TEXT PRIMARY KEY CHECK (length(id) = 16),
    locked  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where an ended patrol was: for "last visited" of the next.
CREATE TABLE patrol_visits (
    crew_code   TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    locked      BLOB    NOT NULL,
    PRIMARY KEY (crew_code, started_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE patrol_report (
    crew_code   TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    submitted   INTEGER NOT NULL CHECK (submitted IN (0, 1)),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (crew_code, started_at)
) STRICT, WITHOUT ROWID;
