-- What an exercise showed on this phone and what became of it, by the giving: the situation, the draft that answers it, the answer, the key
-- once it was shown, and what the trainer remarked.
CREATE TABLE exercise_line (
    situation  INTEGER NOT NULL,
    what       TEXT    NOT NULL CHECK (what IN ('SITUATION', 'DRAFT', 'ANSWER', 'KEY', 'REMARK')),
    part       INTEGER NOT NULL,
    locked     BLOB    NOT NULL,
    PRIMARY KEY (situation, what, part)
) STRICT;

-- An earlier version kept what it could not read: it is read again, once.
UPDATE notebook SET inbox_unread = 1;
