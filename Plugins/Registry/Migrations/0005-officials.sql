-- The public list of officials. Source: REG-5.

-- One row for each period in which a published designation and what its body was did not change: so
-- a renaming of next month shows itself next month. It follows from designations, persons and bodies,
-- is written anew with each change of them, and holds only what is public.
CREATE TABLE registry.officials (
    designation_id uuid NOT NULL
        CONSTRAINT officials_designation REFERENCES registry.designations,
    shown_from date NOT NULL,
    -- The last day of the row; infinity where none is known.
    shown_to date NOT NULL,
    body_id uuid NOT NULL,
    level text NOT NULL,
    level_order smallint NOT NULL,
    region_code text,
    kato_code text,
    protocol_order integer NOT NULL,
    sort_name text COLLATE "kk-x-icu" NOT NULL,
    body_name_kk text,
    body_name_ru text,
    body_name_en text,
    surname_kk text,
    surname_ru text,
    surname_en text,
    given_name_kk text,
    given_name_ru text,
    given_name_en text,
    patronymic_kk text,
    patronymic_ru text,
    patronymic_en text,
    position_kk text,
    position_ru text,
    position_en text,
    kind text NOT NULL,
    is_deputy boolean NOT NULL GENERATED ALWAYS AS (kind = 'deputy') STORED,
    -- Of the designation itself.
    valid_from date NOT NULL,
    valid_to date,
    -- [{"kind", "value", "extension"}], the public ones.
    contacts jsonb NOT NULL,
    reception_hours_kk text,
    reception_hours_ru text,
    reception_hours_en text,
    reception_place_kk text,
    reception_place_ru text,
    reception_place_en text,
    topics text[] NOT NULL,
    search text NOT NULL,
    CONSTRAINT officials_pkey PRIMARY KEY (designation_id, shown_from)
);

CREATE INDEX officials_in_order ON registry.officials
    (level_order, protocol_order, sort_name, body_id, is_deputy, designation_id);
CREATE INDEX officials_of_region ON registry.officials
    (region_code, level_order, protocol_order, sort_name, body_id, is_deputy, designation_id);
CREATE INDEX officials_of_body ON registry.officials (body_id);
CREATE INDEX officials_search ON registry.officials USING gin (search gin_trgm_ops);
-- The rows that hold on a day, counted without reading the table.
CREATE INDEX officials_on ON registry.officials (shown_to, shown_from);

REVOKE UPDATE ON registry.officials FROM arna_host;
GRANT DELETE ON registry.officials TO arna_host;

-- How many officials the list has on a day, at least: counted once a day by the first who asks, lowered
-- by what is taken off the list, not raised by what is added. While it is above the counting limit, the
-- list need not be counted, and those who add to the list never wait for each other.
CREATE TABLE registry.officials_at_least (
    day date CONSTRAINT officials_at_least_pkey PRIMARY KEY,
    count integer NOT NULL
);

-- Counts the list of a day and remembers it. It waits for those who are taking rows off, and they for it.
CREATE FUNCTION registry.count_officials(on_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    counted integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('registry.officials_at_least'));
    SELECT count(*) INTO counted FROM registry.officials
    WHERE shown_to >= on_day AND shown_from <= on_day;
    INSERT INTO registry.officials_at_least (day, count) VALUES (on_day, counted)
    ON CONFLICT (day) DO UPDATE SET count = excluded.count;
    RETURN counted;
END
$$;

CREATE FUNCTION registry.before_officials_leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('registry.officials_at_least'));
    RETURN NULL;
END
$$;

CREATE FUNCTION registry.after_officials_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE registry.officials_at_least SET count = count - (SELECT count(*) FROM gone)
    WHERE EXISTS (SELECT FROM gone);
    RETURN NULL;
END
$$;

CREATE TRIGGER before_officials_leave BEFORE DELETE ON registry.officials
    FOR EACH STATEMENT EXECUTE FUNCTION registry.before_officials_leave();
CREATE TRIGGER after_officials_left AFTER DELETE ON registry.officials
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION registry.after_officials_left();
