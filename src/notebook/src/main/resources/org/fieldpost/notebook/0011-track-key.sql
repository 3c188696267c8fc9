-- Opens what the phone's own position service sealed while the notebook was locked.
CREATE TABLE track_key (
    id      INTEGER PRIMARY KEY,
    locked  BLOB NOT NULL
) STRICT;
