-- State bodies as a dated tree. Source: REG-1.

-- What a body can be, and on which levels; a dated dictionary.
CREATE TABLE registry.kinds (
    code text NOT NULL,
    levels text[] NOT NULL,
    position smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT kinds_pkey PRIMARY KEY (code, valid_from),
    CONSTRAINT kinds_period CHECK (valid_to >= valid_from),
    CONSTRAINT kinds_once EXCLUDE USING gist
        (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);

INSERT INTO registry.kinds (code, levels, position, name_kk, name_ru, name_en, valid_from) VALUES
    ('ministry', '{central}', 1, 'министрлік', 'министерство', 'ministry', '1991-12-16'),
    ('agency', '{central}', 2, 'агенттік', 'агентство', 'agency', '1991-12-16'),
    ('committee', '{central}', 3, 'комитет', 'комитет', 'committee', '1991-12-16'),
    ('territorialUnit', '{regional,regionalDepartment,district}', 4,
        'аумақтық бөлімше', 'территориальное подразделение', 'territorial unit', '1991-12-16'),
    ('akimat', '{regional,district}', 5, 'әкімдік', 'акимат', 'akimat', '1991-12-16'),
    ('akimOffice', '{regional,district}', 6,
        'әкім аппараты', 'аппарат акима', 'office of the akim', '1991-12-16'),
    ('department', '{regionalDepartment}', 7, 'басқарма', 'управление', 'department', '1991-12-16'),
    ('districtDepartment', '{district}', 8,
        'аудандық (қалалық) бөлім', 'районный (городской) отдел', 'district department', '1991-12-16'),
    ('okrugOffice', '{district}', 9,
        'ауылдық округ (қаладағы аудан, кент, ауыл) әкімінің аппараты',
        'аппарат акима сельского округа (района в городе, поселка, села)',
        'office of the akim of a rural district', '1991-12-16'),
    ('maslikhatOffice', '{regional,district}', 10,
        'мәслихат аппараты', 'аппарат маслихата', 'office of the maslikhat', '1991-12-16'),
    ('other', '{central,regional,regionalDepartment,district}', 11,
        'өзге орган', 'иной орган', 'other body', '1991-12-16');

-- What a body is through all its time. What changes with time stands in body_versions.
CREATE TABLE registry.bodies (
    id uuid CONSTRAINT bodies_pkey PRIMARY KEY,
    bin text,
    no_bin_reason text,
    external_code text,
    expects_official boolean NOT NULL DEFAULT true,
    expects_reason text,
    protocol_order integer NOT NULL DEFAULT 1000,
    valid_from date NOT NULL,
    valid_to date,
    closing_basis text,
    revision integer NOT NULL DEFAULT 1,
    is_demonstration boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT bodies_period CHECK (valid_to >= valid_from),
    CONSTRAINT bodies_bin_form CHECK (bin ~ '^[0-9]{12}$'),
    CONSTRAINT bodies_bin_or_reason CHECK (bin IS NULL OR no_bin_reason IS NULL),
    CONSTRAINT bodies_bin_once EXCLUDE USING gist
        (bin WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);

-- What a body was in a period. The periods of a body follow each other without a gap, from its
-- valid_from to its valid_to.
CREATE TABLE registry.body_versions (
    body_id uuid NOT NULL
        CONSTRAINT body_versions_body REFERENCES registry.bodies,
    valid_from date NOT NULL,
    valid_to date,
    parent_id uuid CONSTRAINT body_versions_parent REFERENCES registry.bodies,
    kato_code text,
    region_code text GENERATED ALWAYS AS (left(kato_code, 2) || '0000000') STORED,
    level text NOT NULL,
    level_order smallint GENERATED ALWAYS AS
        (array_position('{central,regional,regionalDepartment,district}'::text[], level)) STORED,
    kind text NOT NULL,
    name_kk text,
    name_ru text,
    name_en text,
    sort_kk text COLLATE "kk-x-icu" GENERATED ALWAYS AS
        (coalesce(name_kk, name_ru, name_en)) STORED,
    sort_ru text COLLATE "kk-x-icu" GENERATED ALWAYS AS
        (coalesce(name_ru, name_kk, name_en)) STORED,
    short_name_kk text,
    short_name_ru text,
    short_name_en text,
    site text,
    address_kk text,
    address_ru text,
    address_en text,
    phones text[] NOT NULL DEFAULT '{}',
    email text,
    topics text[] NOT NULL DEFAULT '{}',
    -- Why the period begins: founding, renaming, transfer.
    cause text NOT NULL DEFAULT 'founding',
    basis text,
    -- A blank and the skeleton of the names, for LIKE '% word%'.
    search text NOT NULL,
    CONSTRAINT body_versions_pkey PRIMARY KEY (body_id, valid_from),
    CONSTRAINT body_versions_period CHECK (valid_to >= valid_from),
    CONSTRAINT body_versions_level
        CHECK (level IN ('central', 'regional', 'regionalDepartment', 'district')),
    CONSTRAINT body_versions_kato CHECK (kato_code ~ '^[1-9][0-9]{8}$'),
    CONSTRAINT body_versions_name CHECK (coalesce(name_kk, name_ru) IS NOT NULL),
    CONSTRAINT body_versions_cause CHECK (cause IN ('founding', 'renaming', 'transfer')),
    CONSTRAINT body_versions_not_own_parent CHECK (parent_id <> body_id),
    -- Of the id's bytes, so that a read by body_id takes the primary key, which is three times faster.
    CONSTRAINT body_versions_one_at_a_time EXCLUDE USING gist
        (uuid_send(body_id) WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);

CREATE INDEX body_versions_children ON registry.body_versions (parent_id);
CREATE INDEX body_versions_region ON registry.body_versions (region_code, level_order);
CREATE INDEX body_versions_name_kk ON registry.body_versions (sort_kk, body_id);
CREATE INDEX body_versions_name_ru ON registry.body_versions (sort_ru, body_id);
CREATE INDEX body_versions_search ON registry.body_versions USING gin (search gin_trgm_ops);

-- The bodies that took over from a closed one.
CREATE TABLE registry.body_successors (
    body_id uuid NOT NULL CONSTRAINT body_successors_body REFERENCES registry.bodies,
    successor_id uuid NOT NULL CONSTRAINT body_successors_successor REFERENCES registry.bodies,
    CONSTRAINT body_successors_pkey PRIMARY KEY (body_id, successor_id),
    CONSTRAINT body_successors_not_itself CHECK (successor_id <> body_id)
);
