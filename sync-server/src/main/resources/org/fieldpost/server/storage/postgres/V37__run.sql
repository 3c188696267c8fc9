-- Exercises that are run. The file stands here as it was when the run was made; the clock is what it showed at a moment, and how fast it goes.
CREATE TABLE exercise_run (
    id           BIGINT PRIMARY KEY,
    title        TEXT COLLATE "C" NOT NULL,
    file         TEXT COLLATE "C" NOT NULL,
    made_at      BIGINT NOT NULL,
    made_by      TEXT COLLATE "C" NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('READY', 'RUNNING', 'PAUSED', 'ENDED')),
    tenfold      INTEGER NOT NULL CHECK (tenfold BETWEEN 1 AND 100000),
    shown_s      BIGINT NOT NULL CHECK (shown_s >= 0),
    since        BIGINT NOT NULL,
    ended_at     BIGINT
);

CREATE TABLE run_player (
    run           BIGINT NOT NULL REFERENCES exercise_run (id),
    enrolment_id  TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    team          TEXT COLLATE "C" NOT NULL,
    role          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run, enrolment_id)
);

-- What was given to players: the same inject may be given more than once. Inject 0 is in no file.
CREATE TABLE run_situation (
    id         BIGINT PRIMARY KEY,
    run        BIGINT NOT NULL REFERENCES exercise_run (id),
    inject     INTEGER NOT NULL,
    role       TEXT COLLATE "C" NOT NULL,
    given_at   BIGINT NOT NULL,
    body       BYTEA NOT NULL,
    key_shown  INTEGER NOT NULL DEFAULT 0 CHECK (key_shown IN (0, 1))
);

CREATE INDEX run_situation_by_run ON run_situation (run, given_at);

CREATE TABLE run_skipped (
    run     BIGINT NOT NULL REFERENCES exercise_run (id),
    inject  INTEGER NOT NULL,
    PRIMARY KEY (run, inject)
);

-- That a player is done with a situation. The first counts; which is the first is told by the phone's own journal.
CREATE TABLE run_reply (
    situation         BIGINT NOT NULL,
    enrolment_id      TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    generation        INTEGER NOT NULL,
    number            BIGINT NOT NULL,
    how               TEXT COLLATE "C" NOT NULL CHECK (how IN ('REPORTED', 'NIL', 'SEALED', 'NOTHING')),
    replied_at        BIGINT NOT NULL,
    received_at       BIGINT NOT NULL,
    names_generation  INTEGER NOT NULL,
    names_number      BIGINT NOT NULL,
    PRIMARY KEY (situation, enrolment_id)
);

CREATE TABLE run_remark (
    situation     BIGINT NOT NULL REFERENCES run_situation (id),
    enrolment_id  TEXT COLLATE "C" NOT NULL REFERENCES enrolment (id),
    at            BIGINT NOT NULL,
    by_whom       TEXT COLLATE "C" NOT NULL,
    text          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (situation, enrolment_id, at)
);
