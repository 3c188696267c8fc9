-- Version 1 of the exchange: photos after text, a phone put back in time, sealed reports, changing keys.
ALTER TABLE notebook ADD COLUMN counter INTEGER NOT NULL DEFAULT 0 CHECK (counter >= 0);
ALTER TABLE notebook ADD COLUMN dummy_after INTEGER NOT NULL DEFAULT 0;

DROP INDEX journal_entry_waiting;
ALTER TABLE journal_entry ADD COLUMN priority INTEGER NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2);
UPDATE journal_entry SET priority = 0 WHERE urgent = 1;
ALTER TABLE journal_entry DROP COLUMN urgent;
-- Where an entry was written again because the server holds another one of its number.
ALTER TABLE journal_entry ADD COLUMN moved_generation INTEGER;
ALTER TABLE journal_entry ADD COLUMN moved_number INTEGER;
CREATE INDEX journal_entry_waiting ON journal_entry (priority, generation, number)
    WHERE acknowledged_epoch IS NULL AND moved_generation IS NULL;

-- What of the inbox is held, kept as entries come: digest is the sum of the first eight bytes of their hashes.
CREATE TABLE held_range (
    generation  INTEGER NOT NULL,
    first       INTEGER NOT NULL CHECK (first >= 1),
    last        INTEGER NOT NULL CHECK (last >= first),
    digest      BLOB    NOT NULL CHECK (length(digest) = 8),
    PRIMARY KEY (generation, first)
) STRICT, WITHOUT ROWID;

-- A revision may stand in a later generation than its report.
CREATE TABLE report_2 (
    generation        INTEGER NOT NULL,
    number            INTEGER NOT NULL,
    latest_generation INTEGER NOT NULL,
    latest            INTEGER NOT NULL,
    review_state      TEXT    CHECK (review_state IN ('COUNTED', 'SET_ASIDE')),
    region_locked     BLOB,
    PRIMARY KEY (generation, number),
    FOREIGN KEY (generation, number) REFERENCES journal_entry (generation, number),
    FOREIGN KEY (latest_generation, latest) REFERENCES journal_entry (generation, number)
) STRICT, WITHOUT ROWID;
INSERT INTO report_2 SELECT generation, number, generation, latest, review_state, region_locked FROM report;
DROP TABLE report;
ALTER TABLE report_2 RENAME TO report;

-- The newest of each that the server has told.
CREATE TABLE server_box (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    epoch      INTEGER NOT NULL,
    sequence   INTEGER NOT NULL,
    box_key    BLOB    NOT NULL CHECK (length(box_key) = 32)
) STRICT;

CREATE TABLE credential (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    credential BLOB    NOT NULL
) STRICT;

CREATE TABLE recipient (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    sequence   INTEGER NOT NULL,
    confirmed  INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    recipient  BLOB    NOT NULL
) STRICT;

-- Sealed reports and dummies, alike: this phone cannot open either.
CREATE TABLE sealed_blob (
    id                  INTEGER PRIMARY KEY,
    release_after       INTEGER NOT NULL,
    acknowledged_epoch  INTEGER,
    blob                BLOB    NOT NULL
) STRICT;
