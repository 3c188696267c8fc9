-- The reports behind a number are found by what they count as; flash reports, and those that do not count, are few and found apart.
CREATE INDEX observation_by_tally ON observation (tally_week, tally_region, tally_line) WHERE tally_line IS NOT NULL;
CREATE INDEX observation_flash_by_time ON observation (observed_at) WHERE flash;
CREATE INDEX observation_not_counted ON observation (observed_at) WHERE tally_line IS NULL;

-- Nothing asks for the reports of an interface any more.
DROP INDEX observation_interface_by_interface;
