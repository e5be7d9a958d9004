-- What comes in about organisations: their own applications for a card, and what readers say is wrong on one.
-- Source: REG-9.

-- A reader's report is of an official's contacts, or of the card of an organisation.
ALTER TABLE registry.contact_reports
    ALTER COLUMN designation_id DROP NOT NULL,
    ADD COLUMN ngo_id uuid CONSTRAINT contact_reports_ngo REFERENCES registry.ngos ON DELETE CASCADE,
    ADD COLUMN about_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(designation_id, ngo_id)) STORED,
    ADD CONSTRAINT contact_reports_about CHECK ((designation_id IS NULL) <> (ngo_id IS NULL)),
    DROP CONSTRAINT contact_reports_subject,
    ADD CONSTRAINT contact_reports_subject CHECK (CASE WHEN ngo_id IS NULL
        THEN subject IN ('phone', 'email', 'person', 'other')
        ELSE subject IN ('name', 'bin', 'legalForm', 'place', 'head', 'status', 'contacts', 'other') END);
DROP INDEX registry.contact_reports_once;
CREATE UNIQUE INDEX contact_reports_once ON registry.contact_reports (about_id, subject, sameness)
    WHERE settled_at IS NULL;
DROP INDEX registry.contact_reports_of_designation;
CREATE INDEX contact_reports_about_record ON registry.contact_reports (about_id);

-- What somebody said of an organisation that has no card, in columns as those of registry.ngos.
CREATE TABLE registry.ngo_applications (
    id               uuid CONSTRAINT ngo_applications_pkey PRIMARY KEY,
    sent_at          timestamptz NOT NULL,
    -- Of the page on which it was filled in.
    language         text NOT NULL,
    -- The SHA-256 of the secret in the address of the applicant's page.
    digest           bytea CONSTRAINT ngo_applications_digest_once UNIQUE,
    -- The SHA-256 of the code that was mailed, and of that secret, together.
    code_digest      bytea,
    code_expires_at  timestamptz NOT NULL,
    -- How often a wrong one was tried, and how many were mailed.
    code_attempts    smallint NOT NULL DEFAULT 0,
    codes            smallint NOT NULL DEFAULT 1,
    confirmed_at     timestamptz,
    decided_at       timestamptz,
    decided_by       uuid CONSTRAINT ngo_applications_decided_by REFERENCES platform.accounts,
    outcome          text,
    -- Why it was refused, in the words of the operator.
    reason           text,
    -- The card that it became.
    ngo_id           uuid CONSTRAINT ngo_applications_ngo REFERENCES registry.ngos ON DELETE SET NULL,
    bin              text,
    no_bin_reason    text,
    name_kk          text,
    name_ru          text,
    name_en          text,
    short_name_kk    text,
    short_name_ru    text,
    short_name_en    text,
    legal_form       text NOT NULL,
    kato_code        text,
    address_kk       text,
    address_ru       text,
    address_en       text,
    registered_on    date,
    spheres          text[] NOT NULL DEFAULT '{}',
    head             text,
    site             text,
    email            text,
    phone            text,
    -- The text that was agreed to; without it the contacts are not published.
    consent          text,
    applicant        text,
    applicant_email  text,
    -- Whether what is personal was deleted, 90 days after the decision.
    is_forgotten     boolean NOT NULL DEFAULT false,
    is_demonstration boolean NOT NULL DEFAULT false,
    CONSTRAINT ngo_applications_language CHECK (language IN ('kk', 'ru', 'en')),
    CONSTRAINT ngo_applications_digested CHECK
        (octet_length(digest) = 32 AND octet_length(code_digest) = 32),
    CONSTRAINT ngo_applications_confirmed CHECK (confirmed_at IS NULL OR code_digest IS NULL),
    CONSTRAINT ngo_applications_outcome CHECK (outcome IN ('accepted', 'refused')),
    CONSTRAINT ngo_applications_decided CHECK
        ((decided_at IS NULL) = (outcome IS NULL) AND (decided_at IS NULL OR confirmed_at IS NOT NULL)),
    CONSTRAINT ngo_applications_reason CHECK
        ((outcome IS NOT DISTINCT FROM 'refused') = (reason IS NOT NULL)),
    CONSTRAINT ngo_applications_forgotten CHECK (NOT is_forgotten OR decided_at IS NOT NULL),
    CONSTRAINT ngo_applications_kept CHECK (is_forgotten
        OR applicant IS NOT NULL AND applicant_email IS NOT NULL AND digest IS NOT NULL)
);
-- What waits for an operator: few of many.
CREATE INDEX ngo_applications_waiting ON registry.ngo_applications (confirmed_at)
    WHERE confirmed_at IS NOT NULL AND decided_at IS NULL;
CREATE INDEX ngo_applications_decided_last ON registry.ngo_applications (decided_at, id)
    WHERE decided_at IS NOT NULL;
CREATE INDEX ngo_applications_undecided_of_email ON registry.ngo_applications (lower(applicant_email))
    WHERE decided_at IS NULL;
CREATE INDEX ngo_applications_undecided_of_bin ON registry.ngo_applications (bin)
    WHERE decided_at IS NULL;
CREATE INDEX ngo_applications_unconfirmed ON registry.ngo_applications (sent_at)
    WHERE confirmed_at IS NULL;
CREATE INDEX ngo_applications_to_forget ON registry.ngo_applications (decided_at) WHERE NOT is_forgotten;
GRANT DELETE ON registry.ngo_applications TO arna_host;
