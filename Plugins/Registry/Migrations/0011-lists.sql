-- Lists of officials as they were published, and where they were placed. Source: REG-5.

-- Rows are added and never changed.
CREATE TABLE registry.list_editions (
    id uuid CONSTRAINT list_editions_pkey PRIMARY KEY,
    agency_id uuid NOT NULL CONSTRAINT list_editions_agency REFERENCES platform.agencies,
    -- central, or the code of a region or district.
    place text COLLATE "C" NOT NULL,
    -- Counted within the place, from 1.
    number integer NOT NULL,
    basis text NOT NULL,
    -- Whose officials of which day.
    day date NOT NULL,
    published_at timestamptz NOT NULL,
    -- Who published it, and what they were called then.
    account_id uuid,
    author text,
    officials integer NOT NULL,
    withheld integer NOT NULL,
    CONSTRAINT list_editions_place CHECK (place ~ '^(central|[1-9][0-9]{8})$'),
    CONSTRAINT list_editions_number_once UNIQUE (place, number)
);

CREATE INDEX list_editions_latest ON registry.list_editions (published_at DESC, number DESC, id DESC);

-- The rows of an edition as the public list had them. Who has ended or was withdrawn since is shown with
-- less; that follows from the designation when it is read.
CREATE TABLE registry.list_edition_officials (
    edition_id uuid NOT NULL
        CONSTRAINT list_edition_officials_edition REFERENCES registry.list_editions,
    position integer NOT NULL,
    designation_id uuid NOT NULL
        CONSTRAINT list_edition_officials_designation REFERENCES registry.designations,
    body_id uuid NOT NULL,
    body_name_kk text,
    body_name_ru text,
    body_name_en text,
    level text NOT NULL,
    kato_code text,
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
    contacts jsonb NOT NULL,
    reception_hours_kk text,
    reception_hours_ru text,
    reception_hours_en text,
    reception_place_kk text,
    reception_place_ru text,
    reception_place_en text,
    topics text[] NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT list_edition_officials_pkey PRIMARY KEY (edition_id, position)
);

CREATE INDEX list_edition_officials_designation ON registry.list_edition_officials (designation_id);

REVOKE UPDATE ON registry.list_editions, registry.list_edition_officials FROM arna_host;

CREATE TABLE registry.list_placements (
    id uuid CONSTRAINT list_placements_pkey PRIMARY KEY,
    agency_id uuid NOT NULL CONSTRAINT list_placements_agency REFERENCES platform.agencies,
    place text COLLATE "C" NOT NULL,
    address text NOT NULL,
    placed_on date NOT NULL,
    -- The last day on which it stood there.
    removed_on date,
    noted_at timestamptz NOT NULL,
    account_id uuid,
    author text,
    is_demonstration boolean NOT NULL DEFAULT false,
    CONSTRAINT list_placements_place CHECK (place ~ '^(central|[1-9][0-9]{8})$'),
    CONSTRAINT list_placements_period CHECK (removed_on >= placed_on)
);

CREATE UNIQUE INDEX list_placements_once ON registry.list_placements (place, address)
    WHERE removed_on IS NULL;
