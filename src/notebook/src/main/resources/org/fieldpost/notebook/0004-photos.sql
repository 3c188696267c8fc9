-- Photos of a draft, as they will travel; they leave with it, into the journal or for good.
CREATE TABLE draft_photo (
    draft_id  TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL CHECK (number >= 1),
    locked    BLOB    NOT NULL,
    PRIMARY KEY (draft_id, number)
) STRICT;
