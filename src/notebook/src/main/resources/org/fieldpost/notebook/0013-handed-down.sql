-- What a team leader handed down: tasks, and by their ids also the planned patrols. Empty once withdrawn, put away or started: what
-- comes again then, from a restored server, is not shown again.
CREATE TABLE handed_down (
    id      INTEGER PRIMARY KEY,
    locked  BLOB NOT NULL
) STRICT;

-- An earlier version kept tasks and planned patrols and could not read them: they are read again, once.
UPDATE notebook SET inbox_unread = 1;
