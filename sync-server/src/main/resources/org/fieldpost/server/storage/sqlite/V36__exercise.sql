-- Exercises that trainers made, each as the whole table that a spreadsheet opens; those that ship stand nowhere here.
CREATE TABLE exercise (
    id            TEXT    PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 40),
    content       TEXT    NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    changed_by    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
