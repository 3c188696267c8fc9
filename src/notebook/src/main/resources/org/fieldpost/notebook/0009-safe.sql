-- What could be guessed from the file is locked as well: digests of content, crew codes. Columns named "..._locked" hold what the
-- safe wrote; a column "patrol" holds the safe's pseudonym of a crew code and a start, by which the rows of one patrol are found.
ALTER TABLE journal_entry ADD COLUMN hash_locked BLOB NOT NULL DEFAULT x'';
UPDATE journal_entry SET hash_locked = hash;
ALTER TABLE journal_entry DROP COLUMN hash;

ALTER TABLE inbox_entry ADD COLUMN hash_locked BLOB NOT NULL DEFAULT x'';
UPDATE inbox_entry SET hash_locked = hash;
ALTER TABLE inbox_entry DROP COLUMN hash;

ALTER TABLE held_range ADD COLUMN digest_locked BLOB NOT NULL DEFAULT x'';
UPDATE held_range SET digest_locked = digest;
ALTER TABLE held_range DROP COLUMN digest;

CREATE TABLE inbox_fork_2 (
    generation  INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    content     BLOB    NOT NULL,
    kind        INTEGER NOT NULL,
    locked      BLOB    NOT NULL,
    PRIMARY KEY (generation, number, content)
) STRICT, WITHOUT ROWID;
INSERT INTO inbox_fork_2
    SELECT generation, number, CAST('content/' || lower(hex(hash)) AS BLOB), kind, locked FROM inbox_fork;
DROP TABLE inbox_fork;
ALTER TABLE inbox_fork_2 RENAME TO inbox_fork;

CREATE TABLE patrol_2 (
    patrol      BLOB    NOT NULL PRIMARY KEY,
    started_at  INTEGER NOT NULL,
    running     INTEGER NOT NULL CHECK (running IN (0, 1)),
    locked      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO patrol_2
    SELECT CAST('patrol/' || crew_code || '/' || started_at AS BLOB), started_at, running, locked FROM patrol;
DROP TABLE patrol;
ALTER TABLE patrol_2 RENAME TO patrol;
CREATE UNIQUE INDEX patrol_one_running ON patrol (running) WHERE running = 1;

CREATE TABLE track_point_2 (
    patrol      BLOB    NOT NULL,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
    -- Whether it stands in an entry of the journal.
    written     INTEGER NOT NULL CHECK (written IN (0, 1)),
    locked      BLOB    NOT NULL,
    PRIMARY KEY (patrol, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO track_point_2
    SELECT CAST('patrol/' || crew_code || '/' || started_at AS BLOB), ordinal, written, locked FROM track_point;
DROP TABLE track_point;
ALTER TABLE track_point_2 RENAME TO track_point;

CREATE TABLE patrol_visits_2 (
    patrol      BLOB    NOT NULL PRIMARY KEY,
    started_at  INTEGER NOT NULL,
    locked      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO patrol_visits_2
    SELECT CAST('patrol/' || crew_code || '/' || started_at AS BLOB), started_at, locked FROM patrol_visits;
DROP TABLE patrol_visits;
ALTER TABLE patrol_visits_2 RENAME TO patrol_visits;

CREATE TABLE patrol_report_2 (
    patrol      BLOB    NOT NULL PRIMARY KEY,
    started_at  INTEGER NOT NULL,
    submitted   INTEGER NOT NULL CHECK (submitted IN (0, 1)),
    locked      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO patrol_report_2
    SELECT CAST('patrol/' || crew_code || '/' || started_at AS BLOB), started_at, submitted, locked FROM patrol_report;
DROP TABLE patrol_report;
ALTER TABLE patrol_report_2 RENAME TO patrol_report;
