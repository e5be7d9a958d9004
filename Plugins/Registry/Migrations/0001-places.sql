-- The national classifier of administrative-territorial objects (КАТО / ӘАОЖ) as dated editions.
-- A place is a run of versions that do not overlap; a day is answered by the versions that hold on it.

CREATE TYPE registry.place_level AS ENUM ('region', 'district', 'subdistrict', 'settlement');

CREATE TABLE registry.editions (
    id           uuid        NOT NULL CONSTRAINT editions_pkey PRIMARY KEY,
    effective_on date        NOT NULL CONSTRAINT editions_one_a_day UNIQUE,
    layout       text        NOT NULL,
    -- SHA-256 of the file; of the latest correction where there was one.
    hash         text        NOT NULL,
    rows         integer     NOT NULL,
    file_name    text,
    corrections  integer     NOT NULL DEFAULT 0,
    imported_at  timestamptz NOT NULL DEFAULT now(),
    -- platform.accounts.id; null for the edition that comes with the program.
    imported_by  uuid
);

CREATE TABLE registry.places (
    id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT places_pkey PRIMARY KEY,
    code        text COLLATE "C" NOT NULL
                CONSTRAINT places_code_of_nine_digits CHECK (code ~ '^[1-9][0-9]{8}$'),
    parent_code text COLLATE "C",
    level       registry.place_level NOT NULL,
    -- 0 region, 1 urban, 2 rural, 3 urban with rural units beneath, 4 district with urban units.
    type_code   text,
    name_kk     text,
    name_ru     text,
    -- The names in the spelling of the search, words parted by one space.
    skeleton    text NOT NULL,
    valid_from  date NOT NULL,
    -- The last day on which the version holds.
    valid_to    date,
    -- A place that vanished from the classifier is proposed for closing until somebody confirms it.
    closing     text CONSTRAINT places_closing_known CHECK (closing IN ('proposed', 'confirmed')),
    edition     uuid NOT NULL CONSTRAINT places_edition_exists REFERENCES registry.editions (id),
    -- When a correction of its edition took the place of the version; such a version holds never.
    corrected_at timestamptz,
    CONSTRAINT places_named CHECK (name_kk IS NOT NULL OR name_ru IS NOT NULL),
    CONSTRAINT places_from_before_to CHECK (valid_to >= valid_from),
    CONSTRAINT places_one_version_a_day EXCLUDE USING gist
        ((code::int4) WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (corrected_at IS NULL)
);

CREATE INDEX places_by_code ON registry.places (code, valid_from) WHERE corrected_at IS NULL;

CREATE INDEX places_by_word ON registry.places
    USING gin (array_to_tsvector(string_to_array(skeleton, ' '))) WITH (fastupdate = off)
    WHERE corrected_at IS NULL;

CREATE INDEX places_to_close ON registry.places (code) WHERE closing = 'proposed';

-- What holds before any import: the regions, from the day on which there are twenty of them.
INSERT INTO registry.editions (id, effective_on, layout, hash, rows)
VALUES ('01813f52-0000-7000-8000-000000000000', '2022-06-08', 'baseline', 'baseline', 20);

INSERT INTO registry.places
    (code, level, type_code, name_kk, name_ru, skeleton, valid_from, valid_to, edition)
SELECT code, 'region', type_code, name_kk, name_ru, skeleton, valid_from::date, valid_to::date,
    '01813f52-0000-7000-8000-000000000000'
FROM (VALUES
    ('100000000', '0', 'Абай облысы', 'область Абай', 'oblast abai abai oblisi', '2022-06-08', NULL),
    ('110000000', '0', 'Ақмола облысы', 'Акмолинская область', 'akmolinskaia oblast akmola oblisi', '2022-06-08', NULL),
    ('150000000', '0', 'Ақтөбе облысы', 'Актюбинская область', 'aktiubinskaia oblast aktobe oblisi', '2022-06-08', NULL),
    ('190000000', '0', 'Алматы облысы', 'Алматинская область', 'almatinskaia oblast almati oblisi', '2022-06-08', NULL),
    ('230000000', '0', 'Атырау облысы', 'Атырауская область', 'atirauskaia oblast atirau oblisi', '2022-06-08', NULL),
    ('270000000', '0', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'zapadno kazakhstanskaia oblast batis kazakstan oblisi', '2022-06-08', NULL),
    ('310000000', '0', 'Жамбыл облысы', 'Жамбылская область', 'zhambilskaia oblast zhambil oblisi', '2022-06-08', NULL),
    ('330000000', '0', 'Жетісу облысы', 'область Жетісу', 'oblast zhetisu zhetisu oblisi', '2022-06-08', NULL),
    ('350000000', '0', 'Қарағанды облысы', 'Карагандинская область', 'karagandinskaia oblast karagandi oblisi', '2022-06-08', NULL),
    ('390000000', '0', 'Қостанай облысы', 'Костанайская область', 'kostanaiskaia oblast kostanai oblisi', '2022-06-08', NULL),
    ('430000000', '0', 'Қызылорда облысы', 'Кызылординская область', 'kizilordinskaia oblast kizilorda oblisi', '2022-06-08', NULL),
    ('470000000', '0', 'Маңғыстау облысы', 'Мангистауская область', 'mangistauskaia oblast mangistau oblisi', '2022-06-08', NULL),
    ('550000000', '0', 'Павлодар облысы', 'Павлодарская область', 'pavlodarskaia oblast pavlodar oblisi', '2022-06-08', NULL),
    ('590000000', '0', 'Солтүстік Қазақстан облысы', 'Северо-Казахстанская область', 'severo kazakhstanskaia oblast soltustik kazakstan oblisi', '2022-06-08', NULL),
    ('610000000', '0', 'Түркістан облысы', 'Туркестанская область', 'turkestanskaia oblast turkistan oblisi', '2022-06-08', NULL),
    ('620000000', '0', 'Ұлытау облысы', 'область Ұлытау', 'oblast ulitau ulitau oblisi', '2022-06-08', NULL),
    ('630000000', '0', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область', 'vostotshno kazakhstanskaia oblast shigis kazakstan oblisi', '2022-06-08', NULL),
    ('710000000', '1', 'Нұр-Сұлтан қаласы', 'город Нур-Султан', 'gorod nur sultan nur sultan kalasi', '2022-06-08', '2022-09-16'),
    ('710000000', '1', 'Астана қаласы', 'город Астана', 'gorod astana astana kalasi', '2022-09-17', NULL),
    ('750000000', '1', 'Алматы қаласы', 'город Алматы', 'gorod almati almati kalasi', '2022-06-08', NULL),
    ('790000000', '1', 'Шымкент қаласы', 'город Шымкент', 'gorod shimkent shimkent kalasi', '2022-06-08', NULL)
) AS region (code, type_code, name_kk, name_ru, skeleton, valid_from, valid_to);
