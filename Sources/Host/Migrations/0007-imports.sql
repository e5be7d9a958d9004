-- Files that were sent to be taken in, and what came of them. Source: REG-10.

CREATE TABLE platform.imports (
    id           uuid NOT NULL CONSTRAINT imports_key PRIMARY KEY,
    plugin       text NOT NULL,
    kind         text NOT NULL,
    agency_id    uuid NOT NULL CONSTRAINT imports_agency REFERENCES platform.agencies,
    -- NULL: the command line
    account_id   uuid CONSTRAINT imports_account REFERENCES platform.accounts,
    asked_at     timestamptz NOT NULL,
    file_name    text,
    sha256       bytea NOT NULL,
    mode         text NOT NULL CONSTRAINT imports_mode_known CHECK (mode IN ('all', 'valid')),
    is_dry_run   boolean NOT NULL,
    effective_on date,
    supersedes   boolean NOT NULL,
    -- The file goes after a while, the report stays.
    file_id      uuid CONSTRAINT imports_file REFERENCES platform.files ON DELETE SET NULL,
    run_id       uuid NOT NULL,
    -- One of the two, when it is over: what came of it, or why it could not be read.
    report       jsonb,
    refusal      jsonb,
    -- The same file with one more column.
    findings_id  uuid CONSTRAINT imports_findings REFERENCES platform.files ON DELETE SET NULL,
    CONSTRAINT imports_one_end CHECK (report IS NULL OR refusal IS NULL)
);
CREATE INDEX imports_of_account_index ON platform.imports (account_id, id DESC);
COMMENT ON TABLE platform.imports IS
    'Files that were sent to be taken in; the report is written in the transaction of its rows';
