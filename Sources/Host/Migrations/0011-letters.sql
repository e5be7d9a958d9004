-- Letters on their way to the machine's mail system. Source: design.md, "Parts, and how each starts".

CREATE TABLE platform.letters (
    -- The order in which they were asked for and go.
    id               bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT letters_key PRIMARY KEY,
    -- <plugin>.<kind>
    kind             text NOT NULL,
    -- In its Message-ID, which is the same however often it is handed over.
    message_id       uuid NOT NULL,
    agency_id        uuid NOT NULL CONSTRAINT letters_agency REFERENCES platform.agencies,
    request_id       text NOT NULL,
    asked_at         timestamptz NOT NULL,
    -- After it the letter goes no more, and its content is erased.
    until            timestamptz NOT NULL,
    -- Of the texts, in their order: kk, or kk and ru.
    languages        text[] NOT NULL,
    -- The content; NULL when it was erased. It may hold the secret of a link.
    recipient        text,
    subject          text,
    body             text,
    due_at           timestamptz NOT NULL DEFAULT '-infinity',
    -- How often it was put off by itself, while others went.
    attempts         integer NOT NULL DEFAULT 0,
    -- Since when it has been with the mail system's program, which has not answered yet.
    begun_at         timestamptz,
    ended_at         timestamptz,
    outcome          text CONSTRAINT letters_outcome_known
                     CHECK (outcome IN ('sent', 'refused', 'unclear', 'cancelled', 'expired',
                                        'demonstration')),
    -- Why it was not taken when it was last tried.
    reason           text,
    CONSTRAINT letters_end_has_outcome CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT letters_content_is_whole
        CHECK (num_nulls(recipient, subject, body) IN (0, 3)),
    -- What has gone, or never goes, is not kept; who waits for an operator is, until the letter's time ends.
    CONSTRAINT letters_content_while_needed CHECK
        (CASE WHEN outcome IS NULL THEN body IS NOT NULL
              WHEN outcome IN ('refused', 'unclear') THEN true
              ELSE body IS NULL END)
);
CREATE INDEX letters_open_index ON platform.letters (id) WHERE ended_at IS NULL;
CREATE INDEX letters_ended_index ON platform.letters (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON TABLE platform.letters IS
    'Letters that wait, and what became of those that do not; not of record: they go after a while';
GRANT DELETE ON platform.letters TO arna_host;
