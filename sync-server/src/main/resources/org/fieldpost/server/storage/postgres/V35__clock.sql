-- What phones say of their clocks: each holds for what the journal says from there on.
CREATE TABLE clock_reading (
    enrolment_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    boot BIGINT NOT NULL,
    booted_at BIGINT NOT NULL,
    behind_s BIGINT,
    told_by TEXT COLLATE "C" CHECK (told_by IN ('GPS', 'NETWORK')),
    PRIMARY KEY (enrolment_id, generation, number),
    CHECK ((behind_s IS NULL) = (told_by IS NULL))
);

-- Times are kept as they count; behind_s is what was added to what the phone said.
ALTER TABLE observation ADD COLUMN behind_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE observation ADD COLUMN time_uncertain BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE nil_report ADD COLUMN behind_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE nil_report ADD COLUMN time_uncertain BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX observation_time_uncertain ON observation (received_at) WHERE time_uncertain;

-- The views again, with these columns.
DROP VIEW needed_review;
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

CREATE VIEW needed_review AS
    SELECT n.receipt, n.need, n.need = 'ASKED' AS asked, n.flash, n.received_at, n.region_code
    FROM (SELECT o.receipt, o.flash, o.received_at, o.region_code,
                 CASE WHEN coalesce(r.outcome, 'REOPENED') = 'REOPENED'
                       AND EXISTS (SELECT 1 FROM question q
                                   WHERE q.receipt = o.receipt
                                     AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.question = q.id)
                                     AND NOT EXISTS (SELECT 1 FROM question later
                                                     WHERE later.receipt = q.receipt
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
