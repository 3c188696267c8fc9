-- Content that has left this phone: sealed to the server, which alone can open it. An entry that has gone keeps its number, its
-- hash and where it is sealed; its body is gone.
CREATE TABLE sealed_envelope (
    id         INTEGER PRIMARY KEY,
    priority   INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 2),
    sealed_at  INTEGER NOT NULL,
    -- Whether the server has answered it: whatever it holds under these numbers, it has these entries.
    answered   INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
    bytes      BLOB    NOT NULL
) STRICT;

CREATE INDEX sealed_envelope_order ON sealed_envelope (priority, id);

ALTER TABLE journal_entry ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE journal_entry ADD COLUMN sealed_in INTEGER REFERENCES sealed_envelope (id) ON DELETE SET NULL;
-- Since when this phone knows that the server holds it.
ALTER TABLE journal_entry ADD COLUMN delivered_at INTEGER;
-- Of a report that has gone, the digest by which corrections, retractions, questions and rulings name it.
ALTER TABLE journal_entry ADD COLUMN digest_locked BLOB;
CREATE INDEX journal_entry_sealed ON journal_entry (sealed_in) WHERE sealed_in IS NOT NULL;

-- When a report that has gone was submitted, and why it has gone.
ALTER TABLE report ADD COLUMN gone_locked BLOB;
