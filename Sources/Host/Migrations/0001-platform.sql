-- Schema platform: what every plugin may rely on. Agencies and accounts may be referenced by id.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO arna_host;
ALTER DEFAULT PRIVILEGES IN SCHEMA platform GRANT SELECT, INSERT, UPDATE ON TABLES TO arna_host;
ALTER DEFAULT PRIVILEGES IN SCHEMA platform GRANT USAGE ON SEQUENCES TO arna_host;
ALTER DEFAULT PRIVILEGES IN SCHEMA platform GRANT EXECUTE ON FUNCTIONS TO arna_host;

-- ── Agencies ────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.agencies (
    id      uuid NOT NULL CONSTRAINT agencies_key PRIMARY KEY,
    slug    text NOT NULL CONSTRAINT agencies_slug_once UNIQUE
            CONSTRAINT agencies_slug_is_a_host_name CHECK (slug ~ '^[a-z][a-z0-9-]{0,62}$'),
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text
);
COMMENT ON TABLE platform.agencies IS
    'State bodies that use this installation; what an agency owns bears its id as agency_id';

INSERT INTO platform.agencies (id, slug, name_kk, name_ru, name_en) VALUES (
    '01990000-0000-7000-8000-000000000001', 'ministry',
    'Қазақстан Республикасының Мәдениет және ақпарат министрлігі',
    'Министерство культуры и информации Республики Казахстан',
    'Ministry of Culture and Information of the Republic of Kazakhstan');

-- After a transaction the setting is an empty string: unset must mean no rows, never an error.
CREATE FUNCTION platform.agency() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('arna.agency', true), '')::uuid;
COMMENT ON FUNCTION platform.agency() IS
    'The agency of the request, by the setting arna.agency; NULL where none is set';

-- ── Accounts and what they may ──────────────────────────────────────────────────────────────────

CREATE TABLE platform.accounts (
    id                   uuid NOT NULL CONSTRAINT accounts_key PRIMARY KEY,
    email                text NOT NULL CONSTRAINT accounts_email_once UNIQUE
                         CONSTRAINT accounts_email_is_small CHECK (email = lower(email)),
    name                 text NOT NULL,
    -- scrypt$<log2 N>$<r>$<p>$<salt>$<key>
    password             text NOT NULL
                         CONSTRAINT accounts_password_is_hashed CHECK (password LIKE 'scrypt$%'),
    must_change_password boolean NOT NULL,
    password_changed_at  timestamptz NOT NULL,
    created_at           timestamptz NOT NULL,
    disabled_at          timestamptz
);
COMMENT ON TABLE platform.accounts IS 'People and programs that may sign in; never deleted';

CREATE TABLE platform.account_roles (
    id         uuid NOT NULL CONSTRAINT account_roles_key PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT account_roles_account REFERENCES platform.accounts,
    agency_id  uuid NOT NULL CONSTRAINT account_roles_agency REFERENCES platform.agencies,
    role       text NOT NULL CONSTRAINT account_roles_role_known
               CHECK (role IN ('administrator', 'operator', 'reader', 'auditor')),
    granted_at timestamptz NOT NULL,
    -- NULL: the command line
    granted_by uuid CONSTRAINT account_roles_granted_by REFERENCES platform.accounts,
    ended_at   timestamptz,
    ended_by   uuid CONSTRAINT account_roles_ended_by REFERENCES platform.accounts,
    CONSTRAINT account_roles_end_after_grant CHECK (ended_at >= granted_at)
);
CREATE UNIQUE INDEX account_roles_held_once
    ON platform.account_roles (account_id, agency_id, role) WHERE ended_at IS NULL;
COMMENT ON TABLE platform.account_roles IS 'Who was what in which agency, from when to when';

-- ── Sessions and tokens: of either, only the SHA-256 is kept ────────────────────────────────────

CREATE TABLE platform.sessions (
    id           uuid NOT NULL CONSTRAINT sessions_key PRIMARY KEY,
    account_id   uuid NOT NULL CONSTRAINT sessions_account REFERENCES platform.accounts,
    agency_id    uuid NOT NULL CONSTRAINT sessions_agency REFERENCES platform.agencies,
    token_digest bytea NOT NULL CONSTRAINT sessions_token_once UNIQUE
                 CONSTRAINT sessions_token_is_digested CHECK (octet_length(token_digest) = 32),
    started_at   timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    address      text,
    ended_at     timestamptz,
    end_reason   text CONSTRAINT sessions_end_reason_known
                 CHECK (end_reason IN ('signedOut', 'passwordChanged', 'ended', 'disabled')),
    CONSTRAINT sessions_end_has_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_account_index ON platform.sessions (account_id, started_at DESC);

CREATE TABLE platform.tokens (
    id           uuid NOT NULL CONSTRAINT tokens_key PRIMARY KEY,
    account_id   uuid NOT NULL CONSTRAINT tokens_account REFERENCES platform.accounts,
    name         text NOT NULL,
    token_digest bytea NOT NULL CONSTRAINT tokens_token_once UNIQUE
                 CONSTRAINT tokens_token_is_digested CHECK (octet_length(token_digest) = 32),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    CONSTRAINT tokens_expiry_after_creation CHECK (expires_at > created_at)
);
CREATE INDEX tokens_account_index ON platform.tokens (account_id, created_at DESC);

-- Kept by the digest of what was typed, since people type passwords where an e-mail belongs, and for
-- unknown addresses too, so that a lock does not tell which ones exist. Not of record: forgotten.
CREATE TABLE platform.sign_in_attempts (
    email_digest bytea NOT NULL CONSTRAINT sign_in_attempts_key PRIMARY KEY
                 CONSTRAINT sign_in_attempts_email_is_digested
                 CHECK (octet_length(email_digest) = 32),
    attempts     integer NOT NULL CONSTRAINT sign_in_attempts_counted CHECK (attempts > 0),
    attempted_at timestamptz NOT NULL,
    -- not later than attempted_at: not locked
    locked_until timestamptz NOT NULL
);
CREATE INDEX sign_in_attempts_age_index ON platform.sign_in_attempts (attempted_at);
GRANT DELETE ON platform.sign_in_attempts TO arna_host;

-- ── Audit ───────────────────────────────────────────────────────────────────────────────────────

-- References nothing: it must take a row whatever became of what the row speaks of.
CREATE TABLE platform.audit (
    id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_key PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    account_id uuid,
    agency_id  uuid,
    action     text NOT NULL,
    subject    uuid,
    before     jsonb,
    after      jsonb,
    address    text,
    request_id text NOT NULL
);
CREATE INDEX audit_subject_index ON platform.audit (subject, id) WHERE subject IS NOT NULL;
CREATE INDEX audit_account_index ON platform.audit (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX audit_at_index ON platform.audit USING brin (at);
COMMENT ON TABLE platform.audit IS
    'Who did what to which thing, when and from where; rows are added and never changed';

REVOKE UPDATE ON platform.audit FROM arna_host;

CREATE FUNCTION platform.refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_is_only_added_to
    BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change_of_audit();

-- ── Demonstration ───────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.demonstration (
    plugin    text NOT NULL CONSTRAINT demonstration_key PRIMARY KEY,
    loaded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.demonstration IS
    'Plugins whose demonstration data is loaded: while there is a row, every page says so';
