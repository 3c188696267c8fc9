-- When somebody was last in a region is asked by each view of coverage.
CREATE INDEX visit_by_region ON visit (region_code, last_at) WHERE region_code IS NOT NULL;
