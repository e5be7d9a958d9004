-- Non-governmental organisations. Source: REG-9.

-- What organisations work on; a dated dictionary.
CREATE TABLE registry.spheres (
    code       text NOT NULL,
    position   smallint NOT NULL,
    name_kk    text NOT NULL,
    name_ru    text NOT NULL,
    name_en    text NOT NULL,
    -- The act or the page that names it.
    source     text NOT NULL,
    valid_from date NOT NULL,
    valid_to   date,
    CONSTRAINT spheres_pkey PRIMARY KEY (code, valid_from),
    CONSTRAINT spheres_period CHECK (valid_to >= valid_from),
    CONSTRAINT spheres_once EXCLUDE USING gist
        (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);

INSERT INTO registry.spheres (code, position, name_kk, name_ru, name_en, source, valid_from)
SELECT code, position, name_kk, name_ru, name_en, '№ 36-III of 12.04.2005, art. 5; the wording is to be compared with the edition in force', '2005-04-12'
FROM (VALUES
    ('education', 1, 'білім беру, ғылым, ақпарат, дене шынықтыру және спорт',
        'образование, наука, информация, физическая культура и спорт',
        'education, science, information, physical culture and sport'),
    ('health', 2, 'азаматтардың денсаулығын сақтау, саламатты өмір салтын насихаттау',
        'охрана здоровья граждан, пропаганда здорового образа жизни',
        'health of citizens, healthy ways of life'),
    ('environment', 3, 'қоршаған ортаны қорғау', 'охрана окружающей среды',
        'protection of the environment'),
    ('youth', 4, 'жастар саясаты мен балалар бастамаларын қолдау',
        'поддержка молодежной политики и детских инициатив',
        'youth policy and initiatives of children'),
    ('family', 5, 'отбасылық-демографиялық және гендерлік мәселелерді шешуге жәрдемдесу',
        'содействие решению семейно-демографических и гендерных вопросов',
        'family, demographic and gender questions'),
    ('vulnerable', 6, 'халықтың әлеуметтік жағынан осал топтарын қолдау',
        'поддержка социально уязвимых слоев населения', 'support of vulnerable groups'),
    ('orphans', 7, 'жетім балаларға, толық емес және көпбалалы отбасылардағы балаларға көмек',
        'помощь детям-сиротам, детям из неполных и многодетных семей',
        'help for orphans, children of single parents and of large families'),
    ('employment', 8, 'халықты жұмыспен қамтуға жәрдемдесу',
        'содействие обеспечению трудовой занятости населения', 'employment'),
    ('rights', 9, 'азаматтар мен ұйымдардың құқықтарын, заңды мүдделерін қорғау',
        'защита прав, законных интересов граждан и организаций',
        'rights and lawful interests of citizens and organisations'),
    ('culture', 10, 'мәдениет пен өнерді дамыту', 'развитие культуры и искусства',
        'culture and art'),
    ('heritage', 11, 'тарихи-мәдени мұраны қорғау', 'охрана историко-культурного наследия',
        'historical and cultural heritage'),
    ('accord', 12, 'қоғамдық келісім мен ұлттық бірлікті нығайту',
        'укрепление общественного согласия и национального единства',
        'public accord and national unity'),
    ('probation', 13, 'пробация қызметтеріне жәрдемдесу', 'содействие службам пробации',
        'help for the services of probation'),
    ('monitoring', 14, 'мемлекеттік қызметтер көрсету сапасына қоғамдық мониторинг жүргізу',
        'общественный мониторинг качества оказания госуслуг',
        'public monitoring of the quality of public services'),
    ('hardship', 15, 'өмірлік қиын жағдайдағы адамға (отбасына) көмек',
        'помощь лицу (семье) в трудной жизненной ситуации',
        'help for persons and families in hardship'),
    ('animals', 16, 'жануарларға жауапкершілікпен қарау', 'ответственное обращение с животными',
        'responsible treatment of animals'),
    ('volunteering', 17, 'волонтерлік қызмет', 'волонтерская деятельность', 'volunteering'),
    ('other', 18, 'өзге де әлеуметтік маңызы бар бағыттар',
        'иные социально значимые направления', 'other directions of social importance')
) AS sphere (code, position, name_kk, name_ru, name_en);

CREATE TABLE registry.ngos (
    id               uuid CONSTRAINT ngos_pkey PRIMARY KEY,
    bin              text,
    -- Why it has none.
    no_bin_reason    text,
    name_kk          text,
    name_ru          text,
    name_en          text,
    short_name_kk    text,
    short_name_ru    text,
    short_name_en    text,
    -- The name without its legal form, in the alphabet's order.
    sort_kk          text COLLATE "kk-x-icu" NOT NULL,
    sort_ru          text COLLATE "ru-x-icu" NOT NULL,
    -- The words of the names, sorted: two of one organisation are often found by it.
    name_key         text NOT NULL,
    -- The words of names and BIN, each once, a blank before each.
    search           text NOT NULL,
    -- A code of LegalForms.
    legal_form       text NOT NULL,
    kato_code        text,
    region_code      text GENERATED ALWAYS AS (left(kato_code, 2) || '0000000') STORED,
    address_kk       text,
    address_ru       text,
    address_en       text,
    registered_on    date,
    -- Codes of registry.spheres.
    spheres          text[] NOT NULL DEFAULT '{}',
    status           text NOT NULL,
    status_since     date,
    status_basis     text,
    head             text,
    contacts         jsonb NOT NULL DEFAULT '[]',
    site             text,
    -- That its contacts may be public; without it none is.
    consent_on       date,
    consent_basis    text,
    consent_ended_on date,
    revision         integer NOT NULL DEFAULT 1,
    -- The card that took over from this one, which was the same organisation.
    merged_into      uuid CONSTRAINT ngos_merged_into REFERENCES registry.ngos,
    is_demonstration boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ngos_named CHECK (coalesce(name_kk, name_ru, name_en) IS NOT NULL),
    CONSTRAINT ngos_bin_form CHECK (bin ~ '^[0-9]{12}$'),
    CONSTRAINT ngos_bin_or_reason CHECK ((bin IS NULL) <> (no_bin_reason IS NULL)),
    CONSTRAINT ngos_status CHECK
        (status IN ('active', 'inactive', 'suspended', 'liquidating', 'liquidated')),
    CONSTRAINT ngos_consent CHECK (consent_ended_on IS NULL OR consent_ended_on >= consent_on),
    CONSTRAINT ngos_not_into_itself CHECK (merged_into <> id)
);
CREATE UNIQUE INDEX ngos_bin_once ON registry.ngos (bin) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_name_kk ON registry.ngos (sort_kk, id) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_name_ru ON registry.ngos (sort_ru, id) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_region_kk ON registry.ngos (region_code, sort_kk, id) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_region_ru ON registry.ngos (region_code, sort_ru, id) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_form ON registry.ngos (legal_form, sort_kk, id) WHERE merged_into IS NULL;
CREATE INDEX ngos_by_status ON registry.ngos (status, sort_kk, id)
    WHERE merged_into IS NULL AND status <> 'active';
CREATE INDEX ngos_by_sphere ON registry.ngos USING gin (spheres) WITH (fastupdate = off)
    WHERE merged_into IS NULL;
CREATE INDEX ngos_by_key ON registry.ngos (name_key, id) INCLUDE (bin, region_code)
    WHERE merged_into IS NULL;
CREATE INDEX ngos_by_key_without_bin ON registry.ngos (name_key, id) INCLUDE (region_code)
    WHERE merged_into IS NULL AND bin IS NULL;
CREATE INDEX ngos_merged ON registry.ngos (merged_into) WHERE merged_into IS NOT NULL;

-- How an organisation stood before it stands as it does.
CREATE TABLE registry.ngo_statuses (
    ngo_id     uuid NOT NULL CONSTRAINT ngo_statuses_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    -- The first day of the next.
    until      date NOT NULL,
    status     text NOT NULL,
    since      date,
    basis      text,
    CONSTRAINT ngo_statuses_pkey PRIMARY KEY (ngo_id, until)
);

-- What an organisation was called before a day.
CREATE TABLE registry.ngo_names (
    ngo_id        uuid NOT NULL CONSTRAINT ngo_names_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    -- The first day of the next name.
    until         date NOT NULL,
    name_kk       text,
    name_ru       text,
    name_en       text,
    short_name_kk text,
    short_name_ru text,
    short_name_en text,
    -- The decision by which it got the next.
    basis         text,
    CONSTRAINT ngo_names_pkey PRIMARY KEY (ngo_id, until)
);

-- The information of a year that an organisation gave to the NGO Database, as that database says.
CREATE TABLE registry.ngo_reports (
    ngo_id      uuid NOT NULL CONSTRAINT ngo_reports_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    year        smallint NOT NULL,
    state       text NOT NULL,
    received_on date,
    source      text NOT NULL,
    -- The day of which the source tells.
    as_of       date NOT NULL,
    CONSTRAINT ngo_reports_pkey PRIMARY KEY (ngo_id, year),
    CONSTRAINT ngo_reports_state CHECK (state IN ('notDue', 'draft', 'onTime', 'late', 'missing')),
    CONSTRAINT ngo_reports_received CHECK ((state IN ('onTime', 'late')) = (received_on IS NOT NULL))
);

-- By when the information of a year is due in the next; what began under a rule keeps it.
CREATE TABLE registry.ngo_report_rules (
    valid_from date CONSTRAINT ngo_report_rules_pkey PRIMARY KEY,
    due_month  smallint NOT NULL,
    due_day    smallint NOT NULL,
    source     text NOT NULL
);
INSERT INTO registry.ngo_report_rules VALUES ('2016-02-19', 3, 31,
    '№ 142-II, art. 41 (5); order № 51 of 19.02.2016');

-- The words by which organisations are found, in the spelling that all alphabets share, each with what ranks the
-- organisation among others: 500 of them are put in order without a look at their cards.
CREATE TABLE registry.ngo_words (
    word    text COLLATE "C" NOT NULL,
    ngo_id  uuid NOT NULL CONSTRAINT ngo_words_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    -- Whether a name begins with it.
    starts  boolean NOT NULL,
    -- Whether the organisation is liquidated.
    is_gone boolean NOT NULL,
    -- How long the words of the organisation are together, as in ngos.search.
    size    smallint NOT NULL,
    CONSTRAINT ngo_words_pkey PRIMARY KEY (word, ngo_id) INCLUDE (starts, is_gone, size)
);
CREATE INDEX ngo_words_of_ngo ON registry.ngo_words (ngo_id);

-- What is left of a word where one letter is left out, and the word: two words that share one of these differ by
-- a slip of the finger. Of short words and numbers nothing: a slip makes another one of them.
CREATE FUNCTION registry.ngo_variants(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN length(word) < 4 OR word ~ '^[0-9]+$' THEN '{}' ELSE word || ARRAY(
    SELECT DISTINCT left(word, place - 1) || substr(word, place + 1)
    FROM generate_series(1, length(word)) AS place) END;

-- Each word once.
CREATE TABLE registry.ngo_vocabulary (
    word     text COLLATE "C" CONSTRAINT ngo_vocabulary_pkey PRIMARY KEY,
    variants text[] NOT NULL GENERATED ALWAYS AS (registry.ngo_variants(word)) STORED
);
CREATE INDEX ngo_vocabulary_by_variant ON registry.ngo_vocabulary USING gin (variants)
    WITH (fastupdate = off);

-- Two cards that were one organisation, until somebody undoes it.
CREATE TABLE registry.ngo_mergings (
    id         uuid CONSTRAINT ngo_mergings_pkey PRIMARY KEY,
    ngo_id     uuid NOT NULL CONSTRAINT ngo_mergings_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    into_id    uuid NOT NULL CONSTRAINT ngo_mergings_into REFERENCES registry.ngos ON DELETE CASCADE,
    -- The years whose reports went over.
    years      smallint[] NOT NULL,
    merged_at  timestamptz NOT NULL,
    merged_by  uuid,
    undone_at  timestamptz,
    undone_by  uuid
);
CREATE UNIQUE INDEX ngo_mergings_once ON registry.ngo_mergings (ngo_id) WHERE undone_at IS NULL;
CREATE INDEX ngo_mergings_into ON registry.ngo_mergings (into_id);

GRANT DELETE ON registry.ngo_words, registry.ngo_reports TO arna_host;
CREATE INDEX ngo_reports_of_year ON registry.ngo_reports (year);
