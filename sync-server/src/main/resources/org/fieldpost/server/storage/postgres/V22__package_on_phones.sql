-- Which mission package each phone says it works with: the epoch and number it came under, 0 and 0 for the one that came with its
-- app; nothing of a phone whose app is of an earlier release and says nothing.
ALTER TABLE enrolment ADD COLUMN package_epoch BIGINT CHECK (package_epoch >= 0);
ALTER TABLE enrolment ADD COLUMN package_number BIGINT CHECK (package_number >= 0);
