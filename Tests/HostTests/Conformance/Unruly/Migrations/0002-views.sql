DO $$ BEGIN
    IF EXISTS (SELECT FROM unruly.things) THEN RAISE EXCEPTION 'there are things'; END IF;
END $$;

CREATE VIEW unruly.seen AS SELECT id FROM publications.publications;

CREATE TABLE platform.stray (id uuid);

SET unruly.remembers = 'yes';
