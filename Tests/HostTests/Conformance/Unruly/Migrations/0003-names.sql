DO $$ BEGIN
    IF current_setting('unruly.remembers', true) = 'yes' THEN
        CREATE INDEX things_by_name ON unruly.things (name);
    END IF;
END $$;
