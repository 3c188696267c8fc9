-- What reports wait for, as everything else says it. Of a report that is merged or out of the count, what came since counts too.
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
