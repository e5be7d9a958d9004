-- Names of this installation that must exist nowhere else, such as the ids of feeds, are made of its id.
-- It goes with the database into every backup and copy.
CREATE TABLE platform.installation (
    id       uuid NOT NULL DEFAULT gen_random_uuid(),
    begun_at timestamptz NOT NULL DEFAULT now(),
    is_only  boolean NOT NULL DEFAULT true CONSTRAINT installation_key PRIMARY KEY
        CONSTRAINT installation_only CHECK (is_only)
);
INSERT INTO platform.installation DEFAULT VALUES;
REVOKE INSERT, UPDATE ON platform.installation FROM arna_host;
