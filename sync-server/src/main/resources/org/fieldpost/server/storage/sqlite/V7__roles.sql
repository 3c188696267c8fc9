-- A person may have several roles. all_regions and person_region say what a supervisor supervises.
CREATE TABLE person_role (
    person  TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    role    TEXT NOT NULL CHECK (role IN ('SUPERVISOR', 'ANALYST', 'CONDUCT', 'TRAINER', 'ADMINISTRATOR')),
    PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_region (
    person       TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    region_code  TEXT NOT NULL,
    PRIMARY KEY (person, region_code)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN all_regions INTEGER NOT NULL DEFAULT 0 CHECK (all_regions IN (0, 1));
UPDATE person SET all_regions = 1;

-- Until now an administrator read reports: he supervises from here on, or nobody might.
INSERT INTO person_role SELECT name, role FROM person;
INSERT INTO person_role SELECT name, 'SUPERVISOR' FROM person WHERE role = 'ADMINISTRATOR';
ALTER TABLE person DROP COLUMN role;
