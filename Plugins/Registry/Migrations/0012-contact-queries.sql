-- Every half-year each official of the public list is asked whether what is published of them is right.
-- Source: REG-11.

-- When the official last said so; of other contacts than those that are recorded, nobody has.
ALTER TABLE registry.designations ADD COLUMN contacts_confirmed_on date;

CREATE TABLE registry.contact_queries (
    id             uuid CONSTRAINT contact_queries_pkey PRIMARY KEY,
    designation_id uuid NOT NULL CONSTRAINT contact_queries_designation
                   REFERENCES registry.designations ON DELETE CASCADE,
    -- The day on which the asking began.
    asked_for      date NOT NULL,
    reminders      integer NOT NULL DEFAULT 0,
    last_asked_on  date NOT NULL,
    -- The last day on which it can be answered.
    expires_on     date NOT NULL,
    answered_at    timestamptz,
    answer         text,
    -- What has changed, in the words of the official.
    note           text,
    settled_at     timestamptz,
    settled_by     uuid CONSTRAINT contact_queries_settled_by REFERENCES platform.accounts,
    CONSTRAINT contact_queries_once UNIQUE (designation_id, asked_for),
    CONSTRAINT contact_queries_answer CHECK (answer IN ('right', 'changed')),
    CONSTRAINT contact_queries_answered CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CONSTRAINT contact_queries_note CHECK ((answer IS NOT DISTINCT FROM 'changed') = (note IS NOT NULL)),
    CONSTRAINT contact_queries_settled
        CHECK (settled_at IS NULL OR answer IS NOT DISTINCT FROM 'changed')
);
-- What waits for an operator: few of many.
CREATE INDEX contact_queries_unsettled ON registry.contact_queries (answered_at)
    WHERE answer = 'changed' AND settled_at IS NULL;

-- The secret of each letter, of which only the SHA-256 is kept. A letter and its reminders answer one query.
CREATE TABLE registry.contact_links (
    digest   bytea CONSTRAINT contact_links_pkey PRIMARY KEY,
    query_id uuid NOT NULL CONSTRAINT contact_links_query
             REFERENCES registry.contact_queries ON DELETE CASCADE,
    CONSTRAINT contact_links_digested CHECK (octet_length(digest) = 32)
);
CREATE INDEX contact_links_of_query ON registry.contact_links (query_id);
REVOKE UPDATE ON registry.contact_links FROM arna_host;
