-- A person may have several roles. all_regions and person_region say what a supervisor supervises.
CREATE TABLE person_role (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('SUPERVISOR', 'ANALYST', 'CONDUCT', 'TRAINER', 'ADMINISTRATOR')),
    PRIMARY KEY (person, role)
);

CREATE TABLE person_region (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    region_code TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, region_code)
);

ALTER TABLE person ADD COLUMN all_regions BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE person SET all_regions = TRUE;

-- Until now an administrator read reports: he supervises from here on, or nobody might.
INSERT INTO person_role SELECT name, role FROM person;
INSERT INTO person_role SELECT name, 'SUPERVISOR' FROM person WHERE role = 'ADMINISTRATOR';
ALTER TABLE person DROP COLUMN role;
