-- A text whose words were let go: a number stands in their place, and what is counted of it stays.
ALTER TABLE text_copy ADD COLUMN gone_at BIGINT CHECK (gone_at IS NULL OR text LIKE '-0%');

-- Pages of texts, the newest first; a receipt and the moment it was typed in name one text.
UPDATE text_copy SET typed_at = typed_at
    + (SELECT count(*) FROM text_copy other
       WHERE other.receipt = text_copy.receipt AND other.typed_at = text_copy.typed_at AND other.text < text_copy.text);
CREATE UNIQUE INDEX text_copy_by_time ON text_copy (typed_at, receipt);

-- Views keep the columns that their tables had: both are made anew.
DROP VIEW counted_text;
DROP VIEW trusted_text;
CREATE VIEW trusted_text AS
    SELECT t.* FROM text_copy t
    WHERE EXISTS (SELECT 1 FROM newest_text_ruling r WHERE r.receipt = t.receipt AND r.text = t.text AND r.accepted)
       OR (t.verified AND NOT EXISTS (SELECT 1 FROM newest_text_ruling r
                                      WHERE r.receipt = t.receipt AND r.text = t.text));

-- A ruling of generation 0 is about a text, by the moment it was typed in: the report is not here.
CREATE VIEW counted_text AS
    SELECT t.*,
           EXISTS (SELECT 1 FROM newest_ruling g
                   WHERE g.receipt = t.receipt AND g.outcome = 'GRADED'
                     AND g.of_generation = 0 AND g.of_number = t.typed_at) AS graded
    FROM trusted_text t
    WHERE NOT EXISTS (SELECT 1 FROM observation o WHERE o.receipt = t.receipt)
      AND NOT EXISTS (SELECT 1 FROM trusted_text earlier
                      WHERE earlier.receipt = t.receipt AND (earlier.typed_at, earlier.text) < (t.typed_at, t.text));

-- Decisions about reports that came in a file were written down for phones that nobody has.
DELETE FROM downlink_entry WHERE enrolment_id IN (SELECT id FROM enrolment WHERE brought_by IS NOT NULL);
