-- What left this phone and what arrived: when, by which way, how it ended. Nothing of what was in it; the sentence a person
-- reads may name a file or a server and is locked.
CREATE TABLE exchange_event (
    id      INTEGER PRIMARY KEY,
    since   INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    times   INTEGER NOT NULL CHECK (times >= 1),
    way     TEXT    NOT NULL CHECK (way IN
                ('NETWORK', 'COURIER_WRITTEN', 'COURIER_READ', 'HANDED_OVER', 'CARRIED', 'BROUGHT', 'TEXT')),
    good    INTEGER NOT NULL CHECK (good IN (0, 1)),
    locked  BLOB    NOT NULL
) STRICT;

-- Pieces of photos, so that they can be counted without reading them.
CREATE INDEX journal_entry_photo ON journal_entry (generation, number) WHERE kind = 5;
