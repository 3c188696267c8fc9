-- What was let go: the body is empty, and the rest of the row stays, so that it is acknowledged, counted and never sent again.
ALTER TABLE entry ADD COLUMN gone_at BIGINT CHECK (gone_at IS NULL OR length(body) = 0);
ALTER TABLE entry_fork ADD COLUMN gone_at BIGINT CHECK (gone_at IS NULL OR length(body) = 0);
-- Of a sealed report not more than the day is kept, as for its arrival.
ALTER TABLE sealed_report ADD COLUMN gone_day TEXT COLLATE "C" CHECK (gone_day IS NULL OR length(blob) = 0);

-- Work that one of several servers does for all: whose turn it is, and until when.
CREATE TABLE lease (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until BIGINT NOT NULL
);

-- Written to see that writing works.
CREATE TABLE probe (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    at BIGINT NOT NULL
);

INSERT INTO probe (only_row, at) VALUES (1, 0);
