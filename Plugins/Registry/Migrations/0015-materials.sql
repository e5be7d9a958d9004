-- Methodical materials for officials, their editions, and who has seen them. Source: REG-12.

CREATE TABLE registry.materials (
    id        uuid CONSTRAINT materials_pkey PRIMARY KEY,
    agency_id uuid NOT NULL CONSTRAINT materials_agency REFERENCES platform.agencies,
    kind      text NOT NULL,
    title_kk  text NOT NULL,
    title_ru  text,
    title_en  text,
    revision  integer NOT NULL DEFAULT 1,
    is_demonstration boolean NOT NULL DEFAULT false,
    CONSTRAINT materials_kind
        CHECK (kind IN ('recommendation', 'orderTemplate', 'reportTemplate', 'other'))
);
CREATE INDEX materials_of_agency ON registry.materials (agency_id, kind, title_kk);

-- An edition is prepared, then published, and from then on never changed: designations follow it.
CREATE TABLE registry.material_editions (
    id            uuid CONSTRAINT material_editions_pkey PRIMARY KEY,
    material_id   uuid NOT NULL CONSTRAINT material_editions_material
                  REFERENCES registry.materials ON DELETE CASCADE,
    number        integer NOT NULL,
    in_force_from date NOT NULL,
    -- What is new in it.
    note_kk       text,
    note_ru       text,
    note_en       text,
    published_at  timestamptz,
    published_by  uuid CONSTRAINT material_editions_published_by REFERENCES platform.accounts,
    revision      integer NOT NULL DEFAULT 1,
    CONSTRAINT material_editions_number CHECK (number > 0),
    CONSTRAINT material_editions_number_once UNIQUE (material_id, number),
    CONSTRAINT material_editions_day_once UNIQUE (material_id, in_force_from)
);

-- To whom an edition was sent, and who there says they have read it. Rows are never deleted.
CREATE TABLE registry.material_recipients (
    edition_id      uuid NOT NULL CONSTRAINT material_recipients_edition
                    REFERENCES registry.material_editions ON DELETE CASCADE,
    body_id         uuid NOT NULL CONSTRAINT material_recipients_body
                    REFERENCES registry.bodies ON DELETE CASCADE,
    -- Whether a letter is to be written.
    is_due          boolean NOT NULL DEFAULT true,
    -- How many were; none where the body has no official with an e-mail.
    letters         integer NOT NULL DEFAULT 0,
    last_sent_on    date,
    acknowledged_at timestamptz,
    -- As they called themselves, where they did.
    acknowledged_by text,
    CONSTRAINT material_recipients_pkey PRIMARY KEY (edition_id, body_id),
    CONSTRAINT material_recipients_sent CHECK ((letters > 0) = (last_sent_on IS NOT NULL)),
    CONSTRAINT material_recipients_by CHECK (acknowledged_by IS NULL OR acknowledged_at IS NOT NULL)
);
CREATE INDEX material_recipients_due ON registry.material_recipients (edition_id) WHERE is_due;
CREATE INDEX material_recipients_of_body ON registry.material_recipients (body_id);

-- The secret of each letter, of which only the SHA-256 is kept.
CREATE TABLE registry.material_links (
    digest     bytea CONSTRAINT material_links_pkey PRIMARY KEY,
    edition_id uuid NOT NULL,
    body_id    uuid NOT NULL,
    expires_on date NOT NULL,
    CONSTRAINT material_links_recipient FOREIGN KEY (edition_id, body_id)
        REFERENCES registry.material_recipients ON DELETE CASCADE,
    CONSTRAINT material_links_digested CHECK (octet_length(digest) = 32)
);
CREATE INDEX material_links_of_recipient ON registry.material_links (edition_id, body_id);
REVOKE UPDATE ON registry.material_links FROM arna_host;
