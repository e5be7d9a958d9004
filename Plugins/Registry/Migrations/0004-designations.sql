-- Authorised officials: persons and their designations. Source: REG-2.

-- A person as named in an order. Never merged with another of the same name.
CREATE TABLE registry.persons (
    id uuid CONSTRAINT persons_pkey PRIMARY KEY,
    surname_kk text,
    surname_ru text,
    surname_en text,
    given_name_kk text,
    given_name_ru text,
    given_name_en text,
    patronymic_kk text,
    patronymic_ru text,
    patronymic_en text,
    -- Whether every part that there is has a Kazakh form; without it the person is not published.
    is_in_kazakh boolean NOT NULL GENERATED ALWAYS AS (
        coalesce(surname_kk, given_name_kk) IS NOT NULL
        AND (surname_kk IS NOT NULL OR coalesce(surname_ru, surname_en) IS NULL)
        AND (given_name_kk IS NOT NULL OR coalesce(given_name_ru, given_name_en) IS NULL)
        AND (patronymic_kk IS NOT NULL OR coalesce(patronymic_ru, patronymic_en) IS NULL)
    ) STORED,
    -- A blank and the skeleton of the names, for LIKE '% word%'.
    search text NOT NULL,
    is_demonstration boolean NOT NULL DEFAULT false,
    CONSTRAINT persons_named CHECK
        (coalesce(surname_kk, surname_ru, given_name_kk, given_name_ru) IS NOT NULL)
);

CREATE TABLE registry.designations (
    id uuid CONSTRAINT designations_pkey PRIMARY KEY,
    agency_id uuid NOT NULL CONSTRAINT designations_agency REFERENCES platform.agencies,
    body_id uuid NOT NULL CONSTRAINT designations_body REFERENCES registry.bodies,
    person_id uuid NOT NULL CONSTRAINT designations_person REFERENCES registry.persons,
    position_kk text,
    position_ru text,
    position_en text,
    rank text,
    basis text,
    order_number text,
    order_date date,
    kind text NOT NULL,
    acting_reason text,
    replaces_id uuid CONSTRAINT designations_replaces REFERENCES registry.designations,
    valid_from date NOT NULL,
    valid_to date,
    -- [{"kind", "value", "extension", "public"}]
    contacts jsonb NOT NULL DEFAULT '[]',
    reception_hours_kk text,
    reception_hours_ru text,
    reception_hours_en text,
    reception_place_kk text,
    reception_place_ru text,
    reception_place_en text,
    topics text[] NOT NULL DEFAULT '{}',
    published boolean NOT NULL DEFAULT false,
    -- The verdict on the rank and the rule applied, as they were when it was made.
    rank_verdict text NOT NULL,
    rank_rule text,
    end_reason text,
    end_note text,
    entered_by_mistake boolean NOT NULL DEFAULT false,
    -- A blank and the skeleton of the position.
    search text NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    is_demonstration boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT designations_period CHECK (valid_to >= valid_from),
    CONSTRAINT designations_position CHECK (coalesce(position_kk, position_ru) IS NOT NULL),
    CONSTRAINT designations_kind CHECK (kind IN ('primary', 'deputy', 'acting')),
    CONSTRAINT designations_basis CHECK (basis IN ('order', 'assignment', 'letter')),
    CONSTRAINT designations_verdict CHECK (rank_verdict IN ('meets', 'below', 'unknown')),
    CONSTRAINT designations_acting CHECK
        (kind <> 'acting' OR (acting_reason IS NOT NULL AND valid_to IS NOT NULL)),
    CONSTRAINT designations_end_reason CHECK
        (end_reason IN ('ended', 'replaced', 'enteredByMistake', 'bodyClosed', 'other')),
    -- One primary or acting official of a body at a time. Of the id's bytes: see body_versions.
    CONSTRAINT designations_one_at_a_time EXCLUDE USING gist
        (uuid_send(body_id) WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
        WHERE (kind IN ('primary', 'acting') AND NOT entered_by_mistake)
);

CREATE INDEX designations_of_body ON registry.designations (body_id, valid_from);
CREATE INDEX designations_of_person ON registry.designations (person_id);
-- What is meant for the public and withheld from it for want of Kazakh.
CREATE INDEX designations_without_kazakh ON registry.designations (valid_from)
    WHERE published AND NOT entered_by_mistake AND position_kk IS NULL;
CREATE INDEX persons_without_kazakh ON registry.persons (id) WHERE NOT is_in_kazakh;
