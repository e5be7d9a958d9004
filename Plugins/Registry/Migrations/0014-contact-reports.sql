-- Anyone may say that a contact of the public list is wrong, and be answered. Source: REG-11.

CREATE TABLE registry.contact_reports (
    id             uuid CONSTRAINT contact_reports_pkey PRIMARY KEY,
    designation_id uuid NOT NULL CONSTRAINT contact_reports_designation
                   REFERENCES registry.designations ON DELETE CASCADE,
    subject        text NOT NULL,
    -- What is wrong and how it would be right, in the words of the one who said so; empty where they said no more,
    -- and emptied 90 days after the answer.
    details        text NOT NULL,
    -- Who says the same of the same official is counted, and makes no second row.
    sameness       text NOT NULL
                   GENERATED ALWAYS AS (md5(lower(regexp_replace(details, '\s+', ' ', 'g')))) STORED,
    count          integer NOT NULL DEFAULT 1,
    first_at       timestamptz NOT NULL,
    last_at        timestamptz NOT NULL,
    settled_at     timestamptz,
    settled_by     uuid CONSTRAINT contact_reports_settled_by REFERENCES platform.accounts,
    outcome        text,
    -- In the words of the operator, for those who said it.
    answer         text,
    -- Whether that was done, and who said it was forgotten.
    is_forgotten   boolean NOT NULL DEFAULT false,
    CONSTRAINT contact_reports_subject CHECK (subject IN ('phone', 'email', 'person', 'other')),
    CONSTRAINT contact_reports_details CHECK (char_length(details) <= 1000),
    CONSTRAINT contact_reports_counted CHECK (count > 0),
    CONSTRAINT contact_reports_outcome CHECK (outcome IN ('corrected', 'right', 'unverifiable')),
    CONSTRAINT contact_reports_settled CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT contact_reports_answer CHECK (answer IS NULL OR settled_at IS NOT NULL),
    CONSTRAINT contact_reports_forgotten CHECK (NOT is_forgotten OR settled_at IS NOT NULL)
);
CREATE UNIQUE INDEX contact_reports_once ON registry.contact_reports (designation_id, subject, sameness)
    WHERE settled_at IS NULL;
-- What waits for an operator: few of many.
CREATE INDEX contact_reports_unsettled ON registry.contact_reports (first_at) WHERE settled_at IS NULL;
CREATE INDEX contact_reports_to_forget ON registry.contact_reports (settled_at) WHERE NOT is_forgotten;
CREATE INDEX contact_reports_of_designation ON registry.contact_reports (designation_id);

-- Who said it: nothing of them but the SHA-256 of the secret in the address of the page that tells how it
-- stands, and an e-mail for the answer where they left one. It goes when the answer goes, or after 90 days; the
-- row goes 90 days after the answer.
CREATE TABLE registry.contact_reporters (
    digest      bytea CONSTRAINT contact_reporters_pkey PRIMARY KEY,
    report_id   uuid NOT NULL CONSTRAINT contact_reporters_report
                REFERENCES registry.contact_reports ON DELETE CASCADE,
    reported_at timestamptz NOT NULL,
    -- Of the page on which they said it.
    language    text NOT NULL,
    email       text,
    CONSTRAINT contact_reporters_digested CHECK (octet_length(digest) = 32),
    CONSTRAINT contact_reporters_language CHECK (language IN ('kk', 'ru', 'en'))
);
CREATE INDEX contact_reporters_of_report ON registry.contact_reporters (report_id);
-- Of one report an address gets one letter, however often somebody gives it.
CREATE UNIQUE INDEX contact_reporters_one_letter ON registry.contact_reporters (report_id, lower(email))
    WHERE email IS NOT NULL;
CREATE INDEX contact_reporters_reachable ON registry.contact_reporters (reported_at)
    WHERE email IS NOT NULL;
REVOKE UPDATE ON registry.contact_reporters FROM arna_host;
GRANT UPDATE (email) ON registry.contact_reporters TO arna_host;
GRANT DELETE ON registry.contact_reporters TO arna_host;
