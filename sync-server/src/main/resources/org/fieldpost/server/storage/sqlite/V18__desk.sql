-- Of flash reports, what a person has taken note of.
CREATE TABLE alert_dismissed (
    person   TEXT NOT NULL,
    receipt  TEXT NOT NULL,
    PRIMARY KEY (person, receipt)
) STRICT;

CREATE INDEX observation_flash ON observation (received_at) WHERE flash;

-- Who has approved the newest report of a patrol; a newer one must be approved again.
CREATE TABLE patrol_approval (
    enrolment_id  TEXT    NOT NULL,
    generation    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    by_whom       TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, generation, number)
) STRICT;

-- What people decided about texts that were typed in; of several of one text the newest counts.
CREATE TABLE text_ruling (
    id        INTEGER PRIMARY KEY CHECK (id >= 1),
    receipt   TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    by_whom   TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    accepted  INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    UNIQUE (receipt, text, at)
) STRICT;

-- What people did about things that stand aside; the thing itself is never thrown away.
CREATE TABLE aside_note (
    id        INTEGER PRIMARY KEY CHECK (id >= 1),
    what      TEXT    NOT NULL,
    words     TEXT    NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
    by_whom   TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;

CREATE INDEX aside_note_by_what ON aside_note (what);

CREATE VIEW newest_text_ruling AS
    SELECT r.* FROM text_ruling r
    WHERE NOT EXISTS (SELECT 1 FROM text_ruling later
                      WHERE later.receipt = r.receipt AND later.text = r.text AND later.at > r.at);

-- A text proven by its author's key that no person refused, or one that a person accepted.
CREATE VIEW trusted_text AS
    SELECT t.* FROM text_copy t
    WHERE EXISTS (SELECT 1 FROM newest_text_ruling r WHERE r.receipt = t.receipt AND r.text = t.text AND r.accepted)
       OR (t.verified AND NOT EXISTS (SELECT 1 FROM newest_text_ruling r
                                      WHERE r.receipt = t.receipt AND r.text = t.text));

-- A trusted text counts until its report is here, and of several of one report the first.
CREATE VIEW counted_text AS
    SELECT t.* FROM trusted_text t
    WHERE NOT EXISTS (SELECT 1 FROM observation o WHERE o.receipt = t.receipt)
      AND NOT EXISTS (SELECT 1 FROM trusted_text earlier
                      WHERE earlier.receipt = t.receipt AND (earlier.typed_at, earlier.text) < (t.typed_at, t.text));
