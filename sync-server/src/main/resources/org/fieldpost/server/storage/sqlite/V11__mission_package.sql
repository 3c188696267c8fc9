-- The mission's package as its files, in every version that was in force; the highest is. published_by is empty for what came with
-- the program.
CREATE TABLE mission_version (
    version       INTEGER PRIMARY KEY CHECK (version >= 1),
    published_at  INTEGER NOT NULL,
    published_by  TEXT    NOT NULL
) STRICT;

CREATE TABLE mission_file (
    version  INTEGER NOT NULL REFERENCES mission_version (version),
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    content  TEXT    NOT NULL,
    PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;

-- What the next version is to say otherwise: a whole file, or that the file goes.
CREATE TABLE mission_draft (
    name      TEXT    PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
    content   TEXT,
    drawn_at  INTEGER NOT NULL,
    drawn_by  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened that trends must show: a measure taken, a sanction, a phase of the mission.
CREATE TABLE marker (
    id           INTEGER PRIMARY KEY CHECK (id >= 1),
    sort         TEXT    NOT NULL CHECK (sort IN ('MEASURE', 'SANCTION', 'PHASE')),
    code         TEXT    CHECK (code IS NULL OR length(code) BETWEEN 1 AND 40),
    title        TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    starts_on    TEXT    NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ends_on      TEXT    CHECK (ends_on >= starts_on AND ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    region_code  TEXT,
    CHECK ((sort = 'SANCTION') = (code IS NULL))
) STRICT;

CREATE INDEX marker_by_start ON marker (starts_on);
