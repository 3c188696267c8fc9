-- What supervisors decide. Rows are added and never changed: of several of one report the newest counts. Ids are drawn at
-- random: a restored server does not give one twice.
CREATE TABLE ruling (
    id              INTEGER PRIMARY KEY CHECK (id >= 1),
    receipt         TEXT    NOT NULL,
    by_whom         TEXT    NOT NULL,
    -- Whole seconds, later than any ruling of the same report before it: phones order them by it.
    at              INTEGER NOT NULL,
    outcome         TEXT    NOT NULL CHECK (outcome IN ('GRADED', 'MERGED', 'RETRACTED', 'REOPENED')),
    grade           TEXT    CHECK (length(grade) = 2),
    into_receipt    TEXT    CHECK (into_receipt <> receipt),
    reason          TEXT    NOT NULL CHECK (length(reason) <= 300),
    -- What the supervisor had before him: the newest revision, and how many answers.
    of_generation   INTEGER NOT NULL,
    of_number       INTEGER NOT NULL,
    answers_seen    INTEGER NOT NULL,
    -- The ruling that this one takes back.
    undoes          INTEGER,
    UNIQUE (receipt, at),
    CHECK ((outcome = 'GRADED') = (grade IS NOT NULL)),
    CHECK ((outcome = 'MERGED') = (into_receipt IS NOT NULL)),
    CHECK (outcome <> 'RETRACTED' OR reason <> '')
) STRICT;

CREATE INDEX ruling_by_other ON ruling (into_receipt);

-- The reviewer's judgement beside the officer's. Without a first interface it is withdrawn, and the officer's counts again.
CREATE TABLE review_coding (
    id              INTEGER PRIMARY KEY CHECK (id >= 1),
    receipt         TEXT    NOT NULL,
    by_whom         TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    first           TEXT    CHECK (first IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7')),
    second          TEXT    CHECK (second IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7') AND second <> first),
    third           TEXT    CHECK (third IN ('I1', 'I2', 'I4', 'I5', 'I6', 'I7') AND third <> first AND third <> second),
    reason          TEXT    NOT NULL CHECK (length(reason) <= 300),
    UNIQUE (receipt, at),
    CHECK (first IS NOT NULL OR second IS NULL),
    CHECK (second IS NOT NULL OR third IS NULL),
    CHECK (first IS NULL OR reason <> '')
) STRICT;

-- Two reports of which a person said how they belong together; of several sayings the newest counts.
CREATE TABLE pair_ruling (
    id              INTEGER PRIMARY KEY CHECK (id >= 1),
    one             TEXT    NOT NULL,
    other           TEXT    NOT NULL CHECK (other > one),
    by_whom         TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    -- Not the same, each confirming the other, or nothing any more.
    outcome         TEXT    NOT NULL CHECK (outcome IN ('APART', 'CORROBORATES', 'OPEN')),
    UNIQUE (one, other, at)
) STRICT;

CREATE INDEX pair_ruling_by_other ON pair_ruling (other);

-- Where it was, to find what may tell of the same; filled at the next start for what came before.
ALTER TABLE observation ADD COLUMN latitude REAL;
ALTER TABLE observation ADD COLUMN longitude REAL;
ALTER TABLE observation ADD COLUMN accuracy REAL;

CREATE INDEX observation_by_place ON observation (kind, observed_at, latitude);
CREATE INDEX observation_without_place ON observation (receipt) WHERE latitude IS NULL;
CREATE INDEX answer_by_question ON answer (question);

CREATE VIEW newest_ruling AS
    SELECT r.* FROM ruling r
    WHERE NOT EXISTS (SELECT 1 FROM ruling later WHERE later.receipt = r.receipt AND later.at > r.at);

CREATE VIEW newest_coding AS
    SELECT c.* FROM review_coding c
    WHERE NOT EXISTS (SELECT 1 FROM review_coding later WHERE later.receipt = c.receipt AND later.at > c.at);

CREATE VIEW newest_pair AS
    SELECT p.* FROM pair_ruling p
    WHERE NOT EXISTS (SELECT 1 FROM pair_ruling later
                      WHERE later.one = p.one AND later.other = p.other AND later.at > p.at);

-- What counts: nothing taken back, by its author or a supervisor, and of what was merged the other report alone. A grade
-- holds for the revision that was graded.
DROP VIEW counted_observation;
CREATE VIEW counted_observation AS
    SELECT o.*,
           EXISTS (SELECT 1 FROM newest_ruling g
                   WHERE g.receipt = o.receipt AND g.outcome = 'GRADED'
                     AND g.of_generation = o.latest_generation AND g.of_number = o.latest) AS graded
    FROM observation o
    WHERE NOT EXISTS (SELECT 1 FROM retraction t
                      WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                        AND (o.base_digest IS NULL OR t.base_digest = o.base_digest))
      AND NOT EXISTS (SELECT 1 FROM newest_ruling r
                      WHERE r.receipt = o.receipt AND r.outcome IN ('MERGED', 'RETRACTED'));

-- The interfaces that count: the reviewer's where there are any, else the officer's.
CREATE VIEW counted_interface AS
    SELECT i.receipt, i.interface, i.rank FROM observation_interface i
    WHERE NOT EXISTS (SELECT 1 FROM newest_coding c WHERE c.receipt = i.receipt AND c.first IS NOT NULL)
    UNION ALL
    SELECT c.receipt, c.first, 0 FROM newest_coding c WHERE c.first IS NOT NULL
    UNION ALL
    SELECT c.receipt, c.second, 1 FROM newest_coding c WHERE c.second IS NOT NULL
    UNION ALL
    SELECT c.receipt, c.third, 2 FROM newest_coding c WHERE c.third IS NOT NULL;
