-- Files: those of plugins' records, and those that the host keeps for a while. Source: PLT-13.

CREATE TABLE platform.files (
    id           uuid NOT NULL CONSTRAINT files_key PRIMARY KEY,
    -- the plugin's id; host for what the host itself keeps
    plugin       text NOT NULL,
    kind         text NOT NULL,
    -- the record of the plugin that the file belongs to
    owner_id     uuid,
    agency_id    uuid NOT NULL CONSTRAINT files_agency REFERENCES platform.agencies,
    name         text NOT NULL
                 CONSTRAINT files_name_is_short CHECK (char_length(name) BETWEEN 1 AND 255),
    media_type   text NOT NULL,
    size         bigint NOT NULL CONSTRAINT files_size_counted CHECK (size >= 0),
    sha256       bytea NOT NULL
                 CONSTRAINT files_sha256_is_a_digest CHECK (octet_length(sha256) = 32),
    data_class   text NOT NULL CONSTRAINT files_data_class_known
                 CHECK (data_class IN ('public', 'workContact', 'personal', 'identifier')),
    stored_at    timestamptz NOT NULL,
    -- NULL: the command line
    stored_by    uuid CONSTRAINT files_stored_by REFERENCES platform.accounts,
    -- Of record: it is withdrawn and stays. NULL: it holds.
    withdrawn_at timestamptz,
    withdrawn_by uuid CONSTRAINT files_withdrawn_by REFERENCES platform.accounts,
    withdrawal_note text,
    -- Kept for a while: it may be deleted from then on. NULL: it is of record.
    expires_at   timestamptz,
    CONSTRAINT files_of_record_have_an_owner CHECK (expires_at IS NOT NULL OR owner_id IS NOT NULL),
    CONSTRAINT files_withdrawal_after_storing CHECK (withdrawn_at >= stored_at)
);
CREATE INDEX files_owner_index ON platform.files (owner_id, id) WHERE expires_at IS NULL;
CREATE INDEX files_expiry_index ON platform.files (expires_at) WHERE expires_at IS NOT NULL;
COMMENT ON TABLE platform.files IS
    'Files of records, which are withdrawn and never deleted, and files that expire';

-- A file's row is written last, when its size and digest are known.
CREATE TABLE platform.file_parts (
    file_id uuid NOT NULL CONSTRAINT file_parts_file
            REFERENCES platform.files ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- from 0; all but the last have 256 KiB
    number  integer NOT NULL CONSTRAINT file_parts_number_counted CHECK (number >= 0),
    bytes   bytea NOT NULL,
    CONSTRAINT file_parts_key PRIMARY KEY (file_id, number)
);
-- Scans and office files are compressed already.
ALTER TABLE platform.file_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE platform.file_parts IS 'The bytes of files; rows are added and never changed';

-- What serves may withdraw a file of record and delete one that expires; it can do nothing else to it.
REVOKE UPDATE ON platform.files, platform.file_parts FROM arna_host;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawal_note) ON platform.files TO arna_host;
GRANT DELETE ON platform.files TO arna_host;
ALTER TABLE platform.files ENABLE ROW LEVEL SECURITY;
CREATE POLICY files_are_read ON platform.files FOR SELECT USING (true);
CREATE POLICY files_are_added ON platform.files FOR INSERT WITH CHECK (true);
CREATE POLICY files_are_withdrawn ON platform.files FOR UPDATE USING (expires_at IS NULL);
CREATE POLICY files_expire ON platform.files FOR DELETE USING (expires_at IS NOT NULL);
