-- Whether everything reported before was assigned to the regions of this version.
ALTER TABLE mission_version ADD COLUMN assigned BOOLEAN NOT NULL DEFAULT TRUE;

-- A report by its first entry and by its newest.
CREATE INDEX observation_by_base ON observation (enrolment_id, generation, base);
CREATE INDEX observation_by_latest ON observation (enrolment_id, latest_generation, latest);

-- With all that is asked of them, or the planner takes the primary key and looks at everything of a phone.
DROP INDEX retraction_by_base;
CREATE INDEX retraction_by_base ON retraction (enrolment_id, base_generation, base, base_digest);
DROP INDEX revision_by_base;
CREATE INDEX revision_by_base ON revision (enrolment_id, base_generation, base, base_digest);

-- What waits for a person, counted on many pages.
CREATE INDEX entry_set_aside ON entry (enrolment_id, generation, number) WHERE set_aside IS NOT NULL;
