-- The mission's package as its files, in every version that was in force; the highest is. published_by is empty for what came with
-- the program.
CREATE TABLE mission_version (
    version       BIGINT PRIMARY KEY CHECK (version >= 1),
    published_at  BIGINT NOT NULL,
    published_by  TEXT   NOT NULL
);

CREATE TABLE mission_file (
    version  BIGINT NOT NULL REFERENCES mission_version (version),
    name     TEXT   COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    content  TEXT   NOT NULL,
    PRIMARY KEY (version, name)
);

-- What the next version is to say otherwise: a whole file, or that the file goes.
CREATE TABLE mission_draft (
    name      TEXT   COLLATE "C" PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
    content   TEXT,
    drawn_at  BIGINT NOT NULL,
    drawn_by  TEXT   NOT NULL
);

-- What happened that trends must show: a measure taken, a sanction, a phase of the mission.
CREATE TABLE marker (
    id           BIGINT PRIMARY KEY CHECK (id >= 1),
    sort         TEXT   NOT NULL CHECK (sort IN ('MEASURE', 'SANCTION', 'PHASE')),
    code         TEXT   CHECK (code IS NULL OR length(code) BETWEEN 1 AND 40),
    title        TEXT   NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    starts_on    TEXT   COLLATE "C" NOT NULL CHECK (starts_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    ends_on      TEXT   COLLATE "C" CHECK (ends_on >= starts_on AND ends_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    region_code  TEXT   COLLATE "C",
    CHECK ((sort = 'SANCTION') = (code IS NULL))
);

CREATE INDEX marker_by_start ON marker (starts_on);
