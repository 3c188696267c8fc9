-- Version 1 of the exchange.
ALTER TABLE enrolment ADD COLUMN counter INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN text_key BLOB;
ALTER TABLE enrolment ADD COLUMN revoked_at INTEGER;
-- What of the mission this phone was told last.
ALTER TABLE enrolment ADD COLUMN credential_told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN box_told_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN box_told_sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN recipient_told INTEGER NOT NULL DEFAULT 0;

-- A restored server writes for its phones in a new generation, which is its epoch.
CREATE TABLE downlink_entry_2 (
    enrolment_id        TEXT    NOT NULL REFERENCES enrolment (id),
    generation          INTEGER NOT NULL CHECK (generation >= 1),
    number              INTEGER NOT NULL CHECK (number >= 1),
    kind                INTEGER NOT NULL,
    priority            INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 2),
    hash                BLOB    NOT NULL CHECK (length(hash) = 32),
    acknowledged_epoch  INTEGER,
    body                BLOB    NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;
INSERT INTO downlink_entry_2
    SELECT enrolment_id, 1, number, kind, 1 - urgent, hash, acknowledged_epoch, body FROM downlink_entry;
DROP TABLE downlink_entry;
ALTER TABLE downlink_entry_2 RENAME TO downlink_entry;
CREATE INDEX downlink_waiting ON downlink_entry (enrolment_id, priority, generation, number)
    WHERE acknowledged_epoch IS NULL;

-- What is held of each phone's journal, kept as entries come: digest is the sum of the first eight bytes of their hashes.
CREATE TABLE held_range (
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    generation    INTEGER NOT NULL,
    first         INTEGER NOT NULL CHECK (first >= 1),
    last          INTEGER NOT NULL CHECK (last >= first),
    digest        BLOB    NOT NULL CHECK (length(digest) = 8),
    PRIMARY KEY (enrolment_id, generation, first)
) STRICT, WITHOUT ROWID;

-- A revision names its base by generation, number and digest; the base may come later, or never.
CREATE TABLE revision_2 (
    enrolment_id     TEXT    NOT NULL,
    generation       INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    base_generation  INTEGER NOT NULL,
    base             INTEGER NOT NULL,
    base_digest      BLOB,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;
INSERT INTO revision_2 SELECT enrolment_id, generation, number, generation, base, NULL FROM revision;
DROP TABLE revision;
ALTER TABLE revision_2 RENAME TO revision;
CREATE INDEX revision_by_base ON revision (enrolment_id, base_generation, base);
ALTER TABLE observation ADD COLUMN latest_generation INTEGER NOT NULL DEFAULT 1;
UPDATE observation SET latest_generation = generation;

-- A sealed report or a dummy: no author, no hour.
CREATE TABLE sealed_report (
    id           INTEGER PRIMARY KEY,
    arrived_day  TEXT    NOT NULL CHECK (arrived_day GLOB '????-??-??'),
    blob         BLOB    NOT NULL
) STRICT;

CREATE TABLE recipient (
    sequence   INTEGER PRIMARY KEY,
    recipient  BLOB    NOT NULL
) STRICT;

-- A photo is whole when all its chunks are here. Whether a chunk is right shows only then, so a wrong one takes no place.
CREATE TABLE photo_chunk (
    sha256  BLOB    NOT NULL CHECK (length(sha256) = 32),
    size    INTEGER NOT NULL,
    place   INTEGER NOT NULL CHECK (place >= 0),
    digest  BLOB    NOT NULL CHECK (length(digest) = 8),
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (sha256, size, place, digest)
) STRICT, WITHOUT ROWID;

-- One text as it was typed in: a copy of the report it names, never the report itself.
CREATE TABLE text_copy (
    receipt      TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    verified     INTEGER NOT NULL CHECK (verified IN (0, 1)),
    kind         TEXT    NOT NULL,
    interface    TEXT,
    region_code  TEXT,
    observed_at  INTEGER NOT NULL,
    typed_at     INTEGER NOT NULL,
    typed_by     TEXT    NOT NULL,
    PRIMARY KEY (receipt, text)
) STRICT, WITHOUT ROWID;
