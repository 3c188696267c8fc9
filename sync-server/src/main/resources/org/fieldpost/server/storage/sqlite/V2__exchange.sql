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
    -- The digests of this entry and all before it, summed; NULL for those of release 0.1.0 until the first start.
    digest_sum          INTEGER,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;
INSERT INTO downlink_entry_2
    SELECT enrolment_id, 1, number, kind, 1 - urgent, hash, acknowledged_epoch, body, NULL FROM downlink_entry;
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

-- A revision names its base by generation, number and digest; the base may come later, or never. A first report is no
-- revision.
CREATE TABLE revision_2 (
    enrolment_id     TEXT    NOT NULL,
    generation       INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    base_generation  INTEGER NOT NULL,
    base             INTEGER NOT NULL,
    base_digest      BLOB,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;
INSERT INTO revision_2 SELECT enrolment_id, generation, number, generation, base, NULL FROM revision WHERE number <> base;
DROP TABLE revision;
ALTER TABLE revision_2 RENAME TO revision;
CREATE INDEX revision_by_base ON revision (enrolment_id, base_generation, base);

-- A report as its newest revision says it. base_digest tells it from another that used its number; NULL from release 0.1.0.
CREATE TABLE observation_2 (
    receipt            TEXT    PRIMARY KEY,
    enrolment_id       TEXT    NOT NULL,
    generation         INTEGER NOT NULL,
    base               INTEGER NOT NULL,
    base_digest        BLOB,
    latest_generation  INTEGER NOT NULL,
    latest             INTEGER NOT NULL,
    kind               TEXT    NOT NULL CHECK (kind IN ('SMUGGLING', 'BORDER', 'RESOURCE_SITE')),
    region_code        TEXT,
    region_method      TEXT    CHECK (region_method IN ('INSIDE', 'NEAREST', 'CHOSEN')),
    observed_at        INTEGER NOT NULL,
    received_at        INTEGER NOT NULL,
    handling           TEXT    NOT NULL CHECK (handling IN ('H1', 'H2', 'H3')),
    flash              INTEGER NOT NULL CHECK (flash IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO observation_2
    SELECT receipt, enrolment_id, generation, base, NULL, generation, latest, kind, region_code, region_method, observed_at,
           received_at, handling, flash
    FROM observation;
CREATE TABLE observation_interface_2 (
    receipt    TEXT NOT NULL REFERENCES observation_2 (receipt) ON DELETE CASCADE,
    interface  TEXT NOT NULL CHECK (interface IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7')),
    rank       INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 2),
    PRIMARY KEY (receipt, interface)
) STRICT, WITHOUT ROWID;
INSERT INTO observation_interface_2 SELECT receipt, interface, rank FROM observation_interface;
DROP TABLE observation_interface;
DROP TABLE observation;
ALTER TABLE observation_2 RENAME TO observation;
ALTER TABLE observation_interface_2 RENAME TO observation_interface;
CREATE INDEX observation_by_time ON observation (observed_at, region_code);

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
