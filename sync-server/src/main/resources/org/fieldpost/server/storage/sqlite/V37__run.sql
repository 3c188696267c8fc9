-- Exercises that are run. The file stands here as it was when the run was made; the clock is what it showed at a moment, and how fast it goes.
CREATE TABLE exercise_run (
    id           INTEGER PRIMARY KEY,
    title        TEXT NOT NULL,
    file         TEXT NOT NULL,
    made_at      INTEGER NOT NULL,
    made_by      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('READY', 'RUNNING', 'PAUSED', 'ENDED')),
    tenfold      INTEGER NOT NULL CHECK (tenfold BETWEEN 1 AND 100000),
    shown_s      INTEGER NOT NULL CHECK (shown_s >= 0),
    since        INTEGER NOT NULL,
    ended_at     INTEGER
) STRICT;

CREATE TABLE run_player (
    run           INTEGER NOT NULL REFERENCES exercise_run (id),
    enrolment_id  TEXT NOT NULL REFERENCES enrolment (id),
    team          TEXT NOT NULL,
    role          TEXT NOT NULL,
    PRIMARY KEY (run, enrolment_id)
) STRICT;

-- What was given to players: the same inject may be given more than once. Inject 0 is in no file.
CREATE TABLE run_situation (
    id         INTEGER PRIMARY KEY,
    run        INTEGER NOT NULL REFERENCES exercise_run (id),
    inject     INTEGER NOT NULL,
    role       TEXT NOT NULL,
    given_at   INTEGER NOT NULL,
    body       BLOB NOT NULL,
    key_shown  INTEGER NOT NULL DEFAULT 0 CHECK (key_shown IN (0, 1))
) STRICT;

CREATE INDEX run_situation_by_run ON run_situation (run, given_at);

CREATE TABLE run_skipped (
    run     INTEGER NOT NULL REFERENCES exercise_run (id),
    inject  INTEGER NOT NULL,
    PRIMARY KEY (run, inject)
) STRICT;

-- That a player is done with a situation. The first counts; which is the first is told by the phone's own journal.
CREATE TABLE run_reply (
    situation         INTEGER NOT NULL,
    enrolment_id      TEXT NOT NULL REFERENCES enrolment (id),
    generation        INTEGER NOT NULL,
    number            INTEGER NOT NULL,
    how               TEXT NOT NULL CHECK (how IN ('REPORTED', 'NIL', 'SEALED', 'NOTHING')),
    replied_at        INTEGER NOT NULL,
    received_at       INTEGER NOT NULL,
    names_generation  INTEGER NOT NULL,
    names_number      INTEGER NOT NULL,
    PRIMARY KEY (situation, enrolment_id)
) STRICT;

CREATE TABLE run_remark (
    situation     INTEGER NOT NULL REFERENCES run_situation (id),
    enrolment_id  TEXT NOT NULL REFERENCES enrolment (id),
    at            INTEGER NOT NULL,
    by_whom       TEXT NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (situation, enrolment_id, at)
) STRICT;
