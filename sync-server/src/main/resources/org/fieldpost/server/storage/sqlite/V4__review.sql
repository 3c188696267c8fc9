-- Reports taken back by their authors. Names its report as a revision does; it may come before it, or without it.
CREATE TABLE retraction (
    enrolment_id     TEXT    NOT NULL,
    generation       INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    base_generation  INTEGER NOT NULL,
    base             INTEGER NOT NULL,
    base_digest      BLOB    NOT NULL CHECK (length(base_digest) = 8),
    reason           TEXT    NOT NULL CHECK (reason IN ('MISTAKE', 'DUPLICATE', 'WRONG_PLACE_OR_TIME', 'SAFETY')),
    received_at      INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX retraction_by_base ON retraction (enrolment_id, base_generation, base);

-- What counts: a view, so that no order of arrival can matter.
CREATE VIEW counted_observation AS
    SELECT o.* FROM observation o
    WHERE NOT EXISTS (SELECT 1 FROM retraction t
                      WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                        AND (o.base_digest IS NULL OR t.base_digest = o.base_digest));

-- What a supervisor asked about a report. The id is drawn at random: a restored server does not give it twice.
CREATE TABLE question (
    id            INTEGER PRIMARY KEY CHECK (id >= 1),
    receipt       TEXT    NOT NULL,
    enrolment_id  TEXT    NOT NULL REFERENCES enrolment (id),
    text          TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    asked_at      INTEGER NOT NULL,
    asked_by      TEXT    NOT NULL
) STRICT;

CREATE INDEX question_by_receipt ON question (receipt);

-- What the officer answered; the question may have been lost with a server that was put back.
CREATE TABLE answer (
    enrolment_id     TEXT    NOT NULL,
    generation       INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    question         INTEGER NOT NULL,
    base_generation  INTEGER NOT NULL,
    base             INTEGER NOT NULL,
    base_digest      BLOB    NOT NULL CHECK (length(base_digest) = 8),
    text             TEXT    NOT NULL,
    by_correction    INTEGER NOT NULL CHECK (by_correction IN (0, 1)),
    received_at      INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_base ON answer (enrolment_id, base_generation, base);
