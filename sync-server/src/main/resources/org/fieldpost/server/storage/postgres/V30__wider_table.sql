-- Tables for whoever is not of the mission, as they were made: of the same weeks there is never another to subtract from.
CREATE TABLE wider_table (
    first_week  BIGINT PRIMARY KEY,
    made_at     BIGINT NOT NULL,
    made_by     TEXT   NOT NULL,
    content     TEXT   NOT NULL
);

CREATE FUNCTION wider_table_stays() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'a table for wider release stays as it was made';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER wider_table_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON wider_table
    FOR EACH STATEMENT EXECUTE FUNCTION wider_table_stays();
