-- What was asked may be withdrawn; an answer that was on its way stays.
ALTER TABLE question ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE question ADD COLUMN withdrawn_by TEXT;

-- What reports wait for, as everything else says it. Of a report that is merged or out of the count, what came since counts too.
CREATE VIEW needed_review AS
    SELECT n.receipt, n.need, n.need = 'ASKED' AS asked, n.flash, n.received_at, n.region_code
    FROM (SELECT o.receipt, o.flash, o.received_at, o.region_code,
                 CASE WHEN coalesce(r.outcome, 'REOPENED') = 'REOPENED'
                       AND EXISTS (SELECT 1 FROM question q
                                   WHERE q.receipt = o.receipt AND q.withdrawn_at IS NULL
                                     AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.question = q.id)
                                     AND NOT EXISTS (SELECT 1 FROM question later
                                                     WHERE later.receipt = q.receipt AND later.withdrawn_at IS NULL
                                                       AND (later.asked_at, later.id) > (q.asked_at, q.id)))
                          THEN 'ASKED'
                      WHEN (SELECT count(*) FROM answer a
                            WHERE a.enrolment_id = o.enrolment_id AND a.base_generation = o.generation
                              AND a.base = o.base) > coalesce(r.answers_seen, 0)
                          THEN 'ANSWERED'
                      WHEN coalesce(r.outcome, 'REOPENED') = 'REOPENED' THEN 'NEW'
                      WHEN r.of_generation <> o.latest_generation OR r.of_number <> o.latest THEN 'CHANGED'
                      WHEN r.outcome = 'MERGED'
                       AND NOT EXISTS (SELECT 1 FROM counted_observation c WHERE c.receipt = r.into_receipt)
                       AND NOT EXISTS (SELECT 1 FROM newest_ruling further
                                       WHERE further.receipt = r.into_receipt AND further.outcome = 'MERGED')
                          THEN 'ALONE'
                 END AS need
          FROM observation o
          LEFT JOIN ruling r ON r.receipt = o.receipt
                            AND r.at = (SELECT max(n.at) FROM ruling n WHERE n.receipt = o.receipt)
          WHERE NOT EXISTS (SELECT 1 FROM entry gone
                            WHERE gone.enrolment_id = o.enrolment_id AND gone.generation = o.latest_generation
                              AND gone.number = o.latest AND gone.gone_at IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM retraction t
                            WHERE t.enrolment_id = o.enrolment_id AND t.base_generation = o.generation AND t.base = o.base
                              AND (o.base_digest IS NULL OR t.base_digest = o.base_digest))) n
    WHERE n.need IS NOT NULL;

-- The same, kept as things come, so that nobody has to look at every report to find those that wait.
CREATE TABLE awaiting_review (
    receipt      TEXT PRIMARY KEY REFERENCES observation (receipt) ON DELETE CASCADE,
    need         TEXT NOT NULL CHECK (need IN ('NEW', 'CHANGED', 'ANSWERED', 'ALONE', 'ASKED')),
    asked        INTEGER NOT NULL CHECK (asked = (need = 'ASKED')),
    flash        INTEGER NOT NULL CHECK (flash IN (0, 1)),
    received_at  INTEGER NOT NULL,
    region_code  TEXT
) STRICT;

CREATE INDEX awaiting_review_by_turn ON awaiting_review (asked, flash DESC, received_at, receipt);
CREATE INDEX awaiting_review_by_region ON awaiting_review (region_code, asked, flash DESC, received_at, receipt);

INSERT INTO awaiting_review (receipt, need, asked, flash, received_at, region_code)
    SELECT receipt, need, asked, flash, received_at, region_code FROM needed_review;

-- What stands aside is counted on a page that many open.
CREATE INDEX entry_fork_here ON entry_fork (enrolment_id, generation, number) WHERE gone_at IS NULL;
CREATE INDEX envelope_aside_by_time ON envelope_aside (received_at);

-- A text that counts and whose words went: its row stays without them, with the grade it had.
ALTER TABLE text_copy ADD COLUMN gone_at INTEGER;
ALTER TABLE text_copy ADD COLUMN grade TEXT CHECK (length(grade) = 2);
ALTER TABLE text_ruling ADD COLUMN grade TEXT CHECK (length(grade) = 2);
CREATE INDEX text_copy_by_time ON text_copy (typed_at, receipt, text);

DROP VIEW counted_text;
DROP VIEW trusted_text;
DROP VIEW newest_text_ruling;

CREATE VIEW newest_text_ruling AS
    SELECT r.* FROM text_ruling r
    WHERE NOT EXISTS (SELECT 1 FROM text_ruling later
                      WHERE later.receipt = r.receipt AND later.text = r.text AND later.at > r.at);

-- A text proven by its author's key that no person refused, or one that a person accepted; what was so when its words went
-- stays so.
CREATE VIEW trusted_text AS
    SELECT t.* FROM text_copy t
    WHERE t.gone_at IS NOT NULL
       OR EXISTS (SELECT 1 FROM newest_text_ruling r WHERE r.receipt = t.receipt AND r.text = t.text AND r.accepted)
       OR (t.verified AND NOT EXISTS (SELECT 1 FROM newest_text_ruling r
                                      WHERE r.receipt = t.receipt AND r.text = t.text));

-- A trusted text counts until its report is here, and of several of one report the first.
CREATE VIEW counted_text AS
    SELECT t.*,
           coalesce(t.grade, (SELECT r.grade FROM newest_text_ruling r
                              WHERE r.receipt = t.receipt AND r.text = t.text)) AS counted_grade
    FROM trusted_text t
    WHERE NOT EXISTS (SELECT 1 FROM observation o WHERE o.receipt = t.receipt)
      AND NOT EXISTS (SELECT 1 FROM trusted_text earlier
                      WHERE earlier.receipt = t.receipt AND (earlier.typed_at, earlier.text) < (t.typed_at, t.text));
