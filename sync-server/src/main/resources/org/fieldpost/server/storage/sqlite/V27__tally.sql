-- What views are read from. An observation knows what it counts as, where it counts: a change takes that back and adds the new.
ALTER TABLE observation ADD COLUMN basis TEXT;
ALTER TABLE observation ADD COLUMN crew_code TEXT;
ALTER TABLE observation ADD COLUMN patrol_started_at INTEGER;
ALTER TABLE observation ADD COLUMN week INTEGER;
ALTER TABLE observation ADD COLUMN night INTEGER;
ALTER TABLE observation ADD COLUMN neighbour_code TEXT;
ALTER TABLE observation ADD COLUMN tally_week INTEGER;
ALTER TABLE observation ADD COLUMN tally_region TEXT;
ALTER TABLE observation ADD COLUMN tally_line INTEGER;

CREATE INDEX observation_by_patrol ON observation (crew_code, patrol_started_at) WHERE crew_code IS NOT NULL;
CREATE INDEX observation_without_basis ON observation (receipt) WHERE basis IS NULL;

-- Of reports about the border the region is followed by > and the neighbour's.
CREATE TABLE tally (
    week         INTEGER NOT NULL,
    region_code  TEXT    NOT NULL,
    lines        BLOB    NOT NULL,
    PRIMARY KEY (week, region_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_change (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    week         INTEGER NOT NULL,
    region_code  TEXT    NOT NULL,
    line         INTEGER NOT NULL,
    amount       INTEGER NOT NULL
) STRICT;

CREATE TABLE tally_rule (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    rule      TEXT    NOT NULL
) STRICT;

-- What each patrol adds, so that it can be taken back when more of it comes.
CREATE TABLE patrol_effort (
    crew_code    TEXT    NOT NULL,
    started_at   INTEGER NOT NULL,
    week         INTEGER NOT NULL,
    region_code  TEXT    NOT NULL,
    line         INTEGER NOT NULL,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (crew_code, started_at, week, region_code, line)
) STRICT, WITHOUT ROWID;

-- A point, or a square of a kilometre, of the border or of a resource site where somebody was on a day of the mission, by the report,
-- nil report or patrol report that says so: several may tell of one visit. Stays when what was reported there is let go.
CREATE TABLE visit (
    source       TEXT    PRIMARY KEY,
    who          TEXT    NOT NULL,
    point        TEXT    NOT NULL,
    day          TEXT    NOT NULL CHECK (length(day) = 10),
    sort         TEXT    NOT NULL CHECK (sort IN ('BORDER_VISITS', 'SITE_VISITS')),
    region_code  TEXT,
    last_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_by_visit ON visit (who, point, day, sort);
CREATE INDEX visit_by_point ON visit (point, last_at);

-- Where a phone has been: of a region is not told what is in as long as a phone that goes there has not been heard.
CREATE TABLE phone_region (
    enrolment_id  TEXT    NOT NULL,
    region_code   TEXT    NOT NULL,
    last_at       INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, region_code)
) STRICT, WITHOUT ROWID;
